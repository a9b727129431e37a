// The program under test: starts the demo in a folder of its own, tells its address, stops it.
//
// Deliberately absent: any knowledge of pages.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The day on which the demo is looked at, so that what is due never depends on when the tests run. */
const DAY = '2026-11-22';

/** How long the first start may take before we say that it hangs. */
const PATIENCE_MS = 120_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const program = join(target, 'debug', 'samordna');

/** Starts the demo. Gives `address`, as `http://127.0.0.1:40123`, and `stop()`, which gives the exit code. */
export async function startDemo() {
  const data = await mkdtemp(join(tmpdir(), 'samordna-demo-'));
  const args = ['demo', '--data', data, '--listen', '127.0.0.1:0', '--on', DAY];
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));

  const stop = async () => {
    child.kill('SIGTERM');
    const code = await ended;
    await rm(data, { recursive: true, force: true });
    return code;
  };
  try {
    return { address: await addressOf(child), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Reads the address from the line that the program prints when it is ready. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Error(`${program} ${why}; it said:\n${said}`));
    const hangs = setTimeout(() => fail(`did not listen within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    child.once('error', (error) => fail(`could not be started (${error.code}): build it with \`cargo build\``));
    child.once('close', (code) => fail(`ended with ${code} before it listened`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
        const found = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
        if (!found) return;
        clearTimeout(hangs);
        resolve(found[1]);
      });
    }
    child.once('close', () => clearTimeout(hangs));
  });
}

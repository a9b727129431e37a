// The browser under the tests: the system's own Chromium, which is never downloaded.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A test talks to this machine alone, and Chromium refuses its sandbox to root. */
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const QUIETER = ['--disable-component-update', '--disable-sync'];

/** Starts Chromium: the one that `CHROMIUM` names, or the first that the system has. */
export function startChromium() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) throw new Error('Chromium is missing: install it, or name it with CHROMIUM=/path');
  const args = [...QUIET, ...QUIETER];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}

// The inspections themselves: each fault, planted on a page of our own, is found. An inspection that finds nothing
// proves something only when it could have found it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { startChromium } from './chromium.mjs';
import { crawl, someOfEachShape } from './crawl.mjs';
import { inspectAsServed, inspectWithAxe } from './inspect.mjs';

const STRICT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";

const PAGES = {
  '/good': page('<h1>Hej</h1><p>En sida.</p>'),
  '/headings': page('<h1>Ett</h1><h1>Två</h1>'),
  '/foreign': page('<h1>Hello</h1>', { lang: 'en' }),
  '/untitled': page('<h1>Hej</h1>', { title: '' }),
  '/plain': page('<h1>Hej</h1>', { style: '/none.css' }),
  '/wide': page('<h1>Hej</h1><img src="/none" alt="" width="700" height="1">'),
  '/spilled': page('<h1>Hej</h1><p title="<i class="x">ett</i>">två</p>'),
  '/squeezed': page('<h1>Hej</h1><table class="thin"><tr><td>ögonsjukvård</td></tr></table>'),
  '/heavy': page(`<h1>Hej</h1><p>${'mycket '.repeat(20_000)}</p>`),
  '/inline': page('<h1>Hej</h1><script>globalThis.ran = 1</script>'),
  '/unnamed': page('<h1>Hej</h1><form><input name="namn"></form>'),
  '/links': page('<h1>Hej</h1><a href="/good#del">bra</a> <a href="/lost">borta</a> <a hreflang="en" href="/en">En</a>'),
};

const STATIC = {
  '/style.css': 'h1 { margin: 0 } .thin { table-layout: fixed; width: 1.5rem; overflow-wrap: anywhere }',
  '/favicon.ico': ' ',
};

let server;
let browser;
let address;

before(async () => {
  server = createServer((asked, answer) => {
    const text = STATIC[asked.url] ?? PAGES[asked.url];
    const type = asked.url.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
    const policy = asked.url === '/headings' ? {} : { 'content-security-policy': STRICT };
    answer.writeHead(text ? 200 : 404, { 'content-type': type, ...policy }).end(text ?? 'Sidan finns inte.');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const served = [
  ['/headings', 'has 2 h1'],
  ['/headings', 'no content security policy'],
  ['/foreign', 'lang is "en"'],
  ['/untitled', 'has no title'],
  ['/plain', 'comes without style'],
  ['/wide', 'px wide'],
  ['/spilled', 'shows markup'],
  ['/squeezed', 'squeezes "ögonsjukvård"'],
  ['/heavy', 'weighs'],
  ['/inline', 'the console says'],
  ['/absent', 'status 404'],
];

for (const [path, fault] of served) {
  test(`a page is found that ${fault}`, async () => {
    const complaints = await look(inspectAsServed, path);
    assert.ok(complaints.some((complaint) => complaint.includes(fault)), `${fault} is not in ${complaints}`);
  });
}

test('a good page has no complaint', async () => {
  assert.deepEqual(await look(inspectAsServed, '/good'), []);
  assert.deepEqual(await look(inspectWithAxe, '/good'), []);
});

test('a field without a label is found by axe', async () => {
  const complaints = await look(inspectWithAxe, '/unnamed');
  assert.ok(complaints.some((complaint) => complaint.startsWith('axe label')), `${complaints}`);
});

test('a crawl finds a link that leads nowhere, and each page once', async () => {
  const context = await browser.newContext();
  const found = await crawl(context, `${address}/links`);
  await context.close();
  assert.deepEqual(found, { pages: ['/links', '/good'], complaints: ['/lost answers 404'] });
});

test('things of one shape are sampled, and rooms are not', () => {
  const groups = Array.from({ length: 20 }, (_, number) => `/grupper/g${number}`);
  const rooms = groups.flatMap((group) => [`${group}/roller`, `${group}/historik`]);
  const chosen = someOfEachShape(['/', '/om', ...groups, ...rooms, '/grupper?typ=a', '/grupper?typ=b'], 1);
  assert.deepEqual(chosen, ['/', '/om', '/grupper/g0', '/grupper/g0/roller', '/grupper/g0/historik', '/grupper?typ=a']);
});

async function look(inspect, path) {
  const context = await browser.newContext({ bypassCSP: inspect === inspectWithAxe });
  const complaints = await inspect(context, address + path, 'sv');
  await context.close();
  return complaints;
}

function page(body, { lang = 'sv', title = 'En sida', style = '/style.css' } = {}) {
  const viewport = '<meta name="viewport" content="width=device-width">';
  const head = `${viewport}<title>${title}</title><link rel="stylesheet" href="${style}">`;
  return `<!doctype html><html lang="${lang}"><head>${head}</head><body><main>${body}</main></body></html>`;
}

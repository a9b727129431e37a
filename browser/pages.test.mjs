// Every page that a visitor can reach by links, in Swedish and in English, is what a page must be.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from './chromium.mjs';
import { crawl, someOfEachShape } from './crawl.mjs';
import { startDemo } from './house.mjs';
import { inspectAsServed, inspectWithAxe } from './inspect.mjs';

/** Pages of one shape that are opened in the browser; the rest are only fetched. */
const SOME = 4;

let demo;
let browser;

before(async () => {
  demo = await startDemo();
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const language of ['sv', 'en']) {
  test(`every page can be reached and read by everybody, in ${language}`, async (t) => {
    const served = await browser.newContext();
    const first = await firstPageIn(served, language);
    const opened = await browser.newContext({ bypassCSP: true, storageState: await served.storageState() });

    const found = await crawl(served, first);
    assert.deepEqual(found.complaints, []);
    assert.ok(found.pages.length > 0, 'there is a page');
    t.diagnostic(`${found.pages.length} pages`);

    for (const path of someOfEachShape(found.pages, SOME)) {
      await t.test(path, async () => {
        const url = new URL(path, demo.address).href;
        const complaints = await inspectAsServed(served, url, language);
        complaints.push(...(await inspectWithAxe(opened, url)));
        assert.deepEqual(complaints, []);
      });
    }
    await opened.close();
    await served.close();
  });
}

/** Opens the first page, and asks it for another language where Swedish is not wanted. Gives where that led. */
async function firstPageIn(context, language) {
  const page = await context.newPage();
  await page.goto(demo.address);
  if (language !== 'sv') {
    await page.locator(`a[hreflang="${language}"], button[lang="${language}"]`).first().click();
    await page.waitForSelector(`html[lang="${language}"]`);
  }
  const url = page.url();
  await page.close();
  return url;
}

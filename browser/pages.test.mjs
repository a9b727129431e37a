// Every page that a visitor can reach by links, in Swedish and in English, is what a page must be.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from './chromium.mjs';
import { crawl, someOfEachShape } from './crawl.mjs';
import { startDemo } from './house.mjs';
import { inspectAsServed, inspectWithAxe } from './inspect.mjs';

/** Pages of one shape that are opened in the browser; the rest are only fetched. */
const SOME = 2;

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
  for (const visitor of ['a visitor', 'somebody signed in']) {
    test(`every page can be reached and read by ${visitor}, in ${language}`, async (t) => {
      const served = await browser.newContext();
      const first = await enter(served, language, visitor);
      const found = await crawl(served, first);
      await t.test('every link leads somewhere', () => {
        assert.deepEqual(someOfEachShape(found.complaints, 1), [], `${found.complaints.length} links, one of each kind`);
      });
      assert.ok(found.pages.length > 0, 'there is a page');
      t.diagnostic(`${found.pages.length} pages`);

      const opened = await browser.newContext({ bypassCSP: true, storageState: await served.storageState() });
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
}

/** Opens the first page, chooses a language, and signs in as the first person whom the demo offers. Gives where that led. */
async function enter(context, language, visitor) {
  const page = await context.newPage();
  await page.goto(demo.address);
  if (language !== 'sv') {
    await page.locator(`a[hreflang="${language}"]`).click();
    await page.waitForSelector(`html[lang="${language}"]`);
  }
  if (visitor === 'somebody signed in') {
    await page.locator('header a[href^="/logga-in"]').click();
    await page.locator('main form[method="post"] button').first().click();
    await page.waitForSelector('header form[action="/logga-ut"]');
  }
  const url = page.url();
  await page.close();
  return url;
}

// What people come for, walked in a real browser with script turned off: a charter is read, kept, put under a group,
// adopted; a mistake is mended; the keyboard is enough; a narrow screen shows each norm under its sentence.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from './chromium.mjs';
import { startDemo } from './house.mjs';

const TEXT = `# Uppdrag för samrådsgrupp gångväg

Uppdragsgivare: Regiondirektören

## Sammansättning

Gruppen ska ha minst tre ledamöter. Regiondirektören utser ordförande.

## Möten

Gruppen ska träffas minst fyra gånger per år. Ordföranden ska godkänna anteckningarna.
`;

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

/** A page without script, at a size; `role` is what the person to be is, as the sign-in page words it. */
async function visit({ role, width = 1280 } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(demo.address);
  if (role) {
    await page.getByRole('link', { name: 'Logga in' }).click();
    await page.locator('button.choice', { hasText: role }).first().click();
  }
  return page;
}

/** Opens a form by its heading, fills in its fields by their labels, and sends it. */
async function send(page, heading, fields, button) {
  const form = page.locator('details.act', { has: page.locator('summary', { hasText: heading }) });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: button }).click();
}

test('a charter is read, kept, put under a new group and adopted, without script', async () => {
  const page = await visit({ role: 'registrator' });
  await page.getByRole('link', { name: 'Läs ett uppdrag' }).click();
  await page.getByLabel('Uppdragets text').fill(TEXT);
  await page.getByRole('button', { name: 'Läs', exact: true }).click();
  assert.match(await page.locator('main').innerText(), /Ingenting är sparat/);
  assert.ok((await page.locator('.norm').count()) > 2, 'norms stand in the margin');

  await page.getByRole('button', { name: 'Behåll som utkast' }).click();
  assert.match(page.url(), /\/uppdrag\/uppdrag-for-samradsgrupp-gangvag/);
  await send(page, 'Bilda en ny grupp', { 'Gruppens namn': 'Samrådsgrupp gångväg' }, 'Bilda gruppen');
  assert.match(await page.locator('main').innerText(), /Uppdrag för\s+Samrådsgrupp gångväg/);

  await send(page, 'Fastställ', { Handling: 'RS 2026-00099' }, 'Fastställ');
  await page.getByRole('link', { name: 'Samrådsgrupp gångväg' }).first().click();
  assert.match(await page.locator('main').innerText(), /Uppdraget gäller/);
  assert.ok((await page.locator('details.finding').count()) > 0, 'what differs is told');
  await page.context().close();
});

test('a mistake is told above the form, and its link leads to the field with what was typed', async () => {
  const page = await visit({ role: 'registrator' });
  await page.goto(`${demo.address}/grupper/ny`);
  await page.getByLabel('Överordnad grupp eller enhet').fill('finns inte alls');
  await page.getByLabel('Gruppens namn').fill('En grupp till');
  await page.getByRole('button', { name: 'Bilda gruppen' }).click();
  await page.locator('.summary a').click();
  assert.equal(new URL(page.url()).hash, '#ny-grupp-parent');
  assert.equal(await page.getByLabel('Överordnad grupp eller enhet').inputValue(), 'finns inte alls');
  assert.equal(await page.getByLabel('Gruppens namn').inputValue(), 'En grupp till');
  assert.equal(await page.getByLabel('Överordnad grupp eller enhet').getAttribute('aria-invalid'), 'true');
  await page.context().close();
});

test('whoever may not appoint sees why, by which sentence, and who can', async () => {
  const page = await visit({ role: 'Ledamot' });
  await page.goto(`${demo.address}/grupper/samordningsrad-rorelseorganens-sjukdomar/platser`);
  await page.locator('.seats a', { hasText: 'Ledamot' }).first().click();
  assert.ok((await page.locator('blockquote').count()) > 0, 'the sentence stands there');
  assert.equal(await page.locator('form[action$="/avsluta"]').count(), 0, 'no button for it');
  assert.match(await page.locator('.barred').first().innerText(), /Den som kan är|registratorn/);
  await page.context().close();
});

test('the first key leads past the menu, and every norm can be opened by keyboard', async () => {
  const page = await visit();
  await page.goto(`${demo.address}/grupper/samordningsrad-rorelseorganens-sjukdomar/uppdrag`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#innehall');
  const summary = page.locator('.norm summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  assert.notEqual(await page.locator('.norm details').first().getAttribute('open'), null);
  await page.context().close();
});

test('on a narrow screen a norm stands under its sentence, on a wide one beside it', async () => {
  for (const [width, isBeside] of [[1280, true], [320, false]]) {
    const page = await visit({ width });
    await page.goto(`${demo.address}/grupper/samordningsrad-rorelseorganens-sjukdomar/uppdrag`);
    const pair = page.locator('.pair:has(.norm)').first();
    const [text, norm] = [await pair.locator('.text').boundingBox(), await pair.locator('.norm').first().boundingBox()];
    assert.equal(norm.x > text.x + text.width, isBeside, `${width} px`);
    assert.equal(norm.y >= text.y + text.height, !isBeside, `${width} px`);
    await page.context().close();
  }
});

// The coordinator, with the keyboard alone: plans the year, holds a meeting, writes its notes and shares them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNCIL, walker } from './walk.mjs';

test('a coordinator plans, holds, writes and shares without touching the mouse', async () => {
  const me = await walker();
  const { page } = me;
  const main = page.locator('main');
  const link = (name) => page.getByRole('link', { name, exact: true });
  const button = (name) => page.getByRole('button', { name, exact: true });

  await me.press(link('Logga in'));
  await me.press(page.locator('button.choice', { hasText: 'Deqa Gabrielsson' }));
  await me.reads('Det här väntar på dig');
  await me.press(page.locator('nav').getByRole('link', { name: 'Grupper', exact: true }));
  await me.write(page.getByLabel('Gruppens namn'), 'rörelseorganens');
  await me.press(main.getByRole('button', { name: 'Visa', exact: true }));
  await me.press(main.getByRole('link', { name: /^Samordningsråd rörelseorganens/i }));
  assert.equal(new URL(page.url()).pathname, COUNCIL);

  // One more meeting next year, by the days that the grid has.
  await me.press(link('Möten'));
  await me.press(link('Planera möten'));
  await me.press(link('2027'));
  await me.write(page.getByLabel('Dag, rad 1', { exact: true }), '2027-06-09');
  await me.choose(page.getByLabel('Form, rad 1', { exact: true }), 'På plats');
  await me.press(button('Spara planen'));
  await me.reads('Det är sparat', '9 juni 2027');

  // One today, which is a Sunday: the program asks, and what was typed is still there.
  await me.press(link('2026'));
  await me.press(link('Planera möten'));
  await me.write(page.getByLabel('Dag, rad 1', { exact: true }), '2026-11-22');
  await me.press(button('Spara planen'));
  await me.reads('22 november 2026 är söndag');
  await me.reach(page.getByLabel('Planera ändå på de dagar som är helgdagar'));
  await page.keyboard.press('Space');
  await me.press(button('Spara planen'));
  await me.press(main.getByRole('link', { name: /^22 november 2026/ }));

  // It is held: all that the page proposes were there, but one.
  await me.press(link('Anteckna mötet som hållet'));
  await me.choose(page.getByLabel('Närvaro för Azra Asplund'), 'Anmält förhinder');
  await me.press(button('Anteckna mötet som hållet'));
  await me.reads('Hållet', 'Anmält förhinder');

  // Its notes are a draft of her own, until she shares them.
  await me.press(link('Inte delade'));
  await me.press(main.getByRole('link', { name: /^Skriv/ }));
  await me.write(page.getByLabel('Inledning'), 'Ordföranden hälsade alla välkomna.');
  await me.write(page.getByLabel('2. Läget i förvaltningarna'), 'Köerna är kortare i alla förvaltningar.');
  await me.press(button('Granska och dela …'));
  await me.reads('Granska innan du delar', 'Köerna är kortare i alla förvaltningar.');
  await me.press(button('Dela anteckningarna'));
  await me.reads('Väntar på underskrift', 'Version 1, delad 2026-11-22, Deqa Gabrielsson');
  await me.leave();

  const other = await walker('milan-frisk');
  await other.goTo(new URL(page.url()).pathname);
  await other.reads('Köerna är kortare i alla förvaltningar.');
  await other.leave();
});

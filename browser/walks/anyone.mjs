// Anyone: finds the groups, their charters and what they have published; never how to reach somebody, nor what is not out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNCIL, walker } from './walk.mjs';

const CONTACT = 'darko.martensson@exempel.se';

test('anyone reads the register and what is published, and no way to reach a person', async () => {
  const registrar = await walker('nora-warsame');
  await registrar.goTo('/personer/darko-martensson');
  await registrar.send('Spara kontaktuppgifter', { Kontaktuppgifter: CONTACT }, 'Spara');
  await registrar.reads('Kontaktuppgifter finns sparade.');
  await registrar.leave();

  const me = await walker();
  const reach = [];
  for (const path of ['/grupper?sok=rörelseorganens', COUNCIL, `${COUNCIL}/platser`, '/personer/darko-martensson']) {
    await me.goTo(path);
    if ((await me.page.content()).includes(CONTACT)) reach.push(path);
  }
  await me.goTo('/');
  await me.leads(me.page.locator('footer').getByRole('link', { name: 'Öppna sidor om grupperna' }));
  await me.follow('Samordningsråd rörelseorganens sjukdomar');
  await me.reads('Darko Mårtensson', 'Ordförande', 'Inga anteckningar är publicerade här.');
  if ((await me.page.content()).includes(CONTACT)) reach.push(me.page.url());
  assert.deepEqual(reach, []);

  await me.goTo('/offentligt');
  await me.follow('Lokalt programområde äldres hälsa');
  await me.leads(me.page.locator('main a[href*="/offentligt/lokalt-programomrade-aldres-halsa/2"]').first());
  await me.reads('Närvarande', 'SHA-256');

  // What a group has shared among its own is not out: whoever is nobody is asked to sign in.
  await me.page.goto(new URL(`${COUNCIL}/moten/2026-5/anteckningar`, me.page.url()).href);
  assert.match(new URL(me.page.url()).pathname, /^\/logga-in/);
  await me.leave();
});

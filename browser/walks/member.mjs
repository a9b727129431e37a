// A member of a home administration: sees in one place what groups ask, answers by one press or in words.

import { test } from 'node:test';
import { walker } from './walk.mjs';

test('a member answers what the administration is asked, from one page', async () => {
  const me = await walker('gunilla-leijon');
  await me.goTo('/mina-svar');
  await me.reads('3 frågor väntar.', 'facklig samverkan saknas');
  await me.click(/^Svara ”Berörs inte”.*väntelista för handkirurgi, Närhälsan/);
  await me.reads('Det är sparat', '2 frågor väntar.');
  await me.click(/^Svara ”Avslutad”.*Höftfraktur opereras inom ett dygn, Närhälsan/);
  await me.reads('1 fråga väntar.', 'Beslutar ni enligt ställningstagandet?');

  // What was answered stands in the round, with who answered, and can be changed in words until it is closed.
  await me.goTo('/grupper/samordningsrad-rorelseorganens-sjukdomar/rundor/2026-12/narhalsan');
  await me.reads('Berörs inte', 'Gunilla Leijon');
  await me.leave();
});

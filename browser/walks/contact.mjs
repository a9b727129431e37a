// The contact person: receives what the chair lifts, and answers it.

import { test } from 'node:test';
import { COUNCIL, walker } from './walk.mjs';

test('what the chair lifts waits for the contact person, who answers it', async () => {
  const matter = `${COUNCIL}/arenden/2026-7`;
  const chair = await walker('darko-martensson');
  await chair.goTo(matter);
  await chair.send(
    'Lyft ärendet',
    {
      Varför: 'Väntelistan behöver ett beslut för hela regionen.',
      'Vad som lyfts': 'Hela ärendet',
      'Till vem': 'Kontaktperson i samordningsråd rörelseorganens sjukdomar (regel 46)',
    },
    'Lyft',
  );
  await chair.reads('Väntar på svar');

  const me = await walker('marek-granath');
  await me.goTo('/att-gora');
  await me.reads('Gemensam väntelista för handkirurgi', 'Din tur');
  await me.follow('Svara på lyftet');
  await me.send('Svara på lyftet', { Svar: 'Återlämnat', 'Med ord': 'Ta upp det igen i januari.' }, 'Svara');
  await me.reads('Besvarat', 'Ta upp det igen i januari.');
  await me.leave();

  await chair.goTo(matter);
  await chair.reads('Ta upp det igen i januari.');
  await chair.leave();
});

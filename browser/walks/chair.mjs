// The chair: approves the notes that wait, sends others back, and records what the group agreed on in a matter.

import { test } from 'node:test';
import { COUNCIL, walker } from './walk.mjs';

test('a chair signs what waits, and sends back what is wrong', async () => {
  const me = await walker('darko-martensson');
  await me.goTo('/att-gora');
  await me.follow('Läs och skriv under');
  await me.reads('Ordföranden ○ Saknas');
  await me.send('Godkänna anteckningarna', {}, 'Godkänna');
  await me.reads('Slutliga', 'Darko Mårtensson');

  await me.goTo('/att-gora');
  await me.follow('Läs och skriv under');
  await me.send('Skriv inte under, med en kommentar', { 'Vad som behöver rättas': 'Fel dag i punkt 2' }, 'Skicka tillbaka');
  await me.reads('Fel dag i punkt 2');
  await me.leave();
});

test('a chair records what the group agreed, and who thought otherwise', async () => {
  const me = await walker('darko-martensson');
  await me.goTo(`${COUNCIL}/arenden/2026-7`);
  await me.follow('Ta ställning, fråga, besluta, meddela');
  await me.reads('Gruppen har inte tagit ställning än.');
  const heading = 'Anteckna vad gruppen har tagit ställning till';
  await me.send(
    heading,
    {
      Ställningstagandet: 'Sjukhusen har en gemensam väntelista.',
      'Hur det är menat': 'Vägledande',
      Möte: 'Ordinarie möte 2026-11-11',
      'Avvikande mening: Azra Asplund (frivilligt)': 'Listan behöver prövas först.',
    },
    'Anteckna ställningstagandet',
  );
  // Not everybody agreed, and somebody thought otherwise: the program asks which, and keeps what was written.
  await me.reads('Antingen var alla eniga, eller så finns det avvikande meningar.');
  await me.send(heading, { 'Alla var eniga': false }, 'Anteckna ställningstagandet');
  await me.reads('Sjukhusen har en gemensam väntelista.', 'Listan behöver prövas först.');
  await me.leave();
});

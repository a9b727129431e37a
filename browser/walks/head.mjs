// The head of an administration: decides under a mandate, and is refused outside it with who could.

import { test } from 'node:test';
import { COUNCIL, walker } from './walk.mjs';

test('a head decides within the mandate, and outside it is told who could', async () => {
  const me = await walker('camilla-arnell');
  const asked = `${COUNCIL}/rundor/2026-11/sodra-alvsborgs-sjukhus`;
  await me.goTo(asked);
  await me.reads('kan inte besluta än', 'Den fackliga samverkan i Södra Älvsborgs Sjukhus är inte klar.');

  await me.goTo('/mina-svar');
  await me.click(/^Svara ”Avslutad”.*Höftfraktur.*, Södra Älvsborgs Sjukhus/);
  await me.goTo(asked);
  const decision = {
    Beslut: 'Beslutat',
    'Gäller från': '2026-12-01',
    'Beslutet respekterar förvaltningschefens ansvar för den samlade verksamheten.': true,
    'Beslutet respekterar budgetramen.': true,
  };
  const cost = 'Kostnad för förvaltningen, i kronor (frivilligt)';
  await me.send('Besluta', { ...decision, [cost]: '9 000 000' }, 'Besluta');
  await me.reads('Det går inte', 'gäller högst 5 000 000 kr', 'Kommunallagen (2017:725) 6 kap.', 'Den som kan är');
  await me.goTo(asked);
  await me.send('Besluta', { ...decision, [cost]: '400 000' }, 'Besluta');
  await me.reads('Beslutat', 'Camilla Arnell');
  await me.leave();
});

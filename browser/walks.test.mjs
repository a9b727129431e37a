// The walks of the roles through one demo, one after the other: what one leaves, the next finds.

import { openTheHouse } from './walks/walk.mjs';

openTheHouse();

await import('./walks/anyone.mjs');
await import('./walks/coordinator.mjs');
await import('./walks/member.mjs');
await import('./walks/head.mjs');
await import('./walks/contact.mjs');
await import('./walks/chair.mjs');

// A part that loads when it is asked for (screens.tsx), in one piece with its words: a house's hours.

import words from 'words:en/hours';

export { HoursScreen } from './hours.tsx';
export { EarlySheet } from './hours_early.tsx';

export { words };
export const spoken = { es: () => import('words:es/hours') };
// As in rest.ts: so that the first look stays one file.
export { make_here } from '../start.ts';
export { App } from './app.tsx';

// A part that loads when one of its screens is asked for (screens.tsx), in one piece with its words: the screens that one goes to by a link.

import words from 'words:en/far';

export { FarScreen } from './far_screens.tsx';

export { words };
export const spoken = { es: () => import('words:es/far') };
// As in rest.ts: so that the first look stays one file.
export { make_here } from '../start.ts';
export { App } from './app.tsx';

// What loads when its screen is asked for: the screens that one goes to by a link, in one piece with their words; see later.tsx.

import en_far from 'words:en/far';

export { FarScreen } from './far_screens.tsx';

export const words = en_far;
// As in rest.ts: so that the first look stays one file.
export { make_here } from '../start.ts';
export { App } from './app.tsx';

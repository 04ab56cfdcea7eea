// A part that loads when one of its screens is asked for (screens.tsx), in one piece with its words: the statistics. The pictures' code
// (statistics_plots.ts) comes when the first is drawn.

import words from 'words:en/statistics';

export { StatisticsPages } from './statistics_pages.tsx';

export { words };
export const spoken = { es: () => import('words:es/statistics') };
// As in rest.ts: so that the first look stays one file.
export { make_here } from '../start.ts';
export { App } from './app.tsx';

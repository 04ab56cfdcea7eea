// A part that loads when it is asked for (screens.tsx), in one piece with its words: the directory, for administrators.

import words from 'words:en/directory';

export { DirectoryScreen } from './directory.tsx';
export { PeopleScreen } from './people.tsx';

export { words };
export const spoken = { es: () => import('words:es/directory') };
// As in rest.ts: so that the first look stays one file.
export { make_here } from '../start.ts';
export { App } from './app.tsx';

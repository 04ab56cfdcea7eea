// The screens that one goes to by a link, and the part of the code that each comes with: a part is fetched when one of its screens is first
// asked for. Large groups of screens are parts of their own (view/*_part.ts); all others are together in view/far.ts.

import { use_here } from './here.ts';
import { Blank, late, load_part, load_rest } from './later.tsx';

/** With the rest, whose words its screens use as well. */
export async function load_far(): Promise<typeof import('./far.ts')> {
	const [far] = await Promise.all([load_part(import('./far.ts')), load_rest()]);
	return far;
}

/** Uses words of both. */
async function load_statistics(): Promise<typeof import('./statistics_part.ts')> {
	const [statistics] = await Promise.all([load_part(import('./statistics_part.ts')), load_far()]);
	return statistics;
}

export async function load_hours(): Promise<typeof import('./hours_part.ts')> {
	const [hours] = await Promise.all([load_part(import('./hours_part.ts')), load_rest()]);
	return hours;
}

async function load_map(): Promise<typeof import('./map_part.ts')> {
	const [map] = await Promise.all([load_part(import('./map_part.ts')), load_rest()]);
	return map;
}

async function load_directory(): Promise<typeof import('./directory_part.ts')> {
	const [directory] = await Promise.all([load_part(import('./directory_part.ts')), load_far()]);
	return directory;
}

const MapPage = late(load_map, (map) => map.MapScreen, Blank);
const Directory = late(load_directory, (directory) => directory.DirectoryScreen, Blank);
const People = late(load_directory, (directory) => directory.PeopleScreen, Blank);
const Hours = late(load_hours, (hours) => hours.HoursScreen, Blank);
const Far = late(load_far, (far) => far.FarScreen, Blank);
const Statistics = late(load_statistics, (statistics) => statistics.StatisticsPages, Blank);

export function Screens() {
	const { path } = use_here();
	if (/^\/(admin(\/\w+)?|(house|team)\/statistics)$/.test(path)) return <Statistics />;
	if (path === '/directory') return <Directory />;
	if (path === '/house/people') return <People />;
	if (path === '/map') return <MapPage />;
	return path === '/house/hours' ? <Hours key={path} /> : <Far key={path} />;
}

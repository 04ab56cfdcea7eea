// When a house that has no room may have one again: the days on which its guests plan to leave or its rooms to be ready, as a window with
// who said so and when. Never a promise and never a waiting time: a guest may stay longer.

import { time_of, type Bed, type Site } from './rows.ts';

export interface NextOpening {
	/** The first day that was said, and the last of those that come within two days of it. */
	from: string;
	until: string;
	/** How many rooms were said to open in that window. */
	rooms: number;
	/** The role of who said it last, and when. */
	by: string;
	said_at: number;
}

const together_days = 2;

/** today: at the house. A day that has passed says nothing any more. null: nobody has said, or the house isn't welcoming anyone. */
export function next_opening(site: Pick<Site, 'state'>, beds: readonly Bed[], today: string): NextOpening | null {
	if (site.state !== 'welcoming') return null;
	const said = beds
		.filter((bed) => bed.state !== 'open' && bed.opens_on && bed.opens_said_at && bed.opens_on >= today)
		.sort((a, b) => ((a.opens_on ?? '') < (b.opens_on ?? '') ? -1 : 1));
	const first = said[0]?.opens_on;
	if (!first) return null;
	const within = said.filter((bed) => days(first, bed.opens_on ?? first) <= together_days);
	const newest = within.reduce((a, b) => ((a.opens_said_at ?? '') >= (b.opens_said_at ?? '') ? a : b));
	return {
		from: first, until: within.at(-1)?.opens_on ?? first, rooms: within.length,
		by: newest.opens_said_by ?? 'house', said_at: time_of(newest.opens_said_at ?? ''),
	};
}

function days(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

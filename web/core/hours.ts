// Open now, until when, and when next, from the open intervals in UTC that the board carries. No zone is needed for that,
// and nothing has to be sent when the clock passes an opening.

import type { Service } from './rows.ts';
import { time_of } from './rows.ts';

export type Openness =
	| { is: 'open'; until: number }
	| { is: 'closed'; next: number | null }
	/** No hours were told, or those told have run out. */
	| { is: 'not_stated' };

export function openness_of(service: Pick<Service, 'openings' | 'openings_until'>, now: number): Openness {
	if (service.openings.length === 0 && service.openings_until === null) return { is: 'not_stated' };
	let next: number | null = null;
	for (const [opens, closes] of service.openings) {
		const from = time_of(opens);
		const until = time_of(closes);
		if (from <= now && now < until) return { is: 'open', until: end_of_run(service.openings, until) };
		if (from > now && (next === null || from < next)) next = from;
	}
	if (next === null && service.openings_until !== null && time_of(service.openings_until) <= now) return { is: 'not_stated' };
	return { is: 'closed', next };
}

/** Two intervals that touch (until midnight, from midnight) are one to a person. */
function end_of_run(openings: Service['openings'], until: number): number {
	for (const [opens, closes] of openings) {
		if (time_of(opens) === until) return end_of_run(openings, time_of(closes));
	}
	return until;
}

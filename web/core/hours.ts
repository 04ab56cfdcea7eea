// Open now, until when, and when next, from the open intervals in UTC that the board carries. No zone is needed for that,
// and nothing has to be sent when the clock passes an opening. Twin of include/domain/opening.h and of opening_at in SQL: all
// three answer tests/agreement/openings.json alike.

import type { Service } from './rows.ts';
import { time_of } from './rows.ts';

export type Openness =
	/** until: Infinity when it does not close as far as its hours were computed. */
	| { is: 'open'; until: number }
	| { is: 'closed'; next: number | null }
	/** No hours were told, or those told have run out. */
	| { is: 'not_stated' };

export function openness_of(service: Pick<Service, 'openings' | 'openings_until'>, now: number): Openness {
	const known = service.openings_until && time_of(service.openings_until);
	const spans = service.openings.map(([opens, closes]) => [time_of(opens), time_of(closes)] as const).sort((a, b) => a[0] - b[0]);
	let until = now;
	let next: number | null = null;
	for (const [from, to] of spans) {
		// Intervals that touch (until midnight, from midnight) are one to a person.
		if (from <= until) until = Math.max(until, to);
		else if (to > from) next ??= from;
	}
	if (until > now) return { is: 'open', until: known && until > known ? Infinity : until };
	return next || (known && known > now) ? { is: 'closed', next } : { is: 'not_stated' };
}

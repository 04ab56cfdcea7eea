// A small network whose every number was counted by hand: see measures.test.ts, which says what each is and why. All times are UTC; the
// network's zone is Los Angeles, so that its March 2026 begins at 08:00 UTC on the 1st and ends, with summer time, at 07:00 UTC on 1 April.

let made = 0;
function id(): string {
	return `01900000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;
}

function quoted(value: string | number | null | undefined): string {
	return value === null || value === undefined ? 'NULL' : `'${value}'`;
}

/** The house that most is asked of, another one, and one of which only rooms, words and hours matter. */
export const house_a = id(), house_b = id(), house_n = id();
export const mobile_team = id(), hospital = id();
export const site_a = id(), site_b = id(), site_n = id();
const bed_a = id(), bed_b = id(), bed_n1 = id(), bed_n2 = id(), drop_in = id(), respite = id();
export const march = ['2026-03-01', '2026-04-01'] as const;

const rows: string[] = [`
	INSERT INTO network (name, zone) VALUES ('By hand', 'America/Los_Angeles');
	INSERT INTO county (fips, state, name, latitude, longitude, region) VALUES
		('41051', 'OR', 'Multnomah', 45.5, -122.4, 'Portland area'), ('41039', 'OR', 'Lane', 44, -123, NULL), ('36061', 'NY', 'New York', 40.8, -74, NULL);
	INSERT INTO organization (id, name, kind) VALUES ('${house_a}', 'A', 'peer_respite'), ('${house_b}', 'B', 'peer_respite'), ('${house_n}', 'N', 'peer_respite'),
		('${mobile_team}', 'Team', 'mobile_crisis'), ('${hospital}', 'Hospital', 'hospital');
	INSERT INTO site (id, organization_id, name, county_fips, zone, phone) VALUES
		('${site_a}', '${house_a}', 'House A', '41051', 'America/Los_Angeles', '555-0100'),
		('${site_b}', '${house_b}', 'House B', '41039', 'America/Los_Angeles', '555-0101'),
		('${site_n}', '${house_n}', 'House N', '36061', 'America/New_York', '555-0102');
	INSERT INTO bed (id, site_id, label) VALUES ('${bed_a}', '${site_a}', 'Room'), ('${bed_b}', '${site_b}', 'Room'), ('${bed_n1}', '${site_n}', 'One'), ('${bed_n2}', '${site_n}', 'Two');
	DELETE FROM bed_change WHERE bed_id IN ('${bed_n1}', '${bed_n2}');
	INSERT INTO service (id, site_id, kind, name) VALUES ('${drop_in}', '${site_n}', 'drop_in', 'Drop-in'), ('${respite}', '${site_n}', 'respite', 'Rooms');`];

/** What came of one house that was asked. Minutes count from when it was sent. */
interface Asked {
	at?: typeof site_a;
	state: string;
	seen?: number;
	answered?: number;
	/** On the answer clock, when it isn't the same. */
	clock_seconds?: number;
	offered?: number;
	accepted?: number;
	arrived?: string;
	ended?: string;
	decline?: string;
	open?: boolean;
}

interface More {
	alternative?: string;
	source?: string;
	sender?: string;
	county?: string;
	languages?: string;
	needs?: string;
	/** Of the stay that it led to. */
	left?: string;
	next?: string;
	answer?: string;
}

function later(since: string, minutes: number | undefined): string | null {
	return minutes === undefined ? null : new Date(Date.parse(since) + minutes * 60_000).toISOString();
}

function stay(recipient: string | null, site: string, source: string, arrived: string, more: More): void {
	const house = site === site_a ? house_a : house_b;
	rows.push(`INSERT INTO stay (id, site_id, house_id, bed_id, recipient_id, source, arrived_at, left_at, where_next, guest_answer) VALUES ('${id()}', '${site}', '${house}',
		'${site === site_a ? bed_a : bed_b}', ${quoted(recipient)}, '${source}', '${arrived}', ${quoted(more.left)}, ${quoted(more.next)}, ${quoted(more.answer)});`);
}

function introduction(created: string, asked: Asked[], more: More = {}): void {
	const key = id();
	const source = more.source ?? 'team';
	const sender = source === 'team' ? (more.sender ?? mobile_team) : null;
	const code = made.toString().replace(/\d/g, (digit) => 'ACDEFGHJKM'[Number(digit)] ?? '').padStart(6, 'A');
	const ended = asked.every((one) => one.ended ?? one.arrived) ? asked.map((one) => one.arrived ?? one.ended ?? '').sort().at(-1) : null;
	rows.push(`INSERT INTO referral (id, code, organization_id, source, created_at, alternative, county_fips, languages, needs, consent_version, ended_at) VALUES ('${key}', '${code}',
		${quoted(sender)}, '${source}', '${created}', ${quoted(more.alternative)}, ${quoted(more.county)}, '{${more.languages ?? ''}}', '{${more.needs ?? ''}}', 'x', ${quoted(ended)});`);
	for (const one of asked) {
		const site = one.at ?? site_a;
		const recipient = id();
		const answered = later(created, one.answered);
		rows.push(`INSERT INTO recipient (id, referral_id, site_id, house_id, sender_id, state, sent_at, seen_at, answered_at, answer_seconds, offered_at, accepted_at, arrived_at, ended_at,
				answer_due_at, alert_at, escalate_at, decline_code, shown_open, bed_id)
			VALUES ('${recipient}', '${key}', '${site}', '${site === site_a ? house_a : house_b}', ${quoted(sender)}, '${one.state}', '${created}', ${quoted(later(created, one.seen ?? one.answered))},
			${quoted(answered)}, ${one.answered === undefined ? 'NULL' : Math.floor(one.clock_seconds ?? one.answered * 60)}, ${quoted(later(created, one.offered))},
			${quoted(later(created, one.accepted))}, ${quoted(one.arrived)}, ${quoted(one.ended ?? one.arrived)}, '${created}', '${created}', '${created}', ${quoted(one.decline)},
			${one.open ?? false}, ${one.state === 'arrived' ? quoted(site === site_a ? bed_a : bed_b) : 'NULL'});`);
		if (one.arrived !== undefined) stay(recipient, site, source, one.arrived, more);
	}
}

function turn_away(at: string, undone: string | null = null): void {
	rows.push(`INSERT INTO turn_away (id, site_id, at, undone_at) VALUES ('${id()}', '${site_a}', '${at}', ${quoted(undone)});`);
}

// --- introductions ---
// 1: sent in March's first moment, answered after exactly 30 minutes; of a person from Lane county.
introduction('2026-03-01T08:00:00Z', [{ state: 'arrived', answered: 30, offered: 40, accepted: 60, arrived: '2026-03-01T10:00:00Z' }],
	{ alternative: 'emergency_department', county: '41039', languages: 'es,en', needs: 'quiet_room', left: '2026-03-05T18:00:00Z', next: 'hospital', answer: 'hospital' });
// 2: of the hospital, to both houses: A had no room, B welcomed them.
introduction('2026-03-02T10:00:00Z', [
	{ state: 'declined', decline: 'no_room', answered: 10, ended: '2026-03-02T10:10:00Z' },
	{ at: site_b, state: 'arrived', answered: 31, offered: 60, accepted: 90, arrived: '2026-03-02T12:00:00Z', open: true },
], { sender: hospital, alternative: 'jail', left: '2026-03-10T12:00:00Z', next: 'home', answer: 'emergency_department' });
// 3: a millisecond late by the wall, half of it outside conversation hours; the guest leaves in April's first moment.
introduction('2026-03-03T10:00:00Z', [{ state: 'arrived', answered: 30 + 1 / 60_000, clock_seconds: 900, offered: 40, accepted: 45, arrived: '2026-03-03T11:00:00Z', open: true }],
	{ alternative: 'nothing', left: '2026-04-01T07:00:00Z', next: 'hospital', answer: 'hospital' });
// 4, 5: nobody knows where they would have gone.
introduction('2026-03-04T10:00:00Z', [{ state: 'arrived', answered: 5, offered: 20, accepted: 30, arrived: '2026-03-04T11:00:00Z' }],
	{ alternative: 'unknown', left: '2026-03-20T11:00:00Z', next: 'prefer_not_to_say', answer: 'prefer_not_to_say' });
introduction('2026-03-05T10:00:00Z', [{ state: 'arrived', answered: 5, offered: 20, accepted: 30, arrived: '2026-03-05T11:00:00Z' }], { left: '2026-03-21T11:29:00Z', answer: 'stayed_home' });
// 6: neither house had a room, though A showed one.
introduction('2026-03-06T10:00:00Z', [
	{ state: 'declined', decline: 'no_room', answered: 120, ended: '2026-03-06T12:00:00Z', open: true },
	{ at: site_b, state: 'declined', decline: 'no_room', answered: 60, ended: '2026-03-06T11:00:00Z' },
], { alternative: 'inpatient' });
// 7: A declined though it showed a room; B never answered, and ended last.
introduction('2026-03-07T10:00:00Z', [
	{ state: 'declined', decline: 'age', answered: 2, ended: '2026-03-07T10:02:00Z', open: true },
	{ at: site_b, state: 'expired', ended: '2026-03-07T14:00:00Z' },
]);
// 8: both sides said yes at A, B was told, nobody came.
introduction('2026-03-08T10:00:00Z', [
	{ state: 'not_arrived', answered: 2, offered: 5, accepted: 20, ended: '2026-03-08T14:00:00Z' },
	{ at: site_b, state: 'elsewhere', ended: '2026-03-08T10:20:00Z' },
]);
// 9: the person asked for something else, which isn't the house's refusal.
introduction('2026-03-09T10:00:00Z', [{ state: 'declined', decline: 'other_request', answered: 5, ended: '2026-03-09T10:05:00Z', open: true }]);
// 10 to 12: taken back after it was read; the person said no; the person could not be reached.
introduction('2026-03-10T10:00:00Z', [{ state: 'withdrawn', seen: 20, ended: '2026-03-10T11:00:00Z' }]);
introduction('2026-03-11T10:00:00Z', [{ state: 'guest_declined', answered: 5, ended: '2026-03-11T11:00:00Z' }]);
introduction('2026-03-12T10:00:00Z', [{ state: 'unreachable', answered: 5, ended: '2026-03-12T18:00:00Z' }]);
// 13: sent in March's last moment, answered in April, still open.
introduction('2026-04-01T06:59:59.999Z', [{ state: 'talking', answered: 10 }]);
// 14: nobody looked.
introduction('2026-03-16T10:00:00Z', [{ state: 'expired', ended: '2026-03-16T14:00:00Z' }]);
// 15: sent in March, arrived in April's first moment.
introduction('2026-03-31T20:00:00Z', [{ state: 'arrived', answered: 10, offered: 30, accepted: 40, arrived: '2026-04-01T07:00:00Z' }], { alternative: 'crisis_unit' });
// Not of March: a moment too early, though it arrived and ended in March; and a moment too late.
introduction('2026-03-01T07:59:59Z', [{ state: 'arrived', answered: 10, offered: 30, accepted: 40, arrived: '2026-03-01T09:00:00Z' }],
	{ alternative: 'crisis_unit', left: '2026-03-22T09:31:00Z', next: 'emergency_department' });
introduction('2026-04-01T07:00:00Z', [{ state: 'declined', decline: 'no_room', answered: 1, ended: '2026-04-01T07:01:00Z' }]);
// Two who asked for themselves: one was declined for lack of room, one is there still.
introduction('2026-03-13T10:00:00Z', [{ state: 'declined', decline: 'no_room', answered: 0, ended: '2026-03-13T10:00:00Z', open: true }], { source: 'self_call' });
introduction('2026-03-14T10:00:00Z', [{ state: 'arrived', answered: 0, offered: 10, accepted: 20, arrived: '2026-03-14T11:00:00Z' }], { source: 'walk_in' });
// Straight into a room and gone at once, at and beyond both edges of the month; and turned away likewise, once noted by mistake.
for (const at of ['2026-03-01T08:00:00Z', '2026-04-01T06:59:59Z', '2026-04-01T07:00:00Z', '2026-03-01T07:59:59Z']) {
	stay(null, site_a, 'walk_in', at, { left: at });
	turn_away(at);
}
turn_away('2026-03-15T12:00:00Z', '2026-03-15T12:01:00Z');

// --- rooms of house N, whose midnights are New York's: 05:00 UTC, 04:00 from 8 March on ---
for (const [bed, at, state] of [
	[bed_n1, '2026-02-01T12:00:00Z', 'open'],
	[bed_n1, '2026-03-01T20:00:00Z', 'occupied'], [bed_n1, '2026-03-03T15:00:00Z', 'turnover'], [bed_n1, '2026-03-03T18:00:00Z', 'open'], // nights of the 1st and 2nd
	[bed_n1, '2026-03-10T03:59:00Z', 'occupied'], [bed_n1, '2026-03-10T04:01:00Z', 'held'], // two minutes across midnight: the night of the 9th
	[bed_n1, '2026-03-12T15:00:00Z', 'occupied'], [bed_n1, '2026-03-12T20:00:00Z', 'open'], // a day without a night
	[bed_n1, '2026-03-20T12:00:00Z', 'offline'], [bed_n1, '2026-03-22T12:00:00Z', 'open'], // nights of the 20th and 21st
	[bed_n2, '2026-03-30T12:00:00Z', 'open'], [bed_n2, '2026-04-01T03:00:00Z', 'occupied'], // a new room: the 30th empty, the 31st with a guest
] as const) rows.push(`INSERT INTO bed_change (bed_id, state, at) VALUES ('${bed}', '${state}', '${at}');`);

// --- its word: stale when March begins, fresh twice, paused for a day, fresh, then closed ---
for (const [at, state] of [
	['2026-02-28T08:00:00Z', 'welcoming'], ['2026-03-01T20:00:00Z', 'welcoming'], ['2026-03-02T00:00:00Z', 'welcoming'], ['2026-03-02T06:00:00Z', 'paused'],
	['2026-03-03T06:00:00Z', 'welcoming'], ['2026-03-04T06:00:00Z', 'closed'],
]) rows.push(`INSERT INTO confirmation (id, site_id, at, role, site_state, open_beds) VALUES ('${id()}', '${site_n}', '${at}', 'house_staff', '${state}', 1);`);

// --- its drop-in: kept and full, closed early, closed, open though not scheduled, a day without hours; and what is not of it ---
for (const [service, kind, day, scheduled, kept, full] of [
	[drop_in, 'drop_in', '2026-03-01', 28800, 28800, true], [drop_in, 'drop_in', '2026-03-02', 28800, 14400, false], [drop_in, 'drop_in', '2026-03-03', 28800, 0, false],
	[drop_in, 'drop_in', '2026-03-04', 0, 7200, false], [drop_in, 'drop_in', '2026-03-05', 0, 0, false], [drop_in, 'drop_in', '2026-04-01', 28800, 28800, true],
	[respite, 'respite', '2026-03-01', 86400, 86400, true],
] as const) {
	rows.push(`INSERT INTO service_day (service_id, on_date, site_id, kind, scheduled_seconds, kept_seconds, was_full)
		VALUES ('${service}', '${day}', '${site_n}', '${kind}', ${scheduled}, ${kept}, ${full}) ON CONFLICT (service_id, on_date) DO UPDATE SET kept_seconds = excluded.kept_seconds;`);
}

export const by_hand = rows.join('\n');

// A service's hours on this page: read, kept up with the board, changed. A lead writes the whole, against the version that was read; a day that is
// not as usual goes through the outbox like any tap. Either can be taken back, and what somebody else wrote in between is never overwritten.

import { useEffect, useRef, useState } from 'preact/hooks';
import { time_of, type Service } from '../core/rows.ts';
import { day_of, type Exception, type Hours, type Rule, type Span } from '../core/week.ts';
import { set_day } from '../core/week_edit.ts';
import { openings_of } from '../core/week_zone.ts';
import type { Problem } from '../net/http.ts';
import { network, use_here, type Here } from './here.ts';
import { date_text } from './times.ts';
import type { Key } from './words.ts';

export interface Written {
	rules: Rule[];
	exceptions: Exception[];
}

/** changed: somebody else wrote meanwhile; the hours here are theirs now, and the same change can be made on top. */
export type Saved = { end: 'saved' } | { end: 'changed' | 'said_no'; problem: Problem } | { end: 'lost' };

export interface HoursKept {
	hours: Hours | null;
	lost: boolean;
	read(): Promise<void>;
	save(change: (now: Written) => Written, says: Key): Promise<Saved>;
	/** spans: [] closed, null as usual again. */
	set_day(date: string, spans: Span[] | null, note: string): void;
}

const day_good_ms = 3 * 3_600_000;
const same = (a: Written, b: Written) => JSON.stringify([a.rules, a.exceptions]) === JSON.stringify([b.rules, b.exceptions]);
const written = ({ rules, exceptions }: Written): Written => ({ rules, exceptions });

/** Writes the whole; a version that only seems newer (the same hours) is written over. The key stays while the same is tried again. */
async function write(here: Here, base: Hours, wanted: Written, key: string): Promise<{ hours: Hours } | { problem: Problem; now: Hours | null }> {
	const path = `/services/${base.service_id}/hours`;
	const answer = await here.api.post<Hours>(path, wanted, { key, version: base.version });
	if (answer.ok) return { hours: answer.body };
	if (answer.problem.slug !== 'version_changed') return { problem: answer.problem, now: null };
	const now = await here.api.get<Hours>(path);
	if (!now.ok) return { problem: now.problem, now: null };
	return same(now.body, base) ? write(here, now.body, wanted, crypto.randomUUID()) : { problem: answer.problem, now: now.body };
}

export function use_hours(service: Service): HoursKept {
	const here = use_here();
	const [hours, set_hours] = useState<Hours | null>(null);
	const [lost, set_lost] = useState(false);
	const tried = useRef({ what: '', key: '' });
	const latest = useRef(here);
	latest.current = here;

	const read = async () => {
		const answer = await latest.current.api.get<Hours>(`/services/${service.id}/hours`);
		set_lost(!answer.ok);
		if (answer.ok) set_hours(answer.body);
	};
	const version = here.store.get(network, 'service', service.id)?.version;
	const waits = Boolean(here.outbox.pending('service', service.id));
	// The board says that something of it changed: perhaps the hours. Not while a change of one's own is on its way.
	useEffect(() => {
		if (!waits) void read();
	}, [service.id, version, waits]);

	const key_of = (body: Written) => {
		const what = JSON.stringify(body);
		if (tried.current.what !== what) tried.current = { what, key: crypto.randomUUID() };
		return tried.current.key;
	};

	const put_back = async (before: Hours, after: Hours) => {
		const end = await write(latest.current, after, written(before), crypto.randomUUID());
		if ('hours' in end) set_hours(end.hours);
		latest.current.say('hours' in end ? { text: 'opening_hours.put_back', tone: 'good' } : { text: end.now ? 'opening_hours.not_put_back' : 'done.undo_failed', tone: 'bad' });
	};

	const save: HoursKept['save'] = async (change, says) => {
		if (!hours) return { end: 'lost' };
		const wanted = change(written(hours));
		const end = await write(here, hours, wanted, key_of(wanted));
		if ('hours' in end) {
			tried.current = { what: '', key: '' };
			set_hours(end.hours);
			latest.current.say({ text: says, tone: 'good', action: { says: 'undo', run: () => void put_back(hours, end.hours) } });
			return { end: 'saved' };
		}
		if (end.now) {
			set_hours(end.now);
			return { end: 'changed', problem: end.problem };
		}
		return end.problem.status === 0 || end.problem.status >= 500 ? { end: 'lost' } : { end: 'said_no', problem: end.problem };
	};

	const change_day = (known: Hours, date: string, spans: Span[] | null, note: string) => {
		const now = latest.current;
		const before = day_of(known, date);
		const after: Hours = { ...known, exceptions: set_day(known.exceptions, date, spans, note) };
		now.act({
			path: `/services/${service.id}/exceptions`, body: { on_date: date, intervals: spans, note }, kind: 'service', row: service,
			effect: { ...openings_of(after, now.clock.now()) }, good_for_ms: day_good_ms, says: 'done.day_hours', about: { name: service.name, day: date_text(date) },
			undo: () => change_day(after, date, before.changed ? before.spans : null, before.note),
			answered: (row) => Array.isArray(row['rules']) && set_hours(row as unknown as Hours),
		});
		set_hours(after);
	};

	return { hours, lost, read, save, set_day: (date, spans, note) => hours && change_day(hours, date, spans, note) };
}

/** Who wrote in between, and when, for the words that say so. */
export function meanwhile({ changed_by, changed_at }: Problem): { who: string | null; at: number | null } {
	return { who: changed_by || null, at: changed_at ? time_of(changed_at) : null };
}

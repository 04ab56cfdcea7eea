// An act of a person as a change for the outbox, and a change of the outbox as a request.

import type { Change, Sent } from '../core/outbox.ts';
import type { Act } from '../view/here.ts';
import { is_lost, type Api } from './http.ts';

const good_for_ms = 12 * 3_600_000;

export function change_of(act: Act, now: number): Change {
	return {
		key: crypto.randomUUID(),
		method: act.method ?? 'POST',
		path: act.path,
		body: act.body ?? null,
		kind: act.kind,
		id: act.row.id,
		effect: act.effect,
		version: act.version ? act.row.version : null,
		in_body: act.version === 'body',
		made_at: now,
		good_for_ms: act.good_for_ms ?? good_for_ms,
		says: act.says,
		about: act.about ?? {},
		attempts: 0,
	};
}

/** What the server has not decided (busy, away, signed out) waits and is sent again with the same key. */
export async function send_change(api: Api, change: Change): Promise<Sent> {
	const { body, version, in_body } = change;
	const answer = await api.send<Record<string, unknown> & { version?: number }>(change.method, change.path, {
		key: change.key,
		...(version !== null && !in_body ? { version } : {}),
		...(body ? { body: version !== null && in_body ? { ...body, version } : body } : {}),
	});
	if (answer.ok) return { end: 'done', row: answer.body };
	return is_lost(answer.problem) || answer.problem.status === 401 || answer.problem.status >= 500 ? { end: 'lost' } : { end: 'said_no', problem: answer.problem };
}

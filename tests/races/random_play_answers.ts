// Each answer held against what was written: what was acknowledged is there, once, as it was told; what was refused left nothing; and
// nothing was written that nobody was told of.

import assert from 'node:assert/strict';
import type { Database } from './random_play_database.ts';

// Nothing but what the clock says: that nobody has answered, that a hold is about to end.
const said = `ARRAY['alerted_at', 'escalated_at', 'hold_warned_at', 'version', 'changed_at', 'changed_by']`;

/** A transaction in which only the clock's turn came: holds lapsed, answers expired, ended introductions went off the screens. */
const only_time = (tx: string) => `NOT EXISTS (SELECT FROM write t WHERE t.tx = ${tx} AND CASE t.kind
	WHEN 'recipient_move' THEN t.now ->> 'side' <> 'clock'
	WHEN 'recipient' THEN t.op <> 'UPDATE' OR (t.now ->> 'state' NOT IN ('not_arrived', 'expired') AND t.now ->> 'archived_at' IS NULL
	     AND t.now - ${said} <> t.was - ${said})
	WHEN 'referral' THEN t.op <> 'UPDATE' OR t.now ->> 'ended_at' IS NULL
	WHEN 'bed' THEN t.was ->> 'state' <> 'held' OR t.now ->> 'state' <> 'open'
	WHEN 'bed_change' THEN t.now ->> 'state' <> 'open'
	WHEN 'occupancy' THEN t.op <> 'UPDATE'
	ELSE true END)`;

// With a key, by it (the first try's answer may have been lost with the server, a later one told it); without, by the request.
const signed = `(CASE WHEN a.key <> '' THEN w.key = a.key AND w.caller = a.caller ELSE w.request = a.request END)`;

const wrongs: Record<string, string> = {
	'an acknowledged act is missing': `
		SELECT a.* FROM answer a WHERE a.ok AND a.effect IS NOT NULL AND NOT EXISTS (SELECT FROM write w
		 WHERE ${signed} AND w.kind = a.effect ->> 'kind' AND w.now @> (a.effect -> 'has'))`,
	'a row was told that never was': `
		SELECT a.* FROM answer a WHERE a.ok AND a.id IS NOT NULL AND NOT EXISTS (SELECT FROM write w
		 WHERE w.kind = a.kind AND w.id = a.id AND w.version IS NOT DISTINCT FROM a.version)`,
	'a row was told as it was not after the act': `
		SELECT a.* FROM answer a WHERE a.ok AND a.version IS NOT NULL
		   AND a.version <> (SELECT max(w.version) FROM write w WHERE ${signed} AND w.kind = a.kind AND w.id = a.id)`,
	'a refused act did something': `
		SELECT a.*, w.kind AS wrote, w.tx FROM answer a JOIN write w ON w.request = a.request WHERE NOT a.ok AND NOT ${only_time('w.tx')}`,
	'something was done that nobody was told of': `
		SELECT w.kind, w.id, w.caller, w.key, w.request, w.now FROM write w WHERE w.request NOT IN ('', 'by hand')
		   AND NOT EXISTS (SELECT FROM answer a WHERE a.ok AND a.caller = w.caller AND ${signed})
		   AND NOT (${only_time('w.tx')} AND EXISTS (SELECT FROM answer a WHERE a.caller = w.caller AND (a.request = w.request OR a.key = w.key)))`,
	'one key was two acts': `
		SELECT caller, key FROM write WHERE key <> '' GROUP BY caller, key HAVING count(DISTINCT tx) > 1`,
	'time did what is not its to do': `
		SELECT w.* FROM write w WHERE w.request = '' AND w.n > :began AND w.kind <> 'service' AND NOT ${only_time('w.tx')}`,
};

export async function answers_hold(database: Database, began: number): Promise<void> {
	for (const [what, sql] of Object.entries(wrongs)) {
		assert.deepEqual(await database.rows(`${sql.replaceAll(':began', String(began))} LIMIT 3`), [], what);
	}
}

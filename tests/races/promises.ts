// What the races share: the promises that hold whatever the order was, asked of the database itself.

import assert from 'node:assert/strict';
import type { Network } from '../api/network.ts';

/** How often each race is run. */
export const rounds = 15;

/** What must be true at any time, whatever happened. */
export async function promises_hold(net: Network): Promise<void> {
	const broken = await net.world.psql<{ what: string; count: number }>(`
		SELECT * FROM (
		SELECT 'a bed given to two' AS what, count(*) AS count FROM porchlight.occupancy a JOIN porchlight.occupancy b
		    ON a.bed_id = b.bed_id AND a.id < b.id AND a.during && b.during
		UNION ALL SELECT 'a referral with two yeses', count(*) FROM (SELECT FROM porchlight.recipient WHERE state IN ('accepted', 'arrived')
		    GROUP BY referral_id HAVING count(*) > 1) x
		UNION ALL SELECT 'a held bed without its hold', count(*) FROM porchlight.bed b WHERE b.state = 'held'
		    AND NOT EXISTS (SELECT FROM porchlight.occupancy o WHERE o.bed_id = b.id AND o.kind = 'hold' AND upper(o.during) > now() - interval '1 second')
		UNION ALL SELECT 'a hold without a held bed', count(*) FROM porchlight.recipient r WHERE r.state IN ('offered', 'accepted')
		    AND NOT EXISTS (SELECT FROM porchlight.bed b WHERE b.id = r.bed_id AND b.state = 'held' AND b.held_until = r.held_until)
		UNION ALL SELECT 'an open bed in use', count(*) FROM porchlight.bed b WHERE b.state IN ('open', 'turnover', 'offline')
		    AND EXISTS (SELECT FROM porchlight.occupancy o WHERE o.bed_id = b.id AND upper(o.during) > now() + interval '1 second')
		UNION ALL SELECT 'an occupied bed without its stay', count(*) FROM porchlight.bed b WHERE b.state = 'occupied'
		    AND NOT EXISTS (SELECT FROM porchlight.stay s WHERE s.bed_id = b.id AND s.left_at IS NULL)
		UNION ALL SELECT 'an arrival without a stay', count(*) FROM porchlight.recipient r WHERE r.state = 'arrived'
		    AND NOT EXISTS (SELECT FROM porchlight.stay s WHERE s.recipient_id = r.id)
		UNION ALL SELECT 'a move that is not in the table', count(*) FROM porchlight.recipient_move m WHERE m.action <> 'send'
		    AND NOT EXISTS (SELECT FROM porchlight.move x WHERE x.from_state = m.from_state AND x.action = m.action AND x.side = m.side AND x.to_state = m.to_state)
		UNION ALL SELECT 'a state that its moves do not lead to', count(*) FROM porchlight.recipient r WHERE r.state IS DISTINCT FROM
		    (SELECT m.to_state FROM porchlight.recipient_move m WHERE m.recipient_id = r.id ORDER BY m.id DESC LIMIT 1)
		UNION ALL SELECT 'an ended referral with an open house', count(*) FROM porchlight.referral f WHERE f.ended_at IS NOT NULL
		    AND EXISTS (SELECT FROM porchlight.recipient r WHERE r.referral_id = f.id AND r.ended_at IS NULL)
		UNION ALL SELECT 'an open referral with none', count(*) FROM porchlight.referral f WHERE f.ended_at IS NULL
		    AND NOT EXISTS (SELECT FROM porchlight.recipient r WHERE r.referral_id = f.id AND r.ended_at IS NULL)
		) x WHERE count > 0`);
	assert.deepEqual(broken, []);
}

/** Every room of the house open and nobody in it. */
export async function empty(net: Network, bed_ids: string[]): Promise<void> {
	for (const bed_id of bed_ids) {
		const { state } = await net.bed(bed_id);
		if (state !== 'open') assert.equal((await net.mark(net.harbor_staff, bed_id, 'open')).status, 201);
	}
}

/** How many succeeded. */
export function ok(replies: { status: number }[]): number {
	return replies.filter((reply) => reply.status < 300).length;
}

// What must be true after every commit, whoever did what: asked of the database straight, in one statement, which is one moment.
// None of it trusts a constraint or an act's own word; each row of an answer names what is broken and where.

import assert from 'node:assert/strict';
import type { Database } from './random_play_database.ts';
import { id } from '../api/network.ts';

type Truths = Record<string, string>;

const drop_in = id('6', 1);

// Ends of an introduction. `arrived` is one: nothing is open any more, though the stay only begins.
const open_states = `('sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted')`;

const rooms: Truths = {
	'two uses of one room overlap': `
		SELECT a.bed_id FROM occupancy a JOIN occupancy b ON a.bed_id = b.bed_id AND a.id < b.id
		 WHERE NOT isempty(a.during) AND NOT isempty(b.during) AND lower(a.during) < upper(b.during) AND lower(b.during) < upper(a.during)`,
	'a hold without an end, or one too long': `
		SELECT id FROM occupancy WHERE kind = 'hold' AND (upper(during) = 'infinity' OR upper(during) > lower(during) + interval '24 hours')
		UNION ALL SELECT id FROM bed WHERE (state = 'held') <> (held_until IS NOT NULL)
		UNION ALL SELECT id FROM recipient WHERE held_until > offered_at + interval '24 hours'`,
	'a held room without exactly its hold': `
		SELECT b.id FROM bed b WHERE b.state = 'held' AND (
		       (SELECT count(*) FROM occupancy o WHERE o.bed_id = b.id AND o.kind = 'hold' AND upper(o.during) = b.held_until) <> 1
		    OR (SELECT o.recipient_id FROM occupancy o WHERE o.bed_id = b.id AND upper(o.during) = b.held_until)
		       IS DISTINCT FROM (SELECT r.id FROM recipient r WHERE r.bed_id = b.id AND r.held_until IS NOT NULL))`,
	'an offer without its held room': `
		SELECT r.id FROM recipient r LEFT JOIN bed b ON b.id = r.bed_id
		 WHERE r.state IN ('offered', 'accepted')
		   AND (b.state = 'held' AND b.held_until = r.held_until AND b.site_id = r.site_id) IS NOT TRUE`,
	'an occupied room without exactly its stay': `
		SELECT b.id FROM bed b WHERE b.state = 'occupied' AND (
		       (SELECT count(*) FROM stay s WHERE s.bed_id = b.id AND s.left_at IS NULL) <> 1
		    OR (SELECT count(*) FROM occupancy o JOIN stay s ON s.id = o.stay_id WHERE o.bed_id = b.id AND o.kind = 'stay' AND upper(o.during) = 'infinity'
		           AND s.left_at IS NULL AND s.bed_id = b.id AND s.recipient_id IS NOT DISTINCT FROM o.recipient_id) <> 1)`,
	'a room nobody is in, in use': `
		SELECT b.id FROM bed b WHERE b.state NOT IN ('held', 'occupied')
		   AND (EXISTS (SELECT FROM occupancy o WHERE o.bed_id = b.id AND upper(o.during) > b.state_at)
		     OR EXISTS (SELECT FROM stay s WHERE s.bed_id = b.id AND s.left_at IS NULL)
		     OR EXISTS (SELECT FROM recipient r WHERE r.bed_id = b.id AND r.held_until IS NOT NULL))
		UNION ALL SELECT b.id FROM bed b WHERE b.state <> 'occupied' AND EXISTS (SELECT FROM stay s WHERE s.bed_id = b.id AND s.left_at IS NULL)
		UNION ALL SELECT b.id FROM bed b WHERE (SELECT count(*) FROM occupancy o WHERE o.bed_id = b.id AND upper(o.during) > b.state_at) > 1`,
	'a room whose history says something else': `
		SELECT b.id FROM bed b WHERE b.state IS DISTINCT FROM (SELECT c.state FROM bed_change c WHERE c.bed_id = b.id ORDER BY c.id DESC LIMIT 1)
		UNION ALL SELECT bed_id FROM (SELECT c.*, lag(state) OVER w AS before, lag(at) OVER w AS before_at
		          FROM bed_change c WINDOW w AS (PARTITION BY bed_id ORDER BY id)) c WHERE state = before OR at < before_at
		UNION ALL SELECT b.id FROM bed b WHERE b.state_at < (SELECT max(c.at) FROM bed_change c WHERE c.bed_id = b.id)`,
	// A stay is in one room after another, without a moment between; the last is the one that it is in.
	'a stay that its use of its rooms does not tell': `
		SELECT s.id FROM stay s LEFT JOIN (SELECT stay_id, array_agg(bed_id ORDER BY lower(during), upper(during)) AS rooms, min(lower(during)) AS since,
		               max(upper(during)) AS until, range_agg(during) AS whole, count(DISTINCT recipient_id) AS guests, max(recipient_id::text) AS guest
		          FROM occupancy GROUP BY stay_id) o ON o.stay_id = s.id
		 WHERE (o.rooms[cardinality(o.rooms)] = s.bed_id AND o.guests < 2 AND o.guest IS NOT DISTINCT FROM s.recipient_id::text
		       AND o.since = s.arrived_at AND o.until = coalesce(s.left_at, 'infinity')
		       AND (o.whole = tstzmultirange(tstzrange(o.since, o.until)) OR o.since = o.until)) IS NOT TRUE
		UNION ALL SELECT s.id FROM stay s JOIN site h ON h.id = s.site_id JOIN bed b ON b.id = s.bed_id
		 WHERE s.house_id <> h.organization_id OR b.site_id <> s.site_id OR s.left_at < s.arrived_at
		    OR s.planned_leave_on > (s.arrived_at AT TIME ZONE h.zone)::date + h.maximum_nights`,
	'a room whose next opening is not what was planned': `
		SELECT b.id FROM bed b LEFT JOIN stay s ON s.bed_id = b.id AND s.left_at IS NULL AND b.state = 'occupied'
		 WHERE (b.state = 'occupied' AND b.opens_on IS DISTINCT FROM s.planned_leave_on) OR (b.state IN ('open', 'held', 'offline') AND b.opens_on IS NOT NULL)
		    OR (b.opens_on IS NULL) <> (b.opens_said_at IS NULL) OR (b.opens_on IS NULL) <> (b.opens_said_by IS NULL)`,
	// Acts bring the openings along: none is ever left for the clock, and the days that were said to be open are.
	'hours without their openings': `
		SELECT v.id FROM service v WHERE v.kind = 'drop_in' AND EXISTS (SELECT FROM service_exception x WHERE x.service_id = v.id)
		   AND (v.openings_due OR v.openings_until IS NULL OR jsonb_array_length(v.openings) <>
		        (SELECT count(DISTINCT x.on_date) FROM service_exception x WHERE x.service_id = v.id AND x.opens IS NOT NULL
		            AND NOT EXISTS (SELECT FROM service_exception y WHERE y.service_id = v.id AND y.on_date = x.on_date AND y.opens IS NULL)))
		UNION ALL SELECT service_id FROM service_exception WHERE service_id = '${drop_in}' GROUP BY service_id, on_date HAVING count(*) > 1`,
	'a house whose last confirmation says something else': `
		SELECT s.id FROM site s JOIN LATERAL (SELECT * FROM confirmation c WHERE c.site_id = s.id ORDER BY c.at DESC LIMIT 1) c ON true
		 WHERE s.confirmed_at <> c.at OR s.confirmed_role <> c.role OR s.state <> c.site_state OR c.role NOT IN ('house_staff', 'house_lead')`,
};

const introductions: Truths = {
	'two yeses for one person': `
		SELECT referral_id FROM recipient WHERE state IN ('accepted', 'arrived') GROUP BY referral_id HAVING count(*) > 1`,
	'another house still asked after a yes': `
		SELECT r.referral_id FROM recipient r JOIN recipient y ON y.referral_id = r.referral_id AND y.id <> r.id
		 WHERE y.accepted_at IS NOT NULL AND r.ended_at IS NULL`,
	'an introduction whose facts contradict its state': `
		SELECT id FROM recipient
		 WHERE (state IN ('offered', 'accepted')) <> (held_until IS NOT NULL) OR (state IN ('offered', 'accepted', 'arrived')) <> (bed_id IS NOT NULL)
		    OR (state IN ${open_states}) <> (ended_at IS NULL) OR (state = 'declined') <> (decline_code IS NOT NULL)
		    OR (instead_site_id IS NOT NULL AND (state <> 'declined' OR instead_site_id = site_id))
		    OR (state IN ('accepted', 'arrived') AND accepted_at IS NULL) OR (state = 'arrived') <> (arrived_at IS NOT NULL)`,
	// By the house's own hours, added up here once more.
	'an answer that took another time than the clock says': `
		SELECT r.id FROM recipient r CROSS JOIN LATERAL (SELECT CASE WHEN r.answered_at IS NULL THEN NULL
		       WHEN NOT EXISTS (SELECT FROM service v WHERE v.site_id = r.site_id AND v.kind = 'conversation') THEN floor(extract(epoch FROM r.answered_at - r.sent_at))
		       ELSE (SELECT floor(sum(extract(epoch FROM greatest(interval '0', least((o ->> 1)::timestamptz, r.answered_at) - greatest((o ->> 0)::timestamptz, r.sent_at)))))
		               FROM service v CROSS JOIN LATERAL jsonb_array_elements(v.openings) o WHERE v.site_id = r.site_id AND v.kind = 'conversation') END AS seconds) x
		 WHERE r.answer_seconds IS DISTINCT FROM x.seconds`,
	'a referral that nobody of its team looks after': `
		SELECT f.id FROM referral f WHERE f.organization_id IS NOT NULL AND NOT EXISTS (SELECT FROM membership m
		 WHERE m.account_id = f.owner_id AND m.organization_id = f.organization_id AND m.role LIKE 'referrer%')`,
	'counts of notes that the notes do not tell': `
		SELECT r.id FROM recipient r LEFT JOIN (SELECT recipient_id, count(*) AS all, max(created_at) AS last,
		               count(*) FILTER (WHERE side = 'sender' AND read_at IS NULL) AS house, count(*) FILTER (WHERE side = 'house' AND read_at IS NULL) AS sender
		          FROM note GROUP BY recipient_id) n ON n.recipient_id = r.id
		 WHERE (r.note_count, r.unread_house, r.unread_sender, r.note_at) IS DISTINCT FROM (coalesce(n.all, 0), coalesce(n.house, 0), coalesce(n.sender, 0), n.last)`,
	'somebody known by what they took back': `
		SELECT f.id FROM referral f WHERE f.revoked_at IS NOT NULL
		   AND (f.sealed_name IS NOT NULL OR f.sealed_callback IS NOT NULL OR f.sealed_note IS NOT NULL OR f.blanked_at IS NULL OR f.ended_at IS NULL
		     OR EXISTS (SELECT FROM note n JOIN recipient r ON r.id = n.recipient_id WHERE r.referral_id = f.id AND n.sealed_text IS NOT NULL))`,
	// Of each change one event, on each side that wants to know, in the same transaction. (A note is told to the other side.)
	'something told twice, or not at all': `
		WITH happened AS (
		       SELECT recipient_id, CASE WHEN action IN ('talk', 'waitlist') THEN 'introduction.answered' WHEN action = 'offer' THEN 'introduction.offered'
		              WHEN action = 'accept' THEN 'introduction.accepted' WHEN action = 'arrive' THEN 'introduction.arrived'
		              WHEN action = 'decline' THEN 'introduction.declined' WHEN action = 'lapse' THEN 'hold.lapsed' ELSE 'introduction.ended' END AS event
		         FROM (SELECT m.*, bool_or(m.side = 'house' AND m.action <> 'see') OVER (PARTITION BY m.recipient_id ORDER BY m.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS answered,
		                      first_value(m.side) OVER (PARTITION BY m.recipient_id ORDER BY m.id) AS asked_by
		                 FROM recipient_move m) m
		        WHERE action NOT IN ('send', 'see', 'extend') AND NOT (action IN ('talk', 'waitlist') AND (answered OR asked_by = 'guest'))
		       UNION ALL SELECT id, 'introduction.sent' FROM recipient WHERE sender_id IS NOT NULL
		       UNION ALL SELECT id, CASE WHEN (was ->> 'escalated_at') IS NULL AND now ->> 'escalated_at' IS NOT NULL THEN 'introduction.escalated' ELSE 'introduction.alert' END FROM (
		              SELECT id::uuid, was, now FROM write WHERE kind = 'recipient' AND op = 'UPDATE' AND was ->> 'state' = now ->> 'state'
		                 AND (was ->> 'alerted_at', was ->> 'escalated_at') IS DISTINCT FROM (now ->> 'alerted_at', now ->> 'escalated_at')) x
		       UNION ALL SELECT id::uuid, 'hold.ending' FROM write WHERE kind = 'recipient' AND op = 'UPDATE' AND was ->> 'state' = now ->> 'state'
		                 AND was ->> 'hold_warned_at' IS NULL AND now ->> 'hold_warned_at' IS NOT NULL),
		due AS (
		       SELECT h.recipient_id, c.id AS channel, h.event FROM happened h JOIN recipient r ON r.id = h.recipient_id
		         JOIN channel c ON c.organization_id IN (r.house_id, r.sender_id)
		       UNION ALL SELECT n.recipient_id, c.id, 'note.new' FROM note n JOIN recipient r ON r.id = n.recipient_id
		         JOIN channel c ON c.organization_id = CASE n.side WHEN 'house' THEN r.sender_id ELSE r.house_id END),
		told AS (SELECT recipient_id, channel_id, event::text FROM delivery WHERE recipient_id IS NOT NULL)
		(SELECT * FROM due EXCEPT ALL SELECT * FROM told) UNION ALL (SELECT * FROM told EXCEPT ALL SELECT * FROM due)`,
	'an introduction between the wrong two': `
		SELECT r.id FROM recipient r JOIN referral f ON f.id = r.referral_id JOIN site s ON s.id = r.site_id
		 WHERE r.house_id <> s.organization_id OR r.sender_id IS DISTINCT FROM f.organization_id OR r.sent_at <> f.created_at
		UNION ALL SELECT f.id FROM referral f WHERE (SELECT count(*) FROM recipient r WHERE r.referral_id = f.id) NOT BETWEEN 1 AND 3`,
	// The rule: a referral has ended when and since none of its recipients is open, arrivals being ends.
	'a referral that ended too early, too late or not at all': `
		SELECT f.id FROM referral f JOIN (SELECT referral_id, bool_and(ended_at IS NOT NULL) AS over, max(ended_at) AS last FROM recipient GROUP BY 1) r
		    ON r.referral_id = f.id WHERE (f.ended_at IS NOT NULL) <> r.over OR (f.archived_at IS NULL AND f.ended_at <> r.last)`,
	'an archived introduction that goes on, or half of one': `
		SELECT f.id FROM referral f JOIN recipient r ON r.referral_id = f.id
		 WHERE (f.archived_at IS NOT NULL AND f.ended_at IS NULL) OR (f.archived_at IS NULL) <> (r.archived_at IS NULL)`,
	// An arrival that was sent before the hold's end may have waited past it; the room must have stayed held until then.
	'an arrival without its stay, or a gap before it': `
		SELECT r.id FROM recipient r LEFT JOIN stay s ON s.recipient_id = r.id LEFT JOIN occupancy h ON h.recipient_id = r.id AND h.kind = 'hold'
		 WHERE r.state = 'arrived' AND (s.site_id = r.site_id
		       AND r.bed_id = (SELECT o.bed_id FROM occupancy o WHERE o.stay_id = s.id ORDER BY lower(o.during), upper(o.during) LIMIT 1) AND s.arrived_at = r.arrived_at
		       AND upper(h.during) BETWEEN r.arrived_at - interval '5 seconds' AND r.arrived_at
		       AND NOT EXISTS (SELECT FROM bed_change c WHERE c.bed_id = r.bed_id AND c.at > r.offered_at AND c.at < r.arrived_at)) IS NOT TRUE
		UNION ALL SELECT s.id FROM stay s JOIN recipient r ON r.id = s.recipient_id WHERE r.state <> 'arrived'`,
	'a hold that outlives its introduction': `
		SELECT r.id FROM recipient r JOIN occupancy o ON o.recipient_id = r.id AND o.kind = 'hold'
		 WHERE r.ended_at IS NOT NULL AND upper(o.during) > r.ended_at`,
};

const moves: Truths = {
	'a move that the table does not know': `
		SELECT m.recipient_id FROM recipient_move m WHERE NOT EXISTS (SELECT FROM move t
		 WHERE (t.from_state, t.action, t.side, t.to_state) = (m.from_state, m.action, m.side, m.to_state))
		   AND (m.action, m.side, m.to_state, m.from_state IS NULL) NOT IN (('send', 'sender', 'sent', true), ('send', 'guest', 'sent', true))`,
	'a chain of moves with a break': `
		SELECT recipient_id FROM (SELECT m.*, lag(to_state) OVER w AS before, lag(at) OVER w AS before_at, row_number() OVER w AS n
		          FROM recipient_move m WINDOW w AS (PARTITION BY recipient_id ORDER BY id)) m
		 WHERE (n = 1) <> (action = 'send') OR from_state IS DISTINCT FROM before OR at < before_at`,
	'a state that its moves do not lead to': `
		SELECT r.id FROM recipient r WHERE r.state IS DISTINCT FROM
		       (SELECT m.to_state FROM recipient_move m WHERE m.recipient_id = r.id ORDER BY m.id DESC LIMIT 1)`,
	'times that its moves do not tell': `
		SELECT r.id FROM recipient r JOIN (SELECT recipient_id, max(at) AS last,
		               min(at) FILTER (WHERE side = 'house') AS seen, min(at) FILTER (WHERE side = 'house' AND action <> 'see') AS answered,
		               max(at) FILTER (WHERE action = 'offer') AS offered, max(at) FILTER (WHERE action = 'accept') AS accepted,
		               max(at) FILTER (WHERE action = 'arrive') AS arrived, bool_or(action = 'extend') AS extended,
		               count(*) FILTER (WHERE action = 'extend') AS extensions
		          FROM recipient_move GROUP BY recipient_id) m ON m.recipient_id = r.id
		 WHERE (r.seen_at, r.answered_at, r.offered_at, r.accepted_at, r.arrived_at) IS DISTINCT FROM (seen, answered, offered, accepted, arrived)
		    OR r.hold_extended <> extended OR extensions > 1 OR (r.ended_at <> last)`,
	'a move by somebody of the other side, or of none': `
		SELECT m.recipient_id FROM recipient_move m JOIN recipient r ON r.id = m.recipient_id
		 WHERE CASE WHEN m.side IN ('clock', 'system', 'guest') THEN m.account_id IS NOT NULL ELSE NOT EXISTS (SELECT FROM membership x
		       WHERE x.account_id = m.account_id AND x.organization_id = CASE m.side WHEN 'house' THEN r.house_id ELSE r.sender_id END
		         AND x.role LIKE CASE m.side WHEN 'house' THEN 'house_%' ELSE 'referrer%' END) END`,
};

const rows: Truths = {
	'a version that did not grow by one, a row taken away, or a key changed': `
		SELECT id FROM write WHERE op = 'DELETE' OR (op = 'UPDATE' AND (version <> (was ->> 'version')::bigint + 1 OR id <> was ->> 'id'))`,
	'a confirmation that went back in time': `
		SELECT id FROM write WHERE kind = 'site' AND op = 'UPDATE' AND (now ->> 'confirmed_at')::timestamptz < (was ->> 'confirmed_at')::timestamptz`,
	'a hold that lapsed, or an answer that expired, before its time': `
		SELECT id FROM write WHERE kind = 'recipient' AND op = 'UPDATE' AND was ->> 'state' <> now ->> 'state'
		   AND CASE now ->> 'state' WHEN 'not_arrived' THEN (was ->> 'held_until')::timestamptz > (now ->> 'ended_at')::timestamptz
		                            WHEN 'expired' THEN (was ->> 'answer_due_at')::timestamptz > (now ->> 'ended_at')::timestamptz END`,
	'an alarm before its time, after an answer, or taken back': `
		SELECT id FROM write CROSS JOIN LATERAL (VALUES ('alerted_at', 'alert_at'), ('escalated_at', 'escalate_at')) AS alarm (rang, due)
		 WHERE kind = 'recipient' AND op = 'UPDATE' AND was ->> rang IS DISTINCT FROM now ->> rang
		   AND (was ->> rang IS NULL AND was ->> 'state' IN ('sent', 'seen') AND was ->> 'answered_at' IS NULL
		        AND (was ->> due)::timestamptz <= (now ->> rang)::timestamptz) IS NOT TRUE
		UNION ALL SELECT id FROM write WHERE kind = 'recipient' AND now ->> 'escalated_at' IS NOT NULL AND now ->> 'alerted_at' IS NULL`,
	'a warning of a hold before its time, or taken back': `
		SELECT id FROM write WHERE kind = 'recipient' AND op = 'UPDATE' AND was ->> 'hold_warned_at' IS DISTINCT FROM now ->> 'hold_warned_at'
		   AND CASE WHEN now ->> 'hold_warned_at' IS NULL THEN was ->> 'hold_extended' = 'false' AND now ->> 'hold_extended' = 'true'
		            ELSE was ->> 'hold_warned_at' IS NULL AND was ->> 'state' IN ('offered', 'accepted')
		                 AND (was ->> 'held_until')::timestamptz <= (now ->> 'hold_warned_at')::timestamptz + interval '15 minutes' END IS NOT TRUE`,
	'a key that was claimed and never answered': `SELECT key FROM idempotency WHERE outcome IS NULL`,
};

const all = Object.entries({ ...rooms, ...introductions, ...moves, ...rows });
const asked = all.map(([what, sql]) => `SELECT '${what}' AS what, (array_agg(x.*::text))[1:3] AS where FROM (${sql}) x HAVING count(*) > 0`).join('\nUNION ALL ');

/** The last that was written about the first row named: what went before the fault. */
async function story(database: Database, where: string[]): Promise<string> {
	const row = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(where[0] ?? '')?.[0];
	if (!row) return '';
	const writes = await database.rows(`SELECT * FROM (SELECT n, tx, caller, request, key, op, kind, was, now FROM write
		WHERE id = '${row}' OR '${row}' IN (now ->> 'bed_id', now ->> 'recipient_id') ORDER BY n DESC LIMIT 10) w ORDER BY n`);
	return writes.map((one) => JSON.stringify(one)).join('\n');
}

export async function truths_hold(database: Database, when: string): Promise<void> {
	const broken = await database.rows<{ what: string; where: string[] }>(asked);
	if (broken.length === 0) return;
	assert.fail(`${when}: what must be true is not: ${JSON.stringify(broken)}\n${await story(database, broken[0]?.where ?? [])}`);
}

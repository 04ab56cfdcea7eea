// A second record of everything that is written, kept by triggers of the test's own beside the history that the acts keep: who wrote
// what, in which transaction, for which request. Against it each answer is held: what was promised is there, what was refused is not.

import type { World } from '../support/world.ts';
import { Database } from './random_play_database.ts';

const watched = ['organization', 'site', 'service', 'bed', 'bed_change', 'confirmation', 'referral', 'recipient', 'recipient_move', 'stay', 'occupancy',
	'turn_away', 'note'];

const install = `
CREATE SCHEMA watch;
CREATE TABLE watch.write (
	n       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	tx      xid8 NOT NULL DEFAULT pg_current_xact_id(),
	caller  text NOT NULL,
	request text NOT NULL,
	key     text NOT NULL,
	op      text NOT NULL,
	kind    text NOT NULL,
	id      text NOT NULL,
	version bigint,
	was     jsonb,
	now     jsonb);
CREATE INDEX ON watch.write (kind, id, n);
CREATE INDEX ON watch.write (key);
CREATE INDEX ON watch.write (request);

CREATE FUNCTION watch.write_noted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
	row_was jsonb := to_jsonb(OLD);
	row_now jsonb := to_jsonb(NEW);
BEGIN
	INSERT INTO watch.write (caller, request, key, op, kind, id, version, was, now)
	VALUES (coalesce(current_setting('porchlight.caller', true), ''), coalesce(current_setting('porchlight.request', true), ''),
	        coalesce(current_setting('porchlight.key', true), ''), TG_OP, TG_TABLE_NAME, coalesce(row_now, row_was) ->> 'id',
	        (coalesce(row_now, row_was) ->> 'version')::bigint, row_was, row_now);
	RETURN NULL;
END $$;
${watched.map((table) => `CREATE TRIGGER zz_watched AFTER INSERT OR UPDATE OR DELETE ON porchlight.${table} FOR EACH ROW EXECUTE FUNCTION watch.write_noted();`).join('\n')}

-- Each answer as it reached its caller.
CREATE TABLE watch.answer (
	n       bigint PRIMARY KEY,
	caller  text,
	key     text,
	request text,
	what    text,
	ok      boolean,
	slug    text,
	kind    text,
	id      text,
	version bigint,
	effect  jsonb);
CREATE INDEX ON watch.answer (key);
CREATE INDEX ON watch.answer (request);
CREATE INDEX ON watch.answer (caller);

-- By hand: what hours would do.
CREATE FUNCTION watch.by_hand() RETURNS void LANGUAGE sql AS $$
	SELECT set_config('porchlight.request', 'by hand', true), set_config('porchlight.caller', '', true), set_config('porchlight.key', '', true) $$;

CREATE FUNCTION watch.shorten_hold(wanted uuid, ms integer) RETURNS void LANGUAGE plpgsql SET search_path = porchlight, pg_temp AS $$
DECLARE
	r recipient;
	t timestamptz;
BEGIN
	PERFORM watch.by_hand();
	PERFORM FROM referral f WHERE f.id = (SELECT x.referral_id FROM recipient x WHERE x.id = wanted) FOR NO KEY UPDATE;
	SELECT * INTO r FROM recipient x WHERE x.id = wanted FOR NO KEY UPDATE;
	IF r.held_until IS NULL THEN
		RETURN;
	END IF;
	PERFORM FROM bed b WHERE b.id = r.bed_id FOR NO KEY UPDATE;
	t := clock_timestamp() + make_interval(secs => ms / 1000.0);
	UPDATE occupancy SET during = tstzrange(lower(during), t) WHERE recipient_id = r.id AND kind = 'hold' AND upper(during) = r.held_until;
	UPDATE bed SET held_until = t WHERE id = r.bed_id;
	UPDATE recipient SET held_until = t WHERE id = r.id;
END $$;

CREATE FUNCTION watch.shorten_bed(wanted uuid, ms integer) RETURNS void LANGUAGE plpgsql SET search_path = porchlight, pg_temp AS $$
DECLARE
	b bed;
	t timestamptz;
BEGIN
	PERFORM watch.by_hand();
	SELECT * INTO b FROM bed x WHERE x.id = wanted FOR NO KEY UPDATE;
	IF b.state <> 'held' OR EXISTS (SELECT FROM recipient r WHERE r.bed_id = b.id AND r.held_until IS NOT NULL) THEN
		RETURN;
	END IF;
	t := clock_timestamp() + make_interval(secs => ms / 1000.0);
	UPDATE occupancy SET during = tstzrange(lower(during), t) WHERE bed_id = b.id AND upper(during) = b.held_until;
	UPDATE bed SET held_until = t WHERE id = b.id;
END $$;

CREATE FUNCTION watch.overdue(wanted uuid) RETURNS void LANGUAGE plpgsql SET search_path = porchlight, pg_temp AS $$
BEGIN
	PERFORM watch.by_hand();
	UPDATE recipient SET answer_due_at = clock_timestamp() WHERE id = wanted AND state IN ('sent', 'seen');
END $$;

-- The answer clock strikes: once, or for the second contact too.
CREATE FUNCTION watch.ring(wanted uuid, twice boolean) RETURNS void LANGUAGE plpgsql SET search_path = porchlight, pg_temp AS $$
DECLARE
	t timestamptz := clock_timestamp();
BEGIN
	PERFORM watch.by_hand();
	UPDATE recipient SET alert_at = greatest(sent_at, least(alert_at, t)), escalate_at = CASE WHEN twice THEN greatest(sent_at, t) ELSE escalate_at END
	 WHERE id = wanted AND state IN ('sent', 'seen') AND escalated_at IS NULL;
END $$;

CREATE FUNCTION watch.grow_old(wanted uuid) RETURNS void LANGUAGE plpgsql SET search_path = porchlight, pg_temp AS $$
BEGIN
	PERFORM watch.by_hand();
	UPDATE referral SET ended_at = ended_at - interval '13 hours' WHERE id = wanted AND ended_at > now() - interval '1 hour';
	PERFORM clock_archive();
END $$;

GRANT USAGE ON SCHEMA watch TO porchlight_owner;
GRANT INSERT, SELECT ON ALL TABLES IN SCHEMA watch TO porchlight_owner;
`;

export async function watch_install(world: World): Promise<void> {
	await world.run(install);
}

export interface Answer {
	n: number;
	caller: string;
	key: string;
	request: string;
	what: string;
	ok: boolean;
	slug: string;
	kind: string | null;
	id: string | null;
	version: number | null;
	/** A row that the act must have written: its kind and some of its members. */
	effect: { kind: string; has: Record<string, unknown> } | null;
}

export async function watch_answers(database: Database, answers: Answer[]): Promise<void> {
	if (answers.length > 0) await database.run(`INSERT INTO watch.answer SELECT * FROM ${Database.list(answers, 'watch.answer')}`);
}

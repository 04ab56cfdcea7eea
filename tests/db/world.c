/* The schema and statements of this room's tests. */
#include "world.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

#define NOTE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct note, member)

const struct field note_fields[] = {
	{ NOTE(id, FIELD_ID) },
	{ NOTE(body, FIELD_TEXT) },
	{ NOTE(written_at, FIELD_TIME) },
	{ NOTE(count, FIELD_INT) },
	{ 0 },
};
const struct field body_fields[] = {
	{ NOTE(body, FIELD_TEXT) },
	{ 0 },
};

const char *const NOTE_ONE = "01970000-0000-7000-8000-000000000001";
const char *const NOTE_TWO = "01970000-0000-7000-8000-000000000002";
const char *const SOMEBODY = "01970000-0000-7000-8000-00000000000a";

/* In the place of the generated table: the archive's own is not linked when this one is there. */
const struct statement_text statement_texts[STATEMENT_COUNT + 1] = {
	[STATEMENT_request_begin] = { "request_begin", "SELECT request_begin($1, $2, $3, $4)" },
	[STATEMENT_request_replay] = { "request_replay",
	    "SELECT outcome, reply FROM request_replay($1, $2, $3)" },
	[NOTE_READ] = { "note_read", "SELECT id, body, written_at, count FROM note WHERE id = $1" },
	[NOTE_LIST] = { "note_list", "SELECT id, body, written_at, count FROM note ORDER BY id" },
	[NOTE_WRITE] = { "note_write", "SELECT outcome, (note).* FROM note_write($1, $2)" },
	[NAP] = { "nap", "SELECT 'rested' || pg_sleep($1::float8)::text AS body" },
	[LOCK_BOTH] = { "lock_both", "SELECT lock_both($1, $2) AS outcome" },
	[BED_TAKE] = { "bed_take", "SELECT bed_take($1) AS outcome" },
	[WHO] = { "who", "SELECT concat_ws('/', current_setting('porchlight.caller', true), "
			 "current_setting('porchlight.request', true)) AS body" },
	[EXTRA_COLUMN] = { "extra_column", "SELECT body, 1 AS surprise FROM note" },
	[LACKING_COLUMN] = { "lacking_column", "SELECT id, body, count FROM note" },
	[WRONG_TYPE] = { "wrong_type", "SELECT 1 AS body" },
	[PROMISE] = { "promise", "SELECT promise_break() AS outcome" },
	[NOTE_AGAIN] = { "note_again", "SELECT note_again($1) AS outcome" },
	[ODD_OUTCOME] = { "odd_outcome", "SELECT $1::text AS outcome" },
	[NOT_THERE] = { "not_there", "SELECT not_there() AS body" },
	[LONG_NAP] = { "long_nap", "SELECT note_nap($1, $2) AS outcome" },
};

const struct statement_shape world_shapes[] = {
	{ (enum statement)NOTE_READ, note_fields, false },
	{ (enum statement)NOTE_LIST, note_fields, false },
	{ (enum statement)NOTE_WRITE, note_fields, true },
	{ (enum statement)NAP, body_fields, false },
	{ (enum statement)LOCK_BOTH, NULL, true },
	{ (enum statement)BED_TAKE, NULL, true },
	{ (enum statement)WHO, body_fields, false },
	{ (enum statement)PROMISE, NULL, true },
	{ (enum statement)NOTE_AGAIN, NULL, true },
	{ (enum statement)ODD_OUTCOME, NULL, true },
	{ (enum statement)LONG_NAP, NULL, true },
};
const size_t world_shape_count = sizeof world_shapes / sizeof *world_shapes;

static const char schema[] =
    "DROP SCHEMA IF EXISTS db_test CASCADE; CREATE SCHEMA db_test; CREATE EXTENSION IF NOT EXISTS btree_gist;"
    "SET LOCAL search_path = db_test, public;"
    "CREATE TABLE note (id uuid PRIMARY KEY, body text, written_at timestamptz NOT NULL DEFAULT now(), count "
    "bigint NOT NULL DEFAULT 0);"
    "INSERT INTO note (id, body) VALUES ('01970000-0000-7000-8000-000000000001', 'one'),"
    " ('01970000-0000-7000-8000-000000000002', NULL);"
    "CREATE TABLE occupancy (bed integer, during int4range, EXCLUDE USING gist (bed WITH =, during WITH &&));"
    "CREATE TABLE promise (id integer PRIMARY KEY, other integer REFERENCES promise DEFERRABLE INITIALLY "
    "DEFERRED);"
    "CREATE TABLE idempotency (account_id uuid, key text, fingerprint text, outcome text, reply jsonb, "
    "PRIMARY KEY (account_id, key));"
    "CREATE FUNCTION request_begin(account uuid, request_id text, k text, f text) RETURNS void LANGUAGE "
    "plpgsql AS $$ BEGIN"
    "  PERFORM set_config('porchlight.caller', coalesce(account::text, ''), true),"
    "          set_config('porchlight.request', coalesce(request_id, ''), true), "
    "set_config('porchlight.key', coalesce(k, ''), true);"
    "  IF k IS NOT NULL THEN"
    "    INSERT INTO idempotency (account_id, key, fingerprint) VALUES (account, k, f) ON CONFLICT DO "
    "NOTHING;"
    "    IF NOT FOUND THEN RAISE 'seen' USING ERRCODE = 'PL001'; END IF;"
    "  END IF; END $$;"
    "CREATE FUNCTION request_remember(o text, r jsonb) RETURNS void LANGUAGE sql AS $$"
    "  UPDATE idempotency SET outcome = o, reply = r WHERE key = current_setting('porchlight.key')"
    "  AND account_id::text = current_setting('porchlight.caller') $$;"
    "CREATE FUNCTION request_replay(account uuid, k text, f text) RETURNS TABLE (outcome text, reply json) "
    "LANGUAGE sql AS $$"
    "  SELECT CASE WHEN i.fingerprint = f THEN i.outcome ELSE 'key_reused' END,"
    "         CASE WHEN i.fingerprint = f THEN i.reply::json END"
    "  FROM idempotency i WHERE i.account_id = account AND i.key = k $$;"
    "CREATE FUNCTION note_write(which uuid, what text) RETURNS TABLE (outcome text, note note) LANGUAGE "
    "plpgsql AS $$"
    "  DECLARE n note; o text := 'ok'; BEGIN"
    "  SELECT * INTO n FROM note t WHERE t.id = which FOR UPDATE;"
    "  IF n.id IS NULL THEN o := 'not_found'; PERFORM request_remember(o, NULL); RETURN QUERY SELECT o, "
    "NULL::note; RETURN; END IF;"
    "  IF what = 'stale' THEN o := 'version_changed'; ELSE"
    "  UPDATE note t SET body = what, count = t.count + 1 WHERE t.id = which RETURNING * INTO n; END IF;"
    "  PERFORM request_remember(o, to_jsonb(n)); RETURN QUERY SELECT o, n; END $$;"
    "CREATE FUNCTION lock_both(a uuid, b uuid) RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
    "  UPDATE note SET count = count + 1 WHERE id = a; PERFORM pg_sleep(0.2); UPDATE note SET count = count "
    "+ 1 WHERE id = b;"
    "  RETURN 'ok'; END $$;"
    "CREATE FUNCTION bed_take(b integer) RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
    "  INSERT INTO occupancy VALUES (b, '[1,9)'); RETURN 'ok'; END $$;"
    "CREATE FUNCTION promise_break() RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
    "  INSERT INTO promise VALUES (1, 99); RETURN 'ok'; END $$;"
    "CREATE FUNCTION note_again(which uuid) RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
    "  INSERT INTO note (id, body) VALUES (which, 'a secret name'); RETURN 'ok'; END $$;"
    "CREATE FUNCTION note_nap(which uuid, seconds float8) RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
    "  UPDATE note SET count = count + 1 WHERE id = which; PERFORM pg_sleep(seconds);"
    "  PERFORM request_remember('ok', NULL); RETURN 'ok'; END $$;";

static const char *
superuser(void)
{
	const char *conninfo = getenv("PORCHLIGHT_SUPERUSER_DATABASE");

	if (conninfo == NULL) {
		fprintf(stderr, "PORCHLIGHT_SUPERUSER_DATABASE is not set: these tests need a database of "
				"their own (make test)\n");
		exit(1);
	}
	return conninfo;
}

char *
world_ask(const char *sql)
{
	PGconn   *connection = PQconnectdb(superuser());
	PGresult *result;
	char     *text = NULL;

	PQclear(PQexec(connection, "SET client_min_messages = warning"));
	result = PQexec(connection, sql);
	if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1 && !PQgetisnull(result, 0, 0))
		text = strdup(PQgetvalue(result, 0, 0));
	if (PQresultStatus(result) == PGRES_FATAL_ERROR)
		fprintf(stderr, "%s: %s\n", sql, PQresultErrorMessage(result));
	PQclear(result);
	PQfinish(connection);
	return text;
}

void
world_do(const char *sql)
{
	free(world_ask(sql));
}

void
world_build(void)
{
	world_do(schema);
}

struct db *
world_open(const char *host, int statement_timeout_ms)
{
	char       conninfo[1024];
	struct db *db;

	snprintf(conninfo, sizeof conninfo,
	    "%s options='-c search_path=db_test,public -c deadlock_timeout=50'%s%s", superuser(),
	    host == NULL ? "" : " host=", host == NULL ? "" : host);
	db = db_open(&(struct db_settings){ .conninfo = conninfo,
	    .application_name = "test",
	    .statement_timeout_ms = statement_timeout_ms,
	    .shapes = world_shapes,
	    .shape_count = world_shape_count });
	return db;
}

void
world_request(struct db *db, const char *key, const char *fingerprint)
{
	db_set_request(db, &(struct db_request){ SOMEBODY, "req1", key, fingerprint });
}

/* Who asks, when the roster does not know the session yet: the database does. With the real schema and
 * statements. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seal/seal.h"
#include "world.h"

#define HOUSE   "01970000-0000-7000-8000-0000000000aa"
#define PERSON  "01970000-0000-7000-8000-0000000000bb"
#define SESSION "01970000-0000-7000-8000-0000000000cc"
#define TOKEN   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
#define COOKIE  "Cookie: porchlight=" TOKEN "\r\n"

static struct world *world;

/* Behind the server's back. */
static void
script(const char *sql)
{
	struct db   *db = db_open(&(struct db_settings){
	      .conninfo = getenv("PORCHLIGHT_SUPERUSER_DATABASE"), .application_name = "cluster_identity" });
	char         why[400] = "";
	enum problem p = db_script(db, sql, why, sizeof why);

	if (p)
		fprintf(stderr, "%s\n", why);
	assert_int_equal(p, OK);
	db_close(db);
}

static void
session_now(const char *columns)
{
	char hash[TOKEN_HASH_SIZE], sql[1200];

	token_hash(TOKEN, hash);
	snprintf(sql, sizeof sql,
	    "SET LOCAL search_path = porchlight, public; DELETE FROM session; DELETE FROM account WHERE id = "
	    "'" PERSON "';"
	    "DELETE FROM organization WHERE id = '" HOUSE "';"
	    "INSERT INTO organization (id, name, kind) VALUES ('" HOUSE "', 'House', 'peer_respite');"
	    "INSERT INTO account (id, email, name, password_hash) VALUES ('" PERSON
	    "', 'ada@house.test', 'Ada', 'x');"
	    "INSERT INTO membership (account_id, organization_id, role) VALUES ('" PERSON "', '" HOUSE
	    "', 'house_lead');"
	    "INSERT INTO session (id, account_id, token_hash, seen_at, expires_at, revoked_at) VALUES "
	    "('" SESSION "', '" PERSON "', '%s', %s)",
	    hash, columns);
	script(sql);
}

static int
set_up(void **state)
{
	(void)state;
	if (getenv("PORCHLIGHT_DATABASE") == NULL) {
		fprintf(stderr,
		    "PORCHLIGHT_DATABASE is not set: these tests need a database of their own (make test)\n");
		return 1;
	}
	world = world_open(&(struct http_settings){ .db = { .conninfo = getenv("PORCHLIGHT_DATABASE"),
							.application_name = "cluster_identity",
							.statement_timeout_ms = 5000 },
	    .workers = 2 });
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	world_close(world);
	return 0;
}

static void
a_session_made_a_moment_ago_is_known(void **state)
{
	(void)state;
	session_now("now(), now() + interval '1 hour', NULL");
	expect_status(
	    ask(world, "GET /api/v1/houses HTTP/1.1\r\n" HOST COOKIE "\r\n"), 200); /* memory lane */
	expect_status(
	    ask(world, "GET /api/v1/self HTTP/1.1\r\n" HOST COOKIE "\r\n"), 200); /* database lane */
	expect_problem(ask(world, "GET /api/v1/teams HTTP/1.1\r\n" HOST COOKIE "\r\n"), 403, "not_allowed");
}

static void
a_session_that_is_over_is_nobodys(void **state)
{
	static const char *const overs[] = { "now(), now() - interval '1 second', NULL",
		"now() - interval '13 hours', now() + interval '1 hour', NULL",
		"now(), now() + interval '1 hour', now()" };

	(void)state;
	for (size_t i = 0; i < sizeof overs / sizeof *overs; i++) {
		session_now(overs[i]);
		expect_problem(
		    ask(world, "GET /api/v1/houses HTTP/1.1\r\n" HOST COOKIE "\r\n"), 401, "not_signed_in");
	}
}

static void
a_disabled_account_is_nobody(void **state)
{
	(void)state;
	session_now("now(), now() + interval '1 hour', NULL");
	script("UPDATE porchlight.account SET disabled_at = now() WHERE id = '" PERSON "'");
	expect_problem(ask(world, "GET /api/v1/self HTTP/1.1\r\n" HOST COOKIE "\r\n"), 401, "not_signed_in");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_made_a_moment_ago_is_known),
		cmocka_unit_test(a_session_that_is_over_is_nobodys),
		cmocka_unit_test(a_disabled_account_is_nobody),
	};

	return seal_start() ? cmocka_run_group_tests(tests, set_up, tear_down) : 1;
}

/* Who asks, as the roster in memory knows it; no database is asked. */
#include <stdio.h>
#include <string.h>

#include "seal/seal.h"
#include "world.h"

#define HOUSE   "01970000-0000-7000-8000-0000000000aa"
#define PERSON  "01970000-0000-7000-8000-0000000000bb"
#define SESSION "01970000-0000-7000-8000-0000000000cc"
#define TOKEN   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"

static struct roster *roster;
static struct world  *world;

static void
row(const char *relation, size_t count, const char *const *names, const char *const *values)
{
	bool unchanged[16] = { false };

	roster_row(roster, &(struct change_row){ CHANGE_INSERT, relation, count, names, values, unchanged });
}

static int
set_up(void **state)
{
	static const char *const account[] = { "id", "name", "disabled_at" };
	static const char *const membership[] = { "account_id", "organization_id", "role" };
	static const char *const session[] = { "id", "account_id", "token_hash", "shared_computer",
		"created_at", "seen_at", "idle_minutes", "expires_at", "revoked_at" };
	char                     hash[TOKEN_HASH_SIZE];

	(void)state;
	token_hash(TOKEN, hash);
	roster = roster_open();
	roster_begin(roster, "epoch");
	row("account", 3, account, (const char *const[]){ PERSON, "Ada", NULL });
	row("membership", 3, membership, (const char *const[]){ PERSON, HOUSE, "house_staff" });
	row("session", 9, session,
	    (const char *const[]){ SESSION, PERSON, hash, "f", "2026-01-01 00:00:00+00",
		"2100-01-01 00:00:00+00", "720", "2100-01-01 00:00:00+00", NULL });
	roster_loaded(roster, 1);
	world = world_open(&(struct http_settings){ .roster = roster });
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	world_close(world);
	roster_close(roster);
	return 0;
}

static void
the_cookie_says_who_asks(void **state)
{
	struct heard heard = send_json(world, "POST /api/v1/things",
	    KEYED JSON "Cookie: other=1; porchlight=" TOKEN "\r\n", "{\"name\":\"lamp\"}");

	(void)state;
	assert_non_null(strstr(heard.body, "\"changed_by\":\"Ada\""));
	expect_status(heard, 201);
	expect_status(
	    ask(world, "GET /api/v1/houses HTTP/1.1\r\n" HOST "Cookie: porchlight=" TOKEN "\r\n\r\n"), 200);
	expect_status(
	    ask(world, "GET /api/v1/self HTTP/1.1\r\n" HOST "Authorization: Bearer " TOKEN "\r\n\r\n"), 200);
	expect_status(
	    ask(world, "GET /api/v1/self HTTP/1.1\r\n" HOST "Authorization: bearer " TOKEN "\r\n\r\n"), 200);
}

static void
another_token_on_the_same_connection_is_another_person(void **state)
{
	int client = client_open(world, "127.0.0.1");

	(void)state;
	assert_true(
	    client_say(client, "GET /api/v1/self HTTP/1.1\r\n" HOST "Cookie: porchlight=" TOKEN "\r\n\r\n"));
	expect_status(client_hear(client, 2000), 200);
	assert_true(
	    client_say(client, "GET /api/v1/self HTTP/1.1\r\n" HOST
			       "Cookie: porchlight=xbcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ\r\n\r\n"));
	expect_problem(client_hear(client, 2000), 401, "not_signed_in");
	assert_true(client_say(client, "GET /api/v1/self HTTP/1.1\r\n" HOST "\r\n"));
	expect_problem(client_hear(client, 2000), 401, "not_signed_in");
	assert_true(
	    client_say(client, "GET /api/v1/self HTTP/1.1\r\n" HOST "Cookie: porchlight=" TOKEN "\r\n\r\n"));
	expect_status(client_hear(client, 2000), 200);
}

static void
a_role_that_is_not_held_is_not_enough(void **state)
{
	(void)state;
	expect_problem(
	    ask(world, "GET /api/v1/teams HTTP/1.1\r\n" HOST "Cookie: porchlight=" TOKEN "\r\n\r\n"), 403,
	    "not_allowed");
}

static void
a_revoked_session_is_refused_at_once(void **state)
{
	static const char *const names[] = { "id", "revoked_at" };
	const char *const        values[] = { SESSION, "2026-11-22 00:00:00+00" };
	const bool               unchanged[2] = { false };
	struct change_row        gone = { CHANGE_DELETE, "session", 1, names, values, unchanged };

	(void)state;
	roster_change(roster, &(struct change){ .pos = 2, .count = 1, .rows = &gone });
	expect_problem(
	    ask(world, "GET /api/v1/houses HTTP/1.1\r\n" HOST "Cookie: porchlight=" TOKEN "\r\n\r\n"), 401,
	    "not_signed_in");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cookie_says_who_asks),
		cmocka_unit_test(another_token_on_the_same_connection_is_another_person),
		cmocka_unit_test(a_role_that_is_not_held_is_not_enough),
		cmocka_unit_test(a_revoked_session_is_refused_at_once),
	};

	return seal_start() ? cmocka_run_group_tests(tests, set_up, tear_down) : 1;
}

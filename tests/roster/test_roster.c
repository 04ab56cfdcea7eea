/* Who is signed in: known as soon as the stream says so, gone as soon as it says otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "roster/roster.h"

#define ACCOUNT  "01930000-0000-7000-8000-000000000001"
#define OTHER    "01930000-0000-7000-8000-000000000002"
#define HOUSE    "01930000-0000-7000-8000-000000000011"
#define TEAM     "01930000-0000-7000-8000-000000000012"
#define SESSION  "01930000-0000-7000-8000-000000000021"
#define SESSION2 "01930000-0000-7000-8000-000000000022"
#define TOKEN    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define TOKEN2   "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static char told[2000];

static void
listener(void *context, const char *account_id, const char *session_id)
{
	size_t length = strlen(told);

	(void)context;
	snprintf(told + length, sizeof told - length, "%s/%s ", account_id ? account_id + 34 : "all",
	    session_id ? session_id + 34 : "all");
}

/* Columns and values in turn; at most one row a call. */
static void
make_row(struct change_row *row, enum change_kind kind, const char *relation, const char **names,
    const char **values, va_list list)
{
	const char *name;

	*row = (struct change_row){ .kind = kind, .relation = relation, .names = names, .values = values };
	while ((name = va_arg(list, const char *)) != NULL) {
		names[row->count] = name;
		values[row->count++] = va_arg(list, const char *);
	}
}

static void
commit(struct roster *roster, enum change_kind kind, const char *relation, ...)
{
	const char       *names[16], *values[16];
	struct change_row row;
	va_list           list;

	va_start(list, relation);
	make_row(&row, kind, relation, names, values, list);
	va_end(list);
	roster_change(roster, &(struct change){ .pos = 1, .count = 1, .rows = &row });
}

static void
picture(struct roster *roster, enum change_kind kind, const char *relation, ...)
{
	const char       *names[16], *values[16];
	struct change_row row;
	va_list           list;

	va_start(list, relation);
	make_row(&row, kind, relation, names, values, list);
	va_end(list);
	roster_row(roster, &row);
}

static int64_t
at(const char *text)
{
	int64_t time_us;

	assert_true(time_read(text, &time_us));
	return time_us;
}

#define NOON (at("2026-11-22T12:00:00Z"))

#define ACCOUNT_ROW "id", ACCOUNT, "name", "Maya", "disabled_at", NULL, NULL
#define SESSION_ROW(revoked)                                                                                 \
	"id", SESSION, "account_id", ACCOUNT, "token_hash", TOKEN, "seen_at", "2026-11-22 11:55:00+00",      \
	    "idle_minutes", "30", "expires_at", "2026-11-22 20:00:00+00", "revoked_at", (revoked), NULL

static struct roster *
begin(void)
{
	struct roster *roster = roster_open();

	told[0] = '\0';
	roster_listen(roster, listener, NULL);
	roster_begin(roster, "e");
	/* Memberships may come before their account. */
	picture(roster, CHANGE_INSERT, "membership", "account_id", ACCOUNT, "organization_id", HOUSE, "role",
	    "house_staff", NULL);
	picture(roster, CHANGE_INSERT, "account", ACCOUNT_ROW);
	picture(roster, CHANGE_INSERT, "session", SESSION_ROW(NULL));
	roster_loaded(roster, 100);
	assert_string_equal(told, "all/all ");
	told[0] = '\0';
	return roster;
}

static void
a_session_is_found_by_its_token_with_all_its_memberships(void **state)
{
	struct roster *roster = begin();
	struct caller  caller = { 0 };

	(void)state;
	assert_false(roster_find(roster, TOKEN2, NOON, &caller));
	assert_true(roster_find(roster, TOKEN, NOON, &caller));
	assert_string_equal(caller.session_id, SESSION);
	assert_string_equal(caller.account_id, ACCOUNT);
	assert_string_equal(caller.name, "Maya");
	assert_int_equal(caller.membership_count, 1);
	assert_true(caller_has_role_in(&caller, WHO_HOUSE, HOUSE));
	assert_int_equal(caller.idle_minutes, 30);
	assert_int_equal(caller.expires_at_us, at("2026-11-22T20:00:00Z"));
	assert_true(roster_find_session(roster, SESSION, NOON, &caller));
	roster_close(roster);
}

static void
a_session_ends_at_its_end_and_when_it_idles(void **state)
{
	struct roster *roster = begin();
	struct caller  caller;

	(void)state;
	assert_true(roster_find(roster, TOKEN, at("2026-11-22T12:24:59Z"), &caller));
	assert_false(roster_find(roster, TOKEN, at("2026-11-22T12:25:00Z"), &caller));
	roster_seen(roster, SESSION, at("2026-11-22T12:20:00Z"));
	assert_true(roster_find(roster, TOKEN, at("2026-11-22T12:25:00Z"), &caller));
	assert_int_equal(caller.seen_at_us, at("2026-11-22T12:20:00Z"));
	/* Seen on another server: told by the stream. */
	commit(roster, CHANGE_UPDATE, "session", "id", SESSION, "account_id", ACCOUNT, "token_hash", TOKEN,
	    "seen_at", "2026-11-22 19:58:00+00", "idle_minutes", "30", "expires_at", "2026-11-22 20:00:00+00",
	    "revoked_at", NULL, NULL);
	assert_true(roster_find(roster, TOKEN, at("2026-11-22T19:59:59Z"), &caller));
	assert_false(roster_find(roster, TOKEN, at("2026-11-22T20:00:00Z"), &caller));
	assert_string_equal(told, "");
	roster_close(roster);
}

static void
a_revoked_session_is_gone_and_told(void **state)
{
	struct roster *roster = begin();
	struct caller  caller;

	(void)state;
	commit(roster, CHANGE_UPDATE, "session", SESSION_ROW("2026-11-22 12:00:00+00"));
	assert_false(roster_find(roster, TOKEN, NOON, &caller));
	assert_false(roster_find_session(roster, SESSION, NOON, &caller));
	assert_string_equal(told, "01/21 ");
	/* Once. */
	commit(roster, CHANGE_UPDATE, "session", SESSION_ROW("2026-11-22 12:00:00+00"));
	commit(roster, CHANGE_DELETE, "session", "id", SESSION, "token_hash", NULL, NULL);
	assert_string_equal(told, "01/21 ");
	roster_close(roster);
}

static void
a_disabled_account_is_nobody(void **state)
{
	struct roster *roster = begin();
	struct caller  caller;

	(void)state;
	commit(roster, CHANGE_UPDATE, "account", "id", ACCOUNT, "name", "Maya", "disabled_at",
	    "2026-11-22 12:00:00+00", NULL);
	assert_false(roster_find(roster, TOKEN, NOON, &caller));
	assert_string_equal(told, "01/all ");
	commit(roster, CHANGE_UPDATE, "account", ACCOUNT_ROW);
	assert_true(roster_find(roster, TOKEN, NOON, &caller));
	commit(roster, CHANGE_DELETE, "account", "id", ACCOUNT, NULL);
	assert_false(roster_find(roster, TOKEN, NOON, &caller));
	assert_string_equal(told, "01/all 01/all ");
	roster_close(roster);
}

static void
memberships_come_and_go(void **state)
{
	struct roster *roster = begin();
	struct caller  caller;

	(void)state;
	commit(roster, CHANGE_INSERT, "membership", "account_id", ACCOUNT, "organization_id", TEAM, "role",
	    "referrer", NULL);
	assert_true(roster_find(roster, TOKEN, NOON, &caller));
	assert_int_equal(caller.membership_count, 2);
	commit(roster, CHANGE_DELETE, "membership", "account_id", ACCOUNT, "organization_id", HOUSE, "role",
	    "house_staff", NULL);
	assert_true(roster_find(roster, TOKEN, NOON, &caller));
	assert_int_equal(caller.membership_count, 1);
	assert_true(caller_belongs_to(&caller, TEAM));
	assert_string_equal(told, "01/all 01/all ");
	commit(roster, CHANGE_INSERT, "membership", "account_id", ACCOUNT, "organization_id", HOUSE, "role",
	    "nobody_knows", NULL);
	commit(roster, CHANGE_INSERT, "bed", "id", HOUSE, NULL);
	assert_string_equal(told, "01/all 01/all ");
	roster_close(roster);
}

static void
what_was_seen_is_handed_out_once_and_only_when_it_is_news(void **state)
{
	struct roster *roster = begin();
	char           ids[4][37];

	(void)state;
	roster_seen(roster, SESSION, at("2026-11-22T11:55:30Z")); /* half a minute newer than stored */
	assert_int_equal(roster_take_seen(roster, ids, 4), 0);
	roster_seen(roster, SESSION, at("2026-11-22T11:57:00Z"));
	roster_seen(roster, SESSION2, at("2026-11-22T11:57:00Z"));
	assert_int_equal(roster_take_seen(roster, ids, 0), 0);
	assert_int_equal(roster_take_seen(roster, ids, 4), 1);
	assert_string_equal(ids[0], SESSION);
	assert_int_equal(roster_take_seen(roster, ids, 4), 0);
	roster_close(roster);
}

static void
a_new_picture_replaces_everything_but_what_was_seen(void **state)
{
	struct roster *roster = begin();
	struct caller  caller;

	(void)state;
	roster_seen(roster, SESSION, at("2026-11-22T12:20:00Z"));
	roster_begin(roster, "e");
	picture(roster, CHANGE_INSERT, "account", ACCOUNT_ROW);
	picture(roster, CHANGE_INSERT, "session", SESSION_ROW(NULL));
	picture(roster, CHANGE_INSERT, "session", "id", SESSION2, "account_id", OTHER, "token_hash", TOKEN2,
	    "seen_at", "2026-11-22 11:55:00+00", "idle_minutes", "30", "expires_at", "2026-11-22 20:00:00+00",
	    NULL);
	/* Until it is whole, the former one holds. */
	assert_true(roster_find(roster, TOKEN, NOON, &caller));
	assert_int_equal(caller.membership_count, 1);
	roster_loaded(roster, 200);
	assert_true(roster_find(roster, TOKEN, at("2026-11-22T12:30:00Z"), &caller));
	assert_int_equal(caller.membership_count, 0);
	/* A session of nobody. */
	assert_false(roster_find(roster, TOKEN2, NOON, &caller));
	commit(roster, CHANGE_TRUNCATE, "session", NULL);
	assert_false(roster_find(roster, TOKEN, NOON, &caller));
	assert_string_equal(told, "all/all all/all ");
	roster_close(roster);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_is_found_by_its_token_with_all_its_memberships),
		cmocka_unit_test(a_session_ends_at_its_end_and_when_it_idles),
		cmocka_unit_test(a_revoked_session_is_gone_and_told),
		cmocka_unit_test(a_disabled_account_is_nobody),
		cmocka_unit_test(memberships_come_and_go),
		cmocka_unit_test(what_was_seen_is_handed_out_once_and_only_when_it_is_news),
		cmocka_unit_test(a_new_picture_replaces_everything_but_what_was_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

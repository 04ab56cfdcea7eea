/* Who sees what: rows enter, change in and leave the views that they belong to, and no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "network.h"

static void
a_snapshot_has_every_kind_of_its_view_and_rows_by_id(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	network_open(&feed);
	text = snapshot_of(feed.board, "public");
	assert_true(strncmp(text, "{\"epoch\":\"e.", 12) == 0);
	assert_has(text, "\",\"view\":\"public\",\"pos\":\"0/"
			 "64\",\"rows\":{\"organization\":[{\"id\":\"01930000-0000-7000-8000-000000000001\"");
	assert_has(text, "],\"service\":[],\"bed\":[]}}");
	assert_true(strstr(text, id_of(HOUSE)) < strstr(text, id_of(TEAM)));
	free(text);
	text = snapshot_of(feed.board, view_of(TEAM));
	assert_has(text, "\"pos\":\"0/64\",\"rows\":{\"referral\":[],\"recipient\":[],\"stay\":[]}}");
	free(text);
	assert_null(board_view_find(feed.board, "organization:nobody"));
	assert_null(board_view_find(feed.board, view_of(77)));
	feed_close(&feed);
}

static void
the_public_sees_no_organization_phone(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	network_open(&feed);
	text = snapshot_of(feed.board, "network");
	assert_has(text, "555-0101");
	free(text);
	text = snapshot_of(feed.board, "public");
	assert_lacks(text, "555-0101");
	assert_has(text, "555-0102");
	free(text);
	feed_close(&feed);
}

static void
a_bed_is_public_only_while_its_house_shows_counts(void **state)
{
	struct feed feed;
	char        expected[512];

	(void)state;
	network_open(&feed);
	add_bed(&feed, CHANGE_INSERT, "open", "1");
	feed_commit(&feed, 110);
	delta_is(&feed, "public", 100, "(none)");
	add_site(&feed, CHANGE_UPDATE, "t", "f");
	feed_commit(&feed, 120);
	free(snapshot_of(feed.board, "public"));
	{
		char *delta = delta_after(feed.board, "public", 110);

		snprintf(expected, sizeof expected,
		    "\"bed\":[{\"id\":\"%s\",\"version\":1,\"site_id\":\"%s\",\"state\":\"open\"}]},\"del\":{"
		    "}}",
		    id_of(BED), id_of(SITE));
		assert_has(delta, expected);
		assert_has(delta, "\"prev\":\"0/64\"");
		free(delta);
	}
	add_bed(&feed, CHANGE_UPDATE, "occupied", "2");
	feed_commit(&feed, 130);
	snprintf(expected, sizeof expected,
	    "\"set\":{\"bed\":[{\"id\":\"%s\",\"version\":2,\"site_id\":\"%s\",\"state\":\"occupied\"}]},"
	    "\"del\":{}}",
	    id_of(BED), id_of(SITE));
	delta_is(&feed, "public", 120, expected);
	add_site(&feed, CHANGE_UPDATE, "f", "f");
	feed_commit(&feed, 140);
	snprintf(expected, sizeof expected, "\"del\":{\"bed\":[\"%s\"]}}", id_of(BED));
	{
		char *delta = delta_after(feed.board, "public", 130);

		assert_has(delta, expected);
		free(delta);
	}
	feed_close(&feed);
}

static void
a_site_and_its_bed_in_one_transaction_both_come_out_in_either_order(void **state)
{
	for (int order = 0; order < 2; order++) {
		struct feed feed;
		char       *delta;

		(void)state;
		feed_open(&feed, NULL);
		add_organization(&feed, HOUSE, "peer_respite");
		feed_load(&feed, "e", 100);
		if (order == 0)
			add_bed(&feed, CHANGE_INSERT, "open", "1");
		add_site(&feed, CHANGE_INSERT, "t", "f");
		if (order == 1)
			add_bed(&feed, CHANGE_INSERT, "open", "1");
		feed_commit(&feed, 110);
		delta = delta_after(feed.board, "public", 100);
		assert_has(delta, "\"set\":{\"site\":[{");
		assert_has(delta, "\"bed\":[{");
		free(delta);
		feed_close(&feed);
	}
}

static void
how_many_guests_a_team_can_support_is_public_only_where_rooms_are(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	network_open(&feed);
	text = snapshot_of(feed.board, "network");
	assert_has(text, "\"staffed_limit\":2");
	free(text);
	text = snapshot_of(feed.board, "public");
	assert_has(text, "\"staffed_limit\":null");
	free(text);
	add_site(&feed, CHANGE_UPDATE, "t", "f");
	feed_commit(&feed, 110);
	text = delta_after(feed.board, "public", 100);
	assert_has(text, "\"staffed_limit\":2");
	free(text);
	feed_close(&feed);
}

static void
a_confidential_address_is_in_no_view(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	network_open(&feed);
	add_site(&feed, CHANGE_UPDATE, "f", "t");
	feed_commit(&feed, 110);
	text = delta_after(feed.board, "network", 100);
	assert_has(text, "\"address\":null,\"city\":\"Atlanta\",\"postcode\":null,");
	assert_has(text, "\"latitude\":null,\"longitude\":null,\"address_confidential\":true");
	free(text);
	text = delta_after(feed.board, "public", 100);
	assert_has(text, "\"address\":null,\"city\":null,\"postcode\":null,");
	free(text);
	text = snapshot_of(feed.board, "public");
	assert_lacks(text, "Oak Street");
	assert_lacks(text, "33.75");
	free(text);
	feed_close(&feed);
}

static void
a_value_left_out_by_the_stream_stays_as_it_was(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	network_open(&feed);
	feed_add(&feed, CHANGE_UPDATE, "site", "id", id_of(SITE), "organization_id", id_of(HOUSE), "name",
	    "Elm House", "address", UNCHANGED, "city", UNCHANGED, "phone", "555-0102", "version", "2", NULL);
	feed_commit(&feed, 110);
	text = delta_after(feed.board, "network", 100);
	assert_has(text, "\"name\":\"Elm House\"");
	assert_has(text, "\"address\":\"12 Oak Street\",\"city\":\"Atlanta\"");
	free(text);
	feed_close(&feed);
}

static void
a_write_that_changes_nothing_to_be_seen_tells_nobody(void **state)
{
	struct feed feed;

	(void)state;
	network_open(&feed);
	add_site(&feed, CHANGE_UPDATE, "f", "f");
	feed_add(&feed, CHANGE_INSERT, "session", "id", id_of(90), NULL);
	feed_commit(&feed, 110);
	delta_is(&feed, "network", 100, "(none)");
	assert_int_equal(board_position(feed.board), 110);
	feed_close(&feed);
}

static void
what_came_and_went_in_one_transaction_was_never_there(void **state)
{
	struct feed feed;
	char        expected[128];

	(void)state;
	network_open(&feed);
	add_bed(&feed, CHANGE_INSERT, "open", "1");
	feed_add(&feed, CHANGE_DELETE, "bed", "id", id_of(BED), NULL);
	feed_commit(&feed, 110);
	delta_is(&feed, "network", 100, "(none)");
	/* And gone and back again is a change, or none. */
	add_bed(&feed, CHANGE_INSERT, "open", "1");
	feed_commit(&feed, 120);
	feed_add(&feed, CHANGE_DELETE, "bed", "id", id_of(BED), NULL);
	add_bed(&feed, CHANGE_INSERT, "open", "1");
	feed_commit(&feed, 130);
	delta_is(&feed, "network", 120, "(none)");
	feed_add(&feed, CHANGE_TRUNCATE, "bed", NULL);
	feed_commit(&feed, 140);
	snprintf(expected, sizeof expected, "\"set\":{},\"del\":{\"bed\":[\"%s\"]}}", id_of(BED));
	delta_is(&feed, "network", 130, expected);
	feed_close(&feed);
}

static void
a_view_may_be_followed_by_those_it_is_meant_for(void **state)
{
	struct feed   feed;
	struct caller nobody = { 0 }, member = { 0 }, idle = { 0 };

	(void)state;
	network_open(&feed);
	snprintf(member.session_id, sizeof member.session_id, "%s", id_of(70));
	snprintf(member.account_id, sizeof member.account_id, "%s", id_of(71));
	idle = member;
	member.membership_count = 1;
	member.memberships[0].role = ROLE_HOUSE_STAFF;
	snprintf(member.memberships[0].organization_id, ID_TEXT_SIZE, "%s", id_of(HOUSE));
	assert_true(board_view_allowed(board_view_find(feed.board, "public"), &nobody));
	assert_false(board_view_allowed(board_view_find(feed.board, "network"), &nobody));
	assert_false(board_view_allowed(board_view_find(feed.board, "network"), &idle));
	assert_true(board_view_allowed(board_view_find(feed.board, "network"), &member));
	assert_true(board_view_allowed(board_view_find(feed.board, view_of(HOUSE)), &member));
	assert_false(board_view_allowed(board_view_find(feed.board, view_of(TEAM)), &member));
	feed_add(&feed, CHANGE_DELETE, "organization", "id", id_of(HOUSE), NULL);
	feed_commit(&feed, 110);
	assert_null(board_view_find(feed.board, view_of(HOUSE)));
	feed_close(&feed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_snapshot_has_every_kind_of_its_view_and_rows_by_id),
		cmocka_unit_test(the_public_sees_no_organization_phone),
		cmocka_unit_test(a_bed_is_public_only_while_its_house_shows_counts),
		cmocka_unit_test(a_site_and_its_bed_in_one_transaction_both_come_out_in_either_order),
		cmocka_unit_test(how_many_guests_a_team_can_support_is_public_only_where_rooms_are),
		cmocka_unit_test(a_confidential_address_is_in_no_view),
		cmocka_unit_test(a_value_left_out_by_the_stream_stays_as_it_was),
		cmocka_unit_test(a_write_that_changes_nothing_to_be_seen_tells_nobody),
		cmocka_unit_test(what_came_and_went_in_one_transaction_was_never_there),
		cmocka_unit_test(a_view_may_be_followed_by_those_it_is_meant_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

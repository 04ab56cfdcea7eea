/* Who sees what: rows enter, change in and leave the views that they belong to, and no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "base/memory.h"
#include "feed.h"

enum {
	HOUSE = 1,
	TEAM = 2,
	OTHER = 3,
	SITE = 11,
	BED = 21,
	REFERRAL = 31,
	RECIPIENT = 41,
	RECIPIENT_2 = 42,
	STAY = 51
};

static char *
view_of(unsigned organization)
{
	static char names[4][VIEW_NAME_SIZE];

	snprintf(names[organization % 4], VIEW_NAME_SIZE, "organization:%s", id_of(organization));
	return names[organization % 4];
}

static void
assert_has(const char *text, const char *part)
{
	if (!text || !strstr(text, part))
		fail_msg("%s is not in %s", part, text ? text : "(nothing)");
}

static void
assert_lacks(const char *text, const char *part)
{
	if (text && strstr(text, part))
		fail_msg("%s is in %s", part, text);
}

static void
delta_is(struct feed *feed, const char *view, uint64_t after, const char *rest)
{
	char *delta = delta_after(feed->board, view, after),
	     *begin = delta ? strstr(delta, "\"set\":") : NULL;

	assert_string_equal(begin ? begin : "(none)", rest);
	free(delta);
}

static void
add_organization(struct feed *feed, unsigned id, const char *kind)
{
	feed_add(feed, CHANGE_INSERT, "organization", "id", id_of(id), "name", "Anchor", "kind", kind,
	    "phone", "555-0101", "county_fips", "13121", "version", "1", NULL);
}

static void
add_site(struct feed *feed, enum change_kind change, const char *public_counts, const char *confidential)
{
	feed_add(feed, change, "site", "id", id_of(SITE), "organization_id", id_of(HOUSE), "name",
	    "Oak House", "address", "12 Oak Street", "city", "Atlanta", "postcode", "30303", "latitude",
	    "33.75", "longitude", "-84.39", "county_fips", "13121", "phone", "555-0102", "public_counts",
	    public_counts, "address_confidential", confidential, "version", "1", NULL);
}

static void
add_bed(struct feed *feed, enum change_kind change, const char *state, const char *version)
{
	feed_add(feed, change, "bed", "id", id_of(BED), "site_id", id_of(SITE), "label", "Blue room", "state",
	    state, "version", version, NULL);
}

static void
add_referral(struct feed *feed, enum change_kind change, const char *archived, const char *version)
{
	feed_add(feed, change, "referral", "id", id_of(REFERRAL), "code", "ACD347", "organization_id",
	    id_of(TEAM), "source", "team", "alternative", "jail", "archived_at", archived, "version", version,
	    NULL);
}

static void
add_recipient(struct feed *feed, enum change_kind change, unsigned id, unsigned house, const char *state,
    const char *archived)
{
	feed_add(feed, change, "recipient", "id", id_of(id), "referral_id", id_of(REFERRAL), "site_id",
	    id_of(SITE), "house_id", id_of(house), "sender_id", id_of(TEAM), "state", state, "archived_at",
	    archived, "version", "1", NULL);
}

static void
begin(struct feed *feed)
{
	feed_open(feed, NULL);
	add_organization(feed, HOUSE, "peer_respite");
	add_organization(feed, TEAM, "mobile_crisis");
	add_organization(feed, OTHER, "peer_respite");
	add_site(feed, CHANGE_INSERT, "f", "f");
	feed_load(feed, "e", 100);
}

static void
a_snapshot_has_every_kind_of_its_view_and_rows_by_id(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	begin(&feed);
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
	begin(&feed);
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
	begin(&feed);
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
a_confidential_address_is_in_no_view(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	begin(&feed);
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
an_introduction_is_seen_by_its_sender_and_by_the_houses_asked_only(void **state)
{
	struct feed feed;
	char       *sender, *house;

	(void)state;
	begin(&feed);
	/* The recipient before its referral: both must come out all the same. */
	add_recipient(&feed, CHANGE_INSERT, RECIPIENT, HOUSE, "sent", SQL_NULL);
	add_referral(&feed, CHANGE_INSERT, SQL_NULL, "1");
	feed_commit(&feed, 110);
	sender = delta_after(feed.board, view_of(TEAM), 100);
	house = delta_after(feed.board, view_of(HOUSE), 100);
	assert_has(sender, "\"alternative\":\"jail\"");
	assert_has(sender, "\"recipient\":[{");
	assert_has(house, "\"code\":\"ACD347\"");
	assert_has(house, "\"recipient\":[{");
	assert_lacks(house, "alternative");
	free(sender);
	free(house);
	delta_is(&feed, view_of(OTHER), 100, "(none)");
	delta_is(&feed, "network", 100, "(none)");
	delta_is(&feed, "public", 100, "(none)");
	feed_close(&feed);
}

static void
a_house_asked_later_gets_the_referral_it_did_not_see_before(void **state)
{
	struct feed feed;
	char       *delta, expected[256];

	(void)state;
	begin(&feed);
	add_referral(&feed, CHANGE_INSERT, SQL_NULL, "1");
	add_recipient(&feed, CHANGE_INSERT, RECIPIENT, HOUSE, "sent", SQL_NULL);
	feed_commit(&feed, 110);
	add_recipient(&feed, CHANGE_INSERT, RECIPIENT_2, OTHER, "sent", SQL_NULL);
	feed_commit(&feed, 120);
	delta = delta_after(feed.board, view_of(OTHER), 100);
	assert_has(delta, "\"referral\":[{");
	assert_has(delta, "\"recipient\":[{");
	free(delta);
	/* The first house is told nothing about the second one. */
	delta_is(&feed, view_of(HOUSE), 110, "(none)");
	add_recipient(&feed, CHANGE_UPDATE, RECIPIENT_2, OTHER, "declined", "2026-11-22 04:05:06+00");
	feed_commit(&feed, 130);
	snprintf(expected, sizeof expected,
	    "\"set\":{},\"del\":{\"referral\":[\"%s\"],\"recipient\":[\"%s\"]}}", id_of(REFERRAL),
	    id_of(RECIPIENT_2));
	delta_is(&feed, view_of(OTHER), 120, expected);
	snprintf(
	    expected, sizeof expected, "\"set\":{},\"del\":{\"recipient\":[\"%s\"]}}", id_of(RECIPIENT_2));
	delta_is(&feed, view_of(TEAM), 120, expected);
	feed_close(&feed);
}

static void
what_is_archived_leaves_every_screen(void **state)
{
	struct feed feed;
	char       *text, expected[256];

	(void)state;
	begin(&feed);
	add_referral(&feed, CHANGE_INSERT, SQL_NULL, "1");
	add_recipient(&feed, CHANGE_INSERT, RECIPIENT, HOUSE, "sent", SQL_NULL);
	feed_commit(&feed, 110);
	add_recipient(&feed, CHANGE_UPDATE, RECIPIENT, HOUSE, "arrived", "2026-11-22 04:05:06+00");
	add_referral(&feed, CHANGE_UPDATE, "2026-11-22 04:05:06+00", "2");
	feed_commit(&feed, 120);
	snprintf(expected, sizeof expected,
	    "\"set\":{},\"del\":{\"referral\":[\"%s\"],\"recipient\":[\"%s\"]}}", id_of(REFERRAL),
	    id_of(RECIPIENT));
	delta_is(&feed, view_of(TEAM), 110, expected);
	delta_is(&feed, view_of(HOUSE), 110, expected);
	/* Later writes to what is gone tell nobody anything. */
	add_referral(&feed, CHANGE_UPDATE, "2026-11-22 04:05:06+00", "3");
	feed_commit(&feed, 130);
	delta_is(&feed, view_of(TEAM), 120, "(none)");
	text = snapshot_of(feed.board, view_of(TEAM));
	assert_has(text, "{\"referral\":[],\"recipient\":[],\"stay\":[]}");
	free(text);
	feed_close(&feed);
}

static void
a_stay_is_seen_by_its_house_until_the_guest_left(void **state)
{
	struct feed feed;
	char        expected[128], *text;

	(void)state;
	begin(&feed);
	feed_add(&feed, CHANGE_INSERT, "stay", "id", id_of(STAY), "site_id", id_of(SITE), "house_id",
	    id_of(HOUSE), "bed_id", id_of(BED), "source", "walk_in", "left_at", SQL_NULL, "version", "1",
	    NULL);
	feed_commit(&feed, 110);
	text = delta_after(feed.board, view_of(HOUSE), 100);
	assert_has(text, "\"source\":\"walk_in\"");
	free(text);
	delta_is(&feed, view_of(TEAM), 100, "(none)");
	feed_add(&feed, CHANGE_UPDATE, "stay", "id", id_of(STAY), "house_id", id_of(HOUSE), "left_at",
	    "2026-11-22 04:05:06+00", NULL);
	feed_commit(&feed, 120);
	snprintf(expected, sizeof expected, "\"set\":{},\"del\":{\"stay\":[\"%s\"]}}", id_of(STAY));
	delta_is(&feed, view_of(HOUSE), 110, expected);
	feed_close(&feed);
}

static void
a_value_left_out_by_the_stream_stays_as_it_was(void **state)
{
	struct feed feed;
	char       *text;

	(void)state;
	begin(&feed);
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
	begin(&feed);
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
	begin(&feed);
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
	begin(&feed);
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
		cmocka_unit_test(a_confidential_address_is_in_no_view),
		cmocka_unit_test(an_introduction_is_seen_by_its_sender_and_by_the_houses_asked_only),
		cmocka_unit_test(a_house_asked_later_gets_the_referral_it_did_not_see_before),
		cmocka_unit_test(what_is_archived_leaves_every_screen),
		cmocka_unit_test(a_stay_is_seen_by_its_house_until_the_guest_left),
		cmocka_unit_test(a_value_left_out_by_the_stream_stays_as_it_was),
		cmocka_unit_test(a_write_that_changes_nothing_to_be_seen_tells_nobody),
		cmocka_unit_test(what_came_and_went_in_one_transaction_was_never_there),
		cmocka_unit_test(a_view_may_be_followed_by_those_it_is_meant_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

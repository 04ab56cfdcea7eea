/* Introductions and stays are seen by the two who have to do with them, for as long as they have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/id.h"
#include "network.h"

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
an_introduction_is_seen_by_its_sender_and_by_the_houses_asked_only(void **state)
{
	struct feed feed;
	char       *sender, *house;

	(void)state;
	network_open(&feed);
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
	network_open(&feed);
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
	network_open(&feed);
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
	network_open(&feed);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_introduction_is_seen_by_its_sender_and_by_the_houses_asked_only),
		cmocka_unit_test(a_house_asked_later_gets_the_referral_it_did_not_see_before),
		cmocka_unit_test(what_is_archived_leaves_every_screen),
		cmocka_unit_test(a_stay_is_seen_by_its_house_until_the_guest_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

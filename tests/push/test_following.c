/* Sockets that follow the board: what they missed, what comes, and when they have to begin anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "talk.h"

static void
a_follower_is_welcomed_and_gets_what_it_missed_and_what_comes(void **state)
{
	struct world world;
	struct peer *peer;
	uint64_t     first, second;
	char         at[POSITION_TEXT_SIZE], expected[200];

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	first = world_change(&world, 10);
	peer = peer_open(&world, TOKEN, NULL);
	assert_int_equal(peer_status(peer), 101);
	peer_say(peer, hello(&world, "[\"network\",\"organization:" HOUSE_ID "\"]", first - 5));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"type\":\"welcome\",\"proto\":1,\"epoch\":\"e.");
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "{\"type\":\"delta\",\"view\":\"network\",");
	second = world_change(&world, 20);
	position_print(second, at);
	snprintf(expected, sizeof expected, "\"pos\":\"%s\",\"prev\":\"", at);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), expected);
	/* And then pings, which tell how far the board is. */
	snprintf(expected, sizeof expected, "{\"type\":\"ping\",\"pos\":\"%s\",\"now\":\"2", at);
	assert_heard(peer_hear(peer, PATIENCE_MS), expected);
	assert_int_equal(push_socket_count(world.push), 1);
	peer_close(peer);
	for (int i = 0; i < 100 && push_socket_count(world.push) > 0; i++)
		rest_ms(10);
	assert_int_equal(push_socket_count(world.push), 0);
	world_close(&world);
}

static void
who_stands_nowhere_or_too_far_back_is_told_to_fetch_a_snapshot(void **state)
{
	struct world world;
	struct peer *peer;
	const char  *text;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	peer = peer_open(&world, NULL, NULL);
	peer_say(peer, hello(&world, "[\"public\"]", 0));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"resumed\":false");
	text = peer_hear_news(peer, PATIENCE_MS);
	assert_heard(text, "{\"type\":\"reset\",\"view\":\"public\",\"epoch\":\"e.");
	assert_heard(text, "\"pos\":\"0/64\",\"why\":\"no_position\"}");
	/* What comes after the reset follows it. */
	world_change(&world, 10);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"pos\":\"0/6E\",\"prev\":\"0/5A\"");
	/* Again, elsewhere. */
	peer_say(peer, hello(&world, "[\"public\"]", 5));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"resumed\":false");
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"why\":\"too_old\"");
	peer_say(peer,
	    "{\"type\":\"hello\",\"proto\":1,\"views\":[\"public\"],\"epoch\":\"other\",\"pos\":\"0/64\"}");
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"resumed\":false");
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"why\":\"other_epoch\"");
	peer_close(peer);
	world_close(&world);
}

static void
a_new_picture_resets_everyone(void **state)
{
	struct world world;
	struct peer *peer;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	peer = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"resumed\":true");
	board_lost(world.board, "cut");
	assert_heard(peer_hear(peer, PATIENCE_MS), "\"stale\":");
	for (int i = 0; i < 3; i++) {
		const char *text = peer_hear(peer, PATIENCE_MS);

		if (strstr(text, "\"stale\":true"))
			break;
		assert_true(i < 2);
	}
	world_reload(&world);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"why\":\"new_picture\"");
	for (int i = 0; i < 3; i++) {
		const char *text = peer_hear(peer, PATIENCE_MS);

		if (strstr(text, "\"stale\":false"))
			break;
		assert_true(i < 2);
	}
	peer_close(peer);
	world_close(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_follower_is_welcomed_and_gets_what_it_missed_and_what_comes),
		cmocka_unit_test(who_stands_nowhere_or_too_far_back_is_told_to_fetch_a_snapshot),
		cmocka_unit_test(a_new_picture_resets_everyone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

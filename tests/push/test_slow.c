/* Readers that are slow, or read nothing; and the end, which everyone is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "talk.h"

/* More changes than are kept for resuming, in steps that the server keeps up with: witness hears the last of
 * each. */
static void
change_much(struct world *world, struct peer *witness, int times)
{
	for (int i = 1; i <= times; i++) {
		uint64_t    pos = world_change(world, 20000);
		char        at[POSITION_TEXT_SIZE], expected[64];
		const char *text;

		if (i % 20 > 0)
			continue;
		position_print(pos, at);
		snprintf(expected, sizeof expected, "\"pos\":\"%s\"", at);
		do {
			text = peer_hear_news(witness, 5000);
			assert_heard(text, "{\"type\":\"delta\"");
		} while (!strstr(text, expected));
	}
}

static void
a_slow_reader_gets_one_delta_for_many_and_then_everything_as_it_comes(void **state)
{
	struct world world;
	struct peer *peer;
	const char  *text;
	uint64_t     last = 0;
	char         at[POSITION_TEXT_SIZE], expected[64];
	int          frames = 0;

	(void)state;
	world_open(&world, (struct push_settings){ .queue_bytes_most = 60000 });
	peer = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "welcome");
	for (int i = 0; i < 45; i++) /* fewer than are kept */
		last = world_change(&world, 20000);
	position_print(last, at);
	snprintf(expected, sizeof expected, "\"pos\":\"%s\"", at);
	rest_ms(100);
	do {
		text = peer_hear_news(peer, PATIENCE_MS);
		assert_heard(text, "{\"type\":\"delta\"");
		frames++;
	} while (!strstr(text, expected));
	assert_true(frames < 40);
	assert_null(strstr(text, "reset"));
	world_change(&world, 10);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "delta");
	peer_close(peer);
	world_close(&world);
}

static void
a_slower_one_is_told_to_fetch_a_snapshot(void **state)
{
	struct world world;
	struct peer *peer, *witness;
	const char  *text;

	(void)state;
	world_open(&world, (struct push_settings){ .queue_bytes_most = 60000 });
	peer = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "welcome");
	witness = peer_open(&world, TOKEN, NULL);
	peer_say(witness, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(witness, PATIENCE_MS), "welcome");
	change_much(&world, witness, 200);
	peer_close(witness);
	do
		text = peer_hear_news(peer, PATIENCE_MS);
	while (text && strstr(text, "{\"type\":\"delta\""));
	assert_heard(text, "\"why\":\"slow\"");
	world_change(&world, 10);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "delta");
	/* A delta that is itself too large is fetched as well. */
	world_change(&world, 70000);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"why\":\"slow\"");
	peer_close(peer);
	world_close(&world);
}

static void
one_that_reads_nothing_is_let_go(void **state)
{
	struct world world;
	struct peer *peer, *witness;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	peer = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "welcome");
	witness = peer_open(&world, TOKEN, NULL);
	peer_say(witness, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(witness, PATIENCE_MS), "welcome");
	change_much(&world, witness, 100);
	peer_close(witness);
	for (int i = 0; i < 1500 && push_socket_count(world.push) > 0; i++)
		rest_ms(10);
	assert_int_equal(push_socket_count(world.push), 0);
	peer_close(peer);
	world_close(&world);
}

static void
at_the_end_everyone_is_told(void **state)
{
	struct world world;
	struct peer *peers[20], *half;
	int64_t      began;

	(void)state;
	world_open(&world, (struct push_settings){ .sockets_most = 1000 });
	half = peer_ask(&world, "GET /live HT");
	for (int i = 0; i < 20; i++) {
		peers[i] = peer_open(&world, i % 2 ? TOKEN : NULL, NULL);
		peer_say(peers[i], hello(&world, "[\"public\"]", world.pos));
		assert_heard(peer_hear_news(peers[i], PATIENCE_MS), "welcome");
	}
	began = clock_monotonic_ms();
	world_close(&world);
	assert_true(clock_monotonic_ms() - began < 6000);
	for (int i = 0; i < 20; i++) {
		assert_heard(peer_hear_news(peers[i], PATIENCE_MS), "\"code\":4503,\"retry\":0");
		assert_null(peer_hear(peers[i], PATIENCE_MS));
		assert_int_equal(peer_code(peers[i]), 4503);
		peer_close(peers[i]);
	}
	peer_close(half);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slow_reader_gets_one_delta_for_many_and_then_everything_as_it_comes),
		cmocka_unit_test(a_slower_one_is_told_to_fetch_a_snapshot),
		cmocka_unit_test(one_that_reads_nothing_is_let_go),
		cmocka_unit_test(at_the_end_everyone_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

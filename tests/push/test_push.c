/* Sockets that follow the board: who may, what they get, and how they end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "peer.h"

static char said[1024];

/* hello with these views (a JSON list) at that position; pos 0: nowhere. */
static const char *
hello(const struct world *world, const char *views, uint64_t pos)
{
	char at[POSITION_TEXT_SIZE];

	position_print(pos, at);
	if (pos)
		snprintf(said, sizeof said,
		    "{\"type\":\"hello\",\"proto\":1,\"views\":%s,\"epoch\":\"%s\",\"pos\":\"%s\",\"build\":"
		    "\"b1\"}",
		    views, world->epoch, at);
	else
		snprintf(said, sizeof said, "{\"type\":\"hello\",\"proto\":1,\"views\":%s}", views);
	return said;
}

static void
assert_heard(const char *text, const char *part)
{
	if (!text || !strstr(text, part))
		fail_msg("expected %s, heard %.500s", part, text ? text : "nothing");
}

static void
rest_ms(int ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L }, NULL);
}

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
	assert_heard(peer_hear_news(peer, 2000), "\"type\":\"welcome\",\"proto\":1,\"epoch\":\"e.");
	assert_heard(peer_hear_news(peer, 2000), "{\"type\":\"delta\",\"view\":\"network\",");
	second = world_change(&world, 20);
	position_print(second, at);
	snprintf(expected, sizeof expected, "\"pos\":\"%s\",\"prev\":\"", at);
	assert_heard(peer_hear_news(peer, 2000), expected);
	/* And then pings, which tell how far the board is. */
	snprintf(expected, sizeof expected, "{\"type\":\"ping\",\"pos\":\"%s\",\"now\":\"2", at);
	assert_heard(peer_hear(peer, 2500), expected);
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
	assert_heard(peer_hear_news(peer, 2000), "\"resumed\":false");
	text = peer_hear_news(peer, 2000);
	assert_heard(text, "{\"type\":\"reset\",\"view\":\"public\",\"epoch\":\"e.");
	assert_heard(text, "\"pos\":\"0/64\",\"why\":\"no_position\"}");
	/* What comes after the reset follows it. */
	world_change(&world, 10);
	assert_heard(peer_hear_news(peer, 2000), "\"pos\":\"0/6E\",\"prev\":\"0/5A\"");
	/* Again, elsewhere. */
	peer_say(peer, hello(&world, "[\"public\"]", 5));
	assert_heard(peer_hear_news(peer, 2000), "\"resumed\":false");
	assert_heard(peer_hear_news(peer, 2000), "\"why\":\"too_old\"");
	peer_say(peer,
	    "{\"type\":\"hello\",\"proto\":1,\"views\":[\"public\"],\"epoch\":\"other\",\"pos\":\"0/64\"}");
	assert_heard(peer_hear_news(peer, 2000), "\"resumed\":false");
	assert_heard(peer_hear_news(peer, 2000), "\"why\":\"other_epoch\"");
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
	assert_heard(peer_hear_news(peer, 2000), "\"resumed\":true");
	board_lost(world.board, "cut");
	assert_heard(peer_hear(peer, 2500), "\"stale\":");
	for (int i = 0; i < 3; i++) {
		const char *text = peer_hear(peer, 2500);

		if (strstr(text, "\"stale\":true"))
			break;
		assert_true(i < 2);
	}
	world_reload(&world);
	assert_heard(peer_hear_news(peer, 2000), "\"why\":\"new_picture\"");
	for (int i = 0; i < 3; i++) {
		const char *text = peer_hear(peer, 2500);

		if (strstr(text, "\"stale\":false"))
			break;
		assert_true(i < 2);
	}
	peer_close(peer);
	world_close(&world);
}

static void
ends_with(struct world *world, const char *token, const char *says, int code, const char *retry)
{
	struct peer *peer = peer_open(world, token, NULL);
	char         expected[64];

	assert_int_equal(peer_status(peer), 101);
	peer_say(peer, says);
	snprintf(
	    expected, sizeof expected, "{\"type\":\"bye\",\"code\":%d,\"retry\":%s,\"why\":\"", code, retry);
	assert_heard(peer_hear_news(peer, 3000), expected);
	assert_null(peer_hear(peer, 2000));
	assert_int_equal(peer_code(peer), code);
	peer_close(peer);
}

static void
what_may_not_be_followed_or_understood_is_refused_with_a_reason(void **state)
{
	struct world world;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	ends_with(&world, NULL, hello(&world, "[\"network\"]", 100), 4401, "false");
	ends_with(&world, TOKEN,
	    hello(&world, "[\"organization:01930000-0000-7000-8000-000000000009\"]", 100), 4403, "false");
	ends_with(&world, TOKEN, "{\"type\":\"hello\",\"proto\":2,\"views\":[\"public\"]}", 4400, "false");
	ends_with(&world, TOKEN, "{\"type\":\"hello\",\"proto\":1,\"views\":[]}", 4400, "false");
	ends_with(
	    &world, TOKEN, "{\"type\":\"hello\",\"proto\":1,\"views\":[\"everything\"]}", 4400, "false");
	ends_with(&world, TOKEN,
	    "{\"type\":\"hello\",\"proto\":1,\"views\":[\"public\"],\"epoch\":\"e\",\"pos\":\"here\"}", 4400,
	    "false");
	ends_with(&world, TOKEN, "no JSON", 4400, "false");
	ends_with(&world, TOKEN, "{\"type\":\"hello\",\"proto\":1,\"views\":[\"public\"],\"build\":\"b0\"}",
	    4426, "false");
	/* A session that isn't known is waited for, and then it is nobody's. */
	ends_with(&world, OTHER_TOKEN, hello(&world, "[\"network\"]", 100), 4401, "false");
	world_close(&world);
}

static void
a_session_that_the_stream_brings_a_moment_later_is_waited_for(void **state)
{
	struct world world;
	struct peer *peer;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	peer = peer_open(&world, OTHER_TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", 100));
	rest_ms(200);
	world_session(&world, OTHER_TOKEN, "2999-01-01 00:00:00+00", NULL);
	assert_heard(peer_hear_news(peer, 1000), "welcome");
	peer_close(peer);
	world_close(&world);
}

static void
the_end_of_a_session_closes_its_sockets_within_a_second(void **state)
{
	struct world world;
	struct peer *mine, *other;
	char         soon[TIME_TEXT_SIZE];
	int64_t      began;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	world_session(&world, OTHER_TOKEN, "2999-01-01 00:00:00+00", NULL);
	mine = peer_open(&world, TOKEN, NULL);
	other = peer_open(&world, OTHER_TOKEN, NULL);
	peer_say(mine, hello(&world, "[\"network\"]", world.pos));
	peer_say(other, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(mine, 2000), "welcome");
	assert_heard(peer_hear_news(other, 2000), "welcome");
	world_session(&world, TOKEN, "2999-01-01 00:00:00+00", "2026-11-22 00:00:00+00");
	world_change(&world, 10); /* who was shut out must not see it */
	assert_heard(peer_hear_news(mine, 1000), "\"code\":4401");
	assert_null(peer_hear(mine, 1000));
	assert_int_equal(peer_code(mine), 4401);
	assert_heard(peer_hear_news(other, 1000), "delta");
	/* An end that nobody tells: the time has come. */
	time_print(clock_wall_us() + 1500000, soon);
	world_session(&world, OTHER_TOKEN, soon, NULL);
	peer_close(other);
	other = peer_open(&world, OTHER_TOKEN, NULL);
	peer_say(other, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(other, 1000), "welcome");
	began = clock_monotonic_ms();
	assert_heard(peer_hear_news(other, 3500), "\"code\":4401");
	assert_true(clock_monotonic_ms() - began < 2700);
	peer_close(other);
	peer_close(mine);
	world_close(&world);
}

static void
the_end_of_a_membership_closes_what_it_allowed(void **state)
{
	struct world world;
	struct peer *peer, *open;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	peer = peer_open(&world, TOKEN, NULL);
	open = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"organization:" HOUSE_ID "\"]", world.pos));
	peer_say(open, hello(&world, "[\"public\"]", world.pos));
	assert_heard(peer_hear_news(peer, 2000), "welcome");
	assert_heard(peer_hear_news(open, 2000), "welcome");
	world_end_membership(&world);
	assert_heard(peer_hear_news(peer, 1000), "\"code\":4403");
	world_change(&world, 10);
	assert_heard(peer_hear_news(open, 1000), "delta");
	peer_close(peer);
	peer_close(open);
	world_close(&world);
}

/* --- before there is a socket --- */

static void
is_refused(struct world *world, const char *token, const char *headers, int status, const char *slug)
{
	struct peer *peer = peer_open(world, token, headers);

	assert_int_equal(peer_status(peer), status);
	assert_heard(peer_answer(peer), slug);
	assert_heard(peer_answer(peer), "application/problem+json");
	peer_close(peer);
}

static void
other_pages_other_hosts_and_plain_requests_are_refused(void **state)
{
	struct world world;
	struct peer *peer;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	is_refused(&world, TOKEN, "Origin: http://evil.example\r\n", 403, "/problems/wrong_origin");
	is_refused(&world, TOKEN, "Origin: http://localhost:80800\r\n", 403, "/problems/wrong_origin");
	is_refused(&world, TOKEN, "Origin: null\r\n", 403, "/problems/wrong_origin");
	peer = peer_open(&world, TOKEN, "Sec-WebSocket-Protocol: porchlight.1\r\n"); /* no page at all */
	assert_int_equal(peer_status(peer), 101);
	assert_heard(peer_answer(peer), "porchlight.1");
	peer_close(peer);
	peer = peer_ask(&world, "GET /live HTTP/1.1\r\nHost: localhost:8080\r\n\r\n");
	assert_int_equal(peer_status(peer), 426);
	assert_heard(peer_answer(peer), "Upgrade: websocket");
	peer_close(peer);
	peer = peer_ask(&world,
	    "GET /live HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
	    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
	assert_int_equal(peer_status(peer), 421);
	peer_close(peer);
	peer = peer_ask(&world, "GET /other HTTP/1.1\r\nHost: localhost:8080\r\n\r\n");
	assert_int_equal(peer_status(peer), 421);
	peer_close(peer);
	peer = peer_ask(&world, "GET /live HTTP/1.1\r\nHost: localhost:8080\r\nConnection: Upgrade, "
				"HTTP2-Settings\r\nUpgrade: h2c\r\n"
				"HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");
	assert_int_equal(peer_status(peer), 426);
	peer_close(peer);
	world_close(&world);
}

static void
a_full_server_says_so_and_strangers_can_not_fill_it(void **state)
{
	struct world world;
	struct peer *peers[6];

	(void)state;
	world_open(&world, (struct push_settings){ .sockets_most = 6 });
	for (int i = 0; i < 3; i++) {
		peers[i] = peer_open(&world, NULL, NULL);
		assert_int_equal(peer_status(peers[i]), 101);
	}
	is_refused(&world, NULL, NULL, 503, "/problems/too_busy");
	for (int i = 3; i < 6; i++) {
		peers[i] = peer_open(&world, TOKEN, NULL);
		assert_int_equal(peer_status(peers[i]), 101);
	}
	is_refused(&world, TOKEN, NULL, 503, "/problems/too_busy");
	for (int i = 0; i < 6; i++)
		peer_close(peers[i]);
	world_close(&world);
}

static void
a_client_that_says_too_much_too_large_or_nothing_is_sent_away(void **state)
{
	struct world world;
	struct peer *peer, *silent;
	char         large[5000];

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	silent = peer_open(&world, TOKEN, NULL);
	peer = peer_open(&world, TOKEN, NULL);
	memset(large, ' ', sizeof large);
	peer_send(peer, 0x81, large, sizeof large);
	assert_heard(peer_hear_news(peer, 2000), "\"code\":4400");
	peer_close(peer);
	peer = peer_open(&world, TOKEN, NULL);
	peer_send(peer, 0x82, "{}", 2);
	assert_heard(peer_hear_news(peer, 2000), "\"code\":4400");
	peer_close(peer);
	peer = peer_open(&world, TOKEN, NULL);
	for (int i = 0; i < 25; i++)
		peer_say(peer, "{\"type\":\"something of the future\"}");
	assert_heard(peer_hear_news(peer, 2000), "\"code\":4429,\"retry\":5000");
	peer_close(peer);
	/* In pieces is fine. */
	peer = peer_open(&world, TOKEN, NULL);
	hello(&world, "[\"public\"]", world.pos);
	peer_send(peer, 0x01, said, 10);
	for (size_t i = 10; i < strlen(said) - 1; i++)
		peer_send(peer, 0x00, said + i, 1);
	peer_send(peer, 0x80, said + strlen(said) - 1, 1);
	assert_heard(peer_hear_news(peer, 2000), "welcome");
	peer_close(peer);
	/* Not UTF-8. */
	peer = peer_open(&world, TOKEN, NULL);
	peer_send(peer, 0x81, "\xff\xff", 2);
	assert_null(peer_hear_news(peer, 2000));
	peer_close(peer);
	assert_heard(peer_hear(silent, 12000), "\"code\":4400");
	peer_close(silent);
	world_close(&world);
}

/* --- those who are slow, and the end --- */

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
	assert_heard(peer_hear_news(peer, 2000), "welcome");
	for (int i = 0; i < 45; i++) /* fewer than are kept */
		last = world_change(&world, 20000);
	position_print(last, at);
	snprintf(expected, sizeof expected, "\"pos\":\"%s\"", at);
	rest_ms(100);
	do {
		text = peer_hear_news(peer, 2000);
		assert_heard(text, "{\"type\":\"delta\"");
		frames++;
	} while (!strstr(text, expected));
	assert_true(frames < 40);
	assert_null(strstr(text, "reset"));
	world_change(&world, 10);
	assert_heard(peer_hear_news(peer, 2000), "delta");
	peer_close(peer);
	world_close(&world);
}

static void
a_slower_one_is_told_to_fetch_a_snapshot(void **state)
{
	struct world world;
	struct peer *peer;
	const char  *text;

	(void)state;
	world_open(&world, (struct push_settings){ .queue_bytes_most = 60000 });
	peer = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(peer, 2000), "welcome");
	for (int i = 0; i < 200; i++) /* more than are kept */
		world_change(&world, 20000);
	rest_ms(100);
	do
		text = peer_hear_news(peer, 2000);
	while (text && strstr(text, "{\"type\":\"delta\""));
	assert_heard(text, "\"why\":\"slow\"");
	world_change(&world, 10);
	assert_heard(peer_hear_news(peer, 2000), "delta");
	/* A delta that is itself too large is fetched as well. */
	world_change(&world, 70000);
	assert_heard(peer_hear_news(peer, 2000), "\"why\":\"slow\"");
	peer_close(peer);
	world_close(&world);
}

static void
one_that_reads_nothing_is_let_go(void **state)
{
	struct world world;
	struct peer *peer;

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	peer = peer_open(&world, TOKEN, NULL);
	peer_say(peer, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(peer, 2000), "welcome");
	for (int i = 0; i < 100; i++)
		world_change(&world, 20000);
	for (int i = 0; i < 500 && push_socket_count(world.push) > 0; i++)
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
		assert_heard(peer_hear_news(peers[i], 2000), "welcome");
	}
	began = clock_monotonic_ms();
	world_close(&world);
	assert_true(clock_monotonic_ms() - began < 3000);
	for (int i = 0; i < 20; i++) {
		assert_heard(peer_hear_news(peers[i], 1000), "\"code\":4503,\"retry\":0");
		assert_null(peer_hear(peers[i], 1000));
		assert_int_equal(peer_code(peers[i]), 4503);
		peer_close(peers[i]);
	}
	peer_close(half);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_follower_is_welcomed_and_gets_what_it_missed_and_what_comes),
		cmocka_unit_test(who_stands_nowhere_or_too_far_back_is_told_to_fetch_a_snapshot),
		cmocka_unit_test(a_new_picture_resets_everyone),
		cmocka_unit_test(what_may_not_be_followed_or_understood_is_refused_with_a_reason),
		cmocka_unit_test(a_session_that_the_stream_brings_a_moment_later_is_waited_for),
		cmocka_unit_test(the_end_of_a_session_closes_its_sockets_within_a_second),
		cmocka_unit_test(the_end_of_a_membership_closes_what_it_allowed),
		cmocka_unit_test(other_pages_other_hosts_and_plain_requests_are_refused),
		cmocka_unit_test(a_full_server_says_so_and_strangers_can_not_fill_it),
		cmocka_unit_test(a_client_that_says_too_much_too_large_or_nothing_is_sent_away),
		cmocka_unit_test(a_slow_reader_gets_one_delta_for_many_and_then_everything_as_it_comes),
		cmocka_unit_test(a_slower_one_is_told_to_fetch_a_snapshot),
		cmocka_unit_test(one_that_reads_nothing_is_let_go),
		cmocka_unit_test(at_the_end_everyone_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

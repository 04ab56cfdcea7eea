/* Who may follow what, and for how long: sessions that come late, end or run out, and memberships that end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/clock.h"
#include "talk.h"

static void
ends_with(struct world *world, const char *token, const char *says, int code, const char *retry)
{
	struct peer *peer = peer_open(world, token, NULL);
	char         expected[64];

	assert_int_equal(peer_status(peer), 101);
	peer_say(peer, says);
	snprintf(
	    expected, sizeof expected, "{\"type\":\"bye\",\"code\":%d,\"retry\":%s,\"why\":\"", code, retry);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), expected);
	assert_null(peer_hear(peer, PATIENCE_MS));
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
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "welcome");
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
	assert_heard(peer_hear_news(mine, PATIENCE_MS), "welcome");
	assert_heard(peer_hear_news(other, PATIENCE_MS), "welcome");
	world_session(&world, TOKEN, "2999-01-01 00:00:00+00", "2026-11-22 00:00:00+00");
	world_change(&world, 10); /* who was shut out must not see it */
	assert_heard(peer_hear_news(mine, PATIENCE_MS), "\"code\":4401");
	assert_null(peer_hear(mine, PATIENCE_MS));
	assert_int_equal(peer_code(mine), 4401);
	assert_heard(peer_hear_news(other, PATIENCE_MS), "delta");
	/* An end that nobody tells: the time has come. */
	time_print(clock_wall_us() + 1500000, soon);
	world_session(&world, OTHER_TOKEN, soon, NULL);
	peer_close(other);
	other = peer_open(&world, OTHER_TOKEN, NULL);
	peer_say(other, hello(&world, "[\"network\"]", world.pos));
	assert_heard(peer_hear_news(other, PATIENCE_MS), "welcome");
	began = clock_monotonic_ms();
	assert_heard(peer_hear_news(other, PATIENCE_MS), "\"code\":4401");
	assert_true(clock_monotonic_ms() - began < 6000);
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
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "welcome");
	assert_heard(peer_hear_news(open, PATIENCE_MS), "welcome");
	world_end_membership(&world);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"code\":4403");
	world_change(&world, 10);
	assert_heard(peer_hear_news(open, PATIENCE_MS), "delta");
	peer_close(peer);
	peer_close(open);
	world_close(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_not_be_followed_or_understood_is_refused_with_a_reason),
		cmocka_unit_test(a_session_that_the_stream_brings_a_moment_later_is_waited_for),
		cmocka_unit_test(the_end_of_a_session_closes_its_sockets_within_a_second),
		cmocka_unit_test(the_end_of_a_membership_closes_what_it_allowed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

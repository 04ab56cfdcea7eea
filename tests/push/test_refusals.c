/* What a server does not put up with: strangers' pages and hosts, more than it holds, and clients out of
 * measure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "talk.h"

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
	const char  *said;
	char         large[5000];

	(void)state;
	world_open(&world, (struct push_settings){ 0 });
	silent = peer_open(&world, TOKEN, NULL);
	peer = peer_open(&world, TOKEN, NULL);
	memset(large, ' ', sizeof large);
	peer_send(peer, 0x81, large, sizeof large);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"code\":4400");
	peer_close(peer);
	peer = peer_open(&world, TOKEN, NULL);
	peer_send(peer, 0x82, "{}", 2);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"code\":4400");
	peer_close(peer);
	peer = peer_open(&world, TOKEN, NULL);
	for (int i = 0; i < 25; i++)
		peer_say(peer, "{\"type\":\"something of the future\"}");
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "\"code\":4429,\"retry\":5000");
	peer_close(peer);
	/* In pieces is fine. */
	peer = peer_open(&world, TOKEN, NULL);
	said = hello(&world, "[\"public\"]", world.pos);
	peer_send(peer, 0x01, said, 10);
	for (size_t i = 10; i < strlen(said) - 1; i++)
		peer_send(peer, 0x00, said + i, 1);
	peer_send(peer, 0x80, said + strlen(said) - 1, 1);
	assert_heard(peer_hear_news(peer, PATIENCE_MS), "welcome");
	peer_close(peer);
	/* Not UTF-8. */
	peer = peer_open(&world, TOKEN, NULL);
	peer_send(peer, 0x81, "\xff\xff", 2);
	assert_null(peer_hear_news(peer, PATIENCE_MS));
	peer_close(peer);
	assert_heard(peer_hear(silent, 20000), "\"code\":4400");
	peer_close(silent);
	world_close(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_pages_other_hosts_and_plain_requests_are_refused),
		cmocka_unit_test(a_full_server_says_so_and_strangers_can_not_fill_it),
		cmocka_unit_test(a_client_that_says_too_much_too_large_or_nothing_is_sent_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A server with more to do than it can: what waits, what is not begun, who left meanwhile, and the end. */
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/internal.h"
#include "quick.h"

static struct world *world;

static int
set_up(void **state)
{
	(void)state;
	world = world_open_quick();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	world->hold = false;
	world_close(world);
	return 0;
}

static void
until(_Atomic(int) *number, int wanted)
{
	for (int i = 0; i < 5000 && *number < wanted; i++)
		usleep(1000);
	assert_true(*number >= wanted);
}

static void
a_full_queue_says_so_at_once_and_memory_goes_on(void **state)
{
	int          clients[5];
	int64_t      began;
	struct heard heard;

	(void)state;
	world->hold = true;
	for (int i = 0; i < 5; i++) { /* two with the workers, three in the queue */
		clients[i] = client_open(world, "127.0.0.1");
		assert_true(client_say(clients[i], "GET /api/v1/slow HTTP/1.1\r\n" HOST "\r\n"));
		if (i < 2)
			until(&world->holding, i + 1);
	}
	usleep(50000);
	began = clock_monotonic_ms();
	heard = ask(world, "GET /api/v1/slow HTTP/1.1\r\n" HOST "\r\n");
	assert_string_equal(answer_header(&heard, "Retry-After"), "1");
	expect_problem(heard, 503, "too_busy");
	expect_status(ask(world, "GET /plain HTTP/1.1\r\n" HOST "\r\n"), 200);
	assert_true(clock_monotonic_ms() - began < 500);
	world->hold = false;
	for (int i = 0; i < 5; i++) {
		expect_status(client_hear(clients[i], 2000), 200);
		close(clients[i]);
	}
}

static void
a_report_does_not_wait_behind_acts_nor_they_behind_it(void **state)
{
	int clients[3];

	(void)state;
	world->hold = true;
	for (int i = 0; i < 3; i++) {
		clients[i] = client_open(world, "127.0.0.1");
		assert_true(client_say(clients[i], i == 0 ? "GET /api/v1/report HTTP/1.1\r\n" HOST "\r\n"
							  : "GET /api/v1/slow HTTP/1.1\r\n" HOST "\r\n"));
	}
	until(&world->holding, 3);
	world->hold = false;
	for (int i = 0; i < 3; i++) {
		expect_status(client_hear(clients[i], 2000), 200);
		close(clients[i]);
	}
}

static void
what_waited_too_long_is_not_begun(void **state)
{
	int clients[3];

	(void)state;
	world->handled = 0;
	world->hold = true;
	for (int i = 0; i < 3; i++) {
		clients[i] = client_open(world, "127.0.0.1");
		assert_true(client_say(clients[i], "GET /api/v1/slow HTTP/1.1\r\n" HOST "\r\n"));
		if (i < 2)
			until(&world->holding, i + 1);
	}
	usleep(1700000);
	world->hold = false;
	for (int i = 0; i < 2; i++)
		expect_status(client_hear(clients[i], 2000), 200);
	expect_problem(client_hear(clients[2], 2000), 503, "too_busy");
	assert_int_equal(world->handled, 2);
	for (int i = 0; i < 3; i++)
		close(clients[i]);
}

static void
what_nobody_waits_for_any_more_is_not_begun(void **state)
{
	int clients[3];

	(void)state;
	world->handled = 0;
	world->hold = true;
	for (int i = 0; i < 3; i++) {
		clients[i] = client_open(world, "127.0.0.1");
		assert_true(client_say(clients[i], "GET /api/v1/slow HTTP/1.1\r\n" HOST "\r\n"));
		if (i < 2)
			until(&world->holding, i + 1);
	}
	close(clients[2]);
	usleep(1200000);
	world->hold = false;
	for (int i = 0; i < 2; i++)
		expect_status(client_hear(clients[i], 2000), 200);
	usleep(50000);
	assert_int_equal(world->handled, 2);
	assert_int_equal(world->http->suspended, 0);
	for (int i = 0; i < 2; i++)
		close(clients[i]);
}

static void
a_suspended_request_is_answered_by_another_thread(void **state)
{
	int             client = client_open(world, "127.0.0.1");
	struct request *rq;
	struct heard    heard;

	(void)state;
	assert_true(client_say(client, "GET /api/v1/wait HTTP/1.1\r\n" HOST "\r\n"));
	while ((rq = atomic_exchange(&world->waiting, NULL)) == NULL)
		usleep(1000);
	expect_status(ask(world, "GET /plain HTTP/1.1\r\n" HOST "\r\n"), 200);
	reply_text(rq, "text/plain", "now");
	request_resume(rq, OK);
	heard = client_hear(client, 2000);
	assert_string_equal(heard.body, "now");
	expect_status(heard, 200);
	close(client);
}

static void
a_client_that_left_while_suspended_harms_nobody(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++) {
		int             client = client_open(world, "127.0.0.1");
		struct request *rq;

		assert_true(client_say(client, "GET /api/v1/wait HTTP/1.1\r\n" HOST "\r\n"));
		while ((rq = atomic_exchange(&world->waiting, NULL)) == NULL)
			usleep(1000);
		if (i % 2 == 0) /* with a reset, or without */
			setsockopt(client, SOL_SOCKET, SO_LINGER, &(struct linger){ .l_onoff = 1 },
			    sizeof(struct linger));
		close(client);
		request_resume(rq, PROBLEM_TIMEOUT);
	}
	expect_status(ask(world, "GET /plain HTTP/1.1\r\n" HOST "\r\n"), 200);
}

static void *
release_soon(void *context)
{
	struct world *held = context;

	usleep(300000);
	held->hold = false;
	return NULL;
}

static void
closing_finishes_what_runs(void **state)
{
	struct world *other = world_open(NULL);
	int           client = client_open(other, "127.0.0.1");
	pthread_t     thread;

	(void)state;
	other->hold = true;
	assert_true(client_say(client, "GET /api/v1/slow HTTP/1.1\r\n" HOST "\r\n"));
	until(&other->holding, 1);
	assert_int_equal(pthread_create(&thread, NULL, release_soon, other), 0);
	world_close(other);
	expect_status(client_hear(client, 1000), 200);
	pthread_join(thread, NULL);
	close(client);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_queue_says_so_at_once_and_memory_goes_on),
		cmocka_unit_test(a_report_does_not_wait_behind_acts_nor_they_behind_it),
		cmocka_unit_test(what_waited_too_long_is_not_begun),
		cmocka_unit_test(what_nobody_waits_for_any_more_is_not_begun),
		cmocka_unit_test(a_suspended_request_is_answered_by_another_thread),
		cmocka_unit_test(a_client_that_left_while_suspended_harms_nobody),
		cmocka_unit_test(closing_finishes_what_runs),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

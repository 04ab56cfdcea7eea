/* The queue between threads: bounded, in order, and stoppable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/queue.h"

static int items[5000];

static void
what_goes_in_first_comes_out_first(void **state)
{
	struct queue *queue = queue_open(3);

	(void)state;
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < 3; i++)
			assert_true(queue_add(queue, &items[i]));
		assert_int_equal(queue_depth(queue), 3);
		for (int i = 0; i < 2; i++)
			assert_ptr_equal(queue_take(queue, 0), &items[i]);
		assert_ptr_equal(queue_take(queue, -1), &items[2]);
	}
	queue_close(queue);
	queue_close(NULL);
}

static void
a_full_queue_says_so_at_once(void **state)
{
	struct queue *queue = queue_open(2);
	int64_t       before = clock_monotonic_ms();

	(void)state;
	assert_true(queue_add(queue, &items[0]));
	assert_true(queue_add(queue, &items[1]));
	assert_false(queue_add(queue, &items[2]));
	assert_true(clock_monotonic_ms() - before < 1000);
	queue_close(queue);
}

static void
waiting_ends_at_the_timeout(void **state)
{
	struct queue *queue = queue_open(2);
	int64_t       before = clock_monotonic_ms();

	(void)state;
	assert_null(queue_take(queue, 30));
	assert_in_range(clock_monotonic_ms() - before, 29, 5000);
	assert_null(queue_take(queue, 0));
	queue_close(queue);
}

static void
a_stopped_queue_still_hands_out_what_it_has(void **state)
{
	struct queue *queue = queue_open(2);

	(void)state;
	assert_true(queue_add(queue, &items[0]));
	queue_stop(queue);
	assert_false(queue_add(queue, &items[1]));
	assert_ptr_equal(queue_take(queue, -1), &items[0]);
	assert_null(queue_take(queue, -1));
	queue_close(queue);
}

static void *
take_one(void *queue)
{
	return queue_take(queue, -1);
}

static void
stopping_wakes_everyone_who_waits(void **state)
{
	struct queue *queue = queue_open(2);
	pthread_t     threads[3];

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, take_one, queue), 0);
	usleep(20000); /* most likely all of them wait by now; else they find it stopped */
	queue_stop(queue);
	for (size_t i = 0; i < 3; i++) {
		void *item = queue;

		pthread_join(threads[i], &item);
		assert_null(item);
	}
	queue_close(queue);
}

static atomic_int taken;

static void *
take_until_stopped(void *queue)
{
	int *item;

	while ((item = queue_take(queue, -1)) != NULL) {
		++*item;
		atomic_fetch_add(&taken, 1);
	}
	return NULL;
}

static void
many_threads_take_each_item_once(void **state)
{
	struct queue *queue = queue_open(64);
	pthread_t     threads[4];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, take_until_stopped, queue), 0);
	for (size_t i = 0; i < 5000; i++)
		while (!queue_add(queue, &items[i]))
			usleep(50);
	queue_stop(queue);
	for (size_t i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(atomic_load(&taken), 5000);
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(items[i], 1);
	queue_close(queue);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_goes_in_first_comes_out_first),
		cmocka_unit_test(a_full_queue_says_so_at_once),
		cmocka_unit_test(waiting_ends_at_the_timeout),
		cmocka_unit_test(a_stopped_queue_still_hands_out_what_it_has),
		cmocka_unit_test(stopping_wakes_everyone_who_waits),
		cmocka_unit_test(many_threads_take_each_item_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

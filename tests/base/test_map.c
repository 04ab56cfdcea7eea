/* The map: what was added is found, what was removed is not, through any order of both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/map.h"

static void
an_empty_map_finds_nothing(void **state)
{
	struct map map = { 0 };

	(void)state;
	assert_null(map_find(&map, "a"));
	map_remove(&map, "a");
	map_done(&map);
}

static void
it_agrees_with_a_plain_list_through_random_adds_and_removes(void **state)
{
	enum { KEYS = 700, STEPS = 60000 };
	static char keys[KEYS][16];
	bool        there[KEYS] = { false };
	size_t      count = 0;
	unsigned    seed = 1;
	struct map  map = { 0 };

	(void)state;
	for (int i = 0; i < KEYS; i++)
		snprintf(keys[i], sizeof keys[i], "key-%d", i * 7919);
	for (int step = 0; step < STEPS; step++) {
		unsigned key;

		seed = seed * 1664525u + 1013904223u;
		/* Grows for a while, then shrinks, again and again. */
		key = (seed >> 8) % KEYS;
		if (!there[key] && (step / 5000) % 2 == 0) {
			map_add(&map, keys[key], keys[key]);
			there[key] = true;
			count++;
		} else if (there[key] && (step / 5000) % 2 == 1) {
			map_remove(&map, keys[key]);
			there[key] = false;
			count--;
		}
		key = (seed >> 16) % KEYS;
		assert_ptr_equal(map_find(&map, keys[key]), there[key] ? keys[key] : NULL);
		assert_int_equal(map.count, count);
	}
	for (int i = 0; i < KEYS; i++)
		assert_ptr_equal(map_find(&map, keys[i]), there[i] ? keys[i] : NULL);
	map_done(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_finds_nothing),
		cmocka_unit_test(it_agrees_with_a_plain_list_through_random_adds_and_removes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

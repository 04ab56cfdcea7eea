/* Which actions are open to a side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "domain/moves.h"

static void
only_the_moves_of_that_side_from_that_state_are_possible(void **state)
{
	char              changing[] = "offer";
	const struct move moves[] = {
		{ "talking", changing, SIDE_HOUSE, "offered", "a room is held" },
		{ "talking", "decline", SIDE_HOUSE, "declined", "the house can't" },
		{ "talking", "withdraw", SIDE_SENDER, "withdrawn", "the sender takes it back" },
		{ "offered", "accept", SIDE_HOUSE, "accepted", "the person says yes" },
	};
	struct arena *arena = arena_open();
	struct texts  possible;

	(void)state;
	assert_int_equal(moves_possible(arena, "talking", SIDE_HOUSE).count, 0); /* none were set yet */
	moves_set(moves, 4);
	memset(changing, 'x', 5); /* the rows were copied */
	possible = moves_possible(arena, "talking", SIDE_HOUSE);
	assert_int_equal(possible.count, 2);
	assert_string_equal(possible.items[0], "offer");
	assert_string_equal(possible.items[1], "decline");
	assert_int_equal(moves_possible(arena, "talking", SIDE_SENDER).count, 1);
	assert_int_equal(moves_possible(arena, "talking", SIDE_CLOCK).count, 0);
	assert_int_equal(moves_possible(arena, "arrived", SIDE_HOUSE).count, 0);
	moves_set(NULL, 0);
	assert_int_equal(moves_possible(arena, "talking", SIDE_HOUSE).count, 0);
	arena_close(arena);
}

static void
the_sides_stand_in_the_order_of_the_enum(void **state)
{
	(void)state;
	assert_int_equal(choice_find(&side_choices, "house"), SIDE_HOUSE);
	assert_int_equal(choice_find(&side_choices, "sender"), SIDE_SENDER);
	assert_int_equal(choice_find(&side_choices, "guest"), SIDE_GUEST);
	assert_int_equal(choice_find(&side_choices, "clock"), SIDE_CLOCK);
	assert_int_equal(choice_find(&side_choices, "system"), SIDE_SYSTEM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_moves_of_that_side_from_that_state_are_possible),
		cmocka_unit_test(the_sides_stand_in_the_order_of_the_enum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

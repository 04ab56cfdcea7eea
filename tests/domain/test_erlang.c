/* The loss formula against published tables, and against a simulation of houses whose guests come and go. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/erlang.h"
#include <cmocka.h>

static void
published_tables_are_met(void **state)
{
	/* Offered traffic at which so many channels lose one in a hundred, or one in fifty, as printed in the
	 * tables of Erlang's B formula that telephone engineers use (three decimals). */
	static const struct {
		int    rooms;
		double share, offered;
	} table[] = {
		{ 1, .01, .0101 },
		{ 2, .01, .153 },
		{ 5, .01, 1.361 },
		{ 10, .01, 4.461 },
		{ 15, .01, 8.108 },
		{ 20, .01, 12.031 },
		{ 1, .02, .0204 },
		{ 5, .02, 1.657 },
		{ 10, .02, 5.084 },
		{ 20, .02, 13.182 },
		{ 100, .01, 84.064 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		double loss = erlang_loss(table[i].offered, table[i].rooms);

		/* The table is rounded to its last digit; near there a thousandth more or less changes so
		 * little. */
		assert_true(fabs(loss - table[i].share) < table[i].share * .01);
	}
	assert_true(fabs(erlang_loss(1, 1) - .5) < 1e-12);
	assert_true(fabs(erlang_loss(1, 2) - .2) < 1e-12);
	assert_true(fabs(erlang_loss(3, 5) - .110054) < 1e-6);
}

static void
without_rooms_everybody_is_turned_away_and_without_asks_nobody(void **state)
{
	(void)state;
	assert_true(erlang_loss(2, 0) == 1);
	assert_true(erlang_loss(0, 3) == 0);
}

static void
one_more_room_never_turns_more_away(void **state)
{
	(void)state;
	for (int a = 1; a <= 400; a++) {
		for (int rooms = 0; rooms < 300; rooms++) {
			double here = erlang_loss(a / 2.0, rooms), next = erlang_loss(a / 2.0, rooms + 1);

			assert_true(next >= 0 && here <= 1 && (next < here || here < 1e-300));
		}
	}
}

static void
the_rooms_for_a_share_are_the_fewest_that_do(void **state)
{
	(void)state;
	for (int a = 1; a <= 100; a++) {
		int rooms = erlang_rooms(a / 2.0, .1, 1000);

		assert_true(erlang_loss(a / 2.0, rooms) <= .1);
		assert_true(erlang_loss(a / 2.0, rooms - 1) > .1);
	}
	assert_int_equal(erlang_rooms(50, .01, 20), 20);
	assert_int_equal(erlang_rooms(50, 1, 20), 0);
}

static void
what_was_offered_follows_from_what_was_carried(void **state)
{
	double offered = 7.5, share = erlang_loss(offered, 9);

	(void)state;
	assert_true(fabs(erlang_offered(offered * (1 - share), share) - offered) < 1e-9);
}

/* --- a simulation --- */

enum { ROOMS_MOST = 16, ASKS = 200000 };

static uint64_t dice = 20261122;

static double
chance(void)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return ((double)(dice >> 11) + .5) / 9007199254740992.0;
}

enum length { LENGTH_ALL_ALIKE, LENGTH_EXPONENTIAL, LENGTH_FEW_LONG };

/* Nights of one stay; the mean is 7 whatever the kind. */
static double
nights(enum length kind)
{
	switch (kind) {
	case LENGTH_ALL_ALIKE: return 7;
	case LENGTH_EXPONENTIAL: return -7 * log(chance());
	case LENGTH_FEW_LONG: return chance() < .8 ? 2 : 27;
	}
	return 7;
}

static double
turned_away(double asks_per_day, int rooms, enum length kind)
{
	double taken_until[ROOMS_MOST] = { 0 }, now = 0;
	long   lost = 0;

	for (long ask = 0; ask < ASKS; ask++) {
		int room = 0;

		now -= log(chance()) / asks_per_day;
		while (room < rooms && taken_until[room] > now)
			room++;
		if (room == rooms)
			lost++;
		else
			taken_until[room] = now + nights(kind);
	}
	return (double)lost / ASKS;
}

static void
a_simulated_network_turns_away_as_many_whatever_the_lengths_of_its_stays(void **state)
{
	static const struct {
		double asks_per_day;
		int    rooms;
	} networks[] = { { .3, 3 }, { .9, 6 }, { 1.2, 12 }, { 2.5, 16 } };

	(void)state;
	for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
		double expected = erlang_loss(networks[i].asks_per_day * 7, networks[i].rooms);

		for (enum length kind = LENGTH_ALL_ALIKE; kind <= LENGTH_FEW_LONG; kind++)
			assert_true(
			    fabs(turned_away(networks[i].asks_per_day, networks[i].rooms, kind) - expected)
			    < .01);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_tables_are_met),
		cmocka_unit_test(without_rooms_everybody_is_turned_away_and_without_asks_nobody),
		cmocka_unit_test(one_more_room_never_turns_more_away),
		cmocka_unit_test(the_rooms_for_a_share_are_the_fewest_that_do),
		cmocka_unit_test(what_was_offered_follows_from_what_was_carried),
		cmocka_unit_test(a_simulated_network_turns_away_as_many_whatever_the_lengths_of_its_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is hidden stays hidden: small tables against every possible data set, larger ones against the promise
 * that no hidden cell can be placed within fewer values than the threshold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "release/table.h"
#include <cmocka.h>

enum { THRESHOLD = 11, CELLS_MOST = 256 };

/* Numbers that are the same at each run. */
static uint64_t seed;

static int64_t
chance(int64_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((seed >> 33) % (uint64_t)below);
}

struct made {
	struct release_table table;
	size_t               above[24];
	int64_t              count[CELLS_MOST];
	enum release_state   state[CELLS_MOST];
};

/* Sums of the rows' parts and of what lies in them, from the counts of rows that have nothing in them. */
static void
sums_fill(struct made *made)
{
	struct release_table *table = &made->table;

	for (size_t row = table->rows; row-- > 0;) {
		if (table->columns > 0) {
			made->count[release_at(table, row, 0)] = 0;
			for (size_t c = 1; c <= table->columns; c++)
				made->count[release_at(table, row, 0)] +=
				    made->count[release_at(table, row, c)];
		}
		if (row > 0)
			for (size_t c = table->columns > 0 ? 1 : 0; c <= table->columns; c++)
				made->count[release_at(table, table->above[row], c)] +=
				    made->count[release_at(table, row, c)];
	}
}

static bool
has_in_it(const struct made *made, size_t row)
{
	for (size_t i = row + 1; i < made->table.rows; i++)
		if (made->above[i] == row)
			return true;
	return false;
}

static void
make(struct made *made, size_t rows, size_t columns, int64_t largest)
{
	*made = (struct made){ .table = { .rows = rows, .columns = columns } };
	made->table.above = made->above;
	made->table.count = made->count;
	made->table.state = made->state;
	for (size_t row = 1; row < rows; row++)
		made->above[row] = (size_t)chance((int64_t)(row < 4 ? 1 : 3));
	for (size_t row = 0; row < rows; row++)
		for (size_t c = columns > 0 ? 1 : 0; c <= columns; c++)
			made->count[release_at(&made->table, row, c)] = has_in_it(made, row) ? 0
								      : chance(4) == 0       ? 0
										       : chance(largest);
	sums_fill(made);
}

static void
promise_holds(const struct made *made)
{
	for (size_t i = 0; i < made->table.rows * (made->table.columns + 1); i++) {
		assert_int_not_equal(made->state[i], RELEASE_OPEN);
		if (made->state[i] == RELEASE_SHOWN)
			assert_true(made->count[i] == 0 || made->count[i] >= THRESHOLD);
		if (made->state[i] == RELEASE_HIDDEN)
			assert_true(release_width(&made->table, i, THRESHOLD - 1) >= THRESHOLD - 1);
	}
}

static void
no_hidden_cell_can_be_placed_within_the_threshold(void **state)
{
	size_t told = 0;

	(void)state;
	seed = 1;
	for (int i = 0; i < 400; i++) {
		struct made made;

		make(&made, 2 + (size_t)chance(12), (size_t)chance(5), 4 + chance(60));
		assert_true(release_adds_up(&made.table));
		told += release_hide(&made.table, THRESHOLD);
		promise_holds(&made);
	}
	assert_true(told > 200);
}

static void
a_single_small_count_takes_another_with_it(void **state)
{
	struct made made = { .table = { .rows = 4 }, .count = { 95, 5, 30, 60 } };

	(void)state;
	made.table.above = made.above;
	made.table.count = made.count;
	made.table.state = made.state;
	assert_true(release_hide(&made.table, THRESHOLD));
	assert_int_equal(made.state[0], RELEASE_SHOWN);
	assert_int_equal(made.state[1], RELEASE_HIDDEN);
	assert_int_equal(made.state[2], RELEASE_HIDDEN);
	assert_int_equal(made.state[3], RELEASE_SHOWN);
}

static void
what_was_said_before_is_not_taken_back(void **state)
{
	/* A year of three months; two were published, the third is small: now the year can't be. */
	struct made made = { .table = { .rows = 4 }, .count = { 95, 30, 60, 5 } };

	(void)state;
	made.table.above = made.above;
	made.table.count = made.count;
	made.table.state = made.state;
	made.state[1] = made.state[2] = RELEASE_SHOWN;
	assert_true(release_hide(&made.table, THRESHOLD));
	assert_int_equal(made.state[0], RELEASE_HIDDEN);
	assert_int_equal(made.state[3], RELEASE_HIDDEN);
}

static void
the_few_who_were_not_are_a_small_count_too(void **state)
{
	/* 98 of 100 in time: that two were not is known from 98 and 100. */
	struct made made = { .table = { .rows = 1, .columns = 2 }, .count = { 100, 98, 2 } };

	(void)state;
	made.table.above = made.above;
	made.table.count = made.count;
	made.table.state = made.state;
	made.table.dear = (const int[]){ 4, 1, 1 };
	assert_true(release_hide(&made.table, THRESHOLD));
	assert_int_equal(made.state[0], RELEASE_SHOWN);
	assert_int_equal(made.state[1], RELEASE_HIDDEN);
	assert_int_equal(made.state[2], RELEASE_HIDDEN);
}

/* --- ranges against every data set there is --- */

struct search {
	const struct made *made;
	struct made        guess;
	size_t             leaves[CELLS_MOST], count;
	int64_t            low[CELLS_MOST], high[CELLS_MOST];
};

static void
guess_judge(struct search *search)
{
	struct made *guess = &search->guess;
	size_t       cells = guess->table.rows * (guess->table.columns + 1);

	for (size_t i = 0; i < cells; i++) {
		size_t row = i / (guess->table.columns + 1), c = i % (guess->table.columns + 1);

		if (has_in_it(guess, row) || (c == 0 && guess->table.columns > 0))
			guess->count[i] = 0;
	}
	sums_fill(guess);
	for (size_t i = 0; i < cells; i++)
		if ((search->made->state[i] == RELEASE_SHOWN && guess->count[i] != search->made->count[i])
		    || (search->made->state[i] == RELEASE_HIDDEN && guess->count[i] == 0))
			return;
	for (size_t i = 0; i < cells; i++) {
		search->low[i] = guess->count[i] < search->low[i] ? guess->count[i] : search->low[i];
		search->high[i] = guess->count[i] > search->high[i] ? guess->count[i] : search->high[i];
	}
}

static void
guess_all(struct search *search, size_t depth, int64_t largest)
{
	if (depth == search->count) {
		guess_judge(search);
		return;
	}
	for (int64_t n = 0; n <= largest; n++) {
		search->guess.count[search->leaves[depth]] = n;
		guess_all(search, depth + 1, largest);
	}
}

static void
ranges_are_those_of_all_possible_data(void **state)
{
	enum { LARGEST = 6 };

	(void)state;
	seed = 7;
	for (int i = 0; i < 40; i++) {
		struct made   made;
		struct search search = { .made = &made };

		make(&made, 3 + (size_t)chance(2), 2, 4);
		for (size_t k = 0; k < CELLS_MOST; k++)
			search.low[k] = INT64_MAX, search.high[k] = -1;
		for (size_t k = 0; k < made.table.rows * 3; k++)
			made.state[k] = k == 0 || made.count[k] == 0 || chance(2) ? RELEASE_SHOWN
				      : chance(3)                                 ? RELEASE_HIDDEN
										  : RELEASE_UNTOLD;
		search.guess = made;
		search.guess.table.above = search.guess.above;
		for (size_t row = 0; row < made.table.rows; row++)
			for (size_t c = 1; c <= 2 && !has_in_it(&made, row); c++)
				search.leaves[search.count++] = release_at(&made.table, row, c);
		guess_all(&search, 0, LARGEST);
		for (size_t k = 0; k < made.table.rows * 3; k++)
			if (made.count[0] <= LARGEST)
				assert_int_equal(
				    release_width(&made.table, k, 1000), search.high[k] - search.low[k]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_single_small_count_takes_another_with_it),
		cmocka_unit_test(what_was_said_before_is_not_taken_back),
		cmocka_unit_test(the_few_who_were_not_are_a_small_count_too),
		cmocka_unit_test(ranges_are_those_of_all_possible_data),
		cmocka_unit_test(no_hidden_cell_can_be_placed_within_the_threshold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

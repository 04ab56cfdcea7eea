/* The parser of pgoutput's messages, and the gathering of transactions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "messages.h"
#include "replica/pgoutput.h"
#include "replica/transaction.h"

enum { BED = 16384, MEMBER = 16390 };

struct reading {
	struct pgoutput        *parser;
	struct arena           *arena;
	struct buffer           bytes;
	struct pgoutput_message message;
};

static int
begin(void **state)
{
	struct reading *reading = calloc(1, sizeof *reading);

	reading->parser = pgoutput_open();
	reading->arena = arena_open();
	make_relation(&reading->bytes, BED, "bed", LIST("*id", "label", "facts"));
	assert_true(pgoutput_read(
	    reading->parser, reading->arena, reading->bytes.bytes, reading->bytes.size, &reading->message));
	assert_int_equal(reading->message.kind, PGOUTPUT_OTHER);
	*state = reading;
	return 0;
}

static int
end(void **state)
{
	struct reading *reading = *state;

	pgoutput_close(reading->parser);
	arena_close(reading->arena);
	buffer_done(&reading->bytes);
	free(reading);
	return 0;
}

static bool
read_it(struct reading *reading)
{
	return pgoutput_read(
	    reading->parser, reading->arena, reading->bytes.bytes, reading->bytes.size, &reading->message);
}

static void
an_insert_gives_its_row(void **state)
{
	struct reading *reading = *state;

	make_head(&reading->bytes, 'I', BED);
	add_tuple(&reading->bytes, 'N', LIST("1", "Blue room", "~"));
	assert_true(read_it(reading));
	assert_int_equal(reading->message.kind, PGOUTPUT_ROWS);
	assert_int_equal(reading->message.count, 1);
	assert_int_equal(reading->message.rows[0].kind, CHANGE_INSERT);
	assert_string_equal(reading->message.rows[0].relation, "bed");
	assert_string_equal(reading->message.rows[0].names[1], "label");
	assert_string_equal(reading->message.rows[0].values[1], "Blue room");
	assert_null(reading->message.rows[0].values[2]);
	assert_false(reading->message.rows[0].unchanged[2]);
}

static void
an_update_says_which_values_did_not_change(void **state)
{
	struct reading *reading = *state;

	make_head(&reading->bytes, 'U', BED);
	add_tuple(&reading->bytes, 'N', LIST("1", "Green room", "="));
	assert_true(read_it(reading));
	assert_int_equal(reading->message.count, 1);
	assert_int_equal(reading->message.rows[0].kind, CHANGE_UPDATE);
	assert_true(reading->message.rows[0].unchanged[2]);
	assert_null(reading->message.rows[0].values[2]);
}

static void
an_update_of_the_key_is_a_delete_and_an_update(void **state)
{
	struct reading *reading = *state;

	make_head(&reading->bytes, 'U', BED);
	add_tuple(&reading->bytes, 'K', LIST("1", "~", "~"));
	add_tuple(&reading->bytes, 'N', LIST("2", "Blue room", "~"));
	assert_true(read_it(reading));
	assert_int_equal(reading->message.count, 2);
	assert_int_equal(reading->message.rows[0].kind, CHANGE_DELETE);
	assert_string_equal(reading->message.rows[0].values[0], "1");
	assert_string_equal(reading->message.rows[1].values[0], "2");
}

static void
an_old_row_that_comes_whole_is_not_told_again(void **state)
{
	struct reading *reading = *state;

	make_head(&reading->bytes, 'U', BED);
	add_tuple(&reading->bytes, 'O', LIST("1", "Blue room", "x"));
	add_tuple(&reading->bytes, 'N', LIST("1", "Green room", "x"));
	assert_true(read_it(reading));
	assert_int_equal(reading->message.count, 1);
	assert_string_equal(reading->message.rows[0].values[1], "Green room");
	make_head(&reading->bytes, 'D', BED);
	add_tuple(&reading->bytes, 'O', LIST("1", "Green room", "x"));
	assert_true(read_it(reading));
	assert_int_equal(reading->message.rows[0].kind, CHANGE_DELETE);
	assert_string_equal(reading->message.rows[0].values[0], "1");
	assert_null(reading->message.rows[0].values[1]);
}

static void
a_truncate_names_its_tables(void **state)
{
	struct reading *reading = *state;

	make_relation(&reading->bytes, MEMBER, "membership", LIST("*account_id"));
	assert_true(read_it(reading));
	make_head(&reading->bytes, 'T', 2);
	add_number(&reading->bytes, 0, 1);
	add_number(&reading->bytes, MEMBER, 4);
	add_number(&reading->bytes, BED, 4);
	assert_true(read_it(reading));
	assert_int_equal(reading->message.count, 2);
	assert_int_equal(reading->message.rows[1].kind, CHANGE_TRUNCATE);
	assert_string_equal(reading->message.rows[1].relation, "bed");
}

static void
a_table_that_changes_its_columns_is_read_by_the_new_ones(void **state)
{
	struct reading   *reading = *state;
	struct change_row before;

	make_head(&reading->bytes, 'I', BED);
	add_tuple(&reading->bytes, 'N', LIST("1", "Blue room", "~"));
	assert_true(read_it(reading));
	before = reading->message.rows[0];
	make_relation(&reading->bytes, BED, "bed", LIST("*id", "floor"));
	assert_true(read_it(reading));
	make_head(&reading->bytes, 'I', BED);
	add_tuple(&reading->bytes, 'N', LIST("1", "3"));
	assert_true(read_it(reading));
	assert_string_equal(reading->message.rows[0].names[1], "floor");
	/* What came before still says what it said. */
	assert_string_equal(before.names[2], "facts");
}

static void
what_is_cut_short_or_too_long_is_refused(void **state)
{
	struct reading *reading = *state;
	size_t          whole;

	make_head(&reading->bytes, 'U', BED);
	add_tuple(&reading->bytes, 'K', LIST("1", "~", "~"));
	add_tuple(&reading->bytes, 'N', LIST("2", "Blue room", "="));
	whole = reading->bytes.size;
	for (size_t size = 0; size < whole; size++) {
		char *exact = malloc(size ? size : 1); /* so that ASan sees a step too far */

		memcpy(exact, reading->bytes.bytes, size);
		assert_false(pgoutput_read(reading->parser, reading->arena, exact, size, &reading->message));
		free(exact);
	}
	buffer_put_char(&reading->bytes, 'x');
	assert_false(read_it(reading));
}

static void
nonsense_is_refused(void **state)
{
	static const char inside[] = "a\0b";
	struct reading   *reading = *state;

	make_head(&reading->bytes, 'I', 999); /* a table that nobody told of */
	add_tuple(&reading->bytes, 'N', LIST("1"));
	assert_false(read_it(reading));
	make_head(&reading->bytes, 'I', BED);
	add_tuple(&reading->bytes, 'N', LIST("1", "2")); /* one value too few */
	assert_false(read_it(reading));
	make_head(&reading->bytes, 'I', BED);
	add_tuple(&reading->bytes, 'K', LIST("1", "2", "3"));
	assert_false(read_it(reading));
	make_head(&reading->bytes, 'T', 0x7fffffff);
	add_number(&reading->bytes, 0, 1);
	assert_false(read_it(reading));
	make_head(&reading->bytes, '?', BED);
	assert_false(read_it(reading));
	make_head(&reading->bytes, 'D', BED);
	buffer_put_char(&reading->bytes, 'K');
	add_number(&reading->bytes, 3, 2);
	buffer_put_char(&reading->bytes, 't');
	add_number(&reading->bytes, 3, 4);
	buffer_put(&reading->bytes, inside, 3);
	buffer_put(&reading->bytes, "nn", 2);
	assert_false(read_it(reading));
}

/* --- transactions --- */

static enum gathered
take(struct transaction *transaction, const struct buffer *bytes, struct change *change)
{
	return transaction_take(transaction, bytes->bytes, bytes->size, change);
}

static void
a_transaction_is_told_once_it_is_committed(void **state)
{
	struct transaction *transaction = transaction_open(10000);
	struct buffer       bytes = { 0 };
	struct change       change;
	char                time[TIME_TEXT_SIZE];

	(void)state;
	for (int round = 0; round < 2; round++) {
		make_begin(&bytes);
		assert_int_equal(take(transaction, &bytes, &change), GATHERED_MORE);
		assert_true(transaction_is_open(transaction));
		make_relation(&bytes, BED, "bed", LIST("*id", "label"));
		assert_int_equal(take(transaction, &bytes, &change), GATHERED_MORE);
		for (int i = 0; i < 3; i++) {
			make_head(&bytes, 'I', BED);
			add_tuple(&bytes, 'N', LIST("1", round ? "Green" : "Blue"));
			assert_int_equal(take(transaction, &bytes, &change), GATHERED_MORE);
		}
		make_commit(&bytes, 0x1600001234, 0);
		assert_int_equal(take(transaction, &bytes, &change), GATHERED_CHANGE);
		assert_false(transaction_is_open(transaction));
		assert_int_equal(change.count, 3);
		assert_int_equal(change.pos, 0x1600001234);
		assert_string_equal(change.rows[2].values[1], round ? "Green" : "Blue");
		time_print(change.committed_at_us, time);
		assert_string_equal(time, "2000-01-01T00:00:00Z");
	}
	transaction_close(transaction);
	buffer_done(&bytes);
}

static void
what_is_out_of_order_or_too_large_is_not_gathered(void **state)
{
	struct transaction *transaction = transaction_open(400);
	struct buffer       bytes = { 0 };
	struct change       change;
	enum gathered       gathered = GATHERED_MORE;

	(void)state;
	make_commit(&bytes, 100, 0);
	assert_int_equal(take(transaction, &bytes, &change), GATHERED_NONSENSE);
	make_relation(&bytes, BED, "bed", LIST("*id"));
	assert_int_equal(take(transaction, &bytes, &change), GATHERED_MORE);
	make_head(&bytes, 'I', BED);
	add_tuple(&bytes, 'N', LIST("1"));
	assert_int_equal(take(transaction, &bytes, &change), GATHERED_NONSENSE);
	make_begin(&bytes);
	assert_int_equal(take(transaction, &bytes, &change), GATHERED_MORE);
	assert_int_equal(take(transaction, &bytes, &change), GATHERED_NONSENSE);
	make_head(&bytes, 'I', BED);
	add_tuple(&bytes, 'N', LIST("1"));
	for (int i = 0; i < 50 && gathered == GATHERED_MORE; i++)
		gathered = take(transaction, &bytes, &change);
	assert_int_equal(gathered, GATHERED_TOO_LARGE);
	transaction_close(transaction);
	buffer_done(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_insert_gives_its_row, begin, end),
		cmocka_unit_test_setup_teardown(an_update_says_which_values_did_not_change, begin, end),
		cmocka_unit_test_setup_teardown(an_update_of_the_key_is_a_delete_and_an_update, begin, end),
		cmocka_unit_test_setup_teardown(an_old_row_that_comes_whole_is_not_told_again, begin, end),
		cmocka_unit_test_setup_teardown(a_truncate_names_its_tables, begin, end),
		cmocka_unit_test_setup_teardown(
		    a_table_that_changes_its_columns_is_read_by_the_new_ones, begin, end),
		cmocka_unit_test_setup_teardown(what_is_cut_short_or_too_long_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(nonsense_is_refused, begin, end),
		cmocka_unit_test(a_transaction_is_told_once_it_is_committed),
		cmocka_unit_test(what_is_out_of_order_or_too_large_is_not_gathered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

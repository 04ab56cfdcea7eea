/* CSV as spreadsheets write it, and as they should not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "directory/csv.h"

static struct arena *arena;

static struct csv
read_well(const char *text)
{
	struct csv csv;
	char       why[200] = "";

	assert_true(csv_read(arena, text, strlen(text), &csv, why, sizeof why));
	return csv;
}

static void
fails(const char *text, const char *sentence)
{
	struct csv csv;
	char       why[200] = "";

	assert_false(csv_read(arena, text, strlen(text), &csv, why, sizeof why));
	assert_string_equal(why, sentence);
}

static void
cells_are_separated_by_commas_and_lines_by_any_line_end(void **state)
{
	struct csv csv = read_well("a,b\r\n1 , two words \n,\r3,4");

	(void)state;
	assert_int_equal(csv.count, 4);
	assert_string_equal(csv.records[0].cells[1], "b");
	assert_string_equal(csv.records[1].cells[0], "1");
	assert_string_equal(csv.records[1].cells[1], "two words");
	assert_int_equal(csv.records[2].count, 2);
	assert_string_equal(csv.records[2].cells[1], "");
	assert_string_equal(csv.records[3].cells[1], "4");
}

static void
a_quoted_cell_may_hold_anything(void **state)
{
	struct csv csv = read_well("\"a,\"\"b\"\"\nc\" ,\" kept \"\nx,y");

	(void)state;
	assert_string_equal(csv.records[0].cells[0], "a,\"b\"\nc");
	assert_string_equal(csv.records[0].cells[1], " kept ");
	assert_int_equal(csv.records[1].line, 3);
}

static void
lines_are_counted_as_an_editor_does(void **state)
{
	struct csv csv = read_well("\xef\xbb\xbfname\n\n   \n\"two\nlines\"\nlast\n\n");

	(void)state;
	assert_int_equal(csv.count, 3);
	assert_string_equal(csv.records[0].cells[0], "name");
	assert_int_equal(csv.records[1].line, 4);
	assert_int_equal(csv.records[2].line, 6);
}

static void
what_is_no_csv_is_refused_with_its_line(void **state)
{
	(void)state;
	fails("a\n\"b\nc", "line 2: a quote is opened and never closed");
	fails("a\n\"b\"c,d", "line 2: something stands between a closing quote and the comma");
}

static void
what_is_not_utf_8_is_refused_with_its_line(void **state)
{
	(void)state;
	fails("name\nPe\xf1"
	      "a\n",
	    "line 2: this is not UTF-8; save the file as \"CSV UTF-8\"");
	fails("name\n\n\xc3", "line 3: this is not UTF-8; save the file as \"CSV UTF-8\"");
	fails("\xed\xa0\x80", "line 1: this is not UTF-8; save the file as \"CSV UTF-8\"");
	assert_string_equal(read_well("Pe\xc3\xb1"
				      "a")
				.records[0]
				.cells[0],
	    "Pe\xc3\xb1"
	    "a");
}

static void
limits_hold(void **state)
{
	char       wide[2 * CSV_CELLS_MOST + 2] = "";
	struct csv csv;
	char       why[200];

	(void)state;
	memset(wide, ',', CSV_CELLS_MOST - 1);
	assert_int_equal(read_well(wide).records[0].count, CSV_CELLS_MOST);
	memset(wide, ',', CSV_CELLS_MOST);
	fails(wide, "line 1: more than 128 cells");
	assert_false(csv_read(arena, "a\0b", 3, &csv, why, sizeof why));
	assert_string_equal(why, "it holds a NUL: this is not text");
}

static int
arena_new(void **state)
{
	(void)state;
	arena = arena_open();
	return 0;
}

static int
arena_gone(void **state)
{
	(void)state;
	arena_close(arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    cells_are_separated_by_commas_and_lines_by_any_line_end, arena_new, arena_gone),
		cmocka_unit_test_setup_teardown(a_quoted_cell_may_hold_anything, arena_new, arena_gone),
		cmocka_unit_test_setup_teardown(lines_are_counted_as_an_editor_does, arena_new, arena_gone),
		cmocka_unit_test_setup_teardown(
		    what_is_no_csv_is_refused_with_its_line, arena_new, arena_gone),
		cmocka_unit_test_setup_teardown(
		    what_is_not_utf_8_is_refused_with_its_line, arena_new, arena_gone),
		cmocka_unit_test_setup_teardown(limits_hold, arena_new, arena_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* C and SQL that have drifted apart are noticed at start; and the owner's scripts and questions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

static int
set_up(void **state)
{
	world_build();
	*state = arena_open();
	return 0;
}

static int
tear_down(void **state)
{
	arena_close(*state);
	return 0;
}

static enum problem
ready_with(struct statement_shape shape, char *why, size_t why_size)
{
	char         conninfo[1024];
	struct db   *db;
	enum problem p;

	snprintf(conninfo, sizeof conninfo, "%s options='-c search_path=db_test,public'",
	    getenv("PORCHLIGHT_SUPERUSER_DATABASE"));
	db = db_open(&(struct db_settings){ .conninfo = conninfo,
	    .application_name = "test",
	    .statement_timeout_ms = 2000,
	    .shapes = &shape,
	    .shape_count = 1 });
	p = db_ready(db, why, why_size);
	db_close(db);
	return p;
}

static void
shapes_that_agree_are_ready(void **state)
{
	struct db  *db = world_open(NULL, 2000);
	struct note note;
	char        why[300] = "";

	assert_int_equal(db_ready(db, why, sizeof why), OK);
	assert_string_equal(why, "");
	assert_int_equal(db_ready(db, why, sizeof why), OK); /* again, with all of it prepared */
	world_request(db, NULL, NULL);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	db_close(db);
}

static void
a_column_that_nothing_takes_is_named(void **state)
{
	char why[300];

	(void)state;
	assert_int_equal(
	    ready_with((struct statement_shape){ (enum statement)EXTRA_COLUMN, body_fields, false }, why,
		sizeof why),
	    PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "extra_column"));
	assert_non_null(strstr(why, "surprise"));
}

static void
a_member_without_a_column_is_named(void **state)
{
	char why[300];

	(void)state;
	assert_int_equal(
	    ready_with((struct statement_shape){ (enum statement)LACKING_COLUMN, note_fields, false }, why,
		sizeof why),
	    PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "written_at"));
}

static void
a_type_that_does_not_fit_is_named(void **state)
{
	char why[300];

	(void)state;
	assert_int_equal(
	    ready_with(
		(struct statement_shape){ (enum statement)WRONG_TYPE, body_fields, false }, why, sizeof why),
	    PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "body"));
}

static void
an_act_without_an_outcome_is_named(void **state)
{
	char why[300];

	(void)state;
	assert_int_equal(ready_with((struct statement_shape){ (enum statement)NOTE_READ, note_fields, true },
			     why, sizeof why),
	    PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "outcome"));
}

static void
a_function_that_is_not_there_is_named(void **state)
{
	char why[300];

	(void)state;
	assert_int_equal(ready_with((struct statement_shape){ (enum statement)NOT_THERE, body_fields, false },
			     why, sizeof why),
	    PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "not_there()"));
}

static void
a_script_happens_whole_or_not_at_all(void **state)
{
	struct db  *db = world_open(NULL, 0);
	struct note note;
	char        why[300] = "", *count;

	assert_int_equal(db_script(db,
			     "CREATE TABLE db_test.a (x int);\nINSERT INTO db_test.a VALUES (1);\nINSERT "
			     "INTO\n nowhere VALUES (1)",
			     why, sizeof why),
	    PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "line 4"));
	assert_non_null(strstr(why, "nowhere"));
	assert_int_equal(db_script(db, "CREATE TABLE db_test.a (x int); INSERT INTO db_test.a VALUES (1)",
			     why, sizeof why),
	    OK);
	assert_int_equal(db_script(db, "COPY db_test.a FROM STDIN", why, sizeof why), PROBLEM_INTERNAL);
	count = world_ask("SELECT count(*) FROM db_test.a");
	assert_string_equal(count, "1");
	free(count);
	world_request(db, NULL, NULL);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	db_close(db);
}

static void
a_question_gives_cells(void **state)
{
	struct db      *db = world_open(NULL, 2000);
	struct db_cells cells;
	char            why[300] = "";

	assert_int_equal(db_ask(db, *state, CALL(NOTE_READ, NOTE_TWO), &cells, why, sizeof why), OK);
	assert_int_equal(cells.rows, 1);
	assert_int_equal(cells.columns, 4);
	assert_string_equal(db_cell(&cells, 0, 0), NOTE_TWO);
	assert_null(db_cell(&cells, 0, 1));
	assert_int_equal(
	    db_ask(db, *state, CALL(NOTE_READ, "fish"), &cells, why, sizeof why), PROBLEM_INTERNAL);
	assert_non_null(strstr(why, "fish"));
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shapes_that_agree_are_ready, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_column_that_nothing_takes_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_member_without_a_column_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_type_that_does_not_fit_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_act_without_an_outcome_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_function_that_is_not_there_is_named, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_script_happens_whole_or_not_at_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_question_gives_cells, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

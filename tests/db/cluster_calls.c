/* Calls against a real PostgreSQL: rows bound to structs, outcomes and keys. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "world.h"

struct scene {
	struct arena *arena;
	struct db    *db;
};

static int
set_up(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	world_build();
	scene->arena = arena_open();
	scene->db = world_open(NULL, 2000);
	world_request(scene->db, NULL, NULL);
	*state = scene;
	return 0;
}

static int
tear_down(void **state)
{
	struct scene *scene = *state;

	db_close(scene->db);
	arena_close(scene->arena);
	free(scene);
	return 0;
}

static void
a_row_fills_its_struct(void **state)
{
	struct scene *s = *state;
	struct note   note;
	bool          found;

	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, &found), OK);
	assert_true(found);
	assert_string_equal(note.id, NOTE_ONE);
	assert_string_equal(note.body, "one");
	assert_int_equal(note.count, 0);
	assert_true(note.written_at > clock_wall_us() - 60 * MICROSECONDS_PER_SECOND);
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_READ, NOTE_TWO), note_fields, &note, &found), OK);
	assert_null(note.body);
}

static void
no_row_is_not_found(void **state)
{
	struct scene *s = *state;
	struct note   note;
	bool          found = true;

	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_READ, SOMEBODY), note_fields, &note, &found),
	    PROBLEM_NOT_FOUND);
	assert_false(found);
}

static void
rows_come_in_order_each_a_struct(void **state)
{
	struct scene      *s = *state;
	struct rows        rows;
	const struct note *notes;

	assert_int_equal(db_rows(s->db, s->arena, &(struct db_call){ .statement = (enum statement)NOTE_LIST },
			     note_fields, sizeof *notes, &rows),
	    OK);
	assert_int_equal(rows.count, 2);
	notes = rows.items;
	assert_string_equal(notes[0].id, NOTE_ONE);
	assert_string_equal(notes[1].id, NOTE_TWO);
}

static void
an_act_answers_with_its_outcome_and_the_row_as_it_is_now(void **state)
{
	struct scene *s = *state;
	struct note   note;
	bool          found;

	assert_int_equal(
	    db_row(s->db, s->arena, CALL(NOTE_WRITE, NOTE_ONE, "new"), note_fields, &note, &found), OK);
	assert_string_equal(note.body, "new");
	assert_int_equal(
	    db_row(s->db, s->arena, CALL(NOTE_WRITE, NOTE_ONE, "stale"), note_fields, &note, &found),
	    PROBLEM_VERSION_CHANGED);
	assert_true(found);
	assert_string_equal(note.body, "new");
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_WRITE, SOMEBODY, "x"), note_fields, &note, &found),
	    PROBLEM_NOT_FOUND);
	assert_false(found);
}

static void
the_database_is_told_who_asks_for_one_transaction_only(void **state)
{
	struct scene *s = *state;
	struct note   note;

	assert_int_equal(db_row(s->db, s->arena, CALL(WHO, NULL), body_fields, &note, NULL),
	    PROBLEM_INTERNAL); /* a value too many */
	assert_int_equal(db_row(s->db, s->arena, &(struct db_call){ .statement = (enum statement)WHO },
			     body_fields, &note, NULL),
	    OK);
	assert_string_equal(note.body, "01970000-0000-7000-8000-00000000000a/req1");
	db_set_request(s->db, &(struct db_request){ 0 });
	assert_int_equal(db_row(s->db, s->arena, &(struct db_call){ .statement = (enum statement)WHO },
			     body_fields, &note, NULL),
	    OK);
	assert_string_equal(note.body, "/");
}

static void
a_key_makes_an_act_happen_once(void **state)
{
	struct scene *s = *state;
	struct note   first, again;
	bool          found;

	world_request(s->db, "key-number-1", "f");
	assert_int_equal(
	    db_row(s->db, s->arena, CALL(NOTE_WRITE, NOTE_ONE, "once"), note_fields, &first, &found), OK);
	assert_int_equal(
	    db_row(s->db, s->arena, CALL(NOTE_WRITE, NOTE_ONE, "once"), note_fields, &again, &found), OK);
	assert_true(found);
	assert_int_equal(again.count, 1);
	assert_string_equal(again.body, first.body);
	assert_int_equal(again.written_at, first.written_at);
}

static void
a_remembered_refusal_is_given_again(void **state)
{
	struct scene *s = *state;
	struct note   note;
	bool          found;

	world_request(s->db, "key-number-2", "f");
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_WRITE, SOMEBODY, "x"), note_fields, &note, &found),
	    PROBLEM_NOT_FOUND);
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_WRITE, SOMEBODY, "x"), note_fields, &note, &found),
	    PROBLEM_NOT_FOUND);
	assert_false(found);
}

static void
a_key_for_something_else_is_refused(void **state)
{
	struct scene *s = *state;
	struct note   note;
	bool          found;

	world_request(s->db, "key-number-3", "f");
	assert_int_equal(
	    db_row(s->db, s->arena, CALL(NOTE_WRITE, NOTE_ONE, "a"), note_fields, &note, &found), OK);
	world_request(s->db, "key-number-3", "g");
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_WRITE, NOTE_ONE, "b"), note_fields, &note, &found),
	    PROBLEM_KEY_REUSED);
	assert_false(found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_row_fills_its_struct, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_row_is_not_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_come_in_order_each_a_struct, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_act_answers_with_its_outcome_and_the_row_as_it_is_now, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    the_database_is_told_who_asks_for_one_transaction_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_key_makes_an_act_happen_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_remembered_refusal_is_given_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_key_for_something_else_is_refused, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

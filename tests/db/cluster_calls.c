/* Calls against a real PostgreSQL: rows bound to structs, outcomes, keys, and what errors mean. */
#include <pthread.h>
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

	assert_int_equal(db_rows(s->db, s->arena, &(struct db_call){ (enum statement)NOTE_LIST, 0, NULL },
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
	assert_int_equal(db_row(s->db, s->arena, &(struct db_call){ (enum statement)WHO, 0, NULL },
			     body_fields, &note, NULL),
	    OK);
	assert_string_equal(note.body, "01970000-0000-7000-8000-00000000000a/req1");
	db_set_request(s->db, &(struct db_request){ 0 });
	assert_int_equal(db_row(s->db, s->arena, &(struct db_call){ (enum statement)WHO, 0, NULL },
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

static void
what_takes_too_long_is_stopped(void **state)
{
	struct scene *s = *state;
	struct db    *hasty = world_open(NULL, 200);
	struct note   note;
	int64_t       began = clock_monotonic_ms();

	world_request(hasty, NULL, NULL);
	assert_int_equal(db_row(hasty, s->arena, CALL(NAP, "20"), body_fields, &note, NULL), PROBLEM_TIMEOUT);
	assert_true(clock_monotonic_ms() - began < 2000);
	assert_int_equal(db_row(hasty, s->arena, CALL(NAP, "0"), body_fields, &note, NULL), OK);
	db_close(hasty);
}

static void
two_guests_in_one_bed_is_bed_not_open(void **state)
{
	struct scene *s = *state;

	assert_int_equal(db_act(s->db, CALL(BED_TAKE, "7")), OK);
	assert_int_equal(db_act(s->db, CALL(BED_TAKE, "7")), PROBLEM_BED_NOT_OPEN);
	assert_int_equal(db_act(s->db, CALL(BED_TAKE, "8")), OK);
}

static void
an_act_that_fails_at_commit_has_failed(void **state)
{
	struct scene *s = *state;
	struct note   note;

	assert_int_equal(
	    db_act(s->db, &(struct db_call){ (enum statement)PROMISE, 0, NULL }), PROBLEM_INTERNAL);
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
}

static void
an_outcome_that_nobody_knows_is_our_fault(void **state)
{
	struct scene *s = *state;

	assert_int_equal(db_act(s->db, CALL(ODD_OUTCOME, "ok")), OK);
	assert_int_equal(db_act(s->db, CALL(ODD_OUTCOME, "self_only")), PROBLEM_SELF_ONLY);
	assert_int_equal(db_act(s->db, CALL(ODD_OUTCOME, "fish")), PROBLEM_INTERNAL);
	assert_int_equal(db_act(s->db, CALL(ODD_OUTCOME, NULL)), PROBLEM_INTERNAL);
}

struct locker {
	struct db   *db;
	const char  *first, *second;
	enum problem result;
};

static void *
lock_both(void *context)
{
	struct locker *locker = context;

	locker->result = db_act(locker->db, CALL(LOCK_BOTH, locker->first, locker->second));
	return NULL;
}

static void
of_two_that_lock_each_other_out_both_get_through(void **state)
{
	struct db    *dbs[2] = { world_open(NULL, 5000), world_open(NULL, 5000) };
	struct locker lockers[2] = { { dbs[0], NOTE_ONE, NOTE_TWO, PROBLEM_COUNT },
		{ dbs[1], NOTE_TWO, NOTE_ONE, PROBLEM_COUNT } };
	pthread_t     threads[2];
	char         *count;

	(void)state;
	for (int i = 0; i < 2; i++) {
		world_request(dbs[i], NULL, NULL);
		assert_int_equal(pthread_create(&threads[i], NULL, lock_both, &lockers[i]), 0);
	}
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(lockers[0].result, OK);
	assert_int_equal(lockers[1].result, OK);
	count = world_ask("SELECT sum(count) FROM db_test.note");
	assert_string_equal(count, "4");
	free(count);
	for (int i = 0; i < 2; i++)
		db_close(dbs[i]);
}

static void
a_plan_that_a_migration_outdated_is_made_anew(void **state)
{
	struct scene *s = *state;
	struct note   note;

	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	world_do("ALTER TABLE db_test.note ALTER COLUMN body TYPE varchar");
	assert_int_equal(db_row(s->db, s->arena, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	assert_string_equal(note.body, "one");
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
		cmocka_unit_test_setup_teardown(what_takes_too_long_is_stopped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(two_guests_in_one_bed_is_bed_not_open, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_act_that_fails_at_commit_has_failed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_outcome_that_nobody_knows_is_our_fault, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    of_two_that_lock_each_other_out_both_get_through, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_plan_that_a_migration_outdated_is_made_anew, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What PostgreSQL's errors become, and which of them a second try cures. */
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
	    db_act(s->db, &(struct db_call){ .statement = (enum statement)PROMISE }), PROBLEM_INTERNAL);
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

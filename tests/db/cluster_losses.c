/* Connections that break, at every bad moment: what happened is never claimed not to have, and never happens
 * twice. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
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

static long
count_of_note_one(void)
{
	char *text = world_ask("SELECT count FROM db_test.note WHERE body IS NOT NULL");
	long  count = strtol(text, NULL, 10);

	free(text);
	return count;
}

static void
hang_up_on_all(void)
{
	world_do("SELECT count(pg_terminate_backend(pid, 2000)) FROM pg_stat_activity WHERE application_name "
		 "= 'test'");
}

static void
a_connection_lost_while_idle_is_opened_again(void **state)
{
	struct db  *db = world_open(NULL, 2000);
	struct note note;

	world_request(db, NULL, NULL);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	hang_up_on_all();
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	/* Nothing was sent on the dead one, so an act without a key is safe too. */
	hang_up_on_all();
	assert_int_equal(db_row(db, *state, CALL(NOTE_WRITE, NOTE_ONE, "x"), note_fields, &note, NULL), OK);
	assert_int_equal(count_of_note_one(), 1);
	db_close(db);
}

static void
an_act_whose_answer_was_lost_happens_once_and_is_answered(void **state)
{
	struct relay *relay = relay_open();
	struct db    *db = world_open(relay_host(relay), 2000);
	struct note   note;
	bool          found;

	world_request(db, "key-of-the-lost", "f");
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL),
	    OK); /* leaves the key alone */
	relay_lose_next_answer(relay);
	assert_int_equal(
	    db_row(db, *state, CALL(NOTE_WRITE, NOTE_ONE, "lost"), note_fields, &note, &found), OK);
	assert_true(found);
	assert_int_equal(note.count, 1);
	assert_int_equal(count_of_note_one(), 1);
	assert_int_equal(relay_connections(relay), 2);
	db_close(db);
	relay_close(relay);
}

static void
an_act_without_a_key_is_not_sent_twice(void **state)
{
	struct relay *relay = relay_open();
	struct db    *db = world_open(relay_host(relay), 2000);
	struct note   note;

	world_request(db, NULL, NULL);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	relay_lose_next_answer(relay);
	assert_int_equal(db_row(db, *state, CALL(NOTE_WRITE, NOTE_ONE, "lost"), note_fields, &note, NULL),
	    PROBLEM_UNAVAILABLE);
	assert_int_equal(count_of_note_one(), 1);
	db_close(db);
	relay_close(relay);
}

static void
a_read_whose_answer_was_lost_is_asked_again(void **state)
{
	struct relay *relay = relay_open();
	struct db    *db = world_open(relay_host(relay), 2000);
	struct note   note;

	world_request(db, NULL, NULL);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	relay_lose_next_answer(relay);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	assert_string_equal(note.body, "one");
	db_close(db);
	relay_close(relay);
}

struct napper {
	struct db   *db;
	enum problem result;
};

static void *
nap(void *context)
{
	struct napper *napper = context;

	napper->result = db_act(napper->db, CALL(LONG_NAP, NOTE_ONE, "0.6"));
	return NULL;
}

static void
an_act_cut_off_in_the_middle_happens_once(void **state)
{
	struct napper napper = { world_open(NULL, 5000), PROBLEM_COUNT };
	pthread_t     thread;

	(void)state;
	world_request(napper.db, "key-of-the-cut", "f");
	assert_int_equal(pthread_create(&thread, NULL, nap, &napper), 0);
	usleep(300000);
	hang_up_on_all();
	pthread_join(thread, NULL);
	assert_int_equal(napper.result, OK);
	assert_int_equal(count_of_note_one(), 1);
	db_close(napper.db);
}

static void
of_two_with_one_key_the_second_waits_and_gets_the_first_ones_answer(void **state)
{
	struct napper nappers[2] = { { world_open(NULL, 5000), PROBLEM_COUNT },
		{ world_open(NULL, 5000), PROBLEM_COUNT } };
	pthread_t     threads[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		world_request(nappers[i].db, "key-of-the-pair", "f");
		assert_int_equal(pthread_create(&threads[i], NULL, nap, &nappers[i]), 0);
	}
	for (int i = 0; i < 2; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(nappers[i].result, OK);
		db_close(nappers[i].db);
	}
	assert_int_equal(count_of_note_one(), 1);
}

static void
a_server_that_falls_silent_is_not_waited_for(void **state)
{
	struct relay *relay = relay_open();
	struct db    *db = world_open(relay_host(relay), 300);
	struct note   note;
	int64_t       began;

	world_request(db, NULL, NULL);
	assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), OK);
	relay_go_silent(relay);
	began = clock_monotonic_ms();
	assert_int_equal(
	    db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL), PROBLEM_TIMEOUT);
	assert_in_range(clock_monotonic_ms() - began, 300, 6000);
	db_close(db);
	relay_close(relay);
}

static void
a_server_that_is_not_there_is_said_so_at_once_and_knocked_at_seldom(void **state)
{
	struct db  *db = world_open("/tmp/no-postgresql-here", 1000);
	struct note note;
	int64_t     began = clock_monotonic_ms();
	char        why[200] = "";

	world_request(db, NULL, NULL);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(db_row(db, *state, CALL(NOTE_READ, NOTE_ONE), note_fields, &note, NULL),
		    PROBLEM_UNAVAILABLE);
	assert_true(clock_monotonic_ms() - began < 1000);
	assert_int_equal(db_ready(db, why, sizeof why), PROBLEM_UNAVAILABLE);
	assert_non_null(strstr(why, "no-postgresql-here"));
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_connection_lost_while_idle_is_opened_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_act_whose_answer_was_lost_happens_once_and_is_answered, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_act_without_a_key_is_not_sent_twice, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_read_whose_answer_was_lost_is_asked_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_act_cut_off_in_the_middle_happens_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    of_two_with_one_key_the_second_waits_and_gets_the_first_ones_answer, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_server_that_falls_silent_is_not_waited_for, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_server_that_is_not_there_is_said_so_at_once_and_knocked_at_seldom, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

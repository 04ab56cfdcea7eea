/* Following a real PostgreSQL: nothing missed, nothing twice, in commit order, through losses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "follower.h"

static int
set_up(void **state)
{
	(void)state;
	sql_do("SET client_min_messages = warning; DROP PUBLICATION IF EXISTS \"test feed\"; DROP SCHEMA IF "
	       "EXISTS replica_test CASCADE; CREATE SCHEMA replica_test;"
	       "CREATE TABLE replica_test.thing (id integer PRIMARY KEY, note text, secret text, at "
	       "timestamptz, past boolean NOT NULL "
	       "DEFAULT false);"
	       "CREATE TABLE replica_test.wide (id integer PRIMARY KEY, body text, note text);"
	       "ALTER TABLE replica_test.wide ALTER body SET STORAGE EXTERNAL;"
	       "CREATE TABLE replica_test.elsewhere (id serial PRIMARY KEY);"
	       "CREATE PUBLICATION \"test feed\" FOR TABLE replica_test.thing (id, note, at, past), "
	       "replica_test.wide;"
	       "GRANT USAGE ON SCHEMA replica_test TO porchlight_feed;"
	       "GRANT SELECT (id, note, at, past) ON replica_test.thing TO porchlight_feed;"
	       "GRANT SELECT ON replica_test.wide TO porchlight_feed");
	return 0;
}

static void
rest_ms(int ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L }, NULL);
}

static void
the_picture_comes_first_and_then_each_commit(void **state)
{
	struct follower follower;
	struct replica *replica;
	char           *now;
	int64_t         now_us;

	(void)state;
	sql_do("INSERT INTO replica_test.thing VALUES (1, 'before', 'hidden', '2026-11-22 10:00:00+02')");
	sql_do("INSERT INTO replica_test.thing VALUES (2, 'gone', NULL, NULL, true)");
	replica = follower_open(&follower, NULL);
	follower_wait(
	    &follower, "begin\nrow thing id=1 note=before at=2026-11-22 08:00:00+00 past=f\nready\n");
	sql_do("INSERT INTO replica_test.thing VALUES (3, 'after', 'hidden', '2026-07-22 10:00:00.5+02')");
	follower_wait(&follower, "change\n+thing id=3 note=after at=2026-07-22 08:00:00.5+00 past=f\n");
	now = sql_ask("SELECT now()");
	assert_true(time_read(now, &now_us));
	assert_true(follower.at_us <= now_us && follower.at_us > now_us - 10 * MICROSECONDS_PER_SECOND);
	free(now);
	sql_do("BEGIN; UPDATE replica_test.thing SET note = 'later' WHERE id = 1; DELETE FROM "
	       "replica_test.thing WHERE id = 3; COMMIT");
	follower_wait(&follower, "change\n~thing id=1 note=later at=2026-11-22 08:00:00+00 past=f\n-thing "
				 "id=3 note=NULL at=NULL past=NULL\n");
	sql_do("UPDATE replica_test.thing SET id = 7 WHERE id = 1");
	follower_wait(&follower, "-thing id=1 note=NULL at=NULL past=NULL\n~thing id=7 note=later");
	sql_do("TRUNCATE replica_test.thing, replica_test.wide");
	follower_wait(&follower, "0thing\n0wide\n");
	assert_false(follower_heard(&follower, "hidden"));
	assert_false(follower_heard(&follower, "gone"));
	assert_true(replica_lag_bytes(replica) >= 0);
	follower_close(&follower, replica);
}

static void
what_was_rolled_back_never_happened_and_order_is_that_of_commits(void **state)
{
	struct follower follower;
	struct replica *replica = follower_open(&follower, NULL);
	struct session *first = session_open(), *second = session_open();

	(void)state;
	follower_wait(&follower, "ready");
	session_do(first, "BEGIN; INSERT INTO replica_test.thing VALUES (1, 'began first')");
	session_do(second, "BEGIN; INSERT INTO replica_test.thing VALUES (2, 'committed first'); COMMIT");
	session_do(second, "BEGIN; INSERT INTO replica_test.thing VALUES (3, 'never'); ROLLBACK");
	session_do(first, "COMMIT");
	follower_wait(&follower,
	    "change\n+thing id=2 note=committed first at=NULL past=f\nchange\n+thing id=1 note=began first");
	assert_false(follower_heard(&follower, "never"));
	session_close(first);
	session_close(second);
	follower_close(&follower, replica);
}

static void
a_large_value_that_did_not_change_is_marked(void **state)
{
	struct follower follower;
	struct replica *replica = follower_open(&follower, NULL);

	(void)state;
	follower_wait(&follower, "ready");
	sql_do("INSERT INTO replica_test.wide VALUES (1, repeat('x', 10000), 'a')");
	follower_wait(&follower, "+wide id=1 body=xxxx");
	sql_do("UPDATE replica_test.wide SET note = 'b'");
	follower_wait(&follower, "~wide id=1 body=(unchanged) note=b");
	follower_close(&follower, replica);
}

/* --- writers that do not wait for the picture --- */

enum { WRITERS = 3, EACH = 400 };

static void *
write_many(void *context)
{
	struct session *session = session_open();
	long            base = *(long *)context;
	char            sql[128];

	for (long i = 0; i < EACH; i++) {
		snprintf(sql, sizeof sql, "INSERT INTO replica_test.thing VALUES (%ld, 'n')", base + i);
		session_do(session, sql);
	}
	session_close(session);
	return NULL;
}

static void
a_picture_taken_while_others_write_misses_nothing_and_has_nothing_twice(void **state)
{
	struct follower followers[4];
	struct replica *replicas[4];
	pthread_t       threads[WRITERS];
	long            bases[WRITERS];
	int64_t         until = clock_monotonic_ms() + 20000;

	(void)state;
	for (int i = 0; i < WRITERS; i++) {
		bases[i] = 10000 * (i + 1);
		assert_int_equal(pthread_create(&threads[i], NULL, write_many, &bases[i]), 0);
	}
	for (int i = 0; i < 4; i++) {
		rest_ms(15);
		replicas[i] = follower_open(&followers[i], NULL);
	}
	for (int i = 0; i < WRITERS; i++)
		pthread_join(threads[i], NULL);
	sql_do("INSERT INTO replica_test.thing VALUES (1, 'the last')");
	for (int i = 0; i < 4; i++) {
		char line[64];

		follower_wait(&followers[i], "ready"); /* it may be in the picture, before others */
		follower_wait(&followers[i], "note=the last");
		assert_int_equal(followers[i].numbers, WRITERS * EACH + 1);
		for (int w = 0; w < WRITERS; w++) {
			for (int n = 0; n < EACH; n += 37) {
				const char *found;

				snprintf(line, sizeof line, "thing id=%ld ", bases[w] + n);
				found = strstr(followers[i].log.bytes, line);
				assert_non_null(found);
				assert_null(strstr(found + 1, line));
			}
		}
		assert_false(followers[i].backwards);
		follower_close(&followers[i], replicas[i]);
	}
	assert_true(clock_monotonic_ms() < until);
}

static void
after_a_loss_a_new_picture_tells_what_happened_meanwhile(void **state)
{
	struct follower follower;
	struct replica *replica = follower_open(&follower, NULL);
	char            epoch[80];

	(void)state;
	follower_wait(&follower, "ready");
	memcpy(epoch, follower.epoch, sizeof epoch);
	assert_int_equal(strspn(epoch, "0123456789") > 10, 1);
	sql_do("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_replication WHERE application_name = "
	       "'porchlight feed'");
	sql_do("INSERT INTO replica_test.thing VALUES (5, 'meanwhile')");
	follower_wait(&follower, "lost: ");
	follower_wait(&follower, "thing id=5 note=meanwhile");
	sql_do("INSERT INTO replica_test.thing VALUES (6, 'again')");
	follower_wait(&follower, "+thing id=6 note=again");
	assert_int_equal(follower_count(&follower, &follower.losses), 1);
	assert_string_equal(follower.epoch, epoch);
	follower_close(&follower, replica);
}

static void
another_shape_of_the_feed_is_another_epoch(void **state)
{
	struct follower follower;
	struct replica *replica = follower_open(&follower, NULL);
	char            epoch[80];

	(void)state;
	follower_wait(&follower, "ready");
	memcpy(epoch, follower.epoch, sizeof epoch);
	follower_close(&follower, replica);
	sql_do("ALTER TABLE replica_test.wide ADD more text; GRANT SELECT ON replica_test.wide TO "
	       "porchlight_feed");
	replica = follower_open(&follower, NULL);
	follower_wait(&follower, "ready");
	assert_string_not_equal(follower.epoch, epoch);
	follower_close(&follower, replica);
}

static void
an_idle_stream_still_knows_how_far_it_is(void **state)
{
	struct follower follower;
	struct replica *replica = follower_open(&follower, NULL);
	char           *text, *kept, sql[200];
	uint64_t        end;
	int64_t         until = clock_monotonic_ms() + 10000;
	bool            there = false;

	(void)state;
	follower_wait(&follower, "ready");
	sql_do("INSERT INTO replica_test.elsewhere SELECT FROM generate_series(1, 1000)");
	text = sql_ask("SELECT pg_current_wal_lsn()");
	assert_true(position_read(text, &end));
	while (!there && clock_monotonic_ms() < until) {
		rest_ms(20);
		pthread_mutex_lock(&follower.lock);
		there = follower.pos >= end;
		pthread_mutex_unlock(&follower.lock);
	}
	assert_true(there);
	assert_int_equal(follower.changes, 0);
	assert_false(follower.backwards);
	/* And PostgreSQL needs to keep nothing for us. */
	snprintf(sql, sizeof sql,
	    "SELECT min(confirmed_flush_lsn) >= '%s' FROM pg_replication_slots WHERE database = "
	    "current_database()",
	    text);
	free(text);
	for (there = false; !there && clock_monotonic_ms() < until; rest_ms(20)) {
		kept = sql_ask(sql);
		there = strcmp(kept, "t") == 0;
		free(kept);
	}
	assert_true(there);
	follower_close(&follower, replica);
}

static void
values_read_the_same_whatever_the_database_is_set_to(void **state)
{
	struct follower follower;
	struct replica *replica;

	(void)state;
	sql_do("ALTER ROLE porchlight_feed SET DateStyle = 'German'; ALTER ROLE porchlight_feed SET TimeZone "
	       "= 'Asia/Kathmandu'");
	sql_do("INSERT INTO replica_test.thing VALUES (1, 'x', NULL, '2026-11-22 10:00:00+00')");
	replica = follower_open(&follower, NULL);
	follower_wait(&follower, "row thing id=1 note=x at=2026-11-22 10:00:00+00");
	sql_do("UPDATE replica_test.thing SET note = 'y'");
	follower_wait(&follower, "~thing id=1 note=y at=2026-11-22 10:00:00+00");
	follower_close(&follower, replica);
	sql_do("ALTER ROLE porchlight_feed RESET DateStyle; ALTER ROLE porchlight_feed SET TimeZone = 'UTC'");
}

static void
a_transaction_too_large_to_gather_is_read_as_a_new_picture(void **state)
{
	struct follower follower;
	struct replica *replica = follower_open(&follower, NULL);

	(void)state;
	follower_wait(&follower, "ready");
	sql_do("ALTER TABLE replica_test.wide ALTER body SET STORAGE EXTENDED;"
	       "INSERT INTO replica_test.wide SELECT n, repeat('x', 1000000), 'big' FROM generate_series(1, "
	       "70) n");
	follower_wait(&follower, "lost: a transaction too large");
	follower_wait(&follower, "row wide id=70");
	sql_do("INSERT INTO replica_test.thing VALUES (1, 'on we go')");
	follower_wait(&follower, "+thing id=1 note=on we go");
	assert_int_equal(follower_count(&follower, &follower.losses), 1);
	follower_close(&follower, replica);
}

static void
a_server_that_never_answers_does_not_keep_it_from_closing(void **state)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t          size = sizeof address;
	int                silent = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	char               conninfo[128];
	struct follower    follower;
	struct replica    *replica;
	int64_t            began;

	(void)state;
	assert_int_equal(bind(silent, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(silent, 8), 0);
	assert_int_equal(getsockname(silent, (struct sockaddr *)&address, &size), 0);
	snprintf(conninfo, sizeof conninfo, "host=127.0.0.1 port=%d user=nobody dbname=nothing",
	    ntohs(address.sin_port));
	replica = follower_open(&follower, conninfo);
	rest_ms(100);
	began = clock_monotonic_ms();
	assert_int_equal(replica_lag_bytes(replica), -1);
	follower_close(&follower, replica);
	assert_true(clock_monotonic_ms() - began < 1000);
	close(silent);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_picture_comes_first_and_then_each_commit, set_up),
		cmocka_unit_test_setup(
		    what_was_rolled_back_never_happened_and_order_is_that_of_commits, set_up),
		cmocka_unit_test_setup(a_large_value_that_did_not_change_is_marked, set_up),
		cmocka_unit_test_setup(
		    a_picture_taken_while_others_write_misses_nothing_and_has_nothing_twice, set_up),
		cmocka_unit_test_setup(after_a_loss_a_new_picture_tells_what_happened_meanwhile, set_up),
		cmocka_unit_test_setup(another_shape_of_the_feed_is_another_epoch, set_up),
		cmocka_unit_test_setup(an_idle_stream_still_knows_how_far_it_is, set_up),
		cmocka_unit_test_setup(values_read_the_same_whatever_the_database_is_set_to, set_up),
		cmocka_unit_test_setup(a_transaction_too_large_to_gather_is_read_as_a_new_picture, set_up),
		cmocka_unit_test(a_server_that_never_answers_does_not_keep_it_from_closing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

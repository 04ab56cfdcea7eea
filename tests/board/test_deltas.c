/* Chains of deltas: resumed, merged, bounded, and begun anew with a new picture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "base/memory.h"
#include "feed.h"

static void
set_bed(struct feed *feed, unsigned bed, unsigned version)
{
	feed_add(feed, CHANGE_UPDATE, "bed", "id", id_of(bed), "site_id", id_of(11), "label", "Blue room",
	    "state", "open", "version", number_text(version), NULL);
}

static enum board_resume
since(struct feed *feed, uint64_t pos, struct board_delta *deltas, size_t most, size_t *count)
{
	char epoch[BOARD_EPOCH_SIZE];

	board_epoch(feed->board, epoch);
	return board_deltas_since(
	    feed->board, board_view_find(feed->board, "network"), epoch, pos, deltas, most, count);
}

static enum board_resume
merged(struct feed *feed, uint64_t pos, struct board_delta *delta)
{
	char epoch[BOARD_EPOCH_SIZE];

	board_epoch(feed->board, epoch);
	return board_deltas_merged(feed->board, board_view_find(feed->board, "network"), epoch, pos, delta);
}

static void
each_delta_names_the_one_before_it(void **state)
{
	struct feed        feed;
	struct board_delta deltas[8];
	size_t             count;

	(void)state;
	feed_open(&feed, NULL);
	set_bed(&feed, 1, 1);
	feed_commit(&feed, 110);
	feed_commit(&feed, 120); /* nothing for this view */
	set_bed(&feed, 1, 2);
	feed_commit(&feed, 130);
	assert_int_equal(since(&feed, 100, deltas, 8, &count), RESUME_OK);
	assert_int_equal(count, 2);
	assert_int_equal(deltas[0].prev, 100);
	assert_int_equal(deltas[0].pos, 110);
	assert_int_equal(deltas[1].prev, 110);
	assert_int_equal(deltas[1].pos, 130);
	assert_true(strncmp(blob_bytes(deltas[1].frame),
			"{\"type\":\"delta\",\"view\":\"network\",\"pos\":\"0/82\",\"prev\":\"0/"
			"6E\",\"set\":{\"bed\":[{",
			72)
		    == 0);
	deltas_drop(deltas, count);
	/* Anywhere from the first position on, and ahead of what is known. */
	assert_int_equal(since(&feed, 115, deltas, 8, &count), RESUME_OK);
	assert_int_equal(count, 1);
	deltas_drop(deltas, count);
	assert_int_equal(since(&feed, 9999, deltas, 8, &count), RESUME_OK);
	assert_int_equal(count, 0);
	/* A few at a time. */
	assert_int_equal(since(&feed, 100, deltas, 1, &count), RESUME_OK);
	assert_int_equal(count, 1);
	deltas_drop(deltas, count);
	assert_int_equal(since(&feed, 99, deltas, 8, &count), RESUME_TOO_OLD);
	assert_int_equal(board_deltas_since(feed.board, board_view_find(feed.board, "network"), "other", 100,
			     deltas, 8, &count),
	    RESUME_OTHER_EPOCH);
	feed_close(&feed);
}

static void
many_deltas_become_one_with_the_newest_rows(void **state)
{
	struct feed        feed;
	struct board_delta delta;
	char               expected[256];

	(void)state;
	feed_open(&feed, NULL);
	for (unsigned i = 1; i <= 50; i++) {
		set_bed(&feed, 1 + i % 3, i);
		feed_commit(&feed, 100 + 10 * i);
	}
	set_bed(&feed, 9, 1);
	feed_commit(&feed, 1000);
	feed_add(&feed, CHANGE_DELETE, "bed", "id", id_of(9), NULL);
	feed_add(&feed, CHANGE_DELETE, "bed", "id", id_of(2), NULL);
	feed_commit(&feed, 1010);
	assert_int_equal(merged(&feed, 305, &delta), RESUME_OK);
	assert_int_equal(delta.prev, 300);
	assert_int_equal(delta.pos, 1010);
	assert_non_null(strstr(blob_bytes(delta.frame), "\"version\":48"));
	assert_non_null(strstr(blob_bytes(delta.frame), "\"version\":50"));
	assert_null(strstr(blob_bytes(delta.frame), "\"version\":49"));
	assert_null(strstr(blob_bytes(delta.frame), "\"version\":47"));
	/* What came and went in between is named as gone. */
	snprintf(expected, sizeof expected, "]},\"del\":{\"bed\":[\"%s\",\"%s\"]}}", id_of(2), id_of(9));
	assert_non_null(strstr(blob_bytes(delta.frame), expected));
	blob_drop(delta.frame);
	assert_int_equal(merged(&feed, 1010, &delta), RESUME_OK);
	assert_null(delta.frame);
	feed_close(&feed);
}

static void
what_is_kept_is_bounded_in_bytes(void **state)
{
	const struct board_settings bounds = {
		.resume_deltas = 10, .resume_seconds = 600, .resume_bytes = 20000
	};
	struct feed        feed;
	struct board_delta deltas[400];
	size_t             count, bytes = 0;
	uint64_t           oldest = 0;

	(void)state;
	feed_open(&feed, &bounds);
	for (unsigned i = 1; i <= 400; i++) {
		set_bed(&feed, 1, i);
		feed_commit(&feed, 100 + i);
	}
	for (uint64_t pos = 100; oldest == 0; pos++)
		oldest = since(&feed, pos, deltas, 400, &count) == RESUME_OK ? pos : 0;
	for (size_t i = 0; i < count; i++)
		bytes += blob_size(deltas[i].frame);
	assert_true(count > 10 && bytes <= 20000);
	assert_int_equal(board_backlog(feed.board, board_view_find(feed.board, "network"), oldest), bytes);
	assert_int_equal(deltas[0].prev, oldest);
	deltas_drop(deltas, count);
	feed_close(&feed);
}

static void
a_bulk_load_is_a_reset_not_a_delta(void **state)
{
	const struct board_settings bounds = {
		.resume_deltas = 10, .resume_seconds = 600, .resume_bytes = 20000
	};
	struct feed        feed;
	struct board_delta deltas[4];
	size_t             count;

	(void)state;
	feed_open(&feed, &bounds);
	for (unsigned i = 1; i <= 100; i++)
		set_bed(&feed, i, 1);
	feed_commit(&feed, 200);
	assert_int_equal(since(&feed, 100, deltas, 4, &count), RESUME_TOO_OLD);
	assert_int_equal(since(&feed, 200, deltas, 4, &count), RESUME_OK);
	assert_int_equal(count, 0);
	set_bed(&feed, 1, 2);
	feed_commit(&feed, 210);
	assert_int_equal(since(&feed, 200, deltas, 4, &count), RESUME_OK);
	assert_int_equal(count, 1);
	assert_int_equal(deltas[0].prev, 200);
	deltas_drop(deltas, count);
	feed_close(&feed);
}

static void
a_new_picture_refuses_all_former_positions(void **state)
{
	struct feed        feed;
	struct board_delta deltas[4];
	size_t             count;

	(void)state;
	feed_open(&feed, NULL);
	set_bed(&feed, 1, 1);
	feed_commit(&feed, 110);
	board_lost(feed.board, "cut");
	assert_true(board_is_stale(feed.board));
	set_bed(&feed, 1, 2);
	feed_load(&feed, "e", 300);
	assert_false(board_is_stale(feed.board));
	assert_int_equal(since(&feed, 110, deltas, 4, &count), RESUME_TOO_OLD);
	assert_int_equal(since(&feed, 300, deltas, 4, &count), RESUME_OK);
	feed_close(&feed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_delta_names_the_one_before_it),
		cmocka_unit_test(many_deltas_become_one_with_the_newest_rows),
		cmocka_unit_test(what_is_kept_is_bounded_in_bytes),
		cmocka_unit_test(a_bulk_load_is_a_reset_not_a_delta),
		cmocka_unit_test(a_new_picture_refuses_all_former_positions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

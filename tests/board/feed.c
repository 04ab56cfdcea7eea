/* See feed.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "feed.h"

const char SQL_NULL[] = "(null)", UNCHANGED[] = "(unchanged)";

static const struct board_settings usual = {
	.resume_deltas = 1000, .resume_seconds = 600, .resume_bytes = 1 << 20
};

void
feed_open(struct feed *feed, const struct board_settings *settings)
{
	*feed = (struct feed){ .board = board_open(settings ? settings : &usual),
		.arena = arena_open(),
		.rows = memory_zeroed(FEED_ROWS * sizeof(struct feed_row)) };
	feed_load(feed, "e", 100);
}

void
feed_close(struct feed *feed)
{
	board_close(feed->board);
	arena_close(feed->arena);
	free(feed->rows);
}

void
feed_add(struct feed *feed, enum change_kind kind, const char *relation, ...)
{
	struct feed_row *made = &feed->rows[feed->count++];
	const char      *name, *value;
	va_list          list;

	assert_true(feed->count < FEED_ROWS);
	*made = (struct feed_row){ .row = { .kind = kind, .relation = relation } };
	made->row.names = made->names;
	made->row.values = made->values;
	made->row.unchanged = made->unchanged;
	va_start(list, relation);
	while ((name = va_arg(list, const char *)) != NULL) {
		size_t at = made->row.count++;

		assert_true(at < FEED_COLUMNS);
		value = va_arg(list, const char *);
		made->names[at] = name;
		made->values[at] =
		    value == SQL_NULL || value == UNCHANGED ? NULL : arena_text(feed->arena, value);
		made->unchanged[at] = value == UNCHANGED;
	}
	va_end(list);
}

void
feed_commit(struct feed *feed, uint64_t pos)
{
	struct change_row *rows = memory_take(feed->count * sizeof *rows);

	for (size_t i = 0; i < feed->count; i++)
		rows[i] = feed->rows[i].row;
	board_change(feed->board, &(struct change){ .pos = pos, .count = feed->count, .rows = rows });
	free(rows);
	feed->count = 0;
	arena_reset(feed->arena);
}

void
feed_load(struct feed *feed, const char *epoch, uint64_t pos)
{
	board_begin(feed->board, epoch);
	for (size_t i = 0; i < feed->count; i++)
		board_row(feed->board, &feed->rows[i].row);
	board_loaded(feed->board, pos);
	feed->count = 0;
	arena_reset(feed->arena);
}

const char *
id_of(unsigned number)
{
	static char     ids[16][64];
	static unsigned next;
	char           *id = ids[next++ % 16];

	snprintf(id, sizeof ids[0], "01930000-0000-7000-8000-%012u", number);
	return id;
}

const char *
number_text(unsigned number)
{
	static char     texts[64][12];
	static unsigned next;
	char           *text = texts[next++ % 64];

	snprintf(text, sizeof texts[0], "%u", number);
	return text;
}

const char *
position_text(uint64_t pos)
{
	static char text[POSITION_TEXT_SIZE];

	position_print(pos, text);
	return text;
}

char *
delta_after(struct board *board, const char *view, uint64_t pos)
{
	struct board_delta deltas[2];
	char               epoch[BOARD_EPOCH_SIZE], *text;
	size_t             count;

	board_epoch(board, epoch);
	assert_int_equal(
	    board_deltas_since(board, board_view_find(board, view), epoch, pos, deltas, 2, &count),
	    RESUME_OK);
	assert_true(count < 2);
	if (count == 0)
		return NULL;
	text = strdup(blob_bytes(deltas[0].frame));
	blob_drop(deltas[0].frame);
	return text;
}

char *
snapshot_of(struct board *board, const char *view)
{
	char                         epoch[BOARD_EPOCH_SIZE];
	const struct board_snapshot *snapshot =
	    board_snapshot_take(board, board_view_find(board, view), board_where(board, epoch));
	char *text = strdup(blob_bytes(snapshot->plain));

	board_snapshot_drop(snapshot);
	return text;
}

void
deltas_drop(struct board_delta *deltas, size_t count)
{
	for (size_t i = 0; i < count; i++)
		blob_drop(deltas[i].frame);
}

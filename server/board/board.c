/* The board's front door: the replica's thread writes under one lock, everyone else reads under it or takes
 * references. A new picture is loaded aside and put in place at once, so readers never see half of one. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/metric.h"
#include "room.h"

static void
add_metrics(void)
{
	metric_add(&deltas_made);
	metric_add(&snapshots_made);
}

struct board *
board_open(const struct board_settings *settings)
{
	struct board        *board = memory_zeroed(sizeof *board);
	pthread_rwlockattr_t attributes;

	static pthread_once_t metrics = PTHREAD_ONCE_INIT;

	pthread_once(&metrics, add_metrics);
	board->settings = *settings;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		shape_make(&kinds[kind], &board->shapes[kind]);
	/* Readers come all the time: the one writer must not wait for a moment without any. */
	pthread_rwlockattr_init(&attributes);
	pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&board->lock, &attributes);
	pthread_rwlockattr_destroy(&attributes);
	pthread_mutex_init(&board->snapshot_lock, NULL);
	board->public_view = view_open(board, AUDIENCE_PUBLIC, NULL);
	board->network_view = view_open(board, AUDIENCE_NETWORK, NULL);
	board->picture = memory_zeroed(sizeof *board->picture);
	board->arena = arena_open();
	board->work = change_work_open();
	check(snapshots_start(board));
	return board;
}

static void
picture_close(struct picture *picture)
{
	if (picture == NULL)
		return;
	picture_done(picture);
	free(picture);
}

void
board_close(struct board *board)
{
	if (board == NULL)
		return;
	snapshots_stop(board);
	for (size_t i = 0; i < board->views.capacity; i++) {
		if (board->views.slots[i].item)
			view_close(board->views.slots[i].item);
	}
	map_done(&board->views);
	picture_close(board->picture);
	picture_close(board->loading);
	change_work_close(board->work);
	buffer_done(&board->scratch);
	arena_close(board->arena);
	pthread_mutex_destroy(&board->snapshot_lock);
	pthread_rwlock_destroy(&board->lock);
	free(board);
}

void
board_listen(struct board *board, board_listener *listener, void *context)
{
	check(board->listener_count < LISTENERS_MOST);
	board->listeners[board->listener_count++] = (struct listener){ listener, context };
}

/* --- replica's thread --- */

void
board_begin(void *context, const char *epoch)
{
	struct board *board = context;

	picture_close(board->loading);
	board->loading = memory_zeroed(sizeof *board->loading);
	snprintf(board->loading_epoch, sizeof board->loading_epoch, "%s.%08x", epoch, shapes_sum());
}

void
board_row(void *context, const struct change_row *from)
{
	struct board *board = context;
	const char   *id;

	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct table *table = &board->loading->tables[kind];
		struct row   *row;

		if (strcmp(from->relation, kinds[kind].relation) != 0 || (id = change_row_id(from)) == NULL)
			continue;
		if (table_find(table, id))
			return;
		row = table_add(table, (enum kind_id)kind, id);
		row_fill(table, row, &board->shapes[kind], from);
		row_encode(row, &board->shapes[kind], board->arena, &board->scratch, row->faces);
		return;
	}
}

/* {lock} */
static void
show_all(struct board *board, struct table *table)
{
	for (size_t i = 0; i < table->rows.capacity; i++) {
		struct row  *row = table->rows.slots[i].item;
		struct place places[PLACES_MOST];

		if (row == NULL)
			continue;
		if (row->kind == KIND_ORGANIZATION)
			view_open(board, AUDIENCE_ORGANIZATION, row->id)->exists = true;
		row->place_count = row_places(board, row, places);
		row->places = memory_take(row->place_count * sizeof *places);
		memcpy(row->places, places, row->place_count * sizeof *places);
		for (size_t place = 0; place < row->place_count; place++)
			view_append(places[place].view, row, places[place].face);
	}
}

/* {lock} Rows, rings and positions of before are of no use any more. */
static void
put_in_place(struct board *board, uint64_t pos)
{
	struct map *views = &board->views;

	board->picture = board->loading;
	board->loading = NULL;
	memcpy(board->epoch, board->loading_epoch, sizeof board->epoch);
	board->applied = pos;
	for (size_t i = 0; i < views->capacity; i++) {
		struct board_view *view = views->slots[i].item;

		if (view == NULL)
			continue;
		view->exists = view->audience != AUDIENCE_ORGANIZATION;
		view_clear(view);
		ring_restart(&view->ring, pos);
		atomic_fetch_add(&view->changes, 1);
		snapshot_forget(view);
	}
	for (int kind = 0; kind < KIND_COUNT; kind++)
		show_all(board, &board->picture->tables[kind]);
	for (size_t i = 0; i < views->capacity; i++) {
		if (views->slots[i].item)
			view_sort(views->slots[i].item);
	}
}

void
board_loaded(void *context, uint64_t pos)
{
	struct board   *board = context;
	struct picture *former = board->picture;

	check(board->loading != NULL);
	pthread_rwlock_wrlock(&board->lock);
	put_in_place(board, pos);
	pthread_rwlock_unlock(&board->lock);
	picture_close(former);
	/* The two that everyone asks for first; a large one must not be made by its first reader. */
	snapshot_make(board->network_view, true);
	snapshot_make(board->public_view, true);
	for (size_t l = 0; l < board->listener_count; l++)
		board->listeners[l].tell(board->listeners[l].context, NULL, NULL);
	/* Last: whoever sees this position has been told of the reset before. */
	atomic_store(&board->position, pos);
	atomic_store(&board->stale, false);
	atomic_store(&board->ready, true);
}

void
board_change(void *context, const struct change *change)
{
	struct board *board = context;

	pthread_rwlock_wrlock(&board->lock);
	apply_change(board, change);
	pthread_rwlock_unlock(&board->lock);
	apply_tell(board);
	atomic_store(&board->position, change->pos);
}

void
board_idle(void *context, uint64_t pos)
{
	struct board *board = context;

	if (pos <= atomic_load(&board->position))
		return;
	pthread_rwlock_wrlock(&board->lock);
	board->applied = pos;
	pthread_rwlock_unlock(&board->lock);
	atomic_store(&board->position, pos);
}

void
board_lost(void *context, const char *why)
{
	struct board *board = context;

	(void)why;
	atomic_store(&board->stale, true);
}

/* After a transaction: who sees each touched row now, against who saw it before; and a delta for each view in
 * which something differs. */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/metric.h"
#include "room.h"
#include "work.h"

void *
work_room(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 16;
	return memory_grow(items, *capacity * size);
}

static void
mark(struct change_work *work, struct board_view *view, struct row *row, bool gone, enum face face)
{
	work->marks = work_room(work->marks, work->mark_count, &work->mark_capacity, sizeof *work->marks);
	work->marks[work->mark_count++] = (struct mark){ view, row, gone, face };
}

static const struct place *
find_place(const struct place *places, size_t count, const struct board_view *view)
{
	for (size_t i = 0; i < count; i++) {
		if (places[i].view == view)
			return &places[i];
	}
	return NULL;
}

static bool
looks_different(const struct touch *touched, enum face before, enum face now)
{
	const struct encoding *was =
	    touched->written ? &touched->faces[before] : &touched->row->faces[before];
	const struct encoding *is = &touched->row->faces[now];

	return was->size != is->size || memcmp(was->text, is->text, is->size) != 0;
}

void
work_compare(struct board *board, const struct touch *touched)
{
	struct row  *row = touched->row;
	struct place places[PLACES_MOST];
	size_t       count = row_places(board, row, places);

	for (size_t i = 0; i < row->place_count; i++) {
		if (find_place(places, count, row->places[i].view))
			continue;
		view_remove(row->places[i].view, row);
		mark(board->work, row->places[i].view, row, true, FACE_WHOLE);
	}
	for (size_t i = 0; i < count; i++) {
		const struct place *before = find_place(row->places, row->place_count, places[i].view);

		if (before && !looks_different(touched, before->face, places[i].face))
			continue;
		view_put(places[i].view, row, places[i].face);
		mark(board->work, places[i].view, row, false, places[i].face);
	}
	if (count != row->place_count)
		row->places = memory_grow(row->places, count * sizeof *places);
	if (count > 0)
		memcpy(row->places, places, count * sizeof *places);
	row->place_count = count;
}

static int
by_view_and_row(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;
	int                order = strcmp(x->view->name, y->view->name);

	if (order != 0)
		return order;
	if (x->row->kind != y->row->kind)
		return x->row->kind < y->row->kind ? -1 : 1;
	return memcmp(x->row->id, y->row->id, ID_TEXT_SIZE);
}

struct metric deltas_made = {
	.name = "porchlight_deltas_total",
	.help = "Deltas made, of all views.",
	.kind = METRIC_COUNTER,
};

void
work_make_deltas(struct board *board, uint64_t pos)
{
	struct change_work *work = board->work;

	if (work->mark_count > 1)
		qsort(work->marks, work->mark_count, sizeof *work->marks, by_view_and_row);
	for (size_t first = 0, end; first < work->mark_count; first = end) {
		struct board_view *view = work->marks[first].view;
		struct told        told = { .view = view };
		struct kept        kept;

		for (end = first; end < work->mark_count && work->marks[end].view == view; end++)
			continue;
		frame_make(&board->scratch, work->marks + first, end - first, pos, &kept);
		kept.made_ms = clock_monotonic_ms();
		told.delta = kept.delta;
		blob_take(told.delta.frame);
		if (!ring_add(&view->ring, &board->settings, &kept)) {
			blob_drop(told.delta.frame);
			told.delta.frame = NULL;
		}
		atomic_fetch_add(&view->changes, 1);
		metric_count(&deltas_made, 1);
		work->told =
		    work_room(work->told, work->told_count, &work->told_capacity, sizeof *work->told);
		work->told[work->told_count++] = told;
	}
}

void
apply_tell(struct board *board)
{
	struct change_work *work = board->work;

	for (size_t i = 0; i < work->told_count; i++) {
		const struct told *told = &work->told[i];

		for (size_t l = 0; l < board->listener_count; l++)
			board->listeners[l].tell(
			    board->listeners[l].context, told->view, told->delta.frame ? &told->delta : NULL);
		snapshot_due(told->view);
		blob_drop(told->delta.frame);
	}
	work->told_count = 0;
}

/* A committed transaction, applied as one: rows first, then who sees them now against who saw them before,
 * then one delta for each view in which something differs. What a row looks like decides, never how or when
 * it was written, so every server that reads the log makes the same deltas. */
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/metric.h"
#include "room.h"

/* A row that the transaction wrote, or that one of its relatives may move in or out of sight. */
struct touch {
	struct row     *row;
	bool            written;
	struct encoding faces[FACE_COUNT]; /* before; owned when written */
};

struct told {
	struct board_view *view;
	struct board_delta delta; /* frame NULL: not kept */
};

struct change_work {
	struct touch *touched;
	size_t        touched_count, touched_capacity;
	struct mark  *marks;
	size_t        mark_count, mark_capacity;
	struct told  *told;
	size_t        told_count, told_capacity;
};

struct change_work *
change_work_open(void)
{
	return memory_zeroed(sizeof(struct change_work));
}

void
change_work_close(struct change_work *work)
{
	free(work->touched);
	free(work->marks);
	free(work->told);
	free(work);
}

static void *
one_more(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 16;
	return memory_grow(items, *capacity * size);
}

static struct touch *
touch(struct change_work *work, struct row *row)
{
	if (row->touched > 0)
		return &work->touched[row->touched - 1];
	work->touched =
	    one_more(work->touched, work->touched_count, &work->touched_capacity, sizeof *work->touched);
	work->touched[work->touched_count++] = (struct touch){ .row = row };
	row->touched = work->touched_count;
	return &work->touched[work->touched_count - 1];
}

/* Whose visibility hangs on this row's: a site's beds, a recipient's referral. */
static void
touch_relatives(struct board *board, struct row *row)
{
	struct table *tables = board->picture->tables;
	struct row   *relative;
	const char   *id;

	if (row->kind == KIND_SITE) {
		for (relative = table_children(&tables[KIND_BED], row->id); relative;
		     relative = relative->sibling)
			touch(board->work, relative);
	} else if (row->kind == KIND_RECIPIENT) {
		id = row_column(row, RECIPIENT_REFERRAL);
		if (id && (relative = table_find(&tables[KIND_REFERRAL], id)) != NULL)
			touch(board->work, relative);
	}
}

/* The first time its old encodings are put by, to be compared with. */
static void
touch_to_write(struct board *board, struct row *row)
{
	struct touch *touched = touch(board->work, row);

	if (touched->written)
		return;
	touched->written = true;
	memcpy(touched->faces, row->faces, sizeof row->faces);
	memset(row->faces, 0, sizeof row->faces);
}

static void
write_row(struct board *board, enum kind_id kind, const struct change_row *from)
{
	struct table *table = &board->picture->tables[kind];
	const char   *id = change_row_id(from);
	struct row   *row;

	if (id == NULL)
		return;
	row = table_find(table, id);
	if (row == NULL && from->kind == CHANGE_DELETE)
		return;
	if (row == NULL)
		row = table_add(table, kind, id);
	touch_to_write(board, row);
	touch_relatives(board, row);
	row->deleted = from->kind == CHANGE_DELETE;
	if (row->deleted)
		return;
	row_fill(table, row, &board->shapes[kind], from);
	touch_relatives(board, row);
	for (int face = 0; face < FACE_COUNT; face++)
		free(row->faces[face].text);
	row_encode(row, &board->shapes[kind], board->arena, &board->scratch, row->faces);
}

static void
delete_all(struct board *board, struct table *table)
{
	for (size_t i = 0; i < table->rows.capacity; i++) {
		struct row *row = table->rows.slots[i].item;

		if (row == NULL)
			continue;
		touch_to_write(board, row);
		touch_relatives(board, row);
		row->deleted = true;
	}
}

static void
write_rows(struct board *board, const struct change *change)
{
	for (size_t i = 0; i < change->count; i++) {
		const struct change_row *row = &change->rows[i];

		for (int kind = 0; kind < KIND_COUNT; kind++) {
			if (strcmp(row->relation, kinds[kind].relation) != 0)
				continue;
			if (row->kind == CHANGE_TRUNCATE)
				delete_all(board, &board->picture->tables[kind]);
			else
				write_row(board, (enum kind_id)kind, row);
		}
	}
}

/* --- who sees what now, against before --- */

static void
mark(struct change_work *work, struct board_view *view, struct row *row, bool gone, enum face face)
{
	work->marks = one_more(work->marks, work->mark_count, &work->mark_capacity, sizeof *work->marks);
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

static void
compare(struct board *board, const struct touch *touched)
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
	row->places = memory_grow(row->places, count * sizeof *places);
	memcpy(row->places, places, count * sizeof *places);
	row->place_count = count;
}

/* An organization's view is there as long as the organization is. */
static void
follow_organization(struct board *board, const struct row *row)
{
	if (row->kind == KIND_ORGANIZATION)
		view_open(board, AUDIENCE_ORGANIZATION, row->id)->exists = !row->deleted;
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

static void
make_deltas(struct board *board, uint64_t pos)
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
		work->told = one_more(work->told, work->told_count, &work->told_capacity, sizeof *work->told);
		work->told[work->told_count++] = told;
	}
}

/* Out of everyone's sight for good; the first picture leaves the same rows out (app/serve.c), and years of
 * them would fill memory. */
static bool
is_past(const struct row *row)
{
	switch ((enum kind_id)row->kind) {
	case KIND_REFERRAL: return row_column(row, REFERRAL_ARCHIVED) != NULL;
	case KIND_RECIPIENT: return row_column(row, RECIPIENT_ARCHIVED) != NULL;
	case KIND_STAY: return row_column(row, STAY_LEFT) != NULL;
	case KIND_ORGANIZATION:
	case KIND_SITE:
	case KIND_SERVICE:
	case KIND_BED:
	case KIND_COUNT: break;
	}
	return false;
}

static void
forget_touched(struct board *board)
{
	struct change_work *work = board->work;

	for (size_t i = 0; i < work->touched_count; i++) {
		struct touch *touched = &work->touched[i];

		for (int face = 0; touched->written && face < FACE_COUNT; face++)
			free(touched->faces[face].text);
		touched->row->touched = 0;
		if (touched->row->deleted || is_past(touched->row))
			table_remove(&board->picture->tables[touched->row->kind], touched->row);
	}
	work->touched_count = work->mark_count = 0;
}

void
apply_change(struct board *board, const struct change *change)
{
	struct change_work *work = board->work;

	write_rows(board, change);
	for (size_t i = 0; i < work->touched_count; i++)
		follow_organization(board, work->touched[i].row);
	for (size_t i = 0; i < work->touched_count; i++)
		compare(board, &work->touched[i]);
	make_deltas(board, change->pos);
	forget_touched(board);
	board->applied = change->pos;
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

/* A committed transaction, applied as one: rows first, then who sees them now against who saw them before,
 * then one delta for each view in which something differs. What a row looks like decides, never how or when
 * it was written, so every server that reads the log makes the same deltas. */
#include <string.h>

#include "base/memory.h"
#include "room.h"
#include "work.h"

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

static struct touch *
touch(struct change_work *work, struct row *row)
{
	if (row->touched > 0)
		return &work->touched[row->touched - 1];
	work->touched =
	    work_room(work->touched, work->touched_count, &work->touched_capacity, sizeof *work->touched);
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

/* An organization's view is there as long as the organization is. */
static void
follow_organization(struct board *board, const struct row *row)
{
	if (row->kind == KIND_ORGANIZATION)
		view_open(board, AUDIENCE_ORGANIZATION, row->id)->exists = !row->deleted;
}

void
apply_change(struct board *board, const struct change *change)
{
	struct change_work *work = board->work;

	write_rows(board, change);
	for (size_t i = 0; i < work->touched_count; i++)
		follow_organization(board, work->touched[i].row);
	for (size_t i = 0; i < work->touched_count; i++)
		work_compare(board, &work->touched[i]);
	work_make_deltas(board, change->pos);
	forget_touched(board);
	board->applied = change->pos;
}

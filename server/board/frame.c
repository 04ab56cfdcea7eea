/* Deltas as bytes: one frame for each view that a transaction touched, and several frames as one for a reader
 * that is behind. The same marks give the same bytes on every server. */
#include <string.h>

#include "base/memory.h"
#include "room.h"

enum { ID_LENGTH = ID_TEXT_SIZE - 1 };

static void
put_position(struct buffer *into, const char *before, uint64_t pos)
{
	char text[POSITION_TEXT_SIZE];

	position_print(pos, text);
	buffer_put_text(into, before);
	buffer_put_text(into, text);
}

static void
put_head(struct buffer *into, const struct board_view *view, uint64_t pos, uint64_t prev)
{
	buffer_clear(into);
	buffer_put_text(into, "{\"type\":\"delta\",\"view\":\"");
	buffer_put_text(into, view->name);
	put_position(into, "\",\"pos\":\"", pos);
	put_position(into, "\",\"prev\":\"", prev);
	buffer_put_text(into, "\",\"set\":{");
}

/* Before an item: closes the former kind's list and opens this one's, or puts a comma. */
static void
put_between(struct buffer *into, int kind, int *former)
{
	if (kind == *former) {
		buffer_put_char(into, ',');
		return;
	}
	buffer_put_text(into, *former >= 0 ? "],\"" : "\"");
	buffer_put_text(into, kinds[kind].relation);
	buffer_put_text(into, "\":[");
	*former = kind;
}

static void
put_id(struct buffer *into, const char *id)
{
	buffer_put_char(into, '"');
	buffer_put(into, id, ID_LENGTH);
	buffer_put_char(into, '"');
}

/* Two passes over what is sorted by kind and id: rows that are there, then those that left. */
void
frame_make(struct buffer *scratch, const struct mark *marks, size_t count, uint64_t pos, struct kept *kept)
{
	const struct board_view *view = marks[0].view;
	struct entry            *entries = memory_take(count * sizeof *entries), *entry = entries;

	put_head(scratch, view, pos, ring_last(&view->ring));
	for (int gone = 0; gone <= 1; gone++) {
		int former = -1;

		if (gone)
			buffer_put_text(scratch, "},\"del\":{");
		for (size_t i = 0; i < count; i++) {
			const struct row *row = marks[i].row;
			size_t            at;

			if (marks[i].gone != gone)
				continue;
			put_between(scratch, row->kind, &former);
			at = scratch->size;
			if (gone)
				put_id(scratch, row->id);
			else
				buffer_put(
				    scratch, row->faces[marks[i].face].text, row->faces[marks[i].face].size);
			*entry++ = (struct entry){ .kind = row->kind,
				.gone = gone,
				.at = (uint32_t)at,
				.size = (uint32_t)(scratch->size - at) };
		}
		if (former >= 0)
			buffer_put_char(scratch, ']');
	}
	buffer_put_text(scratch, "}}");
	*kept = (struct kept){
		.delta = { blob_copy(scratch->bytes, scratch->size, BOARD_FRAME_PREFIX), pos,
		    ring_last(&view->ring) },
		.entries = entries,
		.entry_count = count,
	};
}

/* --- several as one --- */

struct merging {
	const char  *frame;
	struct entry entry;
	size_t       order; /* later ones are larger */
};

/* Rows begin with {"id":" and ids with a quote: each kind's first member is its id. */
static const char *
id_of(const struct merging *item)
{
	return item->frame + item->entry.at + (item->entry.gone ? 1 : strlen("{\"id\":\""));
}

static int
same_row(const struct merging *a, const struct merging *b)
{
	if (a->entry.kind != b->entry.kind)
		return a->entry.kind < b->entry.kind ? -1 : 1;
	return memcmp(id_of(a), id_of(b), ID_LENGTH);
}

/* By row, the newest first. */
static int
by_row(const void *a, const void *b)
{
	const struct merging *x = a, *y = b;
	int                   order = same_row(x, y);

	if (order != 0)
		return order;
	return x->order > y->order ? -1 : x->order < y->order;
}

static size_t
collect(const struct ring *ring, size_t first, struct merging **items)
{
	size_t count = 0, at = 0;

	for (size_t i = first; i < ring->count; i++)
		count += ring_at(ring, i)->entry_count;
	*items = memory_take(count * sizeof **items);
	for (size_t i = first; i < ring->count; i++) {
		const struct kept *kept = ring_at(ring, i);

		for (size_t j = 0; j < kept->entry_count; j++)
			(*items)[at++] =
			    (struct merging){ blob_bytes(kept->delta.frame), kept->entries[j], i };
	}
	qsort(*items, count, sizeof **items, by_row);
	/* The newest of each row only. */
	for (size_t i = at = 0; i < count; i++) {
		if (i == 0 || same_row(&(*items)[at - 1], &(*items)[i]) != 0)
			(*items)[at++] = (*items)[i];
	}
	return at;
}

/* A row that came and went in between is named among those that left: a reader that saw it come elsewhere
 * must see it go. */
struct blob *
frame_merge(const struct board_view *view, size_t first)
{
	const struct ring *ring = &view->ring;
	struct buffer      into = { 0 };
	struct merging    *items;
	size_t             count = collect(ring, first, &items);
	struct blob       *frame;

	put_head(&into, view, ring_last(ring), ring_at(ring, first)->delta.prev);
	for (int gone = 0; gone <= 1; gone++) {
		int former = -1;

		if (gone)
			buffer_put_text(&into, "},\"del\":{");
		for (size_t i = 0; i < count; i++) {
			if (items[i].entry.gone != gone)
				continue;
			put_between(&into, items[i].entry.kind, &former);
			buffer_put(&into, items[i].frame + items[i].entry.at, items[i].entry.size);
		}
		if (former >= 0)
			buffer_put_char(&into, ']');
	}
	buffer_put_text(&into, "}}");
	frame = blob_copy(into.bytes, into.size, BOARD_FRAME_PREFIX);
	buffer_done(&into);
	free(items);
	return frame;
}

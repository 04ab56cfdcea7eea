/* Who sees which row. One function says it, row_places; the rest keeps each view's rows sorted, so that a
 * snapshot is a walk. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "room.h"

struct board_view *
view_open(struct board *board, enum audience audience, const char *organization_id)
{
	char               name[VIEW_NAME_SIZE];
	struct board_view *view;

	switch (audience) {
	case AUDIENCE_PUBLIC: snprintf(name, sizeof name, "public"); break;
	case AUDIENCE_NETWORK: snprintf(name, sizeof name, "network"); break;
	case AUDIENCE_ORGANIZATION: snprintf(name, sizeof name, "organization:%.36s", organization_id); break;
	}
	if ((view = map_find(&board->views, name)) != NULL)
		return view;
	view = memory_zeroed(sizeof *view);
	memcpy(view->name, name, sizeof name);
	view->audience = audience;
	view->board = board;
	view->exists = audience != AUDIENCE_ORGANIZATION;
	pthread_mutex_init(&view->build_lock, NULL);
	/* Nobody can have followed it before: there is no older position to resume from. */
	view->ring.since = board->applied;
	map_add(&board->views, view->name, view);
	return view;
}

void
view_close(struct board_view *view)
{
	ring_restart(&view->ring, 0);
	snapshot_forget(view);
	pthread_mutex_destroy(&view->build_lock);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		free(view->rows[kind].items);
	free(view);
}

/* --- who sees what --- */

static size_t
add_place(struct place *places, size_t count, struct board_view *view, enum face face)
{
	for (size_t i = 0; i < count; i++) {
		if (places[i].view == view)
			return count; /* seen there already, and more of it */
	}
	if (count < PLACES_MOST)
		places[count++] = (struct place){ view, face };
	return count;
}

static size_t
add_organization(struct board *board, struct place *places, size_t count, const char *id, enum face face)
{
	return id ? add_place(places, count, view_open(board, AUDIENCE_ORGANIZATION, id), face) : count;
}

static bool
site_shows_counts(struct board *board, const char *site_id)
{
	const struct row *site = site_id ? table_find(&board->picture->tables[KIND_SITE], site_id) : NULL;

	return site && !site->deleted && row_is_true(site, SITE_PUBLIC_COUNTS);
}

/* The sender sees all of it; each house that was asked sees it without what the sender would do otherwise. */
static size_t
referral_places(struct board *board, const struct row *row, struct place *places)
{
	const struct row *recipient = table_children(&board->picture->tables[KIND_RECIPIENT], row->id);
	size_t            count = 0;

	if (row_column(row, REFERRAL_ARCHIVED))
		return 0;
	count = add_organization(board, places, count, row_column(row, REFERRAL_ORGANIZATION), FACE_WHOLE);
	for (; recipient; recipient = recipient->sibling) {
		if (!recipient->deleted && !row_column(recipient, RECIPIENT_ARCHIVED))
			count = add_organization(
			    board, places, count, row_column(recipient, RECIPIENT_HOUSE), FACE_LESSER);
	}
	return count;
}

size_t
row_places(struct board *board, const struct row *row, struct place *places)
{
	size_t count = 0;

	if (row->deleted)
		return 0;
	switch ((enum kind_id)row->kind) {
	case KIND_ORGANIZATION:
	case KIND_SITE:
		count = add_place(places, count, board->network_view, FACE_WHOLE);
		return add_place(places, count, board->public_view, FACE_LESSER);
	case KIND_SERVICE:
		count = add_place(places, count, board->network_view, FACE_WHOLE);
		return add_place(places, count, board->public_view, FACE_WHOLE);
	case KIND_BED:
		count = add_place(places, count, board->network_view, FACE_WHOLE);
		if (site_shows_counts(board, row_column(row, BED_SITE)))
			count = add_place(places, count, board->public_view, FACE_LESSER);
		return count;
	case KIND_REFERRAL: return referral_places(board, row, places);
	case KIND_RECIPIENT:
		if (row_column(row, RECIPIENT_ARCHIVED))
			return 0;
		count = add_organization(board, places, count, row_column(row, RECIPIENT_HOUSE), FACE_WHOLE);
		return add_organization(board, places, count, row_column(row, RECIPIENT_SENDER), FACE_WHOLE);
	case KIND_STAY:
		if (row_column(row, STAY_LEFT))
			return 0;
		return add_organization(board, places, count, row_column(row, STAY_HOUSE), FACE_WHOLE);
	case KIND_COUNT: break;
	}
	return count;
}

/* --- a view's rows --- */

static size_t
index_of(const struct shown_list *list, const char *id, bool *found)
{
	size_t low = 0, high = list->count;

	*found = false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int    order = memcmp(list->items[middle].row->id, id, ID_TEXT_SIZE);

		if (order == 0) {
			*found = true;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
make_room(struct shown_list *list)
{
	if (list->count < list->capacity)
		return;
	list->capacity = list->capacity ? list->capacity * 2 : 4;
	list->items = memory_grow(list->items, list->capacity * sizeof *list->items);
}

void
view_put(struct board_view *view, struct row *row, enum face face)
{
	struct shown_list *list = &view->rows[row->kind];
	bool               found;
	size_t             at = index_of(list, row->id, &found);

	if (!found) {
		make_room(list);
		memmove(list->items + at + 1, list->items + at, (list->count - at) * sizeof *list->items);
		list->count++;
	}
	list->items[at] = (struct shown){ row, face };
}

void
view_remove(struct board_view *view, const struct row *row)
{
	struct shown_list *list = &view->rows[row->kind];
	bool               found;
	size_t             at = index_of(list, row->id, &found);

	if (!found)
		return;
	list->count--;
	memmove(list->items + at, list->items + at + 1, (list->count - at) * sizeof *list->items);
}

void
view_clear(struct board_view *view)
{
	for (int kind = 0; kind < KIND_COUNT; kind++)
		view->rows[kind].count = 0;
}

void
view_append(struct board_view *view, struct row *row, enum face face)
{
	struct shown_list *list = &view->rows[row->kind];

	make_room(list);
	list->items[list->count++] = (struct shown){ row, face };
}

static int
by_id(const void *a, const void *b)
{
	return memcmp(((const struct shown *)a)->row->id, ((const struct shown *)b)->row->id, ID_TEXT_SIZE);
}

void
view_sort(struct board_view *view)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (view->rows[kind].count > 1)
			qsort(view->rows[kind].items, view->rows[kind].count, sizeof *view->rows[kind].items,
			    by_id);
	}
}

/* Which places are on the map, and where: at their own coordinates, or, when those are confidential, in the
 * middle of their county, marked as no more than that. What is only called or joined online is not on it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "map.h"

static void
place_add(struct page *page, struct map_places *places, enum entry_kind kind, const struct entry *entry)
{
	const struct site   *site = entry->site->facts;
	const struct county *county = county_find(page->names, site->county_fips);
	struct map_place     place = { .kind = kind, .entry = entry, .county = county };

	if (site->is_virtual || county == NULL)
		return;
	place.is_area = !isfinite(site->latitude) || !isfinite(site->longitude);
	place.x = map_x(place.is_area ? county->longitude : site->longitude);
	place.y = map_y(place.is_area ? county->latitude : site->latitude);
	place.is_open = entry->opening.state == OPENING_OPEN
		     && (kind != ENTRY_HOUSE || entry->house == HOUSE_ASK || entry->house == HOUSE_NO_ROOM);
	places->items[places->count++] = place;
}

/* Within a county as the lists are: they came in that order. */
static int
by_county(const void *x, const void *y)
{
	const struct map_place *a = x, *b = y;
	int                     order = strcmp(a->county->fips, b->county->fips);

	if (order == 0)
		order = (int)a->kind - (int)b->kind;
	if (order == 0)
		order = (a->entry > b->entry) - (a->entry < b->entry);
	return order;
}

struct map_places
map_places_of(struct page *page)
{
	struct entries    drop_ins = entries_of(page, ENTRY_DROP_IN), houses = entries_of(page, ENTRY_HOUSE);
	struct map_places places = { 0 };

	places.items = arena_take(page->arena, (drop_ins.count + houses.count) * sizeof *places.items);
	for (size_t i = 0; i < drop_ins.count; i++)
		place_add(page, &places, ENTRY_DROP_IN, &drop_ins.items[i]);
	for (size_t i = 0; i < houses.count; i++)
		place_add(page, &places, ENTRY_HOUSE, &houses.items[i]);
	if (places.count > 1)
		qsort(places.items, places.count, sizeof *places.items, by_county);
	return places;
}

size_t
map_places_county(const struct map_places *places, size_t first, size_t *open)
{
	size_t count = 0;

	*open = 0;
	for (size_t i = first; i < places->count && places->items[i].county == places->items[first].county;
	     i++) {
		*open += places->items[i].is_open;
		count++;
	}
	return count;
}

/* Who stands in a list, and before whom: within reach of the chosen county those that are open come first;
 * what is farther away comes by its distance. The same rules of openness, freshness and rooms as everywhere
 * else (domain/opening.h, domain/capacity.h). */
#include "entries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define REACH_MILES      60.0 /* an hour's drive: as far as "open now" weighs more than "nearer" */
#define EARTH_MILES      3958.8
#define RADIANS(degrees) ((degrees) * (3.14159265358979323846 / 180))

static double
miles_between(double latitude_a, double longitude_a, double latitude_b, double longitude_b)
{
	double half_latitude = RADIANS(latitude_b - latitude_a) / 2;
	double half_longitude = RADIANS(longitude_b - longitude_a) / 2;
	double haversine = pow(sin(half_latitude), 2)
			 + cos(RADIANS(latitude_a)) * cos(RADIANS(latitude_b)) * pow(sin(half_longitude), 2);

	return 2 * EARTH_MILES * asin(fmin(1, sqrt(haversine)));
}

/* The middle of a county stands for a place whose own is not told. */
static double
miles_to(const struct page *page, const struct site *site)
{
	const struct county *county = county_find(page->names, site->county_fips);

	if (page->near == NULL)
		return NAN;
	if (site->is_virtual)
		return 0;
	if (isfinite(site->latitude) && isfinite(site->longitude))
		return miles_between(
		    page->near->latitude, page->near->longitude, site->latitude, site->longitude);
	if (county == NULL)
		return INFINITY;
	return miles_between(
	    page->near->latitude, page->near->longitude, county->latitude, county->longitude);
}

static struct opening
opening_of(const struct page *page, const struct public_service *service)
{
	if (service == NULL)
		return (struct opening){ OPENING_NOT_STATED, NO_TIME, NO_TIME };
	return opening_at(
	    service->openings, service->opening_count, service->facts->openings_until, page->now_us);
}

/* What was said half a day ago is of another day. */
static int
level_of(const struct page *page, const struct service *service)
{
	if (service->level < LEVEL_QUIET || service->level > LEVEL_FULL || service->level_at == NO_TIME
	    || service->level_at < page->now_us - 12 * MICROSECONDS_PER_HOUR)
		return NO_CHOICE;
	return service->level;
}

static struct entry
house_entry(const struct page *page, const struct public_site *site)
{
	const struct site    *facts = site->facts;
	struct capacity_facts capacity = {
		.state = (enum site_state)facts->state,
		.confirmed_at_us = facts->confirmed_at,
		.fresh_hours = facts->fresh_hours,
		.stale_hours = facts->stale_hours,
		.staffed_limit = facts->staffed_limit,
		.beds_open = site->beds[BED_OPEN],
		.beds_held = site->beds[BED_HELD],
		.beds_occupied = site->beds[BED_OCCUPIED],
	};
	struct entry entry = {
		.site = site, .service = public_site_service(site, SERVICE_CONVERSATION), .level = NO_CHOICE
	};

	entry.opening = opening_of(page, entry.service);
	entry.rooms = capacity_open(&capacity, page->now_us);
	entry.freshness =
	    freshness_of(facts->confirmed_at, facts->fresh_hours, facts->stale_hours, page->now_us);
	entry.house = facts->state == SITE_PAUSED                ? HOUSE_PAUSED
		    : entry.freshness == FRESHNESS_NOT_CONFIRMED ? HOUSE_NOT_CONFIRMED
		    : facts->public_counts && entry.rooms == 0   ? HOUSE_NO_ROOM
								 : HOUSE_ASK;
	return entry;
}

static bool
is_of_kind(const struct public_service *service, enum entry_kind kind)
{
	switch ((enum service_kind)service->facts->kind) {
	case SERVICE_WARMLINE: return kind == ENTRY_WARMLINE;
	case SERVICE_DROP_IN:
	case SERVICE_LIVING_ROOM: return kind == ENTRY_DROP_IN;
	case SERVICE_RESPITE:
	case SERVICE_CONVERSATION: break;
	}
	return false;
}

/* --- the order --- */

static int
number_order(double a, double b)
{
	return (a > b) - (a < b);
}

/* Open, soon to open, unknown; among the open ones those with room for one more. */
static int
openness_rank(const struct entry *entry)
{
	switch (entry->opening.state) {
	case OPENING_OPEN: return entry->level == LEVEL_FULL;
	case OPENING_CLOSED: return entry->opening.next_us == NO_TIME ? 3 : 2;
	case OPENING_NOT_STATED: break;
	}
	return 4;
}

static int
next_order(const struct entry *a, const struct entry *b)
{
	int64_t x = a->opening.state == OPENING_CLOSED ? a->opening.next_us : 0;
	int64_t y = b->opening.state == OPENING_CLOSED ? b->opening.next_us : 0;

	return (x > y) - (x < y);
}

/* The same list on every server: by name, and at last by id. */
static int
name_order(const struct entry *a, const struct entry *b)
{
	int order = number_order(a->miles, b->miles); /* NAN is equal */

	if (order == 0)
		order = strcmp(a->site->facts->name, b->site->facts->name);
	if (order == 0)
		order = strcmp(a->site->facts->id, b->site->facts->id);
	if (order == 0 && a->service != NULL && b->service != NULL)
		order = strcmp(a->service->facts->id, b->service->facts->id);
	return order;
}

static int
reach_order(const struct entry *a, const struct entry *b, bool *is_far)
{
	bool a_far = a->miles > REACH_MILES, b_far = b->miles > REACH_MILES; /* NAN is not far */

	*is_far = a_far && b_far;
	return a_far - b_far;
}

static int
by_openness(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	bool                is_far;
	int                 order = reach_order(a, b, &is_far);

	if (order == 0 && !is_far)
		order = openness_rank(a) - openness_rank(b);
	if (order == 0 && !is_far)
		order = next_order(a, b);
	return order != 0 ? order : name_order(a, b);
}

static int
by_house(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	bool                is_far;
	int                 order = reach_order(a, b, &is_far);

	if (order == 0 && !is_far)
		order = (int)a->house - (int)b->house;
	if (order == 0 && !is_far)
		order = (a->opening.state != OPENING_OPEN) - (b->opening.state != OPENING_OPEN);
	return order != 0 ? order : name_order(a, b);
}

static void
site_add(
    struct entries *entries, const struct page *page, enum entry_kind kind, const struct public_site *site)
{
	size_t first = entries->count;

	if (kind == ENTRY_HOUSE && public_site_is_house(site))
		entries->items[entries->count++] = house_entry(page, site);
	for (size_t i = 0; kind != ENTRY_HOUSE && i < site->service_count; i++) {
		const struct public_service *service = &site->services[i];

		if (is_of_kind(service, kind))
			entries->items[entries->count++] = (struct entry){
				.site = site,
				.service = service,
				.opening = opening_of(page, service),
				.level = level_of(page, service->facts),
			};
	}
	for (size_t i = first; i < entries->count; i++)
		entries->items[i].miles =
		    kind == ENTRY_WARMLINE && page->near != NULL ? 0 : miles_to(page, site->facts);
}

struct entries
entries_of(struct page *page, enum entry_kind kind)
{
	const struct picture *picture = page->picture;
	struct entries        entries = { 0 };
	size_t                most = 0;

	for (size_t i = 0; i < picture->site_count; i++)
		most += kind == ENTRY_HOUSE ? 1 : picture->sites[i].service_count;
	entries.items = arena_take(page->arena, most * sizeof *entries.items);
	for (size_t i = 0; i < picture->site_count; i++)
		if (picture->sites[i].facts->state != SITE_CLOSED)
			site_add(&entries, page, kind, &picture->sites[i]);
	if (entries.count > 1)
		qsort(entries.items, entries.count, sizeof *entries.items,
		    kind == ENTRY_HOUSE ? by_house : by_openness);
	return entries;
}

/* Reading the public view's snapshot back into structs costs a few milliseconds for forty houses and a tenth
 * of a second for five thousand, so it is done for all readers at once, by the first who finds it old, and no
 * more than a twentieth of the time; the others take what there is. What the view leaves out is not here
 * either. */
#include "picture.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "domain/bed.h"
#include "room.h"
#include "wire/wire.h"

enum { REST_LEAST_MS = 250, PACE = 20 };

struct kept_picture {
	struct picture shared;
	atomic_size_t  references;
	struct arena  *arena;
	int64_t        looked_ms; /* {lock} when it was last the board's newest */
	int64_t        cost_ms;   /* what it took to make */
};

static pthread_mutex_t      lock = PTHREAD_MUTEX_INITIALIZER;
static struct kept_picture *newest; /* {lock} NULL: none yet */
static bool                 making; /* {lock} someone is */
static pthread_cond_t       made = PTHREAD_COND_INITIALIZER;

/* --- the snapshot's shape --- */

struct snapshot_rows {
	struct rows organization, site, service, bed;
};

#define LIST(member, table, type)                                                                            \
	{                                                                                                    \
		.name = #member, .kind = FIELD_OBJECTS, .offset = offsetof(struct snapshot_rows, member),    \
		.fields = (table), .stride = sizeof(type)                                                    \
	}

static const struct field rows_fields[] = {
	LIST(organization, organization_fields, struct organization),
	LIST(site, site_fields, struct site),
	LIST(service, service_fields, struct service),
	LIST(bed, bed_fields, struct bed),
	{ 0 },
};

static const struct field snapshot_fields[] = {
	{ .name = "rows", .kind = FIELD_OBJECT, .fields = rows_fields },
	{ 0 },
};

/* --- making one --- */

static const struct organization *
organization_find(const struct picture *picture, const char *id)
{
	size_t low = 0, high = picture->organization_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int    order = strcmp(picture->organizations[middle].id, id);

		if (order == 0)
			return &picture->organizations[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void
sites_fill(struct picture *picture, struct arena *arena, const struct rows *rows)
{
	const struct site *sites = rows->items;

	picture->site_count = rows->count;
	picture->sites = arena_take(arena, rows->count * sizeof *picture->sites);
	for (size_t i = 0; i < rows->count; i++) {
		picture->sites[i].facts = &sites[i];
		picture->sites[i].organization = organization_find(picture, sites[i].organization_id);
		map_add(&picture->by_id, sites[i].id, &picture->sites[i]);
	}
}

/* Twice over the services: first how many each site has, then each to its place. */
static void
services_fill(struct picture *picture, struct arena *arena, const struct rows *rows)
{
	const struct service *services = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct public_site *site = map_find(&picture->by_id, services[i].site_id);

		if (site != NULL)
			site->service_count++;
	}
	for (size_t i = 0; i < picture->site_count; i++) {
		struct public_site *site = &picture->sites[i];

		site->services = arena_take(arena, site->service_count * sizeof *site->services);
		site->service_count = 0;
	}
	for (size_t i = 0; i < rows->count; i++) {
		struct public_site    *site = map_find(&picture->by_id, services[i].site_id);
		struct public_service *service;

		if (site == NULL)
			continue;
		service = &site->services[site->service_count++];
		service->facts = &services[i];
		if (!openings_read(arena, services[i].openings, &service->openings, &service->opening_count))
			service->opening_count = 0; /* reads as hours that nobody stated */
	}
}

static void
beds_count(const struct picture *picture, const struct rows *rows)
{
	const struct bed *beds = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct public_site *site = map_find(&picture->by_id, beds[i].site_id);

		if (site == NULL || beds[i].state < 0 || beds[i].state >= (int)bed_state_choices.count)
			continue;
		site->beds[beds[i].state]++;
		site->bed_count++;
	}
}

/* NULL, and said in the log: a snapshot of our own that we can't read. */
static struct kept_picture *
picture_make(const struct board_snapshot *snapshot)
{
	struct kept_picture *kept = memory_zeroed(sizeof *kept);
	struct snapshot_rows rows;
	enum problem         p;

	kept->arena = arena_open();
	atomic_init(&kept->references, 1);
	p = wire_read(kept->arena, blob_bytes(snapshot->plain), blob_size(snapshot->plain), snapshot_fields,
	    WIRE_OWN, &rows, NULL, NULL);
	if (p != OK) {
		log_event(LOG_LEVEL_ERROR, "public.picture", log_text("problem", problem_text(p)->slug));
		arena_close(kept->arena);
		free(kept);
		return NULL;
	}
	kept->shared.serial = snapshot->serial;
	kept->shared.organizations = rows.organization.items;
	kept->shared.organization_count = rows.organization.count;
	sites_fill(&kept->shared, kept->arena, &rows.site);
	services_fill(&kept->shared, kept->arena, &rows.service);
	beds_count(&kept->shared, &rows.bed);
	return kept;
}

/* --- taking one --- */

static void
kept_drop(struct kept_picture *kept)
{
	if (kept == NULL || atomic_fetch_sub(&kept->references, 1) > 1)
		return;
	map_done(&kept->shared.by_id);
	arena_close(kept->arena);
	free(kept);
}

void
picture_drop(const struct picture *picture)
{
	kept_drop((struct kept_picture *)picture);
}

/* {lock} Whether it is too early to look for a newer one. */
static bool
is_resting(const struct kept_picture *kept)
{
	int64_t rest_ms = kept->cost_ms * PACE;

	return clock_monotonic_ms() - kept->looked_ms < (rest_ms > REST_LEAST_MS ? rest_ms : REST_LEAST_MS);
}

/* {lock} It is the newest from now on. */
static void
publish(struct kept_picture *kept)
{
	kept_drop(newest);
	newest = kept;
}

/* Without the lock, by the one who set `making`, so that nobody else replaces `newest` meanwhile. */
static void
renew(uint64_t former_serial)
{
	struct board                *board = public_board();
	const struct board_snapshot *snapshot =
	    board_snapshot_take(board, board_view_find(board, "public"), 0);
	int64_t              began_ms = clock_monotonic_ms();
	struct kept_picture *kept = snapshot->serial == former_serial ? NULL : picture_make(snapshot);

	board_snapshot_drop(snapshot);
	pthread_mutex_lock(&lock);
	if (kept != NULL) {
		kept->cost_ms = clock_monotonic_ms() - began_ms;
		publish(kept);
	}
	if (newest != NULL)
		newest->looked_ms = clock_monotonic_ms();
	making = false;
	pthread_cond_broadcast(&made);
	pthread_mutex_unlock(&lock);
}

const struct picture *
picture_take(void)
{
	struct kept_picture *kept;

	if (!board_is_ready(public_board()))
		return NULL;
	pthread_mutex_lock(&lock);
	while (newest == NULL && making)
		pthread_cond_wait(&made, &lock);
	if (!making && (newest == NULL || !is_resting(newest))) {
		uint64_t former = newest == NULL ? 0 : newest->shared.serial; /* serials begin at 1 */

		making = true;
		pthread_mutex_unlock(&lock);
		renew(former);
		pthread_mutex_lock(&lock);
	}
	kept = newest;
	if (kept != NULL)
		atomic_fetch_add(&kept->references, 1);
	pthread_mutex_unlock(&lock);
	return kept == NULL ? NULL : &kept->shared;
}

void
picture_forget(void)
{
	pthread_mutex_lock(&lock);
	publish(NULL);
	pthread_mutex_unlock(&lock);
}

/* --- reading one --- */

const struct public_service *
public_site_service(const struct public_site *site, enum service_kind kind)
{
	for (size_t i = 0; i < site->service_count; i++)
		if (site->services[i].facts->kind == (int)kind)
			return &site->services[i];
	return NULL;
}

bool
public_site_is_house(const struct public_site *site)
{
	return site->bed_count > 0 || public_site_service(site, SERVICE_RESPITE) != NULL;
}

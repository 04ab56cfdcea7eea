/* These hardly ever change, so they are asked for once a minute at most, by whichever request comes first;
 * all others go on with what there is. A database that is away takes nothing from the page but what is newer.
 */
#include "names.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/memory.h"

enum { FRESH_MS = 60 * 1000, AGAIN_MS = 5 * 1000 /* after it could not be read */ };

struct kept_names {
	struct names  shared;
	atomic_size_t references;
	struct arena *arena;
};

static pthread_mutex_t    lock = PTHREAD_MUTEX_INITIALIZER;
static struct kept_names *newest;   /* {lock} NULL: none yet */
static int64_t            again_ms; /* {lock} when to ask next */

static struct kept_names *
names_make(void)
{
	struct kept_names *kept = memory_zeroed(sizeof *kept);

	kept->arena = arena_open();
	atomic_init(&kept->references, 1);
	kept->shared.network = (struct network){ .name = "Porchlight", .zone = "UTC", .crisis_line = "988" };
	return kept;
}

void
names_drop(const struct names *names)
{
	struct kept_names *kept = (struct kept_names *)names;

	if (kept == NULL || atomic_fetch_sub(&kept->references, 1) > 1)
		return;
	arena_close(kept->arena);
	free(kept);
}

/* NULL: the database did not answer, or has no network yet. */
static struct kept_names *
names_read(struct db *db)
{
	struct kept_names *kept = names_make();
	struct rows        counties;

	if (db_row(db, kept->arena, &(struct db_call){ .statement = STATEMENT_network_read }, network_fields,
		&kept->shared.network, NULL)
		!= OK
	    || db_rows(db, kept->arena, &(struct db_call){ .statement = STATEMENT_county_list },
		   county_fields, sizeof(struct county), &counties)
		   != OK) {
		names_drop(&kept->shared);
		return NULL;
	}
	kept->shared.counties = counties.items;
	kept->shared.county_count = counties.count;
	kept->shared.many_states =
	    counties.count > 0
	    && strcmp(kept->shared.counties[0].state, kept->shared.counties[counties.count - 1].state) != 0;
	return kept;
}

/* {lock} */
static void
publish(struct kept_names *kept)
{
	if (newest != NULL)
		names_drop(&newest->shared);
	newest = kept;
}

const struct names *
names_take(struct request *rq)
{
	struct kept_names *kept;
	int64_t            now_ms = clock_monotonic_ms();

	pthread_mutex_lock(&lock);
	if (newest == NULL || now_ms >= again_ms) {
		again_ms = now_ms + AGAIN_MS;
		pthread_mutex_unlock(&lock);
		kept = names_read(request_db(rq));
		pthread_mutex_lock(&lock);
		if (kept != NULL)
			again_ms = now_ms + FRESH_MS;
		if (kept == NULL && newest == NULL)
			kept = names_make();
		if (kept != NULL)
			publish(kept);
	}
	atomic_fetch_add(&newest->references, 1);
	kept = newest;
	pthread_mutex_unlock(&lock);
	return &kept->shared;
}

const struct names *
names_kept(void)
{
	struct kept_names *kept;

	pthread_mutex_lock(&lock);
	if (newest == NULL)
		publish(names_make()); /* the next names_take asks all the same */
	kept = newest;
	atomic_fetch_add(&kept->references, 1);
	pthread_mutex_unlock(&lock);
	return &kept->shared;
}

void
names_forget(void)
{
	pthread_mutex_lock(&lock);
	publish(NULL);
	again_ms = 0;
	pthread_mutex_unlock(&lock);
}

const struct county *
county_find(const struct names *names, const char *fips)
{
	size_t low = 0, high = names->county_count;

	while (fips != NULL && low < high) {
		size_t middle = low + (high - low) / 2;
		int    order = strcmp(names->counties[middle].fips, fips);

		if (order == 0)
			return &names->counties[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The thread that releases. Whichever server comes first makes a release; the others find it made. */
#include "releases.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/check.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/queue.h"
#include "release_month.h"

enum { PAUSE_MS = 5000, STATEMENT_MS = 120 * 1000 };

struct releases {
	struct db    *db;   /* its thread only */
	struct queue *stop; /* nothing is ever put in: taking from it is a sleep that closing ends */
	atomic_bool   stopping;
	pthread_t     thread;
};

static void *
releases_thread(void *context)
{
	struct releases *releases = context;
	struct arena    *arena = arena_open();

	while (!atomic_load(&releases->stopping)) {
		bool         made = false;
		enum problem p = release_month(releases->db, arena, &made);

		/* A database that is away is said once by room db. */
		if (p != OK)
			log_event(p == PROBLEM_UNAVAILABLE ? LOG_LEVEL_DEBUG : LOG_LEVEL_WARNING,
			    "releases.failed", log_text("problem", problem_text(p)->slug));
		arena_reset(arena);
		if (!made)
			(void)queue_take(releases->stop, PAUSE_MS);
	}
	arena_close(arena);
	return NULL;
}

struct releases *
releases_open(const char *conninfo)
{
	struct releases *releases = memory_zeroed(sizeof *releases);

	releases->db = db_open(&(struct db_settings){
	    .conninfo = conninfo,
	    .application_name = "porchlight-releases",
	    .statement_timeout_ms = STATEMENT_MS,
	    .shapes = release_shapes,
	    .shape_count = release_shape_count,
	});
	releases->stop = queue_open(1);
	check(pthread_create(&releases->thread, NULL, releases_thread, releases) == 0);
	return releases;
}

void
releases_close(struct releases *releases)
{
	if (releases == NULL)
		return;
	atomic_store(&releases->stopping, true);
	queue_stop(releases->stop);
	check(pthread_join(releases->thread, NULL) == 0);
	queue_close(releases->stop);
	db_close(releases->db);
	free(releases);
}

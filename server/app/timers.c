/* Periodic work. Each job is one SQL function that decides under SKIP LOCKED, so that several servers may run
 * it at once and a restart loses nothing: what is due stays due. A job that fails is tried again at its next
 * turn and never stops the others. */
#include "timers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/check.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/queue.h"
#include "db/db.h"
#include "openings.h"
#include "service_days.h"

struct timers {
	struct db     *db;     /* timers thread only */
	struct roster *roster; /* set at start */
	struct queue  *stop;   /* nothing is ever put in: taking from it is a sleep that closing ends */
	atomic_bool    stopping;
	pthread_t      thread;
};

/* What this thread may run; the requests' connections may not. */
static const struct statement_shape shapes[] = {
	{ STATEMENT_clock_holds, NULL, true },
	{ STATEMENT_clock_warnings, NULL, true },
	{ STATEMENT_clock_alerts, NULL, true },
	{ STATEMENT_clock_expire, NULL, true },
	{ STATEMENT_clock_archive, NULL, true },
	{ STATEMENT_clock_purge, NULL, true },
	{ STATEMENT_sessions_seen, NULL, true },
	{ STATEMENT_clock_openings_due, openings_due_fields, false },
	{ STATEMENT_clock_openings_rules, openings_rule_fields, false },
	{ STATEMENT_clock_openings_store, NULL, true },
	{ STATEMENT_clock_days_due, service_days_due_fields, false },
	{ STATEMENT_clock_days_rules, openings_rule_fields, false },
	{ STATEMENT_clock_days_store, NULL, true },
};

struct job {
	const char *name;
	int64_t     every_ms;
	enum problem (*run)(struct timers *timers, struct arena *arena);
};

static enum problem
holds_lapse(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_holds });
}

static enum problem
holds_are_warned(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_warnings });
}

static enum problem
unanswered_are_told(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_alerts });
}

static enum problem
introductions_expire(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_expire });
}

static enum problem
ended_are_archived(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_archive });
}

static enum problem
old_is_purged(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_purge });
}

static enum problem
openings_are_computed(struct timers *timers, struct arena *arena)
{
	return openings_refresh(timers->db, arena);
}

static enum problem
days_are_written(struct timers *timers, struct arena *arena)
{
	return service_days_write(timers->db, arena);
}

enum { SEEN_MOST = 500 };

/* Sessions that were used without touching the database; otherwise reading the board would not count as being
 * there. */
static enum problem
sessions_are_seen(struct timers *timers, struct arena *arena)
{
	char(*ids)[37] = arena_take(arena, SEEN_MOST * sizeof *ids);
	size_t        count = roster_take_seen(timers->roster, ids, SEEN_MOST);
	struct buffer list = { 0 };
	enum problem  p;

	if (count == 0)
		return OK;
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%c%s", i == 0 ? '{' : ',', ids[i]);
	buffer_put_char(&list, '}');
	p = db_act(timers->db, &(struct db_call)DB_CALL(STATEMENT_sessions_seen, list.bytes));
	buffer_done(&list);
	return p;
}

static const struct job jobs[] = {
	{ "holds", 250, holds_lapse },
	{ "warnings", 1000, holds_are_warned },
	{ "alerts", 1000, unanswered_are_told },
	{ "expire", 1000, introductions_expire },
	{ "openings", 1000, openings_are_computed },
	{ "days", 5 * 1000, days_are_written },
	{ "sessions", 30 * 1000, sessions_are_seen },
	{ "archive", 60 * 1000, ended_are_archived },
	{ "purge", 10 * 60 * 1000, old_is_purged },
};
enum { JOB_COUNT = sizeof jobs / sizeof jobs[0] };

static void
job_run(struct timers *timers, const struct job *job, struct arena *arena)
{
	enum problem p = job->run(timers, arena);

	/* A database that is away is said once by room db; here it is only noted for those who look closely.
	 */
	if (p != OK)
		log_event(p == PROBLEM_UNAVAILABLE ? LOG_LEVEL_DEBUG : LOG_LEVEL_WARNING, "timers.failed",
		    log_text("job", job->name), log_text("problem", problem_text(p)->slug));
	arena_reset(arena);
}

static void *
timers_thread(void *context)
{
	struct timers *timers = context;
	struct arena  *arena = arena_open();
	int64_t        due_ms[JOB_COUNT] = { 0 };

	while (!atomic_load(&timers->stopping)) {
		int64_t next_ms = INT64_MAX;

		for (size_t i = 0; i < JOB_COUNT; i++) {
			if (due_ms[i] <= clock_monotonic_ms()) {
				job_run(timers, &jobs[i], arena);
				due_ms[i] = clock_monotonic_ms() + jobs[i].every_ms;
			}
			if (due_ms[i] < next_ms)
				next_ms = due_ms[i];
		}
		int64_t pause_ms = next_ms - clock_monotonic_ms();
		(void)queue_take(timers->stop, pause_ms > 0 ? (int)pause_ms : 0);
	}
	arena_close(arena);
	return NULL;
}

struct timers *
timers_open(const char *conninfo, int statement_timeout_ms, struct roster *roster)
{
	struct timers *timers = calloc(1, sizeof *timers);

	check(timers != NULL);
	timers->db = db_open(&(struct db_settings){
	    .conninfo = conninfo,
	    .application_name = "porchlight-timers",
	    .statement_timeout_ms = statement_timeout_ms,
	    .shapes = shapes,
	    .shape_count = sizeof shapes / sizeof shapes[0],
	});
	timers->roster = roster;
	timers->stop = queue_open(1);
	check(pthread_create(&timers->thread, NULL, timers_thread, timers) == 0);
	return timers;
}

void
timers_close(struct timers *timers)
{
	if (timers == NULL)
		return;
	atomic_store(&timers->stopping, true);
	queue_stop(timers->stop);
	check(pthread_join(timers->thread, NULL) == 0);
	queue_close(timers->stop);
	db_close(timers->db);
	free(timers);
}

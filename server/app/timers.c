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

/* A thread with a connection of its own and its jobs. There are two: what counts takes its time, and a hold
 * must not lapse later for it. */
struct timers {
	struct db        *db;     /* this thread only */
	struct roster    *roster; /* set at start */
	const struct job *jobs;   /* set at start; a job without a name ends them */
	struct queue     *stop;   /* nothing is ever put in: taking from it is a sleep that closing ends */
	atomic_bool       stopping;
	pthread_t         thread;
	struct timers    *other; /* set at start; the one that counts */
};

/* What these threads may run; the requests' connections may not. */
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

static const struct statement_shape counting_shapes[] = {
	{ STATEMENT_clock_statistics, NULL, true },
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

static enum problem
statistics_are_counted(struct timers *timers, struct arena *arena)
{
	(void)arena;
	return db_act(timers->db, &(struct db_call){ .statement = STATEMENT_clock_statistics });
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
	{ NULL, 0, NULL },
};

static const struct job counting_jobs[] = {
	{ "statistics", 1000, statistics_are_counted },
	{ NULL, 0, NULL },
};

enum {
	JOBS_MOST = 16,
	COUNTING_TIMEOUT_MS = 60 * 1000, /* one day of a large network */
};

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
	int64_t        due_ms[JOBS_MOST] = { 0 };

	while (!atomic_load(&timers->stopping)) {
		int64_t next_ms = INT64_MAX;

		for (size_t i = 0; i < JOBS_MOST && timers->jobs[i].name != NULL; i++) {
			if (due_ms[i] <= clock_monotonic_ms()) {
				job_run(timers, &timers->jobs[i], arena);
				due_ms[i] = clock_monotonic_ms() + timers->jobs[i].every_ms;
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

static struct timers *
thread_open(const struct db_settings *settings, const struct job *its_jobs, struct roster *roster)
{
	struct timers *timers = calloc(1, sizeof *timers);

	check(timers != NULL);
	timers->db = db_open(settings);
	timers->roster = roster;
	timers->jobs = its_jobs;
	timers->stop = queue_open(1);
	check(pthread_create(&timers->thread, NULL, timers_thread, timers) == 0);
	return timers;
}

struct timers *
timers_open(const char *conninfo, int statement_timeout_ms, struct roster *roster)
{
	struct timers *timers = thread_open(
	    &(struct db_settings){
		.conninfo = conninfo,
		.application_name = "porchlight-timers",
		.statement_timeout_ms = statement_timeout_ms,
		.shapes = shapes,
		.shape_count = sizeof shapes / sizeof shapes[0],
	    },
	    jobs, roster);

	timers->other = thread_open(
	    &(struct db_settings){
		.conninfo = conninfo,
		.application_name = "porchlight-counting",
		.statement_timeout_ms = COUNTING_TIMEOUT_MS,
		.shapes = counting_shapes,
		.shape_count = sizeof counting_shapes / sizeof counting_shapes[0],
	    },
	    counting_jobs, roster);
	return timers;
}

static void
thread_stop(struct timers *timers)
{
	atomic_store(&timers->stopping, true);
	queue_stop(timers->stop);
	check(pthread_join(timers->thread, NULL) == 0);
	queue_close(timers->stop);
	db_close(timers->db);
	free(timers);
}

void
timers_close(struct timers *timers)
{
	if (timers == NULL)
		return;
	thread_stop(timers->other);
	thread_stop(timers);
}

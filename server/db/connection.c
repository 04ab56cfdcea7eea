/* One connection to PostgreSQL: opened when first needed, opened again after a loss, and never waited on for
 * ever. The socket is non-blocking and every wait has a deadline, since a server that hangs looks like one
 * that thinks. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/log.h"
#include "internal.h"

enum {
	BACK_OFF_LEAST_MS = 100,
	BACK_OFF_MOST_MS = 5000,
	SETTLE_MOST_MS = 5000,
	ANSWER_MARGIN_MS = 3000, /* what PostgreSQL may take beyond its own statement_timeout to say so */
};

struct db *
db_open(const struct db_settings *settings)
{
	struct db *db = calloc(1, sizeof *db);

	check(db != NULL);
	db->settings = *settings;
	db->settings.conninfo = strdup(settings->conninfo);
	check(db->settings.conninfo != NULL);
	for (size_t i = 0; i < settings->shape_count; i++) {
		check((unsigned)settings->shapes[i].statement < STATEMENT_COUNT);
		db->statements[settings->shapes[i].statement].shape = &settings->shapes[i];
	}
	return db;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	connection_drop(db);
	free((char *)db->settings.conninfo);
	free(db);
}

void
db_set_request(struct db *db, const struct db_request *request)
{
	db->request = *request;
}

void
connection_drop(struct db *db)
{
	PQfinish(db->connection);
	db->connection = NULL;
	for (size_t i = 0; i < STATEMENT_COUNT; i++) {
		db->statements[i].known = false;
		columns_done(&db->statements[i].map);
	}
}

/* Doubles with each failure in a row; jitter keeps the workers from knocking all at once. */
static void
back_off(struct db *db)
{
	int64_t wait_ms = BACK_OFF_MOST_MS;

	if (db->failures < 6)
		wait_ms = (int64_t)BACK_OFF_LEAST_MS << db->failures;
	if (wait_ms > BACK_OFF_MOST_MS)
		wait_ms = BACK_OFF_MOST_MS;
	db->failures++;
	db->retry_at_ms = clock_monotonic_ms() + wait_ms / 2 + (int64_t)random_below((unsigned)(wait_ms / 2));
}

static void
notice_ignore(void *context, const PGresult *notice)
{
	/* A notice may quote a row; nothing here needs to hear it. */
	(void)context;
	(void)notice;
}

/* Keywords before `dbname` are defaults that the operator's own conninfo overrides. */
static PGconn *
connect_now(const struct db *db)
{
	const char *const keywords[] = { "connect_timeout", "tcp_user_timeout", "keepalives_idle",
		"keepalives_interval", "keepalives_count", "application_name", "dbname", "client_encoding",
		NULL };
	const char *const values[] = { "3", "10000", "10", "5", "3", db->settings.application_name,
		db->settings.conninfo, "UTF8", NULL };

	return PQconnectdbParams(keywords, values, 1);
}

/* What every answer of ours relies on, whatever the role's or the server's own defaults are. */
static bool
session_settle(struct db *db)
{
	char              timeout[24];
	const char *const params[] = { timeout };
	bool              settled = false, overdue, broken;
	PGresult         *result;

	snprintf(timeout, sizeof timeout, "%d", db->settings.statement_timeout_ms);
	if (PQsetnonblocking(db->connection, 1) != 0
	    || PQsendQueryParams(db->connection,
		   "SELECT set_config('statement_timeout', $1, false), set_config('TimeZone', 'UTC', false),"
		   " set_config('DateStyle', 'ISO, YMD', false), set_config('IntervalStyle', 'iso_8601', "
		   "false),"
		   " set_config('extra_float_digits', '1', false), set_config('bytea_output', 'hex', false)",
		   1, NULL, params, NULL, NULL, 0)
		   != 1)
		return false;
	while ((result = connection_result(db, clock_monotonic_ms() + SETTLE_MOST_MS, &overdue, &broken))
	       != NULL) {
		settled = PQresultStatus(result) == PGRES_TUPLES_OK;
		PQclear(result);
	}
	return settled && !broken && PQenterPipelineMode(db->connection) == 1;
}

enum problem
connection_open(struct db *db, bool now, char *why, size_t why_size)
{
	const char *said;

	if (db->connection != NULL)
		return OK;
	if (!now && clock_monotonic_ms() < db->retry_at_ms) {
		if (why != NULL)
			snprintf(why, why_size, "the database could not be reached a moment ago");
		return PROBLEM_UNAVAILABLE;
	}
	db->connection = connect_now(db);
	check(db->connection != NULL);
	PQsetNoticeReceiver(db->connection, notice_ignore, NULL);
	if (PQstatus(db->connection) == CONNECTION_OK && session_settle(db)) {
		db->failures = 0;
		db->retry_at_ms = 0;
		return OK;
	}
	said = PQerrorMessage(db->connection);
	if (why != NULL)
		snprintf(why, why_size, "%.*s", (int)strcspn(said, "\n"), said);
	log_event(LOG_LEVEL_WARNING, "db.connect_failed",
	    log_text("application", db->settings.application_name), log_int("attempt", db->failures + 1),
	    log_text("why", said));
	connection_drop(db);
	back_off(db);
	return PROBLEM_UNAVAILABLE;
}

bool
connection_alive(struct db *db)
{
	struct pollfd idle = { .fd = PQsocket(db->connection), .events = POLLIN };
	bool          alive = true;

	/* When something came unasked, the first read takes a farewell, if it is one, and the second meets
	 * the end behind it. */
	for (int i = 0; i < 2 && alive && poll(&idle, 1, 0) != 0; i++)
		alive = PQconsumeInput(db->connection) == 1 && PQstatus(db->connection) == CONNECTION_OK;
	return alive;
}

int64_t
connection_deadline(const struct db *db, int patience_ms)
{
	if (db->settings.statement_timeout_ms <= 0)
		return INT64_MAX;
	if (patience_ms < db->settings.statement_timeout_ms)
		patience_ms = db->settings.statement_timeout_ms;
	return clock_monotonic_ms() + patience_ms + ANSWER_MARGIN_MS;
}

static int
wait_left(int64_t deadline_ms)
{
	int64_t left = deadline_ms - clock_monotonic_ms();

	if (deadline_ms == INT64_MAX)
		return -1;
	return left < 0 ? 0 : left > 60000 ? 60000 : (int)left;
}

bool
connection_wait(struct db *db, int64_t deadline_ms, bool *overdue)
{
	int flushing = PQflush(db->connection);

	*overdue = false;
	while (flushing == 1 || PQisBusy(db->connection)) {
		struct pollfd wanted = { .fd = PQsocket(db->connection), .events = POLLIN };
		int           ready;

		if (flushing < 0 || wanted.fd < 0)
			return false;
		if (flushing == 1)
			wanted.events |= POLLOUT;
		ready = poll(&wanted, 1, wait_left(deadline_ms));
		if (ready < 0 && errno != EINTR)
			return false;
		if (ready == 0 && clock_monotonic_ms() >= deadline_ms) {
			*overdue = true;
			return false;
		}
		if (ready > 0 && PQconsumeInput(db->connection) == 0)
			return false;
		if (flushing == 1)
			flushing = PQflush(db->connection);
	}
	return flushing == 0;
}

PGresult *
connection_result(struct db *db, int64_t deadline_ms, bool *overdue, bool *broken)
{
	PGresult *result;

	*broken = !connection_wait(db, deadline_ms, overdue);
	/* What the server said before it hung up ("terminating connection ...") is worth hearing. */
	if (*broken && (*overdue || PQisBusy(db->connection)))
		return NULL;
	result = PQgetResult(db->connection);
	*broken = *broken && result == NULL;
	return result;
}

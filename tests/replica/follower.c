/* See follower.h. */
#include "follower.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"

static const struct replica_table tables[] = {
	{ .relation = "thing", .where = "NOT past" },
	{ .relation = "wide" },
};

static void
put_row(struct buffer *into, const char *before, const struct change_row *row)
{
	static const char *const marks[] = { "+", "~", "-", "0" };

	buffer_print(into, "%s%s%s", before, *before ? "" : marks[row->kind], row->relation);
	for (size_t i = 0; i < row->count; i++)
		buffer_print(into, " %s=%.40s", row->names[i],
		    row->unchanged[i] ? "(unchanged)"
		    : row->values[i]  ? row->values[i]
				      : "NULL");
	buffer_put_char(into, '\n');
}

static void
told_begin(void *context, const char *epoch)
{
	struct follower *follower = context;

	pthread_mutex_lock(&follower->lock);
	buffer_put_text(&follower->log, "begin\n");
	snprintf(follower->epoch, sizeof follower->epoch, "%s", epoch);
	follower->numbers = 0;
	pthread_mutex_unlock(&follower->lock);
}

static void
told_row(void *context, const struct change_row *row)
{
	struct follower *follower = context;

	pthread_mutex_lock(&follower->lock);
	put_row(&follower->log, "row ", row);
	follower->numbers += strcmp(row->relation, "thing") == 0;
	pthread_mutex_unlock(&follower->lock);
}

static void
told_ready(void *context, uint64_t pos)
{
	struct follower *follower = context;

	pthread_mutex_lock(&follower->lock);
	buffer_put_text(&follower->log, "ready\n");
	follower->pictures++;
	follower->pos = pos;
	pthread_mutex_unlock(&follower->lock);
}

static void
told_change(void *context, const struct change *change)
{
	struct follower *follower = context;

	pthread_mutex_lock(&follower->lock);
	buffer_put_text(&follower->log, "change\n");
	for (size_t i = 0; i < change->count; i++) {
		put_row(&follower->log, "", &change->rows[i]);
		follower->numbers +=
		    change->rows[i].kind == CHANGE_INSERT && strcmp(change->rows[i].relation, "thing") == 0;
	}
	follower->changes++;
	follower->backwards |= change->pos <= follower->pos;
	follower->pos = change->pos;
	follower->at_us = change->committed_at_us;
	pthread_mutex_unlock(&follower->lock);
}

static void
told_idle(void *context, uint64_t pos)
{
	struct follower *follower = context;

	pthread_mutex_lock(&follower->lock);
	follower->idles++;
	follower->backwards |= pos <= follower->pos;
	follower->pos = pos;
	pthread_mutex_unlock(&follower->lock);
}

static void
told_lost(void *context, const char *why)
{
	struct follower *follower = context;

	pthread_mutex_lock(&follower->lock);
	buffer_print(&follower->log, "lost: %s\n", why);
	follower->losses++;
	pthread_mutex_unlock(&follower->lock);
}

struct replica *
follower_open(struct follower *follower, const char *conninfo)
{
	struct replica_settings settings = {
		.conninfo = conninfo ? conninfo : getenv("PORCHLIGHT_FEED_DATABASE"),
		.publication = "test feed",
		.tables = tables,
		.table_count = 2,
		.listener = { follower, told_begin, told_row, told_ready, told_change, told_idle, told_lost },
	};

	*follower = (struct follower){ .lock = PTHREAD_MUTEX_INITIALIZER };
	buffer_put_text(&follower->log, "");
	return replica_open(&settings);
}

void
follower_close(struct follower *follower, struct replica *replica)
{
	replica_close(replica);
	buffer_done(&follower->log);
}

bool
follower_heard(struct follower *follower, const char *text)
{
	bool heard;

	pthread_mutex_lock(&follower->lock);
	heard = strstr(follower->log.bytes, text) != NULL;
	pthread_mutex_unlock(&follower->lock);
	return heard;
}

int
follower_count(struct follower *follower, const int *counter)
{
	int count;

	pthread_mutex_lock(&follower->lock);
	count = *counter;
	pthread_mutex_unlock(&follower->lock);
	return count;
}

void
follower_wait(struct follower *follower, const char *text)
{
	int64_t until = clock_monotonic_ms() + 10000;

	while (!follower_heard(follower, text)) {
		if (clock_monotonic_ms() > until)
			fail_msg("never heard \"%s\" in:\n%.3000s", text, follower->log.bytes);
		nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
	}
}

/* --- PostgreSQL --- */

struct session {
	PGconn *connection;
};

struct session *
session_open(void)
{
	struct session *session = calloc(1, sizeof *session);

	session->connection = PQconnectdb(getenv("PORCHLIGHT_SUPERUSER_DATABASE"));
	if (PQstatus(session->connection) != CONNECTION_OK)
		fail_msg("%s", PQerrorMessage(session->connection));
	return session;
}

void
session_do(struct session *session, const char *sql)
{
	PGresult *result = PQexec(session->connection, sql);

	if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(session->connection));
	PQclear(result);
}

void
session_close(struct session *session)
{
	PQfinish(session->connection);
	free(session);
}

void
sql_do(const char *sql)
{
	struct session *session = session_open();

	session_do(session, sql);
	session_close(session);
}

char *
sql_ask(const char *sql)
{
	struct session *session = session_open();
	PGresult       *result = PQexec(session->connection, sql);
	char           *value;

	if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1)
		fail_msg("%s: %s", sql, PQerrorMessage(session->connection));
	value = strdup(PQgetvalue(result, 0, 0));
	PQclear(result);
	session_close(session);
	return value;
}

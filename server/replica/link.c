/* See link.h. libpq's asynchronous calls throughout: a server that hangs must not keep a stopping process
 * alive. */
#include "link.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"

enum { SLOW_MS = 2000 };

/* The first line of libpq's message; it never holds a password. */
void
link_fail(struct link *link, const char *why)
{
	size_t size = strcspn(why, "\n");

	snprintf(link->why, sizeof link->why, "%.*s", (int)(size < 200 ? size : 200), why);
}

static bool
fail_by_connection(struct link *link)
{
	link_fail(link, link->connection ? PQerrorMessage(link->connection) : "no memory for a connection");
	return false;
}

/* > 0: the connection is ready. 0: time is up. < 0: stop, or the connection is gone. */
static int
wait_for(struct link *link, short events, int timeout_ms)
{
	int64_t       until = clock_monotonic_ms() + timeout_ms;
	struct pollfd ready[2] = { { .fd = PQsocket(link->connection), .events = events },
		{ .fd = link->wake, .events = POLLIN } };

	for (;;) {
		int64_t left = until - clock_monotonic_ms();
		int     count = poll(ready, 2, timeout_ms < 0 ? -1 : left > 0 ? (int)left : 0);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0 || ready[0].fd < 0 || ready[1].revents) {
			link_fail(link, ready[1].revents ? "stopping" : "the connection has no socket");
			return -1;
		}
		return count;
	}
}

bool
link_says_stop(const struct link *link)
{
	struct pollfd ready = { .fd = link->wake, .events = POLLIN };

	return poll(&ready, 1, 0) > 0;
}

bool
link_open(struct link *link, const char *conninfo)
{
	/* Before dbname: what conninfo says wins. After it: what must be so. */
	static const char *const names[] = { "fallback_application_name", "connect_timeout",
		"keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname",
		"replication", "client_encoding", NULL };
	const char *const values[] = { "porchlight feed", "10", "10", "5", "3", "30000", conninfo, "database",
		"UTF8", NULL };
	PostgresPollingStatusType status = PGRES_POLLING_WRITING;

	link_close(link);
	link->connection = PQconnectStartParams(names, values, 1);
	while (
	    link->connection && PQstatus(link->connection) != CONNECTION_BAD && status != PGRES_POLLING_OK) {
		if (status == PGRES_POLLING_FAILED)
			return fail_by_connection(link);
		if (wait_for(link, status == PGRES_POLLING_READING ? POLLIN : POLLOUT, 10000) <= 0) {
			if (!link_says_stop(link))
				link_fail(link, "no answer to the connection within 10 seconds");
			return false;
		}
		status = PQconnectPoll(link->connection);
	}
	if (status != PGRES_POLLING_OK || PQsetnonblocking(link->connection, 1) != 0)
		return fail_by_connection(link);
	return true;
}

void
link_close(struct link *link)
{
	PQfinish(link->connection);
	link->connection = NULL;
}

/* Everything out. */
static bool
flush(struct link *link)
{
	int left;

	while ((left = PQflush(link->connection)) > 0) {
		if (wait_for(link, POLLOUT | POLLIN, -1) < 0)
			return false;
		if (!PQconsumeInput(link->connection))
			return fail_by_connection(link);
	}
	return left == 0 || fail_by_connection(link);
}

/* sql: what is being waited for, to be told when it takes long; NULL: nothing worth telling. A new slot, for
 * one, waits until every transaction that was writing when it was asked for has ended. */
static bool
await(struct link *link, const char *sql)
{
	int ready;

	while (PQisBusy(link->connection)) {
		if ((ready = wait_for(link, POLLIN, sql ? SLOW_MS : -1)) < 0)
			return false;
		if (ready == 0) {
			log_event(LOG_LEVEL_WARNING, "replica.waits", log_text("for", sql));
			sql = NULL;
		} else if (!PQconsumeInput(link->connection)) {
			return fail_by_connection(link);
		}
	}
	return true;
}

PGresult *
link_query(struct link *link, const char *sql)
{
	PGresult      *last = NULL, *result;
	ExecStatusType status;

	if (!PQsendQuery(link->connection, sql)) {
		fail_by_connection(link);
		return NULL;
	}
	if (!flush(link))
		return NULL;
	while (await(link, sql) && (result = PQgetResult(link->connection)) != NULL) {
		PQclear(last);
		last = result;
		/* A copy goes on until it is ended: there is no next result to wait for. */
		if (PQresultStatus(result) == PGRES_COPY_BOTH)
			return result;
	}
	status = last ? PQresultStatus(last) : PGRES_FATAL_ERROR;
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
		return last;
	if (last)
		link_fail(link, PQresultErrorMessage(last));
	PQclear(last);
	return NULL;
}

bool
link_command(struct link *link, const char *sql)
{
	PGresult *result = link_query(link, sql);

	PQclear(result);
	return result != NULL;
}

bool
link_rows(struct link *link, const char *sql, link_row *row, void *context)
{
	PGresult *result;
	bool      fine = true;

	if (!PQsendQuery(link->connection, sql))
		return fail_by_connection(link);
	PQsetSingleRowMode(link->connection);
	if (!flush(link))
		return false;
	while (await(link, NULL)) {
		if ((result = PQgetResult(link->connection)) == NULL)
			return fine;
		if (PQresultStatus(result) == PGRES_SINGLE_TUPLE) {
			row(context, result);
		} else if (PQresultStatus(result) != PGRES_TUPLES_OK) {
			link_fail(link, PQresultErrorMessage(result));
			fine = false;
		}
		PQclear(result);
	}
	return false;
}

bool
link_stream(struct link *link, const char *command)
{
	PGresult *result = link_query(link, command);
	bool      streaming = result && PQresultStatus(result) == PGRES_COPY_BOTH;

	if (result && !streaming)
		link_fail(link, "the server did not begin to stream");
	PQclear(result);
	return streaming;
}

enum link_event
link_next(struct link *link, int timeout_ms, char **message, size_t *size)
{
	bool waited = false;
	int  length, ready;

	PQfreemem(*message);
	*message = NULL;
	while ((length = PQgetCopyData(link->connection, message, 1)) == 0) {
		if (waited)
			return LINK_QUIET;
		if ((ready = wait_for(link, POLLIN, timeout_ms)) < 0)
			return LINK_LOST;
		if (!PQconsumeInput(link->connection)) {
			fail_by_connection(link);
			return LINK_LOST;
		}
		waited = ready == 0;
	}
	if (length < 0) {
		if (length == -1)
			link_fail(link, "the server ended the stream");
		else
			fail_by_connection(link);
		return LINK_LOST;
	}
	*size = (size_t)length;
	return LINK_MESSAGE;
}

bool
link_send(struct link *link, const char *bytes, size_t size)
{
	if (PQputCopyData(link->connection, bytes, (int)size) != 1)
		return fail_by_connection(link);
	return flush(link);
}

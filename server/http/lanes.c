/* Requests that need the database leave libmicrohttpd's threads: they are suspended and wait in a bounded
 * queue for a worker, each of which has a connection of its own. Full is an answer, never a wait. Reports
 * have a lane to themselves: behind one shared queue a slow report made quick acts wait for a second. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/check.h"
#include "base/log.h"
#include "internal.h"

enum { GONE_AFTER_MS = 1000, RETRY_AFTER_S = 1 };

static void
lane_resume(struct request *rq, enum next next)
{
	rq->next = next;
	MHD_resume_connection(rq->mhd);
}

void
lane_answer(struct request *rq, enum problem problem)
{
	reply_finish(rq, problem);
	request_note(rq);
	lane_resume(rq, NEXT_REPLY);
}

/* While suspended nobody notices a client that hangs up. What it asked for long ago need not be done any
 * more: it was told nothing. */
static bool
client_gone(const struct request *rq)
{
	struct pollfd socket = { .fd = rq->connection->socket, .events = POLLRDHUP };

	return poll(&socket, 1, 0) == 1 && (socket.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

static enum problem
late(struct request *rq)
{
	int64_t now_ms = clock_monotonic_ms(), waited_ms = now_ms - rq->queued_ms;

	if (atomic_load(&rq->http->closing) && now_ms > atomic_load(&rq->http->stop_at_ms))
		return PROBLEM_UNAVAILABLE;
	if (waited_ms <= GONE_AFTER_MS)
		return OK;
	rq->reply.retry_after_s = RETRY_AFTER_S;
	return waited_ms > rq->http->limits.queue_wait_ms || client_gone(rq) ? PROBLEM_TOO_BUSY : OK;
}

static enum problem
run(struct request *rq, struct db *db)
{
	struct db_request who = { .request_id = rq->id };
	enum problem      p;

	if (rq->identity == IDENTITY_KNOWN)
		who.account_id = rq->caller.account_id;
	if (rq->headers.key != NULL && (rq->match.route->flags & ROUTE_NO_KEY) == 0) {
		request_fingerprint(rq);
		who.key = rq->headers.key;
		who.fingerprint = rq->fingerprint;
	}
	if (db != NULL)
		db_set_request(db, &who);
	rq->db = db;
	p = rq->match.route->run(rq);
	rq->db = NULL;
	return p;
}

/* A request whose caller only the database knows comes here first, whatever its own lane is. */
static void
work(struct request *rq, struct db *db, enum lane lane)
{
	enum problem p = late(rq);

	if (p == OK && rq->identity == IDENTITY_UNKNOWN) {
		p = db == NULL ? OK : identity_from_database(rq, db);
		if (rq->identity == IDENTITY_UNKNOWN)
			rq->identity = IDENTITY_NONE;
		if (p == OK && rq->match.route->lane != lane) {
			lane_resume(rq, NEXT_GO_ON);
			return;
		}
		if (p == OK)
			p = admit_caller(rq);
	}
	if (p == OK)
		p = run(rq, db);
	lane_answer(rq, p);
}

static void *
worker(void *context)
{
	struct lane_state *state = context;
	struct db_settings settings = state->http->settings.db;
	struct db         *db = NULL;
	struct request    *rq;

	settings.conninfo = state->conninfo;
	if (settings.conninfo != NULL)
		db = db_open(&settings);
	while ((rq = queue_take(state->queue, -1)) != NULL) {
		metrics_queue(state->lane, -1);
		work(rq, db, state->lane);
	}
	db_close(db);
	return NULL;
}

bool
lane_send(struct request *rq, enum lane lane)
{
	struct lane_state *state = &rq->http->lanes[lane - 1];

	rq->queued_ms = clock_monotonic_ms();
	if (!connection_move(rq->connection, PHASE_WORKING))
		return false;
	request_hold(rq);
	metrics_queue(lane, 1);
	if (queue_add(state->queue, rq))
		return true;
	metrics_queue(lane, -1);
	rq->reply.retry_after_s = RETRY_AFTER_S;
	lane_answer(rq, PROBLEM_TOO_BUSY);
	return true;
}

static bool
lane_open(struct http *http, enum lane lane, int workers, const char *conninfo, char *why, size_t why_size)
{
	struct lane_state *state = &http->lanes[lane - 1];

	*state = (struct lane_state){ .http = http, .lane = lane, .conninfo = conninfo };
	state->queue = queue_open((size_t)http->settings.queue_most);
	state->threads = calloc((size_t)workers, sizeof *state->threads);
	check(state->threads != NULL);
	for (; state->workers < workers; state->workers++) {
		if (pthread_create(&state->threads[state->workers], NULL, worker, state) != 0) {
			snprintf(why, why_size, "no thread could be started for the workers");
			return false;
		}
	}
	return true;
}

bool
lanes_open(struct http *http, char *why, size_t why_size)
{
	const char *conninfo = http->settings.db.conninfo;
	const char *report =
	    http->settings.report_conninfo == NULL ? conninfo : http->settings.report_conninfo;

	return lane_open(http, LANE_DATABASE, http->settings.workers, conninfo, why, why_size)
	    && lane_open(http, LANE_REPORT, http->settings.report_workers, report, why, why_size);
}

void
lanes_close(struct http *http)
{
	for (size_t i = 0; i < LANES; i++) {
		struct lane_state *state = &http->lanes[i];

		if (state->queue == NULL)
			continue;
		queue_stop(state->queue);
		for (int j = 0; j < state->workers; j++)
			pthread_join(state->threads[j], NULL);
		free(state->threads);
		queue_close(state->queue);
	}
}

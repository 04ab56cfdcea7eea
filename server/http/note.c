/* What is noted of a request: its name, when it began, and in the end how it went. */
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "base/log.h"
#include "internal.h"

static int64_t
now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * MICROSECONDS_PER_SECOND + now.tv_nsec / 1000;
}

/* Unique within and across servers; not a secret. A bijection (splitmix64) of a counter that starts anywhere.
 */
static void
request_name(struct connection *connection, char *into)
{
	uint64_t x = connection->next_id += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	x ^= x >> 31;
	for (int i = 0; i < 16; i++)
		into[i] = "0123456789abcdef"[x >> (60 - 4 * i) & 15];
	into[16] = '\0';
}

void
request_begin(struct request *rq)
{
	rq->began_us = now_us();
	request_name(rq->connection, rq->id);
}

/* Says in the log what it was about and how it went: never a query, a body or a name. What came from memory
 * and went well is only counted, since a line would cost more than the reply. */
void
request_note(const struct request *rq)
{
	static const char *const lanes[] = { "memory", "database", "report" };
	const struct route      *route = rq->match.route;
	enum lane                lane = route == NULL ? LANE_MEMORY : route->lane;
	int                      status = rq->reply.status;
	enum log_level           level = status >= 500 ? LOG_LEVEL_WARNING : LOG_LEVEL_INFO;
	int64_t                  took_us = 0;
	char                     ms[32];

	if (atomic_load(&rq->http->pool_check) != NULL)
		return; /* our own knocking at start is nobody's request */
	if (lane == LANE_MEMORY && status < 400)
		level = LOG_LEVEL_DEBUG;
	if (lane != LANE_MEMORY || log_wanted(level))
		took_us = now_us() - rq->began_us;
	metrics_reply(rq, took_us);
	if (!log_wanted(level))
		return;
	snprintf(ms, sizeof ms, "%" PRId64 ".%" PRId64, took_us / 1000, took_us / 100 % 10);
	log_event(level, "http.reply", log_text("request", rq->id), log_text("method", rq->method),
	    log_text("route", route == NULL ? "" : route->name), log_int("status", status),
	    log_text("ms", ms), log_text("lane", lanes[lane]));
}

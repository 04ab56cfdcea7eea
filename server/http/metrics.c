/* What is counted of requests. Reads from memory cost one atomic instruction here; the duration is kept for
 * those that wait for a database, where it says something. */
#include <string.h>

#include "base/check.h"
#include "base/metric.h"
#include "internal.h"

static const char requests_help[] = "Requests answered, by class of status.";
static const char depth_help[] = "Requests waiting for a worker, by lane.";
static const char seconds_help[] =
    "Requests answered by a worker within so many seconds, waiting included (cumulative).";

static struct metric classes[] = {
	{ .name = "porchlight_requests_total", .labels = "class=\"1xx\"", .help = requests_help },
	{ .name = "porchlight_requests_total", .labels = "class=\"2xx\"", .help = requests_help },
	{ .name = "porchlight_requests_total", .labels = "class=\"3xx\"", .help = requests_help },
	{ .name = "porchlight_requests_total", .labels = "class=\"4xx\"", .help = requests_help },
	{ .name = "porchlight_requests_total", .labels = "class=\"5xx\"", .help = requests_help },
};
static struct metric acts = { .name = "porchlight_acts_total",
	.help = "Changes asked for over HTTP that were made." };
static struct metric depths[LANES] = {
	{ .name = "porchlight_queue_depth",
	    .labels = "lane=\"database\"",
	    .help = depth_help,
	    .kind = METRIC_GAUGE },
	{ .name = "porchlight_queue_depth",
	    .labels = "lane=\"report\"",
	    .help = depth_help,
	    .kind = METRIC_GAUGE },
};
static struct {
	int64_t       most_us;
	struct metric metric;
} seconds[] = {
	{ 5000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"0.005\"", .help = seconds_help } },
	{ 10000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"0.01\"", .help = seconds_help } },
	{ 25000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"0.025\"", .help = seconds_help } },
	{ 50000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"0.05\"", .help = seconds_help } },
	{ 100000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"0.1\"", .help = seconds_help } },
	{ 250000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"0.25\"", .help = seconds_help } },
	{ 1000000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"1\"", .help = seconds_help } },
	{ 5000000,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"5\"", .help = seconds_help } },
	{ INT64_MAX,
	    { .name = "porchlight_request_seconds_bucket", .labels = "le=\"+Inf\"", .help = seconds_help } },
};

/* The list of metrics is the process's; tests open several servers in one. */
void
metrics_start(void)
{
	static atomic_bool started;

	if (atomic_exchange(&started, true))
		return;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		metric_add(&classes[i]);
	metric_add(&acts);
	for (size_t i = 0; i < LANES; i++)
		metric_add(&depths[i]);
	for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
		metric_add(&seconds[i].metric);
}

void
metrics_reply(const struct request *rq, int64_t took_us)
{
	const struct route *route = rq->match.route;
	size_t class = (size_t)rq->reply.status / 100;

	check(class - 1 < sizeof classes / sizeof *classes);
	metric_count(&classes[(class - 1) % (sizeof classes / sizeof *classes)], 1);
	if (route == NULL || route->lane == LANE_MEMORY)
		return;
	if (class == 2 && route->lane == LANE_DATABASE && strcmp(rq->method, "GET") != 0
	    && strcmp(rq->method, "HEAD") != 0)
		metric_count(&acts, 1);
	for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
		if (took_us <= seconds[i].most_us)
			metric_count(&seconds[i].metric, 1);
}

void
metrics_queue(enum lane lane, int by)
{
	metric_count(&depths[lane - 1], by);
}

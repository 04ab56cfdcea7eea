/* See quick.h. */
#include "quick.h"

static const struct http_limits quick = {
	.address_connections = 5,
	.address_requests_per_second = 1,
	.address_burst = 10,
	.account_requests_per_second = 1,
	.account_burst = 10,
	.receive_ms = 300,
	.idle_ms = 600,
	.send_ms = 1000,
	.queue_wait_ms = 1500,
	.uri_most = 1000,
	.headers_most = 4000,
};

struct world *
world_open_quick(void)
{
	return world_open(&(struct http_settings){ .limits = &quick,
	    .workers = 2,
	    .report_workers = 1,
	    .queue_most = 3,
	    .body_most = 1000,
	    .threads = 2 });
}

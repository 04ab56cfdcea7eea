/* The server's side of the tests' world: its routes. */
#include "world.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/check.h"
#include "base/clock.h"
#include "base/log.h"

#define THING_ROW(member, what) .name = #member, .kind = (what), .offset = offsetof(struct thing, member)

const struct field thing_fields[] = {
	{ THING_ROW(id, FIELD_ID), .flags = FIELD_READ_ONLY },
	{ THING_ROW(version, FIELD_INT), .flags = FIELD_READ_ONLY },
	{ THING_ROW(name, FIELD_TEXT), .most = 20 },
	{ THING_ROW(size, FIELD_INT) },
	{ THING_ROW(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY },
	{ THING_ROW(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY },
	{ 0 },
};
const struct field thing_body_fields[] = {
	{ THING_ROW(name, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 1, .most = 20 },
	{ THING_ROW(size, FIELD_INT), .least = 0, .most = 9 },
	{ 0 },
};

static const struct thing one = { THING, 7, "lamp", 3, INT64_C(1760000000000000), "Ada" };

static enum problem
thing_read(struct request *rq)
{
	struct thing thing = one;

	thing.id = request_path_id(rq, 0);
	return reply_json(rq, thing_fields, &thing);
}

static enum problem
thing_add(struct request *rq)
{
	struct world *world = request_context(rq);
	struct thing  thing = one;
	enum problem  p;

	if ((p = request_json(rq, &thing, NULL)))
		return p;
	world->handled++;
	thing.id = THING;
	thing.version = 1;
	thing.changed_at = NO_TIME;
	thing.changed_by = request_caller(rq)->name;
	return reply_json(rq, thing_fields, &thing);
}

static enum problem
thing_change(struct request *rq)
{
	struct thing in;
	enum problem p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	if (strcmp(request_version(rq), "7") == 0)
		return reply_json(rq, thing_fields, &one);
	reply_current(rq, thing_fields, &one);
	return PROBLEM_VERSION_CHANGED;
}

static enum problem
thing_list(struct request *rq)
{
	struct thing items[4] = { one, one, one, one };
	struct rows  rows = { .stride = sizeof *items, .items = items };
	const char  *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 3, &limit, &after)))
		return p;
	rows.count = after == NULL ? (size_t)limit + 1 : 1;
	return reply_page(rq, thing_fields, &rows, limit);
}

static enum problem
thing_move(struct request *rq)
{
	const char *possible[] = { "lift", "drop" };

	reply_current(rq, thing_fields, &one);
	reply_possible(rq, (struct texts){ 2, possible });
	return PROBLEM_MOVE_NOT_POSSIBLE;
}

static enum problem
thing_remove(struct request *rq)
{
	return reply_empty(rq);
}

static enum problem
slow(struct request *rq)
{
	struct world *world = request_context(rq);

	world->holding++;
	while (world->hold)
		usleep(1000);
	world->holding--;
	world->handled++;
	return reply_text(rq, "text/plain", "at last");
}

static enum problem
wait_for_it(struct request *rq)
{
	struct world *world = request_context(rq);

	request_suspend(rq);
	world->waiting = rq;
	return OK;
}

static enum problem
plain(struct request *rq)
{
	return reply_text(rq, "text/plain", "hello");
}

static enum problem
shared(struct request *rq)
{
	struct world *world = request_context(rq);

	return reply_body(rq, world->shared);
}

static enum problem
forgets(struct request *rq)
{
	(void)rq;
	return OK;
}

static enum problem
address(struct request *rq)
{
	reply_cookie(rq, "porchlight", "abc", 60);
	return reply_text(rq, "text/plain", request_address(rq));
}

static enum problem
echo(struct request *rq)
{
	const char *q = request_query(rq, "q");

	return reply_text(rq, "text/plain", q == NULL ? "(none)" : q);
}

static enum problem
page(struct request *rq)
{
	struct http_body *index = http_static(request_http(rq), "index.html");

	return index == NULL ? PROBLEM_NOT_FOUND : reply_body(rq, index);
}

static const struct query_field list_query[] = { { "state", "Which ones." }, { NULL, NULL } };
static const struct query_field echo_query[] = { { "q", "What to say." }, { NULL, NULL } };

static const struct route routes[] = {
	{ "GET", "/", page, LANE_MEMORY, ROUTE_RAW, WHO_ANYONE, NULL, 200, NULL, NULL, "page_index",
	    "The page.", 0 },
	{ "GET", "/plain", plain, LANE_MEMORY, ROUTE_RAW, WHO_ANYONE, NULL, 200, NULL, NULL, "plain",
	    "A word.", 0 },
	{ "GET", "/shared", shared, LANE_MEMORY, ROUTE_RAW, WHO_ANYONE, NULL, 200, NULL, NULL, "shared",
	    "Twenty kilobytes.", 0 },
	{ "GET", "/api/v1/shared", shared, LANE_MEMORY, 0, WHO_ANYONE, NULL, 200, NULL, NULL, "shared_api",
	    "Twenty kilobytes.", 0 },
	{ "GET", "/api/v1/things", thing_list, LANE_MEMORY, ROUTE_PAGED, WHO_ANYONE, NULL, 200, thing_fields,
	    list_query, "thing_list", "All things.", 0 },
	{ "GET", "/api/v1/things/{id}", thing_read, LANE_MEMORY, 0, WHO_ANYONE, NULL, 200, thing_fields, NULL,
	    "thing_read", "One thing.", 0 },
	{ "POST", "/api/v1/things", thing_add, LANE_DATABASE, 0, WHO_ANYONE, thing_body_fields, 201,
	    thing_fields, NULL, "thing_add", "A new thing.", 0 },
	{ "PATCH", "/api/v1/things/{id}", thing_change, LANE_DATABASE, ROUTE_IF_MATCH, WHO_ANYONE,
	    thing_body_fields, 200, thing_fields, NULL, "thing_change", "Another thing.", 0 },
	{ "POST", "/api/v1/things/{id}/move", thing_move, LANE_DATABASE, ROUTE_NO_KEY, WHO_ANYONE, NULL, 200,
	    thing_fields, NULL, "thing_move", "Never possible.", 0 },
	{ "DELETE", "/api/v1/things/{id}", thing_remove, LANE_DATABASE, 0, WHO_ANYONE, NULL, 204, NULL, NULL,
	    "thing_remove", "Gone.", 0 },
	{ "GET", "/api/v1/slow", slow, LANE_DATABASE, 0, WHO_ANYONE, NULL, 200, NULL, NULL, "slow",
	    "Takes its time.", 0 },
	{ "GET", "/api/v1/report", slow, LANE_REPORT, 0, WHO_ANYONE, NULL, 200, NULL, NULL, "report",
	    "Takes its time elsewhere.", 0 },
	{ "GET", "/api/v1/wait", wait_for_it, LANE_MEMORY, 0, WHO_ANYONE, NULL, 200, NULL, NULL, "wait",
	    "Answered by somebody else.", 0 },
	{ "GET", "/api/v1/forgets", forgets, LANE_MEMORY, 0, WHO_ANYONE, NULL, 200, NULL, NULL, "forgets",
	    "Forgets to answer.", 0 },
	{ "GET", "/api/v1/address", address, LANE_MEMORY, 0, WHO_ANYONE, NULL, 200, NULL, NULL, "address",
	    "Who asks.", 0 },
	{ "GET", "/api/v1/echo", echo, LANE_MEMORY, 0, WHO_ANYONE, NULL, 200, NULL, echo_query, "echo",
	    "Says it again.", 0 },
	{ "GET", "/api/v1/teams", plain, LANE_MEMORY, 0, WHO_REFERRERS, NULL, 200, NULL, NULL, "teams",
	    "For teams.", 0 },
	{ "GET", "/api/v1/houses", plain, LANE_MEMORY, 0, WHO_HOUSE, NULL, 200, NULL, NULL, "houses",
	    "For houses.", 0 },
	{ "GET", "/api/v1/self", plain, LANE_DATABASE, 0, WHO_SIGNED_IN, NULL, 200, NULL, NULL, "self",
	    "For who is signed in.", 0 },
};
const struct route_table world_routes = { routes, sizeof routes / sizeof *routes };

static struct http_body *
twenty_kilobytes(void)
{
	struct buffer     text = { 0 };
	struct blob      *blob;
	struct http_body *body;

	for (size_t i = 0; i < 20000 / 40; i++)
		buffer_print(&text, "{\"row\":\"%08zx\",\"interest\":\"%06zu\"},", i * 2654435761u, i);
	blob = blob_copy(text.bytes, text.size, 0);
	buffer_done(&text);
	body = http_body_of("application/json", blob, "no-cache");
	blob_drop(blob);
	return body;
}

struct world *
world_open(const struct http_settings *given)
{
	struct world        *world = calloc(1, sizeof *world);
	struct http_settings settings = { 0 };
	struct sockaddr_in   here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	char                 why[300] = "";

	check(world != NULL);
	log_set_level(LOG_LEVEL_ERROR);
	if (given != NULL)
		settings = *given;
	settings.tables = settings.tables == NULL ? &world_routes : settings.tables;
	settings.table_count = 1;
	settings.hosts = "house.test 127.0.0.1";
	settings.origins = ORIGIN;
	settings.trusted_proxies = PROXY;
	settings.context = world;
	world->shared = twenty_kilobytes();
	world->http = http_open(&settings, why, sizeof why);
	if (world->http == NULL)
		fprintf(stderr, "%s\n", why);
	check(world->http != NULL);
	world->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	check(bind(world->listener, (struct sockaddr *)&here, sizeof here) == 0
	      && listen(world->listener, 64) == 0);
	return world;
}

void
world_close(struct world *world)
{
	http_close(world->http);
	http_body_drop(world->shared);
	close(world->listener);
	free(world);
}

/* A server of this room alone, with routes made for its tests, and clients that say exactly what a test wants
 * said on a real socket. No database: the workers run handlers that need none. */
#ifndef PORCHLIGHT_TESTS_HTTP_WORLD_H
#define PORCHLIGHT_TESTS_HTTP_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first. */
#include <cmocka.h>

#include "http/http.h"

#define THING  "01970000-0000-7000-8000-000000000001"
#define ORIGIN "https://house.test"
#define HOST   "Host: house.test\r\n"
#define ACT    HOST "X-Porchlight: 1\r\n"
#define KEYED  ACT "Idempotency-Key: 0123456789\r\n"
#define JSON   "Content-Type: application/json\r\n"
#define CLIENT "203.0.113.7"
#define PROXY  "192.0.2.1"

struct thing {
	const char *id;
	int64_t     version;
	const char *name;
	int64_t     size;
	int64_t     changed_at;
	const char *changed_by;
};

extern const struct field       thing_fields[];
extern const struct field       thing_body_fields[];
extern const struct route_table world_routes;

struct world {
	struct http              *http;
	int                       listener;
	struct http_body         *shared;  /* 20 KB with a gzip twin */
	_Atomic(int)              handled; /* by handlers of the database lane */
	_Atomic(int)              holding; /* handlers of /api/v1/slow that wait */
	_Atomic(bool)             hold;    /* while set, /api/v1/slow waits */
	_Atomic(struct request *) waiting; /* suspended by /api/v1/wait */
};

/* settings may be NULL; what it leaves 0 is filled in. */
struct world *world_open(const struct http_settings *settings);
void          world_close(struct world *world);

/* A connection that seems to come from address. */
int client_open(struct world *world, const char *address);
/* Sends text; false: the server had hung up. */
bool client_say(int client, const char *text);

struct heard {
	int   status; /* 0: none came */
	char *head;   /* status line and headers */
	char *body;
	bool  closed; /* the server hung up behind it */
};

/* Reads one answer, waiting at most wait_ms. */
struct heard client_hear(int client, int wait_ms);
void         answer_done(struct heard *answer);
/* A connection, one request and its answer; the request is ended by this. */
struct heard ask_from(struct world *world, const char *address, const char *request);
struct heard ask(struct world *world, const char *request);
/* method path, headers and a body, put together with its length. */
struct heard send_json(struct world *world, const char *line, const char *headers, const char *body);
/* The header's value in a static buffer; NULL: it isn't there. */
const char *answer_header(const struct heard *answer, const char *name);

/* Asserts status and, unless NULL, the slug of the problem; frees the answer. */
void expect_problem(struct heard answer, int status, const char *slug);
void expect_status(struct heard answer, int status);

#endif

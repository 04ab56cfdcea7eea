/* Requests: routing by tables, limits, identity, bodies, problem+json, static files. The only room that knows the HTTP library.
 * A route row says everything about a call: handlers read validate -> authorize -> one SQL call -> reply. */
#ifndef PORCHLIGHT_HTTP_HTTP_H
#define PORCHLIGHT_HTTP_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/blob.h"
#include "base/field.h"
#include "db/db.h"
#include "domain/problem.h"
#include "domain/role.h"
#include "roster/roster.h"
#include "wire/wire.h"

struct http;
struct request;

/* Where a handler runs. MEMORY: on the connection's own thread; must not block, has no database.
 * DATABASE: the request is suspended and a worker with its own connection takes it from a bounded queue.
 * REPORT: likewise, in a small lane of its own, so that a slow report never delays a quick act. */
enum lane { LANE_MEMORY, LANE_DATABASE, LANE_REPORT };

enum route_flag {
	ROUTE_IF_MATCH = 1,     /* a PATCH: needs If-Match with the row's version */
	ROUTE_NO_KEY = 2,       /* a POST that needs no Idempotency-Key (sign-in) */
	ROUTE_PAGED = 4,        /* takes ?limit and ?after; the reply is {"items":[…],"next":"…"|null} */
	ROUTE_RAW = 8,          /* not part of the JSON API (health, metrics, static); left out of the API's description */
};

struct query_field {
	const char *name;       /* NULL ends the list */
	const char *help;
};

struct route {
	const char          *method;        /* "GET" */
	const char          *path;          /* "/api/v1/sites/{id}"; {x} matches one segment, which must be a UUID */
	enum problem       (*run)(struct request *rq);
	enum lane            lane;
	unsigned             flags;
	role_set             who;           /* WHO_ANYONE ... */
	const struct field  *body;          /* NULL: takes none */
	int                  status;        /* of success: 200, 201, 204 */
	const struct field  *reply;         /* NULL: none, or not a field table */
	const struct query_field *query;
	const char          *name;          /* operationId, "recipient_offer" */
	const char          *help;          /* one sentence */
};

struct route_table {
	const struct route *routes;
	size_t              count;
};

struct http_settings {
	const struct route_table *tables;
	size_t                table_count;
	struct roster        *roster;
	struct db_settings    db;               /* one connection a worker */
	const char           *report_conninfo;  /* NULL: the same database */
	int                   workers;          /* 8 */
	int                   report_workers;   /* 1 */
	int                   queue_most;       /* 256 */
	int                   threads;          /* pool; 0: cores */
	const char           *origins, *hosts;  /* space-separated */
	const char           *trusted_proxies;  /* addresses whose X-Forwarded-For/-Proto are believed */
	const char           *static_folder;    /* web assets; read at start */
	size_t                body_most;        /* 65536 */
	long                  connections_most;
	bool                  secure_cookies;
	void                 *context;          /* handed to handlers: request_context */
};

/* NULL with a sentence in why. Statements' shapes are checked against the database before it answers. */
struct http *http_open(const struct http_settings *settings, char *why, size_t why_size);
/* Takes no more, finishes what runs (5 s), stops. */
void http_close(struct http *http);
/* A connected socket from the front door. Any thread. */
struct sockaddr;
void http_adopt(struct http *http, int socket, const struct sockaddr *address, unsigned address_size);

/* --- what a handler reads --- */
struct arena *request_arena(struct request *rq);
void *request_context(struct request *rq);
const char *request_id(const struct request *rq);                     /* also in the reply's X-Request-Id and in the log */
const char *request_path_id(const struct request *rq, size_t index);  /* the index-th {x}; a valid UUID */
const char *request_query(const struct request *rq, const char *name);  /* NULL: not there */
const char *request_header(const struct request *rq, const char *name);
const struct caller *request_caller(const struct request *rq);
const char *request_address(const struct request *rq);                /* the client's, numeric */
struct db *request_db(struct request *rq);                            /* identity and key already set; not in LANE_MEMORY */
struct faults *request_faults(struct request *rq);
must_use enum problem request_json(struct request *rq, void *noun, field_set *present);   /* by the route's body table */
/* If-Match: "<version>" */
const char *request_version(const struct request *rq);
/* ?limit (1..most, default 50) and ?after, for ROUTE_PAGED. The cursor is opaque: the last row's id. */
must_use enum problem request_page(struct request *rq, int64_t most, int64_t *limit, const char **after);
/* 403 unless the caller has one of these roles in that organization. */
must_use enum problem request_may_in(struct request *rq, role_set roles, const char *organization_id);

/* --- what a handler answers; each returns OK so that it can be the last line --- */
/* Carries ETag: "<version>" when the table has a member `version`. */
enum problem reply_json(struct request *rq, const struct field *fields, const void *noun);
/* rows has up to limit + 1 items; the extra one only says that there is more. */
enum problem reply_page(struct request *rq, const struct field *fields, const struct rows *rows, int64_t limit);
enum problem reply_empty(struct request *rq);                          /* 204 */
enum problem reply_text(struct request *rq, const char *type, const char *text);
/* Set before returning a problem: goes into the problem as member `current` (409, 412). */
void reply_current(struct request *rq, const struct field *fields, const void *noun);
/* Any further member of the problem: `possible`: [..] */
void reply_possible(struct request *rq, struct texts actions);
void reply_header(struct request *rq, const char *name, const char *value);
void reply_cookie(struct request *rq, const char *name, const char *value, int64_t max_age_s /* -1: session */);
/* Instead of a reply from LANE_MEMORY: suspend; answer later from another thread with request_resume (once). */
void request_suspend(struct request *rq);
void request_resume(struct request *rq, enum problem problem);

/* A body that many requests share, kept ready with its gzip twin and ETag: board snapshots, static files.
 * Answers If-None-Match with 304 and Accept-Encoding with gzip by itself. Refcounted. */
struct http_body;
struct http_body *http_body_make(const char *type, struct blob *plain, struct blob *gzip, const char *etag, const char *cache_control);
struct http_body *http_body_take(struct http_body *body);
void http_body_drop(struct http_body *body);
enum problem reply_body(struct request *rq, struct http_body *body);

/* The API's description (OpenAPI 3.1) of all routes but ROUTE_RAW ones. */
void http_write_openapi(struct buffer *into, const struct route_table *tables, size_t table_count);

#endif

/* Requests: routing by tables, limits, identity, bodies, problem+json, static files. The only room that knows
 * the HTTP library. A route row says everything about a call: handlers read validate -> authorize -> one SQL
 * call -> reply. */
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
struct key_ring;

/* Where a handler runs. MEMORY: on the connection's own thread; must not block, has no database.
 * DATABASE: the request is suspended and a worker with its own connection takes it from a bounded queue.
 * REPORT: likewise, in a small lane of its own, so that a slow report never delays a quick act. */
enum lane { LANE_MEMORY, LANE_DATABASE, LANE_REPORT };

enum route_flag {
	ROUTE_IF_MATCH = 1, /* a PATCH: needs If-Match with the row's version */
	ROUTE_NO_KEY = 2,   /* a POST that needs no Idempotency-Key (sign-in) */
	ROUTE_PAGED = 4,    /* takes ?limit and ?after; the reply is {"items":[…],"next":"…"|null} */
	ROUTE_LIST =
	    16, /* a short list, whole: the reply is {"items":[…],"next":null} without ?limit and ?after */
	ROUTE_BACKGROUND =
	    32, /* asked by a page that nobody may be sitting at: doesn't keep a session from idling out */
	ROUTE_OPEN = 64, /* a feed for everybody: pages of any origin may read it (CORS), an address may ask
			    less often, and a slash at its end is taken */
	ROUTE_RAW =
	    8, /* not part of the JSON API (health, metrics, static); left out of the API's description */
};

/* Other names in a query than the route's own (and limit and after, when ROUTE_PAGED) are refused, except on
 * ROUTE_RAW routes. */
struct query_field {
	const char *name; /* NULL ends the list */
	const char *help;
};

struct route {
	const char *method; /* "GET" */
	const char *path; /* "/api/v1/sites/{id}"; {x} matches one segment, which must be a UUID (else 404) */
	enum problem (*run)(struct request *rq);
	enum lane                 lane;
	unsigned                  flags;
	role_set                  who;    /* WHO_ANYONE ... */
	const struct field       *body;   /* NULL: takes none (nothing, or {}) */
	int                       status; /* of success: 200, 201, 204 */
	const struct field       *reply;  /* NULL: none, or not a field table */
	const struct query_field *query;
	const char               *name; /* operationId, "recipient_offer" */
	const char               *help; /* one sentence */
	size_t body_most; /* bytes, of callers whom `who` admits; 0, and for everybody else: http_settings' */
};

struct route_table {
	const struct route *routes;
	size_t              count;
};

/* What one client may take of the server. Behind a trusted proxy the client is who the proxy says. This
 * machine's own callers (127.0.0.1 and ::1, where no proxy speaks for somebody else) are not counted by
 * address or account. */
struct http_limits {
	int address_connections;         /* open at once */
	int address_requests_per_second; /* on average; 429 beyond */
	int address_burst;               /* and so many at once */
	int open_requests_per_second;    /* the same for ROUTE_OPEN, besides */
	int open_burst;
	int account_requests_per_second;
	int account_burst;
	int receive_ms; /* from the first byte of a connection to the end of the headers; again for the body
			 */
	int    idle_ms; /* a kept-alive connection between requests */
	int    send_ms; /* a reply to a reader that hardly reads */
	int    queue_wait_ms; /* a request that waited longer for a worker gets 503 instead */
	size_t uri_most;      /* bytes */
	size_t headers_most;  /* bytes, all of them */
};
extern const struct http_limits http_usual_limits;

struct http_settings {
	const struct route_table *tables;
	size_t                    table_count;
	const struct key_ring    *ring;   /* keys the fingerprints of requests; NULL: plain ones, for tests */
	struct roster            *roster; /* NULL: every session is looked up in the database */
	struct db_settings        db;     /* one connection a worker; conninfo NULL: none, for tests */
	const char               *report_conninfo; /* NULL: the same database */
	int                       workers;         /* 8 */
	int                       report_workers;  /* 1 */
	int                       queue_most;      /* 256 */
	int                       threads;         /* pool; 0: cores */
	const char               *origins,
	    *hosts; /* allowed values of Origin and Host, space-separated; NULL or "": none is */
	const char
	    *trusted_proxies;      /* addresses whose X-Forwarded-For/-Proto are believed, space-separated */
	const char *static_folder; /* web assets; read at start; NULL: none. Served by their names, pages
				      (*.html) apart */
	const struct http_limits *limits;    /* NULL: http_usual_limits */
	size_t                    body_most; /* 65536 */
	long                      connections_most;
	bool                      secure_cookies;
	void                     *context; /* handed to handlers: request_context */
	/* What a browser that asked for a page is shown instead of a problem's JSON: HTML, put into the
	 * buffer. On any thread; must not block. NULL: there is none. */
	void (*problem_page)(struct buffer *into, struct request *rq, enum problem problem);
};

/* NULL with a sentence in why. Statements' shapes are checked against the database before it answers. */
struct http *http_open(const struct http_settings *settings, char *why, size_t why_size);
/* Takes no more, finishes what runs (5 s), stops. Whoever suspended a request (request_suspend) must resume
 * it by then. */
void http_close(struct http *http);
/* A connected socket from the front door, with its first bytes unread. Takes it over whatever happens. Any
 * one thread; never blocks. */
struct sockaddr;
void http_adopt(struct http *http, int socket, const struct sockaddr *address, unsigned address_size);

/* --- what a handler reads --- */
struct arena *request_arena(struct request *rq);
void         *request_context(struct request *rq);
struct http  *request_http(const struct request *rq);
const char   *request_id(const struct request *rq); /* also in the reply's X-Request-Id and in the log */
const char   *request_path_id(const struct request *rq, size_t index);   /* the index-th {x}; a valid UUID */
const char   *request_query(const struct request *rq, const char *name); /* decoded; NULL: not there */
const char   *request_header(const struct request *rq, const char *name);
const struct caller *request_caller(const struct request *rq);
const char          *request_address(const struct request *rq); /* the client's, numeric */
/* Identity and key are already set; not in LANE_MEMORY. The key serves one act: a handler calls at most one.
 */
struct db            *request_db(struct request *rq);
struct faults        *request_faults(struct request *rq);
must_use enum problem request_json(
    struct request *rq, void *noun, field_set *present); /* by the route's body table */
/* The digits of If-Match: "<version>"; NULL when it was not sent (only where ROUTE_IF_MATCH doesn't ask for
 * it). */
const char *request_version(const struct request *rq);
/* ?limit (1..most, default 50) and ?after, for ROUTE_PAGED. The cursor is opaque: the last row's id. */
must_use enum problem request_page(struct request *rq, int64_t most, int64_t *limit, const char **after);
/* 401 unless signed in, 403 unless the caller has one of these roles in that organization. */
must_use enum problem request_may_in(struct request *rq, role_set roles, const char *organization_id);

/* --- what a handler answers; each returns OK so that it can be the last line. What they are given is copied.
 * --- */
/* Carries ETag: "<version>" when the table has a member `version`. */
enum problem reply_json(struct request *rq, const struct field *fields, const void *noun);
/* rows has up to limit + 1 items; the extra one only says that there is more. */
enum problem reply_page(
    struct request *rq, const struct field *fields, const struct rows *rows, int64_t limit);
enum problem reply_empty(struct request *rq); /* without a body */
enum problem reply_text(struct request *rq, const char *type, const char *text);
/* Set before returning a problem: goes into the problem as member `current` (409, 412). */
void reply_current(struct request *rq, const struct field *fields, const void *noun);
/* Any further member of the problem: `possible`: [..] */
void reply_possible(struct request *rq, struct texts actions);
/* Replaces an earlier one of that name (but Set-Cookie). Not with reply_body, whose headers are shared. */
void reply_header(struct request *rq, const char *name, const char *value);
void reply_cookie(
    struct request *rq, const char *name, const char *value, int64_t max_age_s /* -1: session */);
/* Instead of a reply from LANE_MEMORY: suspend, hand rq to another thread, and return OK without touching it
 * again. That thread calls reply_... and then request_resume (once, also when the client is long gone: nobody
 * notices while suspended, so give it a deadline). LANE_MEMORY handlers that suspend do so before they tell
 * anybody else about rq. */
void request_suspend(struct request *rq);
void request_resume(struct request *rq, enum problem problem);

/* A body that many requests share, kept ready with its gzip twin and ETag: board snapshots, static files.
 * Answers If-None-Match with 304 and Accept-Encoding with gzip by itself. Refcounted; takes references of its
 * own to the blobs. etag with its quotes; the gzip twin's is the same with "-gzip" at its end. gzip NULL:
 * plain only. Its headers are shared too, so such a reply carries no X-Request-Id and no cookie. */
struct http_body;
struct http_body *http_body_make(
    const char *type, struct blob *plain, struct blob *gzip, const char *etag, const char *cache_control);
struct http_body *http_body_take(struct http_body *body);
void              http_body_drop(struct http_body *body); /* NULL is allowed */
enum problem      reply_body(struct request *rq, struct http_body *body);
/* Pages of any origin may read it, as ROUTE_OPEN promises; before it is first sent. Gives the body back. */
struct http_body *http_body_open(struct http_body *body);
/* The same, gzipped here when that makes it smaller, and with an ETag of its bytes. */
struct http_body *http_body_of(const char *type, struct blob *plain, const char *cache_control);

/* A file of static_folder by its path there ("index.html", "assets/main-1a2b3c4d.js"); NULL: not there. Lives
 * as long as http; the caller has no reference of its own. */
struct http_body  *http_static(struct http *http, const char *name);
const struct blob *http_static_blob(const struct http *http, const char *name);

/* The API's description (OpenAPI 3.1) of all routes but ROUTE_RAW ones. */
void http_write_openapi(struct buffer *into, const struct route_table *tables, size_t table_count);

#endif

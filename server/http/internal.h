/* What the files of this room share: the server, its connections, and a request from its first header to its
 * last byte. */
#ifndef PORCHLIGHT_HTTP_INTERNAL_H
#define PORCHLIGHT_HTTP_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/queue.h"
#include "reading.h"
#include "seal/seal.h"

enum {
	REQUEST_ID_SIZE = 17,
	REPLY_HEADERS_MOST = 16,
	LANES = 2, /* LANE_DATABASE and LANE_REPORT, each with a queue */
};

/* --- gate.c: every open socket, how long it has been at what, and how many an address has --- */

/* Where a connection stands. Only the pool's own thread moves it on, but the sweep may cut it. */
enum phase {
	PHASE_FIRST,   /* its first request's headers are due */
	PHASE_IDLE,    /* between requests */
	PHASE_BODY,    /* headers are here, the body is due */
	PHASE_WORKING, /* the request is whole */
	PHASE_SENDING, /* the reply is on its way */
	PHASE_CUT,     /* it took too long; whatever still comes is not heard */
};

struct connection {
	struct connection *next, *previous; /* {gate's lock} */
	int                socket;
	char               address[ADDRESS_SIZE]; /* the peer's, numeric */
	bool               trusted;               /* a proxy whose word on its clients is taken */
	atomic_int         phase;
	atomic_llong       since_ms; /* when the phase began, monotonic */
	struct arena      *arena;    /* of the request under way; reset after each */
	uint64_t           next_id;  /* of requests */
	char token[TOKEN_SIZE];      /* sent last, and its hash: most connections send one and the same */
	char token_hash[TOKEN_HASH_SIZE];
};

struct gate;
struct gate *gate_open(struct http *http);
void         gate_close(struct gate *gate);
/* Called by libmicrohttpd's threads. */
struct connection *gate_enter(struct gate *gate, struct MHD_Connection *mhd);
void               gate_leave(struct gate *gate, struct connection *connection);
/* false: this address, or all together, have too many. */
bool gate_has_room(struct gate *gate, const char *address, enum problem *problem);
/* Connections with a request under way. */
long gate_busy(struct gate *gate);
/* false: it was cut meanwhile. */
bool connection_move(struct connection *connection, enum phase to);

/* --- a request --- */

enum identity {
	IDENTITY_NONE,    /* no token was sent, or nobody has it */
	IDENTITY_UNKNOWN, /* a token that the roster does not know: the database may */
	IDENTITY_KNOWN,
};

enum stage {
	STAGE_NEW, /* only its first line is known */
	STAGE_RECEIVING,
	STAGE_SUSPENDED, /* somebody else has it; only they touch it */
	STAGE_ANSWERED,
};

/* What a request does when it is taken up again. */
enum next { NEXT_REPLY, NEXT_GO_ON };

struct reply {
	int                  status;
	const char          *type;
	struct buffer        body;     /* until it goes into the response */
	struct http_body    *shared;   /* instead of body; a reference */
	struct MHD_Response *response; /* once finished; a reference, but shared's own */
	size_t               header_count;
	struct {
		const char *name, *value;
	} headers[REPLY_HEADERS_MOST];
	/* For problems, each JSON text or NULL. */
	const char *current, *changed, *possible;
	int         retry_after_s;
};

struct request {
	struct http           *http;
	struct connection     *connection;
	struct MHD_Connection *mhd;
	struct arena          *arena;
	char                   id[REQUEST_ID_SIZE];
	const char            *method, *path;
	const char            *address;  /* the client's */
	bool                   secure;   /* came over TLS to a trusted proxy */
	bool                   swallow;  /* the body is too large: read on, keep nothing */
	size_t                 uri_size; /* path and query as they came */
	struct headers         headers;
	struct match           match;
	struct query          *query; /* NULL: there was none */
	struct buffer          body;
	size_t                 body_seen;
	size_t                 body_most; /* settled when the body first is larger than usual; 0 before */
	enum identity          identity;
	char                   token_hash[TOKEN_HASH_SIZE];
	struct caller          caller;
	char                   version[24];
	char                   fingerprint[TOKEN_HASH_SIZE];
	struct faults         *faults;
	struct db             *db;
	struct reply           reply;
	enum stage             stage; /* the pool's thread only */
	enum next              next;  /* set by who resumes */
	int64_t                began_us, queued_ms;
};

struct lane_state {
	struct http  *http;
	enum lane     lane;
	struct queue *queue;
	int           workers;
	pthread_t    *threads;
	const char   *conninfo; /* NULL: no database */
};

struct http {
	struct http_settings         settings; /* set at start */
	struct http_limits           limits;   /* set at start */
	struct statement_shape      *shapes;   /* set at start: the settings' and this room's own */
	struct MHD_Daemon           *daemon;
	struct routes               *routes;
	struct gate                 *gate;
	struct rates                *rates;
	struct files                *files;
	struct lane_state            lanes[LANES];
	_Atomic(struct pool_check *) pool_check; /* while starting */
	_Atomic(int64_t)             stop_at_ms; /* while closing: when the last request must be done */
	atomic_bool                  closing;
	atomic_ullong                next_id;
	atomic_long                  suspended; /* requests that somebody must still resume */
};

/* --- access.c: libmicrohttpd's callbacks --- */
void           *access_line(void *context, const char *uri, struct MHD_Connection *mhd);
enum MHD_Result access_handle(void *context, struct MHD_Connection *mhd, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_size, void **slot);
void            access_completed(
	       void *context, struct MHD_Connection *mhd, void **slot, enum MHD_RequestTerminationCode code);
void access_connection(
    void *context, struct MHD_Connection *mhd, void **slot, enum MHD_ConnectionNotificationCode code);
size_t access_unescape(void *context, struct MHD_Connection *mhd, char *text);

/* --- note.c --- */
void request_begin(struct request *rq); /* its name, and the time */
void request_note(const struct request *rq);

/* --- request.c --- */
void request_fingerprint(struct request *rq);
void request_hold(struct request *rq);
void request_release(struct request *rq);

/* --- admit.c: the walls of every request, in the order a stranger meets them --- */
must_use enum problem admit(struct request *rq);        /* host, sizes, route, rate, origin */
must_use enum problem admit_caller(struct request *rq); /* once identity is known: who, form */

/* --- identity.c --- */
void                                identity_from_roster(struct request *rq);
must_use enum problem               identity_from_database(struct request *rq, struct db *db);
extern const struct statement_shape identity_shape;

/* --- lanes.c --- */
bool lanes_open(struct http *http, char *why, size_t why_size);
/* Stops the workers once their queues are empty. */
void lanes_close(struct http *http);
/* Suspends the request and hands it to a worker, or answers 503 at once. false: the connection was cut. */
bool lane_send(struct request *rq, enum lane lane);
/* Finishes the reply and lets the pool take the request up again. */
void lane_answer(struct request *rq, enum problem problem);

/* --- reply.c, problem_reply.c, body.c --- */
static inline const void *
member_of(const struct field *field, const void *noun)
{
	return (const char *)noun + field->offset;
}
void reply_start(struct request *rq, const char *type);
/* Makes the response of what the handler left, or of a problem. */
void reply_finish(struct request *rq, enum problem problem);
void reply_problem(struct request *rq, enum problem problem);
void reply_drop(struct reply *reply);
void response_secure(struct MHD_Response *response, bool hsts);
/* The JSON text of a problem; rq may be NULL. */
void problem_write(struct buffer *into, enum problem problem, const struct request *rq, const char *detail);
/* The response of the body that suits the request; the body's own. */
struct MHD_Response *body_response(struct http_body *body, const struct request *rq, int *status);
bool                 gzip_bytes(const char *bytes, size_t size, struct buffer *into);

/* --- files.c --- */
struct files *files_open(const char *folder, char *why, size_t why_size);
void          files_close(struct files *files);
/* By the path of a request; NULL: none, or a page. */
struct http_body *files_find(const struct files *files, const char *path);

/* --- pool_check.c --- */
bool pool_check_run(struct http *http, int threads, char *why, size_t why_size);
void pool_check_note(struct pool_check *check);

/* --- metrics.c --- */
void metrics_start(void);
void metrics_reply(const struct request *rq, int64_t took_us);
void metrics_queue(enum lane lane, int by);

#endif

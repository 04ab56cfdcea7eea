/* The life of a request, as libmicrohttpd's callbacks tell it: its line, its headers, its body in pieces, the
 * moment it is whole, and the moment its reply is gone. All of it on one thread of the pool, except while
 * suspended. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "internal.h"

/* A body somewhat too large is read to its end, so that the client gets to read the answer; one far too large
 * is cut off. */
enum { SWALLOW_MOST = 1024 * 1024 };

void *
access_line(void *context, const char *uri, struct MHD_Connection *mhd)
{
	const union MHD_ConnectionInfo *info =
	    MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct connection *connection = info->socket_context;
	struct request    *rq = arena_take(connection->arena, sizeof *rq);

	rq->http = context;
	rq->connection = connection;
	rq->mhd = mhd;
	rq->arena = connection->arena;
	rq->uri_size = uri == NULL ? 0 : strlen(uri);
	request_begin(rq);
	return rq;
}

/* Nothing in a path is ever decoded: no route needs it, and so none can be spelt in two ways. Queries are
 * decoded in query.c. */
size_t
access_unescape(void *context, struct MHD_Connection *mhd, char *text)
{
	(void)context;
	(void)mhd;
	return strlen(text);
}

/* The client itself, when a proxy that we believe speaks for it. */
static void
address_settle(struct request *rq)
{
	const char *trusted = rq->http->settings.trusted_proxies;
	char        address[ADDRESS_SIZE];

	rq->address = rq->connection->address;
	if (!rq->connection->trusted)
		return;
	rq->secure = rq->headers.forwarded_proto != NULL && strcmp(rq->headers.forwarded_proto, "https") == 0;
	if (rq->headers.forwarded_for != NULL
	    && forwarded_client(rq->headers.forwarded_for, trusted, address))
		rq->address = arena_text(rq->arena, address);
}

static enum MHD_Result
reply_send(struct request *rq)
{
	check(rq->reply.response != NULL);
	if (!connection_move(rq->connection, PHASE_SENDING))
		return MHD_NO;
	rq->stage = STAGE_ANSWERED;
	return MHD_queue_response(rq->mhd, (unsigned)rq->reply.status, rq->reply.response);
}

static enum MHD_Result
answer(struct request *rq, enum problem problem)
{
	reply_finish(rq, problem);
	request_note(rq);
	return reply_send(rq);
}

/* The request is whole and was admitted; who asks is known as far as it will be. */
static enum MHD_Result
go_on(struct request *rq)
{
	enum problem p = admit_caller(rq);

	if (p == OK && rq->match.route->lane != LANE_MEMORY)
		return lane_send(rq, rq->match.route->lane) ? MHD_YES : MHD_NO;
	if (p == OK)
		p = rq->match.route->run(rq);
	return rq->stage == STAGE_SUSPENDED ? MHD_YES : answer(rq, p);
}

/* Files are nobody's secret and have no rows in a table. */
static bool
file_reply(struct request *rq)
{
	struct http_body *file;

	if (strcmp(rq->method, "GET") != 0 && strcmp(rq->method, "HEAD") != 0)
		return false;
	file = files_find(rq->http->files, rq->path);
	if (file != NULL)
		reply_body(rq, file);
	return file != NULL;
}

static enum MHD_Result
whole(struct request *rq)
{
	enum problem p = admit(rq);

	if (p == PROBLEM_NOT_FOUND && file_reply(rq))
		p = OK;
	if (p || rq->match.route == NULL)
		return answer(rq, p);
	identity_from_roster(rq);
	if (rq->identity != IDENTITY_UNKNOWN)
		return go_on(rq);
	return lane_send(rq, LANE_DATABASE) ? MHD_YES : MHD_NO;
}

/* How much this caller may send to this route. A large body is taken only from who is known to be let in, so
 * that nobody else makes us keep it. */
static size_t
body_most(struct request *rq)
{
	size_t usual = rq->http->settings.body_most;

	if (rq->body_most > 0)
		return rq->body_most;
	rq->body_most = usual;
	if (routes_find(rq->http->routes, rq->method, rq->path, &rq->match) == OK
	    && rq->match.route->body_most > usual) {
		identity_from_roster(rq);
		if (rq->identity == IDENTITY_KNOWN && caller_has_role(&rq->caller, rq->match.route->who))
			rq->body_most = rq->match.route->body_most;
	}
	return rq->body_most;
}

/* false: more than is worth reading to its end. */
static bool
body_fits(struct request *rq, size_t size)
{
	rq->body_seen += size;
	if (rq->body_seen <= rq->http->settings.body_most)
		return true;
	if (rq->body_seen > body_most(rq))
		rq->swallow = true;
	return rq->body_seen <= body_most(rq) + SWALLOW_MOST;
}

static enum MHD_Result
headers_arrived(struct request *rq, const char *url, const char *method)
{
	const char *length;
	bool        fits = true;

	rq->method = method;
	rq->path = url;
	rq->stage = STAGE_RECEIVING;
	headers_read(rq->mhd, &rq->headers);
	address_settle(rq);
	if ((length = rq->headers.content_length) != NULL)
		fits = strlen(length) < 12 && body_fits(rq, (size_t)strtoull(length, NULL, 10));
	if ((length != NULL || rq->headers.transfer_encoding != NULL)
	    && !connection_move(rq->connection, PHASE_BODY))
		return MHD_NO;
	rq->body_seen = 0;
	if (fits && !rq->headers.malformed)
		return MHD_YES;
	/* Answered before the body was read, so libmicrohttpd closes the connection behind it. */
	return answer(rq, rq->headers.malformed ? fault_add(request_faults(rq), PROBLEM_BAD_REQUEST, "",
			      "The headers contradict each other or can't be read.")
						: fault_add(request_faults(rq), PROBLEM_BODY_TOO_LARGE, "",
						    "At most %zu bytes.", body_most(rq)));
}

static enum MHD_Result
body_arrived(struct request *rq, const char *bytes, size_t *size)
{
	bool fits = body_fits(rq, *size);

	if (fits && !rq->swallow)
		buffer_put(&rq->body, bytes, *size);
	if (rq->swallow)
		buffer_done(&rq->body);
	*size = 0;
	return fits ? MHD_YES : MHD_NO;
}

enum MHD_Result
access_handle(void *context, struct MHD_Connection *mhd, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_size, void **slot)
{
	struct http       *http = context;
	struct request    *rq = *slot;
	struct pool_check *check;

	(void)version;
	(void)mhd;
	switch (rq->stage) {
	case STAGE_NEW:
		if ((check = atomic_load_explicit(&http->pool_check, memory_order_relaxed)) != NULL)
			pool_check_note(check);
		return headers_arrived(rq, url, method);
	case STAGE_RECEIVING: return *upload_size > 0 ? body_arrived(rq, upload, upload_size) : whole(rq);
	case STAGE_SUSPENDED: request_release(rq); return rq->next == NEXT_GO_ON ? go_on(rq) : reply_send(rq);
	case STAGE_ANSWERED: break;
	}
	return MHD_NO;
}

void
access_completed(void *context, struct MHD_Connection *mhd, void **slot, enum MHD_RequestTerminationCode code)
{
	struct request    *rq = *slot;
	struct connection *connection;

	(void)context;
	(void)mhd;
	(void)code;
	if (rq == NULL)
		return;
	*slot = NULL;
	connection = rq->connection;
	if (rq->stage == STAGE_SUSPENDED) /* resumed, but the client had gone */
		request_release(rq);
	buffer_done(&rq->body);
	reply_drop(&rq->reply);
	arena_reset(connection->arena);
	connection_move(connection, PHASE_IDLE);
}

void
access_connection(
    void *context, struct MHD_Connection *mhd, void **slot, enum MHD_ConnectionNotificationCode code)
{
	struct http *http = context;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		*slot = gate_enter(http->gate, mhd);
	} else if (*slot != NULL) {
		gate_leave(http->gate, *slot);
		*slot = NULL;
	}
}

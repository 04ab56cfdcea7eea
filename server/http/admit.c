/* The walls that every request meets before its handler, in order: does it read as HTTP, is it for this
 * server, is there such a call, does this client ask too often, may a page of that origin ask at all; then,
 * once it is known who asks: may they, and is the form right. */
#include <string.h>

#include "internal.h"

static bool
is_unsafe(const char *method)
{
	return strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0 && strcmp(method, "OPTIONS") != 0;
}

static enum problem
check_size(struct request *rq)
{
	const union MHD_ConnectionInfo *info =
	    MHD_get_connection_info(rq->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	size_t                    size = info == NULL ? 0 : info->header_size;
	const struct http_limits *limits = &rq->http->limits;

	/* The request line stands within header_size, its query too. */
	if (rq->uri_size > limits->uri_most)
		return fault_add(
		    request_faults(rq), PROBLEM_URI_TOO_LONG, "", "At most %zu bytes.", limits->uri_most);
	if (size > limits->headers_most + rq->uri_size)
		return fault_add(request_faults(rq), PROBLEM_HEADERS_TOO_LARGE, "", "At most %zu bytes.",
		    limits->headers_most);
	return OK;
}

static enum problem
check_host(struct request *rq)
{
	if (rq->headers.host == NULL)
		return fault_add(
		    request_faults(rq), PROBLEM_BAD_REQUEST, "header:Host", "Every request names its host.");
	if (!word_in(rq->http->settings.hosts, rq->headers.host, true))
		return PROBLEM_WRONG_HOST;
	return OK;
}

/* By address, whoever it is; the account's own limit comes when it is known. */
static enum problem
check_rate(struct request *rq, const char *kind, const char *name, int per_second, int burst)
{
	if (address_is_local(rq->address))
		return OK;
	rq->reply.retry_after_s =
	    rates_take(rq->http->rates, kind, name, per_second, burst, clock_monotonic_ms());
	return rq->reply.retry_after_s > 0 ? PROBLEM_TOO_MANY_REQUESTS : OK;
}

/* What a browser asks before its page may send a header of its own (If-None-Match, say) to another origin. */
static enum problem
preflight_reply(struct request *rq)
{
	reply_header(rq, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
	reply_header(rq, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, Accept");
	reply_header(rq, MHD_HTTP_HEADER_ACCESS_CONTROL_MAX_AGE, "86400");
	reply_empty(rq);
	rq->reply.status = MHD_HTTP_NO_CONTENT;
	return OK;
}

/* Problems are for pages of any origin too: they may read what went wrong, and how long to wait. */
static enum problem
open_route(struct request *rq, enum problem found)
{
	const struct http_limits *limits = &rq->http->limits;
	enum problem              p;

	reply_header(rq, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, "*");
	reply_header(rq, MHD_HTTP_HEADER_ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After");
	if ((p = check_rate(rq, "open", rq->address, limits->open_requests_per_second, limits->open_burst)))
		return p;
	if (found == PROBLEM_METHOD_NOT_ALLOWED && strcmp(rq->method, "OPTIONS") == 0)
		return preflight_reply(rq);
	return found;
}

static enum problem
check_route(struct request *rq)
{
	enum problem p;

	if (strchr(rq->path, ' ') != NULL)
		return fault_add(
		    request_faults(rq), PROBLEM_BAD_REQUEST, "", "There is a blank in the address.");
	/* The front door gives fresh connections of /live to the sockets' own server; this one was in use
	 * already. */
	if (strcmp(rq->path, "/live") == 0) {
		reply_header(rq, MHD_HTTP_HEADER_CONNECTION, "close");
		return PROBLEM_MISDIRECTED;
	}
	p = routes_find(rq->http->routes, rq->method, rq->path, &rq->match);
	if (p == PROBLEM_METHOD_NOT_ALLOWED)
		reply_header(rq, MHD_HTTP_HEADER_ALLOW, rq->match.allowed);
	return rq->match.open ? open_route(rq, p) : p;
}

/* A page of another origin can make a browser send our cookie, but not this header, and it can't hide where
 * it comes from. */
static enum problem
check_origin(struct request *rq)
{
	if (!is_unsafe(rq->method))
		return OK;
	if (rq->headers.origin != NULL && !word_in(rq->http->settings.origins, rq->headers.origin, false))
		return fault_add(request_faults(rq), PROBLEM_WRONG_ORIGIN, "header:Origin",
		    "Pages of this origin may not change anything here.");
	if (rq->headers.porchlight == NULL || strcmp(rq->headers.porchlight, "1") != 0)
		return fault_add(request_faults(rq), PROBLEM_WRONG_ORIGIN, "header:X-Porchlight",
		    "Whatever changes something must carry X-Porchlight: 1.");
	return OK;
}

enum problem
admit(struct request *rq)
{
	const struct http_limits *limits = &rq->http->limits;
	enum problem              p;

	if (atomic_load(&rq->http->closing)) {
		reply_header(rq, MHD_HTTP_HEADER_CONNECTION, "close");
		return PROBLEM_UNAVAILABLE;
	}
	if (rq->headers.malformed)
		return fault_add(request_faults(rq), PROBLEM_BAD_REQUEST, "",
		    "The headers contradict each other or can't be read.");
	if ((p = check_size(rq)) || (p = check_host(rq))
	    || (p = check_rate(
		    rq, "address", rq->address, limits->address_requests_per_second, limits->address_burst))
	    || (p = check_route(rq)) || (p = check_origin(rq)))
		return p;
	if (rq->swallow)
		return fault_add(
		    request_faults(rq), PROBLEM_BODY_TOO_LARGE, "", "At most %zu bytes.", rq->body_most);
	return OK;
}

static enum problem
check_who(const struct request *rq)
{
	const struct route *route = rq->match.route;

	if (route->who == WHO_ANYONE)
		return OK;
	if (rq->identity != IDENTITY_KNOWN)
		return PROBLEM_NOT_SIGNED_IN;
	if (route->who == WHO_SIGNED_IN || caller_has_role(&rq->caller, route->who))
		return OK;
	return PROBLEM_NOT_ALLOWED;
}

static enum problem
check_body(struct request *rq)
{
	static const struct field none[] = { { 0 } };
	char                      nothing;

	if (rq->body.size == 0)
		return OK;
	if (!is_unsafe(rq->method))
		return fault_add(
		    request_faults(rq), PROBLEM_BAD_REQUEST, "", "A %s has no body.", rq->method);
	if (!is_json(rq->headers.content_type))
		return PROBLEM_UNSUPPORTED_MEDIA;
	if (rq->match.route->body != NULL)
		return OK;
	return wire_read(
	    rq->arena, rq->body.bytes, rq->body.size, none, WIRE_BODY, &nothing, NULL, request_faults(rq));
}

static enum problem
check_key(struct request *rq)
{
	const struct route *route = rq->match.route;

	if ((route->flags & (ROUTE_NO_KEY | ROUTE_RAW)) != 0 || !is_unsafe(rq->method))
		return OK;
	if (rq->headers.key == NULL)
		return strcmp(rq->method, "POST") == 0 ? PROBLEM_KEY_MISSING : OK;
	if (!key_valid(rq->headers.key))
		return fault_add(request_faults(rq), PROBLEM_BAD_VALUE, "header:Idempotency-Key",
		    "%d to %d visible characters of ASCII.", KEY_LEAST, KEY_MOST);
	return OK;
}

static enum problem
check_version(struct request *rq)
{
	if (rq->headers.if_match == NULL)
		return (rq->match.route->flags & ROUTE_IF_MATCH) != 0 ? PROBLEM_VERSION_MISSING : OK;
	if (!version_read(rq->headers.if_match, rq->version, sizeof rq->version))
		return fault_add(request_faults(rq), PROBLEM_BAD_VALUE, "header:If-Match",
		    "It is the row's version in double quotes.");
	return OK;
}

static enum problem
check_query(struct request *rq)
{
	enum problem p;

	/* Most requests have none, and none of its memory. */
	if (MHD_get_connection_values(rq->mhd, MHD_GET_ARGUMENT_KIND, NULL, NULL) == 0)
		return OK;
	rq->query = arena_take(rq->arena, sizeof *rq->query);
	if ((p = query_read(rq->arena, rq->mhd, rq->query, request_faults(rq))))
		return p;
	return query_check(rq->match.route, rq->query, request_faults(rq));
}

enum problem
admit_caller(struct request *rq)
{
	const struct http_limits *limits = &rq->http->limits;
	enum problem              p;

	if ((p = check_who(rq)))
		return p;
	if (rq->identity == IDENTITY_KNOWN
	    && (p = check_rate(rq, "account", rq->caller.account_id, limits->account_requests_per_second,
		    limits->account_burst)))
		return p;
	if ((p = check_body(rq)) || (p = check_key(rq)) || (p = check_version(rq)) || (p = check_query(rq)))
		return p;
	return OK;
}

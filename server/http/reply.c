/* What a handler answers. It is gathered in the request and becomes a response at the end, so that a problem
 * found late can still take its place. Every reply carries the headers that keep a browser from being talked
 * into anything. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "internal.h"

enum { GZIP_LEAST = 1400 }; /* what fits one packet gains nothing */

static const struct {
	const char *name, *value;
} shield[] = {
	{ "Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; "
				     "frame-ancestors 'none'; form-action 'self'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=(), usb=()" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
};

void
response_secure(struct MHD_Response *response, bool hsts)
{
	/* What a page said for itself (a kept report has its style inside) stays. */
	for (size_t i = 0; i < sizeof shield / sizeof *shield; i++)
		if (MHD_get_response_header(response, shield[i].name) == NULL)
			MHD_add_response_header(response, shield[i].name, shield[i].value);
	if (hsts)
		MHD_add_response_header(response, "Strict-Transport-Security", "max-age=31536000");
}

void
reply_start(struct request *rq, const char *type)
{
	struct reply *reply = &rq->reply;

	buffer_clear(&reply->body);
	http_body_drop(reply->shared);
	reply->shared = NULL;
	reply->type = type;
	reply->status = rq->match.route == NULL ? 200 : rq->match.route->status;
}

static void
etag_from_version(struct request *rq, const struct field *fields, const void *noun)
{
	const struct field *field = field_find(fields, "version");
	int64_t             version =
            field == NULL || field->kind != FIELD_INT ? NO_INT : *(const int64_t *)member_of(field, noun);

	if (version != NO_INT)
		reply_header(rq, MHD_HTTP_HEADER_ETAG, arena_print(rq->arena, "\"%" PRId64 "\"", version));
}

enum problem
reply_json(struct request *rq, const struct field *fields, const void *noun)
{
	reply_start(rq, "application/json");
	etag_from_version(rq, fields, noun);
	wire_write(&rq->reply.body, fields, noun);
	return OK;
}

enum problem
reply_page(struct request *rq, const struct field *fields, const struct rows *rows, int64_t limit)
{
	bool                more = rows->count > (size_t)limit;
	size_t              count = more ? (size_t)limit : rows->count;
	const struct field *id = field_find(fields, "id");
	struct buffer      *body = &rq->reply.body;

	reply_start(rq, "application/json");
	buffer_put_text(body, "{\"items\":[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_put_char(body, ',');
		wire_write(body, fields, (const char *)rows->items + i * rows->stride);
	}
	buffer_put_text(body, "],\"next\":");
	if (more && count > 0) {
		check(id != NULL);
		wire_write_text(body, *(const char *const *)member_of(
					  id, (const char *)rows->items + (count - 1) * rows->stride));
	} else {
		buffer_put_text(body, "null");
	}
	buffer_put_char(body, '}');
	return OK;
}

enum problem
reply_empty(struct request *rq)
{
	reply_start(rq, NULL);
	return OK;
}

enum problem
reply_text(struct request *rq, const char *type, const char *text)
{
	reply_start(rq, arena_text(rq->arena, type));
	buffer_put_text(&rq->reply.body, text);
	return OK;
}

enum problem
reply_body(struct request *rq, struct http_body *body)
{
	reply_start(rq, NULL);
	rq->reply.shared = http_body_take(body);
	return OK;
}

void
reply_header(struct request *rq, const char *name, const char *value)
{
	struct reply *reply = &rq->reply;
	size_t        i = 0;

	while (
	    i < reply->header_count
	    && (strcmp(reply->headers[i].name, name) != 0 || strcmp(name, MHD_HTTP_HEADER_SET_COOKIE) == 0))
		i++;
	check(i < REPLY_HEADERS_MOST);
	reply->headers[i].name = arena_text(rq->arena, name);
	reply->headers[i].value = arena_text(rq->arena, value);
	if (i == reply->header_count)
		reply->header_count++;
}

void
reply_cookie(struct request *rq, const char *name, const char *value, int64_t max_age_s)
{
	char age[40] = "";

	if (max_age_s >= 0)
		snprintf(age, sizeof age, "; Max-Age=%" PRId64, max_age_s);
	reply_header(rq, MHD_HTTP_HEADER_SET_COOKIE,
	    arena_print(rq->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name, value, age,
		rq->http->settings.secure_cookies || rq->secure ? "; Secure" : ""));
}

static bool
header_set(const struct reply *reply, const char *name)
{
	for (size_t i = 0; i < reply->header_count; i++)
		if (strcmp(reply->headers[i].name, name) == 0)
			return true;
	return false;
}

/* Long lists go to phones on poor networks. */
static void
body_squeeze(struct request *rq)
{
	struct reply *reply = &rq->reply;
	struct buffer small = { 0 };

	if (reply->body.size < GZIP_LEAST || !accepts_gzip(rq->headers.accept_encoding)
	    || !gzip_bytes(reply->body.bytes, reply->body.size, &small))
		return;
	buffer_done(&reply->body);
	reply->body = small;
	reply_header(rq, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
}

static struct MHD_Response *
response_make(struct request *rq)
{
	struct reply        *reply = &rq->reply;
	struct MHD_Response *response;
	size_t               size;
	char                *bytes;

	if (reply->type != NULL)
		body_squeeze(rq);
	bytes = buffer_release(&reply->body, &size);
	response = MHD_create_response_from_buffer(size, bytes, MHD_RESPMEM_MUST_FREE);
	check(response != NULL);
	MHD_add_response_header(response, "X-Request-Id", rq->id);
	if (reply->type != NULL) {
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
		MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
	}
	if (!header_set(reply, MHD_HTTP_HEADER_CACHE_CONTROL))
		MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	for (size_t i = 0; i < reply->header_count; i++)
		MHD_add_response_header(response, reply->headers[i].name, reply->headers[i].value);
	response_secure(response, rq->secure);
	return response;
}

void
reply_finish(struct request *rq, enum problem problem)
{
	struct reply *reply = &rq->reply;

	check(reply->response == NULL);
	if (problem)
		reply_problem(rq, problem);
	if (reply->status == 0) /* a handler that forgot to answer */
		reply_problem(rq, PROBLEM_INTERNAL);
	if (reply->shared != NULL)
		reply->response = body_response(reply->shared, rq, &reply->status);
	else
		reply->response = response_make(rq);
}

void
reply_drop(struct reply *reply)
{
	buffer_done(&reply->body);
	if (reply->response != NULL && reply->shared == NULL)
		MHD_destroy_response(reply->response);
	http_body_drop(reply->shared);
}

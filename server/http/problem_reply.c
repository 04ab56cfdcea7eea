/* Problems as RFC 9457 has them: one vocabulary, and beside it everything that helps to go on: where each
 * fault is, the row as it is now, who changed it, and what is still possible. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

static void
put_member(struct buffer *into, const char *name, const char *text)
{
	buffer_print(into, ",\"%s\":", name);
	wire_write_text(into, text);
}

static void
put_faults(struct buffer *into, const struct faults *faults)
{
	buffer_put_text(into, ",\"errors\":[");
	for (size_t i = 0; i < faults->count; i++) {
		buffer_put_text(into, i > 0 ? ",{\"type\":" : "{\"type\":");
		wire_write_text(into, problem_text(faults->items[i].problem)->slug);
		put_member(into, "pointer", faults->items[i].pointer);
		put_member(into, "detail", faults->items[i].detail);
		buffer_put_char(into, '}');
	}
	buffer_put_char(into, ']');
}

void
problem_write(struct buffer *into, enum problem problem, const struct request *rq, const char *detail)
{
	const struct problem_text *text = problem_text(problem);
	const struct faults       *faults = rq == NULL ? NULL : rq->faults;

	if (detail == NULL && faults != NULL && faults->count > 0)
		detail = faults->items[0].detail;
	buffer_print(into, "{\"type\":\"/problems/%s\",\"title\":", text->slug);
	wire_write_text(into, text->title);
	buffer_print(into, ",\"status\":%d", text->status);
	if (detail != NULL)
		put_member(into, "detail", detail);
	if (rq != NULL) {
		put_member(into, "instance", rq->id);
		if (faults != NULL && faults->count > 0)
			put_faults(into, faults);
		if (rq->reply.current != NULL)
			buffer_print(into, ",\"current\":%s", rq->reply.current);
		if (rq->reply.changed != NULL && problem == PROBLEM_VERSION_CHANGED)
			buffer_put_text(into, rq->reply.changed);
		if (rq->reply.possible != NULL)
			buffer_print(into, ",\"possible\":%s", rq->reply.possible);
	}
	buffer_put_char(into, '}');
}

void
reply_current(struct request *rq, const struct field *fields, const void *noun)
{
	const struct field *by = field_find(fields, "changed_by"), *at = field_find(fields, "changed_at");
	struct buffer       text = { 0 };
	char                time[TIME_TEXT_SIZE];

	wire_write(&text, fields, noun);
	rq->reply.current = arena_text(rq->arena, text.bytes);
	buffer_clear(&text);
	if (by != NULL && by->kind == FIELD_TEXT) {
		buffer_put_text(&text, ",\"changed_by\":");
		wire_write_text(&text, *(const char *const *)member_of(by, noun));
	}
	if (at != NULL && at->kind == FIELD_TIME && *(const int64_t *)member_of(at, noun) != NO_TIME) {
		time_print(*(const int64_t *)member_of(at, noun), time);
		buffer_print(&text, ",\"changed_at\":\"%s\"", time);
	}
	rq->reply.changed = text.size > 0 ? arena_text(rq->arena, text.bytes) : NULL;
	buffer_done(&text);
}

void
reply_possible(struct request *rq, struct texts actions)
{
	struct buffer text = { 0 };

	buffer_put_char(&text, '[');
	for (size_t i = 0; i < actions.count; i++) {
		if (i > 0)
			buffer_put_char(&text, ',');
		wire_write_text(&text, actions.items[i]);
	}
	buffer_put_char(&text, ']');
	rq->reply.possible = arena_text(rq->arena, text.bytes);
	buffer_done(&text);
}

/* A person who followed a link, rather than a program that reads the API or a feed. */
static bool
is_page_asked(struct request *rq)
{
	static const char *const programs[] = { "/api/", "/hsds", "/assets/" };
	const char              *accept = request_header(rq, "Accept");

	if (rq->http->settings.problem_page == NULL || accept == NULL || strstr(accept, "text/html") == NULL
	    || (strcmp(rq->method, "GET") != 0 && strcmp(rq->method, "HEAD") != 0))
		return false;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
		if (strncmp(rq->path, programs[i], strlen(programs[i])) == 0)
			return false;
	return true;
}

/* Takes the place of whatever the handler had begun to answer; headers that it set (a cookie taken back)
 * stay, but an ETag is the row's. */
void
reply_problem(struct request *rq, enum problem problem)
{
	struct reply *reply = &rq->reply;
	bool          as_page = is_page_asked(rq);
	char          seconds[16];

	reply_start(rq, as_page ? "text/html; charset=utf-8" : "application/problem+json");
	for (size_t i = 0; i < reply->header_count; i++)
		if (strcmp(reply->headers[i].name, MHD_HTTP_HEADER_ETAG) == 0)
			reply->headers[i] = reply->headers[--reply->header_count];
	reply->status = problem_text(problem)->status;
	if (as_page)
		rq->http->settings.problem_page(&reply->body, rq, problem);
	else
		problem_write(&reply->body, problem, rq, NULL);
	if (problem == PROBLEM_NOT_SIGNED_IN) /* RFC 9110, 11.6.1 wants one; this one makes no browser ask */
		reply_header(rq, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer realm=\"porchlight\"");
	if (reply->retry_after_s == 0 && (problem == PROBLEM_TOO_BUSY || problem == PROBLEM_UNAVAILABLE))
		reply->retry_after_s = 1;
	if (reply->retry_after_s > 0) {
		snprintf(seconds, sizeof seconds, "%d", reply->retry_after_s);
		reply_header(rq, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
	}
}

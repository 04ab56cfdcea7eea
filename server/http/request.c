/* What a handler reads of its request, and how one is put aside for another thread. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "internal.h"

struct arena *
request_arena(struct request *rq)
{
	return rq->arena;
}

void *
request_context(struct request *rq)
{
	return rq->http->settings.context;
}

struct http *
request_http(const struct request *rq)
{
	return rq->http;
}

const char *
request_id(const struct request *rq)
{
	return rq->id;
}

const char *
request_path_id(const struct request *rq, size_t index)
{
	check(index < rq->match.id_count);
	return rq->match.ids[index];
}

const char *
request_query(const struct request *rq, const char *name)
{
	return rq->query == NULL ? NULL : query_find(rq->query, name);
}

const char *
request_header(const struct request *rq, const char *name)
{
	return MHD_lookup_connection_value(rq->mhd, MHD_HEADER_KIND, name);
}

const struct caller *
request_caller(const struct request *rq)
{
	return &rq->caller; /* not signed in reads as an empty session_id */
}

const char *
request_address(const struct request *rq)
{
	return rq->address;
}

struct db *
request_db(struct request *rq)
{
	check(rq->db != NULL);
	return rq->db;
}

/* 5 KB that a request with nothing wrong does without. */
struct faults *
request_faults(struct request *rq)
{
	if (rq->faults == NULL)
		rq->faults = arena_take(rq->arena, sizeof *rq->faults);
	return rq->faults;
}

enum problem
request_json(struct request *rq, void *noun, field_set *present)
{
	const char *json = rq->body.size == 0 ? "{}" : rq->body.bytes;
	size_t      size = rq->body.size == 0 ? 2 : rq->body.size;

	check(rq->match.route->body != NULL);
	return wire_read(
	    rq->arena, json, size, rq->match.route->body, WIRE_BODY, noun, present, request_faults(rq));
}

const char *
request_version(const struct request *rq)
{
	return rq->version[0] == '\0' ? NULL : rq->version;
}

enum problem
request_page(struct request *rq, int64_t most, int64_t *limit, const char **after)
{
	const char *asked = request_query(rq, "limit"), *cursor = request_query(rq, "after");
	int64_t     wanted = PAGE_USUAL < most ? PAGE_USUAL : most;

	if (asked != NULL) {
		size_t size = strlen(asked);

		wanted =
		    size > 0 && size < 6 && strspn(asked, "0123456789") == size ? strtol(asked, NULL, 10) : 0;
		if (wanted < 1 || wanted > most)
			return fault_add(request_faults(rq), PROBLEM_OUT_OF_RANGE, "query:limit",
			    "It is a number from 1 to %d.", (int)most);
	}
	if (cursor != NULL && !id_valid(cursor))
		return fault_add(request_faults(rq), PROBLEM_BAD_CURSOR, "query:after",
		    "It is the `next` of the page before.");
	*limit = wanted;
	*after = cursor;
	return OK;
}

enum problem
request_may_in(struct request *rq, role_set roles, const char *organization_id)
{
	if (!caller_signed_in(&rq->caller))
		return PROBLEM_NOT_SIGNED_IN;
	return caller_has_role_in(&rq->caller, roles, organization_id) ? OK : PROBLEM_NOT_ALLOWED;
}

/* Method, path and body: the same key with another of them is another request. It is stored, and a body may
 * hold a number that could be guessed, so that only who has the ring can try. */
void
request_fingerprint(struct request *rq)
{
	struct buffer all = { 0 };

	buffer_put_text(&all, rq->method);
	buffer_put_char(&all, ' ');
	buffer_put_text(&all, rq->path);
	buffer_put_char(&all, '\n');
	if (rq->body.size > 0)
		buffer_put(&all, rq->body.bytes, rq->body.size);
	digest_hex(all.bytes, all.size, rq->fingerprint);
	if (rq->http->settings.ring != NULL)
		digest_keyed(
		    rq->http->settings.ring, "request.fingerprint", rq->fingerprint, rq->fingerprint);
	buffer_done(&all);
}

/* Suspending comes first: whoever is told of the request may resume it before this thread gets any further.
 */
void
request_hold(struct request *rq)
{
	rq->stage = STAGE_SUSPENDED;
	atomic_fetch_add(&rq->http->suspended, 1);
	MHD_suspend_connection(rq->mhd);
}

/* Taken up again by the pool's thread. */
void
request_release(struct request *rq)
{
	rq->stage = STAGE_RECEIVING;
	atomic_fetch_sub(&rq->http->suspended, 1);
}

void
request_suspend(struct request *rq)
{
	check(rq->match.route->lane == LANE_MEMORY && rq->stage == STAGE_RECEIVING);
	connection_move(
	    rq->connection, PHASE_WORKING); /* cut in this very moment: the reply will not be sent */
	request_hold(rq);
}

void
request_resume(struct request *rq, enum problem problem)
{
	lane_answer(rq, problem);
}

/* Short notes between the two sides. The text is sealed before the database sees it, and a repeated
 * Idempotency-Key is answered from the same request's own text: what is remembered under a key has none. */
#include "domain/note.h"

#include "base/clock.h"
#include "base/id.h"
#include "domain/recipient.h"
#include "internal.h"

/* Exactly one of the three. */
static enum problem
one_check(struct request *rq, const struct note_new *in)
{
	int said = (in->text != NULL) + (in->arrival_estimate != NO_TIME) + (in->transport != NO_CHOICE);

	if (said == 0)
		return fault(
		    rq, PROBLEM_MISSING_MEMBER, "/text", "a text, an arrival estimate or a transport");
	if (said > 1)
		return fault(rq, PROBLEM_BAD_VALUE, in->text != NULL ? "/text" : "/transport",
		    "one of text, arrival_estimate and transport at a time");
	return OK;
}

static enum problem
note_add(struct request *rq)
{
	const struct field *fields = note_new_fields;
	struct note_new     in;
	struct note         note = { 0 };
	char                id[ID_TEXT_SIZE];
	enum problem        p;

	if ((p = request_json(rq, &in, NULL)) || (p = one_check(rq, &in)))
		return p;
	id_new(id);
	p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_note_add, request_path_id(rq, 0), id,
		sealed(rq, "note.sealed_text", id, in.text), param(rq, fields, &in, "arrival_estimate"),
		param(rq, fields, &in, "transport")),
	    note_row_fields, &note, NULL);
	if (p)
		return p;
	note.text = in.text;
	reply_header(rq, "Cache-Control", "no-store");
	return reply_json(rq, note_fields, &note);
}

static enum problem
note_list(struct request *rq)
{
	struct rows  rows;
	struct note *notes;
	enum problem p = db_rows(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_note_list, request_path_id(rq, 0)), note_stored_fields,
	    sizeof(struct note), &rows);

	if (p)
		return p;
	notes = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		notes[i].text = unsealed(rq, "note.sealed_text", notes[i].id, notes[i].sealed_text);
	reply_header(rq, "Cache-Control", "no-store");
	return reply_page(rq, note_fields, &rows, (int64_t)rows.count);
}

static enum problem
note_read(struct request *rq)
{
	return recipient_reply(rq, &(struct db_call)DB_CALL(STATEMENT_note_read, request_path_id(rq, 0)));
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/recipients/{id}/notes",
	    .run = note_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_HOUSE | WHO_REFERRERS,
	    .status = 200,
	    .reply = note_fields,
	    .name = "note_list",
	    .help = "What the two sides wrote each other, the oldest first. That it was opened is written "
		    "down." },
	{ .method = "POST",
	    .path = "/api/v1/recipients/{id}/notes",
	    .run = note_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE | WHO_REFERRERS,
	    .body = note_new_fields,
	    .status = 201,
	    .reply = note_fields,
	    .name = "note_add",
	    .help =
		"A short text to the other side; or, from the sender, when or how the person arrives now." },
	{ .method = "POST",
	    .path = "/api/v1/recipients/{id}/notes/read",
	    .run = note_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE | WHO_REFERRERS,
	    .status = 200,
	    .reply = recipient_opened_fields,
	    .name = "note_read",
	    .help = "The caller's side has read the other side's notes." },
};

const struct route_table api_note_routes = ROUTES(routes);

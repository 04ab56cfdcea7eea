/* The verbs that all nouns share: call one statement and answer with what it gave. */
#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "internal.h"

enum problem
act_reply(struct request *rq, const struct db_call *call, const struct field *fields, void *row)
{
	bool         found = false;
	enum problem p = db_row(request_db(rq), request_arena(rq), call, fields, row, &found);

	if (p && found)
		reply_current(rq, fields, row);
	return p ? p : reply_json(rq, fields, row);
}

enum problem
read_reply(struct request *rq, const struct db_call *call, const struct field *fields, void *row)
{
	enum problem p = db_row(request_db(rq), request_arena(rq), call, fields, row, NULL);

	return p ? p : reply_json(rq, fields, row);
}

enum problem
page_reply(
    struct request *rq, const struct db_call *call, const struct field *fields, size_t stride, int64_t limit)
{
	struct rows  rows;
	enum problem p = db_rows(request_db(rq), request_arena(rq), call, fields, stride, &rows);

	return p ? p : reply_page(rq, fields, &rows, limit);
}

enum problem
list_reply(struct request *rq, const struct db_call *call, const struct field *fields, size_t stride)
{
	struct rows  rows;
	enum problem p = db_rows(request_db(rq), request_arena(rq), call, fields, stride, &rows);

	return p ? p : reply_page(rq, fields, &rows, (int64_t)rows.count);
}

const char *
limit_param(struct request *rq, int64_t limit)
{
	return arena_print(request_arena(rq), "%" PRId64, limit + 1);
}

const char *
param(struct request *rq, const struct field *fields, const void *noun, const char *name)
{
	return wire_member_to_sql(request_arena(rq), field_find(fields, name), noun);
}

const char *
facts_param(struct request *rq, const struct field *fields, const void *noun, field_set present)
{
	struct field  sent[64] = { 0 };
	struct buffer json = { 0 };
	size_t        count = 0;
	const char   *text;

	for (size_t i = 0; fields[i].name != NULL; i++)
		if (present & (field_set)1 << i)
			sent[count++] = fields[i];
	wire_write(&json, sent, noun);
	text = arena_text_n(request_arena(rq), json.bytes, json.size);
	buffer_done(&json);
	return text;
}

enum problem
fault(struct request *rq, enum problem problem, const char *pointer, const char *detail)
{
	return fault_add(request_faults(rq), problem, pointer, "%s", detail);
}

enum problem
state_query(struct request *rq, const char *one, const char *other, const char **state)
{
	const char *asked = request_query(rq, "state");

	if (asked != NULL && strcmp(asked, one) != 0 && strcmp(asked, other) != 0)
		return fault_add(
		    request_faults(rq), PROBLEM_NOT_A_CHOICE, "query:state", "%s or %s", one, other);
	*state = asked;
	return OK;
}

/* A book in a person's words, and in JSON: where a problem is, and what was done. */
#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "inner.h"
#include "wire/wire.h"

#define REPORT(member, what) .name = #member, .kind = (what), .offset = offsetof(struct book_report, member)
#define COUNTS(member)                                                                                       \
	{                                                                                                    \
		REPORT(member, FIELD_OBJECT), .fields = book_count_fields                                    \
	}

/* clang-format off */
const struct field book_report_fields[] = {
	COUNTS(organizations), COUNTS(sites), COUNTS(services), COUNTS(people),
	{ REPORT(rooms_made, FIELD_INT), .help = "Rooms that were missing; they are not in use yet." },
	{ REPORT(problem_count, FIELD_INT), .help = "How many things are wrong; nothing is stored unless it is 0." },
	{ REPORT(problems, FIELD_OBJECTS), .fields = book_problem_fields, .stride = sizeof(struct book_problem), .help = "The first thousand of them." },
	{ 0 },
};
/* clang-format on */

const char *
book_where(struct arena *arena, const struct book_problem *problem)
{
	const char *inside = problem->column != NULL ? problem->column : problem->pointer;

	if (problem->line == NO_INT)
		return inside == NULL || inside[0] == '\0' ? "the file" : inside;
	if (inside == NULL || inside[0] == '\0')
		return arena_print(arena, "line %" PRId64, problem->line);
	return arena_print(arena, "line %" PRId64 ", %s", problem->line, inside);
}

static void
count_put(struct buffer *into, const char *what, const struct book_count *count)
{
	if (count->made + count->changed + count->same > 0)
		buffer_print(into, "%s%s: %" PRId64 " made, %" PRId64 " changed, %" PRId64 " as they were",
		    into->size == 0 ? "" : "; ", what, count->made, count->changed, count->same);
}

const char *
book_said(struct arena *arena, const struct book_report *report)
{
	struct buffer said = { 0 };
	const char   *kept;

	count_put(&said, "organizations", &report->organizations);
	count_put(&said, "sites", &report->sites);
	count_put(&said, "services", &report->services);
	count_put(&said, "people", &report->people);
	if (report->rooms_made > 0)
		buffer_print(&said, "; rooms: %" PRId64 " made", report->rooms_made);
	if (said.size == 0)
		buffer_put_text(&said, "nothing in it");
	kept = arena_text_n(arena, said.bytes, said.size);
	buffer_done(&said);
	return kept;
}

static void
name_put(struct buffer *into, const char *name)
{
	buffer_put_text(into, into->size > 0 && into->bytes[into->size - 1] != '{' ? "," : "");
	wire_write_text(into, name);
	buffer_put_char(into, ':');
}

void
json_text(struct buffer *into, const char *name, const char *text)
{
	if (text == NULL)
		return;
	name_put(into, name);
	wire_write_text(into, text);
}

void
json_real(struct buffer *into, const char *name, double number)
{
	if (isnan(number))
		return;
	name_put(into, name);
	buffer_print(into, "%.17g", number);
}

void
json_int(struct buffer *into, const char *name, int64_t number)
{
	if (number == NO_INT)
		return;
	name_put(into, name);
	buffer_print(into, "%" PRId64, number);
}

void
json_texts(struct buffer *into, const char *name, const struct texts *texts)
{
	name_put(into, name);
	buffer_put_char(into, '[');
	for (size_t i = 0; i < texts->count; i++) {
		buffer_put_text(into, i > 0 ? "," : "");
		wire_write_text(into, texts->items[i]);
	}
	buffer_put_char(into, ']');
}

void
json_object(struct buffer *into, const char *name)
{
	name_put(into, name);
	buffer_put_char(into, '{');
}

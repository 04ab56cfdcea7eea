/* What is noted while a file is read, and PostgreSQL's answer in the file's own places. */
#include "directory/book.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "inner.h"
#include "wire/wire.h"

static const char *const format_slugs[] = { [BOOK_CSV] = "csv", [BOOK_HSDS] = "hsds" };
const struct choices     book_format_choices = { format_slugs, sizeof format_slugs / sizeof *format_slugs };

#define PROBLEM(member, what) .name = #member, .kind = (what), .offset = offsetof(struct book_problem, member)
#define COUNT(member)         .name = #member, .kind = FIELD_INT, .offset = offsetof(struct book_count, member)

/* clang-format off */
const struct field book_problem_fields[] = {
	{ PROBLEM(line, FIELD_INT), .flags = FIELD_NULLABLE, .help = "The line of the text, from 1; null: the pointer tells." },
	{ PROBLEM(column, FIELD_TEXT), .flags = FIELD_NULLABLE, .help = "The column of a CSV file; null: the line as a whole, or no CSV." },
	{ PROBLEM(pointer, FIELD_TEXT), .flags = FIELD_NULLABLE, .help = "JSON Pointer into an HSDS text, or into that line of it." },
	{ PROBLEM(detail, FIELD_TEXT), .help = "What is wrong, and what is expected." },
	{ 0 },
};

const struct field book_count_fields[] = {
	{ COUNT(made), .help = "That are new." },
	{ COUNT(changed), .help = "That were here and are told otherwise." },
	{ COUNT(same), .help = "That stay as they are." },
	{ 0 },
};
/* clang-format on */

struct book *
book_open(struct arena *arena)
{
	struct book *book = arena_take(arena, sizeof *book);

	book->arena = arena;
	return book;
}

void
book_close(struct book *book)
{
	for (size_t i = 0; i < SHEET_KINDS_MOST; i++)
		buffer_done(&book->rows[i]);
	buffer_done(&book->bad);
	buffer_done(&book->json);
}

size_t
book_place_add(struct book *book, struct book_place place)
{
	if (book->place_count == book->place_capacity) {
		size_t             capacity = book->place_capacity == 0 ? 256 : book->place_capacity * 2;
		struct book_place *places = arena_take(book->arena, capacity * sizeof *places);

		if (book->place_count > 0)
			memcpy(places, book->places, book->place_count * sizeof *places);
		book->places = places;
		book->place_capacity = capacity;
	}
	book->places[book->place_count] = place;
	return book->place_count++;
}

static struct book_problem
problem_at(struct book *book, size_t at, const char *member)
{
	const struct book_place *place = &book->places[at];
	struct book_problem      problem = { .line = place->line == 0 ? NO_INT : place->line };
	const char              *suffix = member;

	check(at < book->place_count);
	if (place->pointer == NULL) {
		problem.column = member[0] == '\0' ? NULL : arena_text(book->arena, member);
		return problem;
	}
	for (const struct book_spot *spot = place->spots; spot != NULL && spot->member != NULL; spot++)
		if (strcmp(spot->member, member) == 0)
			suffix = spot->pointer;
	problem.pointer = arena_print(
	    book->arena, "%s%s%s", place->pointer, suffix[0] == '\0' || suffix[0] == '/' ? "" : "/", suffix);
	return problem;
}

static void
problem_keep(struct book *book, struct book_problem problem)
{
	if (book->problems == NULL)
		book->problems = arena_take(book->arena, BOOK_PROBLEMS_MOST * sizeof *book->problems);
	if (book->problem_count < BOOK_PROBLEMS_MOST)
		book->problems[book->problem_count] = problem;
	book->problem_count++;
}

void
book_problem_add(struct book *book, size_t at, const char *member, const char *format, ...)
{
	struct book_problem problem = problem_at(book, at, member);
	char                detail[400];
	va_list             values;

	va_start(values, format);
	vsnprintf(detail, sizeof detail, format, values);
	va_end(values);
	problem.detail = arena_text(book->arena, detail);
	problem_keep(book, problem);
}

void
book_judge(
    struct book *book, size_t at, const struct field *fields, void *noun, const char *json, size_t size)
{
	struct faults faults = { 0 };

	if (wire_read(book->arena, json, size, fields, WIRE_BODY, noun, NULL, &faults) != OK
	    && faults.count == 0)
		book_problem_add(book, at, "", "it can't be read");
	for (size_t i = 0; i < faults.count; i++) {
		const char *pointer = faults.items[i].pointer + (faults.items[i].pointer[0] == '/');
		char        member[64];

		/* An item of a list is told by the list's own cell. */
		snprintf(member, sizeof member, "%.*s", (int)strcspn(pointer, "/"), pointer);
		book_problem_add(book, at, member, "%s", faults.items[i].detail);
	}
}

void
book_bad_add(struct book *book, const char *name)
{
	if (name == NULL)
		return;
	buffer_put_text(&book->bad, book->bad.size == 0 ? "" : ",");
	wire_write_text(&book->bad, name);
}

bool
book_row_add(struct book *book, size_t kind, const struct buffer *row, size_t problems)
{
	struct buffer *rows = &book->rows[kind];

	if (book->problem_count > problems)
		return false;
	buffer_put_text(rows, rows->size == 0 ? "" : ",\n");
	buffer_put(rows, row->bytes, row->size);
	return true;
}

void
book_read(struct book *book, enum book_format format, const char *text, size_t size)
{
	book->format = format;
	if (format == BOOK_CSV)
		sheet_read(book, directory_kinds, DIRECTORY_KINDS, DIRECTORY_SITE, text, size);
	else
		hsds_read(book, text, size);
}

static void
list_put(struct buffer *into, const char *name, const struct buffer *rows)
{
	buffer_print(
	    into, "%s\"%s\":[%s]", into->size > 1 ? "," : "", name, rows->size == 0 ? "" : rows->bytes);
}

const char *
book_json(struct book *book)
{
	buffer_clear(&book->json);
	buffer_put_char(&book->json, '{');
	list_put(&book->json, "organizations", &book->rows[DIRECTORY_ORGANIZATION]);
	list_put(&book->json, "sites", &book->rows[DIRECTORY_SITE]);
	list_put(&book->json, "services", &book->rows[DIRECTORY_SERVICE]);
	list_put(&book->json, "people", &book->rows[DIRECTORY_PERSON]);
	list_put(&book->json, "bad", &book->bad);
	buffer_put_char(&book->json, '}');
	return book->json.bytes;
}

size_t
book_passed_by(const struct book *book)
{
	return book->passed_by;
}

/* --- PostgreSQL's answer --- */

struct found {
	int64_t     at, first;
	const char *member, *detail;
};

struct told {
	struct book_count organizations, sites, services, people;
	int64_t           rooms_made;
	struct rows       problems; /* struct found */
};

#define FOUND(member, what)  .name = #member, .kind = (what), .offset = offsetof(struct found, member)
#define ANSWER(member, what) .name = #member, .kind = (what), .offset = offsetof(struct told, member)

static const struct field found_fields[] = {
	{ FOUND(at, FIELD_INT) },
	{ FOUND(first, FIELD_INT) },
	{ FOUND(member, FIELD_TEXT) },
	{ FOUND(detail, FIELD_TEXT) },
	{ 0 },
};

static const struct field answer_fields[] = {
	{ ANSWER(organizations, FIELD_OBJECT), .fields = book_count_fields },
	{ ANSWER(sites, FIELD_OBJECT), .fields = book_count_fields },
	{ ANSWER(services, FIELD_OBJECT), .fields = book_count_fields },
	{ ANSWER(people, FIELD_OBJECT), .fields = book_count_fields },
	{ ANSWER(rooms_made, FIELD_INT) },
	{ ANSWER(problems, FIELD_OBJECTS), .fields = found_fields, .stride = sizeof(struct found) },
	{ 0 },
};

/* What stands twice in a file is told by where it stood first. */
static void
found_note(struct book *book, const struct found *found)
{
	struct book_problem first;

	if (found->at < 0 || (size_t)found->at >= book->place_count)
		return;
	if (found->first == NO_INT || (size_t)found->first >= book->place_count) {
		book_problem_add(book, (size_t)found->at, found->member, "%s", found->detail);
		return;
	}
	first = problem_at(book, (size_t)found->first, "");
	book_problem_add(book, (size_t)found->at, found->member, "%s is about this already",
	    book_where(book->arena, &first));
}

void
book_problems(const struct book *book, struct book_report *report)
{
	size_t kept = book->problem_count < BOOK_PROBLEMS_MOST ? book->problem_count : BOOK_PROBLEMS_MOST;

	report->problem_count = (int64_t)book->problem_count;
	report->problems =
	    (struct rows){ .count = kept, .stride = sizeof(struct book_problem), .items = book->problems };
}

bool
book_report(struct book *book, const char *answer, struct book_report *report)
{
	struct told read;

	if (wire_read(book->arena, answer, strlen(answer), answer_fields, WIRE_OWN, &read, NULL, NULL) != OK)
		return false;
	for (size_t i = 0; i < read.problems.count; i++)
		found_note(book, &((const struct found *)read.problems.items)[i]);
	*report = (struct book_report){
		.organizations = read.organizations,
		.sites = read.sites,
		.services = read.services,
		.people = read.people,
		.rooms_made = read.rooms_made,
	};
	book_problems(book, report);
	return true;
}

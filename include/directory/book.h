/* A directory as a file tells it: organizations, sites, services with their hours, and who picks up. Reading
 * judges each cell or member by the field tables that the API reads by, and notes everything that is wrong by
 * its place; what came of it goes to PostgreSQL in one piece, which stores all of it or nothing. */
#ifndef PORCHLIGHT_DIRECTORY_BOOK_H
#define PORCHLIGHT_DIRECTORY_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/field.h"

enum book_format { BOOK_CSV, BOOK_HSDS };
extern const struct choices book_format_choices; /* csv, hsds */

struct book_problem {
	int64_t     line;    /* of the text; NO_INT: told by the pointer */
	const char *column;  /* of CSV; else NULL */
	const char *pointer; /* JSON Pointer into the text, or into that line of it; of CSV NULL */
	const char *detail;  /* a sentence's end: what is wrong and what is expected */
};
extern const struct field book_problem_fields[];

enum { BOOK_PROBLEMS_MOST = 1000 }; /* kept; more are counted */

struct book;

/* What PostgreSQL did with a book, or would do. */
struct book_count {
	int64_t made, changed, same;
};
extern const struct field book_count_fields[];

struct book_report {
	struct book_count organizations, sites, services, people;
	int64_t           rooms_made;
	int64_t           problem_count; /* also of those past BOOK_PROBLEMS_MOST */
	struct rows       problems;      /* struct book_problem */
};

extern const struct field book_report_fields[];

/* Lives in the arena, but for buffers that book_close frees. */
struct book *book_open(struct arena *arena);
void         book_close(struct book *book);

void book_read(struct book *book, enum book_format format, const char *text, size_t size);

/* For directory_import(); what a problem was found with is not in it. */
const char *book_json(struct book *book);
/* PostgreSQL's answer, JSON: its problems are told by the places of the book's own. false: it can't be read.
 */
bool book_report(struct book *book, const char *answer, struct book_report *report);
/* What was found while reading, when PostgreSQL is not asked. */
void book_problems(const struct book *book, struct book_report *report);
/* Services that are no longer offered, or something else than people here look for, were passed by. */
size_t book_passed_by(const struct book *book);

/* "line 4, zone" or "/services/0/name": where a problem is, for a person. */
const char *book_where(struct arena *arena, const struct book_problem *problem);
/* One sentence: what was done, or would be. */
const char *book_said(struct arena *arena, const struct book_report *report);

#endif

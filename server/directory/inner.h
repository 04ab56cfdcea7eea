/* What the files of this room share: a book while it is read. */
#ifndef PORCHLIGHT_DIRECTORY_INNER_H
#define PORCHLIGHT_DIRECTORY_INNER_H

#include "base/buffer.h"
#include "directory/book.h"
#include "directory/sheet.h"
#include "domain/problem.h"

/* Where a member of ours stands in somebody else's object. */
struct book_spot {
	const char *member, *pointer; /* NULL member ends */
};

/* What a row is told by: a line of CSV, or an object. */
struct book_place {
	long                    line;    /* 0: none */
	const char             *pointer; /* NULL: of CSV */
	const struct book_spot *spots;   /* NULL: members have the same names */
};

struct book {
	struct arena        *arena;
	enum book_format     format;
	size_t               place_count, place_capacity;
	struct book_place   *places;
	size_t               problem_count; /* all of them */
	struct book_problem *problems;      /* BOOK_PROBLEMS_MOST places, taken with the first */
	struct buffer        rows[SHEET_KINDS_MOST];
	struct buffer
	    bad; /* names and keys of what has a problem, as JSON items: whoever refers to it has none */
	struct buffer json;
	size_t        passed_by;
};

/* A new place; its number goes to SQL and comes back with what is wrong there. */
size_t book_place_add(struct book *book, struct book_place place);
/* Notes a problem of ours. */
__attribute__((format(printf, 4, 5))) void book_problem_add(
    struct book *book, size_t at, const char *member, const char *format, ...);
/* Judges an object of ours by its table; what is wrong is noted at that place. */
void book_judge(
    struct book *book, size_t at, const struct field *fields, void *noun, const char *json, size_t size);
/* Whoever refers to this needn't be told that it is not there. */
void book_bad_add(struct book *book, const char *name);
/* Appends a row of that kind if no problem was noted since `problems`, and says whether. */
bool book_row_add(struct book *book, size_t kind, const struct buffer *row, size_t problems);

/* --- writing JSON; a NULL text is left out --- */
void json_text(struct buffer *into, const char *name, const char *text);
void json_real(struct buffer *into, const char *name, double number); /* NAN is left out */
void json_int(struct buffer *into, const char *name, int64_t number); /* NO_INT is left out */
void json_texts(struct buffer *into, const char *name, const struct texts *texts);
/* Opens a member that is an object; close it with buffer_put_char(into, '}'). */
void json_object(struct buffer *into, const char *name);

extern const struct field directory_service_fields[];

/* --- hours.c --- */
/* "MO-FR 09:00-17:00; SA 22:00-02:00 2026-06-01.." as rules, "2026-12-25 closed (Christmas)" as exceptions,
 * each a member behind a comma. Cells that can't be read are problems. */
void hours_cell_put(struct book *book, size_t at, const char *cell, struct buffer *more);
void exceptions_cell_put(struct book *book, size_t at, const char *cell, struct buffer *more);

/* Appends a member that is a list of objects, behind a comma. */
void rows_put(struct buffer *more, const char *name, const struct field *fields, const struct rows *rows);

/* --- hsds_read.c --- */
void hsds_read(struct book *book, const char *text, size_t size);

#endif

/* Rows of a CSV file by field tables: the header row names members, so a cell is judged exactly as a JSON
 * member would be. A file may hold several kinds of rows; then its column `record` says which. */
#ifndef PORCHLIGHT_DIRECTORY_SHEET_H
#define PORCHLIGHT_DIRECTORY_SHEET_H

#include "base/buffer.h"
#include "directory/book.h"

/* Members of a row. In the JSON that SQL gets they stand under the part's name, beside `at`, the row's place.
 */
struct sheet_part {
	const char         *name;
	const struct field *fields;
	size_t              size; /* of its struct */
	/* Looks at what field tables can't say, and may append further members, each behind a comma. NULL:
	 * nothing more. */
	void (*look)(struct book *book, size_t at, const void *noun, struct buffer *more);
};

struct sheet_kind {
	const char              *name; /* in column `record` */
	const struct sheet_part *parts;
	size_t                   part_count;
	const char *const       *columns; /* that a file of this kind alone must have; NULL ends */
};

enum { SHEET_KINDS_MOST = 8 };

/* Without a column `record` all rows are of kinds[usual]. */
void sheet_read(struct book *book, const struct sheet_kind *kinds, size_t count, size_t usual,
    const char *text, size_t size);
/* The rows of a kind that nothing was wrong with, as a JSON array. */
const char *sheet_rows(struct book *book, size_t kind);

/* Notes a problem with a row. column may be "". */
__attribute__((format(printf, 4, 5))) void sheet_problem(
    struct book *book, size_t at, const char *column, const char *format, ...);

/* The kinds of a directory's rows, for help texts. */
extern const struct sheet_kind directory_kinds[];
enum { DIRECTORY_ORGANIZATION, DIRECTORY_SITE, DIRECTORY_SERVICE, DIRECTORY_PERSON, DIRECTORY_KINDS };

/* --- the other way --- */
/* The columns that a directory is exported with: `record`, then every member of every kind once. */
struct texts sheet_columns(struct arena *arena);
/* A line of CSV. A cell that a spreadsheet would take for a formula gets an apostrophe, which reading takes
 * away. */
void sheet_line_put(struct buffer *into, const struct texts *cells);

#endif

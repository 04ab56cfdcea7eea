/* What the two halves of importing share: the file and the database (import.c), and one row (import_row.c).
 */
#ifndef PORCHLIGHT_APP_IMPORT_INNER_H
#define PORCHLIGHT_APP_IMPORT_INNER_H

#include "directory/csv.h"
#include "import.h"

/* Where a column's cells belong. */
struct column {
	const struct import_part *part;
	const struct field       *field;
};

struct import {
	const struct import_kind *kind;
	struct owner             *owner;
	const char               *path;
	struct csv                csv;
	struct column             columns[CSV_CELLS_MOST]; /* by the header */
	long                      line;                    /* being read */
	size_t                    problems;
	struct buffer             rows; /* JSON */
};

/* Says a problem of that line and counts it. */
void import_problem_at(struct import *import, long line, const char *column, const char *detail);
/* Appends the row as JSON to import->rows, and says what is wrong with it. */
void import_row_put(struct import *import, const struct csv_record *record);

#endif

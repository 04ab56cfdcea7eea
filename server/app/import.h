/* What importing a CSV file takes, whatever is in it: the header row names members of the same field tables
 * that the API reads by, so a cell is judged exactly as a JSON member would be. All problems are said, by
 * line and column, before anything is written. */
#ifndef PORCHLIGHT_APP_IMPORT_H
#define PORCHLIGHT_APP_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "owner.h"

struct import;

/* Members of a row. In the JSON that SQL gets they stand under the part's name, beside `line`. */
struct import_part {
	const char         *name;
	const struct field *fields;
	size_t              size; /* of its struct */
	/* Looks at what field tables can't say; adds with import_problem. NULL: nothing more. */
	void (*look)(struct import *import, const void *noun);
};

struct import_kind {
	const char               *command;
	const struct import_part *parts;
	size_t                    part_count;
	const char *const        *columns; /* that the header must have; NULL ends */
	enum statement problems;           /* $1 rows: line, column, detail of what only the database knows */
	enum statement apply; /* $1 rows, $2 keep (false: a dry run): what was done, in one sentence */
};

/* Notes a problem at the line being read. */
__attribute__((format(printf, 3, 4))) void import_problem(
    struct import *import, const char *column, const char *format, ...);

/* The whole command, from its words on. */
int import_run(const struct import_kind *kind, int argc, char **argv);

#endif

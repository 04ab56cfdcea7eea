/* Comma-separated values as RFC 4180 has them: a cell may be quoted, and then hold commas, line ends and
 * doubled quotes. A byte order mark (spreadsheets write one) is skipped, white space around an unquoted cell
 * too, and so are lines with nothing on them. */
#ifndef PORCHLIGHT_DIRECTORY_CSV_H
#define PORCHLIGHT_DIRECTORY_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct csv_record {
	long         line; /* where it begins, from 1 */
	size_t       count;
	const char **cells;
};

struct csv {
	size_t             count;
	struct csv_record *records;
};

enum { CSV_BYTES_MOST = 16 << 20, CSV_RECORDS_MOST = 20000, CSV_CELLS_MOST = 128 };

/* Everything is copied into the arena. false, with a sentence in why: a quote that does not end, a NUL, or
 * more than the limits. */
bool csv_read(
    struct arena *arena, const char *text, size_t size, struct csv *csv, char *why, size_t why_size);

#endif

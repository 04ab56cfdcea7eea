/* A committed transaction as the change stream tells it: rows of text columns, in the order they were
 * written. Made by `replica`, applied by `board` and `roster`, which may not know each other. */
#ifndef PORCHLIGHT_DOMAIN_CHANGE_H
#define PORCHLIGHT_DOMAIN_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum change_kind { CHANGE_INSERT, CHANGE_UPDATE, CHANGE_DELETE, CHANGE_TRUNCATE };

struct change_row {
	enum change_kind   kind;
	const char        *relation; /* table name without schema */
	size_t             count;    /* columns; a DELETE has only the key's values, the others are NULL */
	const char *const *names;
	const char *const *values; /* PostgreSQL's text output, TimeZone UTC; NULL is SQL NULL */
	const bool *unchanged; /* true: a TOASTed value that the stream left out because it did not change */
};

struct change {
	uint64_t pos; /* WAL position of the commit's end: the position of every view it touched */
	int64_t  committed_at_us;
	size_t   count;
	const struct change_row *rows; /* valid during the call only */
};

/* PostgreSQL's own spelling, "16/B374D848". into has POSITION_TEXT_SIZE bytes. */
#define POSITION_TEXT_SIZE 20
void position_print(uint64_t pos, char *into);
bool position_read(const char *text, uint64_t *pos);

#endif

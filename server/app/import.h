/* What importing a file takes at a terminal: reading it, and saying each problem by its place before anything
 * is written. */
#ifndef PORCHLIGHT_APP_IMPORT_H
#define PORCHLIGHT_APP_IMPORT_H

#include "directory/book.h"
#include "directory/sheet.h"
#include "owner.h"

/* The whole file, or standard input for "-". false: it was said. */
bool import_file_read(struct owner *owner, const char *path, struct buffer *text);
/* Says each problem on standard error; false: there were some. */
bool import_is_right(const struct owner *owner, const char *path, const struct book_report *report);
/* Only lists the columns of a kind of row, and what each holds. */
void import_columns_print(const struct sheet_kind *kind);

#endif

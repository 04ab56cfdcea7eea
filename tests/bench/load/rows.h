/* Rows of a database as a file, for rooms.c: tables separated by 0x1d, rows by 0x1e, fields by 0x1f. A
 * table's first row has its name and its columns; in the others each value has a letter before it, v for a
 * text, n for NULL. */
#ifndef PORCHLIGHT_BENCH_ROWS_H
#define PORCHLIGHT_BENCH_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/change.h"

enum { ROW_COLUMNS_MOST = 64 };

void rows_read(const char *path, void (*take)(const struct change_row *row));
/* The row of a table whose column `id` has that value; NULL when there is none. Stays until the next call of
 * this function. */
const struct change_row *rows_find(const char *path, const char *relation, const char *id);
size_t                   rows_column(const struct change_row *row, const char *name);

#endif

/* One cell of a CSV file as JSON, by its member's kind: text, number, yes or no, list. */
#ifndef PORCHLIGHT_DIRECTORY_CELL_H
#define PORCHLIGHT_DIRECTORY_CELL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/field.h"

/* An empty cell says "not stated" where that can be said, and nothing where it can't. */
bool cell_counts(const struct field *field, const char *cell);
/* What a cell can't be goes in as a string, for wire to judge. */
void cell_put(struct buffer *into, struct arena *arena, const struct field *field, const char *cell);

/* Without the apostrophe that keeps a spreadsheet from taking it for a formula. */
const char *cell_bare(const char *cell);
/* Cuts the next piece of a cell's list off, which semicolons part; a backslash keeps one within. NULL: no
 * more. */
char *piece_take(char **at, bool notes);
/* Takes the backslashes out. */
void piece_bare(char *text);

#endif

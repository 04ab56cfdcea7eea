/* One row of a CSV file as JSON, judged by the field tables. A cell becomes what its member's kind says:
 * text, number, yes or no, list. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import_inner.h"
#include "wire/wire.h"

/* As JSON writes numbers: no sign but minus, no leading zero, no space. */
static bool
is_number(const char *text)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	char       *end;

	if (digits[0] < '0' || digits[0] > '9' || (digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
	    || strspn(text, "-0123456789.") != strlen(text))
		return false;
	errno = 0;
	strtod(text, &end);
	return errno == 0 && *end == '\0' && end[-1] != '.';
}

static const char *
truth_of(const char *cell)
{
	if (strcmp(cell, "yes") == 0 || strcmp(cell, "true") == 0)
		return "true";
	if (strcmp(cell, "no") == 0 || strcmp(cell, "false") == 0)
		return "false";
	return NULL;
}

/* "a; b" as ["a","b"]. */
static void
list_put(struct import *import, const char *cell)
{
	const char *comma = "";

	buffer_put_char(&import->rows, '[');
	while (*(cell += strspn(cell, " ;")) != '\0') {
		size_t size = strcspn(cell, ";");
		size_t kept = size;

		while (kept > 0 && cell[kept - 1] == ' ')
			kept--;
		buffer_put_text(&import->rows, comma);
		wire_write_text(&import->rows, arena_text_n(import->owner->arena, cell, kept));
		comma = ",";
		cell += size;
	}
	buffer_put_char(&import->rows, ']');
}

/* What a cell is in JSON; what it can't be goes in as a string, for wire to refuse. */
static void
cell_put(struct import *import, const struct field *field, const char *cell)
{
	const char *truth = truth_of(cell);

	if (cell[0] == '\0' && field->kind != FIELD_TEXTS)
		buffer_put_text(&import->rows, "null");
	else if (field->kind == FIELD_TEXTS)
		list_put(import, cell);
	else if ((field->kind == FIELD_BOOL || field->kind == FIELD_ANSWER) && truth != NULL)
		buffer_put_text(&import->rows, truth);
	else if ((field->kind == FIELD_INT || field->kind == FIELD_REAL) && is_number(cell))
		buffer_put_text(&import->rows, cell);
	else
		wire_write_text(&import->rows, cell);
}

/* An empty cell says "not stated" where that can be said, and nothing where it can't. */
static bool
cell_counts(const struct field *field, const char *cell)
{
	return cell[0] != '\0' || (field->flags & FIELD_NULLABLE) != 0 || field->kind == FIELD_TEXTS;
}

/* The members of one part as a JSON object, read back by the very table that the API uses. */
static void
part_put(struct import *import, const struct import_part *part, const struct csv_record *record)
{
	size_t        began = import->rows.size;
	const char   *comma = "";
	struct faults faults = { 0 };
	void         *noun = arena_take(import->owner->arena, part->size);

	buffer_put_char(&import->rows, '{');
	for (size_t i = 0; i < record->count; i++) {
		const struct column *column = &import->columns[i];

		if (column->part != part || !cell_counts(column->field, record->cells[i]))
			continue;
		buffer_put_text(&import->rows, comma);
		wire_write_text(&import->rows, column->field->name);
		buffer_put_char(&import->rows, ':');
		cell_put(import, column->field, record->cells[i]);
		comma = ",";
	}
	buffer_put_char(&import->rows, '}');
	if (wire_read(import->owner->arena, import->rows.bytes + began, import->rows.size - began,
		part->fields, WIRE_BODY, noun, NULL, &faults)
		!= OK
	    && faults.count == 0)
		import_problem(import, "", "it can't be read");
	if (part->look != NULL)
		part->look(import, noun);
	for (size_t i = 0; i < faults.count; i++) {
		const char *pointer = faults.items[i].pointer;
		char        column[64];

		snprintf(column, sizeof column, "%.*s", (int)strcspn(pointer + (pointer[0] == '/'), "/"),
		    pointer + (pointer[0] == '/'));
		import_problem_at(import, import->line, column, faults.items[i].detail);
	}
}

/* A row with a problem is left out, so that the database can still say what is wrong with the others. */
void
import_row_put(struct import *import, const struct csv_record *record)
{
	const struct csv_record *header = &import->csv.records[0];
	size_t                   began = import->rows.size, problems = import->problems;

	import->line = record->line;
	if (record->count != header->count) {
		import_problem(
		    import, "", "it has %zu cells where the header has %zu", record->count, header->count);
		return;
	}
	buffer_print(&import->rows, "%s{\"line\":%ld", import->rows.size > 1 ? ",\n" : "", record->line);
	for (size_t i = 0; i < import->kind->part_count; i++) {
		buffer_put_char(&import->rows, ',');
		wire_write_text(&import->rows, import->kind->parts[i].name);
		buffer_put_char(&import->rows, ':');
		part_put(import, &import->kind->parts[i], record);
	}
	buffer_put_char(&import->rows, '}');
	if (import->problems > problems)
		import->rows.size = began;
}

/* The header row says which member each column holds; then row after row becomes JSON, judged by the tables.
 */
#include "directory/sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "directory/csv.h"
#include "inner.h"
#include "wire/wire.h"

#define RECORD "record"

enum { COLUMN_SAID_MOST = 60 }; /* bytes of a name that nobody knows */

/* What is not told in an export; an import leaves it as it is. */
#define UNTOLD "(confidential)"

struct sheet {
	struct book             *book;
	const struct sheet_kind *kinds;
	size_t                   count, usual;
	struct csv               csv;
	size_t                   record;         /* the column that says the kind; CSV_CELLS_MOST: none */
	const struct sheet_kind *kind;           /* of the row being read */
	size_t                   kind_index, at; /* likewise */
};

void
sheet_problem(struct book *book, size_t at, const char *column, const char *format, ...)
{
	char    detail[300];
	va_list values;

	va_start(values, format);
	vsnprintf(detail, sizeof detail, format, values);
	va_end(values);
	book_problem_add(book, at, column, "%s", detail);
}

const char *
sheet_rows(struct book *book, size_t kind)
{
	const struct buffer *rows = &book->rows[kind];

	return arena_print(book->arena, "[%s]", rows->size == 0 ? "" : rows->bytes);
}

static const struct field *
member_find(const struct sheet_kind *kind, const char *name, const struct sheet_part **part)
{
	const struct field *field = NULL;

	for (size_t i = 0; i < kind->part_count && field == NULL; i++) {
		*part = &kind->parts[i];
		field = field_find((*part)->fields, name);
	}
	return field;
}

/* --- the header --- */

static bool
column_known(const struct sheet *sheet, const char *name)
{
	const struct sheet_part *part;

	for (size_t i = 0; i < sheet->count; i++)
		if (member_find(&sheet->kinds[i], name, &part) != NULL)
			return true;
	return false;
}

static void
header_cell_read(struct sheet *sheet, const struct csv_record *header, size_t i)
{
	const char *name = header->cells[i];

	if (sheet->count > 1 && strcmp(name, RECORD) == 0)
		sheet->record = i;
	else if (!column_known(sheet, name))
		sheet_problem(sheet->book, sheet->at,
		    arena_text_n(sheet->book->arena, name, strnlen(name, COLUMN_SAID_MOST)),
		    "there is no such column");
	for (size_t before = 0; before < i; before++)
		if (strcmp(header->cells[before], name) == 0)
			sheet_problem(sheet->book, sheet->at, name, "this column stands twice");
}

static size_t
column_find(const struct csv_record *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (strcmp(header->cells[i], name) == 0)
			return i;
	return CSV_CELLS_MOST;
}

static bool
header_read(struct sheet *sheet)
{
	const struct csv_record *header = &sheet->csv.records[0];
	size_t                   problems = sheet->book->problem_count;

	sheet->record = CSV_CELLS_MOST;
	sheet->at = book_place_add(
	    sheet->book, (struct book_place){ .line = sheet->csv.count == 0 ? 1 : header->line });
	if (sheet->csv.count == 0) {
		sheet_problem(sheet->book, sheet->at, "", "there is no header row");
		return false;
	}
	for (size_t i = 0; i < header->count; i++)
		header_cell_read(sheet, header, i);
	for (const char *const *wanted = sheet->kinds[sheet->usual].columns;
	     sheet->record == CSV_CELLS_MOST && *wanted != NULL; wanted++)
		if (column_find(header, *wanted) == CSV_CELLS_MOST)
			sheet_problem(sheet->book, sheet->at, *wanted, "this column is missing");
	return sheet->book->problem_count == problems;
}

/* --- a row --- */

static void
part_put(struct sheet *sheet, const struct sheet_part *part, const struct csv_record *record,
    struct buffer *row, struct buffer *more)
{
	const struct csv_record *header = &sheet->csv.records[0];
	size_t                   began = row->size;
	const char              *comma = "";
	void                    *noun = arena_take(sheet->book->arena, part->size);

	buffer_put_char(row, '{');
	for (size_t i = 0; i < record->count; i++) {
		const struct sheet_part *of = NULL;
		const struct field      *field =
                    i == sheet->record ? NULL : member_find(sheet->kind, header->cells[i], &of);

		if (field == NULL || of != part || !cell_counts(field, record->cells[i])
		    || strcmp(record->cells[i], UNTOLD) == 0)
			continue;
		buffer_put_text(row, comma);
		wire_write_text(row, field->name);
		buffer_put_char(row, ':');
		cell_put(row, sheet->book->arena, field, cell_bare(record->cells[i]));
		comma = ",";
	}
	buffer_put_char(row, '}');
	book_judge(sheet->book, sheet->at, part->fields, noun, row->bytes + began, row->size - began);
	if (part->look != NULL)
		part->look(sheet->book, sheet->at, noun, more);
}

/* The kind of row, from its column or the usual one. */
static bool
kind_read(struct sheet *sheet, const struct csv_record *record)
{
	struct buffer names = { 0 };

	sheet->kind_index = sheet->usual;
	if (sheet->record != CSV_CELLS_MOST) {
		const char *name = record->cells[sheet->record];

		for (sheet->kind_index = 0; sheet->kind_index < sheet->count; sheet->kind_index++)
			if (strcmp(sheet->kinds[sheet->kind_index].name, name) == 0)
				break;
	}
	if (sheet->kind_index < sheet->count) {
		sheet->kind = &sheet->kinds[sheet->kind_index];
		return true;
	}
	for (size_t i = 0; i < sheet->count; i++)
		buffer_print(&names, "%s%s", i > 0 ? ", " : "", sheet->kinds[i].name);
	sheet_problem(sheet->book, sheet->at, RECORD, "one of: %s", names.bytes);
	buffer_done(&names);
	return false;
}

/* A cell that this kind of row has no place for was meant to say something. */
static void
strays_note(struct sheet *sheet, const struct csv_record *record)
{
	const struct csv_record *header = &sheet->csv.records[0];
	const struct sheet_part *part;

	for (size_t i = 0; i < record->count; i++)
		if (i != sheet->record && record->cells[i][0] != '\0'
		    && member_find(sheet->kind, header->cells[i], &part) == NULL)
			sheet_problem(sheet->book, sheet->at, header->cells[i],
			    "a row of kind %s has no such column; leave the cell empty", sheet->kind->name);
}

/* A row with a problem is left out, so that the database can still say what is wrong with the others. */
static void
row_read(struct sheet *sheet, const struct csv_record *record)
{
	const struct csv_record *header = &sheet->csv.records[0];
	size_t                   problems = sheet->book->problem_count;
	struct buffer            row = { 0 }, more = { 0 };

	sheet->at = book_place_add(sheet->book, (struct book_place){ .line = record->line });
	if (record->count != header->count) {
		sheet_problem(sheet->book, sheet->at, "", "it has %zu cells where the header has %zu",
		    record->count, header->count);
	} else if (kind_read(sheet, record)) {
		strays_note(sheet, record);
		buffer_print(&row, "{\"at\":%zu", sheet->at);
		for (size_t i = 0; i < sheet->kind->part_count; i++) {
			buffer_print(&row, ",\"%s\":", sheet->kind->parts[i].name);
			part_put(sheet, &sheet->kind->parts[i], record, &row, &more);
		}
		if (more.size > 0)
			buffer_put(&row, more.bytes, more.size);
		buffer_put_char(&row, '}');
		book_row_add(sheet->book, sheet->kind_index, &row, problems);
	}
	for (size_t i = 0; sheet->book->problem_count > problems && i < record->count && i < header->count;
	     i++)
		if (strcmp(header->cells[i], "name") == 0 || strcmp(header->cells[i], "id") == 0)
			book_bad_add(sheet->book, record->cells[i]);
	buffer_done(&row);
	buffer_done(&more);
}

void
sheet_read(struct book *book, const struct sheet_kind *kinds, size_t count, size_t usual, const char *text,
    size_t size)
{
	struct sheet sheet = { .book = book, .kinds = kinds, .count = count, .usual = usual };
	char         why[200];

	if (!csv_read(book->arena, text, size, &sheet.csv, why, sizeof why)) {
		/* "line 4: ..." is a place. */
		static const char word[] = "line ";
		char             *rest = why;
		long              line = 0;

		if (strncmp(why, word, sizeof word - 1) == 0)
			line = strtol(why + sizeof word - 1, &rest, 10);
		sheet.at = book_place_add(book, (struct book_place){ .line = line });
		sheet_problem(book, sheet.at, "", "%s", rest + strspn(rest, ": "));
		return;
	}
	if (!header_read(&sheet))
		return;
	for (size_t i = 1; i < sheet.csv.count; i++)
		row_read(&sheet, &sheet.csv.records[i]);
}

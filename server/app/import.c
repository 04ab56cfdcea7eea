/* Reads the file, judges every cell, and hands all rows to PostgreSQL at once: what is imported is all of it
 * or nothing. */
#include "import_inner.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"

enum { PROBLEMS_SAID_MOST = 200 };

struct import_words {
	bool dry_run, columns;
};

const struct option_row import_options[] = {
	{ .name = "--dry-run",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct import_words, dry_run),
	    .help = "Say what would be done, and do nothing." },
	{ .name = "--columns",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct import_words, columns),
	    .help = "Only list the columns that the header row may name, and what each holds." },
	{ 0 },
};

void
import_problem_at(struct import *import, long line, const char *column, const char *detail)
{
	import->problems++;
	if (import->problems <= PROBLEMS_SAID_MOST)
		fprintf(stderr, "%s:%ld: %s%s%s\n", import->path, line, column, column[0] == '\0' ? "" : ": ",
		    detail);
}

void
import_problem(struct import *import, const char *column, const char *format, ...)
{
	char    detail[256];
	va_list values;

	va_start(values, format);
	vsnprintf(detail, sizeof detail, format, values);
	va_end(values);
	import_problem_at(import, import->line, column, detail);
}

/* --- the header --- */

static void
header_cell_read(struct import *import, size_t at)
{
	const struct csv_record *header = &import->csv.records[0];
	const char              *name = header->cells[at];
	struct column           *column = &import->columns[at];

	for (size_t i = 0; i < import->kind->part_count && column->field == NULL; i++) {
		column->part = &import->kind->parts[i];
		column->field = field_find(column->part->fields, name);
	}
	if (column->field == NULL)
		import_problem(import, name, "there is no such column (see `porchlight help %s`)",
		    import->kind->command);
	for (size_t i = 0; i < at; i++)
		if (strcmp(header->cells[i], name) == 0)
			import_problem(import, name, "this column stands twice");
}

static bool
header_read(struct import *import)
{
	const struct csv_record *header = &import->csv.records[0];

	import->line = 1;
	if (import->csv.count == 0) {
		import_problem(import, "", "there is no header row");
		return false;
	}
	import->line = header->line;
	for (size_t i = 0; i < header->count; i++)
		header_cell_read(import, i);
	for (const char *const *wanted = import->kind->columns; *wanted != NULL; wanted++) {
		size_t i = 0;

		while (i < header->count && strcmp(header->cells[i], *wanted) != 0)
			i++;
		if (i == header->count)
			import_problem(import, *wanted, "this column is missing");
	}
	return import->problems == 0;
}

/* --- the file, and the database --- */

static bool
file_read(struct import *import)
{
	FILE         *file = strcmp(import->path, "-") == 0 ? stdin : fopen(import->path, "re");
	struct buffer text = { 0 };
	char          block[65536];
	size_t        size;
	bool          done = file != NULL;

	while (done && text.size <= CSV_BYTES_MOST && (size = fread(block, 1, sizeof block, file)) > 0)
		buffer_put(&text, block, size);
	done = done && !ferror(file);
	if (!done)
		snprintf(import->owner->why, sizeof import->owner->why, "%s", strerrordesc_np(errno));
	if (file != NULL && file != stdin)
		fclose(file);
	done = done
	    && csv_read(import->owner->arena, text.size == 0 ? "" : text.bytes, text.size, &import->csv,
		import->owner->why, sizeof import->owner->why);
	buffer_done(&text);
	if (!done)
		fprintf(stderr, "porchlight %s: %s: %s\n", import->kind->command, import->path,
		    import->owner->why);
	return done;
}

/* What only the database can tell: no such county, two organizations of that name... */
static bool
database_agrees(struct import *import)
{
	const char     *rows = import->rows.bytes;
	struct db_cells found;

	if (!owner_ask(import->owner, &(struct db_call){ import->kind->problems, 1, &rows }, &found))
		return false;
	for (size_t i = 0; i < found.rows; i++)
		import_problem_at(import, strtol(db_cell(&found, i, 0), NULL, 10), db_cell(&found, i, 1),
		    db_cell(&found, i, 2));
	return import->problems == 0;
}

static bool
rows_apply(struct import *import, bool dry_run)
{
	const char     *params[] = { import->rows.bytes, dry_run ? "false" : "true" };
	struct db_cells counts;

	if (!owner_ask(import->owner, &(struct db_call){ import->kind->apply, 2, params }, &counts))
		return false;
	printf("%s: %s%s\n", import->path, db_cell(&counts, 0, 0), dry_run ? " (nothing was written)" : "");
	return true;
}

static bool
import_file(struct import *import, bool dry_run)
{
	if (!file_read(import))
		return false;
	if (header_read(import)) {
		buffer_put_char(&import->rows, '[');
		for (size_t i = 1; i < import->csv.count; i++)
			import_row_put(import, &import->csv.records[i]);
		buffer_put_char(&import->rows, ']');
		if (database_agrees(import))
			return rows_apply(import, dry_run);
	}
	if (import->problems > 0)
		fprintf(stderr, "porchlight %s: %zu problem%s; nothing was imported\n", import->kind->command,
		    import->problems, import->problems == 1 ? "" : "s");
	return false;
}

static int
columns_print(const struct import_kind *kind)
{
	for (size_t i = 0; i < kind->part_count; i++)
		for (const struct field *field = kind->parts[i].fields; field->name != NULL; field++)
			printf("%-22s %s\n", field->name, field->help == NULL ? "" : field->help);
	return EXIT_DONE;
}

int
import_run(const struct import_kind *kind, int argc, char **argv)
{
	struct import_words words = { 0 };
	struct owner        owner;
	struct import       import = { .kind = kind, .owner = &owner };
	int                 status;

	if ((status = options_or_usage(kind->command, import_options, argc, argv, &words, &import.path, 0, 1))
	    != EXIT_DONE)
		return status;
	if (words.columns)
		return columns_print(kind);
	if (import.path == NULL) {
		fprintf(stderr, "porchlight %s: which file?\nSee `porchlight help %s`.\n", kind->command,
		    kind->command);
		return EXIT_USAGE;
	}
	if ((status = owner_open(&owner, kind->command, 0)) == EXIT_DONE)
		status = import_file(&import, words.dry_run) ? EXIT_DONE : EXIT_FAILED;
	buffer_done(&import.rows);
	owner_close(&owner);
	return status;
}

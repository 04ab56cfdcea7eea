/* `porchlight county import`: the counties that a network's houses lie in. A site names its county by FIPS
 * code, so these come first. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands.h"
#include "domain/county.h"
#include "import.h"

struct county_words {
	bool dry_run, columns;
};

const struct option_row county_import_options[] = {
	{ .name = "--dry-run",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct county_words, dry_run),
	    .help = "Say what would be done, and do nothing." },
	{ .name = "--columns",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct county_words, columns),
	    .help = "Only list the columns that the header row may name, and what each holds." },
	{ 0 },
};

static const struct sheet_part parts[] = {
	{ .name = "facts", .fields = county_fields, .size = sizeof(struct county) },
};
static const char *const       columns[] = { "fips", "state", "name", "latitude", "longitude", NULL };
static const struct sheet_kind kind = { "county", parts, 1, columns };

/* What PostgreSQL finds wrong: a county that stands twice. */
static bool
database_agrees(struct owner *owner, struct book *book, const char *rows)
{
	struct db_cells found;

	if (!owner_ask(owner,
		&(struct db_call){
		    .statement = STATEMENT_county_import_problems, .count = 1, .params = &rows },
		&found))
		return false;
	for (size_t i = 0; i < found.rows; i++)
		sheet_problem(book, (size_t)strtoul(db_cell(&found, i, 0), NULL, 10), db_cell(&found, i, 1),
		    "%s", db_cell(&found, i, 2));
	return true;
}

static bool
counties_import(struct owner *owner, struct book *book, const char *path, bool dry_run)
{
	const char        *rows = sheet_rows(book, 0);
	const char        *params[] = { rows, dry_run ? "false" : "true" };
	struct book_report report = { 0 };
	struct db_cells    said;

	if (!database_agrees(owner, book, rows))
		return false;
	book_problems(book, &report);
	if (!import_is_right(owner, path, &report)
	    || !owner_ask(owner,
		&(struct db_call){ .statement = STATEMENT_county_import, .count = 2, .params = params },
		&said))
		return false;
	printf("%s: %s%s\n", path, db_cell(&said, 0, 0), dry_run ? " (nothing was written)" : "");
	return true;
}

int
command_county_import(int argc, char **argv)
{
	struct county_words words = { 0 };
	struct owner        owner;
	struct buffer       text = { 0 };
	const char         *path = NULL;
	int                 status;

	if ((status =
		    options_or_usage("county import", county_import_options, argc, argv, &words, &path, 0, 1))
	    != EXIT_DONE)
		return status;
	if (words.columns) {
		import_columns_print(&kind);
		return EXIT_DONE;
	}
	if (path == NULL) {
		fprintf(
		    stderr, "porchlight county import: which file?\nSee `porchlight help county import`.\n");
		return EXIT_USAGE;
	}
	if ((status = owner_open(&owner, "county import", 0)) == EXIT_DONE) {
		struct book *book = book_open(owner.arena);

		status = EXIT_FAILED;
		if (import_file_read(&owner, path, &text)) {
			sheet_read(book, &kind, 1, 0, text.bytes, text.size);
			status = counties_import(&owner, book, path, words.dry_run) ? EXIT_DONE : EXIT_FAILED;
		}
		book_close(book);
	}
	buffer_done(&text);
	owner_close(&owner);
	return status;
}

/* `porchlight directory import`: organizations, sites, services and people from a spreadsheet or from another
 * directory. `porchlight site import` is the same for files that hold nothing but sites. */
#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "import.h"

struct directory_words {
	bool        dry_run, columns;
	const char *format;
};

#define DRY_RUN                                                                                              \
	{                                                                                                    \
		.name = "--dry-run", .kind = OPTION_FLAG,                                                    \
		.offset = offsetof(struct directory_words, dry_run),                                         \
		.help = "Say what would be done, and do nothing."                                            \
	}
#define COLUMNS                                                                                              \
	{                                                                                                    \
		.name = "--columns", .kind = OPTION_FLAG,                                                    \
		.offset = offsetof(struct directory_words, columns),                                         \
		.help = "Only list the columns that the header row may name, and what each holds."           \
	}

const struct option_row directory_import_options[] = {
	DRY_RUN,
	COLUMNS,
	{ .name = "--format",
	    .kind = OPTION_TEXT,
	    .placeholder = "csv|hsds",
	    .offset = offsetof(struct directory_words, format),
	    .help = "What the file is; else told by how it begins." },
	{ 0 },
};

const struct option_row site_import_options[] = { DRY_RUN, COLUMNS, { 0 } };

/* JSON begins with a bracket, and no header row does. */
static int
format_guess(const struct buffer *text)
{
	size_t at = 0;

	while (at < text->size && (isspace((unsigned char)text->bytes[at]) || (text->bytes[at] & 0x80) != 0))
		at++;
	return at < text->size && strchr("[{", text->bytes[at]) != NULL ? BOOK_HSDS : BOOK_CSV;
}

static bool
book_store(struct owner *owner, struct book *book, const char *path, bool dry_run)
{
	const char        *params[] = { NULL, NULL };
	struct book_report report = { 0 };
	struct db_cells    answer;

	/* What reading found is told together with what PostgreSQL finds. */
	book_problems(book, &report);
	params[0] = book_json(book);
	params[1] = dry_run || report.problem_count > 0 ? "false" : "true";
	if (!owner_ask(owner,
		&(struct db_call){
		    .statement = STATEMENT_directory_import_run, .count = 2, .params = params },
		&answer))
		return false;
	if (!book_report(book, db_cell(&answer, 0, 0), &report)) {
		fprintf(stderr, "porchlight %s: the database's answer can't be read\n", owner->command);
		return false;
	}
	if (!import_is_right(owner, path, &report))
		return false;
	printf("%s: %s%s\n", path, book_said(owner->arena, &report), dry_run ? " (nothing was written)" : "");
	if (book_passed_by(book) > 0)
		printf("%s: %zu services that are no longer offered were left out\n", path,
		    book_passed_by(book));
	return true;
}

static void
columns_print(bool sites_only)
{
	for (size_t i = 0; i < DIRECTORY_KINDS; i++) {
		if (sites_only && i != DIRECTORY_SITE)
			continue;
		if (!sites_only)
			printf("%srecord = %s\n", i > 0 ? "\n" : "", directory_kinds[i].name);
		import_columns_print(&directory_kinds[i]);
	}
}

static int
directory_import(const char *command, const struct option_row *options, int argc, char **argv)
{
	struct directory_words words = { 0 };
	struct owner           owner;
	struct buffer          text = { 0 };
	const char            *path = NULL;
	int                    status, format = NO_CHOICE;

	if ((status = options_or_usage(command, options, argc, argv, &words, &path, 0, 1)) != EXIT_DONE)
		return status;
	if (words.columns) {
		columns_print(options == site_import_options);
		return EXIT_DONE;
	}
	if (words.format != NULL && (format = choice_find(&book_format_choices, words.format)) == NO_CHOICE)
		fprintf(stderr, "porchlight %s: --format is \"%s\"; it must be csv or hsds\n", command,
		    words.format);
	else if (path == NULL)
		fprintf(stderr, "porchlight %s: which file?\nSee `porchlight help %s`.\n", command, command);
	if (path == NULL || (words.format != NULL && format == NO_CHOICE))
		return EXIT_USAGE;
	if ((status = owner_open(&owner, command, 0)) == EXIT_DONE) {
		struct book *book = book_open(owner.arena);

		status = EXIT_FAILED;
		if (import_file_read(&owner, path, &text)) {
			if (options == site_import_options)
				format = BOOK_CSV;
			book_read(book,
			    (enum book_format)(format == NO_CHOICE ? format_guess(&text) : format),
			    text.bytes, text.size);
			status = book_store(&owner, book, path, words.dry_run) ? EXIT_DONE : EXIT_FAILED;
		}
		book_close(book);
	}
	buffer_done(&text);
	owner_close(&owner);
	return status;
}

int
command_directory_import(int argc, char **argv)
{
	return directory_import("directory import", directory_import_options, argc, argv);
}

int
command_site_import(int argc, char **argv)
{
	return directory_import("site import", site_import_options, argc, argv);
}

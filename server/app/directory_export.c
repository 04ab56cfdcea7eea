/* `porchlight directory export`: a file that `directory import` reads back, here or elsewhere. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "commands.h"
#include "directory/book.h"
#include "directory/export.h"
#include "directory/sheet.h"
#include "owner.h"
#include "wire/wire.h"

struct export_words {
	const char *out, *format;
	bool        confidential;
};

const struct option_row directory_export_options[] = {
	{ .name = "--out",
	    .kind = OPTION_TEXT,
	    .placeholder = "FILE",
	    .offset = offsetof(struct export_words, out),
	    .help = "Where to write it; - for standard output." },
	{ .name = "--format",
	    .kind = OPTION_TEXT,
	    .placeholder = "csv|hsds",
	    .offset = offsetof(struct export_words, format),
	    .help = "csv unless said." },
	{ .name = "--confidential",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct export_words, confidential),
	    .help = "With confidential addresses and whom to call second (csv only): keep such a file as you "
		    "keep a backup." },
	{ 0 },
};

static bool
csv_make(struct owner *owner, bool confidential, struct buffer *text)
{
	static const struct field list[] = { { .name = "cells", .kind = FIELD_TEXTS, .offset = 0 }, { 0 } };
	struct texts              columns = sheet_columns(owner->arena), cells;
	const char               *params[] = { wire_member_to_sql(owner->arena, list, &columns),
                confidential ? "true" : "false" };
	struct db_cells           rows;

	if (!owner_ask(owner,
		&(struct db_call){
		    .statement = STATEMENT_directory_export_run, .count = 2, .params = params },
		&rows))
		return false;
	sheet_line_put(text, &columns);
	for (size_t i = 0; i < rows.rows; i++)
		if (wire_member_from_sql(owner->arena, list, db_cell(&rows, i, 0), &cells))
			sheet_line_put(text, &cells);
	return true;
}

static bool
hsds_make(struct owner *owner, struct buffer *text)
{
	struct directory_export *export =
	    directory_export_open(owner->arena, owner->settings.public_url, clock_wall_us());
	struct db_cells rows;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_directory_entries), &rows))
		return false;
	for (size_t i = 0; i < rows.rows; i++)
		directory_export_add(export, db_cell(&rows, i, 0));
	directory_export_write(export, text);
	return true;
}

/* Written whole or not at all, as far as the disk lets us. */
static bool
file_write(const struct owner *owner, const char *path, const struct buffer *text)
{
	FILE *file = strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
	bool  done = file != NULL && fwrite(text->bytes, 1, text->size, file) == text->size;

	done =
	    (file == NULL || file == stdout ? file != NULL && fflush(file) == 0 : fclose(file) == 0) && done;
	if (!done)
		fprintf(stderr, "porchlight %s: %s: %s\n", owner->command, path, strerrordesc_np(errno));
	return done;
}

int
command_directory_export(int argc, char **argv)
{
	struct export_words words = { .format = "csv" };
	struct owner        owner;
	struct buffer       text = { 0 };
	int                 status, format;

	if ((status = options_or_usage(
		 "directory export", directory_export_options, argc, argv, &words, NULL, 0, 0))
	    != EXIT_DONE)
		return status;
	if ((format = choice_find(&book_format_choices, words.format)) == NO_CHOICE || words.out == NULL) {
		fprintf(stderr, format == NO_CHOICE
				    ? "porchlight directory export: --format must be csv or hsds\n"
				    : "porchlight directory export: where to? Give --out FILE.\n");
		return EXIT_USAGE;
	}
	if ((status = owner_open(&owner, "directory export", 0)) == EXIT_DONE)
		status = (format == BOOK_CSV ? csv_make(&owner, words.confidential, &text)
					     : hsds_make(&owner, &text))
			      && file_write(&owner, words.out, &text)
			   ? EXIT_DONE
			   : EXIT_FAILED;
	buffer_done(&text);
	owner_close(&owner);
	return status;
}

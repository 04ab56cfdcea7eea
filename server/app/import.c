/* Files at the terminal: all that is wrong is said at once, by line and column or by where it stands in a
 * document. */
#include "import.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PROBLEMS_SAID_MOST = 200, FILE_BYTES_MOST = 64 << 20 };

bool
import_file_read(struct owner *owner, const char *path, struct buffer *text)
{
	FILE  *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	char   block[65536];
	size_t size;
	bool   done = file != NULL;

	while (done && text->size <= FILE_BYTES_MOST && (size = fread(block, 1, sizeof block, file)) > 0)
		buffer_put(text, block, size);
	done = done && !ferror(file);
	if (!done)
		fprintf(stderr, "porchlight %s: %s: %s\n", owner->command, path, strerrordesc_np(errno));
	if (file != NULL && file != stdin)
		fclose(file);
	if (done && text->size > FILE_BYTES_MOST) {
		fprintf(stderr, "porchlight %s: %s: it is larger than %d MiB\n", owner->command, path,
		    FILE_BYTES_MOST >> 20);
		return false;
	}
	buffer_put_text(text, "");
	return done;
}

bool
import_is_right(const struct owner *owner, const char *path, const struct book_report *report)
{
	const struct book_problem *problems = report->problems.items;

	for (size_t i = 0; i < report->problems.count && i < PROBLEMS_SAID_MOST; i++) {
		const char *inside = problems[i].column != NULL ? problems[i].column : problems[i].pointer;

		fprintf(stderr, "%s:", path);
		if (problems[i].line != NO_INT)
			fprintf(stderr, "%" PRId64 ":", problems[i].line);
		if (inside != NULL && inside[0] != '\0')
			fprintf(stderr, " %s:", inside);
		fprintf(stderr, " %s\n", problems[i].detail);
	}
	if (report->problem_count > 0)
		fprintf(stderr, "porchlight %s: %" PRId64 " problem%s; nothing was imported\n",
		    owner->command, report->problem_count, report->problem_count == 1 ? "" : "s");
	return report->problem_count == 0;
}

void
import_columns_print(const struct sheet_kind *kind)
{
	for (size_t i = 0; i < kind->part_count; i++)
		for (const struct field *field = kind->parts[i].fields; field->name != NULL; field++)
			printf("%-22s %s\n", field->name, field->help == NULL ? "" : field->help);
}

/* `porchlight report`: the quarter's report as a file, to the letter as it is kept; made and kept first when
 * there is none yet. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "api/report.h"
#include "commands.h"
#include "domain/report.h"
#include "owner.h"
#include "report_verify.h"

struct report_words {
	const char *quarter, *out, *language;
	bool        again, verify;
};

const struct option_row report_options[] = {
	{ .name = "--quarter",
	    .kind = OPTION_TEXT,
	    .placeholder = "2026Q3",
	    .offset = offsetof(struct report_words, quarter),
	    .help = "Of which quarter." },
	{ .name = "--out",
	    .kind = OPTION_TEXT,
	    .placeholder = "FILE",
	    .offset = offsetof(struct report_words, out),
	    .help = "Where to; - or nothing: standard output." },
	{ .name = "--language",
	    .kind = OPTION_TEXT,
	    .placeholder = "en|es",
	    .offset = offsetof(struct report_words, language),
	    .help = "English (en) unless said otherwise." },
	{ .name = "--again",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct report_words, again),
	    .help = "Make a new one, also when one is kept; what was kept stays." },
	{ .name = "--verify",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct report_words, verify),
	    .help = "Count anew what figures are made of, and say where it differs; makes no report." },
	{ 0 },
};

static bool
page_write(const char *out, const char *page)
{
	bool  to_file = out != NULL && strcmp(out, "-") != 0;
	FILE *file = to_file ? fopen(out, "we") : stdout;
	bool  done = file != NULL && fputs(page, file) >= 0 && fflush(file) == 0;

	if (to_file && file != NULL)
		done = fclose(file) == 0 && done;
	if (!done)
		fprintf(stderr, "porchlight report: %s can't be written: %s\n",
		    to_file ? out : "standard output", strerrordesc_np(errno));
	return done;
}

/* The newest that is kept, or one that is made now. */
static enum problem
page_find(struct db *db, struct arena *arena, const struct report_words *words, struct report_page *page)
{
	struct report_made made;
	struct report      report;
	enum problem       p;
	struct db_call     newest = DB_CALL(STATEMENT_report_newest, words->quarter, words->language);

	if (!words->again
	    && (p = db_row(db, arena, &newest, report_page_fields, page, NULL)) != PROBLEM_NOT_FOUND)
		return p;
	if ((p = report_make(db, arena, words->quarter, words->language, &made)))
		return p;
	p = db_row(db, arena,
	    &(struct db_call)DB_CALL(
		STATEMENT_report_add, words->quarter, words->language, made.at, made.page.bytes),
	    report_fields, &report, NULL);
	buffer_done(&made.page);
	return p ? p : db_row(db, arena, &newest, report_page_fields, page, NULL);
}

static bool
report_run(struct owner *owner, const struct report_words *words)
{
	struct report_page page;
	struct db         *db = db_open(&(struct db_settings){
		    .conninfo = owner->settings.owner_database,
		    .application_name = "porchlight report",
		    .shapes = report_shapes,
		    .shape_count = report_shape_count,
        });
	enum problem       p = page_find(db, owner->arena, words, &page);

	if (p == PROBLEM_NOT_FOUND)
		fprintf(stderr,
		    "porchlight report: %s has not been released; the server releases a quarter some days "
		    "after its end\n",
		    words->quarter);
	else if (p)
		fprintf(stderr, "porchlight report: %s\n", problem_text(p)->title);
	db_close(db);
	return p == OK && page_write(words->out, page.page);
}

int
command_report(int argc, char **argv)
{
	struct report_words words = { .language = "en" };
	struct owner        owner;
	char                begin[11];
	int                 status;

	if ((status = options_or_usage("report", report_options, argc, argv, &words, NULL, 0, 0))
	    != EXIT_DONE)
		return status;
	if (!words.verify && !report_quarter_begin(words.quarter, begin)) {
		fprintf(stderr, "porchlight report: %s\nSee `porchlight help report`.\n",
		    words.quarter == NULL ? "say which quarter: --quarter 2026Q3"
					  : "a quarter is written like 2026Q3");
		return EXIT_USAGE;
	}
	if (strcmp(words.language, "en") != 0 && strcmp(words.language, "es") != 0) {
		fprintf(stderr, "porchlight report: a language is en or es\nSee `porchlight help report`.\n");
		return EXIT_USAGE;
	}
	if ((status = owner_open(&owner, "report", 0)) == EXIT_DONE)
		status = (words.verify ? report_verify(&owner) : report_run(&owner, &words)) ? EXIT_DONE
											     : EXIT_FAILED;
	owner_close(&owner);
	return status;
}

/* `porchlight report`: what the network's figures rest on, at the terminal. */
#include <stdio.h>

#include "commands.h"
#include "owner.h"
#include "report_verify.h"

struct report_words {
	bool verify;
};

const struct option_row report_options[] = {
	{ .name = "--verify",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct report_words, verify),
	    .help = "Count every figure anew from the rows and compare the daily sums with it." },
	{ 0 },
};

int
command_report(int argc, char **argv)
{
	struct report_words words = { 0 };
	struct owner        owner;
	int                 status;

	if ((status = options_or_usage("report", report_options, argc, argv, &words, NULL, 0, 0))
	    != EXIT_DONE)
		return status;
	if (!words.verify) {
		fprintf(stderr, "porchlight report: say what: --verify. See porchlight help report\n");
		return EXIT_USAGE;
	}
	if ((status = owner_open(&owner, "report", 0)) == EXIT_DONE)
		status = report_verify(&owner) ? EXIT_DONE : EXIT_FAILED;
	owner_close(&owner);
	return status;
}

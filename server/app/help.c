/* `porchlight help`: what there is, one command in full, the settings as the README prints them, the problems
 * as docs/problems.md does. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "commands.h"
#include "domain/problem.h"
#include "settings.h"

static void
options_print(const struct option_row *rows)
{
	if (rows == NULL || rows->name == NULL)
		return;
	printf("\nOptions:\n");
	for (; rows->name != NULL; rows++) {
		char name[64];

		snprintf(name, sizeof name, "%s%s%s", rows->name, rows->placeholder == NULL ? "" : " ",
		    rows->placeholder == NULL ? "" : rows->placeholder);
		printf("  %-22s %s\n", name, rows->help);
	}
}

void
command_print(const struct command *command)
{
	printf("Usage: porchlight %s%s%s\n\n%s\n", command->name, command->usage[0] == '\0' ? "" : " ",
	    command->usage, command->about);
	options_print(command->options);
}

static void
all_print(void)
{
	printf("Porchlight shows tonight's open rooms in peer respite houses, live, and carries "
	       "introductions to them.\n\n"
	       "Usage: porchlight COMMAND [WORDS]\n\nCommands:\n");
	for (const struct command *command = commands; command->name != NULL; command++)
		printf("  %-15s %s\n", command->name, command->line);
	printf("\n`porchlight help COMMAND` says more of one, `porchlight help settings` lists the "
	       "environment variables, and\n"
	       "`porchlight help problems` what the API may answer. `porchlight --version` prints %s.\n",
	    PORCHLIGHT_VERSION);
}

static void
problems_print(void)
{
	struct buffer page = { 0 };

	problem_print_markdown(&page);
	fwrite(page.bytes, 1, page.size, stdout);
	buffer_done(&page);
}

int
command_help(int argc, char **argv)
{
	const char *topic = argc < 2 ? "" : argv[1];
	char        name[64];

	snprintf(name, sizeof name, "%s%s%s", topic, argc > 2 ? " " : "", argc > 2 ? argv[2] : "");
	if (name[0] == '\0') {
		all_print();
		return EXIT_DONE;
	}
	if (strcmp(name, "settings") == 0) {
		config_print(settings_rows, settings_row_count);
		return EXIT_DONE;
	}
	if (strcmp(name, "problems") == 0) {
		problems_print();
		return EXIT_DONE;
	}
	for (const struct command *command = commands; command->name != NULL; command++) {
		if (strcmp(command->name, name) == 0) {
			command_print(command);
			return EXIT_DONE;
		}
	}
	fprintf(stderr, "porchlight help: there is no \"%s\". See `porchlight help`.\n", name);
	return EXIT_USAGE;
}

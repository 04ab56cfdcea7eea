/* The subcommands of the one binary. Each is a function over its own words (argv[0] is the command's name)
 * and returns the process's exit status: 0 done, 1 it could not be done, 2 it was asked for wrongly (words or
 * settings). */
#ifndef PORCHLIGHT_APP_COMMANDS_H
#define PORCHLIGHT_APP_COMMANDS_H

#include <stddef.h>

#include "options.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
	const char              *name;  /* "user add"; NULL ends the table */
	const char              *line;  /* one line for the list of commands */
	const char              *usage; /* what stands behind the name: "FILE.csv [--dry-run]" */
	const char              *about; /* the paragraphs of its help page */
	const struct option_row *options;
	int (*run)(int argc, char **argv);
};

#define PORCHLIGHT_VERSION "0.1.0"

extern const struct command    commands[];
extern const struct option_row migrate_options[], demo_options[], user_add_options[], county_import_options[],
    directory_import_options[], directory_export_options[], site_import_options[], report_options[];

int command_serve(int argc, char **argv);
int command_migrate(int argc, char **argv);
int command_demo(int argc, char **argv);
int command_user_add(int argc, char **argv);
int command_county_import(int argc, char **argv);
int command_site_import(int argc, char **argv);
int command_directory_import(int argc, char **argv);
int command_directory_export(int argc, char **argv);
int command_report(int argc, char **argv);
int command_status(int argc, char **argv);
int command_key_add(int argc, char **argv);
int command_openapi(int argc, char **argv);
int command_help(int argc, char **argv);

/* A command's help page, to standard output. */
void command_print(const struct command *command);

#endif

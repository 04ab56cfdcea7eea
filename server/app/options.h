/* A command's words, read by a table that its help page is printed from too, so that neither can drift. */
#ifndef PORCHLIGHT_APP_OPTIONS_H
#define PORCHLIGHT_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum option_kind { OPTION_FLAG, OPTION_NUMBER, OPTION_TEXT };

struct option_row {
	const char      *name; /* "--sites"; NULL ends the table */
	enum option_kind kind;
	const char      *placeholder; /* "N"; NULL for a flag */
	size_t           offset;      /* in the command's own struct: bool, long or const char * */
	long             least, most; /* OPTION_NUMBER */
	const char      *help;
};

/* Fills words (bool, long and const char * members keep what they held when the option is absent). What isn't
 * an option is given back in rest, at most rest_most of them; "--" ends the options. On a wrong word writes a
 * sentence into why and returns false. */
bool options_read(const struct option_row *rows, int argc, char **argv, void *words, const char **rest,
    size_t rest_most, char *why, size_t why_size);

/* The same for a command: on a wrong word says so on standard error, and where to read on, and gives back
 * EXIT_USAGE; else EXIT_DONE. Fewer than rest_least words besides options are wrong, too. */
int options_or_usage(const char *command, const struct option_row *rows, int argc, char **argv, void *words,
    const char **rest, size_t rest_least, size_t rest_most);

#endif

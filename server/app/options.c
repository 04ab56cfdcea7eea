/* Reads "--name value", "--name=value" and plain words. Its own reader and not getopt_long, because the table
 * that it reads by is also the help page, and because each wrong word gets a sentence of its own. */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"

/* The row that word names ("--sites" or "--sites=5"), or NULL. */
static const struct option_row *
option_find(const struct option_row *rows, const char *word)
{
	size_t size = strcspn(word, "=");

	for (; rows != NULL && rows->name != NULL; rows++)
		if (strlen(rows->name) == size && strncmp(rows->name, word, size) == 0)
			return rows;
	return NULL;
}

static bool
option_store(const struct option_row *row, const char *value, void *words, char *why, size_t why_size)
{
	void *member = (char *)words + row->offset;
	char *end;
	long  number;

	if (row->kind == OPTION_TEXT) {
		*(const char **)member = value;
		return true;
	}
	errno = 0;
	number = strtol(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || number < row->least || number > row->most) {
		snprintf(why, why_size, "%s is \"%s\"; it must be a whole number from %ld to %ld", row->name,
		    value, row->least, row->most);
		return false;
	}
	*(long *)member = number;
	return true;
}

/* Reads the option at argv[*at] and steps over its value. */
static bool
option_read(
    const struct option_row *rows, int argc, char **argv, int *at, void *words, char *why, size_t why_size)
{
	const char              *word = argv[*at];
	const struct option_row *row = option_find(rows, word);
	const char              *value = strchr(word, '=');

	if (row == NULL) {
		snprintf(why, why_size, "there is no option %.*s", (int)strcspn(word, "="), word);
		return false;
	}
	if (row->kind == OPTION_FLAG) {
		if (value != NULL) {
			snprintf(why, why_size, "%s takes no value", row->name);
			return false;
		}
		*(bool *)((char *)words + row->offset) = true;
		return true;
	}
	if (value != NULL)
		return option_store(row, value + 1, words, why, why_size);
	if (*at + 1 >= argc) {
		snprintf(why, why_size, "%s needs a value: %s %s", row->name, row->name, row->placeholder);
		return false;
	}
	(*at)++;
	return option_store(row, argv[*at], words, why, why_size);
}

bool
options_read(const struct option_row *rows, int argc, char **argv, void *words, const char **rest,
    size_t rest_most, char *why, size_t why_size)
{
	size_t count = 0;
	bool   ended = false;

	for (size_t i = 0; i < rest_most; i++)
		rest[i] = NULL;
	for (int i = 1; i < argc; i++) {
		if (!ended && strcmp(argv[i], "--") == 0) {
			ended = true;
		} else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0') {
			if (!option_read(rows, argc, argv, &i, words, why, why_size))
				return false;
		} else if (count == rest_most) {
			snprintf(why, why_size, "\"%s\" is one word too many", argv[i]);
			return false;
		} else {
			rest[count++] = argv[i];
		}
	}
	return true;
}

int
options_or_usage(const char *command, const struct option_row *rows, int argc, char **argv, void *words,
    const char **rest, size_t rest_least, size_t rest_most)
{
	char why[256];
	bool ok = options_read(rows, argc, argv, words, rest, rest_most, why, sizeof why);

	if (ok && rest_least > 0 && rest[rest_least - 1] == NULL) {
		snprintf(why, sizeof why, "a word is missing");
		ok = false;
	}
	if (ok)
		return EXIT_DONE;
	fprintf(stderr, "porchlight %s: %s\nSee `porchlight help %s`.\n", command, why, command);
	return EXIT_USAGE;
}

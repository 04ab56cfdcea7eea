/* Settings from the environment by one table. A wrong value is refused with its name before anything starts:
 * a server that runs with half of its settings guessed is worse than one that says why it doesn't run. */
#include "base/config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
read_flag(const char *text, bool *flag)
{
	static const char *const words[] = { "0", "1", "no", "yes", "off", "on", "false", "true" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(text, words[i]) == 0) {
			*flag = i % 2 == 1;
			return true;
		}
	}
	return false;
}

/* Decimal digits and a sign; no spaces, no "10k". */
static bool
read_number(const char *text, long least, long most, long *number)
{
	char *end;
	long  read;

	if ((text[0] < '0' || text[0] > '9') && text[0] != '-')
		return false;
	errno = 0;
	read = strtol(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || read < least || read > most)
		return false;
	*number = read;
	return true;
}

static bool
read_row(const struct config_row *row, const char *text, void *member, char *why, size_t why_size)
{
	switch (row->kind) {
	case CONFIG_TEXT: *(const char **)member = text; return true;
	case CONFIG_NUMBER:
		if (text == NULL) {
			*(long *)member = 0;
			return true;
		}
		if (read_number(text, row->least, row->most, member))
			return true;
		snprintf(why, why_size, "%s is \"%s\"; it must be a whole number from %ld to %ld", row->name,
		    text, row->least, row->most);
		return false;
	case CONFIG_FLAG:
		if (text == NULL) {
			*(bool *)member = false;
			return true;
		}
		if (read_flag(text, member))
			return true;
		snprintf(why, why_size, "%s is \"%s\"; it must be yes or no (or 1, 0, on, off, true, false)",
		    row->name, text);
		return false;
	}
	return false;
}

bool
config_read(const struct config_row *rows, size_t count, void *settings, char *why, size_t why_size)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = getenv(rows[i].name);

		if (text == NULL || text[0] == '\0')
			text = rows[i].fallback;
		if (!read_row(&rows[i], text, (char *)settings + rows[i].offset, why, why_size))
			return false;
	}
	return true;
}

void
config_print(const struct config_row *rows, size_t count)
{
	printf("| variable | default | allowed | what it is |\n|---|---|---|---|\n");
	for (size_t i = 0; i < count; i++) {
		const struct config_row *row = &rows[i];

		printf("| `%s` | ", row->name);
		if (row->fallback != NULL && row->fallback[0] != '\0')
			printf("`%s`", row->fallback);
		printf(" | ");
		switch (row->kind) {
		case CONFIG_TEXT: printf("text"); break;
		case CONFIG_NUMBER: printf("%ld to %ld", row->least, row->most); break;
		case CONFIG_FLAG: printf("yes or no"); break;
		}
		printf(" | %s |\n", row->help);
	}
}

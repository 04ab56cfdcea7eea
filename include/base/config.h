/* Settings come from environment variables only; one table says name, default, bounds and meaning.
 * The README's table is printed from it (`porchlight help settings`), so it can't drift. */
#ifndef PORCHLIGHT_BASE_CONFIG_H
#define PORCHLIGHT_BASE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

enum config_kind { CONFIG_TEXT, CONFIG_NUMBER, CONFIG_FLAG };

struct config_row {
	const char      *name; /* "PORCHLIGHT_WORKERS" */
	enum config_kind kind;
	size_t           offset; /* in the settings struct: const char *, long or bool */
	const char
	    *fallback;    /* as it would be written in the environment; NULL: none, reads as NULL/0/false */
	long least, most; /* CONFIG_NUMBER */
	const char *help; /* one sentence */
};

/* Fills settings from the environment. On a wrong value writes a sentence that names the variable, the value
 * and what is allowed into why, and returns false; settings is then unspecified. Texts point into the
 * environment. */
bool config_read(const struct config_row *rows, size_t count, void *settings, char *why, size_t why_size);
/* A Markdown table of the rows, to standard output. */
void config_print(const struct config_row *rows, size_t count);

#endif

/* PostgreSQL's array literals. Its output quotes an item only when needed; ours always does, which it reads
 * as well. */
#include "array.h"

#include <string.h>
#include <strings.h>

/* Reads the item at *at, up to its comma or brace, into the text at `into`, which has room for all of the
 * literal. *quoted tells "NULL" from NULL. false: the literal ends or opens another dimension. */
static bool
take_item(const char **at, char *into, bool *quoted)
{
	*quoted = **at == '"';
	if (*quoted)
		++*at;
	for (;; ++*at) {
		char c = **at;

		if (c == '\0' || (!*quoted && (c == '{' || c == '"')))
			return false;
		if (*quoted ? c == '"' : c == ',' || c == '}')
			break;
		if (c == '\\' && *++*at == '\0')
			return false;
		*into++ = **at;
	}
	*into = '\0';
	if (*quoted)
		++*at;
	return true;
}

bool
array_read(struct arena *arena, const char *literal, struct texts *into)
{
	struct texts texts = { 0 };
	const char  *at = literal;
	size_t       most = 1, size = strlen(literal);
	char        *room;
	bool         quoted;

	if (*at++ != '{')
		return false;
	if (strcmp(at, "}") == 0) {
		*into = texts;
		return true;
	}
	for (const char *comma = at; (comma = strchr(comma, ',')) != NULL; comma++)
		most++;
	texts.items = arena_take(arena, most * sizeof(char *));
	room = arena_take(arena, size + most); /* all items, one after the other, each with its NUL */
	do {
		char *item = room;

		if (!take_item(&at, item, &quoted) || (!quoted && item[0] == '\0'))
			return false;
		if (quoted || strcasecmp(item, "NULL") != 0) {
			texts.items[texts.count++] = item;
			room += strlen(item) + 1;
		}
	} while (*at == ',' && *++at != '\0');
	if (strcmp(at, "}") != 0)
		return false;
	*into = texts;
	return true;
}

const char *
array_print(struct arena *arena, const struct texts *texts)
{
	size_t size = 3;
	char  *literal, *at;

	for (size_t i = 0; i < texts->count; i++)
		size += 2 * strlen(texts->items[i]) + 3;
	literal = at = arena_take(arena, size);
	*at++ = '{';
	for (size_t i = 0; i < texts->count; i++) {
		if (i > 0)
			*at++ = ',';
		*at++ = '"';
		for (const char *c = texts->items[i]; *c != '\0'; c++) {
			if (*c == '"' || *c == '\\')
				*at++ = '\\';
			*at++ = *c;
		}
		*at++ = '"';
	}
	*at++ = '}';
	*at = '\0';
	return literal;
}

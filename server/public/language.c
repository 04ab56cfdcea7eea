/* Reading Accept-Language. Regions don't matter here: es-MX is served by es. */
#include "language.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const tags[LANGUAGES] = { [ENGLISH] = "en", [SPANISH] = "es" };

const char *
language_tag(enum language language)
{
	return tags[language];
}

bool
language_read(const char *tag, enum language *language)
{
	for (int i = 0; tag != NULL && i < LANGUAGES; i++) {
		if (strcmp(tag, tags[i]) == 0) {
			*language = (enum language)i;
			return true;
		}
	}
	return false;
}

/* Thousandths, 0..1000; what can't be read counts as wanted. */
static int
weight_of(const char *item, size_t size)
{
	const char *q = memmem(item, size, "q=", 2);
	const char *end = item + size;
	int         weight = 0, digit = 1000;

	if (q == NULL || (q += 2) == end || (*q != '0' && *q != '1'))
		return 1000;
	weight = *q == '1' ? 1000 : 0;
	for (q += 1 + (q + 1 < end && q[1] == '.'); q < end && *q >= '0' && *q <= '9' && digit > 1; q++)
		weight += (*q - '0') * (digit /= 10);
	return weight > 1000 ? 1000 : weight;
}

static bool
is_tag(const char *item, size_t size, const char *tag)
{
	size_t length = strlen(tag);

	return size >= length && strncasecmp(item, tag, length) == 0
	    && (size == length || item[length] == '-' || item[length] == ';' || item[length] == ' ');
}

enum language
language_of(const char *accept_language)
{
	enum language wanted = ENGLISH;
	int           most = 0;

	while (accept_language != NULL && *accept_language != '\0') {
		const char *item = accept_language + strspn(accept_language, ", \t");
		size_t      size = strcspn(item, ",");

		for (int i = 0; i < LANGUAGES; i++) {
			int weight = is_tag(item, size, tags[i]) ? weight_of(item, size) : 0;

			if (weight > most) {
				most = weight;
				wanted = (enum language)i;
			}
		}
		accept_language = item + size;
	}
	return wanted;
}

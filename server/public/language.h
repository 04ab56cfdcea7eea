/* Which of our languages a reader wants. */
#ifndef PORCHLIGHT_PUBLIC_LANGUAGE_H
#define PORCHLIGHT_PUBLIC_LANGUAGE_H

#include <stdbool.h>

#include "words.h"

/* "en" or "es"; false: neither. */
bool language_read(const char *tag, enum language *language);
/* By Accept-Language (RFC 9110, 12.5.4): of those that we have the most wanted one, the first of equals;
 * English when it names none, or is NULL. */
enum language language_of(const char *accept_language);
const char   *language_tag(enum language language);

#endif

/* What the room's files share about text: characters are Unicode code points in UTF-8. */
#ifndef PORCHLIGHT_WIRE_TEXT_H
#define PORCHLIGHT_WIRE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Bytes of the well-formed UTF-8 character at the start of bytes; 0: there is none. code may be NULL. */
size_t utf8_take(const char *bytes, size_t size, uint32_t *code);
/* Code points of a valid text. */
int64_t utf8_count(const char *text);
/* Without leading and trailing white space, also the kinds that are pasted from elsewhere (no-break space and
 * the like). */
const char *text_trim(struct arena *arena, const char *text, size_t size);
/* The shortest decimal text that reads back as the same number; not for NAN or infinity. into has
 * NUMBER_TEXT_SIZE. */
enum { NUMBER_TEXT_SIZE = 32 };
void number_print(double number, char *into);

#endif

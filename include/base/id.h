/* Keys are UUID version 7 (RFC 9562): made by whoever creates the row, sortable by time, valid in HSDS and
 * FHIR as they are. */
#ifndef PORCHLIGHT_BASE_ID_H
#define PORCHLIGHT_BASE_ID_H

#include <stdbool.h>
#include <stddef.h>

#define ID_TEXT_SIZE 37

/* into has ID_TEXT_SIZE bytes; lower-case with hyphens. Randomness from getrandom(2). */
void id_new(char *into);
bool id_valid(const char *text);
/* Lower-case hexadecimal of size random bytes; into has 2 * size + 1. */
void random_hex(char *into, size_t size);
/* A uniformly random number below limit. */
unsigned random_below(unsigned limit);

#endif

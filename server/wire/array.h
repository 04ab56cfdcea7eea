/* PostgreSQL's array literals of texts: {a,"b c",NULL}. */
#ifndef PORCHLIGHT_WIRE_ARRAY_H
#define PORCHLIGHT_WIRE_ARRAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/field.h"

/* One dimension; NULL items are left out, as our lists have none. false: not such a literal. */
bool        array_read(struct arena *arena, const char *literal, struct texts *into);
const char *array_print(struct arena *arena, const struct texts *texts);

#endif

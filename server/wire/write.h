/* What the two ways of writing share. */
#ifndef PORCHLIGHT_WIRE_WRITE_H
#define PORCHLIGHT_WIRE_WRITE_H

#include "base/buffer.h"
#include "base/field.h"

/* One member's value. */
void write_member(struct buffer *into, const struct field *field, const void *member);

#endif

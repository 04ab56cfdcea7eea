/* JSON for readers whose schemas take no null: what is absent is left out. */
#ifndef PORCHLIGHT_WIRE_PRESENT_H
#define PORCHLIGHT_WIRE_PRESENT_H

#include "base/buffer.h"
#include "base/field.h"

/* As wire_write (wire/wire.h), without the members that hold nothing: null, a list with no item, an object
 * with no member of its own. */
void wire_write_present(struct buffer *into, const struct field *fields, const void *noun);

#endif

/* Says where in a text something is wrong: JSON Pointers (RFC 6901), in which ~ is ~0 and / is ~1. */
#include <stdarg.h>
#include <stdio.h>

#include "base/buffer.h"
#include "read.h"

static void
print_place(struct buffer *into, const struct place *place)
{
	if (place == NULL)
		return;
	print_place(into, place->up);
	buffer_put_char(into, '/');
	if (place->name == NULL) {
		buffer_print(into, "%zu", place->index);
		return;
	}
	for (const char *at = place->name; *at != '\0'; at++) {
		if (*at == '~')
			buffer_put_text(into, "~0");
		else if (*at == '/')
			buffer_put_text(into, "~1");
		else
			buffer_put_char(into, *at);
	}
}

void
fault_at(
    const struct reader *reader, enum problem problem, const struct place *place, const char *format, ...)
{
	struct buffer pointer = { 0 };
	char          detail[sizeof reader->faults->items[0].detail];
	va_list       list;

	if (*reader->first == OK)
		*reader->first = problem;
	if (reader->faults->count >= FAULTS_MOST)
		return;
	buffer_put_text(&pointer, "");
	print_place(&pointer, place);
	va_start(list, format);
	vsnprintf(detail, sizeof detail, format, list);
	va_end(list);
	fault_add(reader->faults, problem, pointer.bytes, "%s", detail);
	buffer_done(&pointer);
}

const char *
json_kind(const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT: return "an object";
	case JSON_ARRAY: return "a list";
	case JSON_STRING: return "a text";
	case JSON_INTEGER: return "a whole number";
	case JSON_REAL: return "a number with a fraction";
	case JSON_TRUE: return "true";
	case JSON_FALSE: return "false";
	case JSON_NULL: return "null";
	}
	return "something else";
}

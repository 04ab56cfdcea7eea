/* The same rows of the same tables as wire_write prints, but nothing for what is not there. */
#include "wire/present.h"

#include <math.h>
#include <stdbool.h>

#include "base/clock.h"
#include "wire/wire.h"
#include "write.h"

static bool any_present(const struct field *fields, const void *noun);

static bool
is_present(const struct field *field, const void *member)
{
	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_DATE:
	case FIELD_JSON: return *(const char *const *)member != NULL;
	case FIELD_BOOL: return true;
	case FIELD_ANSWER: return *(const enum answer *)member != ANSWER_NOT_STATED;
	case FIELD_INT: return *(const int64_t *)member != NO_INT;
	case FIELD_REAL: return isfinite(*(const double *)member) != 0;
	case FIELD_TIME: return *(const int64_t *)member != NO_TIME;
	case FIELD_CHOICE: return *(const int *)member != NO_CHOICE;
	case FIELD_TEXTS: return ((const struct texts *)member)->count > 0;
	case FIELD_OBJECT: return any_present(field->fields, member);
	case FIELD_OBJECTS: return ((const struct rows *)member)->count > 0;
	}
	return false;
}

static bool
any_present(const struct field *fields, const void *noun)
{
	for (; fields->name != NULL; fields++)
		if (is_present(fields, (const char *)noun + fields->offset))
			return true;
	return false;
}

static void
put_rows(struct buffer *into, const struct field *fields, const struct rows *rows)
{
	buffer_put_char(into, '[');
	for (size_t i = 0; i < rows->count; i++) {
		if (i > 0)
			buffer_put_char(into, ',');
		wire_write_present(into, fields, (const char *)rows->items + i * rows->stride);
	}
	buffer_put_char(into, ']');
}

void
wire_write_present(struct buffer *into, const struct field *fields, const void *noun)
{
	bool first = true;

	buffer_put_char(into, '{');
	for (; fields->name != NULL; fields++) {
		const char *member = (const char *)noun + fields->offset;

		if (!is_present(fields, member))
			continue;
		buffer_print(into, "%s\"%s\":", first ? "" : ",", fields->name);
		if (fields->kind == FIELD_OBJECT)
			wire_write_present(into, fields->fields, member);
		else if (fields->kind == FIELD_OBJECTS)
			put_rows(into, fields->fields, (const struct rows *)(const void *)member);
		else
			write_member(into, fields, member);
		first = false;
	}
	buffer_put_char(into, '}');
}

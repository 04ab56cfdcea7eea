/* A field table as JSON Schema 2020-12, the dialect of OpenAPI 3.1: the API's description can't say other
 * limits than wire_read keeps, because both read the same row. */
#include <inttypes.h>
#include <string.h>

#include "wire/wire.h"

static void
put_type(struct buffer *into, const char *type, bool nullable)
{
	if (nullable)
		buffer_print(into, "\"type\":[\"%s\",\"null\"]", type);
	else
		buffer_print(into, "\"type\":\"%s\"", type);
}

/* ,"minLength":1,"maxLength":80 and the like; 0 and 0 stand for no limit. */
static void
put_limits(struct buffer *into, const struct field *field, const char *least, const char *most)
{
	bool counts = field->kind != FIELD_INT && field->kind != FIELD_REAL;

	if (field->least == 0 && field->most == 0)
		return;
	if (!counts || field->least > 0)
		buffer_print(into, ",\"%s\":%" PRId64, least, field->least);
	if (!counts || field->most > 0)
		buffer_print(into, ",\"%s\":%" PRId64, most, field->most);
}

static void
put_choices(struct buffer *into, const struct choices *choices, bool nullable)
{
	buffer_put_text(into, "\"enum\":[");
	for (size_t i = 0; i < choices->count; i++) {
		if (i > 0)
			buffer_put_char(into, ',');
		wire_write_text(into, choices->slugs[i]);
	}
	buffer_put_text(into, nullable ? ",null]" : "]");
}

static void
put_text(struct buffer *into, const struct field *field, bool nullable, const char *format)
{
	put_type(into, "string", nullable);
	if (format != NULL)
		buffer_print(into, ",\"format\":\"%s\"", format);
	else
		put_limits(into, field, "minLength", "maxLength");
}

static void
put_list(struct buffer *into, const struct field *field, bool nullable, bool body)
{
	put_type(into, "array", nullable);
	put_limits(into, field, "minItems", "maxItems");
	buffer_put_text(into, ",\"items\":");
	if (field->kind == FIELD_OBJECTS) {
		wire_write_schema(into, field->fields, body);
		return;
	}
	buffer_put_text(into, "{\"type\":\"string\"");
	if (field->choices != NULL) {
		buffer_put_char(into, ',');
		put_choices(into, field->choices, false);
	}
	buffer_put_char(into, '}');
}

/* The schema's own members, without braces; may be none. */
static void
put_kind(struct buffer *into, const struct field *field, bool body)
{
	bool nullable = (field->flags & FIELD_NULLABLE) != 0;

	switch (field->kind) {
	case FIELD_TEXT: put_text(into, field, nullable, NULL); break;
	case FIELD_ID: put_text(into, field, nullable, "uuid"); break;
	case FIELD_TIME: put_text(into, field, nullable, "date-time"); break;
	case FIELD_DATE: put_text(into, field, nullable, "date"); break;
	case FIELD_BOOL: put_type(into, "boolean", nullable); break;
	case FIELD_ANSWER: put_type(into, "boolean", true); break;
	case FIELD_INT:
		put_type(into, "integer", nullable);
		put_limits(into, field, "minimum", "maximum");
		break;
	case FIELD_REAL:
		put_type(into, "number", nullable);
		put_limits(into, field, "minimum", "maximum");
		break;
	case FIELD_CHOICE:
		put_type(into, "string", nullable);
		buffer_put_char(into, ',');
		put_choices(into, field->choices, nullable);
		break;
	case FIELD_TEXTS:
	case FIELD_OBJECTS: put_list(into, field, nullable, body); break;
	case FIELD_OBJECT:
	case FIELD_JSON: break; /* by put_property */
	}
}

static void
put_property(struct buffer *into, const struct field *field, bool body)
{
	size_t start;

	/* A struct inside, or documented JSON, is the schema of its own table; its help stands beside it. */
	if ((field->kind == FIELD_OBJECT || field->kind == FIELD_JSON) && field->fields != NULL) {
		buffer_put_text(into, "{\"anyOf\":[");
		wire_write_schema(into, field->fields, body);
		buffer_put_text(into, (field->flags & FIELD_NULLABLE) ? ",{\"type\":\"null\"}]" : "]");
		start = 0;
	} else {
		buffer_put_char(into, '{');
		start = into->size;
		put_kind(into, field, body);
	}
	if (field->help != NULL) {
		buffer_put_text(into, into->size > start ? ",\"description\":" : "\"description\":");
		wire_write_text(into, field->help);
	}
	if (!body && (field->flags & FIELD_READ_ONLY))
		buffer_put_text(into, into->size > start ? ",\"readOnly\":true" : "\"readOnly\":true");
	buffer_put_char(into, '}');
}

void
wire_write_schema(struct buffer *into, const struct field *fields, bool body)
{
	const char *separator = "";

	buffer_put_text(into, "{\"type\":\"object\",\"properties\":{");
	for (const struct field *field = fields; field->name != NULL; field++) {
		if (body && (field->flags & FIELD_READ_ONLY))
			continue;
		buffer_put_text(into, separator);
		wire_write_text(into, field->name);
		buffer_put_char(into, ':');
		put_property(into, field, body);
		separator = ",";
	}
	/* Of a body what is needed; an answer always has every member. */
	buffer_put_text(into, "},\"required\":[");
	separator = "";
	for (const struct field *field = fields; field->name != NULL; field++) {
		if (body && (!(field->flags & FIELD_REQUIRED) || (field->flags & FIELD_READ_ONLY)))
			continue;
		buffer_put_text(into, separator);
		wire_write_text(into, field->name);
		separator = ",";
	}
	buffer_put_text(into, body ? "],\"additionalProperties\":false}" : "]}");
}

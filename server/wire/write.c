/* From a struct to JSON, printed directly: rows are encoded once and shared by every reader, and this is the
 * hot part of it. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "text.h"
#include "wire/wire.h"
#include "write.h"

static void
put_escaped(struct buffer *into, unsigned char c)
{
	switch (c) {
	case '"': buffer_put(into, "\\\"", 2); break;
	case '\\': buffer_put(into, "\\\\", 2); break;
	case '\b': buffer_put(into, "\\b", 2); break;
	case '\f': buffer_put(into, "\\f", 2); break;
	case '\n': buffer_put(into, "\\n", 2); break;
	case '\r': buffer_put(into, "\\r", 2); break;
	case '\t': buffer_put(into, "\\t", 2); break;
	default: buffer_print(into, "\\u%04x", c); break;
	}
}

/* '<' is escaped so that the text may stand inside a page's script element; what is no UTF-8 becomes U+FFFD,
 * so that one bad byte can't make a whole snapshot unreadable. */
void
wire_write_text(struct buffer *into, const char *text)
{
	const char *end, *plain = text;

	if (text == NULL) {
		buffer_put(into, "null", 4);
		return;
	}
	end = text + strlen(text);
	buffer_put_char(into, '"');
	while (text < end) {
		unsigned char c = (unsigned char)*text;
		size_t        length = 1;

		if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '<') {
			text++;
			continue;
		}
		if (c >= 0x80 && (length = utf8_take(text, (size_t)(end - text), NULL)) > 0) {
			text += length;
			continue;
		}
		buffer_put(into, plain, (size_t)(text - plain));
		if (length == 0)
			buffer_put(into, "\xef\xbf\xbd", 3);
		else
			put_escaped(into, c);
		plain = ++text;
	}
	buffer_put(into, plain, (size_t)(end - plain));
	buffer_put_char(into, '"');
}

/* JSON that is whole already. '<' stands in its texts only, so the same escape is right there. */
static void
put_json(struct buffer *into, const char *json)
{
	const char *next;

	if (json == NULL) {
		buffer_put(into, "null", 4);
		return;
	}
	for (; (next = strchr(json, '<')) != NULL; json = next + 1) {
		buffer_put(into, json, (size_t)(next - json));
		buffer_put(into, "\\u003c", 6);
	}
	buffer_put_text(into, json);
}

static void
put_int(struct buffer *into, int64_t number)
{
	char     digits[24], *at = digits + sizeof digits;
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	if (number == NO_INT) {
		buffer_put(into, "null", 4);
		return;
	}
	do
		*--at = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number < 0)
		*--at = '-';
	buffer_put(into, at, (size_t)(digits + sizeof digits - at));
}

static void
put_real(struct buffer *into, double number)
{
	char text[NUMBER_TEXT_SIZE];

	if (!isfinite(number)) {
		buffer_put(into, "null", 4);
		return;
	}
	number_print(number, text);
	buffer_put_text(into, text);
}

static void
put_time(struct buffer *into, int64_t time_us)
{
	char   text[TIME_TEXT_SIZE + 2];
	size_t length;

	if (time_us == NO_TIME) {
		buffer_put(into, "null", 4);
		return;
	}
	text[0] = '"';
	time_print(time_us, text + 1);
	length = strlen(text);
	text[length] = '"';
	buffer_put(into, text, length + 1);
}

static void
put_texts(struct buffer *into, const struct texts *texts)
{
	buffer_put_char(into, '[');
	for (size_t i = 0; i < texts->count; i++) {
		if (i > 0)
			buffer_put_char(into, ',');
		wire_write_text(into, texts->items[i]);
	}
	buffer_put_char(into, ']');
}

static void
put_rows(struct buffer *into, const struct field *fields, const struct rows *rows)
{
	buffer_put_char(into, '[');
	for (size_t i = 0; i < rows->count; i++) {
		if (i > 0)
			buffer_put_char(into, ',');
		wire_write(into, fields, (const char *)rows->items + i * rows->stride);
	}
	buffer_put_char(into, ']');
}

static void
put_answer(struct buffer *into, enum answer answer)
{
	switch (answer) {
	case ANSWER_NOT_STATED: buffer_put(into, "null", 4); break;
	case ANSWER_YES: buffer_put(into, "true", 4); break;
	case ANSWER_NO: buffer_put(into, "false", 5); break;
	}
}

void
write_member(struct buffer *into, const struct field *field, const void *member)
{
	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_DATE: wire_write_text(into, *(const char *const *)member); break;
	case FIELD_BOOL: put_answer(into, *(const bool *)member ? ANSWER_YES : ANSWER_NO); break;
	case FIELD_ANSWER: put_answer(into, *(const enum answer *)member); break;
	case FIELD_INT: put_int(into, *(const int64_t *)member); break;
	case FIELD_REAL: put_real(into, *(const double *)member); break;
	case FIELD_TIME: put_time(into, *(const int64_t *)member); break;
	case FIELD_CHOICE:
		wire_write_text(into, *(const int *)member == NO_CHOICE
					  ? NULL
					  : choice_slug(field->choices, *(const int *)member));
		break;
	case FIELD_TEXTS: put_texts(into, member); break;
	case FIELD_OBJECT: wire_write(into, field->fields, member); break;
	case FIELD_OBJECTS: put_rows(into, field->fields, member); break;
	case FIELD_JSON: put_json(into, *(const char *const *)member); break;
	}
}

void
wire_write(struct buffer *into, const struct field *fields, const void *noun)
{
	char separator = '{';

	if (fields->name == NULL)
		buffer_put_char(into, '{');
	for (; fields->name != NULL; fields++) {
		size_t size = strlen(fields->name);
		char  *at = buffer_extend(into, size + 4);

		at[0] = separator;
		at[1] = '"';
		memcpy(at + 2, fields->name, size);
		at[size + 2] = '"';
		at[size + 3] = ':';
		write_member(into, fields, (const char *)noun + fields->offset);
		separator = ',';
	}
	buffer_put_char(into, '}');
}

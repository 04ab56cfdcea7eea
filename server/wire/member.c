/* Reads one member of each kind and says what is wrong with it. Limits hold for what clients send; what we
 * wrote ourselves is taken as it is, since a limit may have been narrowed since. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"
#include "read.h"
#include "text.h"

enum { ITEM_CHARACTERS_MOST = 200 };

static bool
is_kind(const struct reader *reader, const struct place *place, const json_t *value, bool right,
    const char *wanted)
{
	if (!right)
		fault_at(reader, PROBLEM_WRONG_TYPE, place, "expected %s, got %s", wanted, json_kind(value));
	return right;
}

static bool
is_long_enough(const struct reader *reader, const struct place *place, int64_t count, int64_t least,
    int64_t most, const char *of)
{
	if (reader->strictness == WIRE_OWN)
		return true;
	if (most > 0 && count > most)
		fault_at(reader, PROBLEM_TOO_LONG, place, "at most %" PRId64 " %s%s, got %" PRId64, most, of,
		    most == 1 ? "" : "s", count);
	else if (count < least)
		fault_at(reader, PROBLEM_TOO_SHORT, place, "at least %" PRId64 " %s%s, got %" PRId64, least,
		    of, least == 1 ? "" : "s", count);
	else
		return true;
	return false;
}

/* NULL: something was wrong, and was said. */
static const char *
read_text(
    const struct reader *reader, const struct place *place, const json_t *value, int64_t least, int64_t most)
{
	const char *text;

	if (!is_kind(reader, place, value, json_is_string(value), "a text"))
		return NULL;
	if (reader->strictness == WIRE_OWN)
		return arena_text_n(reader->arena, json_string_value(value), json_string_length(value));
	text = text_trim(reader->arena, json_string_value(value), json_string_length(value));
	return is_long_enough(reader, place, utf8_count(text), least, most, "character") ? text : NULL;
}

static const char *
read_id(const struct reader *reader, const struct place *place, const json_t *value)
{
	const char *text = read_text(reader, place, value, 0, 0);
	char       *lower;

	if (text == NULL)
		return NULL;
	if (!id_valid(text)) {
		fault_at(reader, PROBLEM_BAD_VALUE, place,
		    "expected an id, like 0193a5c2-7b1e-7c3d-9f00-0123456789ab");
		return NULL;
	}
	lower = arena_text(reader->arena, text);
	for (char *at = lower; *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'F')
			*at = (char)(*at - 'A' + 'a');
	return lower;
}

static const char *
read_date(const struct reader *reader, const struct place *place, const json_t *value)
{
	const char *text = read_text(reader, place, value, 0, 0);

	if (text == NULL || date_read(text, NULL))
		return text;
	fault_at(reader, PROBLEM_BAD_VALUE, place, "expected a date that exists, like 2026-11-22");
	return NULL;
}

static void
read_time(const struct reader *reader, const struct place *place, const json_t *value, int64_t *into)
{
	const char *text = read_text(reader, place, value, 0, 0);
	int64_t     time_us;

	if (text == NULL)
		return;
	if (time_read(text, &time_us) && (time_us != TIME_INFINITE || reader->strictness == WIRE_OWN))
		*into = time_us;
	else
		fault_at(reader, PROBLEM_BAD_VALUE, place,
		    "expected a time with its offset, like 2026-11-22T18:30:00Z");
}

static void
read_int(const struct reader *reader, const struct place *place, const json_t *value,
    const struct field *field, int64_t *into)
{
	int64_t number = json_integer_value(value);
	bool    bounded = (field->least != 0 || field->most != 0) && reader->strictness != WIRE_OWN;
	double  real = json_real_value(value);

	if (reader->strictness == WIRE_OPEN && json_is_real(value) && fabs(real) < 1e15
	    && real == trunc(real))
		number = (int64_t)real;
	else if (!is_kind(reader, place, value, json_is_integer(value), "a whole number"))
		return;
	if (number == NO_INT || (bounded && (number < field->least || number > field->most)))
		fault_at(reader, PROBLEM_OUT_OF_RANGE, place, "from %" PRId64 " to %" PRId64 ", got %" PRId64,
		    bounded ? field->least : -INT64_MAX, bounded ? field->most : INT64_MAX, number);
	else
		*into = number;
}

static void
read_real(const struct reader *reader, const struct place *place, const json_t *value,
    const struct field *field, double *into)
{
	double number = json_number_value(value);
	bool   bounded = (field->least != 0 || field->most != 0) && reader->strictness != WIRE_OWN;

	if (!is_kind(reader, place, value, json_is_number(value), "a number"))
		return;
	if (!isfinite(number) || (bounded && (number < (double)field->least || number > (double)field->most)))
		fault_at(reader, PROBLEM_OUT_OF_RANGE, place, "from %" PRId64 " to %" PRId64, field->least,
		    field->most);
	else
		*into = number;
}

/* A choice's index, or NO_CHOICE after having said so. */
static int
read_choice(const struct reader *reader, const struct place *place, const json_t *value,
    const struct choices *choices)
{
	struct buffer list = { 0 };
	int           index;

	if (!is_kind(reader, place, value, json_is_string(value), "a text"))
		return NO_CHOICE;
	index = choice_find(choices, json_string_value(value));
	if (index != NO_CHOICE)
		return index;
	for (size_t i = 0; i < choices->count; i++)
		buffer_print(&list, "%s%s", i > 0 ? ", " : "", choices->slugs[i]);
	fault_at(reader, PROBLEM_NOT_A_CHOICE, place, "one of: %s", list.bytes != NULL ? list.bytes : "");
	buffer_done(&list);
	return NO_CHOICE;
}

static void
read_texts(const struct reader *reader, const struct place *place, const json_t *value,
    const struct field *field, struct texts *into)
{
	struct texts texts = { 0 };
	size_t       count = json_array_size(value);

	if (!is_kind(reader, place, value, json_is_array(value), "a list of texts")
	    || !is_long_enough(reader, place, (int64_t)count, field->least, field->most, "item"))
		return;
	texts.items = arena_take(reader->arena, count * sizeof(char *));
	for (size_t i = 0; i < count; i++) {
		const json_t *item = json_array_get(value, i);
		struct place  at = { .up = place, .index = i };
		const char   *text = NULL;

		if (field->choices != NULL && reader->strictness != WIRE_OWN) {
			int index = read_choice(reader, &at, item, field->choices);

			if (index != NO_CHOICE)
				text = field->choices->slugs[index];
		} else {
			text = read_text(reader, &at, item, 1, ITEM_CHARACTERS_MOST);
		}
		if (text != NULL)
			texts.items[texts.count++] = text;
	}
	*into = texts;
}

static void
read_objects(const struct reader *reader, const struct place *place, const json_t *value,
    const struct field *field, struct rows *into)
{
	struct rows rows = { .count = json_array_size(value), .stride = field->stride };

	if (!is_kind(reader, place, value, json_is_array(value), "a list of objects")
	    || !is_long_enough(reader, place, (int64_t)rows.count, field->least, field->most, "item"))
		return;
	rows.items = arena_take(reader->arena, rows.count * rows.stride);
	for (size_t i = 0; i < rows.count; i++) {
		json_t      *item = json_array_get(value, i);
		struct place at = { .up = place, .index = i };
		void        *noun = (char *)rows.items + i * rows.stride;

		field_clear(field->fields, noun);
		if (is_kind(reader, &at, item, json_is_object(item), "an object"))
			read_object(reader, &at, item, field->fields, noun);
	}
	*into = rows;
}

static const char *
read_json(
    const struct reader *reader, const struct place *place, const json_t *value, const struct field *field)
{
	/* Our own text is a remembered answer: spaced as PostgreSQL spaces it, it is the first answer byte
	 * for byte. */
	size_t      spacing = reader->strictness == WIRE_OWN ? 0 : JSON_COMPACT;
	char       *dump = json_dumps(value, spacing | JSON_ENCODE_ANY);
	const char *text = NULL;

	if (dump != NULL && is_long_enough(reader, place, (int64_t)strlen(dump), 0, field->most, "byte"))
		text = arena_text(reader->arena, dump);
	free(dump);
	return text;
}

static void
read_null(const struct reader *reader, const struct place *place, const struct field *field)
{
	/* The member is clear already. */
	if (reader->strictness == WIRE_BODY && !(field->flags & FIELD_NULLABLE)
	    && field->kind != FIELD_ANSWER)
		fault_at(reader, PROBLEM_WRONG_TYPE, place, "null is not taken here; leave the member out");
}

void
read_member(const struct reader *reader, const struct place *place, json_t *value, const struct field *field,
    void *member)
{
	if (json_is_null(value)) {
		read_null(reader, place, field);
		return;
	}
	switch (field->kind) {
	case FIELD_TEXT:
		*(const char **)member = read_text(reader, place, value, field->least, field->most);
		break;
	case FIELD_ID: *(const char **)member = read_id(reader, place, value); break;
	case FIELD_DATE: *(const char **)member = read_date(reader, place, value); break;
	case FIELD_JSON: *(const char **)member = read_json(reader, place, value, field); break;
	case FIELD_BOOL:
		if (is_kind(reader, place, value, json_is_boolean(value), "true or false"))
			*(bool *)member = json_is_true(value);
		break;
	case FIELD_ANSWER:
		if (is_kind(reader, place, value, json_is_boolean(value), "true, false or null"))
			*(enum answer *)member = json_is_true(value) ? ANSWER_YES : ANSWER_NO;
		break;
	case FIELD_INT: read_int(reader, place, value, field, member); break;
	case FIELD_REAL: read_real(reader, place, value, field, member); break;
	case FIELD_TIME: read_time(reader, place, value, member); break;
	case FIELD_CHOICE: *(int *)member = read_choice(reader, place, value, field->choices); break;
	case FIELD_TEXTS: read_texts(reader, place, value, field, member); break;
	case FIELD_OBJECT:
		if (is_kind(reader, place, value, json_is_object(value), "an object"))
			read_object(reader, place, value, field->fields, member);
		break;
	case FIELD_OBJECTS: read_objects(reader, place, value, field, member); break;
	}
}

/* Members as PostgreSQL's text output and back: one reading for query results and the change stream alike.
 * The sessions that we open have DateStyle ISO and TimeZone UTC, so its output is one format only. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"
#include "text.h"
#include "wire/wire.h"

/* -1: neither. */
static int
bool_from_sql(const char *text)
{
	if (strcmp(text, "t") == 0 || strcmp(text, "true") == 0)
		return 1;
	return strcmp(text, "f") == 0 || strcmp(text, "false") == 0 ? 0 : -1;
}

static bool
int_from_sql(const char *text, int64_t *into)
{
	char     *end;
	long long number;

	errno = 0;
	number = strtoll(text, &end, 10);
	if (end == text || *end != '\0' || errno != 0 || number == NO_INT)
		return false;
	*into = number;
	return true;
}

static bool
real_from_sql(const char *text, double *into)
{
	char  *end;
	double number;

	number = strtod(text, &end);
	if (end == text || *end != '\0' || isinf(number))
		return false;
	*into = number;
	return true;
}

static bool
text_from_sql(struct arena *arena, const char *text, bool right, const char **into)
{
	if (right)
		*into = arena_text(arena, text);
	return right;
}

bool
wire_member_from_sql(struct arena *arena, const struct field *field, const char *text, void *noun)
{
	void *member = (char *)noun + field->offset;
	int   number;

	field_clear_one(field, noun);
	if (text == NULL)
		return true;
	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_JSON: return text_from_sql(arena, text, true, member);
	case FIELD_ID: return text_from_sql(arena, text, id_valid(text), member);
	case FIELD_DATE: return text_from_sql(arena, text, date_read(text, NULL), member);
	case FIELD_BOOL:
		if ((number = bool_from_sql(text)) < 0)
			return false;
		*(bool *)member = number == 1;
		return true;
	case FIELD_ANSWER:
		if ((number = bool_from_sql(text)) < 0)
			return false;
		*(enum answer *)member = number == 1 ? ANSWER_YES : ANSWER_NO;
		return true;
	case FIELD_INT: return int_from_sql(text, member);
	case FIELD_REAL: return real_from_sql(text, member);
	case FIELD_TIME: return time_read(text, member);
	case FIELD_CHOICE:
		*(int *)member = choice_find(field->choices, text);
		return *(int *)member != NO_CHOICE;
	case FIELD_TEXTS: return array_read(arena, text, member);
	case FIELD_OBJECT:
	case FIELD_OBJECTS: return false;
	}
	return false;
}

static const char *
real_to_sql(struct arena *arena, double number)
{
	char text[NUMBER_TEXT_SIZE];

	if (!isfinite(number))
		return NULL;
	number_print(number, text);
	return arena_text(arena, text);
}

static const char *
time_to_sql(struct arena *arena, int64_t time_us)
{
	char text[TIME_TEXT_SIZE];

	if (time_us == NO_TIME)
		return NULL;
	time_print(time_us, text);
	return arena_text(arena, text);
}

const char *
wire_member_to_sql(struct arena *arena, const struct field *field, const void *noun)
{
	const void *member = (const char *)noun + field->offset;

	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_DATE:
	case FIELD_JSON: return *(const char *const *)member;
	case FIELD_BOOL: return *(const bool *)member ? "t" : "f";
	case FIELD_ANSWER:
		switch (*(const enum answer *)member) {
		case ANSWER_NOT_STATED: return NULL;
		case ANSWER_YES: return "t";
		case ANSWER_NO: return "f";
		}
		return NULL;
	case FIELD_INT:
		return *(const int64_t *)member == NO_INT
			 ? NULL
			 : arena_print(arena, "%lld", (long long)*(const int64_t *)member);
	case FIELD_REAL: return real_to_sql(arena, *(const double *)member);
	case FIELD_TIME: return time_to_sql(arena, *(const int64_t *)member);
	case FIELD_CHOICE:
		return *(const int *)member == NO_CHOICE ? NULL
							 : choice_slug(field->choices, *(const int *)member);
	case FIELD_TEXTS: return array_print(arena, member);
	case FIELD_OBJECT:
	case FIELD_OBJECTS: return NULL;
	}
	return NULL;
}

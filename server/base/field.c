/* What every reader of a field table needs: finding a row or a choice, and setting a noun to "nothing known".
 */
#include "base/field.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/check.h"
#include "base/clock.h"

int
choice_find(const struct choices *choices, const char *slug)
{
	for (size_t i = 0; i < choices->count; i++)
		if (strcmp(choices->slugs[i], slug) == 0)
			return (int)i;
	return NO_CHOICE;
}

const char *
choice_slug(const struct choices *choices, int index)
{
	if (index == NO_CHOICE)
		return "";
	check(index >= 0 && (size_t)index < choices->count);
	return choices->slugs[index];
}

const struct field *
field_find(const struct field *fields, const char *name)
{
	for (; fields->name != NULL; fields++)
		if (strcmp(fields->name, name) == 0)
			return fields;
	return NULL;
}

void
field_clear_one(const struct field *field, void *noun)
{
	void *member = (char *)noun + field->offset;

	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_DATE:
	case FIELD_JSON: *(const char **)member = NULL; break;
	case FIELD_BOOL: *(bool *)member = false; break;
	case FIELD_ANSWER: *(enum answer *)member = ANSWER_NOT_STATED; break;
	case FIELD_INT: *(int64_t *)member = NO_INT; break;
	case FIELD_REAL: *(double *)member = (double)NAN; break;
	case FIELD_TIME: *(int64_t *)member = NO_TIME; break;
	case FIELD_CHOICE: *(int *)member = NO_CHOICE; break;
	case FIELD_TEXTS: *(struct texts *)member = (struct texts){ 0 }; break;
	case FIELD_OBJECT: field_clear(field->fields, member); break;
	case FIELD_OBJECTS: *(struct rows *)member = (struct rows){ .stride = field->stride }; break;
	}
}

void
field_clear(const struct field *fields, void *noun)
{
	for (; fields->name != NULL; fields++)
		field_clear_one(fields, noun);
}

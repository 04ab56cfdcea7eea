/* From a client's JSON to a struct, by the noun's field table. Everything that is wrong is collected, each
 * with its place, so that a person mends a form once and not one member a try. jansson reads; what is allowed
 * is decided here. */
#include "wire/wire.h"

#include <jansson.h>

#include "base/check.h"
#include "read.h"

bool
json_too_deep(const char *json, size_t size, int most)
{
	int  depth = 0;
	bool in_text = false;

	for (size_t i = 0; i < size; i++) {
		if (in_text) {
			if (json[i] == '\\')
				i++;
			else if (json[i] == '"')
				in_text = false;
		} else if (json[i] == '"') {
			in_text = true;
		} else if (json[i] == '{' || json[i] == '[') {
			if (++depth > most)
				return true;
		} else if (json[i] == '}' || json[i] == ']') {
			depth--;
		}
	}
	return false;
}

const char *
json_fault(enum json_error_code code)
{
	switch ((int)code) {
	case json_error_invalid_utf8: return "a text is not valid UTF-8";
	case json_error_premature_end_of_input: return "it ends too early";
	case json_error_end_of_input_expected: return "something follows the object";
	case json_error_duplicate_key: return "a member stands twice";
	case json_error_numeric_overflow: return "a number is too large";
	case json_error_null_character:
	case json_error_null_byte_in_key: return "a text contains a NUL character";
	default: return "this is not JSON";
	}
}

static json_t *
parse(const struct reader *reader, const char *json, size_t size)
{
	json_error_t error;
	json_t      *root;

	if (json_too_deep(json, size, WIRE_DEPTH_MOST)) {
		fault_at(
		    reader, PROBLEM_BAD_JSON, NULL, "nested too deep: at most %d levels", WIRE_DEPTH_MOST);
		return NULL;
	}
	root = json_loadb(json, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (root == NULL) {
		fault_at(reader, PROBLEM_BAD_JSON, NULL, "line %d, column %d: %s", error.line, error.column,
		    json_fault(json_error_code(&error)));
	} else if (!json_is_object(root)) {
		fault_at(
		    reader, PROBLEM_BAD_JSON, NULL, "expected an object, {...}, got %s", json_kind(root));
		json_decref(root);
		return NULL;
	}
	return root;
}

static void
find_missing(
    const struct reader *reader, const struct place *place, const struct field *fields, field_set present)
{
	for (size_t i = 0; fields[i].name != NULL; i++) {
		struct place member = { .up = place, .name = fields[i].name };

		if ((fields[i].flags & FIELD_REQUIRED) && !(present & (field_set)1 << i))
			fault_at(reader, PROBLEM_MISSING_MEMBER, &member, "this member is needed");
	}
}

field_set
read_object(const struct reader *reader, const struct place *place, json_t *object,
    const struct field *fields, void *noun)
{
	field_set   present = 0;
	const char *name;
	json_t     *value;

	field_clear(fields, noun);
	json_object_foreach(object, name, value)
	{
		const struct field *field = field_find(fields, name);
		struct place        member = { .up = place, .name = name };

		if (reader->strictness == WIRE_OPEN && json_is_null(value))
			continue;
		if (field == NULL) {
			if (reader->strictness == WIRE_BODY)
				fault_at(
				    reader, PROBLEM_UNKNOWN_MEMBER, &member, "no such member is known here");
		} else if (reader->strictness == WIRE_BODY && (field->flags & FIELD_READ_ONLY)) {
			fault_at(reader, PROBLEM_UNKNOWN_MEMBER, &member, "only the server sets this member");
		} else {
			check(field - fields < 64);
			present |= (field_set)1 << (field - fields);
			read_member(reader, &member, value, field, (char *)noun + field->offset);
		}
	}
	if (reader->strictness != WIRE_OWN)
		find_missing(reader, place, fields, present);
	return present;
}

enum problem
wire_read(struct arena *arena, const char *json, size_t size, const struct field *fields,
    enum wire_strictness strictness, void *noun, field_set *present, struct faults *faults)
{
	struct faults own = { 0 };
	enum problem  first = OK;
	struct reader reader = { arena, strictness, faults != NULL ? faults : &own, &first };
	field_set     set = 0;
	json_t       *root;

	field_clear(fields, noun);
	root = parse(&reader, json, size);
	if (root != NULL)
		set = read_object(&reader, NULL, root, fields, noun);
	json_decref(root);
	if (present != NULL)
		*present = set;
	return first;
}

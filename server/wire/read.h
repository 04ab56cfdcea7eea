/* Inside of reading: read.c walks objects, member.c reads one member of each kind, place.c says where a fault
 * is. */
#ifndef PORCHLIGHT_WIRE_READ_H
#define PORCHLIGHT_WIRE_READ_H

#include <jansson.h>
#include <stdbool.h>

#include "wire/wire.h"

struct reader {
	struct arena        *arena;
	enum wire_strictness strictness;
	struct faults       *faults;
	enum problem        *first; /* of this text; faults may be full, or hold others' */
};

/* Where in the text we are; the chain of `up` is on the stack, and printed as a JSON Pointer only when
 * something is wrong. */
struct place {
	const struct place *up;
	const char         *name; /* NULL: an array's item */
	size_t              index;
};

void fault_at(const struct reader *reader, enum problem problem, const struct place *place,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The parser allows 2048 levels, which is a long stack for nothing that anybody needs. */
bool json_too_deep(const char *json, size_t size, int most);
/* In our own words, and without the text near the fault: it may be somebody's name. */
const char *json_fault(enum json_error_code code);
/* "a number", "null" ...: what a person would call it. */
const char *json_kind(const json_t *value);

field_set read_object(const struct reader *reader, const struct place *place, json_t *object,
    const struct field *fields, void *noun);
void      read_member(const struct reader *reader, const struct place *place, json_t *value,
	 const struct field *field, void *member);

#endif

/* JSON by field tables, both ways (base/field.h). The only room that knows the JSON library. */
#ifndef PORCHLIGHT_WIRE_WIRE_H
#define PORCHLIGHT_WIRE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/field.h"
#include "domain/problem.h"

enum { WIRE_DEPTH_MOST = 8 };

/* Which members of the table stood in the text: bit i is row i (tables have at most 64 rows). */
typedef uint64_t field_set;

enum wire_strictness {
	WIRE_BODY, /* a client's body: unknown, READ_ONLY members are faults; REQUIRED must be there */
	WIRE_OWN,  /* text we made ourselves (a remembered reply): unknown members are skipped, all flags
		      ignored */
	WIRE_OPEN, /* somebody else's document: as WIRE_BODY, but unknown members are skipped, null is
		      absent, and 3.0 is a whole number */
};

/* Reads one JSON object into *noun (cleared first). All faults are collected, each with its JSON Pointer; the
 * return value is the first one's problem. Duplicate members, depth over WIRE_DEPTH_MOST, invalid UTF-8 and
 * NUL in a text are faults. Texts are trimmed of leading and trailing white space. present may be NULL. */
must_use enum problem wire_read(struct arena *arena, const char *json, size_t size,
    const struct field *fields, enum wire_strictness strictness, void *noun, field_set *present,
    struct faults *faults);

/* A document that somebody else wrote, and that may be long: its objects are read one by one, so that the
 * faults of each are told. It is a page ({"contents": [...]}), a list, a collection ({"services": [...],
 * ...}, by the names in `lists`, which NULL ends), one object, or one object a line. */
enum { WIRE_DOCUMENT_DEPTH_MOST = 32 };
struct wire_document;
/* NULL with one fault: it is not JSON, and where. */
struct wire_document *wire_document_open(
    struct arena *arena, const char *json, size_t size, const char *const *lists, struct faults *faults);
void   wire_document_close(struct wire_document *document); /* NULL is allowed */
size_t wire_document_count(const struct wire_document *document);

struct wire_item {
	const char *list;    /* the collection's member that it stands in; "" in a page, a list or alone */
	const char *pointer; /* JSON Pointer, "/contents/3"; of one object a line "" */
	long        line;    /* of one object a line; else 0 */
};
struct wire_item wire_document_item(const struct wire_document *document, size_t index);
/* Has the item that member, and is it more than null? */
bool wire_document_has(const struct wire_document *document, size_t index, const char *member);
/* Reads the item as WIRE_OPEN. Faults' pointers begin at the item. */
must_use enum problem wire_document_read(const struct wire_document *document, size_t index,
    const struct field *fields, void *noun, field_set *present, struct faults *faults);

/* Appends one object; every member of the table is written, null when absent. Printed directly, not through
 * the JSON library: measured, that is seven times faster, and rows are encoded once and shared. */
void wire_write(struct buffer *into, const struct field *fields, const void *noun);
void wire_write_text(
    struct buffer *into, const char *text); /* a quoted, escaped JSON string, or null for NULL */

/* Fills one member from PostgreSQL's text output (NULL: SQL NULL). false: the column's text doesn't fit the
 * member's kind. Used for SQL rows and for the change stream alike. */
bool wire_member_from_sql(struct arena *arena, const struct field *field, const char *text, void *noun);
/* The same member as a parameter for SQL (text format; arrays as {..}); NULL for null. */
const char *wire_member_to_sql(struct arena *arena, const struct field *field, const void *noun);

/* JSON Schema (2020-12, as OpenAPI 3.1 uses it) of a table; for a body, READ_ONLY members are left out. */
void wire_write_schema(struct buffer *into, const struct field *fields, bool body);

#endif

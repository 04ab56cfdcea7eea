/* A noun's members, described once. The same table reads and writes JSON (wire), fills structs from SQL rows
 * (db) and from the change stream (board), prints the OpenAPI schema and the TypeScript types (api): a
 * member's name is the JSON member and the SQL column alike. */
#ifndef PORCHLIGHT_BASE_FIELD_H
#define PORCHLIGHT_BASE_FIELD_H

#include <stddef.h>
#include <stdint.h>

enum field_kind {
	FIELD_TEXT, /* const char *, UTF-8, NULL when absent; least..most characters (most 0: no limit but the
		       body's) */
	FIELD_ID,   /* const char *, lower-case UUID text */
	FIELD_BOOL, /* bool */
	FIELD_ANSWER,  /* enum answer: JSON true, false or null; SQL boolean with NULL = not stated */
	FIELD_INT,     /* int64_t, NO_INT when null; least..most (both 0: any) */
	FIELD_REAL,    /* double, NAN when null */
	FIELD_TIME,    /* int64_t microseconds UTC, NO_TIME when null (base/clock.h) */
	FIELD_DATE,    /* const char *, YYYY-MM-DD */
	FIELD_CHOICE,  /* int, index into choices, NO_CHOICE when null */
	FIELD_TEXTS,   /* struct texts; JSON array of strings, SQL text[]; at most `most` items; each one of
			  choices if given */
	FIELD_OBJECT,  /* a struct inside, described by fields; SQL: not bound from columns */
	FIELD_OBJECTS, /* struct rows: an array of structs described by fields; SQL: not bound from columns */
	FIELD_JSON,    /* const char *, JSON text carried as it is (SQL json/jsonb); documented by fields if
			  given */
};

enum answer { ANSWER_NOT_STATED, ANSWER_YES, ANSWER_NO };

#define NO_INT    INT64_MIN
#define NO_CHOICE (-1)

enum field_flag {
	FIELD_REQUIRED = 1,  /* must be present in a request's body */
	FIELD_READ_ONLY = 2, /* never accepted in a body ("unknown member") */
	FIELD_SEALED = 4,    /* holds what identifies a person; never logged, never in the feed */
	FIELD_NULLABLE = 8,  /* null is accepted and means "clear it" / "not stated" */
};

struct texts {
	size_t       count;
	const char **items;
};

/* count structs of `stride` bytes, in an arena. */
struct rows {
	size_t count;
	size_t stride;
	void  *items;
};

struct choices {
	const char *const *slugs; /* in the order of the enum */
	size_t             count;
};

struct field {
	const char           *name; /* NULL ends the table */
	enum field_kind       kind;
	unsigned              flags;
	size_t                offset; /* offsetof(struct noun, member) */
	int64_t               least, most;
	const struct choices *choices; /* FIELD_CHOICE, FIELD_TEXTS */
	const struct field   *fields;  /* FIELD_OBJECT, FIELD_OBJECTS, FIELD_JSON */
	size_t                stride;  /* FIELD_OBJECTS: sizeof one */
	const char           *help;    /* one sentence, printed in the API's description */
};

/* -1: no such choice. */
int choice_find(const struct choices *choices, const char *slug);
/* "" for NO_CHOICE. */
const char *choice_slug(const struct choices *choices, int index);
/* The row of that name, or NULL. */
const struct field *field_find(const struct field *fields, const char *name);
/* Sets every member to its "absent" value (NULL, NO_INT, NO_TIME, NAN, NO_CHOICE, false, empty). */
void field_clear(const struct field *fields, void *noun);
/* The same for this row of the table alone. */
void field_clear_one(const struct field *field, void *noun);

#endif

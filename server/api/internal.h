/* What the files of this room share: a handler reads validate -> authorize -> one SQL call -> reply, and
 * these are its verbs. */
#ifndef PORCHLIGHT_API_INTERNAL_H
#define PORCHLIGHT_API_INTERNAL_H

#include "api/api.h"

#define ROUTES(rows)                                                                                         \
	{                                                                                                    \
		(rows), sizeof(rows) / sizeof(*(rows))                                                       \
	}

/* One act: calls, and replies with the row as it is now. When it could not be done, the row goes into the
 * problem. */
must_use enum problem act_reply(
    struct request *rq, const struct db_call *call, const struct field *fields, void *row);
/* One row by its key. */
must_use enum problem read_reply(
    struct request *rq, const struct db_call *call, const struct field *fields, void *row);
/* A page: the call asked for limit + 1 rows. */
must_use enum problem page_reply(
    struct request *rq, const struct db_call *call, const struct field *fields, size_t stride, int64_t limit);
/* A short list, whole. */
must_use enum problem list_reply(
    struct request *rq, const struct db_call *call, const struct field *fields, size_t stride);

/* A recipient after an act or a read: its row, and what the caller's side may do from there, in the reply or
 * in the problem. */
must_use enum problem recipient_reply(struct request *rq, const struct db_call *call);

/* limit + 1 as a parameter, for page_reply. */
const char *limit_param(struct request *rq, int64_t limit);
/* The member of that name as a parameter. */
const char *param(struct request *rq, const struct field *fields, const void *noun, const char *name);
/* The members that were sent, as JSON text, for acts that take `facts jsonb`: what was not sent stays as it
 * is. */
const char *facts_param(struct request *rq, const struct field *fields, const void *noun, field_set present);

/* column: what it is bound to besides the row, e.g. "referral.sealed_name". NULL stays NULL. */
const char *sealed(struct request *rq, const char *column, const char *id, const char *text);
const char *unsealed(struct request *rq, const char *column, const char *id, const char *stored);
/* The guest's secret of that referral; NULL: it has none. */
const char *guest_secret_of(struct request *rq, const char *key_id, const char *id);

/* Notes a fault and returns its problem, for what takes more than a field table to say. */
enum problem fault(struct request *rq, enum problem problem, const char *pointer, const char *detail);
/* ?state=: must be one of the two words, or absent (NULL). */
must_use enum problem state_query(struct request *rq, const char *one, const char *other, const char **state);

/* What only the directory's statements give; see directory.c. */
extern const struct field directory_answer_fields[], directory_line_fields[], directory_entry_row_fields[];

#endif

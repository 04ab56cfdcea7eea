/* A little schema of this room's own, so that its tests ask for what the real statements never do: locks
 * taken the wrong way round, a constraint that fails at commit, an answer that gets lost. Its statements
 * stand in world.c, in the place of sql/queries. */
#ifndef PORCHLIGHT_TESTS_DB_WORLD_H
#define PORCHLIGHT_TESTS_DB_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first. */
#include <cmocka.h>

#include "db/db.h"

/* The n-th statement that is neither of the two which the room runs by itself. */
#define PAST_BEGIN(n) ((n) + ((n) >= STATEMENT_request_begin))
#define NTH(n)        (PAST_BEGIN(n) + (PAST_BEGIN(n) >= STATEMENT_request_replay))

enum world_statement {
	NOTE_READ = NTH(0),
	NOTE_LIST = NTH(1),
	NOTE_WRITE = NTH(2),
	NAP = NTH(3),
	LOCK_BOTH = NTH(4),
	BED_TAKE = NTH(5),
	WHO = NTH(6),
	EXTRA_COLUMN = NTH(7),
	LACKING_COLUMN = NTH(8),
	WRONG_TYPE = NTH(9),
	PROMISE = NTH(10),
	NOTE_AGAIN = NTH(11),
	ODD_OUTCOME = NTH(12),
	NOT_THERE = NTH(13),
	LONG_NAP = NTH(14),
};

#define CALL(which, ...) (&(struct db_call)DB_CALL((enum statement)(which), __VA_ARGS__))

struct note {
	const char *id;
	const char *body;
	int64_t     written_at;
	int64_t     count;
};

extern const struct field           note_fields[];
extern const struct field           body_fields[]; /* only `body` */
extern const struct statement_shape world_shapes[];
extern const size_t                 world_shape_count;

extern const char *const NOTE_ONE, *const NOTE_TWO, *const SOMEBODY;

/* Makes the schema anew. */
void world_build(void);
/* As the superuser, aside from the connection under test; one value or NULL. */
char *world_ask(const char *sql);
void  world_do(const char *sql);
/* host NULL: straight to PostgreSQL. */
struct db *world_open(const char *host, int statement_timeout_ms);
void       world_request(struct db *db, const char *key, const char *fingerprint);

/* Stands between libpq and PostgreSQL and loses what it is told to. */
struct relay;
struct relay *relay_open(void);
void          relay_close(struct relay *relay);
const char   *relay_host(const struct relay *relay);
/* Lets the next message through to PostgreSQL, waits until it has answered, and then cuts the line instead of
 * bringing the answer. */
void relay_lose_next_answer(struct relay *relay);
/* Keeps the line but brings nothing any more. */
void relay_go_silent(struct relay *relay);
/* How many connections came. */
int relay_connections(struct relay *relay);

#endif

/* See pgoutput.h. A row's names point into the relation as it was defined when the row came; a relation that
 * is defined anew keeps its former definition beside it, since rows of an unfinished transaction may still
 * point there. */
#include "pgoutput.h"

#include "base/clock.h"
#include "base/memory.h"
#include "reader.h"

enum { COLUMNS_MOST = 1600, RELATIONS_MOST = 4096 };

/* 2000-01-01 in our epoch: where PostgreSQL's clock begins. */
#define POSTGRES_EPOCH_US ((int64_t)946684800 * MICROSECONDS_PER_SECOND)

struct relation {
	struct relation *next; /* the newest definition of an oid comes first */
	struct arena    *arena;
	uint32_t         oid;
	const char      *name;
	size_t           count;
	const char     **columns;
	bool            *is_key;
};

struct pgoutput {
	struct relation *relations;
	size_t           relation_count;
};

struct pgoutput *
pgoutput_open(void)
{
	return memory_zeroed(sizeof(struct pgoutput));
}

void
pgoutput_close(struct pgoutput *parser)
{
	if (parser == NULL)
		return;
	for (struct relation *relation = parser->relations, *next; relation; relation = next) {
		next = relation->next;
		arena_close(relation->arena); /* the relation itself lies in it */
	}
	free(parser);
}

static struct relation *
find_relation(const struct pgoutput *parser, uint32_t oid)
{
	struct relation *relation = parser->relations;

	while (relation && relation->oid != oid)
		relation = relation->next;
	return relation;
}

static bool
same_relation(const struct relation *a, const struct relation *b)
{
	if (a == NULL || strcmp(a->name, b->name) != 0 || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (strcmp(a->columns[i], b->columns[i]) != 0 || a->is_key[i] != b->is_key[i])
			return false;
	}
	return true;
}

/* PostgreSQL tells a relation again after each of its own cache's invalidations, mostly just as it was. */
static bool
read_relation(struct pgoutput *parser, struct reader *reader)
{
	struct arena    *arena = arena_open();
	struct relation *relation = arena_take(arena, sizeof *relation);

	relation->arena = arena;
	relation->oid = (uint32_t)reader_number(reader, 4);
	reader_text(reader); /* schema */
	relation->name = arena_text(arena, reader_text(reader));
	reader_number(reader, 1); /* replica identity */
	relation->count = (size_t)reader_number(reader, 2);
	if (relation->count > COLUMNS_MOST)
		reader->broken = true;
	if (!reader->broken) {
		relation->columns = arena_take(arena, relation->count * sizeof *relation->columns);
		relation->is_key = arena_take(arena, relation->count * sizeof *relation->is_key);
	}
	for (size_t i = 0; !reader->broken && i < relation->count; i++) {
		relation->is_key[i] = reader_number(reader, 1) & 1;
		relation->columns[i] = arena_text(arena, reader_text(reader));
		reader_number(reader, 8); /* type and its modifier */
	}
	if (reader->broken || same_relation(find_relation(parser, relation->oid), relation)
	    || parser->relation_count >= RELATIONS_MOST) {
		bool fine = !reader->broken && parser->relation_count < RELATIONS_MOST;

		arena_close(arena);
		return fine;
	}
	relation->next = parser->relations;
	parser->relations = relation;
	parser->relation_count++;
	return true;
}

/* --- rows --- */

static struct change_row *
add_row(struct pgoutput_message *message, enum change_kind kind, const struct relation *relation)
{
	struct change_row *row = &message->rows[message->count++];

	*row = (struct change_row){
		.kind = kind, .relation = relation->name, .count = relation->count, .names = relation->columns
	};
	return row;
}

static const char *
read_value(struct arena *arena, struct reader *reader, bool *unchanged)
{
	size_t      size;
	const char *bytes;

	switch (reader_number(reader, 1)) {
	case 'n': return NULL;
	case 'u': *unchanged = true; return NULL;
	case 't':
		size = (size_t)reader_number(reader, 4);
		if ((bytes = reader_bytes(reader, size)) == NULL)
			return NULL;
		/* PostgreSQL has no NUL in a text: what follows one would silently be lost. */
		if (memchr(bytes, '\0', size))
			reader->broken = true;
		return arena_text_n(arena, bytes, size);
	default: reader->broken = true; return NULL;
	}
}

static void
read_tuple(struct arena *arena, struct reader *reader, struct change_row *row)
{
	const char **values;
	bool        *unchanged;

	if (reader_number(reader, 2) != row->count || reader_left(reader) < row->count) {
		reader->broken = true;
		return;
	}
	values = arena_take(arena, row->count * sizeof *values);
	unchanged = arena_take(arena, row->count * sizeof *unchanged);
	for (size_t i = 0; i < row->count; i++)
		values[i] = read_value(arena, reader, &unchanged[i]);
	row->values = values;
	row->unchanged = unchanged;
}

/* Of a full replica identity the old row comes whole; only the key is told on. */
static void
keep_key(struct arena *arena, const struct relation *relation, struct change_row *row)
{
	const char **values = arena_take(arena, row->count * sizeof *values);

	for (size_t i = 0; row->values && i < row->count; i++)
		values[i] = relation->is_key[i] ? row->values[i] : NULL;
	row->values = values;
}

static bool
key_differs(const struct relation *relation, const struct change_row *before, const struct change_row *now)
{
	for (size_t i = 0; i < relation->count; i++) {
		if (relation->is_key[i] && before->values[i] && now->values[i]
		    && strcmp(before->values[i], now->values[i]) != 0)
			return true;
	}
	return false;
}

static void
read_update(struct arena *arena, struct reader *reader, const struct relation *relation,
    struct pgoutput_message *message)
{
	struct change_row *before = NULL, *now;
	uint64_t           what = reader_number(reader, 1);

	if (what == 'K' || what == 'O') {
		before = add_row(message, CHANGE_DELETE, relation);
		read_tuple(arena, reader, before);
		if (reader->broken)
			return;
		keep_key(arena, relation, before);
		what = reader_number(reader, 1);
	}
	now = add_row(message, CHANGE_UPDATE, relation);
	if (what != 'N')
		reader->broken = true;
	read_tuple(arena, reader, now);
	/* The old row is news only when the row goes on under another key. */
	if (before && !reader->broken && !key_differs(relation, before, now)) {
		*before = *now;
		message->count--;
	}
}

static void
read_row(const struct pgoutput *parser, struct arena *arena, struct reader *reader, int type,
    struct pgoutput_message *message)
{
	const struct relation *relation = find_relation(parser, (uint32_t)reader_number(reader, 4));
	struct change_row     *row;
	uint64_t               what;

	message->kind = PGOUTPUT_ROWS;
	if (reader->broken || relation == NULL) {
		reader->broken = true;
		return;
	}
	message->rows = arena_take(arena, 2 * sizeof *message->rows);
	if (type == 'U') {
		read_update(arena, reader, relation, message);
		return;
	}
	what = reader_number(reader, 1);
	row = add_row(message, type == 'I' ? CHANGE_INSERT : CHANGE_DELETE, relation);
	if (type == 'I' ? what != 'N' : what != 'K' && what != 'O')
		reader->broken = true;
	read_tuple(arena, reader, row);
	if (type == 'D' && !reader->broken)
		keep_key(arena, relation, row);
}

static void
read_truncate(const struct pgoutput *parser, struct arena *arena, struct reader *reader,
    struct pgoutput_message *message)
{
	size_t count = (size_t)reader_number(reader, 4);

	message->kind = PGOUTPUT_ROWS;
	reader_number(reader, 1); /* cascade, restart identity */
	if (reader_left(reader) / 4 < count) {
		reader->broken = true;
		return;
	}
	message->rows = arena_take(arena, count * sizeof *message->rows);
	for (size_t i = 0; i < count; i++) {
		const struct relation *relation = find_relation(parser, (uint32_t)reader_number(reader, 4));

		if (relation == NULL) {
			reader->broken = true;
			return;
		}
		add_row(message, CHANGE_TRUNCATE, relation)->count = 0;
	}
}

bool
pgoutput_read(struct pgoutput *parser, struct arena *arena, const void *bytes, size_t size,
    struct pgoutput_message *message)
{
	struct reader reader = { .at = bytes, .end = (const unsigned char *)bytes + size };
	int           type = (int)reader_number(&reader, 1);

	*message = (struct pgoutput_message){ .kind = PGOUTPUT_OTHER };
	switch (type) {
	case 'B':
		message->kind = PGOUTPUT_BEGIN;
		reader_bytes(&reader, 8 + 8 + 4);
		break;
	case 'C':
		message->kind = PGOUTPUT_COMMIT;
		reader_bytes(&reader, 1 + 8);
		message->pos = reader_number(&reader, 8);
		message->at_us = (int64_t)(reader_number(&reader, 8) + (uint64_t)POSTGRES_EPOCH_US);
		break;
	case 'R':
		if (!read_relation(parser, &reader))
			return false;
		break;
	case 'I':
	case 'U':
	case 'D': read_row(parser, arena, &reader, type, message); break;
	case 'T': read_truncate(parser, arena, &reader, message); break;
	case 'Y': /* a type's name: values come as text anyway */
	case 'O': /* where a replicated transaction came from */
	case 'M': /* pg_logical_emit_message */ reader_bytes(&reader, reader_left(&reader)); break;
	default: return false;
	}
	return !reader.broken && reader_left(&reader) == 0;
}

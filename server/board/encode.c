/* A row's JSON, made once when the row changes and shared by every snapshot and delta that carries it. */
#include <stdatomic.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "rows.h"
#include "wire/wire.h"

static atomic_ullong serials;

static struct encoding
encode_face(const struct field *fields, const void *noun, struct buffer *scratch)
{
	struct encoding encoding = { .serial =
					 atomic_fetch_add_explicit(&serials, 1, memory_order_relaxed) + 1 };

	buffer_clear(scratch);
	wire_write(scratch, fields, noun);
	encoding.size = (uint32_t)scratch->size;
	encoding.text = memory_take(scratch->size);
	memcpy(encoding.text, scratch->bytes, scratch->size);
	return encoding;
}

void
row_encode(const struct row *row, const struct shape *shape, struct arena *arena, struct buffer *scratch,
    struct encoding *into)
{
	const struct kind *kind = &kinds[row->kind];
	bool               confidential = row->kind == KIND_SITE && row_is_true(row, SITE_CONFIDENTIAL);
	bool               uncounted = row->kind == KIND_SITE && !row_is_true(row, SITE_PUBLIC_COUNTS);
	void              *noun;

	arena_reset(arena);
	noun = arena_take(arena, shape->noun_size);
	field_clear(shape->faces[FACE_WHOLE], noun);
	for (size_t i = 0; i < shape->column_count; i++) {
		/* The database holds a value that this release can't read: told, and shown as not stated. */
		if (shape->fields[i]
		    && !wire_member_from_sql(arena, shape->fields[i], row_column(row, i), noun))
			log_event(LOG_LEVEL_ERROR, "board.value", log_text("relation", kind->relation),
			    log_text("column", shape->columns[i]), log_text("id", row->id));
	}
	/* From the fullest face down: what one has lost, no later one has. */
	for (int face = 0; face < FACE_COUNT; face++) {
		if (kind->members[face] == NULL) {
			into[face] = (struct encoding){ 0 };
			continue;
		}
		if (confidential)
			field_clear(shape->hidden[face], noun);
		if (uncounted)
			field_clear(shape->uncounted[face], noun);
		into[face] = encode_face(shape->faces[face], noun, scratch);
	}
}

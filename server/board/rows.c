/* Rows by id and by parent. The columns of a row lie in one piece of memory: a board holds tens of thousands
 * of rows. */
#include "rows.h"

#include <string.h>

#include "base/memory.h"

struct columns {
	size_t   count;
	uint32_t at[]; /* offsets of texts behind the array; NO_TEXT: SQL NULL */
};

#define NO_TEXT UINT32_MAX

struct family {
	char        parent[ID_TEXT_SIZE];
	struct row *first;
};

const char *
row_column(const struct row *row, size_t column)
{
	const struct columns *columns = row->columns;

	if (columns == NULL || columns->at[column] == NO_TEXT)
		return NULL;
	return (const char *)(columns->at + columns->count) + columns->at[column];
}

bool
row_is_true(const struct row *row, size_t column)
{
	const char *text = row_column(row, column);

	return text != NULL && *text == 't';
}

struct row *
table_find(const struct table *table, const char *id)
{
	return map_find(&table->rows, id);
}

struct row *
table_add(struct table *table, enum kind_id kind, const char *id)
{
	struct row *row = memory_zeroed(sizeof *row);

	memcpy(row->id, id, ID_TEXT_SIZE);
	row->kind = (uint8_t)kind;
	map_add(&table->rows, row->id, row);
	return row;
}

struct row *
table_children(const struct table *table, const char *parent)
{
	const struct family *family = parent ? map_find(&table->families, parent) : NULL;

	return family ? family->first : NULL;
}

static void
family_join(struct table *table, struct row *row, const char *parent)
{
	struct family *family;

	if (parent == NULL || strlen(parent) >= ID_TEXT_SIZE)
		return;
	if ((family = map_find(&table->families, parent)) == NULL) {
		family = memory_zeroed(sizeof *family);
		memcpy(family->parent, parent, strlen(parent) + 1);
		map_add(&table->families, family->parent, family);
	}
	row->sibling = family->first;
	family->first = row;
}

static void
family_leave(struct table *table, struct row *row, const char *parent)
{
	struct family *family = parent ? map_find(&table->families, parent) : NULL;
	struct row   **at;

	if (family == NULL)
		return;
	for (at = &family->first; *at != NULL && *at != row; at = &(*at)->sibling)
		continue;
	if (*at == NULL)
		return;
	*at = row->sibling;
	row->sibling = NULL;
	if (family->first == NULL) {
		map_remove(&table->families, family->parent);
		free(family);
	}
}

static void
row_free(struct row *row)
{
	for (int face = 0; face < FACE_COUNT; face++)
		free(row->faces[face].text);
	free(row->columns);
	free(row->places);
	free(row);
}

void
table_remove(struct table *table, struct row *row)
{
	if (kinds[row->kind].parent)
		family_leave(table, row, row_column(row, (size_t)kinds[row->kind].parent));
	map_remove(&table->rows, row->id);
	row_free(row);
}

void
picture_done(struct picture *picture)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct table *table = &picture->tables[kind];

		for (size_t i = 0; i < table->rows.capacity; i++) {
			if (table->rows.slots[i].key != NULL)
				row_free(table->rows.slots[i].item);
		}
		for (size_t i = 0; i < table->families.capacity; i++)
			free(table->families.slots[i].item);
		map_done(&table->rows);
		map_done(&table->families);
	}
}

/* Both name their columns in the table's order nearly always, so the next one is mostly the right one. */
static size_t
find_column(const struct change_row *from, const char *name, size_t *hint)
{
	for (size_t i = 0; i < from->count; i++) {
		size_t at = (*hint + i) % from->count;

		if (strcmp(from->names[at], name) == 0) {
			*hint = at + 1;
			return at;
		}
	}
	return from->count;
}

const char *
change_row_id(const struct change_row *from)
{
	size_t hint = 0, at = from->count > 0 ? find_column(from, "id", &hint) : 0;

	return at < from->count && from->values[at] && id_valid(from->values[at]) ? from->values[at] : NULL;
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

void
row_fill(struct table *table, struct row *row, const struct shape *shape, const struct change_row *from)
{
	const char *texts[COLUMNS_MOST] = { 0 };
	size_t head = sizeof(struct columns) + shape->column_count * sizeof(uint32_t), size = 0, hint = 0;
	size_t parent = (size_t)kinds[row->kind].parent;
	struct columns *columns;
	char           *into;
	bool            moves;

	for (size_t i = 0; i < shape->column_count; i++) {
		size_t at = find_column(from, shape->columns[i], &hint);

		if (at < from->count)
			texts[i] =
			    from->unchanged && from->unchanged[at] ? row_column(row, i) : from->values[at];
		size += texts[i] ? strlen(texts[i]) + 1 : 0;
	}
	check(size < NO_TEXT);
	columns = memory_take(head + size);
	columns->count = shape->column_count;
	into = (char *)columns + head;
	for (size_t i = 0; i < shape->column_count; i++) {
		size_t length = texts[i] ? strlen(texts[i]) + 1 : 0;

		columns->at[i] = texts[i] ? (uint32_t)(into - (char *)columns - (ptrdiff_t)head) : NO_TEXT;
		if (length > 0)
			memcpy(into, texts[i], length);
		into += length;
	}
	moves = parent && !same_text(row_column(row, parent), texts[parent]);
	if (moves)
		family_leave(table, row, row_column(row, parent));
	free(row->columns);
	row->columns = columns;
	if (moves)
		family_join(table, row, row_column(row, parent));
}

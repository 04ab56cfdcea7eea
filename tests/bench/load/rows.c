/* See rows.h. */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "tool.h"

enum { TABLE = 0x1d, ROW = 0x1e, FIELD = 0x1f };

/* Cuts text at the separator into parts; gives how many. */
static size_t
cut(char *text, int separator, char **parts, size_t most)
{
	size_t count = 0;

	for (;;) {
		if (count == most)
			die("more than %zu parts", most);
		parts[count++] = text;
		if (!(text = strchr(text, separator)))
			return count;
		*text++ = '\0';
	}
}

static void
read_table(char *text, void (*take)(const struct change_row *row))
{
	static const bool unchanged[ROW_COLUMNS_MOST];
	char             *names[ROW_COLUMNS_MOST + 1], *fields[ROW_COLUMNS_MOST];
	const char       *values[ROW_COLUMNS_MOST];
	char             *row = text, *next;
	size_t            columns = 0;

	for (; row; row = next) {
		if ((next = strchr(row, ROW)))
			*next++ = '\0';
		if (columns == 0) {
			columns = cut(row, FIELD, names, ROW_COLUMNS_MOST + 1) - 1;
			continue;
		}
		if (cut(row, FIELD, fields, ROW_COLUMNS_MOST) != columns)
			die("a row of %s has not %zu fields", names[0], columns);
		for (size_t i = 0; i < columns; i++)
			values[i] = fields[i][0] == 'v' ? fields[i] + 1 : NULL;
		take(&(struct change_row){ .kind = CHANGE_INSERT,
		    .relation = names[0],
		    .count = columns,
		    .names = (const char *const *)names + 1,
		    .values = values,
		    .unchanged = unchanged });
	}
}

/* Gives the text, which the rows point into. */
static char *
read_tables(const char *path, void (*take)(const struct change_row *row))
{
	size_t size;
	char  *text = read_file(path, &size), *table = text, *next;

	for (; table; table = next) {
		if ((next = strchr(table, TABLE)))
			*next++ = '\0';
		read_table(table, take);
	}
	return text;
}

void
rows_read(const char *path, void (*take)(const struct change_row *row))
{
	free(read_tables(path, take));
}

/* What rows_find looks for, and what it found. */
static struct {
	const char       *relation, *id;
	struct change_row row;
	const char       *names[ROW_COLUMNS_MOST], *values[ROW_COLUMNS_MOST];
	bool              found;
} wanted;

static void
look(const struct change_row *row)
{
	size_t id;

	if (strcmp(row->relation, wanted.relation) != 0)
		return;
	id = rows_column(row, "id");
	if (!row->values[id] || strcmp(row->values[id], wanted.id) != 0)
		return;
	memcpy(wanted.names, row->names, row->count * sizeof *row->names);
	memcpy(wanted.values, row->values, row->count * sizeof *row->values);
	wanted.row = *row;
	wanted.row.names = wanted.names;
	wanted.row.values = wanted.values;
	wanted.found = true;
}

const struct change_row *
rows_find(const char *path, const char *relation, const char *id)
{
	static char *text;

	free(text);
	wanted.relation = relation;
	wanted.id = id;
	wanted.found = false;
	text = read_tables(path, look);
	return wanted.found ? &wanted.row : NULL;
}

size_t
rows_column(const struct change_row *row, const char *name)
{
	for (size_t i = 0; i < row->count; i++)
		if (strcmp(row->names[i], name) == 0)
			return i;
	die("%s has no column %s", row->relation, name);
}

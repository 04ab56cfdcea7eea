/* CSV as spreadsheets read it (RFC 4180), from rows of text. */
#include <string.h>

#include "cell.h"
#include "directory/sheet.h"

/* What begins like a formula, and is none: a phone number is left alone. */
static bool
is_formula(const char *cell)
{
	return cell[0] == '=' || cell[0] == '@'
	    || ((cell[0] == '+' || cell[0] == '-') && cell[strspn(cell, "+-0123456789 ().x")] != '\0');
}

const char *
cell_bare(const char *cell)
{
	return cell[0] == '\'' && is_formula(cell + 1) ? cell + 1 : cell;
}

static void
cell_write(struct buffer *into, const char *text)
{
	size_t size = strlen(text);
	bool   quoted = strpbrk(text, ",\"\r\n") != NULL
		   || (size > 0 && (strchr(" \t", text[0]) != NULL || strchr(" \t", text[size - 1]) != NULL));

	if (quoted)
		buffer_put_char(into, '"');
	if (is_formula(text))
		buffer_put_char(into, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buffer_put_char(into, '"');
		buffer_put_char(into, *text);
	}
	if (quoted)
		buffer_put_char(into, '"');
}

void
sheet_line_put(struct buffer *into, const struct texts *cells)
{
	for (size_t i = 0; i < cells->count; i++) {
		buffer_put_text(into, i > 0 ? "," : "");
		cell_write(into, cells->items[i]);
	}
	buffer_put_text(into, "\r\n");
}

static void
column_add(struct texts *columns, const char *name)
{
	for (size_t i = 0; i < columns->count; i++)
		if (strcmp(columns->items[i], name) == 0)
			return;
	columns->items[columns->count++] = name;
}

struct texts
sheet_columns(struct arena *arena)
{
	/* What a row is and belongs to comes first, then what it is called and how it is reached. */
	static const char *const first[] = { "record", "id", "organization", "site", "service", "kind",
		"name", "title", "description", "phone", "email", "link", "hours", "exceptions" };
	struct texts             columns = { .items = arena_take(arena, 256 * sizeof(char *)) };

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		column_add(&columns, first[i]);
	for (size_t i = 0; i < DIRECTORY_KINDS; i++)
		for (size_t k = 0; k < directory_kinds[i].part_count; k++)
			for (const struct field *field = directory_kinds[i].parts[k].fields;
			     field->name != NULL; field++)
				if (strcmp(field->name, "organization_kind")
				    != 0) /* the organization has a row of its own */
					column_add(&columns, field->name);
	return columns;
}

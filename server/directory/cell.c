/* What a person types into a spreadsheet, as the JSON that a program would have sent. */
#include "cell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "wire/wire.h"

/* As JSON writes numbers: no sign but minus, no leading zero, no space. */
static bool
is_number(const char *text)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	char       *end;

	if (digits[0] < '0' || digits[0] > '9' || (digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
	    || strspn(text, "-0123456789.") != strlen(text))
		return false;
	errno = 0;
	strtod(text, &end);
	return errno == 0 && *end == '\0' && end[-1] != '.';
}

static const char *
truth_of(const char *cell)
{
	if (strcmp(cell, "yes") == 0 || strcmp(cell, "true") == 0)
		return "true";
	if (strcmp(cell, "no") == 0 || strcmp(cell, "false") == 0)
		return "false";
	return NULL;
}

char *
piece_take(char **at, bool notes)
{
	char *piece = *at, *into = *at, *from = *at;

	if (piece == NULL)
		return NULL;
	for (int within = 0; *from != '\0' && (*from != ';' || within > 0); from++) {
		if (notes && (*from == '(' || (*from == ')' && within > 0)))
			within += *from == '(' ? 1 : -1;
		if (*from == '\\' && from[1] != '\0')
			*into++ = *from++;
		*into++ = *from;
	}
	*at = *from == '\0' ? NULL : from + 1;
	*into = '\0';
	return piece;
}

void
piece_bare(char *text)
{
	char *into = text;

	for (; *text != '\0'; text++) {
		if (*text == '\\' && text[1] != '\0')
			text++;
		*into++ = *text;
	}
	*into = '\0';
}

/* "a; b" as ["a","b"]. */
static void
list_put(struct buffer *into, struct arena *arena, const char *cell)
{
	char       *rest = arena_text(arena, cell), *piece;
	const char *comma = "";

	buffer_put_char(into, '[');
	while ((piece = piece_take(&rest, false)) != NULL) {
		size_t kept;

		piece += strspn(piece, " ");
		kept = strlen(piece);
		while (kept > 0 && piece[kept - 1] == ' ')
			kept--;
		if (kept == 0)
			continue;
		piece[kept] = '\0';
		piece_bare(piece);
		buffer_put_text(into, comma);
		wire_write_text(into, piece);
		comma = ",";
	}
	buffer_put_char(into, ']');
}

bool
cell_counts(const struct field *field, const char *cell)
{
	return cell[0] != '\0' || (field->flags & FIELD_NULLABLE) != 0 || field->kind == FIELD_TEXTS;
}

void
cell_put(struct buffer *into, struct arena *arena, const struct field *field, const char *cell)
{
	const char *truth = truth_of(cell);

	if (cell[0] == '\0' && field->kind != FIELD_TEXTS)
		buffer_put_text(into, "null");
	else if (field->kind == FIELD_TEXTS)
		list_put(into, arena, cell);
	else if ((field->kind == FIELD_BOOL || field->kind == FIELD_ANSWER) && truth != NULL)
		buffer_put_text(into, truth);
	else if ((field->kind == FIELD_INT || field->kind == FIELD_REAL) && is_number(cell))
		buffer_put_text(into, cell);
	else
		wire_write_text(into, cell);
}

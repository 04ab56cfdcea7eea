/* See messages.h. */
#include "messages.h"

#include <string.h>

void
add_number(struct buffer *into, uint64_t number, int size)
{
	while (size-- > 0)
		buffer_put_char(into, (char)(number >> (8 * size)));
}

static void
add_text(struct buffer *into, const char *text)
{
	buffer_put(into, text, strlen(text) + 1);
}

void
make_begin(struct buffer *into)
{
	buffer_clear(into);
	buffer_put_char(into, 'B');
	add_number(into, 1, 8);
	add_number(into, 2, 8);
	add_number(into, 3, 4);
}

void
make_commit(struct buffer *into, uint64_t end, int64_t at_us_2000)
{
	buffer_clear(into);
	buffer_put_char(into, 'C');
	add_number(into, 0, 1);
	add_number(into, end - 8, 8);
	add_number(into, end, 8);
	add_number(into, (uint64_t)at_us_2000, 8);
}

void
make_relation(struct buffer *into, uint32_t oid, const char *name, const char *const *columns)
{
	size_t count = 0;

	while (columns[count])
		count++;
	buffer_clear(into);
	buffer_put_char(into, 'R');
	add_number(into, oid, 4);
	add_text(into, "porchlight");
	add_text(into, name);
	buffer_put_char(into, 'd');
	add_number(into, count, 2);
	for (size_t i = 0; i < count; i++) {
		add_number(into, columns[i][0] == '*', 1);
		add_text(into, columns[i] + (columns[i][0] == '*'));
		add_number(into, 25, 4);
		add_number(into, 0xffffffff, 4);
	}
}

void
make_head(struct buffer *into, char type, uint32_t oid)
{
	buffer_clear(into);
	buffer_put_char(into, type);
	add_number(into, oid, 4);
}

void
add_tuple(struct buffer *into, char what, const char *const *values)
{
	size_t count = 0;

	while (values[count])
		count++;
	buffer_put_char(into, what);
	add_number(into, count, 2);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(values[i], "~") == 0 || strcmp(values[i], "=") == 0) {
			buffer_put_char(into, values[i][0] == '~' ? 'n' : 'u');
			continue;
		}
		buffer_put_char(into, 't');
		add_number(into, strlen(values[i]), 4);
		buffer_put(into, values[i], strlen(values[i]));
	}
}

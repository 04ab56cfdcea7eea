/* Content lines (RFC 5545, 3.1): no longer than 75 octets, folded between characters, never inside one. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "calendar.h"

enum { LINE_MOST = 75, SECONDS_PER_DAY = 86400 };

static void
fold(struct buffer *into, const char *line, size_t size)
{
	size_t room = LINE_MOST;

	while (size > room) {
		size_t take = room;

		while (take > 1 && ((unsigned char)line[take] & 0xc0) == 0x80)
			take--;
		buffer_put(into, line, take);
		buffer_put_text(into, "\r\n ");
		line += take;
		size -= take;
		room = LINE_MOST - 1; /* the space counts */
	}
	buffer_put(into, line, size);
	buffer_put_text(into, "\r\n");
}

void
line_put(struct buffer *into, const char *format, ...)
{
	char    line[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	fold(into, line, strlen(line));
}

/* RFC 5545, 3.3.11. Control characters have no place in a text, a line end apart. */
void
line_put_text(struct buffer *into, const char *name, const char *value)
{
	struct buffer line = { 0 };

	if (value == NULL || value[0] == '\0')
		return;
	buffer_put_text(&line, name);
	buffer_put_char(&line, ':');
	for (; *value != '\0'; value++) {
		if (*value == '\n')
			buffer_put_text(&line, "\\n");
		else if (*value == '\\' || *value == ';' || *value == ',')
			buffer_put(&line, (const char[]){ '\\', *value }, 2);
		else if ((unsigned char)*value >= ' ' && *value != 0x7f)
			buffer_put_char(&line, *value);
	}
	fold(into, line.bytes, line.size);
	buffer_done(&line);
}

void
local_print(int64_t local_s, char into[LOCAL_TEXT_SIZE])
{
	int64_t     second = (local_s % SECONDS_PER_DAY + SECONDS_PER_DAY) % SECONDS_PER_DAY;
	struct date date = day_to_date((local_s - second) / SECONDS_PER_DAY);

	snprintf(into, LOCAL_TEXT_SIZE, "%04d%02d%02dT%02d%02d%02d", date.year, date.month, date.day,
	    (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
}

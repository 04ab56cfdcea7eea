/* One line an event, put together on the stack and written by one write(2): lines of threads never mix, and a
 * line up to PIPE_BUF bytes stays whole in a pipe too. A line that would be longer is cut; a log that can't
 * be written is let go. */
#include "base/log.h"

#include <errno.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { LINE_MOST = PIPE_BUF };

static atomic_int least_level = LOG_LEVEL_INFO;

struct line {
	size_t size;
	char   bytes[LINE_MOST];
};

void
log_set_level(enum log_level level)
{
	atomic_store_explicit(&least_level, (int)level, memory_order_relaxed);
}

bool
log_wanted(enum log_level level)
{
	return (int)level >= atomic_load_explicit(&least_level, memory_order_relaxed);
}

static void
put(struct line *line, const char *bytes, size_t size)
{
	size_t room = sizeof line->bytes - 1 - line->size; /* 1: the line's end */

	if (size > room)
		size = room;
	memcpy(line->bytes + line->size, bytes, size);
	line->size += size;
}

static void
put_text(struct line *line, const char *text)
{
	put(line, text, strlen(text));
}

static void
put_quoted(struct line *line, const char *value)
{
	char escaped[8];

	put_text(line, "\"");
	for (; *value != '\0'; value++) {
		unsigned char c = (unsigned char)*value;

		if (c == '"' || c == '\\')
			snprintf(escaped, sizeof escaped, "\\%c", c);
		else if (c == '\n')
			snprintf(escaped, sizeof escaped, "\\n");
		else if (c < 0x20 || c == 0x7f)
			snprintf(escaped, sizeof escaped, "\\x%02x", c);
		else
			snprintf(escaped, sizeof escaped, "%c", c);
		put_text(line, escaped);
	}
	put_text(line, "\"");
}

static void
put_value(struct line *line, const char *value)
{
	bool plain = *value != '\0';

	for (const char *at = value; *at != '\0' && plain; at++)
		plain = (unsigned char)*at > ' ' && *at != '"' && *at != '=' && *at != '\\' && *at != 0x7f;
	if (plain)
		put_text(line, value);
	else
		put_quoted(line, value);
}

void
log_pairs(enum log_level level, const char *event, const struct log_pair *pairs)
{
	static const char *const names[] = { "debug", "info", "warning", "error" };
	struct line              line = { .size = 0 };
	char                     text[TIME_TEXT_SIZE];
	int     before = errno; /* so that a caller may log first and look at errno afterwards */
	int64_t now_us = clock_wall_us();

	if ((int)level < atomic_load_explicit(&least_level, memory_order_relaxed))
		return;
	/* Always three decimals, so that lines stand in columns. */
	time_print(now_us / MICROSECONDS_PER_SECOND * MICROSECONDS_PER_SECOND, text);
	put(&line, text, strlen(text) - 1);
	snprintf(text, sizeof text, ".%03dZ", (int)(now_us / 1000 % 1000));
	put_text(&line, text);
	put_text(&line, " level=");
	put_text(&line, names[level]);
	put_text(&line, " event=");
	put_text(&line, event);
	for (; pairs->key != NULL; pairs++) {
		put_text(&line, " ");
		put_text(&line, pairs->key);
		put_text(&line, "=");
		if (pairs->text != NULL) {
			put_value(&line, pairs->text);
		} else {
			snprintf(text, sizeof text, "%lld", pairs->number);
			put_text(&line, text);
		}
	}
	line.bytes[line.size++] = '\n';
	while (write(STDERR_FILENO, line.bytes, line.size) < 0 && errno == EINTR)
		;
	errno = before;
}

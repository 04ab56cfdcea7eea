/* See replies.h. */
#include "replies.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tool.h"

static void
read_header(struct reply_reader *reader)
{
	const char *end = strstr(reader->head, "\r\n\r\n");
	const char *length;

	if (!end) {
		if (reader->head_have == REPLY_HEAD_SIZE)
			die("a reply's header is over %d bytes", REPLY_HEAD_SIZE);
		return;
	}
	if (strncmp(reader->head, "HTTP/1.1 ", 9) != 0)
		die("not a reply: %.60s", reader->head);
	reader->status = (int)strtol(reader->head + 9, NULL, 10);
	reader->body = (size_t)(end - reader->head) + 4;
	length = strcasestr(reader->head, "\r\nContent-Length:");
	if (length && length < end)
		reader->left = (size_t)strtoul(length + 17, NULL, 10);
	else if (reader->status == 304 || reader->status == 204)
		reader->left = 0;
	else
		die("a reply without Content-Length: %.*s", (int)(end - reader->head), reader->head);
	if (reader->status == 304)
		reader->left = 0;
}

bool
reply_feed(struct reply_reader *reader, const char *bytes, size_t size)
{
	size_t kept = REPLY_HEAD_SIZE - reader->head_have;
	size_t before = reader->head_have;
	size_t part = size;

	memcpy(reader->head + reader->head_have, bytes, size < kept ? size : kept);
	reader->head_have += size < kept ? size : kept;
	reader->head[reader->head_have] = '\0';
	if (!reader->body) {
		read_header(reader);
		if (!reader->body)
			return false;
		part = before + size - reader->body;
	}
	if (part > reader->left)
		die("a reply is longer than it says");
	reader->left -= part;
	return reader->left == 0;
}

void
reply_reset(struct reply_reader *reader)
{
	reader->head_have = 0;
	reader->body = 0;
	reader->left = 0;
	reader->status = 0;
}

bool
reply_read(struct reply_reader *reader, int fd)
{
	char    bytes[65536];
	ssize_t size;

	while ((size = read(fd, bytes, sizeof bytes)) > 0)
		if (reply_feed(reader, bytes, (size_t)size))
			return true;
	if (size == 0)
		die("the connection was closed; last reply: %.200s", reader->head);
	if (errno != EAGAIN && errno != EINTR)
		die_errno("read");
	return false;
}

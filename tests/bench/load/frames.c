/* See frames.h. */
#include "frames.h"

#include <string.h>

#include "tool.h"

static size_t
header_size(const unsigned char *header)
{
	unsigned length = header[1] & 127;

	return length < 126 ? 2 : length == 126 ? 4 : 10;
}

static uint64_t
payload_size(const unsigned char *header)
{
	size_t   end = header_size(header);
	uint64_t size = end == 2 ? header[1] & 127 : 0;

	for (size_t i = 2; i < end; i++)
		size = size << 8 | header[i];
	return size;
}

/* Takes header bytes until it is whole; gives how many. */
static size_t
take_header(struct frame_reader *reader, const char *bytes, size_t size)
{
	size_t taken = 0;

	while (taken < size && (reader->header_have < 2 || reader->header_have < header_size(reader->header)))
		reader->header[reader->header_have++] = (unsigned char)bytes[taken++];
	if (reader->header_have >= 2 && reader->header_have == header_size(reader->header)) {
		if (!(reader->header[0] & 128) || reader->header[1] & 128)
			die("a frame is in pieces or masked");
		reader->size = payload_size(reader->header);
		reader->have = 0;
	}
	return taken;
}

void
frames_feed(struct frame_reader *reader, const char *bytes, size_t size, frame_sink *sink, void *context)
{
	for (size_t at = 0;;) {
		at += take_header(reader, bytes + at, size - at);
		if (reader->header_have < 2 || reader->header_have < header_size(reader->header))
			return;
		size_t part = size - at;
		if (part > reader->size - reader->have)
			part = reader->size - reader->have;
		if (reader->have < FRAME_HEAD_SIZE) {
			size_t kept = FRAME_HEAD_SIZE - reader->have;
			memcpy(reader->head + reader->have, bytes + at, part < kept ? part : kept);
		}
		reader->have += part;
		at += part;
		if (reader->have < reader->size)
			return;
		reader->head[reader->size < FRAME_HEAD_SIZE ? reader->size : FRAME_HEAD_SIZE] = '\0';
		sink(context, reader->header[0] & 15, reader);
		reader->header_have = 0;
	}
}

size_t
frame_write(char *into, int opcode, const char *text, size_t size)
{
	static const char mask[4] = { 0x11, 0x22, 0x33, 0x44 };
	size_t            at = 0;

	if (size > 65535)
		die("a frame of %zu bytes is more than this client sends", size);
	into[at++] = (char)(128 | opcode);
	if (size < 126) {
		into[at++] = (char)(128 | size);
	} else {
		into[at++] = (char)(128 | 126);
		into[at++] = (char)(size >> 8);
		into[at++] = (char)size;
	}
	memcpy(into + at, mask, 4);
	at += 4;
	for (size_t i = 0; i < size; i++)
		into[at + i] = (char)(text[i] ^ mask[i % 4]);
	return at + size;
}

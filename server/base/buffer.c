/* A growing run of bytes. It doubles, so that putting n bytes costs O(n) however small the pieces are. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { LEAST_CAPACITY = 256 };

static void __attribute__((noinline)) grow(struct buffer *buffer, size_t more)
{
	size_t capacity = buffer->capacity > 0 ? buffer->capacity : LEAST_CAPACITY;

	check(more < SIZE_MAX / 4 && buffer->size < SIZE_MAX / 4);
	while (capacity < buffer->size + more + 1)
		capacity *= 2;
	buffer->bytes = memory_grow(buffer->bytes, capacity);
	buffer->capacity = capacity;
}

/* Makes room for `more` bytes and the NUL. */
static inline void
make_room(struct buffer *buffer, size_t more)
{
	if (more >= buffer->capacity - buffer->size)
		grow(buffer, more);
}

char *
buffer_extend(struct buffer *buffer, size_t size)
{
	char *place;

	make_room(buffer, size);
	place = buffer->bytes + buffer->size;
	buffer->size += size;
	buffer->bytes[buffer->size] = '\0';
	return place;
}

void
buffer_put(struct buffer *buffer, const void *bytes, size_t size)
{
	make_room(buffer, size);
	if (size > 0)
		memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += size;
	buffer->bytes[buffer->size] = '\0';
}

void
buffer_put_text(struct buffer *buffer, const char *text)
{
	buffer_put(buffer, text, strlen(text));
}

void
buffer_put_char(struct buffer *buffer, char c)
{
	make_room(buffer, 1);
	buffer->bytes[buffer->size++] = c;
	buffer->bytes[buffer->size] = '\0';
}

void
buffer_print(struct buffer *buffer, const char *format, ...)
{
	va_list list, again;
	size_t  room;
	int     size;

	make_room(buffer, 64);
	room = buffer->capacity - buffer->size;
	va_start(list, format);
	va_copy(again, list);
	size = vsnprintf(buffer->bytes + buffer->size, room, format, list);
	check(size >= 0);
	if ((size_t)size >= room) {
		make_room(buffer, (size_t)size);
		vsnprintf(buffer->bytes + buffer->size, (size_t)size + 1, format, again);
	}
	buffer->size += (size_t)size;
	va_end(again);
	va_end(list);
}

void
buffer_clear(struct buffer *buffer)
{
	buffer->size = 0;
	if (buffer->bytes != NULL)
		buffer->bytes[0] = '\0';
}

void
buffer_done(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){ 0 };
}

char *
buffer_release(struct buffer *buffer, size_t *size)
{
	char *bytes;

	make_room(buffer, 0);
	bytes = buffer->bytes;
	bytes[buffer->size] = '\0';
	if (size != NULL)
		*size = buffer->size;
	*buffer = (struct buffer){ 0 };
	return bytes;
}

/* A growing run of bytes, for building texts whose length is not known ahead. */
#ifndef PORCHLIGHT_BASE_BUFFER_H
#define PORCHLIGHT_BASE_BUFFER_H

#include <stddef.h>

struct buffer {
	char  *bytes; /* always NUL-terminated once anything was put; owned by the buffer */
	size_t size;  /* without the NUL */
	size_t capacity;
};

/* A zeroed struct buffer is an empty buffer. */
void buffer_put(struct buffer *buffer, const void *bytes, size_t size);
void buffer_put_text(struct buffer *buffer, const char *text);
/* So many bytes more, for the caller to fill before anything else is put. */
char *buffer_extend(struct buffer *buffer, size_t size);
void  buffer_put_char(struct buffer *buffer, char c);
void  buffer_print(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Keeps the memory for the next use. */
void buffer_clear(struct buffer *buffer);
void buffer_done(struct buffer *buffer);
/* Hands the bytes over to the caller, who frees them with free(); the buffer is empty afterwards. */
char *buffer_release(struct buffer *buffer, size_t *size);

#endif

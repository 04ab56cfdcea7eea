/* Immutable bytes shared between threads: encoded once, sent to many. The last one to drop it frees it. */
#ifndef PORCHLIGHT_BASE_BLOB_H
#define PORCHLIGHT_BASE_BLOB_H

#include <stddef.h>

struct blob;

/* Takes over bytes (from malloc, as buffer_release gives them). One reference, the caller's. */
struct blob *blob_make(char *bytes, size_t size);
/* prefix: room kept free before the bytes for a frame header (libwebsockets' LWS_PRE); blob_bytes points
 * behind it. */
struct blob *blob_copy(const void *bytes, size_t size, size_t prefix);
struct blob *blob_take(struct blob *blob);
void         blob_drop(struct blob *blob); /* NULL is allowed */
const char  *blob_bytes(const struct blob *blob);
size_t       blob_size(const struct blob *blob);

#endif

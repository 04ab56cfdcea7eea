/* pgoutput messages made by hand, for the parser. */
#ifndef PORCHLIGHT_TESTS_REPLICA_MESSAGES_H
#define PORCHLIGHT_TESTS_REPLICA_MESSAGES_H

#include <stdint.h>

#include "base/buffer.h"

/* Each begins the buffer anew. */
void make_begin(struct buffer *into);
void make_commit(struct buffer *into, uint64_t end, int64_t at_us_2000);
/* columns: names, ended by NULL; one that begins with '*' is in the key. */
void make_relation(struct buffer *into, uint32_t oid, const char *name, const char *const *columns);
void make_head(struct buffer *into, char type, uint32_t oid);
/* Appends: what is 'N', 'K' or 'O'; values ended by NULL, "~" is SQL NULL, "=" is unchanged. */
void add_tuple(struct buffer *into, char what, const char *const *values);
void add_number(struct buffer *into, uint64_t number, int size);

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })

#endif

/* Memory that lives as long as one piece of work: a request, a change, a snapshot.
 * Everything handed out is freed at once by arena_close; nothing is freed alone. */
#ifndef PORCHLIGHT_BASE_ARENA_H
#define PORCHLIGHT_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* Never returns NULL: a process without memory ends with a line in the log (see check.h). */
struct arena *arena_open(void);
void          arena_close(struct arena *arena);
/* Frees all but the first block, so that a worker can use one arena for ever. */
void arena_reset(struct arena *arena);

/* Zeroed, aligned for any type. size 0 is allowed. */
void *arena_take(struct arena *arena, size_t size);
char *arena_text(struct arena *arena, const char *text);                 /* NULL stays NULL */
char *arena_text_n(struct arena *arena, const char *bytes, size_t size); /* NUL is added */
char *arena_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

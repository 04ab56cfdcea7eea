/* Memory or the end of the process: a server that has none left can answer nobody, so nobody here has to ask.
 * What is taken is given back with free(). */
#ifndef PORCHLIGHT_BASE_MEMORY_H
#define PORCHLIGHT_BASE_MEMORY_H

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

static inline void *
memory_take(size_t size)
{
	void *memory = malloc(size > 0 ? size : 1);

	check(memory != NULL);
	return memory;
}

static inline void *
memory_zeroed(size_t size)
{
	void *memory = calloc(1, size > 0 ? size : 1);

	check(memory != NULL);
	return memory;
}

static inline void *
memory_grow(void *memory, size_t size)
{
	memory = realloc(memory, size > 0 ? size : 1);
	check(memory != NULL);
	return memory;
}

#endif

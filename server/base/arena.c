/* Memory for one piece of work. A list of blocks, each twice the one before; what is big for a block gets one
 * of its own, so that one large body doesn't throw away the rest of a block. Under AddressSanitizer what was
 * not handed out is poisoned, and a gap follows each piece: an arena would otherwise hide the very overflows
 * that ASan looks for. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define POISONED 1
#endif

#ifdef POISONED
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(memory, size)   ((void)(memory), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(memory, size) ((void)(memory), (void)(size))
#endif

enum { FIRST_BLOCK = 8 * 1024, LAST_BLOCK = 256 * 1024, ALIGNMENT = _Alignof(max_align_t) };

struct block {
	struct block *next;
	size_t        capacity;
	size_t        used;
	_Alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *current; /* the first of the list; pieces are cut from it */
	struct block *first;   /* the oldest, kept by arena_reset */
};

static struct block *
block_open(size_t capacity)
{
	struct block *block = memory_take(sizeof *block + capacity);

	block->next = NULL;
	block->capacity = capacity;
	block->used = 0;
	ASAN_POISON_MEMORY_REGION(block->bytes, capacity);
	return block;
}

static void
block_close(struct block *block)
{
	ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->capacity);
	free(block);
}

struct arena *
arena_open(void)
{
	struct arena *arena = memory_take(sizeof *arena);

	arena->first = arena->current = block_open(FIRST_BLOCK);
	return arena;
}

void
arena_reset(struct arena *arena)
{
	for (struct block *block = arena->current, *next; block != NULL; block = next) {
		next = block->next;
		if (block != arena->first)
			block_close(block);
	}
	arena->current = arena->first;
	arena->first->next = NULL;
	arena->first->used = 0;
	ASAN_POISON_MEMORY_REGION(arena->first->bytes, arena->first->capacity);
}

void
arena_close(struct arena *arena)
{
	if (arena == NULL)
		return;
	arena_reset(arena);
	block_close(arena->first);
	free(arena);
}

/* A block with room for size bytes; the current one afterwards, unless the piece is big. */
static struct block *
block_for(struct arena *arena, size_t size)
{
	struct block *current = arena->current, *block;

	if (current->capacity - current->used >= size)
		return current;
	if (size > current->capacity / 4) { /* apart, behind the current one, which goes on being used */
		block = block_open(size);
		block->next = current->next;
		current->next = block;
		return block;
	}
	block = block_open(current->capacity < LAST_BLOCK ? current->capacity * 2 : LAST_BLOCK);
	block->next = current;
	arena->current = block;
	return block;
}

/* Not zeroed. */
static void *
take(struct arena *arena, size_t size)
{
	struct block *block;
	void         *piece;
	size_t        rounded;

	check(size < SIZE_MAX / 2);
	rounded = (size + GAP + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	block = block_for(arena, rounded);
	piece = block->bytes + block->used;
	block->used += rounded;
	ASAN_UNPOISON_MEMORY_REGION(piece, size);
	return piece;
}

void *
arena_take(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

char *
arena_text_n(struct arena *arena, const char *bytes, size_t size)
{
	char *text = take(arena, size + 1);

	if (size > 0)
		memcpy(text, bytes, size);
	text[size] = '\0';
	return text;
}

char *
arena_text(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_text_n(arena, text, strlen(text));
}

char *
arena_print(struct arena *arena, const char *format, ...)
{
	char    small[256], *text;
	va_list list, again;
	int     size;

	va_start(list, format);
	va_copy(again, list);
	size = vsnprintf(small, sizeof small, format, list);
	check(size >= 0);
	if ((size_t)size < sizeof small) {
		text = arena_text_n(arena, small, (size_t)size);
	} else {
		text = take(arena, (size_t)size + 1);
		vsnprintf(text, (size_t)size + 1, format, again);
	}
	va_end(again);
	va_end(list);
	return text;
}

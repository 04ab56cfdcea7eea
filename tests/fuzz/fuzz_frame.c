/* What a client may say on a live socket: any bytes as one frame. What is taken for a hello must be one that
 * the server can act on. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "board/board.h"
#include "push/frames.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open();
	struct hello  hello;
	const char   *why = NULL;

	switch (hello_read(arena, (const char *)data, size, &hello, &why)) {
	case HELLO_FINE:
		check(hello.view_count >= 1 && hello.view_count <= HELLO_VIEWS_MOST);
		for (size_t i = 0; i < hello.view_count; i++) {
			check(strlen(hello.views[i]) < VIEW_NAME_SIZE);
			for (size_t j = 0; j < i; j++)
				check(strcmp(hello.views[i], hello.views[j]) != 0);
		}
		check(hello.epoch == NULL || strlen(hello.epoch) < BOARD_EPOCH_SIZE);
		break;
	case HELLO_BAD: check(why != NULL); break;
	case HELLO_OTHER: break;
	}
	arena_close(arena);
	return 0;
}

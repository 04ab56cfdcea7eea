/* The arena: nothing overlaps, nothing is dirty, nothing is lost at a reset. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"

static void
what_is_taken_is_zero_and_aligned(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (size_t size = 0; size < 300; size++) {
			unsigned char *piece = arena_take(arena, size);

			assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(piece[i], 0);
			memset(piece, 0xff, size);
		}
		arena_reset(arena); /* the second round gets the same, dirty memory */
	}
	arena_close(arena);
}

static void
pieces_never_overlap_whatever_their_sizes(void **state)
{
	static const size_t sizes[] = { 1, 7000, 3, 100000, 16, 8192, 0, 2000000, 5 };
	struct arena       *arena = arena_open();
	unsigned char      *pieces[90];
	size_t              count = sizeof pieces / sizeof pieces[0];

	(void)state;
	for (size_t i = 0; i < count; i++) {
		pieces[i] = arena_take(arena, sizes[i % 9]);
		memset(pieces[i], (int)i + 1, sizes[i % 9]);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t at = 0; at < sizes[i % 9]; at++)
			if (pieces[i][at] != (unsigned char)(i + 1))
				fail_msg("piece %zu was overwritten", i);
	arena_close(arena);
}

static void
a_big_piece_does_not_throw_the_current_block_away(void **state)
{
	struct arena *arena = arena_open();
	char         *before = arena_take(arena, 16), *after;

	(void)state;
	arena_take(arena, 1000000);
	after = arena_take(arena, 16);
	assert_true(after > before && after - before < 256);
	arena_close(arena);
}

static void
texts_are_copied_and_null_stays_null(void **state)
{
	struct arena *arena = arena_open();
	char          changing[] = "house";
	char         *copy = arena_text(arena, changing);

	(void)state;
	changing[0] = 'm';
	assert_string_equal(copy, "house");
	assert_null(arena_text(arena, NULL));
	assert_string_equal(arena_text_n(arena, "house", 3), "hou");
	assert_string_equal(arena_text_n(arena, NULL, 0), "");
	arena_close(arena);
	arena_close(NULL);
}

static void
printing_takes_texts_of_any_length(void **state)
{
	struct arena *arena = arena_open();
	char         *text;

	(void)state;
	assert_string_equal(arena_print(arena, "%s-%d", "a", 7), "a-7");
	for (size_t size = 250; size < 260; size++) {
		text = arena_print(arena, "%*d", (int)size, 5);
		assert_int_equal(strlen(text), size);
	}
	text = arena_print(arena, "%*d", 50000, 5);
	assert_int_equal(strlen(text), 50000);
	assert_int_equal(text[49999], '5');
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_taken_is_zero_and_aligned),
		cmocka_unit_test(pieces_never_overlap_whatever_their_sizes),
		cmocka_unit_test(a_big_piece_does_not_throw_the_current_block_away),
		cmocka_unit_test(texts_are_copied_and_null_stays_null),
		cmocka_unit_test(printing_takes_texts_of_any_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

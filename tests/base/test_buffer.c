/* Buffers grow, blobs are shared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/blob.h"
#include "base/buffer.h"

static void
a_buffer_grows_and_is_always_terminated(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	for (size_t i = 0; i < 10000; i++) {
		buffer_put_char(&buffer, (char)('a' + i % 26));
		assert_int_equal(buffer.size, i + 1);
		assert_int_equal(buffer.bytes[buffer.size], '\0');
	}
	buffer_put(&buffer, NULL, 0);
	buffer_put_text(&buffer, "end");
	assert_string_equal(buffer.bytes + 10000, "end");
	assert_int_equal(buffer.bytes[27], 'b');
	buffer_done(&buffer);
	assert_null(buffer.bytes);
}

static void
printing_fits_exactly_at_every_edge(void **state)
{
	struct buffer buffer = { 0 };

	(void)state;
	for (int width = 1; width < 600; width++) {
		buffer_clear(&buffer);
		buffer_put_char(&buffer, '>');
		buffer_print(&buffer, "%*d", width, 7);
		assert_int_equal(buffer.size, (size_t)width + 1);
		assert_int_equal(buffer.bytes[width], '7');
		assert_int_equal(strlen(buffer.bytes), buffer.size);
		if (width % 100 == 0)
			buffer_done(&buffer);
	}
	buffer_done(&buffer);
}

static void
clearing_keeps_the_memory_and_releasing_gives_it_away(void **state)
{
	struct buffer buffer = { 0 };
	char         *bytes;
	size_t        size;

	(void)state;
	buffer_put_text(&buffer, "first");
	bytes = buffer.bytes;
	buffer_clear(&buffer);
	assert_string_equal(buffer.bytes, "");
	buffer_put_text(&buffer, "second");
	assert_ptr_equal(buffer.bytes, bytes);
	assert_ptr_equal(buffer_release(&buffer, &size), bytes);
	assert_int_equal(size, 6);
	assert_null(buffer.bytes);
	free(bytes);
	bytes = buffer_release(&buffer, NULL); /* an empty one gives an empty text */
	assert_string_equal(bytes, "");
	free(bytes);
}

static void
a_blob_lives_until_the_last_one_drops_it(void **state)
{
	struct blob *blob = blob_make(strdup("shared"), 6);

	(void)state;
	assert_ptr_equal(blob_take(blob), blob);
	blob_drop(blob);
	assert_string_equal(blob_bytes(blob), "shared");
	assert_int_equal(blob_size(blob), 6);
	blob_drop(blob);
	blob_drop(NULL);
}

static void
a_blob_keeps_room_before_its_bytes(void **state)
{
	struct blob *blob = blob_copy("frame", 5, 16), *empty = blob_copy(NULL, 0, 0);
	char        *room = (char *)(uintptr_t)blob_bytes(blob) - 16;

	(void)state;
	memset(room, 'x', 16); /* as libwebsockets does */
	assert_string_equal(blob_bytes(blob), "frame");
	assert_int_equal(blob_size(empty), 0);
	blob_drop(blob);
	blob_drop(empty);
}

static void *
take_and_drop(void *blob)
{
	for (int i = 0; i < 20000; i++) {
		blob_take(blob);
		blob_drop(blob);
	}
	blob_drop(blob);
	return NULL;
}

static void
threads_may_share_a_blob(void **state)
{
	struct blob *blob = blob_copy("x", 1, 0);
	pthread_t    threads[4];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, take_and_drop, blob_take(blob)), 0);
	for (size_t i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	assert_string_equal(blob_bytes(blob), "x");
	blob_drop(blob);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_buffer_grows_and_is_always_terminated),
		cmocka_unit_test(printing_fits_exactly_at_every_edge),
		cmocka_unit_test(clearing_keeps_the_memory_and_releasing_gives_it_away),
		cmocka_unit_test(a_blob_lives_until_the_last_one_drops_it),
		cmocka_unit_test(a_blob_keeps_room_before_its_bytes),
		cmocka_unit_test(threads_may_share_a_blob),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

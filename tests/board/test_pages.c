/* Large snapshots are compressed page by page; what comes out is one plain gzip all the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "base/memory.h"
#include "board/pages.h"
#include "feed.h"

/* Fails the test unless gzip unpacks to exactly plain, with nothing behind it. */
static void
assert_unpacks(const struct blob *gzip, const char *plain, size_t size)
{
	z_stream stream = { 0 };
	char    *into = memory_take(size + 1);

	assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
	stream.next_in = (Bytef *)(uintptr_t)blob_bytes(gzip);
	stream.avail_in = (uInt)blob_size(gzip);
	stream.next_out = (Bytef *)into;
	stream.avail_out = (uInt)size + 1;
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_int_equal(stream.avail_in, 0);
	assert_int_equal(stream.total_out, size);
	assert_memory_equal(into, plain, size);
	inflateEnd(&stream);
	free(into);
}

static void
pages_that_did_not_change_are_taken_from_before(void **state)
{
	struct pages former = { 0 }, now = { 0 };
	char         plain[40000];
	struct blob *gzip;
	uint32_t     crc;

	(void)state;
	for (size_t i = 0; i < sizeof plain; i++)
		plain[i] = (char)('a' + i * i / 7 % 26);
	for (uint64_t i = 0; i < 4; i++)
		pages_add(&former, 10000, 100 + i);
	gzip = pages_gzip(&former, plain, NULL, &crc);
	assert_int_equal(crc, crc32_z(0, (Bytef *)plain, sizeof plain));
	assert_unpacks(gzip, plain, sizeof plain);
	blob_drop(gzip);
	/* The second one changed, and a new one stands before the third. */
	memset(plain + 10000, 'x', 15000);
	pages_add(&now, 10000, 100);
	pages_add(&now, 10000, 999);
	pages_add(&now, 5000, 998);
	pages_add(&now, 10000, 102);
	for (size_t i = 20000; i < 30000; i++)
		plain[i + 5000] = (char)('a' + i * i / 7 % 26);
	gzip = pages_gzip(&now, plain, &former, &crc);
	assert_unpacks(gzip, plain, 35000);
	assert_int_equal(crc, crc32_z(0, (Bytef *)plain, 35000));
	assert_ptr_equal(now.items[0].deflated, former.items[0].deflated);
	assert_ptr_not_equal(now.items[1].deflated, former.items[1].deflated);
	assert_ptr_equal(now.items[3].deflated, former.items[2].deflated);
	blob_drop(gzip);
	pages_done(&former);
	pages_done(&now);
}

static void
tell_site(struct feed *feed, unsigned site, unsigned version)
{
	static const char description[] =
	    "A quiet house with a porch, a garden and a kitchen table where someone has time.";
	char text[16];

	snprintf(text, sizeof text, "%u", version);
	feed_add(feed, CHANGE_UPDATE, "site", "id", id_of(site), "name", "Oak House", "description",
	    description, "version", text, NULL);
}

static void
a_large_snapshot_unpacks_to_the_plain_one_through_any_changes(void **state)
{
	const struct board_settings bounds = {
		.resume_deltas = 10, .resume_seconds = 0, .resume_bytes = 64 << 20
	};
	struct feed feed;
	unsigned    seed = 1;
	char        epoch[BOARD_EPOCH_SIZE];

	(void)state;
	feed_open(&feed, &bounds);
	for (unsigned site = 0; site < 1500; site++)
		tell_site(&feed, 2 * site, 1);
	feed_load(&feed, "e", 200);
	for (unsigned step = 1; step < 40; step++) {
		const struct board_snapshot *snapshot;

		for (unsigned n = step % 4; n > 0; n--) {
			seed = seed * 1664525u + 1013904223u;
			if (step % 5 == 0)
				feed_add(&feed, CHANGE_DELETE, "site", "id", id_of((seed >> 8) % 3000), NULL);
			else
				tell_site(
				    &feed, (seed >> 8) % 3000, step); /* half of them are new, in between */
		}
		feed_commit(&feed, 200 + 10 * step);
		snapshot = board_snapshot_take(
		    feed.board, board_view_find(feed.board, "network"), board_where(feed.board, epoch));
		assert_int_equal(snapshot->pos, 200 + 10 * step);
		assert_true(blob_size(snapshot->plain) > 500000);
		assert_non_null(snapshot->gzip);
		assert_unpacks(snapshot->gzip, blob_bytes(snapshot->plain), blob_size(snapshot->plain));
		board_snapshot_drop(snapshot);
	}
	feed_close(&feed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_that_did_not_change_are_taken_from_before),
		cmocka_unit_test(a_large_snapshot_unpacks_to_the_plain_one_through_any_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

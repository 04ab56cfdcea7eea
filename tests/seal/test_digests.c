/* Keyed digests: the same text at the same place is found again, under every key of the ring, and nothing
 * else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "seal/seal.h"

static char          path[64];
static struct arena *arena;

static int
open_all(void **state)
{
	(void)state;
	arena = arena_open();
	snprintf(path, sizeof path, "/tmp/porchlight-digest-XXXXXX");
	return seal_start() && close(mkstemp(path)) == 0 ? 0 : -1;
}

static int
close_all(void **state)
{
	(void)state;
	arena_close(arena);
	return unlink(path);
}

/* The ring with one key more than before. */
static struct key_ring *
ring_grown(void)
{
	char             why[300] = "";
	struct key_ring *ring =
	    key_ring_add(path, why, sizeof why) ? key_ring_open(path, why, sizeof why) : NULL;

	if (ring == NULL)
		fail_msg("%s", why);
	return ring;
}

static const char *
digest(const struct key_ring *ring, const char *place, const char *text)
{
	struct texts digests = seal_digests(ring, arena, place, text);

	assert_true(digests.count > 0);
	assert_int_equal(strlen(digests.items[0]), TOKEN_HASH_SIZE - 1);
	return digests.items[0];
}

static void
the_same_text_is_found_again_and_another_is_not(void **state)
{
	struct key_ring *ring = ring_grown();

	(void)state;
	assert_string_equal(digest(ring, "stay.alias", "kite"), digest(ring, "stay.alias", "kite"));
	assert_string_not_equal(digest(ring, "stay.alias", "kite"), digest(ring, "stay.alias", "kites"));
	assert_string_not_equal(digest(ring, "stay.alias", "kite"), digest(ring, "stay.alias", "Kite"));
	assert_string_not_equal(digest(ring, "stay.alias", ""), digest(ring, "stay", ".alias"));
	key_ring_close(ring);
}

static void
the_place_ends_where_it_ends(void **state)
{
	struct key_ring *ring = ring_grown();

	(void)state;
	assert_string_not_equal(digest(ring, "a", "bc"), digest(ring, "ab", "c"));
	assert_string_not_equal(digest(ring, "a", "kite"), digest(ring, "b", "kite"));
	key_ring_close(ring);
}

static void
what_an_older_key_digested_is_still_among_them(void **state)
{
	struct key_ring *older = ring_grown(), *ring = ring_grown();
	struct texts     before = seal_digests(older, arena, "stay.alias", "kite");
	struct texts     after = seal_digests(ring, arena, "stay.alias", "kite");

	(void)state;
	assert_int_equal(after.count, before.count + 1);
	assert_string_not_equal(after.items[0], before.items[0]);
	for (size_t i = 0; i < before.count; i++)
		assert_string_equal(after.items[i + 1], before.items[i]);
	key_ring_close(older);
	key_ring_close(ring);
}

static void
a_digest_tells_nothing_without_the_key(void **state)
{
	struct key_ring *ring = ring_grown();
	char             plain[TOKEN_HASH_SIZE];

	(void)state;
	digest_hex("kite", 4, plain);
	assert_string_not_equal(digest(ring, "stay.alias", "kite"), plain);
	digest_hex("stay.alias\0kite", 15, plain);
	assert_string_not_equal(digest(ring, "stay.alias", "kite"), plain);
	key_ring_close(ring);
}

static void
one_digest_stays_the_same_while_a_key_is_added(void **state)
{
	struct key_ring *older = ring_grown(), *ring = ring_grown();
	char             before[TOKEN_HASH_SIZE], after[TOKEN_HASH_SIZE] = "kite";

	(void)state;
	digest_keyed(older, "request", "kite", before);
	digest_keyed(ring, "request", after, after); /* in its own place */
	assert_string_equal(before, after);
	digest_keyed(ring, "another", "kite", after);
	assert_string_not_equal(before, after);
	key_ring_close(older);
	key_ring_close(ring);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_text_is_found_again_and_another_is_not),
		cmocka_unit_test(the_place_ends_where_it_ends),
		cmocka_unit_test(what_an_older_key_digested_is_still_among_them),
		cmocka_unit_test(a_digest_tells_nothing_without_the_key),
		cmocka_unit_test(one_digest_stays_the_same_while_a_key_is_added),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}

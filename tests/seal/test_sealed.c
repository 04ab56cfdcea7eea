/* Sealed fields and the key ring: what opens, what doesn't, and which files are not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seal/seal.h"

#define KEY_ONE "0000000000000000000000000000000000000000000000000000000000000001"
#define KEY_TWO "00000000000000000000000000000000000000000000000000000000000000fF"

static char          folder[64];
static char          path[80];
static char          why[300];
static struct arena *arena;

static int
open_all(void **state)
{
	(void)state;
	arena = arena_open();
	snprintf(folder, sizeof folder, "/tmp/porchlight-seal-XXXXXX");
	if (!seal_start() || mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof path, "%s/keys", folder);
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	arena_close(arena);
	unlink(path);
	return rmdir(folder);
}

static void
write_file(const char *text, mode_t mode)
{
	int file;

	unlink(path);
	file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
	assert_int_equal(fchmod(file, mode), 0);
	close(file);
}

static struct key_ring *
ring_of(const char *text)
{
	struct key_ring *ring;

	write_file(text, 0600);
	ring = key_ring_open(path, why, sizeof why);
	if (ring == NULL)
		fail_msg("%s", why);
	return ring;
}

static void
what_was_sealed_opens_in_its_place_only(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");
	const char      *sealed = seal_text(ring, arena, "referral.sealed_name:1",
		 "Ana Mar\xc3\xad"
		      "a");

	(void)state;
	assert_int_equal(strncmp(sealed, "one:", 4), 0);
	assert_null(strstr(sealed, "Ana"));
	assert_string_equal(seal_open(ring, arena, "referral.sealed_name:1", sealed), "Ana Mar\xc3\xad"
										      "a");
	assert_null(seal_open(ring, arena, "referral.sealed_name:2", sealed));
	assert_null(seal_open(ring, arena, "referral.sealed_note:1", sealed));
	assert_null(seal_open(ring, arena, "", sealed));
	assert_string_equal(seal_open(ring, arena, "p", seal_text(ring, arena, "p", "")), "");
	assert_null(seal_text(ring, arena, "p", NULL));
	assert_null(seal_open(ring, arena, "p", NULL));
	key_ring_close(ring);
}

static void
the_same_text_is_never_sealed_alike(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");

	(void)state;
	assert_string_not_equal(seal_text(ring, arena, "p", "Ana"), seal_text(ring, arena, "p", "Ana"));
	key_ring_close(ring);
}

static void
any_changed_character_keeps_it_shut(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");
	char            *sealed = arena_text(arena, seal_text(ring, arena, "p", "a secret"));

	(void)state;
	for (size_t i = 0; sealed[i] != '\0'; i++) {
		char before = sealed[i];

		sealed[i] = before == 'A' ? 'B' : 'A';
		if (seal_open(ring, arena, "p", sealed) != NULL)
			fail_msg("opened with character %zu changed", i);
		sealed[i] = before;
	}
	assert_string_equal(seal_open(ring, arena, "p", sealed), "a secret");
	sealed[strlen(sealed) - 4] = '\0';
	assert_null(seal_open(ring, arena, "p", sealed));
	assert_null(seal_open(ring, arena, "p", ""));
	assert_null(seal_open(ring, arena, "p", ":"));
	assert_null(seal_open(ring, arena, "p", "one:"));
	assert_null(seal_open(ring, arena, "p", "one:!!!!"));
	assert_null(seal_open(ring, arena, "p", "one:AAAA"));
	key_ring_close(ring);
}

static void
the_last_key_seals_and_all_of_them_open(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");
	const char      *old = arena_text(arena, seal_text(ring, arena, "p", "old")), *new;

	(void)state;
	key_ring_close(ring);
	ring = ring_of("# two keys\n\none " KEY_ONE "\r\ntwo " KEY_TWO);
	new = seal_text(ring, arena, "p", "new");
	assert_int_equal(strncmp(new, "two:", 4), 0);
	assert_string_equal(seal_open(ring, arena, "p", old), "old");
	assert_string_equal(seal_open(ring, arena, "p", new), "new");
	key_ring_close(ring);
	ring = ring_of("two " KEY_TWO "\n");
	assert_null(seal_open(ring, arena, "p", old)); /* its key is gone */
	key_ring_close(ring);
}

static void
a_key_is_added_and_kept(void **state)
{
	struct key_ring *ring;
	struct stat      about;
	const char      *sealed;

	(void)state;
	unlink(path);
	assert_true(key_ring_add(path, why, sizeof why));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	ring = key_ring_open(path, why, sizeof why);
	assert_non_null(ring);
	sealed = arena_text(arena, seal_text(ring, arena, "p", "text"));
	key_ring_close(ring);
	assert_true(key_ring_add(path, why, sizeof why));
	ring = key_ring_open(path, why, sizeof why);
	assert_non_null(ring);
	assert_string_equal(seal_open(ring, arena, "p", sealed), "text");
	assert_true(strncmp(seal_text(ring, arena, "p", "x"), sealed, 8) != 0);
	key_ring_close(ring);
	write_file("one " KEY_ONE, 0600); /* no line's end */
	assert_true(key_ring_add(path, why, sizeof why));
	ring = key_ring_open(path, why, sizeof why);
	assert_non_null(ring);
	key_ring_close(ring);
}

static void
assert_refused(const char *text, mode_t mode, const char *said)
{
	write_file(text, mode);
	assert_null(key_ring_open(path, why, sizeof why));
	if (strstr(why, said) == NULL || strstr(why, path) == NULL)
		fail_msg("%s", why);
	assert_null(strstr(why, "00000001")); /* never the key itself */
}

static void
a_wrong_file_is_refused_with_a_sentence(void **state)
{
	char many[70 * 80] = "";

	(void)state;
	assert_refused("one " KEY_ONE "\n", 0640, "chmod 600");
	assert_refused("one " KEY_ONE "\n", 0604, "chmod 600");
	assert_refused("", 0600, "has no key");
	assert_refused("# nothing\n", 0600, "has no key");
	assert_refused("one\n", 0600, "line 1");
	assert_refused(KEY_ONE "\n", 0600, "line 1");
	assert_refused("one " KEY_ONE "\ntwo 00000001\n", 0600, "line 2");
	assert_refused("one " KEY_ONE "00\n", 0600, "64 hexadecimal digits");
	assert_refused("one " KEY_ONE " \n", 0600, "64 hexadecimal digits");
	assert_refused("One " KEY_ONE "\n", 0600, "an id (a-z, 0-9)");
	assert_refused("o:e " KEY_ONE "\n", 0600, "an id (a-z, 0-9)");
	assert_refused("aaaaaaaaaaaaaaaaa " KEY_ONE "\n", 0600, "an id (a-z, 0-9)");
	assert_refused("one " KEY_ONE "\none " KEY_TWO "\n", 0600, "stands there already");
	for (int i = 0; i < 65; i++)
		snprintf(many + strlen(many), sizeof many - strlen(many), "k%d %s\n", i, KEY_ONE);
	assert_refused(many, 0600, "more than 64 keys");
	unlink(path);
	assert_null(key_ring_open(path, why, sizeof why));
	assert_non_null(strstr(why, "can't be opened"));
	assert_null(key_ring_open(folder, why, sizeof why));
	assert_non_null(strstr(why, "is not a plain file"));
}

static void
a_file_that_is_no_key_ring_is_left_alone(void **state)
{
	struct stat about;

	(void)state;
	write_file("my shopping list\n", 0600);
	assert_false(key_ring_add(path, why, sizeof why));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_size, 17);
	write_file("one " KEY_ONE "\n", 0644);
	assert_false(key_ring_add(path, why, sizeof why));
	assert_non_null(strstr(why, "chmod 600"));
	key_ring_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_sealed_opens_in_its_place_only),
		cmocka_unit_test(the_same_text_is_never_sealed_alike),
		cmocka_unit_test(any_changed_character_keeps_it_shut),
		cmocka_unit_test(the_last_key_seals_and_all_of_them_open),
		cmocka_unit_test(a_key_is_added_and_kept),
		cmocka_unit_test(a_wrong_file_is_refused_with_a_sentence),
		cmocka_unit_test(a_file_that_is_no_key_ring_is_left_alone),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}

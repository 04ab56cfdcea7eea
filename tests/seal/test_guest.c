/* What a guest carries: the code and the secret, how they are made and how they are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "seal/seal.h"

#define KEY_ONE "0000000000000000000000000000000000000000000000000000000000000001"
#define KEY_TWO "00000000000000000000000000000000000000000000000000000000000000ff"

static const char someone[] = "01900000-0000-7000-8000-500000000001";
static const char another[] = "01900000-0000-7000-8000-500000000002";

static struct key_ring *
ring_of(const char *text)
{
	char             path[] = "/tmp/porchlight-guest-XXXXXX", why[300];
	int              file = mkstemp(path); /* 0600 */
	struct key_ring *ring;

	assert_true(file >= 0 && seal_start());
	assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
	ring = key_ring_open(path, why, sizeof why);
	unlink(path);
	assert_non_null(ring);
	return ring;
}

static void
a_secret_is_the_same_whenever_it_is_asked_for(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n"),
			*later = ring_of("one " KEY_ONE "\ntwo " KEY_TWO "\n");
	char first[GUEST_SECRET_SIZE], again[GUEST_SECRET_SIZE], other[GUEST_SECRET_SIZE];

	(void)state;
	assert_true(guest_secret(ring, "one", someone, first));
	assert_true(guest_secret(later, "one", someone, again));
	assert_string_equal(first, again);
	assert_int_equal(strlen(first), GUEST_SECRET_SIZE - 1);
	assert_true(first[4] == '-' && first[9] == '-');
	assert_int_equal(strspn(first, "ACDEFGHJKMNPQRTUVWXY34679-"), strlen(first));
	assert_true(guest_secret(ring, "one", another, other));
	assert_string_not_equal(first, other);
	assert_true(guest_secret(later, "two", someone, other));
	assert_string_not_equal(first, other);
	assert_string_equal(key_ring_newest(later), "two");
	key_ring_close(ring);
	key_ring_close(later);
}

static void
a_secret_is_read_whatever_its_case_spaces_and_dashes(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");
	char             secret[GUEST_SECRET_SIZE], typed[64] = " ";

	(void)state;
	assert_true(guest_secret(ring, "one", someone, secret));
	assert_true(guest_secret_right(ring, "one", someone, secret));
	for (size_t i = 0; secret[i] != '\0'; i++)
		typed[i + 1] = secret[i] == '-' ? ' ' : (char)(secret[i] | (secret[i] >= 'A' ? 0x20 : 0));
	assert_true(guest_secret_right(ring, "one", someone, typed));
	key_ring_close(ring);
}

static void
any_other_secret_is_wrong(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");
	char             secret[GUEST_SECRET_SIZE], changed[GUEST_SECRET_SIZE + 1];

	(void)state;
	assert_true(guest_secret(ring, "one", someone, secret));
	for (size_t i = 0; secret[i] != '\0'; i++) {
		memcpy(changed, secret, sizeof secret);
		changed[i] = changed[i] == 'A' ? 'C' : 'A';
		assert_false(guest_secret_right(ring, "one", someone, changed));
	}
	memcpy(changed, secret, sizeof secret);
	changed[GUEST_SECRET_SIZE - 1] = 'A';
	changed[GUEST_SECRET_SIZE] = '\0';
	assert_false(guest_secret_right(ring, "one", someone, changed));
	changed[GUEST_SECRET_SIZE - 2] = '\0';
	assert_false(guest_secret_right(ring, "one", someone, changed));
	assert_false(guest_secret_right(ring, "one", someone, ""));
	assert_false(guest_secret_right(ring, "one", another, secret));
	assert_false(guest_secret_right(ring, "gone", someone, secret));
	key_ring_close(ring);
}

static void
nobody_has_no_secret(void **state)
{
	struct key_ring *ring = ring_of("one " KEY_ONE "\n");
	char             secret[GUEST_SECRET_SIZE];

	(void)state;
	assert_true(guest_secret(ring, "one", "00000000-0000-0000-0000-000000000000", secret));
	assert_false(guest_secret_right(ring, NULL, NULL, secret));
	assert_false(guest_secret(ring, "gone", someone, secret));
	key_ring_close(ring);
}

static void
a_code_is_read_as_people_type_it(void **state)
{
	static const char *const good[] = { "ACD347", "acd347", "acd-347", " a c d 3 4 7 ", "AC-D3-47" };
	static const char *const bad[] = { "", "ACD34", "ACD3477", "ACD34B", "ACD340", "ACD34_",
		"ACD34\xc3\xa9" };
	char                     code[CODE_SIZE], fresh[CODE_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(code_read(good[i], code));
		assert_string_equal(code, "ACD347");
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(code_read(bad[i], code));
	for (int i = 0; i < 100; i++) {
		code_new(fresh);
		assert_true(code_read(fresh, code));
		assert_string_equal(fresh, code);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_secret_is_the_same_whenever_it_is_asked_for),
		cmocka_unit_test(a_secret_is_read_whatever_its_case_spaces_and_dashes),
		cmocka_unit_test(any_other_secret_is_wrong),
		cmocka_unit_test(nobody_has_no_secret),
		cmocka_unit_test(a_code_is_read_as_people_type_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

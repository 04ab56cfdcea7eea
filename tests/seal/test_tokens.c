/* Tokens, digests and guests' codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "seal/seal.h"

static int
start(void **state)
{
	(void)state;
	return seal_start() ? 0 : -1;
}

static void
a_token_is_43_characters_that_fit_a_cookie(void **state)
{
	char one[TOKEN_SIZE], other[TOKEN_SIZE];

	(void)state;
	token_new(one);
	token_new(other);
	assert_int_equal(strspn(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 43);
	assert_int_equal(one[43], '\0');
	assert_string_not_equal(one, other);
}

static void
a_digest_is_blake2b_256(void **state)
{
	char hash[TOKEN_HASH_SIZE];

	(void)state;
	digest_hex("", 0, hash); /* both as `b2sum -l 256` prints them */
	assert_string_equal(hash, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	digest_hex("abc", 3, hash);
	assert_string_equal(hash, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	token_hash("abc", hash);
	assert_string_equal(hash, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void
a_code_has_six_letters_that_nobody_mistakes(void **state)
{
	static const char letters[] = "ACDEFGHJKMNPQRTUVWXY34679";
	unsigned          seen[25] = { 0 };
	char              code[CODE_SIZE];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		code_new(code);
		assert_int_equal(strspn(code, letters), 6);
		assert_int_equal(code[6], '\0');
		for (size_t at = 0; at < 6; at++)
			seen[strchr(letters, code[at]) - letters]++;
	}
	for (size_t i = 0; i < 25; i++)
		assert_in_range(seen[i], 990, 1410); /* 1,200, six standard deviations either way */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_token_is_43_characters_that_fit_a_cookie),
		cmocka_unit_test(a_digest_is_blake2b_256),
		cmocka_unit_test(a_code_has_six_letters_that_nobody_mistakes),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}

/* Passwords. Each of these costs 50 ms on purpose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <time.h>

#include "seal/seal.h"

static int
start(void **state)
{
	(void)state;
	return seal_start() ? 0 : -1;
}

static void
only_the_right_password_is_right(void **state)
{
	char hash[PASSWORD_HASH_SIZE];

	(void)state;
	assert_true(password_hash("warm porch light", hash));
	assert_int_equal(strncmp(hash, "$argon2id$v=19$m=65536,t=2,p=1$", 31), 0);
	assert_true(password_right(hash, "warm porch light"));
	assert_false(password_right(hash, "warm porch lighT"));
	assert_false(password_right(hash, "warm porch light "));
	assert_false(password_right(hash, ""));
	assert_false(password_right("", "warm porch light"));
	assert_false(password_right("$argon2id$nonsense", "warm porch light"));
}

static void
the_same_password_never_has_the_same_hash(void **state)
{
	char one[PASSWORD_HASH_SIZE], other[PASSWORD_HASH_SIZE];

	(void)state;
	assert_true(password_hash("warm porch light", one));
	assert_true(password_hash("warm porch light", other));
	assert_string_not_equal(one, other);
}

static void
passwords_have_their_limits(void **state)
{
	char hash[PASSWORD_HASH_SIZE], text[PASSWORD_MOST + 2];

	(void)state;
	memset(text, 'a', sizeof text);
	text[PASSWORD_MOST + 1] = '\0';
	assert_false(password_hash(text, hash));
	text[PASSWORD_MOST] = '\0';
	assert_true(password_hash(text, hash));
	assert_true(password_right(hash, text));
	text[PASSWORD_LEAST - 1] = '\0';
	assert_false(password_hash(text, hash));
	/* A longer one is not cut to the right one. */
	text[PASSWORD_LEAST - 1] = 'a';
	text[PASSWORD_MOST] = 'a';
	assert_false(password_right(hash, text));
}

/* Of this thread, so that a busy machine changes nothing. */
static int64_t
work_us(void)
{
	struct timespec spent;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
	return (int64_t)spent.tv_sec * 1000000 + spent.tv_nsec / 1000;
}

static void
an_account_that_is_not_there_is_as_much_work(void **state)
{
	char    hash[PASSWORD_HASH_SIZE];
	int64_t real, wasted, began;

	(void)state;
	assert_true(password_hash("warm porch light", hash));
	began = work_us();
	assert_false(password_right(hash, "cold porch light"));
	real = work_us() - began;
	began = work_us();
	password_waste("cold porch light");
	wasted = work_us() - began;
	assert_true(real > 1000 && wasted > real / 4 && real > wasted / 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_right_password_is_right),
		cmocka_unit_test(the_same_password_never_has_the_same_hash),
		cmocka_unit_test(passwords_have_their_limits),
		cmocka_unit_test(an_account_that_is_not_there_is_as_much_work),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}

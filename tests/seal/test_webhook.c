/* Webhooks are signed as Standard Webhooks 1.0 says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "seal/seal.h"
#include "seal/webhook.h"

static int
start(void **state)
{
	(void)state;
	return seal_start() ? 0 : -1;
}

/* The example that the standard's own libraries are tested with. */
static void
a_signature_is_the_standard_s(void **state)
{
	static const char body[] = "{\"test\": 2432232314}";
	char              signature[WEBHOOK_SIGNATURE_SIZE];

	(void)state;
	assert_true(webhook_sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
	    1614265330, body, sizeof body - 1, signature));
	assert_string_equal(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

static void
a_new_secret_has_32_random_bytes_and_signs(void **state)
{
	char one[WEBHOOK_SECRET_SIZE], other[WEBHOOK_SECRET_SIZE], signature[WEBHOOK_SIGNATURE_SIZE];

	(void)state;
	webhook_secret_new(one);
	webhook_secret_new(other);
	assert_memory_equal(one, "whsec_", 6);
	assert_int_equal(strlen(one), 6 + 44);
	assert_string_not_equal(one, other);
	assert_true(webhook_sign(one, "id", 1, "", 0, signature));
	assert_int_equal(strlen(signature), WEBHOOK_SIGNATURE_SIZE - 1);
}

static void
what_is_no_secret_signs_nothing(void **state)
{
	char signature[WEBHOOK_SIGNATURE_SIZE];

	(void)state;
	assert_false(webhook_sign("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "id", 1, "", 0, signature));
	assert_false(webhook_sign("whsec_not base64!", "id", 1, "", 0, signature));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_signature_is_the_standard_s),
		cmocka_unit_test(a_new_secret_has_32_random_bytes_and_signs),
		cmocka_unit_test(what_is_no_secret_signs_nothing),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}

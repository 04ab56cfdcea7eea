/* Which addresses a channel may have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/channel.h"

struct address_case {
	const char *address;
	bool        is_well;
};

static void
an_e_mail_address_is_one_address_and_no_more(void **state)
{
	static const struct address_case cases[] = {
		{ "lead@house.example", true },
		{ "night+shift.2@mail.house.example", true },
		{ "o'neil@house.example", true },
		{ "lead", false },
		{ "@house.example", false },
		{ "lead@", false },
		{ "lead@house", false },
		{ "lead@.example", false },
		{ "lead@house..example", false },
		{ "lead@house.example.", false },
		{ "a@b@house.example", false },
		{ "lead@house.example,other@house.example", false },
		{ "lead@house.example other@house.example", false },
		{ "Lead <lead@house.example>", false },
		{ "lead@house.example\r\nBcc: all@house.example", false },
		{ "lead@house.example\n", false },
		{ "-oQ/tmp@house.example", false },
		{ "l\xc3\xa9"
		  "ad@house.example",
		    false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if ((channel_address_fault(CHANNEL_EMAIL, cases[i].address, false) == NULL)
		    != cases[i].is_well)
			fail_msg("%s", cases[i].address);
}

static void
a_webhook_goes_to_https_with_a_host_and_no_name(void **state)
{
	static const struct address_case cases[] = {
		{ "https://example.org", true },
		{ "https://example.org:8443/a/b?c=d&e=%20f", true },
		{ "https://[2001:db8::1]/", true },
		{ "https://example.org/~a@b", true },
		{ "http://example.org/", false },
		{ "HTTPS://example.org/", false },
		{ "https://", false },
		{ "https:///a", false },
		{ "https://:443/", false },
		{ "https://me@example.org/", false },
		{ "https://me:word@example.org/", false },
		{ "https://example.org/#a", false },
		{ "https://example.org/a b", false },
		{ "https://example.org/\r\nHost: other", false },
		{ "https://example.org\\@other/", false },
		{ "ftp://example.org/", false },
		{ "file:///etc/passwd", false },
		{ "example.org", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if ((channel_address_fault(CHANNEL_WEBHOOK, cases[i].address, false) == NULL)
		    != cases[i].is_well)
			fail_msg("%s", cases[i].address);
	assert_null(channel_address_fault(CHANNEL_WEBHOOK, "http://127.0.0.1:9/", true));
	assert_non_null(channel_address_fault(CHANNEL_WEBHOOK, "gopher://127.0.0.1:9/", true));
}

static void
a_channel_may_ask_for_every_event_but_the_test(void **state)
{
	(void)state;
	assert_int_equal(channel_event_choices.count, EVENT_COUNT - 1);
	assert_int_equal(choice_find(&channel_event_choices, "channel.test"), NO_CHOICE);
	assert_int_equal(choice_find(&event_choices, "channel.test"), EVENT_CHANNEL_TEST);
	for (size_t i = 0; i < event_choices.count; i++)
		assert_non_null(event_choices.slugs[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_e_mail_address_is_one_address_and_no_more),
		cmocka_unit_test(a_webhook_goes_to_https_with_a_host_and_no_name),
		cmocka_unit_test(a_channel_may_ask_for_every_event_but_the_test),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A webhook's body is what docs/webhooks.md says: an envelope of two standards, and data that has nothing of
 * a person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/clock.h"
#include "domain/recipient.h"
#include "notify/room.h"

#define HOUSE     "01900000-0000-7000-8000-000000000002"
#define RECIPIENT "01900000-0000-7000-8000-000000000003"
#define REFERRAL  "01900000-0000-7000-8000-000000000004"
#define OPENED_AT "https://beds.network.example"

static struct claim
claim_of(int event)
{
	struct claim claim;

	field_clear(claim_fields, &claim);
	claim.id = "01900000-0000-7000-8000-000000000001";
	claim.event = event;
	assert_true(time_read("2026-11-22T04:05:06.5Z", &claim.occurred_at));
	return claim;
}

static void
message_is(const struct claim *claim, const char *wanted)
{
	struct arena *arena = arena_open();
	struct buffer into = { 0 };

	message_print(&into, arena, claim, OPENED_AT);
	assert_string_equal(into.bytes, wanted);
	buffer_done(&into);
	arena_close(arena);
}

static void
an_introduction_is_told_by_its_code_and_its_times(void **state)
{
	struct claim claim = claim_of(EVENT_INTRODUCTION_OFFERED);

	(void)state;
	claim.site_id = HOUSE;
	claim.site_name = "House \"1\"";
	claim.referral_id = REFERRAL;
	claim.recipient_id = RECIPIENT;
	claim.code = "ACDEFG";
	claim.state = RECIPIENT_OFFERED;
	claim.sent_at = claim.answered_at = claim.held_until = claim.occurred_at;
	message_is(&claim,
	    "{\"specversion\":\"1.0\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"source\":\"" OPENED_AT
	    "\",\"type\":\"introduction.offered\",\"time\":\"2026-11-22T04:05:06.5Z\",\"timestamp\":\"2026-"
	    "11-22T04:05:06.5Z\","
	    "\"datacontenttype\":\"application/json\",\"data\":{\"site_id\":\"" HOUSE
	    "\",\"site_name\":\"House \\\"1\\\"\",\"bed_id\":null,\"room\":null,\"referral_id\":\"" REFERRAL
	    "\",\"recipient_id\":\"" RECIPIENT
	    "\",\"code\":\"ACDEFG\",\"state\":\"offered\",\"sent_at\":\"2026-11-22T04:05:06.5Z\","
	    "\"answered_at\":\"2026-11-22T04:05:06.5Z\",\"held_until\":\"2026-11-22T04:05:06.5Z\",\"ended_"
	    "at\":null,\"link\":\"" OPENED_AT "/referrals/" REFERRAL "\"}}");
}

static void
a_test_has_nothing_to_tell(void **state)
{
	struct claim claim = claim_of(EVENT_CHANNEL_TEST);

	(void)state;
	message_is(&claim,
	    "{\"specversion\":\"1.0\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"source\":\"" OPENED_AT
	    "\",\"type\":\"channel.test\",\"time\":\"2026-11-22T04:05:06.5Z\",\"timestamp\":\"2026-11-22T04:"
	    "05:06.5Z\","
	    "\"datacontenttype\":\"application/"
	    "json\",\"data\":{\"site_id\":null,\"site_name\":null,\"bed_id\":null,\"room\":null,"
	    "\"referral_id\":null,\"recipient_id\":null,\"code\":null,\"state\":null,\"sent_at\":null,"
	    "\"answered_at\":null,"
	    "\"held_until\":null,\"ended_at\":null,\"link\":\"" OPENED_AT "/\"}}");
}

static void
a_link_leads_to_where_that_side_works(void **state)
{
	struct arena *arena = arena_open();
	struct claim  claim = claim_of(EVENT_NOTE_NEW);

	(void)state;
	claim.site_id = HOUSE;
	assert_string_equal(message_link(arena, &claim, OPENED_AT), OPENED_AT "/house?site=" HOUSE);
	claim.referral_id = REFERRAL;
	claim.recipient_id = RECIPIENT;
	assert_string_equal(message_link(arena, &claim, OPENED_AT), OPENED_AT "/referrals/" REFERRAL);
	claim.is_house = true;
	assert_string_equal(message_link(arena, &claim, OPENED_AT),
	    OPENED_AT "/house?site=" HOUSE "&introduction=" RECIPIENT);
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_introduction_is_told_by_its_code_and_its_times),
		cmocka_unit_test(a_test_has_nothing_to_tell),
		cmocka_unit_test(a_link_leads_to_where_that_side_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

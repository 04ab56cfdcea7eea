/* What a caller may do, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "domain/role.h"

static const char *const house = "0193a5c2-7b1e-7c3d-9f00-0000000000aa";
static const char *const team = "0193a5c2-7b1e-7c3d-9f00-0000000000bb";

static struct caller
someone(enum role role, const char *organization_id)
{
	struct caller caller = {
		.session_id = "s", .membership_count = 1, .memberships = { { .role = role } }
	};

	memcpy(caller.memberships[0].organization_id, organization_id, 37);
	return caller;
}

static void
a_role_counts_only_in_its_organization(void **state)
{
	struct caller caller = someone(ROLE_HOUSE_LEAD, house);

	(void)state;
	assert_true(caller_has_role(&caller, WHO_HOUSE));
	assert_false(caller_has_role(&caller, WHO_REFERRERS | WHO_ADMIN));
	assert_true(caller_has_role_in(&caller, WHO_HOUSE, house));
	assert_true(caller_has_role_in(&caller, WHO_HOUSE, "0193A5C2-7B1E-7C3D-9F00-0000000000AA"));
	assert_false(caller_has_role_in(&caller, WHO_HOUSE, team));
	assert_false(caller_has_role_in(&caller, ROLE_BIT(ROLE_HOUSE_STAFF), house));
	assert_true(caller_belongs_to(&caller, house));
	assert_false(caller_belongs_to(&caller, team));
}

static void
who_is_not_signed_in_may_nothing(void **state)
{
	struct caller nobody = { 0 };

	(void)state;
	assert_false(caller_signed_in(&nobody));
	assert_false(caller_has_role(&nobody, WHO_SIGNED_IN));
	assert_false(caller_belongs_to(&nobody, ""));
}

static void
everyone_signed_in_has_some_role(void **state)
{
	(void)state;
	for (enum role role = 0; role < ROLE_COUNT; role++) {
		struct caller caller = someone(role, team);

		assert_true(caller_signed_in(&caller));
		assert_true(caller_has_role(&caller, WHO_SIGNED_IN));
		assert_false(caller_has_role(&caller, WHO_ANYONE));
		assert_int_equal(
		    choice_find(&role_choices, choice_slug(&role_choices, (int)role)), (int)role);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_role_counts_only_in_its_organization),
		cmocka_unit_test(who_is_not_signed_in_may_nothing),
		cmocka_unit_test(everyone_signed_in_has_some_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The capacity rule in C against tests/agreement/capacity.json. It stands in this room because it reads JSON;
 * SQL and TypeScript answer the same table in tests/api/capacity.test.ts and
 * tests/agreement/capacity.test.ts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "domain/capacity.h"
#include "wire/wire.h"

struct capacity_case {
	const char *name;
	int         state;
	int64_t confirmed_at, fresh_hours, stale_hours, staffed_limit, beds_open, beds_held, beds_occupied;
	int     freshness;
	int64_t open;
};

#define AT(member) .offset = offsetof(struct capacity_case, member)

static const struct field case_fields[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED, AT(name) },
	{ "state", FIELD_CHOICE, FIELD_REQUIRED, AT(state), .choices = &site_state_choices },
	{ "confirmed_at", FIELD_TIME, FIELD_REQUIRED | FIELD_NULLABLE, AT(confirmed_at) },
	{ "fresh_hours", FIELD_INT, FIELD_REQUIRED, AT(fresh_hours) },
	{ "stale_hours", FIELD_INT, FIELD_REQUIRED, AT(stale_hours) },
	{ "staffed_limit", FIELD_INT, FIELD_REQUIRED | FIELD_NULLABLE, AT(staffed_limit) },
	{ "beds_open", FIELD_INT, FIELD_REQUIRED, AT(beds_open) },
	{ "beds_held", FIELD_INT, FIELD_REQUIRED, AT(beds_held) },
	{ "beds_occupied", FIELD_INT, FIELD_REQUIRED, AT(beds_occupied) },
	{ "freshness", FIELD_CHOICE, FIELD_REQUIRED, AT(freshness), .choices = &freshness_choices },
	{ "open", FIELD_INT, FIELD_REQUIRED, AT(open) },
	{ 0 },
};

struct table {
	int64_t     now;
	struct rows cases;
};

static const struct field table_fields[] = {
	{ "now", FIELD_TIME, FIELD_REQUIRED, .offset = offsetof(struct table, now) },
	{ "cases", FIELD_OBJECTS, FIELD_REQUIRED, .offset = offsetof(struct table, cases),
	    .fields = case_fields, .stride = sizeof(struct capacity_case) },
	{ 0 },
};

static struct table
read_table(struct arena *arena)
{
	struct table  table;
	struct faults faults = { 0 };
	char          text[65536];
	FILE         *file = fopen("tests/agreement/capacity.json", "re");
	size_t        size;

	assert_non_null(file);
	size = fread(text, 1, sizeof text, file);
	fclose(file);
	if (wire_read(arena, text, size, table_fields, WIRE_BODY, &table, NULL, &faults) != OK)
		fail_msg("%s: %s", faults.items[0].pointer, faults.items[0].detail);
	return table;
}

static void
c_counts_open_rooms_as_the_table_does(void **state)
{
	struct arena *arena = arena_open();
	struct table  table = read_table(arena);

	(void)state;
	assert_true(table.cases.count >= 40);
	for (size_t i = 0; i < table.cases.count; i++) {
		const struct capacity_case *row = &((const struct capacity_case *)table.cases.items)[i];
		const struct capacity_facts facts = {
			.state = (enum site_state)row->state,
			.confirmed_at_us = row->confirmed_at,
			.fresh_hours = row->fresh_hours,
			.stale_hours = row->stale_hours,
			.staffed_limit = row->staffed_limit,
			.beds_open = row->beds_open,
			.beds_held = row->beds_held,
			.beds_occupied = row->beds_occupied,
		};
		enum freshness freshness =
		    freshness_of(row->confirmed_at, row->fresh_hours, row->stale_hours, table.now);

		if ((int)freshness != row->freshness || capacity_open(&facts, table.now) != row->open)
			fail_msg("%s: %s, %d open; the table says %s, %d", row->name,
			    choice_slug(&freshness_choices, (int)freshness),
			    (int)capacity_open(&facts, table.now),
			    choice_slug(&freshness_choices, row->freshness), (int)row->open);
	}
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(c_counts_open_rooms_as_the_table_does) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

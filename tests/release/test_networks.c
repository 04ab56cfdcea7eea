/* Releases of random networks, month by month: nothing small is told, whatever is told adds up, and what was
 * told stays. With PORCHLIGHT_ATTACK_OUT they are written there as JSON, a network a line, for
 * tests/statistics/attack.test.ts to find out what can be found out. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "release/release.h"
#include <cmocka.h>

enum { NETWORKS = 200, THRESHOLD = 11, COUNTIES = 5 };

static uint64_t seed;

static int64_t
chance(int64_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((seed >> 33) % (uint64_t)below);
}

/* The smaller ones more often. */
static size_t
skewed(size_t below)
{
	return (size_t)(chance((int64_t)below) * chance((int64_t)below) / (int64_t)below);
}

static bool
    is_counted[BY_COUNT]; /* a network is looked at in a few ways only, so that an attack on it stays quick */
static size_t month_begins; /* the first group of the month that is being made */

static struct release_group *
slot(struct release_year *year, enum release_by by, const char *slice, const char *within)
{
	struct release_group group = { .span = SPAN_MONTH,
		.month = year->month,
		.by = by,
		.slice = slice,
		.within = within,
		.begin = arena_print(year->arena, "%04d-%02d-01", year->number, year->month),
		.until = arena_print(
		    year->arena, "%04d-%02d-01", year->number + year->month / 12, year->month % 12 + 1) };

	for (size_t i = month_begins; i < year->count; i++)
		if (year->groups[i].span == SPAN_MONTH && year->groups[i].by == by
		    && strcmp(year->groups[i].slice, slice) == 0)
			return &year->groups[i];
	assert_true(year->count < year->capacity);
	year->groups[year->count] = group;
	return &year->groups[year->count++];
}

/* One thing that happened, in each group that it belongs to. */
struct thing {
	struct release_year  *year;
	struct release_group *piece;
	const char           *county, *region, *kind, *language, *need, *also, *hour;
};

static void
count(const struct thing *thing, const char *measure, const char *part, int64_t amount)
{
	struct release_year *year = thing->year;

	(void)series_add(slot(year, BY_NONE, "", "")->count, measure, part, amount);
	(void)series_add(thing->piece->count, measure, part, amount);
	if (is_counted[BY_REGION])
		(void)series_add(slot(year, BY_REGION, thing->region, "")->count, measure, part, amount);
	if (is_counted[BY_COUNTY])
		(void)series_add(
		    slot(year, BY_COUNTY, thing->county, thing->region)->count, measure, part, amount);
	if (thing->kind == NULL)
		return;
	if (is_counted[BY_SENDER_KIND])
		(void)series_add(slot(year, BY_SENDER_KIND, thing->kind, "")->count, measure, part, amount);
	if (is_counted[BY_LANGUAGE])
		(void)series_add(slot(year, BY_LANGUAGE, thing->language, "")->count, measure, part, amount);
	if (is_counted[BY_NEED])
		(void)series_add(slot(year, BY_NEED, thing->need, "")->count, measure, part, amount);
	if (is_counted[BY_NEED] && thing->also != NULL)
		(void)series_add(slot(year, BY_NEED, thing->also, "")->count, measure, part, amount);
	if (is_counted[BY_HOUR] && strcmp(measure, "turn_aways") == 0)
		(void)series_add(slot(year, BY_HOUR, thing->hour, "")->count, measure, part, amount);
}

static void
introduction(struct thing *thing, size_t good)
{
	static const char *const stages[] = { "sent", "seen", "answered", "offered", "accepted", "arrived" };
	static const char *const ends[] = { "declined", "guest_declined", "unreachable", "expired",
		"withdrawn", "elsewhere", "not_arrived", "open" };
	static const char *const alternatives[] = { "emergency_department", "inpatient", "elsewhere",
		"unanswered", "crisis_unit", "jail" };
	static const char *const answers[] = { "unanswered", "emergency_department", "elsewhere",
		"hospital" };
	static const char *const where[] = { "elsewhere", "unanswered", "hospital" };
	size_t                   stage = chance(3) == 0 ? 5 : skewed(6);
	bool                     in_time = stage >= 2 && chance(20) < (int64_t)good;
	bool                     no_room = stage < 5 && chance(6) == 0;

	count(thing, "who_asks", "asked", 1);
	count(thing, "turn_aways", no_room ? "turned_away" : "other", 1);
	count(thing, "answered_in_30_min", in_time ? "in_time" : "later", 1);
	count(thing, "answered_in_30_min_wall", in_time && chance(8) > 0 ? "in_time" : "later", 1);
	count(thing, "funnel", stages[stage], 1);
	count(thing, "ended", stage == 5 ? "arrived" : ends[no_room ? 0 : skewed(8)], 1);
	if (chance(3) > 0)
		count(thing, "shown_open_refused", stage < 5 && chance(9) == 0 ? "declined" : "other", 1);
	if (stage < 5)
		return;
	count(thing, "arrivals", "introduced", 1);
	count(thing, "diversions_reported", alternatives[skewed(6)], 1);
	if (chance(10) == 0)
		return; /* still there */
	count(thing, "stay_length", "stays", 1);
	count(thing, "stay_length", "hours", 20 + chance(300));
	count(thing, "diversions_own", answers[skewed(4)], 1);
	count(thing, "stays_ending_in_hospital", where[skewed(3)], 1);
}

static void
by_themselves(struct thing *thing)
{
	thing->kind = "self";
	thing->language = "not_stated";
	thing->need = "none";
	thing->also = NULL;
	if (chance(3) == 0) {
		count(thing, "turn_aways", "turned_away", 1);
		return;
	}
	if (chance(2) == 0)
		count(thing, "who_asks", "asked", 1);
	count(thing, "turn_aways", "other", 1);
	count(thing, "arrivals", "by_themselves", 1);
}

static void
pieces_make(struct release_year *year)
{
	int64_t first = date_to_day((struct date){ year->number, year->month, 1 });
	int64_t past = date_to_day((struct date){ year->number + year->month / 12, year->month % 12 + 1, 1 });

	for (int64_t day = first; day < past;) {
		int64_t     until = day + 7 - (day + 3) % 7 < past ? day + 7 - (day + 3) % 7 : past;
		struct date a = day_to_date(day), b = day_to_date(until);

		year->groups[year->count++] = (struct release_group){ .span = SPAN_PIECE,
			.month = year->month,
			.by = BY_NONE,
			.slice = "",
			.within = "",
			.begin = arena_print(year->arena, "%04d-%02d-%02d", a.year, a.month, a.day),
			.until = arena_print(year->arena, "%04d-%02d-%02d", b.year, b.month, b.day) };
		day = until;
	}
}

/* A month of a network: `size` asks, of which nearly all or few are answered in time. */
static void
month_make(struct release_year *year, int64_t size, size_t good)
{
	static const char *const counties[COUNTIES] = { "41051", "41005", "41067", "41039", "41043" };
	static const char *const regions[] = { "North", "South", "East" };
	static const char *const kinds[] = { "hospital", "mobile_crisis", "crisis_line" };
	static const char *const languages[] = { "en", "es", "so", "ru" };
	static const char *const needs[] = { "none", "step_free", "quiet_room", "pet" };
	size_t                   pieces, piece_count;

	month_begins = year->count;
	(void)slot(year, BY_NONE, "", "");
	pieces = year->count;
	pieces_make(year);
	piece_count = year->count - pieces;
	for (int64_t i = 0; i < size; i++) {
		size_t       county = skewed(COUNTIES);
		struct thing thing = { .year = year,
			.piece = &year->groups[pieces + (size_t)chance((int64_t)piece_count)],
			.county = counties[county],
			.region = regions[county % 3],
			.kind = kinds[skewed(3)],
			.language = languages[skewed(4)],
			.need = needs[skewed(4)],
			.also = chance(6) == 0 ? "interpreter" : NULL };

		if (strcmp(thing.need, "none") == 0)
			thing.also = NULL;
		thing.hour = arena_print(year->arena, "%d-%02d", 1 + (int)chance(7), 8 * (int)chance(3));
		if (chance(6) == 0)
			by_themselves(&thing);
		else
			introduction(&thing, good);
	}
	for (size_t c = 0; c < COUNTIES; c++) {
		struct thing thing = { .year = year,
			.piece = &year->groups[pieces + (size_t)chance((int64_t)piece_count)],
			.county = counties[c],
			.region = regions[c % 3] };

		count(&thing, "occupancy", "guest", chance(20 + size / 2));
		count(&thing, "occupancy", "empty", chance(60));
	}
}

/* --- what is written for the attack --- */

static void
group_write(FILE *out, const struct release_group *group, bool *first)
{
	struct release_figure told[RELEASE_FIGURES_MOST], all[RELEASE_FIGURES_MOST];
	struct release_group  open = *group;
	size_t                figures;

	for (size_t i = 0; i < SERIES_COUNT; i++)
		open.state[i] = RELEASE_SHOWN;
	figures = release_figures(group, told);
	(void)release_figures(&open, all);
	fprintf(out,
	    "%s{\"period\":\"%s\",\"begin\":\"%s\",\"until\":\"%s\",\"by\":\"%s\",\"slice\":\"%s\","
	    "\"within\":\"%s\",\"cells\":[",
	    *first ? "" : ",", choice_slug(&release_span_choices, (int)group->span), group->begin,
	    group->until, choice_slug(&release_by_choices, (int)group->by), group->slice, group->within);
	*first = false;
	for (size_t i = 0; i < figures; i++) {
		fprintf(out, "%s[\"%s\",\"%s\",", i > 0 ? "," : "", told[i].measure, told[i].part);
		if (told[i].amount == NO_INT)
			fprintf(out, "null,%" PRId64 ",%" PRId64 "]", all[i].amount, told[i].least);
		else
			fprintf(out, "%" PRId64 "]", told[i].amount);
	}
	fputs("]}", out);
}

static void
month_write(FILE *out, const struct release_year *year, bool *first)
{
	struct release_group weeks[6];
	size_t               week_count = release_weeks(year, weeks, 6);

	for (size_t i = 0; i < year->count; i++)
		if (year->groups[i].month == year->month && year->groups[i].span != SPAN_PIECE)
			group_write(out, &year->groups[i], first);
	for (size_t i = 0; i < week_count; i++)
		group_write(out, &weeks[i], first);
}

/* --- the tests --- */

static void
group_judge(const struct release_group *group)
{
	for (size_t i = 0; i < SERIES_PUBLIC_FIRST; i++) {
		assert_int_not_equal(group->state[i], RELEASE_OPEN);
		if (group->state[i] == RELEASE_SHOWN)
			assert_true(group->count[i] == 0 || group->count[i] >= THRESHOLD);
	}
}

static void
network_release(FILE *out, int number)
{
	enum { MONTHS = 12, GROUPS = 4096 };
	struct arena       *arena = arena_open();
	struct release_year year = { .arena = arena, .threshold = THRESHOLD, .number = 2020 + number % 7 };
	int64_t             size = 10 + chance(5 + (number % 4) * (number % 4) * 60);
	size_t              good = 6 + (size_t)chance(15);
	bool                first = true;

	year.capacity = GROUPS;
	year.groups = arena_take(arena, GROUPS * sizeof *year.groups);
	for (enum release_by by = BY_REGION; by < BY_COUNT; by++) {
		year.grain[by] = (enum release_span)(SPAN_MONTH + chance(3));
		is_counted[by] = chance(3) == 0 || (by == BY_REGION && number % 3 == 0);
	}
	is_counted[BY_REGION] = is_counted[BY_REGION] || is_counted[BY_COUNTY];
	if (out != NULL)
		fputc('[', out);
	/* Most networks begin in October, so that a quarter and a year close with few months to look through.
	 */
	for (year.month = number % 25 == 0 ? 1 : 10; year.month <= MONTHS; year.month++) {
		size_t             before = year.count;
		enum release_state was[64];

		memcpy(was, year.count > 0 ? year.groups[0].state : (const enum release_state[64]){ 0 },
		    sizeof year.groups[0].state);
		month_make(&year, size / 2 + chance(size), good);
		release_decide(&year);
		for (size_t i = 0; i < year.count; i++)
			group_judge(&year.groups[i]);
		if (before > 0)
			assert_memory_equal(was, year.groups[0].state, sizeof year.groups[0].state);
		if (out != NULL)
			month_write(out, &year, &first);
	}
	if (out != NULL)
		fputs("]\n", out);
	arena_close(arena);
}

static void
nothing_small_is_told_and_what_was_told_stays(void **state)
{
	const char *path = getenv("PORCHLIGHT_ATTACK_OUT");
	FILE       *out = path == NULL ? NULL : fopen(path, "we");

	(void)state;
	seed = 11;
	for (int i = 0; i < NETWORKS; i++)
		network_release(out, i);
	if (out != NULL)
		assert_int_equal(fclose(out), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_small_is_told_and_what_was_told_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The members of a report's rows. */
#include "domain/report.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "domain/channel.h"

#define MEMBER(noun, member, what, text)                                                                     \
	{                                                                                                    \
		.name = #member, .kind = (what), .flags = FIELD_READ_ONLY,                                   \
		.offset = offsetof(struct noun, member), .help = (text)                                      \
	}

const struct field report_fields[] = {
	MEMBER(report, id, FIELD_ID, "The report's key."),
	MEMBER(report, quarter, FIELD_TEXT, "Of which quarter: 2026Q3."),
	MEMBER(report, language, FIELD_TEXT, "en or es."),
	MEMBER(report, made_at, FIELD_TIME, "When it was made; the page says the same."),
	MEMBER(report, made_by, FIELD_TEXT, "Who made it; empty: the command line."),
	MEMBER(report, sha256, FIELD_TEXT, "SHA-256 of the page, to the letter."),
	{ 0 },
};

const struct field report_new_fields[] = {
	{ .name = "quarter",
	    .kind = FIELD_TEXT,
	    .flags = FIELD_REQUIRED,
	    .offset = offsetof(struct report_new, quarter),
	    .least = 6,
	    .most = 6,
	    .help = "A quarter that is over and released, like 2026Q3." },
	{ .name = "language",
	    .kind = FIELD_CHOICE,
	    .choices = &channel_language_choices,
	    .offset = offsetof(struct report_new, language),
	    .help = "en (unless said otherwise) or es." },
	{ 0 },
};

const struct field report_page_fields[] = {
	MEMBER(report_page, page, FIELD_TEXT, "The page."),
	MEMBER(report_page, sha256, FIELD_TEXT, "SHA-256 of the page."),
	{ 0 },
};

const struct field report_head_fields[] = {
	MEMBER(report_head, network, FIELD_TEXT, "The network's name."),
	MEMBER(report_head, zone, FIELD_TEXT, "The network's zone."),
	MEMBER(report_head, begin, FIELD_DATE, "The first day."),
	MEMBER(report_head, until, FIELD_DATE, "The day after the last."),
	MEMBER(report_head, released_at, FIELD_TIME, "When its figures were released."),
	MEMBER(report_head, threshold, FIELD_INT, "Counts below it are hidden."),
	{ 0 },
};

const struct field report_measure_fields[] = {
	MEMBER(report_measure, name, FIELD_TEXT, "Which."),
	MEMBER(report_measure, kind, FIELD_TEXT, "ratio, count, ends or time."),
	MEMBER(report_measure, unit, FIELD_TEXT, "Of what."),
	MEMBER(report_measure, definition, FIELD_TEXT, "What it is."),
	MEMBER(report_measure, numerator, FIELD_INT, "How many."),
	MEMBER(report_measure, denominator, FIELD_INT, "Of how many."),
	MEMBER(report_measure, unanswered, FIELD_INT, "Without an answer."),
	MEMBER(report_measure, median, FIELD_INT, "Minutes."),
	MEMBER(report_measure, p90, FIELD_INT, "Minutes."),
	MEMBER(report_measure, before_numerator, FIELD_INT, "In the quarter before."),
	MEMBER(report_measure, before_denominator, FIELD_INT, "In the quarter before."),
	MEMBER(report_measure, before_median, FIELD_INT, "In the quarter before."),
	MEMBER(report_measure, before_released, FIELD_BOOL, "Is there a quarter before?"),
	{ 0 },
};

const struct field report_part_fields[] = {
	MEMBER(report_part, measure, FIELD_TEXT, "Of which measure."),
	MEMBER(report_part, part, FIELD_TEXT, "Which part."),
	MEMBER(report_part, amount, FIELD_INT, "How many."),
	{ 0 },
};

const struct field report_trend_fields[] = {
	MEMBER(report_trend, measure, FIELD_TEXT, "Which measure."),
	MEMBER(report_trend, begin, FIELD_DATE, "The quarter's first day."),
	MEMBER(report_trend, numerator, FIELD_INT, "How many."),
	MEMBER(report_trend, denominator, FIELD_INT, "Of how many."),
	{ 0 },
};

const struct field report_slice_fields[] = {
	MEMBER(report_slice, by, FIELD_TEXT, "By what."),
	MEMBER(report_slice, label, FIELD_TEXT, "Which."),
	MEMBER(report_slice, asked, FIELD_INT, "Introductions."),
	MEMBER(report_slice, arrived, FIELD_INT, "Stays that began."),
	MEMBER(report_slice, turned_away, FIELD_INT, "Asks that met no room."),
	{ 0 },
};

const struct field report_estimate_fields[] = {
	MEMBER(report_estimate, name, FIELD_TEXT, "Which."),
	MEMBER(report_estimate, low, FIELD_REAL, "At least."),
	MEMBER(report_estimate, mid, FIELD_REAL, "In the middle."),
	MEMBER(report_estimate, high, FIELD_REAL, "At most."),
	MEMBER(report_estimate, unit, FIELD_TEXT, "Of what."),
	MEMBER(report_estimate, numerator, FIELD_INT, "What it rests on."),
	MEMBER(report_estimate, denominator, FIELD_INT, "Of how many."),
	MEMBER(report_estimate, unanswered, FIELD_INT, "Without an answer."),
	MEMBER(report_estimate, few_cases, FIELD_BOOL, "It rests on few."),
	MEMBER(report_estimate, hidden, FIELD_BOOL, "It can't be said."),
	MEMBER(report_estimate, definition, FIELD_TEXT, "What it is."),
	{ 0 },
};

const struct field report_assumption_fields[] = {
	MEMBER(report_assumption, name, FIELD_TEXT, "Which."),
	MEMBER(report_assumption, low, FIELD_REAL, "At least."),
	MEMBER(report_assumption, mid, FIELD_REAL, "In the middle."),
	MEMBER(report_assumption, high, FIELD_REAL, "At most."),
	MEMBER(report_assumption, source, FIELD_TEXT, "Where it is from."),
	MEMBER(report_assumption, source_date, FIELD_DATE, "Of when."),
	{ 0 },
};

bool
report_quarter_begin(const char *quarter, char into[11])
{
	if (quarter == NULL || strlen(quarter) != 6 || strspn(quarter, "0123456789") != 4 || quarter[4] != 'Q'
	    || quarter[5] < '1' || quarter[5] > '4' || strncmp(quarter, "0000", 4) == 0)
		return false;
	(void)snprintf(into, 11, "%.4s-%02d-01", quarter, (quarter[5] - '1') * 3 + 1);
	return true;
}

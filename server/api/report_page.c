/* The report's page: its head, the note on small numbers, the figures with their definitions, and what
 * follows from report_more.c. */
#include "report_page.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"

static const char style[] =
    "body{font:16px/1.5 Georgia,'Times New "
    "Roman',serif;color:#111;background:#fff;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.3rem;margin:2.2rem 0 "
    ".5rem;border-bottom:2px solid #111;"
    "padding-bottom:.15rem}h3{font-size:1.05rem;margin:1.3rem 0 .3rem}p{margin:.4rem "
    "0}.soft{color:#444;font-size:.875rem;font-weight:normal}"
    ".note{border:1px solid #111;padding:.6rem .9rem;margin:1rem "
    "0}table{border-collapse:collapse;width:100%;margin:.5rem 0;"
    "font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:bold;padding:.2rem "
    "0}th,td{text-align:left;vertical-align:top;"
    "padding:.35rem .6rem .35rem 0;border-bottom:1px solid "
    "#999}td.n,th.n{text-align:right}tr,svg{break-inside:avoid}h2,h3,caption{break-after:avoid}"
    ".hidden{font-style:italic}svg{display:block;margin:.4rem 0}@page{margin:16mm}@media "
    "print{body{font-size:10.5pt;margin:0;max-width:none;"
    "padding:0}.soft{color:#111;font-size:8.5pt}}";

void
put_escaped(struct buffer *into, const char *text)
{
	for (; text != NULL && *text != '\0'; text++) {
		switch (*text) {
		case '<': buffer_put_text(into, "&lt;"); break;
		case '>': buffer_put_text(into, "&gt;"); break;
		case '&': buffer_put_text(into, "&amp;"); break;
		case '"': buffer_put_text(into, "&quot;"); break;
		default: buffer_put_char(into, *text);
		}
	}
}

void
put_word(struct buffer *into, const struct report_facts *facts, const char *key)
{
	put_escaped(into, report_word(facts->language, key));
}

/* 12345 as 12,345, in Spanish with a thin space. */
void
put_number(struct buffer *into, const struct report_facts *facts, int64_t number)
{
	if (number == NO_INT) {
		buffer_put_text(into, "<span class=\"hidden\">");
		put_word(into, facts, "hidden");
		buffer_put_text(into, "</span>");
		return;
	}
	if (number < 0) {
		buffer_put_text(into, "\u2212");
		number = -number;
	}
	if (number >= 1000) {
		put_number(into, facts, number / 1000);
		buffer_print(
		    into, "%s%03" PRId64, facts->language == REPORT_ENGLISH ? "," : "\u202f", number % 1000);
	} else {
		buffer_print(into, "%" PRId64, number);
	}
}

void
put_row(struct buffer *into, const struct report_facts *facts, const char *const *keys)
{
	buffer_put_text(into, "<thead><tr>");
	for (size_t i = 0; keys[i] != NULL; i++) {
		buffer_print(into, "<th scope=\"col\"%s>", i > 0 ? " class=\"n\"" : "");
		put_word(into, facts, keys[i]);
		buffer_put_text(into, "</th>");
	}
	buffer_put_text(into, "</tr></thead><tbody>");
}

/* "72 % (560 of 772)"; seconds are told as hours. */
static void
put_share(
    struct buffer *into, const struct report_facts *facts, const char *unit, int64_t part, int64_t whole)
{
	int64_t each = strcmp(unit, "seconds") == 0 ? 3600 : 1;

	if (part != NO_INT && whole != NO_INT && whole > 0)
		buffer_print(into, "<b>%.0f\u202f%%</b> (", 100.0 * (double)part / (double)whole);
	put_number(into, facts, part == NO_INT ? part : (part + each / 2) / each);
	buffer_put_char(into, ' ');
	put_word(into, facts, "of");
	buffer_put_char(into, ' ');
	put_number(into, facts, whole == NO_INT ? whole : (whole + each / 2) / each);
	if (each > 1) {
		buffer_put_char(into, ' ');
		put_word(into, facts, "hours");
	}
	if (part != NO_INT && whole != NO_INT && whole > 0)
		buffer_put_char(into, ')');
}

static void
put_minutes(struct buffer *into, const struct report_facts *facts, const char *key, int64_t minutes)
{
	put_word(into, facts, key);
	buffer_put_char(into, ' ');
	put_number(into, facts, minutes);
	if (minutes != NO_INT) {
		buffer_put_char(into, ' ');
		put_word(into, facts, "minutes");
	}
}

static void
put_figure(struct buffer *into, const struct report_facts *facts, const struct report_measure *m)
{
	if (strcmp(m->kind, "time") == 0) {
		put_minutes(into, facts, "median", m->median);
		buffer_put_text(into, "; ");
		put_minutes(into, facts, "p90", m->p90);
		buffer_put_text(into, " (");
		put_number(into, facts, m->numerator);
		buffer_put_char(into, ')');
	} else if (strcmp(m->unit, "hours") == 0) {
		put_number(into, facts, m->numerator);
		buffer_put_char(into, ' ');
		put_word(into, facts, "hours_in");
		buffer_put_char(into, ' ');
		put_number(into, facts, m->denominator);
		buffer_put_char(into, ' ');
		put_word(into, facts, "stays");
	} else if (strcmp(m->kind, "count") == 0) {
		buffer_put_text(into, "<b>");
		put_number(into, facts, m->numerator);
		buffer_put_text(into, "</b>");
	} else {
		put_share(into, facts, m->unit, m->numerator, m->denominator);
	}
	if (strncmp(m->name, "diversions", 10) == 0 || strcmp(m->name, "stays_ending_in_hospital") == 0) {
		buffer_put_text(into, "; ");
		put_number(into, facts, m->unanswered);
		buffer_put_char(into, ' ');
		put_word(into, facts, "unanswered_count");
		if (m->unanswered != NO_INT && m->denominator != NO_INT && m->unanswered + m->denominator > 0)
			buffer_print(into, " (%.0f\u202f%%)",
			    100.0 * (double)m->unanswered / (double)(m->unanswered + m->denominator));
	}
}

static void
put_before(struct buffer *into, const struct report_facts *facts, const struct report_measure *m)
{
	if (!m->before_released)
		buffer_put_text(into, "\u2013");
	else if (strcmp(m->kind, "time") == 0)
		put_minutes(into, facts, "median", m->before_median);
	else if (strcmp(m->kind, "count") == 0 || strcmp(m->unit, "hours") == 0)
		put_number(into, facts, m->before_numerator);
	else
		put_share(into, facts, m->unit, m->before_numerator, m->before_denominator);
}

static void
figures_print(struct buffer *into, const struct report_facts *facts)
{
	const struct report_measure *rows = facts->measures.items;
	static const char *const     heads[] = { "figure", "this_quarter", "quarter_before", NULL };

	buffer_put_text(into, "<h2>");
	put_word(into, facts, "figures");
	buffer_put_text(into, "</h2><table>");
	put_row(into, facts, heads);
	for (size_t i = 0; i < facts->measures.count; i++) {
		buffer_put_text(into, "<tr><th scope=\"row\">");
		put_word(into, facts, rows[i].name);
		buffer_put_text(into, "<p class=\"soft\" lang=\"en\">");
		put_escaped(into, rows[i].definition);
		buffer_put_text(into, "</p></th><td class=\"n\">");
		put_figure(into, facts, &rows[i]);
		buffer_put_text(into, "</td><td class=\"n\">");
		put_before(into, facts, &rows[i]);
		buffer_put_text(into, "</td></tr>\n");
	}
	buffer_put_text(into, "</tbody></table>");
}

static void
head_print(struct buffer *into, const struct report_facts *facts)
{
	char        key[] = { 'q', 'u', 'a', 'r', 't', 'e', 'r', facts->quarter[5], '\0' };
	char        released[40];
	struct date past;

	time_print(facts->head.released_at, released);
	buffer_print(into,
	    "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\"><title>",
	    facts->language == REPORT_ENGLISH ? "en" : "es");
	put_escaped(into, facts->head.network);
	buffer_print(into, ", %s</title><style>%s</style></head>\n<body><header><p>", facts->quarter, style);
	put_escaped(into, facts->head.network);
	buffer_put_text(into, ". ");
	put_word(into, facts, "title");
	buffer_put_text(into, "</p><h1>");
	put_word(into, facts, key);
	buffer_print(into, " %.4s</h1><p>", facts->quarter);
	put_word(into, facts, "days");
	buffer_print(into, " %s ", facts->head.begin);
	put_word(into, facts, "to");
	if (date_read(facts->head.until, &past)) {
		past = day_to_date(date_to_day(past) - 1);
		buffer_print(into, " %04d-%02d-%02d, ", past.year, past.month, past.day);
	}
	put_word(into, facts, "zone");
	buffer_put_char(into, ' ');
	put_escaped(into, facts->head.zone);
	buffer_put_text(into, "</p><p>");
	put_word(into, facts, "as_of");
	buffer_print(into, " <time>%.16sZ</time>. ", released);
	put_word(into, facts, "made_at");
	buffer_print(into, " <time>%.16sZ</time>.</p></header>\n<p class=\"note\"><b>", facts->made_at);
	put_word(into, facts, "note_title");
	buffer_put_text(into, ".</b> ");
	put_escaped(into, report_word(facts->language, "note_before"));
	buffer_print(into, " %" PRId64 " ", facts->head.threshold - 1);
	put_escaped(into, report_word(facts->language, "note_after"));
	buffer_put_text(into, "</p>\n<main>");
}

void
report_print(struct buffer *into, const struct report_facts *facts)
{
	head_print(into, facts);
	figures_print(into, facts);
	report_trends_print(into, facts);
	report_parts_print(into, facts);
	report_slices_print(into, facts);
	report_estimates_print(into, facts);
	buffer_put_text(into, "</main></body></html>\n");
}

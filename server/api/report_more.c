/* The report's pictures and tables: quarter by quarter, in parts, where and by whom, and what was avoided.
 * Each picture's numbers stand in a table. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "report_page.h"

static void
heading(struct buffer *into, const struct report_facts *facts, int level, const char *key)
{
	buffer_print(into, "<h%d>", level);
	put_word(into, facts, key);
	buffer_print(into, "</h%d>", level);
}

static void
cell(struct buffer *into, const struct report_facts *facts, int64_t number)
{
	buffer_put_text(into, "<td class=\"n\">");
	put_number(into, facts, number);
	buffer_put_text(into, "</td>");
}

static void
row_head(struct buffer *into, const struct report_facts *facts, const char *key)
{
	buffer_put_text(into, "<tr><th scope=\"row\">");
	put_word(into, facts, key);
	buffer_put_text(into, "</th>");
}

/* --- quarter by quarter --- */

/* A share where there is a whole, else the count; negative: hidden. */
static double
height_of(const struct report_trend *row)
{
	if (row->numerator == NO_INT || row->denominator == 0)
		return -1;
	if (strcmp(row->measure, "who_asks") == 0 || strcmp(row->measure, "arrivals") == 0)
		return (double)row->numerator;
	return row->denominator == NO_INT ? -1 : (double)row->numerator / (double)row->denominator;
}

static void
quarter_name(char into[8], const char *begin)
{
	int month = (begin[5] - '0') * 10 + begin[6] - '0';

	memcpy(into, begin, 4);
	into[4] = 'Q';
	into[5] = (char)('1' + (month - 1) / 3);
	into[6] = '\0';
}

/* Bars in one grey, outlined, so that they print; a hidden quarter is a dashed place. */
static void
bars_draw(struct buffer *into, const struct report_trend *rows, size_t count)
{
	enum { WIDTH = 56, HEIGHT = 90 };
	double most = 0;

	for (size_t i = 0; i < count; i++)
		most = fmax(most, height_of(&rows[i]));
	buffer_print(into, "<svg width=\"%zu\" height=\"%d\" viewBox=\"0 0 %zu %d\" aria-hidden=\"true\">",
	    count * WIDTH, HEIGHT + 18, count * WIDTH, HEIGHT + 18);
	for (size_t i = 0; i < count; i++) {
		double height =
		    height_of(&rows[i]) < 0 || most <= 0 ? -1 : height_of(&rows[i]) / most * HEIGHT;
		char name[8];

		quarter_name(name, rows[i].begin);
		if (height < 0)
			buffer_print(into,
			    "<rect x=\"%zu\" y=\"1\" width=\"40\" height=\"%d\" fill=\"none\" "
			    "stroke=\"#111\" stroke-dasharray=\"3 3\"/>",
			    i * WIDTH + 2, HEIGHT - 1);
		else
			buffer_print(into,
			    "<rect x=\"%zu\" y=\"%.1f\" width=\"40\" height=\"%.1f\" fill=\"#bbb\" "
			    "stroke=\"#111\"/>",
			    i * WIDTH + 2, HEIGHT - height + 0.5, height);
		buffer_print(into,
		    "<text x=\"%zu\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%s</text>",
		    i * WIDTH + 22, HEIGHT + 14, name);
	}
	buffer_put_text(into, "</svg>");
}

static void
trend_print(
    struct buffer *into, const struct report_facts *facts, const struct report_trend *rows, size_t count)
{
	static const char *const heads[] = { "quarter", "count", "of", "share", NULL };

	heading(into, facts, 3, rows->measure);
	bars_draw(into, rows, count);
	buffer_put_text(into, "<table>");
	put_row(into, facts, heads);
	for (size_t i = 0; i < count; i++) {
		char name[8];
		bool is_count =
		    strcmp(rows[i].measure, "who_asks") == 0 || strcmp(rows[i].measure, "arrivals") == 0;

		quarter_name(name, rows[i].begin);
		buffer_print(into, "<tr><th scope=\"row\">%s</th>", name);
		cell(into, facts, rows[i].numerator);
		if (is_count)
			buffer_put_text(into, "<td class=\"n\">\u2013</td>");
		else
			cell(into, facts, rows[i].denominator);
		if (is_count || height_of(&rows[i]) < 0)
			buffer_put_text(into, "<td class=\"n\">\u2013</td></tr>");
		else
			buffer_print(
			    into, "<td class=\"n\">%.0f\u202f%%</td></tr>", 100 * height_of(&rows[i]));
	}
	buffer_put_text(into, "</tbody></table>\n");
}

void
report_trends_print(struct buffer *into, const struct report_facts *facts)
{
	const struct report_trend *rows = facts->trend.items;

	heading(into, facts, 2, "trends");
	for (size_t i = 0, next; i < facts->trend.count; i = next) {
		for (next = i; next < facts->trend.count && strcmp(rows[next].measure, rows[i].measure) == 0;)
			next++;
		trend_print(into, facts, rows + i, next - i);
	}
}

/* --- in parts --- */

void
report_parts_print(struct buffer *into, const struct report_facts *facts)
{
	const struct report_part *rows = facts->parts.items;
	const char               *measure = "";

	heading(into, facts, 2, "parts");
	for (size_t i = 0; i < facts->parts.count; i++) {
		/* Of time, the figures say all. */
		if (strcmp(rows[i].measure, "drop_in") == 0)
			continue;
		if (strcmp(rows[i].measure, measure) != 0) {
			if (*measure != '\0')
				buffer_put_text(into, "</tbody></table>\n");
			measure = rows[i].measure;
			buffer_put_text(into, "<table><caption>");
			put_word(into, facts, measure);
			buffer_put_text(into, "</caption><tbody>");
		}
		row_head(into, facts, rows[i].part);
		cell(into, facts, rows[i].amount);
		buffer_put_text(into, "</tr>");
	}
	if (*measure != '\0')
		buffer_put_text(into, "</tbody></table>\n");
}

/* --- where, and by whom --- */

void
report_slices_print(struct buffer *into, const struct report_facts *facts)
{
	static const char *const   kinds[] = { "region", "sender_kind", "language" };
	static const char *const   titles[] = { "by.region", "by.sender_kind", "by.language" };
	const struct report_slice *rows = facts->slices.items;

	heading(into, facts, 2, "slices");
	for (size_t k = 0; k < 3; k++) {
		const char *const heads[] = { titles[k], "asked", "arrived_count", "turned_away_count",
			NULL };
		size_t            count = 0;

		for (size_t i = 0; i < facts->slices.count; i++)
			count += strcmp(rows[i].by, kinds[k]) == 0;
		if (count == 0) {
			heading(into, facts, 3, titles[k]);
			buffer_put_text(into, "<p>");
			put_word(into, facts, "none_told");
			buffer_put_text(into, "</p>");
			continue;
		}
		buffer_put_text(into, "<table>");
		put_row(into, facts, heads);
		for (size_t i = 0; i < facts->slices.count; i++) {
			if (strcmp(rows[i].by, kinds[k]) != 0)
				continue;
			row_head(into, facts, rows[i].label);
			cell(into, facts, rows[i].asked);
			cell(into, facts, rows[i].arrived);
			cell(into, facts, rows[i].turned_away);
			buffer_put_text(into, "</tr>");
		}
		buffer_put_text(into, "</tbody></table>\n");
	}
}

/* --- what was avoided --- */

static void
value_cell(struct buffer *into, const struct report_facts *facts, double value)
{
	/* Shares as they are, everything else in whole numbers. */
	if (!isnan(value) && fabs(value) < 2 && fabs(value - round(value)) > 1e-9)
		buffer_print(into, "<td class=\"n\">%.2f</td>", value);
	else
		cell(into, facts, isnan(value) ? NO_INT : (int64_t)llround(value));
}

static void
estimate_print(struct buffer *into, const struct report_facts *facts, const struct report_estimate *row)
{
	buffer_put_text(into, "<tr><th scope=\"row\">");
	put_word(into, facts, row->name);
	buffer_put_text(into, "<p class=\"soft\" lang=\"en\">");
	put_escaped(into, row->definition);
	buffer_put_text(into, "</p>");
	if (row->few_cases) {
		buffer_put_text(into, "<p><b>");
		put_word(into, facts, "few");
		buffer_put_text(into, "</b></p>");
	}
	buffer_put_text(into, "</th>");
	value_cell(into, facts, row->low);
	value_cell(into, facts, row->mid);
	value_cell(into, facts, row->high);
	buffer_put_text(into, "<td class=\"n\">");
	put_number(into, facts, row->numerator);
	buffer_put_char(into, ' ');
	put_word(into, facts, "of");
	buffer_put_char(into, ' ');
	put_number(into, facts, row->denominator);
	buffer_put_text(into, "; ");
	put_number(into, facts, row->unanswered);
	buffer_put_char(into, ' ');
	put_word(into, facts, "unanswered_count");
	buffer_put_text(into, "</td></tr>");
}

void
report_estimates_print(struct buffer *into, const struct report_facts *facts)
{
	static const char *const        heads[] = { "estimate", "low", "mid", "high", "rests_on", NULL };
	static const char *const        assumed[] = { "assumption", "low", "mid", "high", "source", NULL };
	const struct report_assumption *assumptions = facts->assumptions.items;

	heading(into, facts, 2, "estimates");
	buffer_put_text(into, "<p>");
	put_word(into, facts, "estimates_note");
	buffer_put_text(into, "</p><table>");
	put_row(into, facts, heads);
	for (size_t i = 0; i < facts->estimates.count; i++)
		estimate_print(into, facts, (const struct report_estimate *)facts->estimates.items + i);
	buffer_put_text(into, "</tbody></table>");
	heading(into, facts, 3, "assumptions");
	buffer_put_text(into, "<table>");
	put_row(into, facts, assumed);
	for (size_t i = 0; i < facts->assumptions.count; i++) {
		row_head(into, facts, assumptions[i].name);
		value_cell(into, facts, assumptions[i].low);
		value_cell(into, facts, assumptions[i].mid);
		value_cell(into, facts, assumptions[i].high);
		buffer_put_text(into, "<td class=\"soft\" lang=\"en\">");
		put_escaped(into, assumptions[i].source);
		buffer_print(into, " (%.10s)</td></tr>",
		    assumptions[i].source_date == NULL ? "" : assumptions[i].source_date);
	}
	buffer_put_text(into, "</tbody></table>\n");
}

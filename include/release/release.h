/* A release: all that those who see suppressed figures are told of a month that is over, of the weeks that
 * ended in it, and of the quarter and the year that it closes. Decided once, together with all that was
 * released before in the same year, and never changed.
 *
 * What is where (docs/decisions/0032 says why):
 * - For all together: by week, month, quarter and year. Weeks are cut at the ends of months into pieces; a
 * week is shown when its pieces could be, so that no difference between weeks and months tells of a few days.
 * - By region, county, kind of sender, language, need, hour of the week: each by one length of period (its
 * grain), chosen before the year by how much is asked. Longer periods are sums of what was shown by the
 * grain; shorter ones aren't told. */
#ifndef PORCHLIGHT_RELEASE_RELEASE_H
#define PORCHLIGHT_RELEASE_RELEASE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/field.h"
#include "release/series.h"
#include "release/table.h"

enum release_by {
	BY_NONE,
	BY_REGION,
	BY_COUNTY, /* within its region */
	BY_SENDER_KIND,
	BY_LANGUAGE, /* one that names several counts in each; likewise needs */
	BY_NEED,
	BY_HOUR,
	BY_COUNT,
};
extern const struct choices release_by_choices;

enum release_span { SPAN_PIECE, SPAN_MONTH, SPAN_QUARTER, SPAN_YEAR, SPAN_WEEK };
extern const struct choices release_span_choices;

/* What one slice came to in one span of time. */
struct release_group {
	enum release_span span;
	int month; /* in which it lies, 1 to 12; of a longer span the last one; 0: December of the year before
		    */
	const char        *begin; /* YYYY-MM-DD */
	const char        *until; /* the day after */
	enum release_by    by;
	const char        *slice;  /* "" for all together */
	const char        *within; /* a county's region */
	int64_t            count[SERIES_COUNT];
	enum release_state state[SERIES_COUNT];
};

struct release_year {
	struct arena         *arena;
	int64_t               threshold;
	int                   number;          /* 2026 */
	int                   month;           /* the one to be released; earlier ones are decided */
	enum release_span     grain[BY_COUNT]; /* SPAN_MONTH, SPAN_QUARTER or SPAN_YEAR */
	size_t                count, capacity;
	struct release_group *groups; /* in any order; those of `month` are its pieces and the month itself */
	size_t given_up; /* tables of which nothing is told, because their counts don't add up or nothing less
			    would do */
};

/* Decides what is shown of the month, and of the quarter and the year that it closes, whose groups are added.
 */
void release_decide(struct release_year *year);

/* A part of a measure as it is published, by the statistics' own names; besides them "#numerator" and
 * "#denominator". */
struct release_figure {
	const char *measure, *part;
	int64_t     amount; /* NO_INT: hidden */
	int64_t     least;  /* of a hidden one: what a reader knows it to be at least, since zeros are told */
	bool        people; /* of people; rooms and houses have nothing to hide */
};
/* All figures of a group, in the order of the measures; the returned count is at most RELEASE_FIGURES_MOST.
 */
enum { RELEASE_FIGURES_MOST = 128 };
size_t release_figures(const struct release_group *group, struct release_figure into[RELEASE_FIGURES_MOST]);
/* Is anything of people told of the group? */
bool release_is_told(const struct release_group *group);

/* The weeks that end in the month, from their pieces; those with a piece missing are left out. */
size_t release_weeks(const struct release_year *year, struct release_group *into, size_t most);

#endif

/* What the files of the calendar share: content lines as RFC 5545, 3.1 wants them, local times, and the
 * zone's own component. */
#ifndef PORCHLIGHT_SERVER_HOURS_CALENDAR_H
#define PORCHLIGHT_SERVER_HOURS_CALENDAR_H

#include "base/buffer.h"
#include "hours/calendar.h"
#include "zone.h"

/* A whole line, folded at 75 octets, with its CRLF. */
void line_put(struct buffer *into, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* NAME:value with TEXT's escapes; nothing for NULL or "". */
void line_put_text(struct buffer *into, const char *name, const char *value);

enum { LOCAL_TEXT_SIZE = 32 };
/* Clock time, counted as if it were UTC, as 20261122T173000. */
void local_print(int64_t local_s, char into[LOCAL_TEXT_SIZE]);

/* A change of the zone's clocks: from that moment on, the offset is another. */
struct zone_change {
	int64_t at_s;
	int64_t from_s, to_s; /* offsets */
};
/* Those of [from_s, until_s), in order. */
struct zone_change *zone_changes(
    struct arena *arena, struct zone *zone, int64_t from_s, int64_t until_s, size_t *count);

/* VTIMEZONE, true for those years and, where the zone keeps to a yearly rule, for all after them. */
void zone_put(struct buffer *into, struct arena *arena, struct zone *zone, const char *name, int first_year,
    int last_year);

/* --- what opens --- */

/* One opening in time. Local times are counted as if they were UTC. */
struct opening {
	int64_t opens_local_s, closes_local_s;
	int64_t opens_s, closes_s;
	bool    plain;       /* both local times come exactly once */
	bool    start_plain; /* the one it opens at does */
};

struct opening opening_of(struct zone *zone, int64_t day, int opens_minute, int closes_minute);
/* Its times and its length are what anybody would read from the clock times. */
bool opening_is_plain(const struct opening *opening);

int64_t day_of(int date); /* of YYYYMMDD */
int     date_of(int64_t day);
bool    rule_opens(const struct hours_rule *rule, int64_t day);

struct writer {
	struct buffer          into;
	struct arena          *arena;
	struct zone           *zone;
	const struct calendar *calendar;
	int64_t                first_day, last_day; /* told; counted from 1970 */
};

/* An occurrence of a rule that is not as the rule says, or what opens without one. */
struct spelled {
	size_t         rule;
	int64_t        recurrence_local_s;
	bool           excluded; /* EXDATE; otherwise an override */
	struct opening other;
	const char    *note;
};

struct spelled_list {
	struct spelled *items;
	size_t          count, capacity;
};

/* What the rules alone don't tell: overrides and exclusions of their occurrences, and what is added. */
void spelled_find(struct writer *writer, struct spelled_list *changed, struct spelled_list *added);

#endif

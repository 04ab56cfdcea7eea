/* The report's pieces of HTML. */
#ifndef PORCHLIGHT_API_REPORT_PAGE_H
#define PORCHLIGHT_API_REPORT_PAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/field.h"
#include "domain/report.h"
#include "report_words.h"

/* All that a page is made of. */
struct report_facts {
	enum report_language language;
	const char          *quarter;
	char                 made_at[40];
	struct report_head   head;
	struct rows          measures, parts, trend, slices, estimates, assumptions;
};

void report_print(struct buffer *into, const struct report_facts *facts);

/* Between them. */
void put_escaped(struct buffer *into, const char *text);
void put_word(struct buffer *into, const struct report_facts *facts, const char *key);
void put_number(struct buffer *into, const struct report_facts *facts, int64_t number); /* NO_INT: hidden */
void put_row(
    struct buffer *into, const struct report_facts *facts, const char *const *keys); /* headings; NULL ends */
void report_trends_print(struct buffer *into, const struct report_facts *facts);
void report_parts_print(struct buffer *into, const struct report_facts *facts);
void report_slices_print(struct buffer *into, const struct report_facts *facts);
void report_estimates_print(struct buffer *into, const struct report_facts *facts);

#endif

/* What the files of this room share. */
#ifndef PORCHLIGHT_RELEASE_WITHIN_H
#define PORCHLIGHT_RELEASE_WITHIN_H

#include "release/release.h"

/* NULL: there is none. */
struct release_group *group_find(const struct release_year *year, enum release_span span, int month,
    enum release_by by, const char *slice);
/* A group of the span that ends with the year's month, with nothing counted and everything in that state. */
struct release_group *group_make(struct release_year *year, enum release_span span, enum release_by by,
    const char *slice, const char *within, enum release_state state);
/* Among the year's groups, which may move for it: pointers to them are old afterwards. */
void group_keep(struct release_year *year, const struct release_group *group);
void group_sum(struct release_group *into, const struct release_group *group);
/* The first month of the span of that length in which the month lies, and whether the month closes it. */
int  span_first_month(enum release_span span, int month);
bool span_closes(enum release_span span, int month);

/* What is said of rooms and houses is never hidden; hours of stays are told where their number is. */
void public_tell(struct release_group *group);

/* Decides what is open of one family in rows of which row 0 holds the others. */
void family_decide(struct release_year *year, const struct family *family, struct release_group **rows,
    size_t count, const size_t *above, const int *weight);
/* The same of slices of rows[0], whose own cells are decided: of what is not shown there, no slice tells. */
void family_slice(
    struct release_year *year, const struct family *family, struct release_group **rows, size_t count);

void totals_decide(struct release_year *year);
void slices_decide(struct release_year *year, enum release_by by, enum release_span span);

#endif

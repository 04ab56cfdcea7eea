/* The public map: outlines of counties, marks on them, and how marks make room for each other. */
#ifndef PORCHLIGHT_PUBLIC_MAP_H
#define PORCHLIGHT_PUBLIC_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "entries.h"
#include "page.h"

/* --- map_shapes.c: what web/map.mjs made of the Census Bureau's boundaries --- */
/* In units of a two-hundredth of a degree of longitude, y down. */
struct map_box {
	double left, top, right, bottom;
};

struct county_shape {
	const char *fips;
	int64_t     left, top, right, bottom;
	const char *path;
};

struct state_shape {
	int64_t     left, top, right, bottom;
	struct rows counties; /* struct county_shape, by FIPS code */
};

/* By the first two digits of a county's FIPS code; NULL: there is none. Lives until shapes_forget. */
const struct state_shape *state_shape_find(struct http *http, const char *fips);
void                      shapes_forget(void);
double                    map_x(double longitude);
double                    map_y(double latitude);
/* Grows so that it holds the other one too. */
void map_box_add(struct map_box *box, struct map_box other);

/* --- map_marks.c: pure --- */
enum mark_side { SIDE_NONE, SIDE_RIGHT, SIDE_LEFT, SIDE_ABOVE, SIDE_BELOW };

struct mark {
	double         at_x, at_y; /* what it stands for */
	double         x, y;       /* where it is drawn, with room around it */
	int64_t        number;
	bool           is_area;     /* somewhere in its county: nothing nearer may be told */
	const char    *label;       /* HTML; by its side, if there is room */
	size_t         label_chars; /* as long as it looks */
	enum mark_side side;
	const char    *href, *says; /* HTML: where it leads, and what it says to who can't see it */
};

struct marks {
	size_t       count;
	struct mark *items;
	double       radius, letters; /* of a mark, and the height of a label */
};

/* Moves marks apart, as little as need be, and finds a side for as many labels as there is room for. */
void marks_place(struct marks *marks, const struct map_box *box);

/* --- map_places.c --- */
/* A place on the map: a drop-in or a house. */
struct map_place {
	enum entry_kind      kind;
	const struct entry  *entry;
	const struct county *county; /* NULL: not one of this network's */
	double               x, y;
	bool                 is_area; /* its county's middle */
	bool                 is_open; /* someone can talk, or one can come by, now */
};

struct map_places {
	size_t            count;
	struct map_place *items; /* by county, then as lists are ordered */
};

struct map_places map_places_of(struct page *page);
/* How many from first on are of the same county as it; open gets how many of them are open. */
size_t map_places_county(const struct map_places *places, size_t first, size_t *open);

/* --- map_svg.c --- */
void map_put(struct page *page, struct http *http, const struct map_places *places);

#endif

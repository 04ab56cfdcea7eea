/* Outlines come with the web's files, one a state, and are read when a page first needs them; they never
 * change while the server runs. */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "map.h"
#include "wire/wire.h"

enum { CODES = 100 /* FIPS codes of states have two digits */ };

#define PI               3.14159265358979323846
#define UNITS_PER_DEGREE 200.0

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena   *arena; /* {lock} NULL: nothing was read yet */
static struct {
	bool                looked;
	struct state_shape *shape; /* NULL: no such file, or not ours */
} states[CODES];                   /* {lock}; a shape is not changed once it is there */

#define COUNTY(member, what)                                                                                 \
	{                                                                                                    \
		.name = #member, .kind = (what), .offset = offsetof(struct county_shape, member)             \
	}
static const struct field outline_fields[] = {
	COUNTY(fips, FIELD_TEXT),
	COUNTY(left, FIELD_INT),
	COUNTY(top, FIELD_INT),
	COUNTY(right, FIELD_INT),
	COUNTY(bottom, FIELD_INT),
	COUNTY(path, FIELD_TEXT),
	{ 0 },
};

#define STATE(member)                                                                                        \
	{                                                                                                    \
		.name = #member, .kind = FIELD_INT, .offset = offsetof(struct state_shape, member)           \
	}
static const struct field state_fields[] = {
	STATE(left),
	STATE(top),
	STATE(right),
	STATE(bottom),
	{ .name = "counties",
	    .kind = FIELD_OBJECTS,
	    .offset = offsetof(struct state_shape, counties),
	    .fields = outline_fields,
	    .stride = sizeof(struct county_shape) },
	{ 0 },
};

/* {lock} */
static struct state_shape *
shape_read(struct http *http, int code)
{
	char                name[32];
	const struct blob  *file;
	struct state_shape *shape;

	(void)snprintf(name, sizeof name, "counties/%02d.json", code);
	if ((file = http_static_blob(http, name)) == NULL)
		return NULL;
	if (arena == NULL)
		arena = arena_open();
	shape = arena_take(arena, sizeof *shape);
	if (wire_read(arena, blob_bytes(file), blob_size(file), state_fields, WIRE_OWN, shape, NULL, NULL)
	    != OK)
		return NULL;
	return shape;
}

const struct state_shape *
state_shape_find(struct http *http, const char *fips)
{
	struct state_shape *shape;
	int                 code;

	if (fips[0] < '0' || fips[0] > '9' || fips[1] < '0' || fips[1] > '9')
		return NULL;
	code = (fips[0] - '0') * 10 + fips[1] - '0';
	pthread_mutex_lock(&lock);
	if (!states[code].looked) {
		states[code].shape = shape_read(http, code);
		states[code].looked = true;
	}
	shape = states[code].shape;
	pthread_mutex_unlock(&lock);
	return shape;
}

void
shapes_forget(void)
{
	pthread_mutex_lock(&lock);
	arena_close(arena);
	arena = NULL;
	memset(states, 0, sizeof states);
	pthread_mutex_unlock(&lock);
}

/* The Aleutians go on past the date line, as in web/map.mjs. */
double
map_x(double longitude)
{
	return (longitude > 0 ? longitude - 360 : longitude) * UNITS_PER_DEGREE;
}

double
map_y(double latitude)
{
	return -log(tan(PI / 4 + latitude * PI / 360)) * 180 / PI * UNITS_PER_DEGREE;
}

void
map_box_add(struct map_box *box, struct map_box other)
{
	box->left = fmin(box->left, other.left);
	box->top = fmin(box->top, other.top);
	box->right = fmax(box->right, other.right);
	box->bottom = fmax(box->bottom, other.bottom);
}

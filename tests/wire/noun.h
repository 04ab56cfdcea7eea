/* A noun with one member of each kind, for this room's tests and fuzzers. */
#ifndef PORCHLIGHT_TESTS_WIRE_NOUN_H
#define PORCHLIGHT_TESTS_WIRE_NOUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/field.h"

struct inner {
	const char *label;
	int64_t     number;
};

struct noun {
	const char  *id, *name, *note, *day, *json, *mark;
	bool         flag;
	enum answer  pets;
	int64_t      nights, version, at;
	double       latitude;
	int          color;
	struct texts words, colors;
	struct inner inner;
	struct rows  rows;
};

extern const struct field noun_fields[];

#endif

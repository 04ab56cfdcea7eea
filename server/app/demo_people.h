/* The demo network's sign-ins: what the demo prints, and what browser tests sign in with. Listed here only.
 */
#ifndef PORCHLIGHT_APP_DEMO_PEOPLE_H
#define PORCHLIGHT_APP_DEMO_PEOPLE_H

#include <stddef.h>

/* Everyone's; a demo network is for looking at, and never holds a person's data. */
#define DEMO_PASSWORD "porchlight-demo"

struct demo_person {
	const char *email;
	const char *name;
	const char *organization; /* its slug in sql/demo */
	const char *role;
	const char *who; /* for the person who reads the list */
};

extern const struct demo_person demo_people[];
extern const size_t             demo_people_count;

/* What someone on their way now chose to say. NULL: nothing. */
struct demo_guest {
	const char *name, *callback, *note;
};

/* In the order of sql/demo's introductions of this moment; the first two wait at Harborlight House. */
extern const struct demo_guest demo_guests[];
extern const size_t            demo_guests_count;

#endif

/* A small network to look at: a house with a site and a bed, a team, another house; and what is expected of
 * views. */
#ifndef PORCHLIGHT_TESTS_BOARD_NETWORK_H
#define PORCHLIGHT_TESTS_BOARD_NETWORK_H

#include "feed.h"

/* Numbers for id_of. */
enum {
	HOUSE = 1,
	TEAM = 2,
	OTHER = 3,
	SITE = 11,
	BED = 21,
	REFERRAL = 31,
	RECIPIENT = 41,
	RECIPIENT_2 = 42,
	STAY = 51
};

/* A board with the three organizations and the site, its counts and its address as usual, at position 100. */
void network_open(struct feed *feed);
/* The name of the organization's own view, in one of a few static buffers. */
char *view_of(unsigned organization);

void add_organization(struct feed *feed, unsigned id, const char *kind);
/* "t" or "f" each. */
void add_site(
    struct feed *feed, enum change_kind change, const char *public_counts, const char *confidential);
void add_bed(struct feed *feed, enum change_kind change, const char *state, const char *version);

void assert_has(const char *text, const char *part);
void assert_lacks(const char *text, const char *part);
/* The only delta after that position, from its "set" on; "(none)": there is none. */
void delta_is(struct feed *feed, const char *view, uint64_t after, const char *rest);

#endif

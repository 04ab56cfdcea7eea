/* What the tests of this room say to a server, and what they expect to hear. */
#ifndef PORCHLIGHT_TESTS_PUSH_TALK_H
#define PORCHLIGHT_TESTS_PUSH_TALK_H

#include "peer.h"

/* hello with these views (a JSON list) at that position; pos 0: nowhere. In a static buffer. */
const char *hello(const struct world *world, const char *views, uint64_t pos);
void        assert_heard(const char *text, const char *part);
void        rest_ms(int ms);

#endif

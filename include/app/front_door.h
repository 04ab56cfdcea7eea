/* One port for everything. A thread peeks at the first bytes of each connection and hands it over unread: an
 * upgrade of /live to push, all else to http. One origin, no proxy needed, and each library keeps its own way
 * of reading. */
#ifndef PORCHLIGHT_APP_FRONT_DOOR_H
#define PORCHLIGHT_APP_FRONT_DOOR_H

#include <stddef.h>
#include <stdint.h>

#include "http/http.h"
#include "push/push.h"

struct front_door;

/* listen: "host:port"; "[::1]:8080" for IPv6, "*:8080" or ":8080" for every address, port 0 for a free one.
 * Every address that the name stands for is listened on. NULL with a sentence in why. Starts its thread. */
struct front_door *front_door_open(
    const char *listen, struct http *http, struct push *push, char *why, size_t why_size);
uint16_t front_door_port(const struct front_door *door);
/* Takes no more connections; those not yet routed are closed. Before http_close and push_close. */
void front_door_close(struct front_door *door);

#endif

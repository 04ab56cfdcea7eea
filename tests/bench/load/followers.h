/* Sockets that follow the board: opened a few at a time, upgraded, greeted, and read for ever. */
#ifndef PORCHLIGHT_BENCH_FOLLOWERS_H
#define PORCHLIGHT_BENCH_FOLLOWERS_H

#include <stdbool.h>
#include <stdint.h>

#include "frames.h"

struct followers_options {
	int         port;
	uint32_t    count;
	const char *path, *last_path;   /* the last socket may ask for something else; NULL: the same */
	const char *cookie;             /* "": none */
	const char *hello, *last_hello; /* NULL: none; ready as soon as it is upgraded */
	/* All are ready. */
	void (*ready)(void);
	/* A whole delta came to a socket. */
	void (*delta)(uint32_t socket, const struct frame_reader *reader);
};

/* Starts opening; events of socket n are given to followers_event as number n. */
void followers_open(int epoll, const struct followers_options *options);
void followers_event(uint32_t socket, uint32_t events);

#endif

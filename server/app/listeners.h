/* The listening sockets of the front door. */
#ifndef PORCHLIGHT_APP_LISTENERS_H
#define PORCHLIGHT_APP_LISTENERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LISTENERS_MOST = 8 };

struct listeners {
	int      sockets[LISTENERS_MOST];
	size_t   count;
	uint16_t port;
};

/* Fills a zeroed struct. false with a sentence in why: nothing is left open. */
bool listeners_open(struct listeners *listeners, const char *listen_text, char *why, size_t why_size);
void listeners_close(struct listeners *listeners);

#endif

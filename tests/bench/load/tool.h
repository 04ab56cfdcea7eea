/* What every load tool and bare peer of the bench needs: an end with a sentence, the clock, sockets. They are
 * programs of one thread that end at the first thing that should not happen, since a figure measured around
 * an error is worth nothing. */
#ifndef PORCHLIGHT_BENCH_TOOL_H
#define PORCHLIGHT_BENCH_TOOL_H

#include <stddef.h>
#include <stdint.h>

/* Writes the sentence to standard error and ends with status 1. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same, with what errno says. */
_Noreturn void die_errno(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* CLOCK_MONOTONIC, the same for every process of the machine. */
int64_t now_ns(void);

/* A whole number of an argument, within bounds. */
long number(const char *text, long least, long most);
/* The whole file, ended with a NUL that size does not count. */
char *read_file(const char *path, size_t *size);

/* Non-blocking, no delay; connect may still be on its way. */
int connect_to(int port);
/* A listening socket on a free port of 127.0.0.1, non-blocking; prints "listening PORT". port may be NULL. */
int listen_anywhere(int *port);
/* Adds the socket to an epoll set under a number. */
void watch(int epoll, int fd, uint32_t events, uint32_t number);
/* As many file descriptors as the system allows this process. */
void raise_file_limit(void);

/* Writes a serial number of 16 hexadecimal digits over the placeholder @@@@@@@@@@@@@@@@ (which found, or
 * NULL, points to). */
enum { SERIAL_SIZE = 16 };
char *serial_find(char *text);
void  serial_write(char *found, uint64_t serial);

#endif

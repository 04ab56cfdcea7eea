/* A listener that writes down what it is told, and PostgreSQL as its superuser. */
#ifndef PORCHLIGHT_TESTS_REPLICA_FOLLOWER_H
#define PORCHLIGHT_TESTS_REPLICA_FOLLOWER_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "replica/replica.h"

/* {lock} all of it */
struct follower {
	pthread_mutex_t lock;
	struct buffer   log; /* a line an event: "begin", "row thing id=1 note=x", "ready", "change", "+thing
				...", "idle", "lost" */
	int      pictures, changes, idles, losses;
	uint64_t pos;
	int64_t  at_us; /* of the last change */
	char     epoch[80];
	long     numbers;   /* how many rows of "thing" came, in picture or stream */
	bool     backwards; /* a position was not larger than the one before */
};

struct replica *follower_open(struct follower *follower, const char *conninfo);
void            follower_close(struct follower *follower, struct replica *replica);
/* Waits (10 s) until the log has the text; fails the test otherwise. */
void follower_wait(struct follower *follower, const char *text);
bool follower_heard(struct follower *follower, const char *text);
int  follower_count(struct follower *follower, const int *counter);

/* As the superuser. sql_ask gives one value, to be freed. */
void  sql_do(const char *sql);
char *sql_ask(const char *sql);
/* A session of its own. */
struct session;
struct session *session_open(void);
void            session_do(struct session *session, const char *sql);
void            session_close(struct session *session);

#endif

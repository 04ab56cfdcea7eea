/* The sender's own state; notify.c opens and closes it, sender.c is its thread. */
#ifndef PORCHLIGHT_NOTIFY_SENDER_H
#define PORCHLIGHT_NOTIFY_SENDER_H

#include <pthread.h>
#include <stdatomic.h>

#include "room.h"

struct notify {
	struct notify_settings settings;       /* set at start */
	CURLM                 *multi;          /* sender's thread only, but for curl_multi_wakeup */
	struct db             *db;             /* sender's thread only */
	struct transfer       *flying, *ended; /* sender's thread only */
	int                    flying_count;
	int64_t                look_ms, nudge_ms, purge_ms; /* when next */
	atomic_bool            stopping;
	pthread_t              thread;
};

/* Adds the counts of tries to the metrics; once, before threads. */
void  sender_count(void);
void *sender_thread(void *context /* struct notify */);

#endif

/* A bounded queue between threads. Full is an answer (the caller says 503), never a wait for the one who
 * adds. */
#ifndef PORCHLIGHT_BASE_QUEUE_H
#define PORCHLIGHT_BASE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct queue;

struct queue *queue_open(size_t capacity);
/* Only when no thread uses it any more; what is left in it is the caller's. */
void queue_close(struct queue *queue);
/* false: full, or stopped. */
bool queue_add(struct queue *queue, void *item);
/* Waits; NULL: the queue was stopped and is empty. timeout_ms < 0: for ever; else NULL also at the timeout.
 */
void *queue_take(struct queue *queue, int timeout_ms);
/* Wakes all takers; what is in it is still handed out. */
void   queue_stop(struct queue *queue);
size_t queue_depth(struct queue *queue);

#endif

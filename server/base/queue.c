/* A bounded ring between threads, under one mutex: what it carries (a request, a frame) costs a thousand
 * times more than the lock. Waiting goes by the monotonic clock, so that a step of the wall clock wakes
 * nobody early or late. */
#include "base/queue.h"

#include <pthread.h>
#include <time.h>

#include "base/memory.h"

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t  filled;
	size_t          capacity; /* set at start */
	size_t          first;    /* {lock} */
	size_t          count;    /* {lock} */
	bool            stopped;  /* {lock} */
	void           *items[];  /* {lock} */
};

struct queue *
queue_open(size_t capacity)
{
	struct queue      *queue;
	pthread_condattr_t monotonic;

	check(capacity > 0 && capacity < 1u << 24);
	queue = memory_take(sizeof *queue + capacity * sizeof queue->items[0]);
	check(pthread_mutex_init(&queue->lock, NULL) == 0);
	check(pthread_condattr_init(&monotonic) == 0);
	check(pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) == 0);
	check(pthread_cond_init(&queue->filled, &monotonic) == 0);
	pthread_condattr_destroy(&monotonic);
	queue->capacity = capacity;
	queue->first = queue->count = 0;
	queue->stopped = false;
	return queue;
}

void
queue_close(struct queue *queue)
{
	if (queue == NULL)
		return;
	pthread_cond_destroy(&queue->filled);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

bool
queue_add(struct queue *queue, void *item)
{
	bool room;

	check(item != NULL); /* NULL is queue_take's "nothing" */
	pthread_mutex_lock(&queue->lock);
	room = !queue->stopped && queue->count < queue->capacity;
	if (room) {
		queue->items[(queue->first + queue->count) % queue->capacity] = item;
		queue->count++;
		pthread_cond_signal(&queue->filled);
	}
	pthread_mutex_unlock(&queue->lock);
	return room;
}

static struct timespec
deadline_in(int timeout_ms)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	at.tv_sec += timeout_ms / 1000;
	at.tv_nsec += (long)(timeout_ms % 1000) * 1000000;
	if (at.tv_nsec >= 1000000000) {
		at.tv_sec++;
		at.tv_nsec -= 1000000000;
	}
	return at;
}

void *
queue_take(struct queue *queue, int timeout_ms)
{
	struct timespec deadline = deadline_in(timeout_ms > 0 ? timeout_ms : 0);
	void           *item = NULL;
	int             waited = 0;

	pthread_mutex_lock(&queue->lock);
	while (queue->count == 0 && !queue->stopped && waited == 0) {
		if (timeout_ms < 0)
			waited = pthread_cond_wait(&queue->filled, &queue->lock);
		else
			waited = pthread_cond_timedwait(&queue->filled, &queue->lock, &deadline);
	}
	if (queue->count > 0) {
		item = queue->items[queue->first];
		queue->first = (queue->first + 1) % queue->capacity;
		queue->count--;
	}
	pthread_mutex_unlock(&queue->lock);
	return item;
}

void
queue_stop(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->stopped = true;
	pthread_cond_broadcast(&queue->filled);
	pthread_mutex_unlock(&queue->lock);
}

size_t
queue_depth(struct queue *queue)
{
	size_t count;

	pthread_mutex_lock(&queue->lock);
	count = queue->count;
	pthread_mutex_unlock(&queue->lock);
	return count;
}

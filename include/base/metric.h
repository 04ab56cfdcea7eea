/* Numbers for /metrics, in Prometheus text format. A metric is a static struct in the room that counts it;
 * rooms add theirs to the list at start. Adding is one relaxed atomic instruction, so hot paths may count. */
#ifndef PORCHLIGHT_BASE_METRIC_H
#define PORCHLIGHT_BASE_METRIC_H

#include <stdatomic.h>

#include "base/buffer.h"

enum metric_kind { METRIC_COUNTER, METRIC_GAUGE };

struct metric {
	const char      *name;   /* "porchlight_acts_total" */
	const char      *labels; /* "outcome=\"ok\"" or NULL */
	const char      *help;
	enum metric_kind kind;
	atomic_llong     value;
	struct metric   *next; /* {set at start} */
};

/* At start only, before threads run. Metrics of one name must be added one after the other. */
void metric_add(struct metric *metric);
static inline void
metric_count(struct metric *metric, long long by)
{
	atomic_fetch_add_explicit(&metric->value, by, memory_order_relaxed);
}
static inline void
metric_set(struct metric *metric, long long value)
{
	atomic_store_explicit(&metric->value, value, memory_order_relaxed);
}
void metric_print(struct buffer *into);

#endif

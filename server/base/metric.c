/* The list of everything counted, and its print-out in Prometheus' text format (exposition format 0.0.4). */
#include "base/metric.h"

#include <string.h>

#include "base/check.h"

static struct metric *first, *last; /* set at start */

void
metric_add(struct metric *metric)
{
	check(metric->next == NULL && metric != last); /* added twice: the list would bite its tail */
	if (last == NULL)
		first = metric;
	else
		last->next = metric;
	last = metric;
}

void
metric_print(struct buffer *into)
{
	static const char *const kinds[] = { "counter", "gauge" };
	const char              *before = "";

	for (struct metric *metric = first; metric != NULL; metric = metric->next) {
		if (strcmp(metric->name, before) != 0)
			buffer_print(into, "# HELP %s %s\n# TYPE %s %s\n", metric->name, metric->help,
			    metric->name, kinds[metric->kind]);
		before = metric->name;
		buffer_put_text(into, metric->name);
		if (metric->labels != NULL)
			buffer_print(into, "{%s}", metric->labels);
		buffer_print(into, " %lld\n", atomic_load_explicit(&metric->value, memory_order_relaxed));
	}
}

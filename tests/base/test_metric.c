/* Numbers for /metrics, as Prometheus reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/metric.h"

static struct metric ok = {
	.name = "pl_acts_total", .labels = "outcome=\"ok\"", .help = "Acts.", .kind = METRIC_COUNTER
};
static struct metric other = {
	.name = "pl_acts_total", .labels = "outcome=\"other\"", .help = "Acts.", .kind = METRIC_COUNTER
};
static struct metric depth = { .name = "pl_depth", .help = "Depth.", .kind = METRIC_GAUGE };

static void
help_stands_once_a_name_and_in_the_order_added(void **state)
{
	struct buffer text = { 0 };

	(void)state;
	metric_print(&text);
	assert_null(text.bytes); /* none were added */
	metric_add(&ok);
	metric_add(&other);
	metric_add(&depth);
	metric_count(&ok, 2);
	metric_count(&ok, 1);
	metric_set(&depth, -4);
	metric_print(&text);
	assert_string_equal(text.bytes,
	    "# HELP pl_acts_total Acts.\n# TYPE pl_acts_total counter\npl_acts_total{outcome=\"ok\"} 3\n"
	    "pl_acts_total{outcome=\"other\"} 0\n# HELP pl_depth Depth.\n# TYPE pl_depth gauge\npl_depth "
	    "-4\n");
	buffer_done(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
	    help_stands_once_a_name_and_in_the_order_added) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

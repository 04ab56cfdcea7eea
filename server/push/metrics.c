/* What push counts. */
#include <string.h>

#include "room.h"

#define RESYNC(reason)                                                                                       \
	{                                                                                                    \
		.name = "porchlight_resyncs_total", .labels = "why=\"" reason "\"",                          \
		.help = "Times that a follower was told to fetch a snapshot.", .kind = METRIC_COUNTER        \
	}

static const char *const reasons[] = { "no_position", "other_epoch", "too_old", "new_picture", "slow" };
static struct metric     resyncs[] = { RESYNC("no_position"), RESYNC("other_epoch"), RESYNC("too_old"),
	    RESYNC("new_picture"), RESYNC("slow") };

struct metric push_sockets = {
	.name = "porchlight_sockets",
	.help = "Open live sockets.",
	.kind = METRIC_GAUGE,
};
struct metric push_frames = {
	.name = "porchlight_delta_frames_total",
	.help = "Deltas handed to sockets.",
	.kind = METRIC_COUNTER,
};

void
push_count_reset(const char *why)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		if (strcmp(reasons[i], why) == 0)
			metric_count(&resyncs[i], 1);
	}
}

void
push_add_metrics(void)
{
	metric_add(&push_sockets);
	metric_add(&push_frames);
	for (size_t i = 0; i < sizeof resyncs / sizeof *resyncs; i++)
		metric_add(&resyncs[i]);
}

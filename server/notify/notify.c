/* Opening and closing the sender. */
#include "notify/notify.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/check.h"
#include "base/memory.h"
#include "sender.h"

struct notify *
notify_open(const struct notify_settings *settings, char *why, size_t why_size)
{
	struct notify *notify;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		(void)snprintf(why, why_size, "the library that sends messages can't be started");
		return NULL;
	}
	sender_count();
	notify = memory_zeroed(sizeof *notify);
	notify->settings = *settings;
	notify->multi = curl_multi_init();
	check(notify->multi != NULL);
	notify->db = db_open(&(struct db_settings){
	    .conninfo = settings->conninfo,
	    .application_name = "porchlight-notify",
	    .statement_timeout_ms = settings->statement_timeout_ms,
	    .shapes = claim_shapes,
	    .shape_count = claim_shape_count,
	});
	check(pthread_create(&notify->thread, NULL, sender_thread, notify) == 0);
	return notify;
}

void
notify_close(struct notify *notify)
{
	if (notify == NULL)
		return;
	atomic_store(&notify->stopping, true);
	(void)curl_multi_wakeup(notify->multi);
	check(pthread_join(notify->thread, NULL) == 0);
	curl_multi_cleanup(notify->multi);
	db_close(notify->db);
	free(notify);
	curl_global_cleanup();
}

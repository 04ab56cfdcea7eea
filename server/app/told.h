/* Opens the sender of messages with what the settings say. */
#ifndef PORCHLIGHT_APP_TOLD_H
#define PORCHLIGHT_APP_TOLD_H

#include "notify/notify.h"
#include "settings.h"

/* Lives as long as the process: the settings and the password that the sender's texts point to. */
enum { SMTP_PASSWORD_SIZE = 256 };
struct told {
	struct notify *notify;
	char           smtp_password[SMTP_PASSWORD_SIZE];
};

/* false with a sentence in why. */
bool told_open(struct told *told, const struct settings *settings, const struct key_ring *ring, char *why,
    size_t why_size);
void told_close(struct told *told);

#endif

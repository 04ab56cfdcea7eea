/* The settings of messages to houses and teams: where links point, and how e-mail is sent. Part of
 * settings_read. */
#ifndef PORCHLIGHT_APP_SETTINGS_TOLD_H
#define PORCHLIGHT_APP_SETTINGS_TOLD_H

#include "settings.h"

/* Once hosts and origins are known. false with a sentence in why. */
bool settings_told_read(struct settings *settings, char *why, size_t why_size);

#endif

/* What the files of this room share. */
#ifndef PORCHLIGHT_PUBLIC_ROOM_H
#define PORCHLIGHT_PUBLIC_ROOM_H

#include "public/public.h"

#define ROUTES(rows)                                                                                         \
	{                                                                                                    \
		(rows), sizeof(rows) / sizeof(*(rows))                                                       \
	}

/* What public_open was given. */
struct board *public_board(void);
/* What public_feeds_open was given. */
const char *public_base(void);

extern const struct route_table public_hsds_routes;
extern const struct route_table public_calendar_routes;

#endif

/* Publishes figures month by month, once they have settled. A thread of its own: deciding what may be told
 * takes a moment, and neither a hold nor a reader waits for it. */
#ifndef PORCHLIGHT_APP_RELEASES_H
#define PORCHLIGHT_APP_RELEASES_H

struct releases;

struct releases *releases_open(const char *conninfo);
void             releases_close(struct releases *releases); /* NULL is allowed */

#endif

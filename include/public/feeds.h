/* What the feeds need to be told besides what the room's pages do. */
#ifndef PORCHLIGHT_PUBLIC_FEEDS_H
#define PORCHLIGHT_PUBLIC_FEEDS_H

/* Where people open Porchlight, "https://beds.example.org": links in feeds begin with it. Before the first
 * request; the text outlives the requests. */
void public_feeds_open(const char *base);

#endif

/* What a page lists: places to call, to come by and to stay, in the order in which they are told. */
#ifndef PORCHLIGHT_PUBLIC_ENTRIES_H
#define PORCHLIGHT_PUBLIC_ENTRIES_H

#include <stddef.h>

#include "domain/capacity.h"
#include "page.h"

enum entry_kind { ENTRY_WARMLINE, ENTRY_DROP_IN, ENTRY_HOUSE, ENTRY_KINDS };

/* What is said of a house first; the order is that of the list. */
enum house_word { HOUSE_ASK, HOUSE_NO_ROOM, HOUSE_NOT_CONFIRMED, HOUSE_PAUSED };

struct entry {
	const struct public_site    *site;
	const struct public_service *service; /* of a house: when someone can talk; NULL: it doesn't say */
	struct opening               opening;
	int                          level; /* of how full it is, as said lately; NO_CHOICE: nobody did */
	/* Of houses. */
	enum house_word house;
	enum freshness  freshness;
	int64_t         rooms; /* that count as open; only told where the house allows it */
	/* From the middle of the chosen county; 0 for what is called or joined online. NAN: no county is
	 * chosen. */
	double miles;
};

struct entries {
	size_t        count;
	struct entry *items;
};

/* All of that kind that are not closed, in order: near and open first. */
struct entries entries_of(struct page *page, enum entry_kind kind);

/* One <li>. */
void entry_put(struct page *page, enum entry_kind kind, const struct entry *entry);

#endif

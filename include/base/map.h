/* Items by a text key, which belongs to the item and outlives its place here. Open addressing; grows by
 * itself. */
#ifndef PORCHLIGHT_BASE_MAP_H
#define PORCHLIGHT_BASE_MAP_H

#include <stddef.h>

struct map_slot {
	const char *key; /* NULL: free */
	void       *item;
};

/* A zeroed struct map is an empty map. */
struct map {
	struct map_slot *slots;
	size_t           capacity; /* a power of two */
	size_t           count;
};

void *map_find(const struct map *map, const char *key);
/* The key must not be there yet. */
void map_add(struct map *map, const char *key, void *item);
void map_remove(struct map *map, const char *key);
/* Frees the map, not the items. */
void map_done(struct map *map);

#endif

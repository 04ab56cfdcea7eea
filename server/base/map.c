/* Linear probing with backward shift on removal: no tombstones, so that years of rows coming and going cost
 * nothing. */
#include "base/map.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 16 };

/* Eight bytes a step: most keys are 36 bytes long, and are looked up several times for each change of a row.
 */
static size_t
home_of(const struct map *map, const char *key)
{
	size_t   size = strlen(key);
	uint64_t sum = size, piece;

	for (; size >= sizeof piece; size -= sizeof piece, key += sizeof piece) {
		memcpy(&piece, key, sizeof piece);
		sum = (sum ^ piece) * UINT64_C(0x9e3779b97f4a7c15);
		sum ^= sum >> 32;
	}
	piece = 0;
	memcpy(&piece, key, size);
	sum = (sum ^ piece) * UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(sum ^ sum >> 32) & (map->capacity - 1);
}

/* Where the key is, or where it would go. */
static size_t
slot_of(const struct map *map, const char *key)
{
	size_t slot = home_of(map, key);

	while (map->slots[slot].key != NULL && strcmp(map->slots[slot].key, key) != 0)
		slot = (slot + 1) & (map->capacity - 1);
	return slot;
}

void *
map_find(const struct map *map, const char *key)
{
	return map->capacity == 0 ? NULL : map->slots[slot_of(map, key)].item;
}

static void
grow(struct map *map)
{
	struct map larger = { .capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY };

	larger.slots = memory_zeroed(larger.capacity * sizeof *larger.slots);
	larger.count = map->count;
	for (size_t i = 0; i < map->capacity; i++) {
		if (map->slots[i].key != NULL)
			larger.slots[slot_of(&larger, map->slots[i].key)] = map->slots[i];
	}
	free(map->slots);
	*map = larger;
}

void
map_add(struct map *map, const char *key, void *item)
{
	size_t slot;

	if (map->count + map->count / 3 >= map->capacity)
		grow(map);
	slot = slot_of(map, key);
	check(map->slots[slot].key == NULL);
	map->slots[slot] = (struct map_slot){ key, item };
	map->count++;
}

void
map_remove(struct map *map, const char *key)
{
	size_t mask = map->capacity - 1, hole, next;

	if (map->capacity == 0 || map->slots[hole = slot_of(map, key)].key == NULL)
		return;
	map->count--;
	for (next = (hole + 1) & mask; map->slots[next].key != NULL; next = (next + 1) & mask) {
		size_t home = home_of(map, map->slots[next].key);

		/* It may move into the hole unless its home lies behind the hole. */
		if (((next - home) & mask) >= ((next - hole) & mask)) {
			map->slots[hole] = map->slots[next];
			hole = next;
		}
	}
	map->slots[hole] = (struct map_slot){ 0 };
}

void
map_done(struct map *map)
{
	free(map->slots);
	*map = (struct map){ 0 };
}

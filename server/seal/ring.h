/* The keys in memory: ring.c reads and writes the file, seal.c uses them. */
#ifndef PORCHLIGHT_SEAL_RING_H
#define PORCHLIGHT_SEAL_RING_H

#include <sodium.h>
#include <stddef.h>

enum { KEY_ID_SIZE = 17, KEYS_MOST = 64 };

struct key {
	char          id[KEY_ID_SIZE];
	unsigned char bytes[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
};

/* Lives in memory of libsodium's own: locked if the system lets it, guarded by pages that can't be touched,
 * wiped at the end. */
struct key_ring {
	size_t     count; /* at least one */
	struct key keys[KEYS_MOST];
};

#endif

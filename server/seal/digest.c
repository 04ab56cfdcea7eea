/* Keyed digests of what is sealed, so that the same text can be found again without being readable. The key
 * of the digest is derived from the ring's own: one key, one use. */
#include <sodium.h>
#include <string.h>

#include "ring.h"
#include "seal/seal.h"

static const char purpose[] = "porchlight digest";

/* The place goes in with its end, so that no text can pretend to begin inside it. */
static void
digest_under(const struct key *key, const char *place, const char *text, char *into)
{
	unsigned char            derived[crypto_generichash_KEYBYTES], digest[crypto_generichash_BYTES];
	crypto_generichash_state state;

	_Static_assert(sizeof digest * 2 + 1 == TOKEN_HASH_SIZE, "BLAKE2b-256 in hexadecimal");
	crypto_generichash(derived, sizeof derived, (const unsigned char *)purpose, sizeof purpose,
	    key->bytes, sizeof key->bytes);
	crypto_generichash_init(&state, derived, sizeof derived, sizeof digest);
	crypto_generichash_update(&state, (const unsigned char *)place, strlen(place) + 1);
	crypto_generichash_update(&state, (const unsigned char *)text, strlen(text));
	crypto_generichash_final(&state, digest, sizeof digest);
	sodium_bin2hex(into, TOKEN_HASH_SIZE, digest, sizeof digest);
	sodium_memzero(derived, sizeof derived);
	sodium_memzero(&state, sizeof state);
}

struct texts
seal_digests(const struct key_ring *ring, struct arena *arena, const char *place, const char *text)
{
	struct texts digests = { .count = ring->count,
		.items = arena_take(arena, ring->count * sizeof *digests.items) };

	for (size_t i = 0; i < ring->count; i++) {
		char digest[TOKEN_HASH_SIZE];

		digest_under(&ring->keys[ring->count - 1 - i], place, text, digest);
		digests.items[i] = arena_text(arena, digest);
	}
	return digests;
}

void
digest_keyed(const struct key_ring *ring, const char *place, const char *text, char *into)
{
	digest_under(&ring->keys[0], place, text, into);
}

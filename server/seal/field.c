/* Sealed fields. The place (row and column) is additional data: ciphertext that someone moves to another row
 * doesn't open. */
#include <string.h>

#include "base/check.h"
#include "ring.h"
#include "seal/seal.h"

enum {
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	BASE64 = sodium_base64_VARIANT_ORIGINAL,
};

const char *
seal_text(const struct key_ring *ring, struct arena *arena, const char *place, const char *text)
{
	const struct key  *key = &ring->keys[ring->count - 1];
	size_t             size, base64_size, id_size = strlen(key->id);
	unsigned char     *box;
	unsigned long long sealed;
	char              *stored;

	if (text == NULL)
		return NULL;
	size = strlen(text);
	box = arena_take(arena, NONCE + size + TAG);
	randombytes_buf(box, NONCE);
	check(crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE, &sealed, (const unsigned char *)text,
		  size, (const unsigned char *)place, strlen(place), NULL, box, key->bytes)
	      == 0);
	base64_size = sodium_base64_encoded_len(NONCE + (size_t)sealed, BASE64);
	stored = arena_take(arena, id_size + 1 + base64_size);
	memcpy(stored, key->id, id_size);
	stored[id_size] = ':';
	sodium_bin2base64(stored + id_size + 1, base64_size, box, NONCE + (size_t)sealed, BASE64);
	return stored;
}

static const struct key *
find_key(const struct key_ring *ring, const char *id, size_t id_size)
{
	for (size_t i = 0; i < ring->count; i++)
		if (strlen(ring->keys[i].id) == id_size && memcmp(ring->keys[i].id, id, id_size) == 0)
			return &ring->keys[i];
	return NULL;
}

const char *
seal_open(const struct key_ring *ring, struct arena *arena, const char *place, const char *sealed)
{
	const char        *base64;
	const struct key  *key;
	unsigned char     *box;
	char              *text;
	size_t             size, most;
	unsigned long long opened;

	if (sealed == NULL || (base64 = strchr(sealed, ':')) == NULL)
		return NULL;
	key = find_key(ring, sealed, (size_t)(base64 - sealed));
	if (key == NULL)
		return NULL;
	most = strlen(++base64);
	box = arena_take(arena, most);
	if (sodium_base642bin(box, most, base64, most, NULL, &size, NULL, BASE64) != 0 || size < NONCE + TAG)
		return NULL;
	text = arena_take(arena, size - NONCE - TAG + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)text, &opened, NULL, box + NONCE,
		size - NONCE, (const unsigned char *)place, strlen(place), box, key->bytes)
	    != 0)
		return NULL;
	text[opened] = '\0';
	return text;
}

/* What a guest carries: the code to be said on the phone, and the second secret of the slip. The secret is
 * derived from the referral's key under the ring, so that it is stored nowhere and yet always the same. */
#include <ctype.h>
#include <string.h>

#include "base/check.h"
#include "ring.h"
#include "seal/seal.h"

enum { LETTERS = 25, GROUP = 4 };

static const char letters[] = "ACDEFGHJKMNPQRTUVWXY34679";
static const char purpose[] = "porchlight guest";

_Static_assert(sizeof letters - 1 == LETTERS, "no look-alikes");
_Static_assert(GUEST_SECRET_SIZE == GUEST_SECRET_LETTERS + GUEST_SECRET_LETTERS / GROUP, "dashes and a NUL");

/* The ring's own key seals; this one is derived from it: one key, one use. */
static void
bytes_under(const struct key *key, const char *id, unsigned char *into, size_t size)
{
	unsigned char derived[crypto_generichash_KEYBYTES];

	crypto_generichash(derived, sizeof derived, (const unsigned char *)purpose, sizeof purpose,
	    key->bytes, sizeof key->bytes);
	crypto_generichash(into, size, (const unsigned char *)id, strlen(id), derived, sizeof derived);
	sodium_memzero(derived, sizeof derived);
}

void
code_new(char *into)
{
	for (size_t i = 0; i < CODE_SIZE - 1; i++)
		into[i] = letters[randombytes_uniform(LETTERS)];
	into[CODE_SIZE - 1] = '\0';
}

const char *
key_ring_newest(const struct key_ring *ring)
{
	return ring->keys[ring->count - 1].id;
}

bool
guest_secret(const struct key_ring *ring, const char *key_id, const char *id, char *into)
{
	unsigned char     bytes[crypto_generichash_BYTES_MAX];
	const struct key *key = NULL;
	size_t            count = 0, at = 0;

	for (size_t i = 0; i < ring->count; i++)
		if (strcmp(ring->keys[i].id, key_id) == 0)
			key = &ring->keys[i];
	if (key == NULL)
		return false;
	bytes_under(key, id, bytes, sizeof bytes);
	/* 250 of 256 values are taken, so that each letter is as likely; that 53 of 64 bytes are others is
	 * not. */
	for (size_t i = 0; i < sizeof bytes && count < GUEST_SECRET_LETTERS; i++) {
		if (bytes[i] >= 256 / LETTERS * LETTERS)
			continue;
		if (count > 0 && count % GROUP == 0)
			into[at++] = '-';
		into[at++] = letters[bytes[i] % LETTERS];
		count++;
	}
	check(count == GUEST_SECRET_LETTERS);
	into[at] = '\0';
	sodium_memzero(bytes, sizeof bytes);
	return true;
}

/* The letters of what somebody typed, without dashes and spaces. false: not so many, or others. */
static bool
letters_read(const char *typed, char *into, size_t wanted)
{
	size_t count = 0;

	for (; *typed != '\0'; typed++) {
		char c = (char)toupper((unsigned char)*typed);

		if (c == '-' || c == ' ')
			continue;
		if (count == wanted || strchr(letters, c) == NULL)
			return false;
		into[count++] = c;
	}
	into[count] = '\0';
	return count == wanted;
}

bool
code_read(const char *typed, char *into)
{
	return letters_read(typed, into, CODE_SIZE - 1);
}

bool
guest_secret_right(const struct key_ring *ring, const char *key_id, const char *id, const char *typed)
{
	static const char nobody[] = "00000000-0000-0000-0000-000000000000";
	char              said[GUEST_SECRET_LETTERS + 1] = { 0 }, wanted[GUEST_SECRET_LETTERS + 1] = { 0 };
	char              secret[GUEST_SECRET_SIZE];
	bool              known = key_id != NULL && id != NULL, readable, right;

	readable = letters_read(typed, said, GUEST_SECRET_LETTERS);
	if (!guest_secret(ring, known ? key_id : key_ring_newest(ring), known ? id : nobody, secret))
		return false;
	check(letters_read(secret, wanted, GUEST_SECRET_LETTERS));
	right = sodium_memcmp(said, wanted, GUEST_SECRET_LETTERS) == 0;
	sodium_memzero(secret, sizeof secret);
	sodium_memzero(wanted, sizeof wanted);
	return right && readable && known;
}

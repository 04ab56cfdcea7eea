/* The crypto library, once; and the small things made of randomness and digests: tokens. */
#include <sodium.h>
#include <string.h>

#include "seal/seal.h"

bool
seal_start(void)
{
	return sodium_init() >= 0; /* 1: was done before */
}

void
digest_hex(const void *bytes, size_t size, char *into)
{
	unsigned char digest[crypto_generichash_BYTES];

	_Static_assert(sizeof digest * 2 + 1 == TOKEN_HASH_SIZE, "BLAKE2b-256 in hexadecimal");
	crypto_generichash(digest, sizeof digest, bytes, size, NULL, 0);
	sodium_bin2hex(into, TOKEN_HASH_SIZE, digest, sizeof digest);
}

void
token_new(char *into)
{
	unsigned char bytes[32];

	_Static_assert(sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING) == TOKEN_SIZE,
	    "43 characters");
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(into, TOKEN_SIZE, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
}

void
token_hash(const char *token, char *into)
{
	digest_hex(token, strlen(token), into);
}

/* Passwords: Argon2id with libsodium's INTERACTIVE limits (2 passes over 64 MB, about 50 ms), which it
 * recommends for sign-in on line. The hash carries its own parameters, so that raising them later breaks no
 * old one. */
#include <sodium.h>
#include <string.h>

#include "seal/seal.h"

bool
password_hash(const char *password, char *into)
{
	size_t size = strnlen(password, PASSWORD_MOST + 1);

	_Static_assert(crypto_pwhash_STRBYTES == PASSWORD_HASH_SIZE, "libsodium's own size");
	if (size < PASSWORD_LEAST || size > PASSWORD_MOST)
		return false;
	return crypto_pwhash_str_alg(into, password, size, crypto_pwhash_OPSLIMIT_INTERACTIVE,
		   crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
	    == 0;
}

bool
password_right(const char *hash, const char *password)
{
	/* Too long a one is cut to a length that no hash was ever made of: wrong, and at the same cost. */
	size_t size = strnlen(password, PASSWORD_MOST + 1);

	return crypto_pwhash_str_verify(hash, password, size) == 0;
}

void
password_waste(const char *password)
{
	char scratch[crypto_pwhash_STRBYTES];

	/* Making a hash is the same work as checking one. */
	if (crypto_pwhash_str_alg(scratch, password, strnlen(password, PASSWORD_MOST),
		crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
		crypto_pwhash_ALG_ARGON2ID13)
	    == 0)
		sodium_memzero(scratch, sizeof scratch);
}

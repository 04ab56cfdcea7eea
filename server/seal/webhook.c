/* The signature of a webhook, by libsodium's HMAC-SHA256. */
#include "seal/webhook.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { KEY = 32, BASE64 = sodium_base64_VARIANT_ORIGINAL };

static const char prefix[] = "whsec_";
static const char version[] = { 'v', '1', ',' };

_Static_assert(sizeof prefix - 1 + sodium_base64_ENCODED_LEN(KEY, BASE64) == WEBHOOK_SECRET_SIZE,
    "a secret's size is right");
_Static_assert(sizeof version + sodium_base64_ENCODED_LEN(crypto_auth_hmacsha256_BYTES, BASE64)
		   == WEBHOOK_SIGNATURE_SIZE,
    "a signature's size is right");

void
webhook_secret_new(char *into)
{
	unsigned char key[KEY];

	randombytes_buf(key, sizeof key);
	memcpy(into, prefix, sizeof prefix - 1);
	sodium_bin2base64(
	    into + sizeof prefix - 1, WEBHOOK_SECRET_SIZE - (sizeof prefix - 1), key, sizeof key, BASE64);
	sodium_memzero(key, sizeof key);
}

bool
webhook_sign(
    const char *secret, const char *id, int64_t timestamp_s, const char *body, size_t size, char *into)
{
	crypto_auth_hmacsha256_state state;
	unsigned char                key[KEY], mac[crypto_auth_hmacsha256_BYTES];
	char                         head[96];
	size_t                       key_size;
	int                          head_size;

	if (strncmp(secret, prefix, sizeof prefix - 1) != 0
	    || sodium_base642bin(key, sizeof key, secret + sizeof prefix - 1,
		   strlen(secret) - (sizeof prefix - 1), NULL, &key_size, NULL, BASE64)
		   != 0)
		return false;
	head_size = snprintf(head, sizeof head, "%s.%" PRId64 ".", id, timestamp_s);
	if (head_size < 0 || (size_t)head_size >= sizeof head)
		return false;
	crypto_auth_hmacsha256_init(&state, key, key_size);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)head, (unsigned)head_size);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)body, size);
	crypto_auth_hmacsha256_final(&state, mac);
	memcpy(into, version, sizeof version);
	sodium_bin2base64(
	    into + sizeof version, WEBHOOK_SIGNATURE_SIZE - sizeof version, mac, sizeof mac, BASE64);
	sodium_memzero(key, sizeof key);
	sodium_memzero(&state, sizeof state);
	return true;
}

/* Signing of webhooks by Standard Webhooks 1.0 (its symmetric scheme, v1): HMAC-SHA256 of
 * "<id>.<timestamp>.<body>". A secret is 32 random bytes, written "whsec_" and base64. */
#ifndef PORCHLIGHT_SEAL_WEBHOOK_H
#define PORCHLIGHT_SEAL_WEBHOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WEBHOOK_SECRET_SIZE = 51, WEBHOOK_SIGNATURE_SIZE = 48 }; /* with their NULs */

void webhook_secret_new(char *into /* WEBHOOK_SECRET_SIZE */);
/* "v1," and base64. false: secret is none. id has no full stop in it (ours are UUIDs). */
bool webhook_sign(const char *secret, const char *id, int64_t timestamp_s, const char *body, size_t size,
    char *into /* WEBHOOK_SIGNATURE_SIZE */);

#endif

/* Everything secret: passwords, tokens, and sealed fields. The only room that knows the crypto library.
 * Sealed fields: XChaCha20-Poly1305 (libsodium, IETF variant) with a random 192-bit nonce; additional data
 * binds the text to its row and column, so that ciphertext moved to another row does not open. Stored as
 * "<key id>:<base64 of nonce and ciphertext>". */
#ifndef PORCHLIGHT_SEAL_SEAL_H
#define PORCHLIGHT_SEAL_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/field.h"

/* Once, before threads. false: no working random source. */
bool seal_start(void);

/* Passwords: Argon2id (RFC 9106) with libsodium's INTERACTIVE limits; the result carries its own parameters.
 * PASSWORD_LEAST..PASSWORD_MOST bytes. */
enum { PASSWORD_LEAST = 10, PASSWORD_MOST = 128, PASSWORD_HASH_SIZE = 128 };
/* false: too short, too long, or no memory for it. Blocks for some 50 ms. */
bool password_hash(const char *password, char *into /* PASSWORD_HASH_SIZE */);
bool password_right(const char *hash, const char *password);
/* Takes as long as a real check; for accounts that don't exist. */
void password_waste(const char *password);

/* Tokens: 256 random bits as 43 characters of base64url; only token_hash is ever stored (BLAKE2b-256,
 * hexadecimal). */
enum { TOKEN_SIZE = 44, TOKEN_HASH_SIZE = 65 };
void token_new(char *into /* TOKEN_SIZE */);
void token_hash(const char *token, char *into /* TOKEN_HASH_SIZE */);
/* BLAKE2b-256 of any bytes, hexadecimal: ETags, and what is not stored as it is. */
void digest_hex(const void *bytes, size_t size, char *into /* TOKEN_HASH_SIZE */);

/* The key ring: a file of lines "<id> <64 hexadecimal digits>" (# begins a comment line), the last one seals,
 * all of them open. Mode must be 0600 or stricter. On failure NULL, and why gets a sentence. */
struct key_ring;
struct key_ring *key_ring_open(const char *path, char *why, size_t why_size);
void             key_ring_close(struct key_ring *ring);
/* Appends a fresh key (creates the file, 0600) and has it on disk when it returns. A file that is no key ring
 * is left alone. */
bool key_ring_add(const char *path, char *why, size_t why_size);

/* place: what the text is bound to, e.g. "referral.sealed_name:0193...". NULL text gives NULL. */
const char *seal_text(const struct key_ring *ring, struct arena *arena, const char *place, const char *text);
/* NULL: sealed by an unknown key, changed, or moved. */
const char *seal_open(
    const struct key_ring *ring, struct arena *arena, const char *place, const char *sealed);

/* Keyed digests, hexadecimal (TOKEN_HASH_SIZE - 1 digits), to find again a text that nobody may read: one for
 * each key of the ring, the sealing one first, because a text stored before a key was added was digested
 * under an older one. place: what the digest is bound to, the same for all rows among which the text is
 * looked for. */
struct texts seal_digests(
    const struct key_ring *ring, struct arena *arena, const char *place, const char *text);
/* One such digest, under the ring's first key: the same on every server, also while a key is being added. For
 * what is compared within a day, such as request fingerprints, and made of a text that could be guessed. */
void digest_keyed(
    const struct key_ring *ring, const char *place, const char *text, char *into /* TOKEN_HASH_SIZE */);

/* A guest's code: 6 characters from ACDEFGHJKMNPQRTUVWXY34679, no look-alikes, to be said on the phone. */
enum { CODE_SIZE = 7 };
void code_new(char *into /* CODE_SIZE */);
/* What somebody typed, whatever its case, spaces and dashes. false: no code, and into holds nothing of use.
 */
bool code_read(const char *typed, char *into /* CODE_SIZE */);

/* The second secret that a guest may keep, XXXX-XXXX-XXXX of the same letters (55 bits): derived from the
 * referral's id under one key of the ring, so that it is stored nowhere. key_id is kept with the referral. */
enum { GUEST_SECRET_LETTERS = 12, GUEST_SECRET_SIZE = 15 };
const char *key_ring_newest(const struct key_ring *ring);
/* false: the ring has no such key. */
bool guest_secret(
    const struct key_ring *ring, const char *key_id, const char *id, char *into /* GUEST_SECRET_SIZE */);
/* Whether that is it, whatever its case, spaces and dashes. key_id and id NULL (there is no such referral):
 * false, after the same work. */
bool guest_secret_right(const struct key_ring *ring, const char *key_id, const char *id, const char *typed);

#endif

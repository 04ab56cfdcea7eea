/* The key ring's file: one key a line, the last one seals. It lies outside the database, so that a copy of
 * the database alone opens nothing; whoever loses the file loses what was sealed. */
#include "ring.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/id.h"
#include "seal/seal.h"

static bool no(char *why, size_t why_size, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Says why, and is false. */
static bool
no(char *why, size_t why_size, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vsnprintf(why, why_size, format, list);
	va_end(list);
	return false;
}

static bool
file_is_private(int file, const char *path, char *why, size_t why_size)
{
	struct stat about;

	if (fstat(file, &about) != 0)
		return no(
		    why, why_size, "the key file %s can't be looked at: %s", path, strerrordesc_np(errno));
	if (!S_ISREG(about.st_mode))
		return no(why, why_size, "the key file %s is not a plain file", path);
	if ((about.st_mode & 077) != 0)
		return no(why, why_size, "the key file %s can be read by others: chmod 600 it", path);
	return true;
}

/* "<id> <64 hexadecimal digits>". What is wrong is said without the key. */
static bool
read_key(struct key_ring *ring, const char *line, const char *path, size_t number, char *why, size_t why_size)
{
	size_t      id_size = strcspn(line, " "), got;
	const char *digits = line + id_size + 1, *end;
	struct key *key = &ring->keys[ring->count];

	if (ring->count == KEYS_MOST)
		return no(why, why_size, "the key file %s has more than %d keys", path, KEYS_MOST);
	if (id_size == 0 || id_size >= KEY_ID_SIZE || line[id_size] != ' '
	    || strspn(line, "abcdefghijklmnopqrstuvwxyz0123456789") != id_size)
		return no(why, why_size,
		    "line %zu of the key file %s must be an id (a-z, 0-9), a space and 64 hexadecimal digits",
		    number, path);
	memcpy(key->id, line, id_size);
	key->id[id_size] = '\0';
	for (size_t i = 0; i < ring->count; i++)
		if (strcmp(ring->keys[i].id, key->id) == 0)
			return no(why, why_size,
			    "line %zu of the key file %s has an id that stands there already", number, path);
	if (sodium_hex2bin(key->bytes, sizeof key->bytes, digits, strlen(digits), NULL, &got, &end) != 0
	    || got != sizeof key->bytes || *end != '\0')
		return no(why, why_size, "line %zu of the key file %s does not have 64 hexadecimal digits",
		    number, path);
	ring->count++;
	return true;
}

static bool
read_keys(struct key_ring *ring, FILE *stream, const char *path, char *why, size_t why_size)
{
	char   line[256];
	bool   well = true;
	size_t number = 0;

	while (well && fgets(line, sizeof line, stream) != NULL) {
		number++;
		line[strcspn(line, "\r\n")] = '\0';
		if (line[0] != '\0' && line[0] != '#')
			well = read_key(ring, line, path, number, why, why_size);
	}
	sodium_memzero(line, sizeof line);
	if (well && ferror(stream))
		well = no(why, why_size, "the key file %s can't be read", path);
	if (well && ring->count == 0)
		well = no(why, why_size, "the key file %s has no key", path);
	return well;
}

struct key_ring *
key_ring_open(const char *path, char *why, size_t why_size)
{
	int              file = open(path, O_RDONLY | O_CLOEXEC);
	struct key_ring *ring;
	char             buffer[4096];
	FILE            *stream;
	bool             well;

	if (file < 0) {
		no(why, why_size, "the key file %s can't be opened: %s", path, strerrordesc_np(errno));
		return NULL;
	}
	if (!file_is_private(file, path, why, why_size)) {
		close(file);
		return NULL;
	}
	ring = sodium_malloc(sizeof *ring);
	stream = fdopen(file, "r");
	check(ring != NULL && stream != NULL);
	memset(ring, 0, sizeof *ring);
	setvbuf(stream, buffer, _IOFBF, sizeof buffer); /* ours, so that it can be wiped */
	well = read_keys(ring, stream, path, why, why_size);
	fclose(stream);
	sodium_memzero(buffer, sizeof buffer);
	if (!well) {
		sodium_free(ring);
		return NULL;
	}
	sodium_mprotect_readonly(ring);
	return ring;
}

void
key_ring_close(struct key_ring *ring)
{
	sodium_free(ring); /* wipes it; NULL is allowed */
}

/* A file that is there already must be a key ring that we would open; into: what has to stand before the new
 * line. */
static bool
may_append(int file, const char *path, const char **before, char *why, size_t why_size)
{
	struct key_ring *ring;
	struct stat      about;
	char             last = '\n';

	*before = "";
	if (!file_is_private(file, path, why, why_size))
		return false;
	if (fstat(file, &about) == 0 && about.st_size == 0)
		return true;
	ring = key_ring_open(path, why, why_size);
	if (ring == NULL)
		return false;
	if (ring->count == KEYS_MOST) {
		key_ring_close(ring);
		return no(why, why_size, "the key file %s has %d keys already", path, KEYS_MOST);
	}
	key_ring_close(ring);
	if (pread(file, &last, 1, about.st_size - 1) == 1 && last != '\n')
		*before = "\n";
	return true;
}

bool
key_ring_add(const char *path, char *why, size_t why_size)
{
	int           file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	unsigned char key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
	char          id[9], digits[2 * sizeof key + 1], line[128];
	const char   *before;
	bool          well;
	int           size;

	if (file < 0)
		return no(
		    why, why_size, "the key file %s can't be written: %s", path, strerrordesc_np(errno));
	if (!may_append(file, path, &before, why, why_size)) {
		close(file);
		return false;
	}
	crypto_aead_xchacha20poly1305_ietf_keygen(key);
	sodium_bin2hex(digits, sizeof digits, key, sizeof key);
	random_hex(id, (sizeof id - 1) / 2);
	size = snprintf(line, sizeof line, "%s%s %s\n", before, id, digits);
	/* On disk before anything is sealed with it. */
	well = write(file, line, (size_t)size) == size && fsync(file) == 0;
	if (!well)
		no(why, why_size, "the key file %s can't be written: %s", path, strerrordesc_np(errno));
	close(file);
	sodium_memzero(key, sizeof key);
	sodium_memzero(digits, sizeof digits);
	sodium_memzero(line, sizeof line);
	return well;
}

/* The web assets, read once at start: a table of names, so that no path of a request ever reaches the file
 * system. Names with a hash in them never change and may be kept for ever; pages are the routes' affair
 * (http_static), which know when to show which. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/check.h"
#include "internal.h"

enum { DEPTH_MOST = 4, FILE_MOST = 16 << 20 };

struct file {
	char             *name; /* "assets/main-1a2b3c4d.js" */
	struct blob      *blob;
	struct http_body *body;
	bool              is_page;
};

struct files {
	size_t       count;
	struct file *items; /* sorted by name */
};

static const struct {
	const char *ending, *type;
} types[] = {
	{ ".html", "text/html; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".css", "text/css; charset=utf-8" },
	{ ".json", "application/json" },
	{ ".map", "application/json" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".svg", "image/svg+xml" },
	{ ".txt", "text/plain; charset=utf-8" },
	{ ".ico", "image/x-icon" },
	{ ".png", "image/png" },
	{ ".jpg", "image/jpeg" },
	{ ".webp", "image/webp" },
	{ ".woff2", "font/woff2" },
};

static const char *
type_of(const char *name)
{
	const char *ending = strrchr(name, '.');

	for (size_t i = 0; ending != NULL && i < sizeof types / sizeof *types; i++)
		if (strcmp(ending, types[i].ending) == 0)
			return types[i].type;
	return "application/octet-stream";
}

/* assets/name-HASH.ending, eight or more letters and digits, as the web's build names what it makes. */
static bool
is_hashed(const char *name)
{
	const char *dash = strrchr(name, '-');
	size_t      size = dash == NULL
			     ? 0
			     : strspn(dash + 1, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

	return strncmp(name, "assets/", 7) == 0 && size >= 8 && dash[1 + size] == '.';
}

static struct blob *
file_read(const char *path, char *why, size_t why_size)
{
	FILE       *file = fopen(path, "rbe");
	struct stat state;
	char       *bytes = NULL;

	if (file == NULL || fstat(fileno(file), &state) != 0 || state.st_size > FILE_MOST) {
		snprintf(why, why_size, "%s can't be read, or is too large", path);
	} else {
		bytes = malloc((size_t)state.st_size + 1);
		check(bytes != NULL);
		if (fread(bytes, 1, (size_t)state.st_size, file) != (size_t)state.st_size) {
			snprintf(why, why_size, "%s could not be read to its end", path);
			free(bytes);
			bytes = NULL;
		}
	}
	if (file != NULL)
		fclose(file);
	return bytes == NULL ? NULL : blob_make(bytes, (size_t)state.st_size);
}

static bool
file_add(struct files *files, const char *path, const char *name, char *why, size_t why_size)
{
	struct blob *blob = file_read(path, why, why_size);
	struct file *file;

	if (blob == NULL)
		return false;
	files->items = realloc(files->items, (files->count + 1) * sizeof *files->items);
	check(files->items != NULL);
	file = &files->items[files->count++];
	file->name = strdup(name);
	check(file->name != NULL);
	file->blob = blob;
	file->is_page = strchr(name, '/') == NULL && strcmp(type_of(name), types[0].type) == 0;
	file->body = http_body_of(
	    type_of(name), blob, is_hashed(name) ? "public, max-age=31536000, immutable" : "no-cache");
	return true;
}

static bool folder_add(
    struct files *files, const char *folder, const char *prefix, int depth, char *why, size_t why_size);

static bool
entry_add(struct files *files, const char *folder, const char *prefix, const char *entry, int depth,
    char *why, size_t why_size)
{
	char        path[4096], name[1024];
	struct stat state;
	int         path_size = snprintf(path, sizeof path, "%s/%s", folder, entry);
	int         name_size = snprintf(name, sizeof name, "%s%s", prefix, entry);

	if (entry[0] == '.') /* what begins with a dot is nobody's business */
		return true;
	if (path_size >= (int)sizeof path || name_size + 2 >= (int)sizeof name || stat(path, &state) != 0) {
		snprintf(why, why_size, "%s/%s can't be read", folder, entry);
		return false;
	}
	if (S_ISREG(state.st_mode))
		return file_add(files, path, name, why, why_size);
	if (!S_ISDIR(state.st_mode) || depth == DEPTH_MOST)
		return true;
	memcpy(name + name_size, "/", 2);
	return folder_add(files, path, name, depth + 1, why, why_size);
}

static bool
folder_add(struct files *files, const char *folder, const char *prefix, int depth, char *why, size_t why_size)
{
	DIR           *open = opendir(folder);
	struct dirent *entry;
	bool           fine = open != NULL;

	if (open == NULL)
		snprintf(why, why_size, "the folder of web assets, %s, can't be opened", folder);
	while (fine && (entry = readdir(open)) != NULL)
		fine = entry_add(files, folder, prefix, entry->d_name, depth, why, why_size);
	if (open != NULL)
		closedir(open);
	return fine;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

struct files *
files_open(const char *folder, char *why, size_t why_size)
{
	struct files *files = calloc(1, sizeof *files);

	check(files != NULL);
	if (folder != NULL && !folder_add(files, folder, "", 0, why, why_size)) {
		files_close(files);
		return NULL;
	}
	if (files->count > 0)
		qsort(files->items, files->count, sizeof *files->items, by_name);
	return files;
}

void
files_close(struct files *files)
{
	if (files == NULL)
		return;
	for (size_t i = 0; i < files->count; i++) {
		http_body_drop(files->items[i].body);
		blob_drop(files->items[i].blob);
		free(files->items[i].name);
	}
	free(files->items);
	free(files);
}

static int
name_compare(const void *name, const void *file)
{
	return strcmp(name, ((const struct file *)file)->name);
}

static const struct file *
file_find(const struct files *files, const char *name)
{
	return files->count == 0
		 ? NULL
		 : bsearch(name, files->items, files->count, sizeof *files->items, name_compare);
}

struct http_body *
files_find(const struct files *files, const char *path)
{
	const struct file *file = path[0] == '/' ? file_find(files, path + 1) : NULL;

	return file == NULL || file->is_page ? NULL : file->body;
}

struct http_body *
http_static(struct http *http, const char *name)
{
	const struct file *file = file_find(http->files, name);

	return file == NULL ? NULL : file->body;
}

const struct blob *
http_static_blob(const struct http *http, const char *name)
{
	const struct file *file = file_find(http->files, name);

	return file == NULL ? NULL : file->blob;
}

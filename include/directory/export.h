/* A whole directory as one HSDS document: {"organizations": [...], "services": [...]}, each in full, in the
 * very objects that the public feed serves page by page. */
#ifndef PORCHLIGHT_DIRECTORY_EXPORT_H
#define PORCHLIGHT_DIRECTORY_EXPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

struct directory_export;

/* base: for links; NULL or "": none are written. */
struct directory_export *directory_export_open(struct arena *arena, const char *base, int64_t now_us);
/* One entry, as JSON with the members of directory/entry.h; those of one organization come together. false:
 * it can't be read. */
bool directory_export_add(struct directory_export *export, const char *json);
void directory_export_write(struct directory_export *export, struct buffer *into);

#endif

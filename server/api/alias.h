/* A house's own word for a guest: sealed for its stay, and digested so that the house finds it again. */
#ifndef PORCHLIGHT_API_ALIAS_H
#define PORCHLIGHT_API_ALIAS_H

#include "http/http.h"

struct alias {
	const char *sealed; /* NULL: none was given */
	const char *digest;
};

/* alias NULL: none. */
struct alias alias_seal(struct request *rq, const char *stay_id, const char *alias);
/* NULL: sealed by an unknown key, changed, or moved; that is logged. */
const char *alias_open(struct request *rq, const char *stay_id, const char *stored);
/* Its digests under every key of the ring, as a parameter of type text[]. */
const char *alias_digests(struct request *rq, const char *alias);

#endif

/* A house's own word for a guest. What is sealed is as the house typed it; what is digested is folded, so
 * that "Blue  Kite" and "blue kite" are one guest. Only ASCII letters fold: it is a help to memory, not a
 * search. */
#include "alias.h"

#include "base/field.h"
#include "internal.h"

/* All sites digest alike here; the database binds what it stores to the site. */
static const char digest_place[] = "stay.alias";
static const char column[] = "stay.sealed_alias";

static const char *
fold(struct request *rq, const char *alias)
{
	char *folded = arena_text(request_arena(rq), alias), *into = folded;

	for (const char *from = folded; *from != '\0'; from++) {
		if (*from == ' ' && into > folded && into[-1] == ' ')
			continue;
		*into++ = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;
	}
	*into = '\0';
	return folded;
}

static struct texts
digests(struct request *rq, const char *alias)
{
	const struct api_context *context = request_context(rq);

	return seal_digests(context->ring, request_arena(rq), digest_place, fold(rq, alias));
}

struct alias
alias_seal(struct request *rq, const char *stay_id, const char *alias)
{
	if (alias == NULL)
		return (struct alias){ 0 };
	return (struct alias){
		.sealed = sealed(rq, column, stay_id, alias),
		.digest = digests(rq, alias).items[0],
	};
}

const char *
alias_open(struct request *rq, const char *stay_id, const char *stored)
{
	return unsealed(rq, column, stay_id, stored);
}

const char *
alias_digests(struct request *rq, const char *alias)
{
	struct texts all = digests(rq, alias);
	const char  *list = "";

	for (size_t i = 0; i < all.count; i++)
		list = arena_print(request_arena(rq), "%s%s%s", list, i > 0 ? "," : "", all.items[i]);
	return arena_print(request_arena(rq), "{%s}", list);
}

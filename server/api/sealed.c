/* What is sealed is sealed and opened here, between a request's body and the database. What can't be opened
 * (a key that is gone, a row that somebody moved) is shown as not there and noted, never guessed. */
#include "base/log.h"
#include "internal.h"

/* What a sealed text is bound to: moved to another row or column it does not open. */
static const char *
place(struct request *rq, const char *column, const char *id)
{
	return arena_print(request_arena(rq), "%s:%s", column, id);
}

const char *
sealed(struct request *rq, const char *column, const char *id, const char *text)
{
	const struct api_context *context = request_context(rq);

	return seal_text(context->ring, request_arena(rq), place(rq, column, id), text);
}

const char *
unsealed(struct request *rq, const char *column, const char *id, const char *stored)
{
	const struct api_context *context = request_context(rq);
	const char               *text;

	if (stored == NULL)
		return NULL;
	text = seal_open(context->ring, request_arena(rq), place(rq, column, id), stored);
	if (text == NULL)
		log_event(LOG_LEVEL_ERROR, "sealed.unreadable", log_text("request", request_id(rq)),
		    log_text("row", id), log_text("column", column));
	return text;
}

const char *
guest_secret_of(struct request *rq, const char *key_id, const char *id)
{
	const struct api_context *context = request_context(rq);
	char                     *secret = arena_take(request_arena(rq), GUEST_SECRET_SIZE);

	return key_id != NULL && guest_secret(context->ring, key_id, id, secret) ? secret : NULL;
}

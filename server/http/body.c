/* Bodies that many requests share. libmicrohttpd's responses are refcounted and made once for each way of
 * asking (plain, gzip, not modified; behind TLS or not), so that a board read sends bytes that were ready
 * long before. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "internal.h"

enum way { WAY_PLAIN, WAY_GZIP, WAY_NOT_MODIFIED, WAYS };

struct http_body {
	atomic_int      references;
	char           *type, *etag, *cache_control;       /* set at start; the latter two may be NULL */
	struct blob    *plain, *gzip;                      /* set at start; gzip may be NULL */
	bool            open;                              /* set at start; to pages of any origin */
	pthread_mutex_t lock;                              /* who makes a response */
	_Atomic(struct MHD_Response *) responses[2][WAYS]; /* [behind TLS]; made when first asked for */
};

static char *
text_copy(const char *text)
{
	char *copy = text == NULL ? NULL : strdup(text);

	check((copy == NULL) == (text == NULL));
	return copy;
}

struct http_body *
http_body_make(
    const char *type, struct blob *plain, struct blob *gzip, const char *etag, const char *cache_control)
{
	struct http_body *body = calloc(1, sizeof *body);

	check(body != NULL && type != NULL && plain != NULL);
	atomic_init(&body->references, 1);
	body->type = text_copy(type);
	body->etag = text_copy(etag);
	body->cache_control = text_copy(cache_control);
	body->plain = blob_take(plain);
	body->gzip = gzip == NULL ? NULL : blob_take(gzip);
	check(pthread_mutex_init(&body->lock, NULL) == 0);
	return body;
}

struct http_body *
http_body_of(const char *type, struct blob *plain, const char *cache_control)
{
	struct buffer     squeezed = { 0 };
	struct blob      *gzip = NULL;
	struct http_body *body;
	char              digest[TOKEN_HASH_SIZE], etag[20];

	digest_hex(blob_bytes(plain), blob_size(plain), digest);
	etag[0] = '"';
	memcpy(etag + 1, digest, 16);
	memcpy(etag + 17, "\"", 2);
	if (gzip_bytes(blob_bytes(plain), blob_size(plain), &squeezed))
		gzip = blob_copy(squeezed.bytes, squeezed.size, 0);
	buffer_done(&squeezed);
	body = http_body_make(type, plain, gzip, etag, cache_control);
	blob_drop(gzip);
	return body;
}

struct http_body *
http_body_open(struct http_body *body)
{
	body->open = true;
	return body;
}

struct http_body *
http_body_take(struct http_body *body)
{
	atomic_fetch_add_explicit(&body->references, 1, memory_order_relaxed);
	return body;
}

void
http_body_drop(struct http_body *body)
{
	if (body == NULL || atomic_fetch_sub(&body->references, 1) > 1)
		return;
	for (size_t i = 0; i < 2 * WAYS; i++) {
		struct MHD_Response *response = atomic_load(&body->responses[i / WAYS][i % WAYS]);

		if (response != NULL)
			MHD_destroy_response(response);
	}
	pthread_mutex_destroy(&body->lock);
	blob_drop(body->plain);
	blob_drop(body->gzip);
	free(body->type);
	free(body->etag);
	free(body->cache_control);
	free(body);
}

static void
blob_forget(void *blob)
{
	blob_drop(blob);
}

/* A response may outlive the body, when a slow reader still has it; it keeps the bytes alive itself. */
static struct MHD_Response *
response_make(const struct http_body *body, enum way way, bool hsts)
{
	struct blob         *blob = way == WAY_GZIP ? body->gzip : body->plain;
	struct MHD_Response *response;
	char                 twin[128];
	size_t               size;

	if (way == WAY_NOT_MODIFIED)
		response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
	else
		response = MHD_create_response_from_buffer_with_free_callback_cls(
		    blob_size(blob), (void *)blob_bytes(blob), blob_forget, blob_take(blob));
	check(response != NULL);
	response_secure(response, hsts);
	if (way != WAY_NOT_MODIFIED)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, body->type);
	if (way == WAY_GZIP)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
	if (body->etag != NULL) {
		size = strlen(body->etag);
		check(size >= 2 && size + sizeof "-gzip" < sizeof twin);
		memcpy(twin, body->etag, size + 1);
		if (way == WAY_GZIP)
			memcpy(twin + size - 1, "-gzip\"", sizeof "-gzip\"");
		MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, twin);
	}
	MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
	    body->cache_control == NULL ? "no-store" : body->cache_control);
	MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
	if (body->open) {
		MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, "*");
		MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_EXPOSE_HEADERS, "ETag");
	}
	return response;
}

static struct MHD_Response *
response_get(struct http_body *body, enum way way, bool hsts)
{
	_Atomic(struct MHD_Response *) *place = &body->responses[hsts][way];
	struct MHD_Response            *response = atomic_load_explicit(place, memory_order_acquire);

	if (response != NULL)
		return response;
	pthread_mutex_lock(&body->lock);
	response = atomic_load_explicit(place, memory_order_relaxed);
	if (response == NULL) {
		response = response_make(body, way, hsts);
		atomic_store_explicit(place, response, memory_order_release);
	}
	pthread_mutex_unlock(&body->lock);
	return response;
}

struct MHD_Response *
body_response(struct http_body *body, const struct request *rq, int *status)
{
	bool fresh =
	    body->etag != NULL && *status == 200 && etag_matches(rq->headers.if_none_match, body->etag);
	bool small = body->gzip != NULL && accepts_gzip(rq->headers.accept_encoding);

	if (fresh)
		*status = MHD_HTTP_NOT_MODIFIED;
	return response_get(body, fresh ? WAY_NOT_MODIFIED : small ? WAY_GZIP : WAY_PLAIN, rq->secure);
}

/* The two halves of the API's description: the document (openapi.c) and one operation (openapi_operation.c).
 */
#ifndef PORCHLIGHT_HTTP_OPENAPI_H
#define PORCHLIGHT_HTTP_OPENAPI_H

#include "base/buffer.h"
#include "http/http.h"

/* A schema is named after the first call that uses its table of members. */
struct schemas {
	const struct route_table *tables;
	size_t                    count;
};

bool route_described(const struct route *route);
/* "recipient_offer_body" or "site_read_reply"; a reference to it. */
void operation_put_schema(
    struct buffer *into, const struct schemas *schemas, const struct field *fields, bool body);
/* The call whose table it is first; NULL: none. */
const struct route *schema_owner(const struct schemas *schemas, const struct field *fields, bool body);
void operation_put(struct buffer *into, const struct schemas *schemas, const struct route *route);
/* "site" of "/api/v1/sites/{id}/beds" is "sites": what a call is filed under. */
size_t route_tag(const struct route *route, const char **tag);

#endif

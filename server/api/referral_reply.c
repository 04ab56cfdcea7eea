/* A referral in an act's answer: its recipients are unfolded from the one JSON value that the database gives,
 * and the person's secret is derived anew each time, so that a repeated key tells the same one. */
#include "referral_reply.h"

#include <string.h>

#include "domain/recipient.h"
#include "internal.h"

enum { CODES = 5 /* the first may be taken; that all are is as likely as nothing */ };

enum problem
referral_unfold(struct request *rq, struct referral_opened *referral)
{
	struct faults faults = { 0 };
	const char   *json;

	if (referral->recipients_json == NULL)
		return OK;
	json = arena_print(request_arena(rq), "{\"recipients\":%s}", referral->recipients_json);
	return wire_read(request_arena(rq), json, strlen(json), referral_recipients_fields, WIRE_OWN,
	    referral, NULL, &faults);
}

enum problem
referral_reply(struct request *rq, const struct db_call *call, bool with_secret)
{
	struct referral_opened referral = { 0 };
	bool                   found = false;
	enum problem           p, outcome;

	outcome =
	    db_row(request_db(rq), request_arena(rq), call, referral_sent_row_fields, &referral, &found);
	if (found && (p = referral_unfold(rq, &referral)))
		return p;
	if (outcome && found)
		reply_current(rq, referral_sent_fields, &referral);
	if (outcome == OK && with_secret) {
		referral.guest_secret = guest_secret_of(rq, referral.secret_key, referral.referral.id);
		reply_header(rq, "Cache-Control", "no-store");
	}
	return outcome ? outcome : reply_json(rq, referral_sent_fields, &referral);
}

const char *
referral_codes(struct request *rq)
{
	char codes[CODES][CODE_SIZE];

	for (size_t i = 0; i < CODES; i++)
		code_new(codes[i]);
	return arena_print(
	    request_arena(rq), "{%s,%s,%s,%s,%s}", codes[0], codes[1], codes[2], codes[3], codes[4]);
}

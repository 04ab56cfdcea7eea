/* What the acts that make or change a whole referral share. */
#ifndef PORCHLIGHT_API_REFERRAL_REPLY_H
#define PORCHLIGHT_API_REFERRAL_REPLY_H

#include "domain/referral.h"
#include "http/http.h"

/* The database gives recipients as one JSON value; a reply shows them by their own table. */
must_use enum problem referral_unfold(struct request *rq, struct referral_opened *referral);
/* An act's row, with its recipients, in the reply or in the problem. with_secret: the person's own goes with
 * it, for the slip. */
must_use enum problem referral_reply(struct request *rq, const struct db_call *call, bool with_secret);
/* Candidates for a new referral's code, as a parameter of type text[]; the first free one is taken. */
const char *referral_codes(struct request *rq);

#endif

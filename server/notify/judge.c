/* What the end of a transfer means: taken, to be tried again, or of no use to try again. What the other end
 * said beside its status is not looked at. */
#include "room.h"

static int
fault_of(const struct transfer *transfer, CURLcode code)
{
	/* A table would be no shorter: the library has a hundred codes, and all others say that it broke off.
	 */
	if (transfer->refused)
		return DELIVERY_ADDRESS_REFUSED;
	if (code == CURLE_OPERATION_TIMEDOUT)
		return DELIVERY_TIMEOUT;
	if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT)
		return DELIVERY_UNREACHABLE;
	if (code == CURLE_SSL_CONNECT_ERROR || code == CURLE_PEER_FAILED_VERIFICATION
	    || code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CIPHER || code == CURLE_SSL_CACERT_BADFILE
	    || code == CURLE_USE_SSL_FAILED)
		return DELIVERY_TLS;
	return DELIVERY_BROKEN_OFF;
}

static void
webhook_judge(struct transfer *transfer, CURLcode code)
{
	struct outcome *outcome = &transfer->outcome;
	curl_off_t      retry_after_s = 0;

	/* Who answers with more than is read has answered all the same. */
	if (code != CURLE_OK && !(code == CURLE_WRITE_ERROR && outcome->status >= 200)) {
		outcome->fault = fault_of(transfer, code);
		if (transfer->refused)
			outcome->how = HOW_DEAD;
		return;
	}
	if (outcome->status >= 200 && outcome->status < 300) {
		outcome->how = HOW_DELIVERED;
		return;
	}
	if (outcome->status == 410)
		outcome->how = HOW_GONE;
	outcome->fault = DELIVERY_STATUS;
	if (curl_easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &retry_after_s) == CURLE_OK
	    && retry_after_s > 0)
		outcome->retry_after_s = retry_after_s > 86400 ? 86400 : (long)retry_after_s;
}

/* 550, 551 and 553 say that there is no such mailbox; what else a mail server refuses may pass. */
static void
mail_judge(struct transfer *transfer, CURLcode code)
{
	struct outcome *outcome = &transfer->outcome;

	if (code == CURLE_OK) {
		outcome->how = HOW_DELIVERED;
	} else if (outcome->status >= 400) {
		outcome->fault = DELIVERY_MAIL_REFUSED;
		if (outcome->status == 550 || outcome->status == 551 || outcome->status == 553)
			outcome->how = HOW_DEAD;
	} else {
		outcome->fault = fault_of(transfer, code);
	}
}

void
transfer_judge(struct transfer *transfer, CURLcode code)
{
	transfer->outcome = (struct outcome){ .how = HOW_FAILED, .fault = NO_CHOICE };
	(void)curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &transfer->outcome.status);
	if (transfer->claim.kind == CHANNEL_EMAIL)
		mail_judge(transfer, code);
	else
		webhook_judge(transfer, code);
}

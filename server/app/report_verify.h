/* `porchlight report --verify`: are the daily sums that all figures are made of what the rows say? */
#ifndef PORCHLIGHT_APP_REPORT_VERIFY_H
#define PORCHLIGHT_APP_REPORT_VERIFY_H

#include <stdbool.h>

#include "owner.h"

/* Compares month by month and says what it finds; true when everything agrees. */
bool report_verify(struct owner *owner);

#endif

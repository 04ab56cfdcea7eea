/* How often all rooms are taken when somebody asks: the Erlang loss model (M/G/c/c). Who finds no room goes
 * elsewhere and doesn't wait. People ask independently of each other at a steady rate; how long they stay
 * may vary in any way, only its mean matters (A. K. Erlang 1917; insensitivity: B. A. Sevastyanov 1957). */
#ifndef PORCHLIGHT_DOMAIN_ERLANG_H
#define PORCHLIGHT_DOMAIN_ERLANG_H

/* The share of asks that find all rooms taken, 0..1. offered: asks per day times mean nights of a stay, that
 * is, how many rooms would be taken on average if there were always one more; >= 0. rooms >= 0. */
double erlang_loss(double offered, int rooms);

/* The fewest rooms with which at most that share finds none; rooms_most when even so many are too few. */
int erlang_rooms(double offered, double share, int rooms_most);

/* What is offered when `carried` rooms are taken on average and a share of asks found none. carried >= 0,
 * 0 <= share < 1. */
double erlang_offered(double carried, double share);

#endif

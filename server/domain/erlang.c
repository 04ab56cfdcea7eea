/* Erlang's loss formula by its recursion, which never overflows: B(0) = 1, B(c) = a B(c-1) / (c + a B(c-1)).
 */
#include "domain/erlang.h"

double
erlang_loss(double offered, int rooms)
{
	double loss = 1;

	for (int i = 1; i <= rooms; i++)
		loss = offered * loss / (i + offered * loss);
	return loss;
}

int
erlang_rooms(double offered, double share, int rooms_most)
{
	double loss = 1;
	int    rooms = 0;

	while (loss > share && rooms < rooms_most) {
		rooms++;
		loss = offered * loss / (rooms + offered * loss);
	}
	return rooms;
}

double
erlang_offered(double carried, double share)
{
	return carried / (1 - share);
}

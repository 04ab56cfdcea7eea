/* What anybody may read without signing in: pages for people, feeds for other directories. All of it is made
 * from the board's public view, which never held what the public may not know, so that nothing here can leak
 * it. */
#ifndef PORCHLIGHT_PUBLIC_PUBLIC_H
#define PORCHLIGHT_PUBLIC_PUBLIC_H

#include <stddef.h>

#include "board/board.h"
#include "db/db.h"
#include "http/http.h"

/* Called once, before the first request; the board outlives the requests. */
void public_open(struct board *board);
/* After the last one. */
void public_close(void);

/* The pages at / and /map of who is not signed in. Room api's routes call them by pointers that room app
 * hands over: a signed-in person gets the app there. LANE_DATABASE. */
enum problem public_front_page(struct request *rq);
enum problem public_map_page(struct request *rq);

/* What a person is shown where there is no page, or none could be made (http_settings.problem_page). */
void public_problem_page(struct buffer *into, struct request *rq, enum problem problem);

/* Every statement that this room's routes run besides those of room api. */
extern const struct statement_shape public_statement_shapes[];
extern const size_t                 public_statement_shape_count;

/* This room's routes; returns how many tables. */
enum { PUBLIC_TABLES_MOST = 8 };
size_t public_tables(struct route_table into[PUBLIC_TABLES_MOST]);

#endif

/* Room api's tables first, then what anybody may read; the order is that of the API's description. */
#include "tables.h"

#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "base/memory.h"
#include "public/public.h"

const struct route_table *
tables_all(size_t *count)
{
	static struct route_table tables[API_TABLES + PUBLIC_TABLES_MOST];

	api_tables(tables);
	*count = API_TABLES + public_tables(tables + API_TABLES);
	return tables;
}

const struct statement_shape *
shapes_all(size_t *count)
{
	static struct statement_shape *shapes;

	*count = api_statement_shape_count + public_statement_shape_count;
	if (shapes == NULL) {
		shapes = memory_take(*count * sizeof *shapes);
		memcpy(shapes, api_statement_shapes, api_statement_shape_count * sizeof *shapes);
		memcpy(shapes + api_statement_shape_count, public_statement_shapes,
		    public_statement_shape_count * sizeof *shapes);
	}
	return shapes;
}

/* The route tables as a tree of path segments, built once at start: finding a call costs one comparison a
 * segment, however many rows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/id.h"
#include "internal.h"

struct node {
	const char         *segment; /* within a route's path; not NUL-terminated */
	size_t              size;
	struct node        *children; /* literal segments */
	struct node        *any;      /* {x} */
	struct node        *next;     /* the parent's next child */
	const struct route *routes[METHODS_MOST];
	size_t              route_count;
};

struct routes {
	struct node root;
};

static void
node_close(struct node *node)
{
	for (struct node *child = node->children, *next; child != NULL; child = next) {
		next = child->next;
		node_close(child);
		free(child);
	}
	if (node->any != NULL)
		node_close(node->any);
	free(node->any);
}

void
routes_close(struct routes *routes)
{
	if (routes == NULL)
		return;
	node_close(&routes->root);
	free(routes);
}

static struct node *
child_find(struct node *node, const char *segment, size_t size)
{
	for (struct node *child = node->children; child != NULL; child = child->next)
		if (child->size == size && memcmp(child->segment, segment, size) == 0)
			return child;
	return NULL;
}

static struct node *
child_make(struct node *node, const char *segment, size_t size)
{
	struct node **place = &node->any, *child;

	if (segment[0] != '{') {
		if ((child = child_find(node, segment, size)) != NULL)
			return child;
		place = &node->children;
	} else if (node->any != NULL) {
		return node->any;
	}
	child = calloc(1, sizeof *child);
	check(child != NULL);
	child->segment = segment;
	child->size = size;
	if (segment[0] != '{')
		child->next = node->children;
	*place = child;
	return child;
}

/* NULL: not a path as routes have them. */
static struct node *
path_make(struct node *node, const char *path)
{
	size_t ids = 0;

	if (path[0] != '/')
		return NULL;
	for (const char *segment = path + 1; *segment != '\0';) {
		size_t size = strcspn(segment, "/");

		ids += segment[0] == '{';
		if (size == 0 || ids > PATH_IDS_MOST || (segment[0] == '{' && segment[size - 1] != '}'))
			return NULL;
		node = child_make(node, segment, size);
		segment += size;
		if (segment[0] == '/' && segment[1] == '\0')
			return NULL;
		segment += segment[0] == '/';
	}
	return node;
}

static bool
route_add(struct routes *routes, const struct route *route, char *why, size_t why_size)
{
	struct node *node = path_make(&routes->root, route->path);

	if (node == NULL || node->route_count == METHODS_MOST) {
		snprintf(why, why_size, "the route %s %s has a path that can't be read", route->method,
		    route->path);
		return false;
	}
	for (size_t i = 0; i < node->route_count; i++) {
		if (strcmp(node->routes[i]->method, route->method) == 0) {
			snprintf(why, why_size, "there are two routes for %s %s", route->method, route->path);
			return false;
		}
	}
	node->routes[node->route_count++] = route;
	return true;
}

struct routes *
routes_open(const struct route_table *tables, size_t count, char *why, size_t why_size)
{
	struct routes *routes = calloc(1, sizeof *routes);

	check(routes != NULL);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < tables[i].count; j++) {
			if (!route_add(routes, &tables[i].routes[j], why, why_size)) {
				routes_close(routes);
				return NULL;
			}
		}
	}
	return routes;
}

static bool
id_take(struct match *match, const char *segment, size_t size)
{
	char *id = match->ids[match->id_count];

	if (size != sizeof match->ids[0] - 1)
		return false;
	memcpy(id, segment, size);
	id[size] = '\0';
	for (size_t i = 0; i < size; i++)
		if (id[i] >= 'A' && id[i] <= 'F')
			id[i] = (char)(id[i] + ('a' - 'A'));
	match->id_count++;
	return id_valid(id);
}

/* HEAD is GET without a body; libmicrohttpd leaves that out by itself. */
static bool
method_fits(const char *wanted, const char *method)
{
	return strcmp(wanted, method) == 0 || (strcmp(wanted, "GET") == 0 && strcmp(method, "HEAD") == 0);
}

static void
allowed_print(const struct node *node, struct match *match)
{
	size_t used = 0;

	for (size_t i = 0; i < node->route_count; i++) {
		const char *method = node->routes[i]->method;
		int         size = snprintf(match->allowed + used, sizeof match->allowed - used, "%s%s%s",
                    used > 0 ? ", " : "", method, strcmp(method, "GET") == 0 ? ", HEAD" : "");

		check(size > 0 && used + (size_t)size < sizeof match->allowed);
		used += (size_t)size;
	}
}

/* All routes of one path are, or none is. */
static bool
is_open(const struct node *node)
{
	return node->route_count > 0 && (node->routes[0]->flags & ROUTE_OPEN) != 0;
}

enum problem
routes_find(const struct routes *routes, const char *method, const char *path, struct match *match)
{
	const struct node *node = &routes->root;

	match->id_count = 0;
	match->route = NULL;
	match->open = false;
	if (path[0] != '/')
		return PROBLEM_NOT_FOUND;
	for (const char *segment = path + 1; *segment != '\0';) {
		size_t             size = strcspn(segment, "/");
		const struct node *child = child_find((struct node *)node, segment, size);

		if (child == NULL && node->any != NULL && id_take(match, segment, size))
			child = node->any;
		if (child == NULL)
			return PROBLEM_NOT_FOUND;
		node = child;
		segment += size;
		if (segment[0] == '/' && segment[1] == '\0' && !is_open(node))
			return PROBLEM_NOT_FOUND;
		segment += segment[0] == '/';
	}
	match->open = is_open(node);
	for (size_t i = 0; i < node->route_count; i++) {
		if (method_fits(node->routes[i]->method, method)) {
			match->route = node->routes[i];
			return OK;
		}
	}
	if (node->route_count == 0)
		return PROBLEM_NOT_FOUND;
	allowed_print(node, match);
	return PROBLEM_METHOD_NOT_ALLOWED;
}

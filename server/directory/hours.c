/* Hours as people write them into one cell: "MO-FR 09:00-12:00 13:00-17:00; SA 22:00-02:00
 * 2026-06-01..2026-08-31". What they mean and whether they can be is asked of room `hours`, as for the acts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "cell.h"
#include "hours/schedule.h"
#include "inner.h"
#include "wire/wire.h"

static const char *const weekday_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday" };

/* One cell while it is read. */
struct cell {
	struct book *book;
	size_t       at;
	const char  *column;
	size_t       piece; /* from 1: what stands between semicolons */
	bool         right; /* so far */
};

static void __attribute__((format(printf, 2, 3))) cell_wrong(struct cell *cell, const char *format, ...)
{
	char    detail[200];
	va_list values;

	va_start(values, format);
	vsnprintf(detail, sizeof detail, format, values);
	va_end(values);
	if (cell->piece > 0)
		book_problem_add(cell->book, cell->at, cell->column, "entry %zu: %s", cell->piece, detail);
	else
		book_problem_add(cell->book, cell->at, cell->column, "%s", detail);
	cell->right = false;
}

/* The next word, or NULL; words stand between blanks. */
static char *
word_take(char **at)
{
	char *word = *at + strspn(*at, " \t\r\n");

	if (*word == '\0')
		return NULL;
	*at = word + strcspn(word, " \t\r\n");
	if (**at != '\0')
		*(*at)++ = '\0';
	return word;
}

/* 0 Monday ... 6 Sunday by its first letters, two at least; -1: none. */
static int
weekday_find(const char *name, size_t size)
{
	for (int day = 0; day < 7; day++)
		if (size >= 2 && size <= strlen(weekday_names[day])
		    && strncasecmp(name, weekday_names[day], size) == 0)
			return day;
	return -1;
}

/* "MO-WE,SA": the order in which they stand. false: it was said. */
static bool
weekdays_read(struct cell *cell, const char *word, struct texts *into)
{
	into->items = arena_take(cell->book->arena, 49 * sizeof *into->items);
	while (*word != '\0') {
		size_t      size = strcspn(word, ",");
		const char *dash = memchr(word, '-', size);
		size_t      first_size = dash == NULL ? size : (size_t)(dash - word);
		int         first = weekday_find(word, first_size);
		int         last = dash == NULL ? first : weekday_find(dash + 1, size - first_size - 1);

		if (first < 0 || last < 0 || into->count + 7 > 49) {
			cell_wrong(cell, "\"%.*s\" is no weekday; MO, TU, WE, TH, FR, SA, SU, or MO-FR",
			    (int)size, word);
			return false;
		}
		for (int day = first;; day = (day + 1) % 7) {
			into->items[into->count++] = weekday_choices.slugs[day];
			if (day == last)
				break;
		}
		word += size + (word[size] == ',');
	}
	return true;
}

/* "9:30" as "09:30". NULL: no clock time. */
static const char *
clock_read(struct arena *arena, const char *text, size_t size)
{
	const char *whole = arena_print(arena, "%s%.*s", size == 4 ? "0" : "", (int)size, text);

	return schedule_clock(whole) < 0 ? NULL : whole;
}

/* "09:00-17:00". false: it was said. */
static bool
interval_read(struct cell *cell, const char *word, const char **opens, const char **closes)
{
	const char *dash = strchr(word, '-');

	*opens = dash == NULL ? NULL : clock_read(cell->book->arena, word, (size_t)(dash - word));
	*closes = dash == NULL ? NULL : clock_read(cell->book->arena, dash + 1, strlen(dash + 1));
	if (*opens != NULL && *closes != NULL)
		return true;
	cell_wrong(cell, "\"%s\" are no hours; for instance 09:00-17:00", word);
	return false;
}

/* "2026-06-01..2026-08-31", either end open. false: it was said. */
static bool
validity_read(struct cell *cell, const char *word, const char **from, const char **to)
{
	const char *dots = strstr(word, "..");

	*from = dots == word ? NULL : arena_text_n(cell->book->arena, word, (size_t)(dots - word));
	*to = dots[2] == '\0' ? NULL : dots + 2;
	if ((*from == NULL || date_read(*from, NULL)) && (*to == NULL || date_read(*to, NULL)))
		return true;
	cell_wrong(cell, "\"%s\" are no days; for instance 2026-06-01..2026-08-31", word);
	return false;
}

static void
rule_add(struct schedule *schedule, struct schedule_rule rule)
{
	((struct schedule_rule *)schedule->rules.items)[schedule->rules.count++] = rule;
}

static void
rules_read(struct cell *cell, char *piece, struct schedule *schedule)
{
	struct schedule_rule rule = { 0 };
	size_t               first = schedule->rules.count;
	char                *word = word_take(&piece);

	if (!weekdays_read(cell, word, &rule.weekdays))
		return;
	while ((word = word_take(&piece)) != NULL) {
		if (strstr(word, "..") != NULL) {
			if (!validity_read(cell, word, &rule.valid_from, &rule.valid_to))
				return;
		} else if (!interval_read(cell, word, &rule.opens, &rule.closes)) {
			return;
		} else if (schedule->rules.count == SCHEDULE_RULES_MOST) {
			cell_wrong(cell, "at most %d stretches of hours", SCHEDULE_RULES_MOST);
			return;
		} else {
			rule_add(schedule, rule);
		}
	}
	if (schedule->rules.count == first)
		cell_wrong(cell, "it names days and no hours");
	/* The days that they are valid for stand behind the hours. */
	for (size_t i = first; i < schedule->rules.count; i++) {
		struct schedule_rule *mine = (struct schedule_rule *)schedule->rules.items + i;

		mine->valid_from = rule.valid_from;
		mine->valid_to = rule.valid_to;
	}
}

static void
exception_add(struct cell *cell, struct schedule *schedule, struct schedule_exception exception)
{
	struct schedule_exception *items = schedule->exceptions.items;

	if (schedule->exceptions.count == SCHEDULE_EXCEPTIONS_MOST)
		cell_wrong(cell, "at most %d exceptions", SCHEDULE_EXCEPTIONS_MOST);
	else
		items[schedule->exceptions.count++] = exception;
}

/* "2026-12-24 10:00-14:00 (Christmas Eve)". */
static void
exceptions_read(struct cell *cell, char *piece, struct schedule *schedule)
{
	struct schedule_exception exception = { .note = "" };
	char                     *note = strchr(piece, '('), *end = strrchr(piece, ')'), *word;
	size_t                    first = schedule->exceptions.count;

	if (note != NULL && end != NULL && end > note) {
		*end = '\0';
		*note = '\0';
		piece_bare(note + 1);
		exception.note = note + 1;
		if (strlen(exception.note) > 140)
			cell_wrong(cell, "a note has at most 140 characters");
	}
	exception.on_date = word_take(&piece);
	if (exception.on_date == NULL || !date_read(exception.on_date, NULL)) {
		cell_wrong(cell, "it begins with a day, like 2026-12-25");
		return;
	}
	while ((word = word_take(&piece)) != NULL) {
		exception.opens = exception.closes = NULL;
		if (strcasecmp(word, "closed") != 0
		    && !interval_read(cell, word, &exception.opens, &exception.closes))
			return;
		exception_add(cell, schedule, exception);
	}
	if (schedule->exceptions.count == first)
		cell_wrong(cell, "say \"closed\" or the hours of that day");
}

/* What can't be among them, told without the API's pointers: a person looks at a cell. */
static void
schedule_judge(struct cell *cell, const struct schedule *schedule)
{
	struct schedule_fault faults[SCHEDULE_FAULTS_MOST];
	size_t                count = schedule_check(schedule, faults);

	for (size_t i = 0; i < count; i++) {
		/* "/rules/2/closes" is about the third stretch. */
		const char *number = strchr(faults[i].pointer + 1, '/');

		if (number != NULL)
			book_problem_add(cell->book, cell->at, cell->column, "stretch %ld: %s",
			    strtol(number + 1, NULL, 10) + 1, faults[i].detail);
		else
			book_problem_add(cell->book, cell->at, cell->column, "%s", faults[i].detail);
	}
}

static void
cell_read(struct cell *cell, const char *text, struct schedule *schedule,
    void (*read)(struct cell *, char *, struct schedule *))
{
	char *rest = arena_text(cell->book->arena, text), *piece;

	schedule->rules.stride = sizeof(struct schedule_rule);
	schedule->rules.items =
	    arena_take(cell->book->arena, SCHEDULE_RULES_MOST * sizeof(struct schedule_rule));
	schedule->exceptions.stride = sizeof(struct schedule_exception);
	schedule->exceptions.items =
	    arena_take(cell->book->arena, SCHEDULE_EXCEPTIONS_MOST * sizeof(struct schedule_exception));
	cell->right = true;
	if (strcasecmp(text, "none") == 0)
		return;
	while ((piece = piece_take(&rest, true)) != NULL) {
		cell->piece++;
		if (piece[strspn(piece, " \t\r\n")] != '\0')
			read(cell, piece, schedule);
	}
	if (cell->right)
		schedule_judge(cell, schedule);
}

void
rows_put(struct buffer *more, const char *name, const struct field *fields, const struct rows *rows)
{
	buffer_print(more, ",\"%s\":[", name);
	for (size_t i = 0; i < rows->count; i++) {
		buffer_put_text(more, i > 0 ? "," : "");
		wire_write(more, fields, (const char *)rows->items + i * rows->stride);
	}
	buffer_put_char(more, ']');
}

void
hours_cell_put(struct book *book, size_t at, const char *text, struct buffer *more)
{
	struct cell     cell = { .book = book, .at = at, .column = "hours" };
	struct schedule schedule = { 0 };

	cell_read(&cell, text, &schedule, rules_read);
	rows_put(more, "rules", schedule_rule_fields, &schedule.rules);
}

void
exceptions_cell_put(struct book *book, size_t at, const char *text, struct buffer *more)
{
	struct cell     cell = { .book = book, .at = at, .column = "exceptions" };
	struct schedule schedule = { 0 };

	cell_read(&cell, text, &schedule, exceptions_read);
	rows_put(more, "exceptions", schedule_exception_fields, &schedule.exceptions);
}

/* A reader of one pass: a record's cells are collected on the stack and copied when the record ends. */
#include "directory/csv.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/check.h"

struct csv_reader {
	struct arena *arena;
	const char   *at, *end;
	long          line;
	struct buffer cell;
	char         *why;
	size_t        why_size;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
at_line_end(const struct csv_reader *reader)
{
	return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

/* Steps over "\n", "\r\n" or "\r". */
static void
line_end_skip(struct csv_reader *reader)
{
	if (reader->at < reader->end && *reader->at == '\r')
		reader->at++;
	if (reader->at < reader->end && *reader->at == '\n')
		reader->at++;
	reader->line++;
}

/* Behind the opening quote, up to the closing one. */
static bool
quoted_read(struct csv_reader *reader)
{
	long began = reader->line;

	for (; reader->at < reader->end; reader->at++) {
		if (*reader->at == '"') {
			if (reader->at + 1 == reader->end || reader->at[1] != '"') {
				reader->at++;
				return true;
			}
			reader->at++;
		}
		reader->line += *reader->at == '\n';
		buffer_put_char(&reader->cell, *reader->at);
	}
	snprintf(reader->why, reader->why_size, "line %ld: a quote is opened and never closed", began);
	return false;
}

/* One cell, up to the comma or line end behind it. */
static bool
cell_read(struct csv_reader *reader)
{
	bool quoted = false;

	buffer_clear(&reader->cell);
	while (reader->at < reader->end && is_blank(*reader->at))
		reader->at++;
	if (reader->at < reader->end && *reader->at == '"') {
		reader->at++;
		if (!quoted_read(reader))
			return false;
		quoted = true;
	}
	for (; !at_line_end(reader) && *reader->at != ','; reader->at++) {
		if (quoted && !is_blank(*reader->at)) {
			snprintf(reader->why, reader->why_size,
			    "line %ld: something stands between a closing quote and the comma", reader->line);
			return false;
		}
		if (!quoted)
			buffer_put_char(&reader->cell, *reader->at);
	}
	while (!quoted && reader->cell.size > 0 && is_blank(reader->cell.bytes[reader->cell.size - 1]))
		reader->cell.size--;
	return true;
}

/* One record; count 0: the line had nothing on it. */
static bool
record_read(struct csv_reader *reader, struct csv_record *record)
{
	const char *cells[CSV_CELLS_MOST];
	bool        more;

	*record = (struct csv_record){ .line = reader->line };
	do {
		if (record->count == CSV_CELLS_MOST) {
			snprintf(reader->why, reader->why_size, "line %ld: more than %d cells", reader->line,
			    CSV_CELLS_MOST);
			return false;
		}
		if (!cell_read(reader))
			return false;
		cells[record->count++] = arena_text_n(
		    reader->arena, reader->cell.size == 0 ? "" : reader->cell.bytes, reader->cell.size);
		more = reader->at < reader->end && *reader->at == ',';
		reader->at += more;
	} while (more);
	line_end_skip(reader);
	if (record->count == 1 && cells[0][0] == '\0')
		record->count = 0;
	record->cells = arena_take(reader->arena, record->count * sizeof *cells);
	if (record->count > 0)
		memcpy(record->cells, cells, record->count * sizeof *cells);
	return true;
}

static bool
records_read(struct csv_reader *reader, struct csv *csv)
{
	while (reader->at < reader->end) {
		struct csv_record record;

		if (!record_read(reader, &record))
			return false;
		if (record.count == 0)
			continue;
		if (csv->count == CSV_RECORDS_MOST) {
			snprintf(reader->why, reader->why_size, "line %ld: more than %d lines", record.line,
			    CSV_RECORDS_MOST);
			return false;
		}
		csv->records[csv->count++] = record;
	}
	return true;
}

/* The line (from 1) of the first byte that is not UTF-8; 0: all of it is. Spreadsheets like to write
 * something else. */
static long
foreign_line(const char *text, size_t size)
{
	iconv_t reader = iconv_open("UTF-32LE", "UTF-8");
	char   *at = (char *)text; /* iconv takes no const, and changes nothing */
	long    line = 1;
	bool    ok = true;

	check((intptr_t)reader != -1);
	while (ok && size > 0) {
		char   sink[4096];
		char  *into = sink;
		size_t left = sizeof sink;

		ok = iconv(reader, &at, &size, &into, &left) != (size_t)-1 || errno == E2BIG;
	}
	iconv_close(reader);
	for (const char *c = text; c < at; c++)
		line += *c == '\n';
	return ok ? 0 : line;
}

bool
csv_read(struct arena *arena, const char *text, size_t size, struct csv *csv, char *why, size_t why_size)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct csv_reader reader = {
		.arena = arena, .at = text, .end = text + size, .line = 1, .why = why, .why_size = why_size
	};
	bool done;

	if (size > CSV_BYTES_MOST || memchr(text, '\0', size) != NULL) {
		snprintf(why, why_size,
		    size > CSV_BYTES_MOST ? "it is larger than 16 MiB" : "it holds a NUL: this is not text");
		return false;
	}
	if (foreign_line(text, size) != 0) {
		snprintf(why, why_size, "line %ld: this is not UTF-8; save the file as \"CSV UTF-8\"",
		    foreign_line(text, size));
		return false;
	}
	if (size >= sizeof mark - 1 && memcmp(text, mark, sizeof mark - 1) == 0)
		reader.at += sizeof mark - 1;
	*csv = (struct csv){ .records = arena_take(arena, CSV_RECORDS_MOST * sizeof *csv->records) };
	done = records_read(&reader, csv);
	buffer_done(&reader.cell);
	return done;
}

/* The directory as administrators keep it: looked through, brought in from a file, taken out to one, and a
 * place closed or opened again. What a file may hold is room `directory`'s to say. */
#include <string.h>

#include "base/clock.h"
#include "base/id.h"
#include "directory/book.h"
#include "directory/export.h"
#include "directory/sheet.h"
#include "domain/directory.h"
#include "domain/site.h"
#include "internal.h"

enum { FILE_BYTES_MOST = 16 << 20, IMPORT_PATIENCE_MS = 60000 };

struct directory_file {
	int         format; /* enum book_format */
	const char *text;
};

#define FILE_MEMBER(member, what)                                                                            \
	.name = #member, .kind = (what), .offset = offsetof(struct directory_file, member)

static const struct field file_fields[] = {
	{ FILE_MEMBER(format, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &book_format_choices,
	    .help = "What the text is." },
	{ FILE_MEMBER(text, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 1, .help = "The file, whole." },
	{ 0 },
};

struct directory_answer {
	const char *id;
	const char *report; /* PostgreSQL's, JSON */
};

#define ANSWER_MEMBER(member, what)                                                                          \
	.name = #member, .kind = (what), .offset = offsetof(struct directory_answer, member)

const struct field directory_answer_fields[] = {
	{ ANSWER_MEMBER(id, FIELD_ID) },
	{ ANSWER_MEMBER(report, FIELD_TEXT) },
	{ 0 },
};

struct directory_line {
	struct texts cells;
};

const struct field directory_line_fields[] = {
	{ .name = "cells", .kind = FIELD_TEXTS, .offset = offsetof(struct directory_line, cells) },
	{ 0 },
};

struct directory_entry_row {
	const char *entry;
};

const struct field directory_entry_row_fields[] = {
	{ .name = "entry", .kind = FIELD_JSON, .offset = offsetof(struct directory_entry_row, entry) },
	{ 0 },
};

static enum problem
directory_list(struct request *rq)
{
	const char *noun = request_query(rq, "noun"), *organization = request_query(rq, "organization"),
		   *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)))
		return p;
	if (noun == NULL || choice_find(&directory_noun_choices, noun) == NO_CHOICE)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:noun", "organization, site, service or person");
	if (organization != NULL && !id_valid(organization))
		return fault(rq, PROBLEM_BAD_VALUE, "query:organization", "expected an id");
	return page_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_directory_list, noun, request_query(rq, "search"),
		organization, after, limit_param(rq, limit)),
	    directory_row_fields, sizeof(struct directory_row), limit);
}

/* The first problems go into the answer's errors, all of them into its report. */
static enum problem
problems_fault(struct request *rq, const struct book_report *report)
{
	const struct book_problem *items = report->problems.items;

	for (size_t i = 0; i < report->problems.count && i < FAULTS_MOST; i++)
		fault_add(request_faults(rq), PROBLEM_BAD_VALUE, "/text", "%s: %s",
		    book_where(request_arena(rq), &items[i]), items[i].detail);
	reply_current(rq, book_report_fields, report);
	return PROBLEM_BAD_VALUE;
}

/* keep: store it; else only say what would be. A file that can't be read well is not stored, but PostgreSQL
 * is asked all the same, so that everything wrong is told at once. */
static enum problem
file_import(struct request *rq, bool keep)
{
	struct directory_file   file;
	struct directory_answer answer;
	struct book_report      report = { 0 };
	struct book            *book;
	const char             *params[3];
	enum problem            p;
	bool                    found = false;

	if ((p = request_json(rq, &file, NULL)))
		return p;
	book = book_open(request_arena(rq));
	book_read(book, (enum book_format)file.format, file.text, strlen(file.text));
	book_problems(book, &report);
	params[0] = book_json(book);
	params[1] = keep ? "true" : "false";
	params[2] = report.problem_count == 0 ? "true" : "false";
	p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call){ .statement = STATEMENT_directory_import,
		.count = 3,
		.params = params,
		.patience_ms = IMPORT_PATIENCE_MS },
	    directory_answer_fields, &answer, &found);
	if (found && (p == OK || p == PROBLEM_BAD_VALUE) && !book_report(book, answer.report, &report))
		p = PROBLEM_INTERNAL;
	book_close(book);
	if (p == PROBLEM_BAD_VALUE)
		return problems_fault(rq, &report);
	return p ? p : reply_json(rq, book_report_fields, &report);
}

static enum problem
directory_check(struct request *rq)
{
	return file_import(rq, false);
}

static enum problem
directory_import(struct request *rq)
{
	return file_import(rq, true);
}

static enum problem
csv_export(struct request *rq, bool confidential, struct buffer *text)
{
	struct texts columns = sheet_columns(request_arena(rq));
	struct rows  lines;
	enum problem p = db_rows(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_directory_export,
		wire_member_to_sql(request_arena(rq), directory_line_fields, &columns),
		confidential ? "true" : "false"),
	    directory_line_fields, sizeof(struct directory_line), &lines);

	if (p)
		return p;
	sheet_line_put(text, &columns);
	for (size_t i = 0; i < lines.count; i++)
		sheet_line_put(text, &((const struct directory_line *)lines.items)[i].cells);
	return OK;
}

static enum problem
hsds_export(struct request *rq, struct buffer *text)
{
	struct directory_export *export = directory_export_open(request_arena(rq), NULL, clock_wall_us());
	struct rows  rows;
	enum problem p = db_rows(request_db(rq), request_arena(rq),
	    &(struct db_call){ .statement = STATEMENT_directory_entries }, directory_entry_row_fields,
	    sizeof(struct directory_entry_row), &rows);

	for (size_t i = 0; p == OK && i < rows.count; i++)
		if (!directory_export_add(export, ((const struct directory_entry_row *)rows.items)[i].entry))
			p = PROBLEM_INTERNAL;
	if (p == OK)
		directory_export_write(export, text);
	return p;
}

static enum problem
directory_export(struct request *rq)
{
	const char   *asked = request_query(rq, "format"), *confidential = request_query(rq, "confidential");
	int           format = asked == NULL ? BOOK_CSV : choice_find(&book_format_choices, asked);
	struct buffer text = { 0 };
	enum problem  p;

	if (format == NO_CHOICE)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:format", "csv or hsds");
	if (confidential != NULL && strcmp(confidential, "yes") != 0)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:confidential", "yes, or leave it out");
	p = format == BOOK_CSV ? csv_export(rq, confidential != NULL, &text) : hsds_export(rq, &text);
	if (p == OK) {
		reply_header(rq, "Cache-Control", "no-store");
		reply_header(rq, "Content-Disposition",
		    format == BOOK_CSV ? "attachment; filename=\"directory.csv\""
				       : "attachment; filename=\"directory.json\"");
		p = reply_text(
		    rq, format == BOOK_CSV ? "text/csv; charset=utf-8" : "application/json", text.bytes);
	}
	buffer_done(&text);
	return p;
}

static enum problem
closure_set(struct request *rq, const char *closed)
{
	struct site site;

	return act_reply(rq, &(struct db_call)DB_CALL(STATEMENT_site_close, request_path_id(rq, 0), closed),
	    site_fields, &site);
}

static enum problem
closure_begin(struct request *rq)
{
	return closure_set(rq, "true");
}

static enum problem
closure_end(struct request *rq)
{
	return closure_set(rq, "false");
}

static const struct query_field list_query[] = {
	{ "noun", "organization, site, service or person." },
	{ "search", "Words that stand somewhere in the row, each of them." },
	{ "organization", "Only what belongs to the organization with this key." },
	{ NULL, NULL },
};

static const struct query_field export_query[] = {
	{ "format", "csv (unless given) or hsds." },
	{ "confidential", "yes: with confidential addresses and whom to call second; csv only." },
	{ NULL, NULL },
};

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/directory",
	    .run = directory_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_ADMIN,
	    .status = 200,
	    .reply = directory_row_fields,
	    .query = list_query,
	    .name = "directory_list",
	    .help = "Organizations, sites, services or people, by name." },
	{ .method = "POST",
	    .path = "/api/v1/directory/checks",
	    .run = directory_check,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_NO_KEY,
	    .who = WHO_ADMIN,
	    .body = file_fields,
	    .body_most = FILE_BYTES_MOST,
	    .status = 200,
	    .reply = book_report_fields,
	    .name = "directory_check",
	    .help = "What importing this file would do, and everything that is wrong with it. Nothing is "
		    "stored." },
	{ .method = "POST",
	    .path = "/api/v1/directory/imports",
	    .run = directory_import,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .body = file_fields,
	    .body_most = FILE_BYTES_MOST,
	    .status = 201,
	    .reply = book_report_fields,
	    .name = "directory_import",
	    .help = "Stores all of a file, or nothing when anything is wrong with it. The same file again "
		    "changes "
		    "nothing." },
	{ .method = "GET",
	    .path = "/api/v1/directory/export",
	    .run = directory_export,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .status = 200,
	    .query = export_query,
	    .name = "directory_export",
	    .help = "The directory as a file that importing reads back without a change." },
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/closures",
	    .run = closure_begin,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .status = 201,
	    .reply = site_fields,
	    .name = "site_close",
	    .help = "The site is closed, for good or for a while; not while guests stay there or "
		    "introductions wait." },
	{ .method = "DELETE",
	    .path = "/api/v1/sites/{id}/closures",
	    .run = closure_end,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .status = 200,
	    .reply = site_fields,
	    .name = "site_reopen",
	    .help = "The site is open again, paused until the house says that it is welcoming." },
};

const struct route_table api_directory_routes = ROUTES(routes);

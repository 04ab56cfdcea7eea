// The table behind each picture, and the same as CSV (RFC 4180): the same rows, the same columns, the same rounding, the same hidden ones.

export interface Cell {
	/** As it stands on the screen. */
	text: string;
	/** The same as a number a spreadsheet can read, rounded as the text is; not there: the text itself. */
	value?: number | undefined;
	/** In words only because it is hidden. */
	hidden?: boolean;
}

export interface Column {
	label: string;
	number?: boolean;
}

export interface Table {
	/** What the file is called, without ".csv". */
	name: string;
	columns: Column[];
	/** The first cell of each row names it. */
	rows: Cell[][];
}

function quoted(text: string): string {
	// A spreadsheet takes a text that begins so for a formula: it stays a text.
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv_of(table: Table): string {
	const lines = [table.columns.map((column) => quoted(column.label)), ...table.rows.map((row) => row.map((cell) => (cell.value === undefined ? quoted(cell.text) : String(cell.value))))];
	return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** A file's name of what it is, of whom and when: lower case, nothing but letters, digits and dashes. */
export function file_name(...parts: string[]): string {
	return ['porchlight', ...parts].join('-').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

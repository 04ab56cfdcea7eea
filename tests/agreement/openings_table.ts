// Reads the table of opening cases, for the tests in TypeScript and in SQL.

import { readFile } from 'node:fs/promises';

export interface OpeningCase {
	name: string;
	openings: [string, string][];
	openings_until: string | null;
	now: string;
	is: 'open' | 'closed' | 'not_stated';
	/** When open; null: no closing in sight. */
	until: string | null;
	/** When closed; null: no opening in sight. */
	next: string | null;
}

export async function openings_table(): Promise<OpeningCase[]> {
	const table = JSON.parse(await readFile(new URL('./openings.json', import.meta.url), 'utf8')) as { cases: OpeningCase[] };
	return table.cases;
}

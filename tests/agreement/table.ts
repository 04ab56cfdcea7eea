// Reads the table of capacity cases, for the tests in TypeScript and in SQL.

import { readFile } from 'node:fs/promises';

export interface CapacityCase {
	name: string;
	state: 'welcoming' | 'paused' | 'closed';
	confirmed_at: string | null;
	fresh_hours: number;
	stale_hours: number;
	staffed_limit: number | null;
	beds_open: number;
	beds_held: number;
	beds_occupied: number;
	freshness: 'fresh' | 'call_first' | 'not_confirmed';
	open: number;
}

export interface CapacityTable {
	now: string;
	cases: CapacityCase[];
}

export async function capacity_table(): Promise<CapacityTable> {
	return JSON.parse(await readFile(new URL('./capacity.json', import.meta.url), 'utf8')) as CapacityTable;
}

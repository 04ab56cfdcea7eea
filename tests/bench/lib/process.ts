// What Linux says of a process.

import { readFile } from 'node:fs/promises';

/** Resident memory, in KB. */
export async function resident_kb(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
}

/** Processor time used so far by all its threads, in milliseconds (10 ms steps). */
export async function processor_ms(pid: number): Promise<number> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

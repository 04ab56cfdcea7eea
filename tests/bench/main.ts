// `make bench`: every figure, or those named. Prints `figure NAME VALUE GOAL` and ends with 1 when a goal was missed.
// What each one means and how it is measured is in docs/measurements.md.

import { type Figure, is_met, short } from './lib/figure.ts';
import { acts } from './figures/acts.ts';
import { board } from './figures/board.ts';
import { commit } from './figures/commit.ts';
import { fanout } from './figures/fanout.ts';
import { one } from './figures/one.ts';
import { slow } from './figures/slow.ts';
import { start } from './figures/start.ts';
import { statistics } from './figures/statistics.ts';

interface Measurement {
	names: string[];
	measure: () => Promise<Figure[]>;
	/** It takes so long that it is measured only when asked for by name. */
	apart?: boolean;
}

const measurements: Measurement[] = [
	{ names: ['board_read_vs_nginx'], measure: board },
	{ names: ['fanout_10000_vs_epoll', 'fanout_10000_vs_node_ws', 'memory_per_idle_socket_kb'], measure: fanout },
	{ names: ['one_of_10000_vs_epoll'], measure: one },
	{ names: ['slow_fast_over_50ms_percent'], measure: slow },
	{ names: ['acts_vs_pgbench', 'acts_vs_node'], measure: acts },
	{ names: ['commit_to_last_of_1000_p99_ms'], measure: commit },
	{ names: ['start_5000_sites_ms'], measure: start },
	{ names: ['statistics_page_ms', 'statistics_raw_year_ms'], measure: statistics, apart: true },
];

async function main(wanted: string[]): Promise<number> {
	const known = measurements.flatMap((one) => one.names);
	const unknown = wanted.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		console.error(`bench: no figure ${unknown.join(', ')}; there are ${known.join(', ')}`);
		return 2;
	}
	let missed = 0;
	for (const { names, measure, apart } of measurements) {
		if (wanted.length === 0 ? apart : !names.some((name) => wanted.includes(name))) continue;
		const began = performance.now();
		console.log(`${names.join(', ')}:`);
		try {
			for (const figure of await measure()) {
				console.log(`figure ${figure.name} ${short(figure.value)} ${figure.goal}`);
				if (!is_met(figure)) missed++;
			}
		} catch (error) {
			console.log(`  failed: ${error instanceof Error ? error.message : String(error)}`);
			missed += names.length;
		}
		console.log(`  took ${short((performance.now() - began) / 1_000)} s`);
	}
	if (missed > 0) console.log(`bench: ${missed} goals missed`);
	return missed > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));

// Asks the statistics' routes: keeps what was there while the next comes, so that the page doesn't jump, and says when it could not be had.

import { useEffect, useState } from 'preact/hooks';
import { use_here } from './here.ts';

/** What is asked for is neither here nor known to be nowhere. */
export function is_waiting(fetched: Pick<Fetched<unknown>, 'body' | 'failed'>): boolean {
	return fetched.body === null && fetched.failed === '';
}

export interface Fetched<T> {
	/** null: nothing came yet. */
	body: T | null;
	/** It is of the path that was asked for last. */
	ready: boolean;
	/** The slug of what went wrong; empty: nothing. */
	failed: string;
	again: () => void;
}

/** path null: not to be asked yet. */
export function use_fetch<T>(path: string | null): Fetched<T> {
	const here = use_here();
	const [state, set_state] = useState<{ path: string | null; body: T | null; failed: string }>({ path: null, body: null, failed: '' });
	const [tries, set_tries] = useState(0);
	useEffect(() => {
		if (path === null) return;
		let mine = true;
		void here.api.get<T>(path, { timeout_ms: 60_000 }).then((answer) => {
			if (!mine) return;
			set_state((before) => (answer.ok ? { path, body: answer.body, failed: '' } : { ...before, path, failed: answer.problem.slug }));
		});
		return () => void (mine = false);
	}, [path, tries]);
	return { body: state.body, ready: state.path === path && state.failed === '', failed: state.path === path ? state.failed : '', again: () => set_tries(tries + 1) };
}

/** A path with a query, without what is not stated. */
export function with_query(path: string, query: Record<string, string | number | null | undefined>): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
	const text = params.toString();
	return text ? `${path}?${text}` : path;
}

// For words that must not wait on this device because they are sealed (a name, a house's own word for a guest): they go out now or not
// at all. The same words keep their key until the server has decided, however often they are sent, so that they arrive once.

import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../net/http.ts';
import { use_here } from './here.ts';
import { t, t_code } from './words.ts';

export interface SendNow {
	busy: boolean;
	/** What went wrong, in words; empty: nothing. */
	trouble: string;
	/** null: it was not done, and `trouble` says why. */
	send<T>(method: 'POST' | 'PATCH', path: string, body: Record<string, unknown>, version?: number): Promise<T | null>;
}

/** explain: words for a no that the screen can say better than its slug does; null: none. */
export function use_send_now(explain?: (problem: Problem) => string | null): SendNow {
	const here = use_here();
	const [busy, set_busy] = useState(false);
	const [trouble, set_trouble] = useState('');
	const tried = useRef<{ what: string; key: string } | null>(null);
	return {
		busy,
		trouble,
		send: async <T>(method: 'POST' | 'PATCH', path: string, body: Record<string, unknown>, version?: number) => {
			if (busy) return null;
			const what = JSON.stringify([method, path, body]);
			if (tried.current?.what !== what) tried.current = { what, key: crypto.randomUUID() };
			set_busy(true);
			set_trouble('');
			const answer = await here.api.send<T>(method, path, { body, ...(method === 'POST' ? { key: tried.current.key } : {}), ...(version === undefined ? {} : { version }) });
			set_busy(false);
			if (answer.ok) {
				tried.current = null;
				return answer.body;
			}
			if (answer.problem.status > 0 && answer.problem.status < 500) tried.current = null;
			set_trouble(explain?.(answer.problem) ?? (answer.problem.status === 0 ? t('problem.lost') : t_code('problem', answer.problem.slug)));
			return null;
		},
	};
}

// Asks the API: cookies of this origin, the header that other sites can't send, a key on each POST, the version on each PATCH,
// and problem+json read back. What never got an answer is told apart from what was answered with a no.

export interface Fault {
	type: string;
	pointer: string;
	detail: string;
}

export interface Problem {
	slug: string;
	status: number;
	title: string;
	detail: string;
	request_id: string;
	errors: Fault[];
	current?: Record<string, unknown> | undefined;
	possible?: string[] | undefined;
	changed_by?: string | undefined;
	changed_at?: string | undefined;
}

export type Answer<T> = { ok: true; status: number; body: T; etag: string | null } | { ok: false; problem: Problem };

export interface Ask {
	body?: unknown;
	key?: string;
	version?: number;
	timeout_ms?: number;
}

/** No answer: no network, too slow, or cut off. */
export const lost_slug = 'lost';

const timeout_ms = 15_000;

export class Api {
	readonly #fetch: typeof fetch;
	readonly #answered: (problem: Problem | null) => void;

	/** answered: told of each end, so that one place can see that the session is over. */
	constructor(fetcher: typeof fetch, answered: (problem: Problem | null) => void) {
		this.#fetch = fetcher;
		this.#answered = answered;
	}

	get<T>(path: string, ask: Ask = {}): Promise<Answer<T>> {
		return this.send<T>('GET', path, ask);
	}

	post<T>(path: string, body?: unknown, ask: Ask = {}): Promise<Answer<T>> {
		return this.send<T>('POST', path, { ...ask, body });
	}

	async send<T>(method: string, path: string, ask: Ask = {}): Promise<Answer<T>> {
		const headers: Record<string, string> = { Accept: 'application/json' };
		if (method !== 'GET') headers['X-Porchlight'] = '1';
		if (method === 'POST') headers['Idempotency-Key'] = ask.key ?? crypto.randomUUID();
		if (ask.version !== undefined) headers['If-Match'] = `"${ask.version}"`;
		if (ask.body !== undefined) headers['Content-Type'] = 'application/json';
		let answer: Answer<T>;
		try {
			const reply = await this.#fetch(path.startsWith('/live/') ? path : `/api/v1${path}`, {
				method,
				headers,
				body: ask.body === undefined ? null : JSON.stringify(ask.body),
				credentials: 'same-origin',
				signal: AbortSignal.timeout(ask.timeout_ms ?? timeout_ms),
			});
			answer = await read_reply<T>(reply);
		} catch {
			answer = { ok: false, problem: { slug: lost_slug, status: 0, title: '', detail: '', request_id: '', errors: [] } };
		}
		this.#answered(answer.ok ? null : answer.problem);
		return answer;
	}
}

async function read_reply<T>(reply: Response): Promise<Answer<T>> {
	const is_json = /json/.test(reply.headers.get('Content-Type') ?? '');
	const body: unknown = is_json ? await reply.json() : null;
	if (reply.ok) return { ok: true, status: reply.status, body: body as T, etag: reply.headers.get('ETag') };
	const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
	const text = (name: string) => (typeof told[name] === 'string' ? (told[name] as string) : '');
	return {
		ok: false,
		problem: {
			slug: text('type').replace(/^.*\//, '') || (reply.status >= 500 ? 'unavailable' : 'bad_request'),
			status: reply.status,
			title: text('title'),
			detail: text('detail'),
			request_id: text('instance'),
			errors: Array.isArray(told['errors']) ? (told['errors'] as Fault[]) : [],
			current: told['current'] as Problem['current'],
			possible: told['possible'] as Problem['possible'],
			changed_by: text('changed_by') || undefined,
			changed_at: text('changed_at') || undefined,
		},
	};
}

/** It may have happened or not, or may yet: worth asking again with the same key. */
export function is_lost(problem: Problem): boolean {
	return problem.slug === lost_slug || problem.status === 429 || problem.status === 502 || problem.status === 503 || problem.status === 504;
}

// A caller of the HTTP API, as a browser on the same origin would be: cookie, Origin, X-Porchlight, and a fresh Idempotency-Key
// on each POST. Any header can be replaced, or left out by giving it as null. Also raw bytes, for what no client would send.

import { randomUUID } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request as send } from 'node:http';
import { connect } from 'node:net';
import { patience } from './patience.ts';

export interface Reply<Body = Record<string, unknown>> {
	status: number;
	headers: IncomingHttpHeaders;
	/** Parsed when it is JSON, else null. */
	body: Body;
	text: string;
	bytes: Buffer;
}

export interface Ask {
	/** Sent as JSON; a string or Buffer goes as it is, still as application/json. */
	body?: unknown;
	headers?: Record<string, string | null>;
	/** The Idempotency-Key: a fresh one by default, null leaves it out. */
	key?: string | null;
	/** The row's version, for If-Match. */
	version?: string | number;
	timeout_ms?: number;
}

export class Client {
	readonly base: URL;
	readonly origin: string;
	/** Where it connects: the server itself, or a Relay before it (Host and Origin still name the server). */
	readonly via: URL;
	readonly cookies = new Map<string, string>();
	readonly #agent: Agent;

	constructor(base: string, origin = base, via = base) {
		this.base = new URL(base);
		this.origin = origin;
		this.via = new URL(via);
		this.#agent = new Agent({ keepAlive: true, maxSockets: 64 });
	}

	/** Another client of the same person: the same cookies, its own connections, and perhaps another server. */
	twin(base = this.base.origin, via = base): Client {
		const twin = new Client(base, base, via);
		for (const [name, value] of this.cookies) twin.cookies.set(name, value);
		return twin;
	}

	get cookie(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async sign_in(email: string, password: string): Promise<Reply> {
		const reply = await this.post('/api/v1/session', { email, password });
		if (reply.status >= 300) throw new Error(`${email} could not sign in: ${reply.status} ${reply.text}`);
		return reply;
	}

	get<Body = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<Reply<Body>> {
		return this.request<Body>('GET', path, ask);
	}

	post<Body = Record<string, unknown>>(path: string, body?: unknown, ask: Ask = {}): Promise<Reply<Body>> {
		return this.request<Body>('POST', path, { ...ask, body });
	}

	/** version: of the row as last seen; leave it out to see what a PATCH without If-Match gets. */
	patch<Body = Record<string, unknown>>(path: string, body: unknown, version?: string | number, ask: Ask = {}): Promise<Reply<Body>> {
		return this.request<Body>('PATCH', path, version === undefined ? { ...ask, body } : { ...ask, body, version });
	}

	delete<Body = Record<string, unknown>>(path: string, ask: Ask = {}): Promise<Reply<Body>> {
		return this.request<Body>('DELETE', path, ask);
	}

	request<Body = Record<string, unknown>>(method: string, path: string, ask: Ask = {}): Promise<Reply<Body>> {
		const payload = ask.body === undefined ? undefined
			: typeof ask.body === 'string' || Buffer.isBuffer(ask.body) ? Buffer.from(ask.body)
			: Buffer.from(JSON.stringify(ask.body));
		const headers = this.#headers(method, ask, payload);
		return new Promise((done, fail) => {
			const call = send(
				{ host: this.via.hostname, port: this.via.port, method, path, headers, agent: this.#agent },
				(answer) => {
					const parts: Buffer[] = [];
					answer.on('data', (part: Buffer) => parts.push(part));
					answer.on('error', fail);
					answer.on('end', () => {
						this.#keep_cookies(answer.headers['set-cookie'] ?? []);
						done(read_reply<Body>(answer.statusCode ?? 0, answer.headers, Buffer.concat(parts)));
					});
				},
			);
			call.setTimeout(patience(ask.timeout_ms ?? 30_000), () => call.destroy(new Error(`no answer: ${method} ${path}`)));
			call.on('error', fail);
			call.end(payload);
		});
	}

	/** Drops its kept connections. */
	close(): void {
		this.#agent.destroy();
	}

	#headers(method: string, ask: Ask, payload: Buffer | undefined): Record<string, string> {
		const wanted: Record<string, string | null> = { Host: this.base.host };
		if (this.cookies.size > 0) wanted['Cookie'] = this.cookie;
		if (method !== 'GET' && method !== 'HEAD') {
			wanted['Origin'] = this.origin;
			wanted['X-Porchlight'] = '1';
		}
		if (method === 'POST' && ask.key !== null) wanted['Idempotency-Key'] = ask.key ?? randomUUID();
		if (ask.version !== undefined) wanted['If-Match'] = `"${ask.version}"`;
		if (payload) {
			wanted['Content-Type'] = 'application/json';
			wanted['Content-Length'] = String(payload.length);
		} else if (method !== 'GET' && method !== 'HEAD') {
			wanted['Content-Length'] = '0';
		}
		for (const [name, value] of Object.entries(ask.headers ?? {})) {
			const same = Object.keys(wanted).find((one) => one.toLowerCase() === name.toLowerCase());
			if (same) delete wanted[same];
			wanted[name] = value;
		}
		return Object.fromEntries(Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== null));
	}

	#keep_cookies(lines: string[]): void {
		for (const line of lines) {
			const [pair = '', ...rest] = line.split(';');
			const at = pair.indexOf('=');
			const name = pair.slice(0, at).trim();
			const value = pair.slice(at + 1).trim();
			const gone = value === '' || rest.some((word) => /^\s*max-age=0\s*$/i.test(word));
			if (gone) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
	}
}

function read_reply<Body>(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Reply<Body> {
	const text = headers['content-encoding'] ? '' : bytes.toString('utf8');
	const is_json = /^application\/([a-z]+\+)?json\b/.test(headers['content-type'] ?? '') && text !== '';
	return { status, headers, bytes, text, body: (is_json ? JSON.parse(text) : null) as Body };
}

/** Writes these bytes to the server's port and gives all that comes back until it closes, or until the time is over. */
export function raw_exchange(base: string, bytes: string | Buffer, ms = 5_000): Promise<{ text: string; closed: boolean }> {
	const { hostname, port } = new URL(base);
	return new Promise((done) => {
		const parts: Buffer[] = [];
		const socket = connect(Number(port), hostname, () => socket.write(bytes));
		const finish = (closed: boolean) => {
			clearTimeout(timer);
			socket.destroy();
			done({ text: Buffer.concat(parts).toString('latin1'), closed });
		};
		const timer = setTimeout(() => finish(false), patience(ms));
		socket.on('data', (part: Buffer) => parts.push(part));
		socket.on('error', () => finish(true));
		socket.on('close', () => finish(true));
	});
}

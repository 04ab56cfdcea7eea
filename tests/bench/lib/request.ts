// HTTP requests as bytes, for the load tools in C. SERIAL in them becomes a number that never comes twice.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../../support/http.ts';

const SERIAL = '@@@@@@@@@@@@@@@@';

export interface Asking {
	client: Client;
	method: 'GET' | 'POST';
	path: string;
	body?: unknown;
	gzip?: boolean;
}

export function request_text({ client, method, path, body, gzip }: Asking): string {
	const payload = body === undefined ? '' : JSON.stringify(body);
	const lines = [`${method} ${path} HTTP/1.1`, `Host: ${client.base.host}`, `Cookie: ${client.cookie}`];
	if (gzip) lines.push('Accept-Encoding: gzip');
	if (method === 'POST') {
		lines.push(`Origin: ${client.origin}`, 'X-Porchlight: 1', `Idempotency-Key: ${SERIAL}`, `Content-Length: ${payload.length}`);
	}
	if (payload) lines.push('Content-Type: application/json');
	return `${lines.join('\r\n')}\r\n\r\n${payload}`;
}

/** A folder for the files of one figure, removed at its end. */
export class Folder {
	readonly path: string;

	private constructor(path: string) {
		this.path = path;
	}

	static async make(): Promise<Folder> {
		return new Folder(await mkdtemp(join(tmpdir(), 'porchlight-bench-')));
	}

	async write(name: string, bytes: string | Uint8Array): Promise<string> {
		const path = join(this.path, name);
		await writeFile(path, bytes);
		return path;
	}

	remove(): Promise<void> {
		return rm(this.path, { recursive: true, force: true });
	}
}

// What stands at the other end in tests of being told: a mail server and a receiver of webhooks, on real sockets, that do as they are bid.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { type IncomingHttpHeaders, type Server as HttpServer, createServer as create_http } from 'node:http';
import { type AddressInfo, type Server as TcpServer, type Socket, createServer as create_tcp } from 'node:net';
import { until } from '../support/patience.ts';

export interface Mail {
	from: string;
	to: string[];
	/** As it came, with CRLF and without SMTP's doubled full stops. */
	source: string;
	headers: Map<string, string>;
	/** Decoded. */
	text: string;
	subject: string;
}

function bytes_of_quoted(text: string): Buffer {
	const joined = text.replaceAll('=\r\n', '');
	return Buffer.from(joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
}

export function decode_header(text: string): string {
	const words = text.replaceAll(/\?=\s+=\?/g, '?==?');
	return words.replace(/=\?utf-8\?Q\?([^?]*)\?=/gi, (_, word: string) => bytes_of_quoted(word.replaceAll('_', ' ')).toString('latin1'))
		.replace(/[\x80-\xff]+/g, (run) => Buffer.from(run, 'latin1').toString('utf8'));
}

export function read_mail(from: string, to: string[], source: string): Mail {
	const end = source.indexOf('\r\n\r\n');
	const headers = new Map<string, string>();
	for (const line of source.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
		const colon = line.indexOf(':');
		headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
	}
	const text = bytes_of_quoted(source.slice(end + 4)).toString('utf8').replaceAll('\r\n', '\n');
	return { from, to, source, headers, text, subject: decode_header(headers.get('subject') ?? '') };
}

/** An SMTP server (RFC 5321) that takes what it is sent, unless told otherwise. */
export class MailSink {
	readonly mails: Mail[] = [];
	/** Each word said to it, for what must not be said. */
	readonly said: string[] = [];
	/** Instead of 250 to RCPT TO, by address. */
	refuse = new Map<string, string>();
	/** Offers AUTH PLAIN and wants this before MAIL. */
	sign_in: { user: string; password: string } | undefined;
	readonly #server: TcpServer;
	readonly #sockets = new Set<Socket>();

	private constructor(server: TcpServer) {
		this.#server = server;
	}

	static async open(): Promise<MailSink> {
		const server = create_tcp();
		const sink = new MailSink(server);
		server.on('connection', (socket) => sink.#talk(socket));
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return sink;
	}

	get url(): string {
		return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async mail(what: string, fits: (mail: Mail) => boolean, ms = 10_000): Promise<Mail> {
		return until(`the e-mail ${what}`, () => this.mails.find(fits), ms);
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((done) => this.#server.close(done));
	}

	#talk(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on('close', () => this.#sockets.delete(socket));
		socket.on('error', () => undefined);
		socket.setEncoding('utf8');
		let waiting = '';
		let data: string[] | undefined;
		let from = '';
		let to: string[] = [];
		let known = false;
		let asked = false;
		const answer = (line: string) => socket.write(`${line}\r\n`);
		const line_of = (line: string): void => {
			if (data) {
				if (line !== '.') return void data.push(line.startsWith('.') ? line.slice(1) : line);
				this.mails.push(read_mail(from, to, data.map((one) => `${one}\r\n`).join('')));
				data = undefined;
				return void answer('250 taken');
			}
			this.said.push(line);
			if (asked) {
				const [, user, password] = Buffer.from(line, 'base64').toString().split('\0');
				known = user === this.sign_in?.user && password === this.sign_in?.password;
				asked = false;
				return void answer(known ? '235 welcome' : '535 not you');
			}
			const word = line.slice(0, 4).toUpperCase();
			const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
			switch (word) {
			case 'EHLO': return void answer(this.sign_in ? '250-sink\r\n250 AUTH PLAIN' : '250 sink');
			case 'AUTH':
				asked = true;
				return void answer('334 ');
			case 'MAIL':
				from = address;
				to = [];
				return void answer(this.sign_in && !known ? '530 sign in first' : '250 ok');
			case 'RCPT': {
				const no = this.refuse.get(address);
				if (no === undefined) to.push(address);
				return void answer(no ?? '250 ok');
			}
			case 'DATA':
				data = [];
				return void answer('354 go on');
			case 'QUIT':
				answer('221 bye');
				return void socket.end();
			default: return void answer('250 ok');
			}
		};
		answer('220 sink');
		socket.on('data', (text: string) => {
			const lines = (waiting + text).split('\r\n');
			waiting = lines.pop() ?? '';
			lines.forEach(line_of);
		});
	}
}

export interface Hook {
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	came_ms: number;
}

export interface HookEvent {
	id: string;
	type: string;
	source: string;
	specversion: string;
	time: string;
	timestamp: string;
	data: Record<string, string | null>;
}

/** What to do with a request: a status (with headers), 'hang' keeps it waiting, 'drop' cuts the connection after reading. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer } | 'hang' | 'drop';

/** A receiver of webhooks. */
export class HookReceiver {
	readonly hooks: Hook[] = [];
	answer: (hook: Hook) => Answer = () => ({ status: 204 });
	readonly #server: HttpServer;
	readonly #sockets = new Set<Socket>();

	private constructor(server: HttpServer) {
		this.#server = server;
	}

	static async open(): Promise<HookReceiver> {
		const server = create_http();
		const receiver = new HookReceiver(server);
		server.on('connection', (socket) => {
			receiver.#sockets.add(socket);
			socket.on('close', () => receiver.#sockets.delete(socket));
		});
		server.on('request', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('error', () => undefined);
			request.on('end', () => {
				const hook = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString(), came_ms: Date.now() };
				receiver.hooks.push(hook);
				const answer = receiver.answer(hook);
				if (answer === 'hang') return;
				if (answer === 'drop') return void request.socket.destroy();
				response.writeHead(answer.status, answer.headers ?? {});
				response.end(answer.body);
			});
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return receiver;
	}

	url(path = '/hook'): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
	}

	of(type: string): Hook[] {
		return this.hooks.filter((hook) => event_of(hook).type === type);
	}

	async hook(type: string, ms = 10_000): Promise<Hook> {
		return until(`the webhook ${type}`, () => this.of(type)[0], ms);
	}

	/** Cuts every connection, also those that wait for an answer. */
	cut(): void {
		for (const socket of this.#sockets) socket.destroy();
	}

	async close(): Promise<void> {
		this.cut();
		await new Promise((done) => this.#server.close(done));
	}
}

export function event_of(hook: Hook): HookEvent {
	return JSON.parse(hook.body) as HookEvent;
}

/** As a receiver would, by the specification alone (Standard Webhooks 1.0): signature right and moment near. */
export function is_signed(hook: Hook, secret: string): boolean {
	const id = String(hook.headers['webhook-id']);
	const moment = String(hook.headers['webhook-timestamp']);
	if (!/^\d+$/.test(moment) || Math.abs(Date.now() / 1000 - Number(moment)) > 300) return false;
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const wanted = createHmac('sha256', key).update(`${id}.${moment}.${hook.body}`).digest();
	return String(hook.headers['webhook-signature']).split(' ').some((one) => {
		const [version, mac] = one.split(',');
		const given = Buffer.from(mac ?? '', 'base64');
		return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
	});
}

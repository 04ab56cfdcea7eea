// The small service worker: keeps the app's own files, so that it opens in half a second and without a network. Never keeps
// anything from /api or a page made for one person: without network it shows the bare page, which reads the last list itself.

interface WorkerEvent extends Event {
	request: Request;
	notification: Notification;
	waitUntil(until: Promise<unknown>): void;
	respondWith(reply: Promise<Response>): void;
}
/** What is used of ServiceWorkerGlobalScope, whose own declarations can't stand beside a page's. */
interface Worker {
	addEventListener(type: 'install' | 'activate' | 'fetch' | 'notificationclick', listener: (event: WorkerEvent) => void): void;
	skipWaiting(): Promise<void>;
	clients: { claim(): Promise<void>; matchAll(which: { type: 'window' }): Promise<{ focus(): Promise<unknown> }[]>; openWindow(path: string): Promise<unknown> };
}
const worker = globalThis as unknown as Worker;
declare const KEPT: string[];
/** Kept only once they were used. */
declare const LATER: string[];
declare const SHELL: string;

const cache_name = `porchlight${SHELL}`;

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(cache_name).then((cache) => cache.addAll(KEPT)).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		caches.keys()
			.then((names) => Promise.all(names.filter((name) => name !== cache_name).map((name) => caches.delete(name))))
			.then(() => worker.clients.claim()),
	);
});

/** A tap on a notification brings the page that showed it to the front. */
worker.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(worker.clients.matchAll({ type: 'window' }).then(([page]) => (page ? page.focus() : worker.clients.openWindow('/'))));
});

worker.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	if (event.request.method !== 'GET' || url.origin !== location.origin) return;
	if (event.request.mode === 'navigate') event.respondWith(page(event.request));
	else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(event.request));
});

/** What somebody who isn't signed in reads there is the server's own page, and worth waiting for: the bare page would only ask them to sign
 * in. Without a network it is all there is. */
const public_path = /^\/(map)?$/;

/** The server's page, since it carries the list; the kept bare page when no answer comes in time. */
async function page(request: Request): Promise<Response> {
	const shell = await caches.match(SHELL);
	if (!shell) return fetch(request);
	if (public_path.test(new URL(request.url).pathname)) return fetch(request).catch(() => shell);
	const late = new Promise<Response>((done) => setTimeout(() => done(shell), 4000));
	return Promise.race([fetch(request).catch(() => shell), late]);
}

async function asset(request: Request): Promise<Response> {
	const kept = await caches.match(request);
	if (kept) return kept;
	const reply = await fetch(request);
	if (reply.ok && LATER.includes(new URL(request.url).pathname)) await (await caches.open(cache_name)).put(request, reply.clone());
	return reply;
}

export {};

// Sockets that follow a running server, opened by the load tool `watchers`.

import type { Client } from '../../support/http.ts';
import { Tool, tool_path } from './tool.ts';

export interface Watching {
	client: Client;
	count: number;
	view?: string;
	/** The request that makes a delta happen. */
	request?: string;
	/** Where the head of the first delta goes. */
	keep?: string;
}

/** The hello of a client that has just fetched the view. */
async function hello(client: Client, view: string): Promise<string> {
	const { body } = await client.get<{ epoch: string; pos: string }>(`/api/v1/board?view=${view}`);
	return JSON.stringify({ type: 'hello', proto: 1, views: [view], epoch: body.epoch, pos: body.pos });
}

export async function watch(watching: Watching): Promise<Tool> {
	const { client, count, view = 'network', request, keep } = watching;
	const words = [client.base.port, String(count), `cookie=${client.cookie}`, `hello=${await hello(client, view)}`];
	if (request) words.push(`request=${request}`);
	if (keep) words.push(`keep=${keep}`);
	const tool = new Tool('watchers', tool_path('watchers'), words);
	await tool.line('ready');
	return tool;
}

// Gives the live client its network: a websocket at /live, snapshots over HTTP, and the long-poll twin.

import type { FetchLoss, LiveSocket, PollAnswer, SocketEvents } from '../core/live_frames.ts';
import type { Snapshot } from '../core/store.ts';
import { type Api, type Problem } from './http.ts';

export function open_live_socket(events: SocketEvents): LiveSocket {
	const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
	socket.onopen = () => events.opened();
	socket.onmessage = (message) => events.frame(String(message.data));
	socket.onclose = (event) => events.closed(event.code);
	return {
		send: (text) => {
			if (socket.readyState === WebSocket.OPEN) socket.send(text);
		},
		close: () => {
			socket.onopen = socket.onmessage = socket.onclose = null;
			socket.close();
		},
	};
}

function loss_of(problem: Problem): FetchLoss {
	if (problem.status === 401) return 'signed_out';
	return problem.status === 403 || problem.status === 404 ? 'forbidden' : 'lost';
}

export async function fetch_snapshot(api: Api, view: string, from: string | null): Promise<Snapshot | FetchLoss> {
	const answer = await api.get<Snapshot>(`/board?${new URLSearchParams({ view, ...(from ? { from } : {}) })}`);
	return answer.ok ? answer.body : loss_of(answer.problem);
}

export async function fetch_poll(api: Api, view: string, epoch: string, pos: string): Promise<PollAnswer | FetchLoss> {
	const query = new URLSearchParams({ view, epoch, pos });
	const answer = await api.get<PollAnswer>(`/live/poll?${query}`, { timeout_ms: 60_000 });
	return answer.ok ? answer.body : loss_of(answer.problem);
}

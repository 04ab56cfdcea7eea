// Node's `ws` as a broadcaster, what the server's push is measured beside: POST /all sends the payload to every socket, the reply's body
// is the moment (CLOCK_MONOTONIC, ns) at which the request had been read. Says "listening PORT".
//     node fanout.mjs PAYLOAD_FILE
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const payload = readFileSync(process.argv[2]);
const server = createServer((request, response) => {
	const stamp = process.hrtime.bigint();
	request.resume();
	// A Buffer sent as text is its quickest way: nothing is encoded again for each socket.
	for (const socket of sockets.clients) socket.send(payload, { binary: false });
	const body = String(stamp);
	response.writeHead(200, { 'Content-Length': body.length }).end(body);
});
const sockets = new WebSocketServer({ server, path: '/live', perMessageDeflate: false });
server.keepAliveTimeout = 0;
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => console.log(`listening ${server.address().port}`));

// What a careful Node server would be for one act: fastify, a pool of pg connections with prepared statements, and ws pushing each change.
// It calls the same two statements in one transaction as Porchlight does, and does the least of the rest: who is signed in is a Map, the
// fingerprint a hash, the pushed frame is made once for all sockets.
//     node acts.mjs SETTINGS_FILE    {database, connections, sessions: {token: account}, begin, act, one}
// begin and act are the SQL texts; `one`, when given, is a single statement that does both, sent instead of the transaction.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const sessions = new Map(Object.entries(settings.sessions));
// Values stay the texts that PostgreSQL sends: nothing is turned into a Date only to be printed again.
const pool = new pg.Pool({ ...settings.database, max: settings.connections, min: settings.connections, types: { getTypeParser: (oid) => parser(oid) } });
const numbers = new Set([20, 21, 23, 701]);
const arrays = new Set([1009]);

function parser(oid) {
	if (numbers.has(oid)) return Number;
	if (oid === 16) return (text) => text === 't';
	return arrays.has(oid) ? pg.types.getTypeParser(oid) : (text) => text;
}

async function act(params, site) {
	if (settings.one) return (await pool.query({ name: 'one', text: settings.one, values: [...params, site] })).rows[0];
	const client = await pool.connect();
	try {
		await client.query('BEGIN');
		await client.query({ name: 'begin', text: settings.begin, values: params });
		const { rows } = await client.query({ name: 'act', text: settings.act, values: [site] });
		await client.query('COMMIT');
		return rows[0];
	} catch (error) {
		await client.query('ROLLBACK');
		throw error;
	} finally {
		client.release();
	}
}

const app = Fastify({ logger: false, keepAliveTimeout: 0 });
app.post('/api/v1/sites/:id/confirmations', async (request, reply) => {
	const token = /(?:^|; )porchlight=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
	const account = token && sessions.get(token);
	if (!account) return reply.code(401).send({ type: '/problems/signed_out' });
	const fingerprint = createHash('sha256').update(`POST ${request.url}\n${JSON.stringify(request.body)}`).digest('hex');
	const { outcome, ...row } = await act([account, randomUUID(), request.headers['idempotency-key'], fingerprint], request.params.id);
	if (outcome !== 'ok') return reply.code(409).send({ type: `/problems/${outcome}` });
	const frame = Buffer.from(JSON.stringify({ type: 'delta', view: 'network', set: { site: [row] }, del: {} }));
	for (const socket of sockets.clients) socket.send(frame, { binary: false });
	reply.code(201).header('ETag', `"${row.version}"`);
	return row;
});
const sockets = new WebSocketServer({ server: app.server, path: '/live', perMessageDeflate: false });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`listening ${app.server.address().port}`);

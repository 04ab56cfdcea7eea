// County outlines for the maps: one small file a state, made from the Census Bureau's boundaries (npm us-atlas) when the web is built.
// A degree of longitude is two hundred units and north is up (Mercator, as web/core/map.ts and server/public/map_shapes.h place houses), so
// that states of one network fit together whichever they are. Borders are simplified once for both of their sides and never gape.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const units_a_degree = 200;
/** A corner that makes a triangle smaller than this is left out; an island smaller than the other is too, unless it is all there is. */
const corner_least = 8;
const island_least = 24;

function projected([longitude, latitude]) {
	const radians = (latitude * Math.PI) / 180;
	// The Aleutians go on past the date line.
	const west = longitude > 0 ? longitude - 360 : longitude;
	return [Math.round(west * units_a_degree), Math.round((-Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180 * units_a_degree) / Math.PI)];
}

const doubled_area = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));

/** Takes away the corner that matters least, again and again (Visvalingam); ends stay, since others meet there. */
function simplified(line) {
	const points = line.filter((point, n) => n === 0 || point[0] !== line[n - 1][0] || point[1] !== line[n - 1][1]);
	for (;;) {
		let least = 2 * corner_least;
		let at = -1;
		for (let n = 1; n < points.length - 1; n++) {
			const area = doubled_area(points[n - 1], points[n], points[n + 1]);
			if (area < least) [least, at] = [area, n];
		}
		if (at < 0 || points.length <= 3) return points;
		points.splice(at, 1);
	}
}

/** The lines of which all borders are made, each of them once. */
function lines_of(topology) {
	const { scale, translate } = topology.transform;
	return topology.arcs.map((arc) => {
		let [x, y] = [0, 0];
		return simplified(arc.map(([dx, dy]) => projected([(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]])));
	});
}

function ring_of(lines, arcs) {
	const ring = [];
	for (const arc of arcs) {
		const line = arc < 0 ? [...lines[~arc]].reverse() : lines[arc];
		ring.push(...(ring.length > 0 ? line.slice(1) : line));
	}
	return ring;
}

function ring_area(ring) {
	return Math.abs(ring.reduce((sum, [x, y], n) => sum + x * ring[(n + 1) % ring.length][1] - ring[(n + 1) % ring.length][0] * y, 0)) / 2;
}

/** "M-12000-5000l3 4-1 2z": after the first point only steps. */
function path_of(ring) {
	let [x, y] = ring[0];
	let path = `M${x}${y < 0 ? '' : ' '}${y}l`;
	for (const [next_x, next_y] of ring.slice(1, -1)) {
		const [dx, dy] = [next_x - x, next_y - y];
		path += `${dx < 0 || path.endsWith('l') ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
		[x, y] = [next_x, next_y];
	}
	return `${path}z`;
}

function rings_of(lines, geometry) {
	const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
	const rings = polygons.flatMap((polygon) => polygon.map((arcs) => ring_of(lines, arcs))).sort((a, b) => ring_area(b) - ring_area(a));
	return rings.filter((ring, n) => n === 0 || ring_area(ring) >= island_least);
}

function state_of(lines, geometries) {
	const counties = geometries.map((geometry) => ({ fips: geometry.id, rings: rings_of(lines, geometry) })).sort((a, b) => (a.fips < b.fips ? -1 : 1));
	const points = counties.flatMap((county) => county.rings.flat());
	const edge = (axis, choose) => points.reduce((most, point) => choose(most, point[axis]), points[0][axis]);
	return {
		left: edge(0, Math.min), top: edge(1, Math.min), right: edge(0, Math.max), bottom: edge(1, Math.max),
		counties: counties.map(({ fips, rings }) => {
			const xs = rings.flat().map(([x]) => x);
			const ys = rings.flat().map(([, y]) => y);
			return { fips, left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys), path: rings.map(path_of).join('') };
		}),
	};
}

/** Writes counties/<state's FIPS code>.json for each state and territory. */
export async function write_counties(out) {
	const topology = JSON.parse(await readFile(require.resolve('us-atlas/counties-10m.json'), 'utf8'));
	const lines = lines_of(topology);
	const states = new Map();
	for (const geometry of topology.objects.counties.geometries) {
		const code = geometry.id.slice(0, 2);
		states.set(code, [...(states.get(code) ?? []), geometry]);
	}
	await mkdir(join(out, 'counties'), { recursive: true });
	for (const [code, geometries] of states) await writeFile(join(out, 'counties', `${code}.json`), JSON.stringify(state_of(lines, geometries)));
}

// The pictures themselves, by Observable Plot; loads when the first one is to be drawn. Colours are the page's own variables, so that they follow
// light, dark and paper. Nothing is told by colour alone: values stand beside their marks, what is hidden is a cross on stripes.

import { barX, cell, dot, lineY, plot, ruleX, ruleY, text, textX, tickX, type PlotOptions } from '@observablehq/plot';
import { bar_height, calendar_height, curve_height, range_height, trend_height, week_height, wide_from } from './statistics_sizes.ts';

/** Plot brings its rules in a style element, which the page's policy forbids: they stand in statistics.css. */
function draw(options: PlotOptions): SVGElement {
	const made = plot({ className: 'plot', ...options });
	made.querySelectorAll('style').forEach((style) => style.remove());
	made.setAttribute('aria-hidden', 'true');
	made.removeAttribute('aria-label');
	if (!(made instanceof SVGElement)) throw new Error('a picture with a legend of its own');
	return made;
}

const cross = '×';
const heat = (step: number) => `var(--heat-${step})`;
const heat_ink = (step: number) => `var(--heat-ink-${step})`;

/** Stripes, for what is hidden: to be told apart from every shade without colour. */
function add_stripes(svg: SVGElement, id: string): SVGElement {
	const make = (name: string, attributes: Record<string, string | number>) => {
		const made = document.createElementNS('http://www.w3.org/2000/svg', name);
		for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
		return made;
	};
	const pattern = make('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
	pattern.append(make('rect', { width: 6, height: 6, fill: 'var(--surface)' }), make('rect', { width: 1.5, height: 6, fill: 'var(--edge)' }));
	svg.prepend(pattern);
	return svg;
}

let stripes_made = 0;

// --- bars, each under its own words ---------------------------------------------------------------------------------------------

export interface Bar {
	label: string;
	/** null: hidden or none; `note` says which. */
	value: number | null;
	note: string;
	/** Of the period before: a line across. */
	before?: number | null;
	hidden?: boolean;
}

/** Cut so that it and what stands at the end of its line don't meet; letters are about that wide. */
function fitted(label: string, note: string, width: number): string {
	const room = Math.floor((width - 14 - note.length * 6.8) / 7.4);
	return label.length <= room ? label : `${label.slice(0, Math.max(4, room - 1))}…`;
}

export function bars(items: readonly Bar[], most: number, width: number): SVGElement {
	const id = `stripes-${++stripes_made}`;
	const rows = items.map((item, index) => ({ ...item, index: String(index), label: fitted(item.label, item.note, width) }));
	const top = Math.max(most, 1e-9);
	const words = { frameAnchor: 'left', dy: -bar_height / 2 + 12, fill: 'var(--ink)' } as const;
	return add_stripes(draw({
		width, height: items.length * bar_height + 6, marginLeft: 2, marginRight: 2, marginTop: 2, marginBottom: 4,
		x: { domain: [0, top], axis: null }, y: { domain: rows.map((row) => row.index), axis: null, padding: 0 },
		marks: [
			barX(rows, { y: 'index', x1: 0, x2: () => top, fill: 'var(--sunk)', insetTop: 24, insetBottom: 6, rx: 3 }),
			barX(rows.filter((row) => row.hidden), { y: 'index', x1: 0, x2: () => top, fill: `url(#${id})`, stroke: 'var(--edge)', insetTop: 24, insetBottom: 6, rx: 3 }),
			barX(rows.filter((row) => row.value !== null), { y: 'index', x1: 0, x2: 'value', fill: 'var(--act)', insetTop: 24, insetBottom: 6, rx: 3 }),
			tickX(rows.filter((row) => typeof row.before === 'number'), { y: 'index', x: 'before', stroke: 'var(--surface)', strokeWidth: 7, insetTop: 20, insetBottom: 2 }),
			tickX(rows.filter((row) => typeof row.before === 'number'), { y: 'index', x: 'before', stroke: 'var(--ink)', strokeWidth: 2.5, insetTop: 21, insetBottom: 3 }),
			text(rows, { y: 'index', text: 'label', textAnchor: 'start', fontWeight: 600, ...words }),
			text(rows, { y: 'index', text: 'note', textAnchor: 'end', ...words, frameAnchor: 'right' }),
		],
	}), id);
}

// --- ranges, each on a scale of its own -----------------------------------------------------------------------------------------

export interface Range {
	label: string;
	low: number;
	mid: number;
	high: number;
	note: string;
}

/** Units differ, so each runs to its own largest value; nothing lies where the long line is. */
export function ranges(items: readonly Range[], width: number): SVGElement {
	const rows = items.map((item, index) => {
		const size = Math.max(Math.abs(item.low), Math.abs(item.high), 1e-9);
		return { ...item, label: fitted(item.label, item.note, width), index: String(index), from: item.low / size, at: item.mid / size, to: item.high / size };
	});
	const words = { frameAnchor: 'left', dy: -range_height / 2 + 12, fill: 'var(--ink)' } as const;
	return draw({
		width, height: items.length * range_height + 6, marginLeft: 6, marginRight: 6, marginTop: 2, marginBottom: 4,
		x: { domain: [Math.min(0, ...rows.map((row) => row.from)), 1], axis: null }, y: { domain: rows.map((row) => row.index), axis: null, padding: 0 },
		marks: [
			tickX(rows, { y: 'index', x: 0, stroke: 'var(--edge)', strokeWidth: 1.5, insetTop: 22, insetBottom: 2 }),
			barX(rows, { y: 'index', x1: 'from', x2: 'to', fill: 'var(--heat-3)', stroke: 'var(--act)', insetTop: 26, insetBottom: 8, rx: 3 }),
			tickX(rows, { y: 'index', x: 'at', stroke: 'var(--ink)', strokeWidth: 3, insetTop: 23, insetBottom: 5 }),
			text(rows, { y: 'index', text: 'label', textAnchor: 'start', fontWeight: 600, ...words }),
			text(rows, { y: 'index', text: 'note', textAnchor: 'end', ...words, frameAnchor: 'right' }),
		],
	});
}

// --- a line over time -------------------------------------------------------------------------------------------------------------

export interface Point {
	label: string;
	value: number | null;
	says: string;
	hidden: boolean;
}

export function trend(points: readonly Point[], tick: (n: number) => string, width: number): SVGElement {
	const rows = points.map((point, index) => ({ ...point, at: index }));
	const known = rows.filter((row) => row.value !== null);
	const most = Math.max(1e-9, ...known.map((row) => row.value ?? 0));
	const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor(width / 78))));
	// The newest is always named, the others at even steps back from it.
	const named = rows.filter((row) => (rows.length - 1 - row.at) % every === 0);
	const said = [...new Set([known.at(-1), known.reduce<(typeof known)[number] | undefined>((a, b) => (a && (a.value ?? 0) >= (b.value ?? 0) ? a : b), undefined)])].filter((row) => row !== undefined);
	return draw({
		width, height: trend_height, marginLeft: 52, marginRight: 26, marginTop: 26, marginBottom: 30,
		x: { type: 'linear', domain: [0, Math.max(1, rows.length - 1)], axis: null }, y: { domain: [0, most], nice: true, ticks: 4, tickFormat: tick, label: null, grid: true, tickSize: 0 },
		marks: [
			ruleY([0], { stroke: 'var(--edge)' }),
			lineY(rows, { x: 'at', y: (row: Point) => row.value ?? NaN, stroke: 'var(--act)', strokeWidth: 2.5, strokeLinejoin: 'round' }),
			dot(known, { x: 'at', y: 'value', r: 4, fill: 'var(--surface)', stroke: 'var(--act)', strokeWidth: 2.5 }),
			text(rows.filter((row) => row.hidden), { x: 'at', y: 0, text: () => cross, fontSize: 16, fontWeight: 700, fill: 'var(--ink)', dy: -9 }),
			text(said, { x: 'at', y: 'value', text: 'says', dy: -15, fontWeight: 700, fill: 'var(--ink)', stroke: 'var(--surface)', strokeWidth: 5 }),
			textX(named, { x: 'at', text: 'label', frameAnchor: 'bottom', dy: 20, fill: 'var(--soft)' }),
		],
	});
}

// --- the hours of a week ----------------------------------------------------------------------------------------------------------------

export interface HeatCell {
	day: number;
	hour: number;
	n: number | null;
	/** 0 to 5. */
	step: number;
}

export function week(cells: readonly HeatCell[], day_name: (day: number) => string, hour_name: (hour: number) => string, width: number): SVGElement {
	const across = width >= wide_from;
	const id = `stripes-${++stripes_made}`;
	const days = [0, 1, 2, 3, 4, 5, 6];
	const hours = Array.from({ length: 24 }, (_, hour) => hour);
	const by_day = { domain: days, tickFormat: day_name, label: null, tickSize: 0 };
	const by_hour = { domain: hours, ticks: hours.filter((hour) => !across || hour % 3 === 0), tickFormat: hour_name, label: null, tickSize: 0 };
	const place = across ? { x: 'hour', y: 'day' } : { x: 'day', y: 'hour' };
	return add_stripes(draw({
		width, height: week_height(width), marginLeft: across ? 52 : 58, marginRight: 6, marginTop: 26, marginBottom: 6, padding: 0.06,
		x: { ...(across ? by_hour : by_day), axis: 'top' }, y: across ? by_day : by_hour,
		marks: [
			cell(cells.filter((one) => one.n !== null), { ...place, fill: (one: HeatCell) => heat(one.step), rx: 4 }),
			cell(cells.filter((one) => one.n === null), { ...place, fill: `url(#${id})`, stroke: 'var(--edge)', rx: 4 }),
			text(cells.filter((one) => one.n !== 0), { ...place, text: (one: HeatCell) => (one.n === null ? cross : String(one.n)), fill: (one: HeatCell) => heat_ink(one.n === null ? 0 : one.step), fontWeight: 600 }),
		],
	}), id);
}

// --- a month's nights -----------------------------------------------------------------------------------------------------------------------

export interface CalendarCell {
	weekday: number;
	week: number;
	date: string;
	says: string;
	/** 0 to 5; null: no room was available, or it is not known. */
	step: number | null;
}

export function calendar(cells: readonly CalendarCell[], day_name: (day: number) => string, width: number): SVGElement {
	const id = `stripes-${++stripes_made}`;
	const weeks = [...new Set(cells.map((one) => one.week))];
	const ink = (one: CalendarCell) => heat_ink(one.step ?? 0);
	const place = { x: 'weekday', y: 'week' } as const;
	return add_stripes(draw({
		width: Math.min(width, 620), height: calendar_height(weeks.length), marginLeft: 2, marginRight: 2, marginTop: 26, marginBottom: 6, padding: 0.05,
		x: { domain: [1, 2, 3, 4, 5, 6, 7], tickFormat: day_name, label: null, axis: 'top', tickSize: 0 }, y: { domain: weeks, axis: null },
		marks: [
			cell(cells.filter((one) => one.step !== null), { ...place, fill: (one: CalendarCell) => heat(one.step ?? 0), rx: 6 }),
			cell(cells.filter((one) => one.step === null), { ...place, fill: `url(#${id})`, stroke: 'var(--edge)', rx: 6 }),
			text(cells, { ...place, text: 'date', dy: -13, fill: ink, fontSize: 12 }),
			text(cells, { ...place, text: 'says', dy: 9, fill: ink, fontSize: 15, fontWeight: 650 }),
		],
	}), id);
}

// --- more rooms -----------------------------------------------------------------------------------------------------------------------------------

export interface Curve {
	points: readonly { rooms: number; share: number }[];
	today: { rooms: number; share: number; says: string } | null;
	wanted: { share: number; rooms: number | null; says: string } | null;
	percent: (share: number) => string;
	rooms_label: string;
}

export function curve({ points, today, wanted, percent, rooms_label }: Curve, width: number): SVGElement {
	const most = Math.max(0.05, ...points.map((point) => point.share), today?.share ?? 0);
	const [first, last] = [Math.min(...points.map((point) => point.rooms)), Math.max(1, ...points.map((point) => point.rooms))];
	// The curve falls: above to the right of a point and below to the left of it nothing is in the way.
	const said = (rooms: number) => ((rooms - first) / (last - first) > 0.65 ? { textAnchor: 'end' as const, dx: -10, dy: 16 } : { textAnchor: 'start' as const, dx: 10, dy: -12 });
	const halo = { stroke: 'var(--surface)', strokeWidth: 5, fill: 'var(--ink)', fontWeight: 700 };
	return draw({
		width, height: curve_height, marginLeft: 48, marginRight: 20, marginTop: 20, marginBottom: 44,
		x: { label: rooms_label, labelAnchor: 'center', labelArrow: 'none', tickSize: 4, ticks: Math.min(10, last, Math.floor(width / 60)), tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : '') },
		y: { domain: [0, most], nice: true, ticks: 5, tickFormat: percent, label: null, grid: true, tickSize: 0 },
		marks: [
			ruleY([0], { stroke: 'var(--edge)' }),
			...(wanted ? [ruleY([wanted.share], { stroke: 'var(--ink)', strokeDasharray: '6 5' })] : []),
			lineY(points, { x: 'rooms', y: 'share', stroke: 'var(--act)', strokeWidth: 2.5 }),
			...(wanted?.rooms != null ? [
				ruleX([wanted.rooms], { y1: 0, y2: wanted.share, stroke: 'var(--ink)', strokeDasharray: '6 5' }),
				text([wanted.rooms], { x: (n: number) => n, y: wanted.share, text: () => wanted.says, ...halo, ...said(wanted.rooms) }),
			] : []),
			...(today ? [
				dot([today], { x: 'rooms', y: 'share', r: 7, fill: 'var(--lamp)', stroke: 'var(--ink)', strokeWidth: 2.5 }),
				text([today], { x: 'rooms', y: 'share', text: 'says', ...halo, ...said(today.rooms) }),
			] : []),
		],
	});
}

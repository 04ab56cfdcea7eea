// What anybody knows who reads all that was released: the figures, and how they belong together. Written from the measures' definitions alone, so that a
// mistake in how the server thinks of sums shows.

/** A slice's figures in a period: [measure, part, amount] or, where hidden, [measure, part, null, truth, least]. */
export interface Group {
	period: 'week' | 'month' | 'quarter' | 'year';
	begin: string;
	until: string;
	by: string;
	slice: string;
	within: string;
	cells: [string, string, number | null, number?, number?][];
}

/** Sum of times * unknown = total, or at most total. */
export interface Relation {
	terms: Map<string, number>;
	total: number;
	at_most: boolean;
}

export interface Hidden {
	name: string;
	terms: Map<string, number>;
	truth: number | undefined;
}

export interface Knowledge {
	relations: Relation[];
	hidden: Hidden[];
}

const parts: Record<string, string[]> = {
	who_asks: ['asked'],
	arrivals: ['introduced', 'by_themselves'],
	occupancy: ['guest'],
	answered_in_30_min: ['in_time', 'later'],
	answered_in_30_min_wall: ['in_time', 'later'],
	time_to_answer: ['cases'],
	time_to_yes: ['cases'],
	time_to_arrival: ['cases'],
	funnel: ['sent', 'seen', 'answered', 'offered', 'accepted', 'arrived'],
	ended: ['arrived', 'declined', 'guest_declined', 'unreachable', 'expired', 'withdrawn', 'elsewhere', 'not_arrived', 'open'],
	turn_aways: ['turned_away', 'other'],
	shown_open_refused: ['declined', 'other'],
	diversions_reported: ['emergency_department', 'inpatient', 'crisis_unit', 'jail', 'elsewhere', 'unanswered'],
	diversions_own: ['hospital', 'emergency_department', 'elsewhere', 'unanswered'],
	stays_ending_in_hospital: ['hospital', 'elsewhere', 'unanswered'],
	stay_length: ['stays'],
};

const numerators: Record<string, string[]> = {
	who_asks: ['asked'],
	arrivals: ['introduced', 'by_themselves'],
	occupancy: ['guest'],
	answered_in_30_min: ['in_time'],
	answered_in_30_min_wall: ['in_time'],
	time_to_answer: ['cases'],
	time_to_yes: ['cases'],
	time_to_arrival: ['cases'],
	funnel: ['arrived'],
	ended: ['arrived'],
	turn_aways: ['turned_away'],
	shown_open_refused: ['declined'],
	diversions_reported: ['emergency_department', 'inpatient', 'crisis_unit', 'jail'],
	diversions_own: ['hospital', 'emergency_department'],
	stays_ending_in_hospital: ['hospital'],
};

function denominator(measure: string): string[] {
	return (parts[measure] ?? []).filter((part) => part !== 'unanswered' && !(measure === 'ended' && part === 'open'));
}

/** The parts that a figure is a sum of; none: it is of no people. */
function made_of(measure: string, part: string): string[] {
	if (!(measure in parts)) return [];
	if (part === '#numerator') return numerators[measure] ?? [];
	if (part === '#denominator') return measure === 'occupancy' ? [] : denominator(measure);
	return parts[measure]?.includes(part) ? [part] : [];
}

const measures_of = (by: string, chosen: Set<string>): string[] =>
	Object.keys(parts).filter((m) => chosen.has(m) && (by === 'hour' ? m === 'turn_aways' : m !== 'occupancy' || ['none', 'region', 'county'].includes(by)));

/** Measures that have to do with each other; a reader who looks at a few of them at a time is done sooner. */
export const related: string[][] = [
	['who_asks', 'turn_aways', 'answered_in_30_min', 'answered_in_30_min_wall', 'shown_open_refused'],
	['answered_in_30_min', 'funnel', 'time_to_answer', 'time_to_yes', 'time_to_arrival'],
	['answered_in_30_min', 'ended', 'funnel', 'time_to_arrival'],
	['arrivals', 'diversions_reported'],
	['diversions_own', 'stays_ending_in_hospital', 'stay_length', 'occupancy'],
	Object.keys(parts),
];

const day = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Months, and for all together the pieces that Mondays cut them into. */
export function atoms(by: string, begin: string, until: string): string[] {
	const found: string[] = [];
	for (let time = Date.parse(begin); time < Date.parse(until); time += day) {
		const date = new Date(time);
		if (date.getUTCDate() === 1 || (by === 'none' && date.getUTCDay() === 1)) found.push(iso(time));
	}
	if (found[0] !== begin) found.unshift(begin);
	return found;
}

const variable = (by: string, slice: string, atom: string, measure: string, part: string): string => [by, slice, atom, measure, part].join('|');

/** All that must be so in any slice and any time, whatever happened there. */
function truths(at: (measure: string, part: string) => string, by: string, chosen: Set<string>): Relation[] {
	const found: Relation[] = [];
	const add = (left: [string, string[]][], right: [string, string[]][], at_most = false): void => {
		if ([...left, ...right].some(([measure]) => !chosen.has(measure))) return;
		const terms = new Map<string, number>();
		for (const [side, sign] of [[left, 1], [right, -1]] as const)
			for (const [measure, names] of side) for (const name of names) terms.set(at(measure, name), (terms.get(at(measure, name)) ?? 0) + sign);
		found.push({ terms, total: 0, at_most });
	};
	const whole = (measure: string): [string, string[]][] => [[measure, parts[measure] ?? []]];
	if (by === 'hour') return [];
	const sent = whole('answered_in_30_min');
	add(whole('answered_in_30_min_wall'), sent);
	add(whole('funnel'), sent);
	add(whole('ended'), sent);
	add([['funnel', ['arrived']]], [['ended', ['arrived']]]);
	add([['funnel', ['arrived']]], whole('time_to_arrival'));
	add([['funnel', ['offered', 'accepted', 'arrived']]], whole('time_to_yes'));
	add([['funnel', ['answered', 'offered', 'accepted', 'arrived']]], whole('time_to_answer'));
	add(whole('diversions_reported'), [['arrivals', ['introduced']]]);
	add(whole('diversions_own'), whole('stay_length'));
	add(whole('stays_ending_in_hospital'), whole('stay_length'));
	add([['answered_in_30_min_wall', ['in_time']]], [['answered_in_30_min', ['in_time']]], true);
	add([['answered_in_30_min', ['in_time']]], whole('time_to_answer'), true);
	add(whole('shown_open_refused'), sent, true);
	add(sent, whole('who_asks'), true);
	add(whole('who_asks'), whole('turn_aways'), true);
	return found;
}

const is_told = (group: Group): boolean =>
	group.by === 'none' || group.cells.some(([measure, , amount, , least]) => measure in parts && measure !== 'occupancy' && (amount !== null || (least ?? 0) > 0));

/** The slices of one kind in one period, which are told together or not at all. */
const table_of = (group: Group): string => `${group.by}|${group.begin}|${group.until}`;

class Reader {
	readonly relations: Relation[] = [];
	readonly hidden: Hidden[] = [];
	readonly slices = new Map<string, Map<string, string>>(); // by -> slice -> within
	readonly months: string[];
	readonly chosen: Set<string>;

	constructor(groups: Group[], chosen: Set<string>) {
		this.chosen = chosen;
		this.months = [...new Set(groups.filter((g) => g.period === 'month').map((g) => g.begin))].sort();
		for (const group of groups) {
			const known = this.slices.get(group.by) ?? new Map<string, string>();
			known.set(group.slice, group.within);
			this.slices.set(group.by, known);
		}
		const told = new Set(groups.filter(is_told).map(table_of));
		const read = groups.filter((group) => told.has(table_of(group)));
		this.#everywhere();
		for (const group of read) this.#read(group);
		this.#absent(read);
	}

	#end(month: string): string {
		const date = new Date(Date.parse(month));
		return iso(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
	}

	/** Before its first month the network wasn't there. */
	#times(by: string, begin: string, until: string): string[] {
		return atoms(by, begin, until).filter((atom) => atom >= (this.months[0] ?? ''));
	}

	#everywhere(): void {
		for (const month of this.months) {
			for (const [by, slices] of this.slices) {
				for (const slice of slices.keys())
					for (const atom of atoms(by, month, this.#end(month)))
						this.relations.push(...truths((measure, part) => variable(by, slice, atom, measure, part), by, this.chosen));
				if (by !== 'none') this.#slices_add_up(by, slices, month);
			}
		}
	}

	/** What all slices come to together: the total, or for counties their region; one of several languages or needs is a part of it. */
	#slices_add_up(by: string, slices: Map<string, string>, month: string): void {
		const wholes = by === 'county' ? [...new Set(slices.values())] : by === 'language' || by === 'need' ? [...slices.keys()] : [''];
		for (const whole of wholes) {
			const inside = [...slices].filter(([slice, within]) => (by === 'county' ? within === whole : whole === '' || slice === whole));
			for (const measure of measures_of(by, this.chosen)) {
				for (const part of parts[measure] ?? []) {
					const terms = new Map<string, number>();
					for (const [slice] of inside) terms.set(variable(by, slice, month, measure, part), 1);
					if (by === 'county') terms.set(variable('region', whole, month, measure, part), -1);
					else for (const atom of atoms('none', month, this.#end(month))) terms.set(variable('none', '', atom, measure, part), -1);
					this.relations.push({ terms, total: 0, at_most: by === 'language' || by === 'need' });
				}
			}
		}
	}

	#read(group: Group): void {
		const times = this.#times(group.by, group.begin, group.until);
		for (const [measure, part, amount, truth, least] of group.cells) {
			const terms = new Map<string, number>();
			for (const name of made_of(measure, part)) for (const atom of times) terms.set(variable(group.by, group.slice, atom, measure, name), 1);
			if (terms.size === 0 || !this.chosen.has(measure)) continue;
			if (amount !== null) this.relations.push({ terms, total: amount, at_most: false });
			else {
				this.hidden.push({ name: `${group.period} ${group.begin} ${group.by} ${group.slice} ${measure} ${part}`, terms, truth });
				if ((least ?? 0) > 0) {
					const negative = new Map([...terms].map(([name, times]) => [name, -times]));
					this.relations.push({ terms: negative, total: -(least ?? 0), at_most: true });
				}
			}
		}
	}

	/** Where slices are told, one that isn't named has nothing. */
	#absent(groups: Group[]): void {
		const told = new Map<string, Set<string>>();
		for (const group of groups)
			if (group.by !== 'none') told.set(table_of(group), (told.get(table_of(group)) ?? new Set()).add(group.slice));
		for (const [key, names] of told) {
			const [by = '', begin = '', until = ''] = key.split('|');
			const withins = new Set([...names].map((slice) => this.slices.get(by)?.get(slice)));
			for (const [slice, within] of this.slices.get(by) ?? []) {
				if (names.has(slice) || (by === 'county' && !withins.has(within))) continue;
				const terms = new Map<string, number>();
				for (const atom of this.#times(by, begin, until))
					for (const measure of measures_of(by, this.chosen)) for (const part of parts[measure] ?? []) terms.set(variable(by, slice, atom, measure, part), 1);
				this.relations.push({ terms, total: 0, at_most: false });
			}
		}
	}
}

export function read_all(groups: Group[], measures: string[]): Knowledge {
	const { relations, hidden } = new Reader(groups, new Set(measures));
	return { relations, hidden };
}

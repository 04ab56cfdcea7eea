// What may be wrong with a member of a body, by what it is: each value that must not be taken, with the slug that it gets.

export interface Wrong {
	value: unknown;
	slug: string;
	/** Where in the member, behind its own pointer. */
	at?: string;
}

const wrong = (slug: string, ...values: unknown[]): Wrong[] => values.map((value) => ({ value, slug }));

/** May be null: not stated, or cleared. Then null is no fault. */
export type Null = 'or null';

function not_null(or_null: Null | undefined): Wrong[] {
	return or_null ? [] : wrong('wrong_type', null);
}

export function text(least: number, most: number, or_null?: Null): Wrong[] {
	return [
		...wrong('wrong_type', 7, true, {}, ['x']), ...not_null(or_null), ...wrong('too_long', 'x'.repeat(most + 1), 'é'.repeat(most + 1)),
		...(least > 0 ? wrong('too_short', '', ' \t ') : []), ...(least > 1 ? wrong('too_short', 'x'.repeat(least - 1)) : []),
	];
}

export function choice(or_null?: Null): Wrong[] {
	return [...wrong('wrong_type', 7, false, ['x']), ...not_null(or_null), ...wrong('not_a_choice', 'nonsense', '', 'OPEN ')];
}

export function whole(least: number, most: number, or_null?: Null): Wrong[] {
	const far = Number.isSafeInteger(most + 1) ? wrong('out_of_range', most + 1) : [];
	return [...wrong('wrong_type', '1', 1.5, true), ...not_null(or_null), ...wrong('out_of_range', least - 1, -(2 ** 40)), ...far];
}

export function real(least: number, most: number, or_null?: Null): Wrong[] {
	return [...wrong('wrong_type', '1', true), ...not_null(or_null), ...wrong('out_of_range', least - 0.001, most + 0.001, 1e308)];
}

export function yes_or_no(or_null?: Null): Wrong[] {
	return [...wrong('wrong_type', 'yes', 1, {}), ...not_null(or_null)];
}

export function key(or_null?: Null): Wrong[] {
	return [...wrong('wrong_type', 7, {}), ...not_null(or_null), ...wrong('bad_value', 'lighthouse', '', '01900000-0000-7000-8000-00000000000g')];
}

export function time(or_null?: Null): Wrong[] {
	return [...wrong('wrong_type', 7, {}), ...not_null(or_null), ...wrong('bad_value', 'tonight', '2026-11-31T10:00:00Z', '2026-11-22 10:00', '')];
}

export function day(or_null?: Null): Wrong[] {
	return [...wrong('wrong_type', 7, {}), ...not_null(or_null), ...wrong('bad_value', 'tomorrow', '2026-02-30', '2026-2-3', '')];
}

/** item: what one of the list must not be, with its slug; full: a list that is one too long. */
export function list(item: Wrong, full: unknown[]): Wrong[] {
	return [
		...wrong('wrong_type', 'x', 7, null, {}), { value: [7], slug: 'wrong_type', at: '/0' }, { value: [item.value], slug: item.slug, at: '/0' },
		...wrong('too_long', full),
	];
}

/** Of choices. */
export function words(most: number, word: string): Wrong[] {
	return list({ value: 'nonsense', slug: 'not_a_choice' }, Array.from({ length: most + 1 }, () => word));
}

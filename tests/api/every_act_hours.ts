// Hours that cannot be: each body is well formed, and each is told where it is wrong.

import type { Refusal } from './every_act_table.ts';

export const usual = { weekdays: ['MO'], opens: '12:00', closes: '20:00' };

/** The day it is in New York, so many days on. */
export function today(on = 0): string {
	const now = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(Date.now());
	return new Date(Date.parse(now) + on * 86_400_000).toISOString().slice(0, 10);
}

const hours = (rules: unknown[], pointer: string, slug = 'bad_value', exceptions: unknown[] = []): Refusal => ({ body: { rules, exceptions }, slug, pointer });
const dated = (exceptions: unknown[], pointer: string, slug = 'bad_value'): Refusal => hours([], pointer, slug, exceptions);

export function impossible_hours(): Refusal[] {
	return [
		hours([{ ...usual, weekdays: [] }], '/rules/0/weekdays', 'too_short'),
		hours([{ ...usual, weekdays: ['MO', 'monday'] }], '/rules/0/weekdays/1', 'not_a_choice'),
		hours([{ ...usual, weekdays: ['MO', 'TU', 'MO'] }], '/rules/0/weekdays/2'),
		hours([{ weekdays: ['MO'], opens: '12:00' }], '/rules/0/closes', 'missing_member'),
		hours([{ ...usual, note: 'x' }], '/rules/0/note', 'unknown_member'),
		hours([usual, { ...usual, weekdays: ['TU'], opens: '25:00' }], '/rules/1/opens'),
		hours([{ ...usual, opens: '24:00' }], '/rules/0/opens'),
		hours([{ ...usual, closes: '12h00' }], '/rules/0/closes'),
		hours([{ ...usual, closes: '12:60' }], '/rules/0/closes'),
		hours([{ ...usual, valid_from: '2026-02-30' }], '/rules/0/valid_from'),
		hours([{ ...usual, valid_from: '2026-12-01', valid_to: '2026-11-30' }], '/rules/0/valid_to'),
		// From a Tuesday to a Sunday there is no Monday.
		hours([{ ...usual, valid_from: '2026-11-24', valid_to: '2026-11-29' }], '/rules/0/valid_to'),
		hours([usual, { ...usual, opens: '13:00', closes: '14:00' }], '/rules/1/opens'),
		hours([usual, { ...usual, opens: '11:00', closes: '12:01' }], '/rules/1/closes'),
		hours([usual, { weekdays: ['SU'], opens: '20:00', closes: '12:01' }], '/rules/1/closes'),
		hours([{ weekdays: ['SU'], opens: '20:00', closes: '12:01' }, usual], '/rules/1/opens'),
		hours([{ ...usual, valid_to: '2026-12-07' }, { ...usual, valid_from: '2026-12-07' }], '/rules/1/opens'),
		dated([{ on_date: '2026-02-30', opens: null, closes: null }], '/exceptions/0/on_date'),
		dated([{ on_date: today(), opens: '12:00', closes: null }], '/exceptions/0/closes'),
		dated([{ on_date: today(), opens: null, closes: '12:00' }], '/exceptions/0/opens'),
		dated([{ on_date: today() }, { on_date: today() }], '/exceptions/1/on_date'),
		dated([{ on_date: today() }, { on_date: today(), opens: '12:00', closes: '13:00' }], '/exceptions/1/on_date'),
		dated([{ on_date: today(), opens: '11:00', closes: '12:30' }, { on_date: today(), opens: '12:00', closes: '13:00' }], '/exceptions/1/opens'),
		dated([{ on_date: today(), opens: '12:00', closes: 'noon!' }], '/exceptions/0/closes'),
		dated([{ on_date: today(), note: 'x'.repeat(141) }], '/exceptions/0/note', 'too_long'),
		dated([{ on_date: '2001-01-01' }], '/exceptions/0/on_date', 'out_of_range'),
		dated([{ on_date: today() }, { on_date: '2101-01-01' }], '/exceptions/1/on_date', 'out_of_range'),
	];
}

export function impossible_day(): Refusal[] {
	const day = (intervals: unknown[], pointer: string, slug = 'bad_value', on_date = today()): Refusal => ({ body: { on_date, intervals }, slug, pointer });
	return [
		day([], '/on_date', 'out_of_range', today(-3)),
		day([], '/on_date', 'out_of_range', today(402)),
		day([{ opens: '12:00' }], '/intervals/0/closes', 'missing_member'),
		day([{ opens: '12:00', closes: '24:01' }], '/intervals/0/closes'),
		day([{ opens: '12:00', closes: '15:00' }, { opens: '14:00', closes: '16:00' }], '/intervals/1/opens'),
		day([{ opens: '20:00', closes: '02:00' }, { opens: '12:00', closes: '20:01' }], '/intervals/1/closes'),
	];
}

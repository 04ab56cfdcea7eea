// Every word on a screen comes through here, by its key in words/*.json. The words of a part that loads later come with that part.

import type en from '../words/en.json';
import en_main from 'words:en/main';

export type Key = keyof typeof en;
export type Params = Record<string, string | number>;
export type Language = 'en' | 'es';
type Messages = Record<string, string | ((params: Record<string, unknown>) => string)>;

const messages: Messages = { ...en_main };
let language: Language = 'en';

/** The words of a part in the other languages than English, which comes with its code. */
export type Spoken = Partial<Record<Language, () => Promise<{ default: Messages }>>>;

const spoken: Spoken = { es: () => import('words:es/main') };

/** The first of the browser's languages that there are words in. */
export function choose_language(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const base = tag.toLowerCase().split('-')[0] ?? '';
		if (base === 'en' || base in spoken) return base as Language;
	}
	return 'en';
}

export function set_language(wanted: Language): Promise<void> {
	language = wanted;
	names = undefined;
	return add_words(en_main, spoken);
}

/** The words of a part: in English, and then what the language of the page has instead. */
export async function add_words(english: Messages, others: Spoken): Promise<void> {
	Object.assign(messages, english);
	Object.assign(messages, (await others[language]?.())?.default);
}

export function language_now(): Language {
	return language;
}

/** For Intl. */
export function locale_now(): string {
	return `${language}-US`;
}

export function t(key: Key, params: Params = {}): string {
	return text_of(key, params) ?? key;
}

/** A word for a code that the server may have more of than this page knows; the code itself, made readable, when it has none. */
export function t_code(prefix: string, code: string): string {
	const known = text_of(`${prefix}.${code}`, {}) ?? (prefix === 'language' ? language_name(code) : undefined);
	return known ?? code.replaceAll('_', ' ');
}

let names: Intl.DisplayNames | undefined;

/** Most languages have a name in every browser, by their code (ISO 639). */
function language_name(code: string): string | undefined {
	names ??= new Intl.DisplayNames(locale_now(), { type: 'language' });
	try {
		return names.of(code);
	} catch {
		return undefined;
	}
}

function text_of(key: string, params: Params): string | undefined {
	const message = messages[key];
	return typeof message === 'function' ? message(params) : message;
}

/** "English, Spanish and ASL" */
export function t_list(words: string[]): string {
	return new Intl.ListFormat(locale_now(), { type: 'conjunction' }).format(words);
}

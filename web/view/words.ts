// Every word on a screen comes through here, by its key in words/*.json. The words of a part that loads later come with that part.

import type en from '../words/en.json';
import en_main from 'words:en/main';

export type Key = keyof typeof en;
export type Params = Record<string, string | number>;
export type Language = 'en' | 'es';
type Messages = Record<string, string | ((params: Record<string, unknown>) => string)>;

const messages: Messages = { ...en_main };
let language: Language = 'en';

export type Part = 'main' | 'rest' | 'far';

/** Other languages than English, which is in the code: for the first look, for view/rest.ts and view/far.ts. */
const others: Partial<Record<Language, Record<Part, () => Promise<{ default: Messages }>>>> = {
	es: { main: () => import('words:es/main'), rest: () => import('words:es/rest'), far: () => import('words:es/far') },
};

/** The first of the browser's languages that there are words in. */
export function choose_language(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const base = tag.toLowerCase().split('-')[0] ?? '';
		if (base === 'en' || base in others) return base as Language;
	}
	return 'en';
}

export function set_language(wanted: Language): Promise<void> {
	language = wanted;
	names = undefined;
	add_words(en_main);
	return load_words('main');
}

export function add_words(more: Messages): void {
	Object.assign(messages, more);
}

/** What the language of the page has instead of English in this part. */
export async function load_words(part: Part): Promise<void> {
	add_words((await others[language]?.[part]())?.default ?? {});
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

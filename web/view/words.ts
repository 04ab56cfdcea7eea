// Every word on a screen comes through here, by its key in words/*.json. Compiled messages of a lazy screen come with that screen.

import type en from '../words/en.json';
import en_main from 'words:en/main';

export type Key = keyof typeof en;
export type Params = Record<string, string | number>;
export type Language = 'en';
type Messages = Record<string, string | ((params: Record<string, unknown>) => string)>;
export type Part = 'introduce' | 'referrals' | 'admin';

const messages: Messages = { ...en_main };
let language: Language = 'en';

const parts: Record<Language, Record<Part | 'main', () => Promise<{ default: Messages }>>> = {
	en: {
		main: () => Promise.resolve({ default: en_main }),
		introduce: () => import('words:en/introduce'),
		referrals: () => import('words:en/referrals'),
		admin: () => import('words:en/admin'),
	},
};

/** The first of the browser's languages that there are words in. */
export function choose_language(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const base = tag.toLowerCase().split('-')[0];
		if (base && base in parts) return base as Language;
	}
	return 'en';
}

export async function set_language(wanted: Language): Promise<void> {
	Object.assign(messages, (await parts[wanted].main()).default);
	language = wanted;
}

export async function load_words(part: Part): Promise<void> {
	Object.assign(messages, (await parts[language][part]()).default);
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
	return text_of(`${prefix}.${code}`, {}) ?? code.replaceAll('_', ' ');
}

function text_of(key: string, params: Params): string | undefined {
	const message = messages[key];
	return typeof message === 'function' ? message(params) : message;
}

/** "English, Spanish and ASL" */
export function t_list(words: string[]): string {
	return new Intl.ListFormat(locale_now(), { type: 'conjunction' }).format(words);
}

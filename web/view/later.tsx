// All that the board and the house's screen can do without is fetched when it is first asked for, with its words, so that the first look
// is light: what stands on them (view/rest.ts), and the screens that one goes to (screens.tsx). The service worker has them too.

import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { add_words, t } from './words.ts';

declare const REST_CSS: string;

type Rest = typeof import('./rest.ts');

let styles: Promise<void> | undefined;

function load_styles(): Promise<void> {
	styles ??= new Promise((done, fail) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = REST_CSS;
		link.onload = () => done();
		link.onerror = fail;
		document.head.append(link);
	});
	return styles;
}

interface Part {
	words: Parameters<typeof add_words>[0];
	spoken: Parameters<typeof add_words>[1];
}

export async function load_part<M extends Part>(code: Promise<M>): Promise<M> {
	const [loaded] = await Promise.all([code, load_styles()]);
	await add_words(loaded.words, loaded.spoken);
	return loaded;
}

export function load_rest(): Promise<Rest> {
	return load_part(import('./rest.ts'));
}

/** A component that shows nothing, or `while_away`, until its code and words are here. */
export function later<P extends object>(choose: (rest: Rest) => FunctionComponent<P>, while_away?: FunctionComponent): FunctionComponent<P> {
	return late(load_rest, choose, while_away);
}

export const Blank = () => <main id="main" aria-busy="true"></main>;

export function late<M, P extends object>(load: () => Promise<M>, choose: (loaded: M) => FunctionComponent<P>, while_away?: FunctionComponent): FunctionComponent<P> {
	let View: FunctionComponent<P> | undefined;
	return function Later(props: P) {
		const [, set_state] = useState<'away' | 'here' | 'lost'>('away');
		const [lost, set_lost] = useState(false);
		useEffect(() => {
			if (View) return;
			load().then((loaded) => {
				View = choose(loaded);
				set_state('here');
			}, () => set_lost(true));
		}, []);
		if (View) return <View {...props} />;
		if (lost) return <p class="summary">{t('part.lost')} <button type="button" class="button" onClick={() => location.reload()}>{t('reload')}</button></p>;
		const Away = while_away;
		return Away ? <Away /> : null;
	};
}

// All that the board and the house's screen can do without is fetched when it is first asked for (view/rest.ts, with its words), so that
// the first look is light. The service worker has it too, so it also comes without a network.

import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { add_words, load_rest_words, t } from './words.ts';

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

export async function load_rest(): Promise<Rest> {
	const [rest] = await Promise.all([import('./rest.ts'), load_styles()]);
	add_words(rest.words);
	await load_rest_words();
	return rest;
}

/** A component that shows nothing, or `while_away`, until its code and words are here. */
export function later<P extends object>(choose: (rest: Rest) => FunctionComponent<P>, while_away?: FunctionComponent): FunctionComponent<P> {
	let View: FunctionComponent<P> | undefined;
	return function Later(props: P) {
		const [, set_state] = useState<'away' | 'here' | 'lost'>('away');
		const [lost, set_lost] = useState(false);
		useEffect(() => {
			if (View) return;
			load_rest().then((rest) => {
				View = choose(rest);
				set_state('here');
			}, () => set_lost(true));
		}, []);
		if (View) return <View {...props} />;
		if (lost) return <p class="summary">{t('part.lost')} <button type="button" class="button" onClick={() => location.reload()}>{t('reload')}</button></p>;
		const Away = while_away;
		return Away ? <Away /> : null;
	};
}

// Starts the page: reads what the server put into it, wires the core to the browser, draws. The only file that does something
// by being loaded.

import { render } from 'preact';
import { ServerClock, type Clock } from './core/clock.ts';
import { Store } from './core/store.ts';
import { App } from './view/app.tsx';
import { make_here, read_start } from './start.ts';
import { choose_language, set_language } from './view/words.ts';
import { HereContext } from './view/here.ts';

const device_clock: Clock = {
	now: () => Date.now(),
	after: (ms, run) => {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
};

async function start(): Promise<void> {
	const language = choose_language(navigator.languages);
	if (language !== 'en') await set_language(language).catch(() => undefined);
	document.documentElement.lang = language;
	const root = document.getElementById('app');
	if (!root) return;
	const here = await make_here(read_start(), device_clock, new ServerClock(device_clock), new Store(), () => draw());
	let asked = false;
	const draw_now = () => {
		asked = false;
		render(<HereContext.Provider value={{ ...here.current }}><App /></HereContext.Provider>, root);
	};
	const draw = () => {
		if (asked) return;
		asked = true;
		requestAnimationFrame(draw_now);
		// A page in the background has no frames, and still must be right when it is looked at.
		if (document.hidden) setTimeout(() => asked && draw_now(), 250);
	};
	draw_now();
	here.begin();
	if ('serviceWorker' in navigator && (location.protocol === 'https:' || location.hostname === 'localhost' || location.hostname === '127.0.0.1')) {
		void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
	}
}

void start();

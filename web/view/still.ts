// Keeps a list still under a finger, a pointer or the focus (core/keep_still.ts), and lets go a moment after.

import { useEffect, useReducer, useRef } from 'preact/hooks';
import { arrange, type Arranged } from '../core/keep_still.ts';

const let_go_ms = 2500;

export interface Still extends Arranged {
	show(): void;
	hold: {
		onPointerEnter(event: PointerEvent): void;
		onPointerDown(): void;
		onPointerLeave(event: PointerEvent): void;
		onFocusIn(): void;
		onFocusOut(): void;
	};
}

/** asked: what the person chose to see (the filters); a new choice is followed at once. */
export function use_still(wanted: string[], exists: (id: string) => boolean, asked: string): Still {
	const [, redraw] = useReducer<number, null>((n) => n + 1, 0);
	const state = useRef({ shown: [] as string[], asked, pointer: false, focus: false, touched_until: 0, timer: 0 });
	const now = state.current;
	useEffect(() => () => clearTimeout(now.timer), []);

	const held = () => now.pointer || now.focus || performance.now() < now.touched_until;
	const arranged = arrange(now.shown, wanted, held() && now.asked === asked, exists);
	now.shown = arranged.ids;
	now.asked = asked;

	const release_later = () => {
		now.touched_until = performance.now() + let_go_ms;
		clearTimeout(now.timer);
		now.timer = window.setTimeout(() => redraw(null), let_go_ms + 20);
	};
	return {
		...arranged,
		show: () => {
			now.shown = [];
			redraw(null);
		},
		hold: {
			onPointerEnter: (event) => void (now.pointer = event.pointerType === 'mouse'),
			onPointerDown: release_later,
			onPointerLeave: () => {
				now.pointer = false;
				release_later();
			},
			onFocusIn: () => void (now.focus = true),
			onFocusOut: () => {
				now.focus = false;
				release_later();
			},
		},
	};
}

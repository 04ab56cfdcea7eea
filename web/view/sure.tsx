// A word that ends something is asked about once, in its place; nothing jumps over the page, and Escape goes back.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './parts.tsx';
import { t, type Key } from './words.ts';

interface Props {
	says: Key;
	ask: string;
	yes: Key;
	run: () => Promise<void> | void;
	danger?: boolean;
	/** Said to those who only hear the page: what it is about. */
	about?: string;
}

export function Sure({ says, ask, yes, run, danger, about }: Props) {
	const [asking, set_asking] = useState(false);
	const [busy, set_busy] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (asking) button.current?.focus();
	}, [asking]);
	if (!asking) return <button type="button" class="button quiet" onClick={() => set_asking(true)}>{t(says)}{about && <span class="unseen"> {about}</span>}</button>;
	const do_it = async () => {
		set_busy(true);
		await run();
		set_busy(false);
		set_asking(false);
	};
	return (
		<div class={danger ? 'sure danger' : 'sure'} role="group" aria-label={ask} onKeyDown={(event) => event.key === 'Escape' && set_asking(false)}>
			<p>{ask}</p>
			<div class="row">
				<button type="button" class="button" disabled={busy} onClick={() => void do_it()} ref={button}>{t(busy ? 'sending' : yes)}</button>
				<Button says="back" tone="quiet" run={() => set_asking(false)} />
			</div>
		</div>
	);
}

// Small pieces that every screen uses.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { remaining_until } from '../core/ages.ts';
import { Icon, type IconName } from './icons.tsx';
import { age_tick_ms, use_here, use_now } from './here.ts';
import { ago_text, countdown_text, moment_text, time_text } from './times.ts';
import { t, type Key } from './words.ts';

/** A number to call, as a link: the digits for the phone, the text as the house writes it. */
export function Tel({ number, label, primary }: { number: string; label?: string; primary?: boolean }) {
	return (
		<a class={primary ? 'button' : 'button quiet'} href={`tel:${number.replace(/[^0-9+]/g, '')}`}>
			<Icon name="call" /> {label ? `${label} ` : ''}<span class="digits">{number}</span>
		</a>
	);
}

/** An age in words that keeps up by itself, with the time itself behind it. */
export function Ago({ at }: { at: number }) {
	const now = use_now(age_tick_ms);
	return <time dateTime={new Date(at).toISOString()}>{ago_text(at, now)}</time>;
}

export function Clock({ at, zone }: { at: number; zone?: string | undefined }) {
	return <time dateTime={new Date(at).toISOString()}>{time_text(at, zone)}</time>;
}

export function Moment({ at, zone }: { at: number; zone?: string | undefined }) {
	const now = use_now(60_000);
	return <time dateTime={new Date(at).toISOString()}>{moment_text(at, now, zone)}</time>;
}

/** What is left of a hold, to the second, the same on both sides: counted by the server's clock. */
export function Countdown({ end, zone }: { end: number; zone?: string | undefined }) {
	const now = use_now(1000);
	const left = remaining_until(end, now);
	if (left.over) return <span class="countdown over">{t('hold.over')}</span>;
	return (
		<span class={left.soon ? 'countdown soon' : 'countdown'}>
			<Icon name="held" />
			<span>{t('hold.left')} <span class="digits" role="timer" aria-live="off">{countdown_text(end, now)}</span></span>
			<span class="soft">{t('hold.until')} <Clock at={end} zone={zone} /></span>
		</span>
	);
}

/** Words in a shape in a colour. */
export function Tag({ tone, icon, children }: { tone: string; icon: IconName; children: ComponentChildren }) {
	return <span class={`tag ${tone}`}><Icon name={icon} /> {children}</span>;
}

/** A change that is on its way; said beside the thing that changed. */
export function Sending({ kind, id }: { kind: Parameters<ReturnType<typeof use_here>['outbox']['pending']>[0]; id: string }) {
	const { outbox } = use_here();
	if (!outbox.pending(kind, id)) return null;
	return <span class="sending">{t(outbox.waits ? 'sending.waits' : 'sending')}</span>;
}

/** A sheet over the page: focus stays in it, Escape and a tap outside close it. */
export function Sheet({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		dialog.current?.showModal();
	}, []);
	return (
		<dialog class="sheet" ref={dialog} aria-labelledby="sheet-title" onClose={close}
			onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
			<div class="sheet-body">
				<div>
					<h2 id="sheet-title">{title}</h2>
					<button type="button" class="round" onClick={() => dialog.current?.close()} aria-label={t('close')}><Icon name="close" /></button>
				</div>
				{children}
			</div>
		</dialog>
	);
}

/** The screen's first heading: takes the title of the page, and the focus when one arrives here by a link. */
export function Title({ text, note, error }: { text: string; note?: ComponentChildren; error?: boolean }) {
	const heading = useRef<HTMLHeadingElement>(null);
	const { arrivals } = use_here();
	useEffect(() => {
		document.title = `${error ? `${t('title.error')} ` : ''}${text} – Porchlight`;
	}, [text, error]);
	useEffect(() => {
		if (arrivals > 0) heading.current?.focus({ preventScroll: true });
	}, []);
	return <div class="title"><h1 ref={heading} tabIndex={-1}>{text}</h1>{note}</div>;
}

export function Button({ says, run, tone, icon, disabled }: { says: Key; run: () => void; tone?: 'quiet' | 'danger'; icon?: IconName; disabled?: boolean }) {
	return <button type="button" class={`button ${tone ?? ''}`} onClick={run} disabled={disabled}>{icon && <Icon name={icon} />} {t(says)}</button>;
}

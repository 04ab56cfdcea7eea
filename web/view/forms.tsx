// Pieces of forms: a field with its label, hint and error, and the summary of what has to be put right.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from './words.ts';

/** What has to be put right, at the top, each leading to its field. It takes the focus when `tried` is another than before (each time that somebody
 *  sends the form) and at no other time: a change of the board draws the page again under the hands of who is putting it right. */
export function ErrorSummary({ errors, tried = errors }: { errors: { field: string; text: string }[]; tried?: unknown }) {
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (errors.length > 0) box.current?.focus();
	}, [tried]);
	if (errors.length === 0) return null;
	return (
		<div class="summary bad" role="alert" tabIndex={-1} ref={box}>
			<h2>{t('error.summary', { n: errors.length })}</h2>
			<ul>
				{errors.map((error) => (
					<li key={error.field}><a href={`#${error.field}`} onClick={(event) => {
						event.preventDefault();
						document.getElementById(error.field)?.focus();
					}}>{error.text}</a></li>
				))}
			</ul>
		</div>
	);
}

export function Field({ id, label, optional, hint, error, children }: {
	id: string; label: string; optional?: boolean; hint?: string | undefined; error?: string | undefined; children: ComponentChildren;
}) {
	return (
		<div class={error ? 'field wrong' : 'field'}>
			<label for={id}>{label}{optional && <span class="soft"> {t('optional')}</span>}</label>
			{hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
			{error && <p class="error" id={`${id}-error`}>{error}</p>}
			{children}
		</div>
	);
}

// Signing in, on a page of its own, or over what somebody was doing when their session ended.

import { useEffect, useRef, useState } from 'preact/hooks';
import { use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { ErrorSummary, Field } from './forms.tsx';
import { t, type Key } from './words.ts';

const known: Record<string, Key> = {
	wrong_sign_in: 'sign_in.wrong', too_many_requests: 'sign_in.too_many', lost: 'sign_in.lost',
};

function problem_key(slug: string): Key {
	return known[slug] ?? 'sign_in.failed';
}

/** Where to after signing in: a path of this page only, never another address. */
function next_path(search: string): string {
	const next = new URLSearchParams(search).get('next') ?? '/';
	return /^\/(?!\/|\\)/.test(next) ? next : '/';
}

export function SignInForm({ email: known_email, done }: { email?: string; done: () => void }) {
	const here = use_here();
	const [errors, set_errors] = useState<{ field: string; text: string }[]>([]);
	const [busy, set_busy] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		document.title = `${errors.length > 0 ? `${t('title.error')} ` : ''}${t('sign_in.title')} – Porchlight`;
	}, [errors]);
	const error_of = (field: string) => errors.find((error) => error.field === field)?.text;

	const submit = async (event: Event) => {
		event.preventDefault();
		if (busy || !form.current) return;
		const data = new FormData(form.current);
		const email = String(data.get('email') ?? '').trim();
		const password = String(data.get('password') ?? '');
		const missing = [
			...(/^\S+@\S+$/.test(email) ? [] : [{ field: 'email', text: t('sign_in.email_missing') }]),
			...(password ? [] : [{ field: 'password', text: t('sign_in.password_missing') }]),
		];
		set_errors(missing);
		if (missing.length > 0) return;
		set_busy(true);
		const slug = await here.sign_in(email.toLowerCase(), password, data.get('shared') === 'on');
		set_busy(false);
		if (slug === null) done();
		else set_errors([{ field: 'password', text: t(problem_key(slug)) }]);
	};

	return (
		<form ref={form} onSubmit={submit} noValidate class="sign-in-form">
			<ErrorSummary errors={errors} />
			<Field id="email" label={t('sign_in.email')} error={error_of('email')}>
				<input id="email" name="email" type="email" autoComplete="username" autoCapitalize="none" spellcheck={false} defaultValue={known_email ?? ''}
					aria-invalid={error_of('email') ? 'true' : undefined} aria-describedby={error_of('email') ? 'email-error' : undefined} />
			</Field>
			<Field id="password" label={t('sign_in.password')} error={error_of('password')}>
				<input id="password" name="password" type="password" autoComplete="current-password"
					aria-invalid={error_of('password') ? 'true' : undefined} aria-describedby={error_of('password') ? 'password-error' : undefined} />
			</Field>
			<label class="check"><input type="checkbox" name="shared" defaultChecked={here.session?.shared_computer ?? false} /> <span>{t('sign_in.shared')}<span class="hint">{t('sign_in.shared_hint')}</span></span></label>
			<button class="button wide" type="submit" aria-disabled={busy}>{t(busy ? 'sign_in.busy' : 'sign_in.do')}</button>
		</form>
	);
}

export function SignIn() {
	const here = use_here();
	return (
		<main id="main" class="sign-in">
			<div class="sign-in-card">
				<p class="brand big"><Icon name="lantern" /> Porchlight</p>
				<h1>{t('sign_in.title')}</h1>
				<p class="soft">{t('sign_in.what')}</p>
				<SignInForm done={() => location.assign(next_path(here.search))} />
			</div>
			<p class="crisis">{t('sign_in.crisis')}</p>
			<p><a class="button quiet" href="/" target="_self">{t('sign_in.public')}</a></p>
		</main>
	);
}

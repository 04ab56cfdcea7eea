// The person's own page: with the code and the second secret of their slip they see what was sent to whom and where it stands, and say
// yes, no, or take it all back. No account, nothing kept: both codes stand in the link's fragment, which is never sent, or are typed.

import { useEffect, useRef, useState } from 'preact/hooks';
import { keys_complete, keys_of_fragment, secret_text, type GuestKeys, type GuestReferral } from '../core/guest.ts';
import { time_of } from '../core/rows.ts';
import type { Answer } from '../net/http.ts';
import { use_here } from './here.ts';
import { Field } from './forms.tsx';
import { Icon } from './icons.tsx';
import { MineHouse, MineOver, PassedOn, TakeBack } from './mine_parts.tsx';
import { Ago, Tel, Title } from './parts.tsx';
import { load_far } from './screens.tsx';
import { language_now, set_language, t, t_code } from './words.ts';

const look_every_ms = 15_000;

interface Look {
	referral: GuestReferral | null;
	/** When it was last seen. */
	at: number;
	trouble: string;
}

export function MineScreen() {
	const here = use_here();
	const [keys, set_keys] = useState<GuestKeys | null>(() => keys_of_fragment(location.hash));
	useEffect(() => {
		const changed = () => set_keys(keys_of_fragment(location.hash));
		addEventListener('hashchange', changed);
		return () => removeEventListener('hashchange', changed);
	}, []);
	// Nobody is signed in, so no ping tells the server's time; holds count down in it all the same.
	useEffect(() => {
		if (here.session) return;
		void fetch('/robots.txt', { cache: 'no-store' }).then((reply) => here.clock.tell(Date.parse(reply.headers.get('Date') ?? '')), () => undefined);
	}, []);
	return (
		<>
			<header class="top mine-top">
				<span class="brand"><Icon name="lantern" /> Porchlight</span>
				<Language />
				{keys && <button type="button" class="button quiet" onClick={() => location.replace('/mine')}>{t('mine.leave')}</button>}
			</header>
			<main id="main" class="narrow mine">
				{keys ? <Mine key={`${keys.code}${keys.secret}`} keys={keys} other={() => set_keys(null)} /> : <Ask open={set_keys} />}
				<p class="crisis">{t('sign_in.crisis')}</p>
			</main>
		</>
	);
}

/** The other language there are words in, named in itself. */
function Language() {
	const here = use_here();
	const other = language_now() === 'en' ? 'es' : 'en';
	const change = async () => {
		await set_language(other);
		await load_far();
		document.documentElement.lang = other;
		here.changed();
	};
	return <button type="button" class="button quiet" lang={other} onClick={() => void change()}>{t('mine.other_language')}</button>;
}

/** Both codes, as they stand on the slip, for whoever has no link. */
function Ask({ open }: { open: (keys: GuestKeys) => void }) {
	const [error, set_error] = useState('');
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const keys = { code: String(form.get('code') ?? ''), secret: String(form.get('secret') ?? '') };
		if (!keys_complete(keys)) return set_error(t('mine.incomplete'));
		open({ code: keys.code, secret: secret_text(keys.secret) });
	};
	return (
		<>
			<Title text={t('mine.title')} error={error !== ''} />
			<p class="lead">{t('mine.what')}</p>
			<form class="panel" onSubmit={submit} noValidate>
				{error && <p class="error" role="alert">{error}</p>}
				<Field id="mine-code" label={t('slip.code')} hint={t('mine.code_hint')}>
					<input id="mine-code" name="code" class="code-input" autoComplete="off" autoCapitalize="characters" spellcheck={false} maxLength={12} aria-describedby="mine-code-hint" onInput={() => set_error('')} />
				</Field>
				<Field id="mine-secret" label={t('slip.secret')} hint={t('mine.secret_hint')}>
					<input id="mine-secret" name="secret" class="code-input long" autoComplete="off" autoCapitalize="characters" spellcheck={false} maxLength={24} aria-describedby="mine-secret-hint" onInput={() => set_error('')} />
				</Field>
				<button class="button" type="submit">{t('mine.open')}</button>
			</form>
		</>
	);
}

function trouble_text(answer: Answer<GuestReferral> & { ok: false }): string {
	const { slug, status } = answer.problem;
	if (slug === 'unknown_code') return t('mine.unknown');
	if (slug === 'too_many_requests') return t('mine.wait');
	return status === 0 ? t('mine.lost') : t_code('problem', slug);
}

/** Looks again every quarter minute while the page is looked at, and right after each act. */
function use_look(keys: GuestKeys): { look: Look; act: (path: string) => Promise<void> } {
	const here = use_here();
	const [look, set_look] = useState<Look>({ referral: null, at: 0, trouble: '' });
	const turn = useRef(0);
	const take = async (path: string, keep_trouble = false): Promise<boolean> => {
		const mine = ++turn.current;
		const answer = await here.api.post<GuestReferral>(`/guest/${path}`, keys);
		// Another question was asked meanwhile, and its answer is newer.
		if (mine !== turn.current) return true;
		if (answer.ok) set_look((before) => ({ referral: answer.body, at: here.clock.now(), trouble: keep_trouble ? before.trouble : '' }));
		else set_look((before) => ({ ...before, trouble: trouble_text(answer) }));
		return answer.ok;
	};
	useEffect(() => {
		const again = () => {
			if (!document.hidden) void take('referral');
		};
		again();
		const timer = setInterval(again, look_every_ms);
		document.addEventListener('visibilitychange', again);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', again);
		};
	}, []);
	return {
		look,
		// Refused because it had moved on: what is so now is shown, with the reason.
		act: async (path) => void ((await take(path)) || (await take('referral', true))),
	};
}

function Mine({ keys, other }: { keys: GuestKeys; other: () => void }) {
	const { look, act } = use_look(keys);
	const { referral, trouble } = look;
	if (!referral) {
		return (
			<>
				<Title text={t('mine.title')} error={trouble !== ''} />
				{trouble ? <div class="summary bad" role="alert"><p>{trouble}</p><button type="button" class="button quiet" onClick={other}>{t('mine.retype')}</button></div> : <p aria-busy="true">{t('sealed.opening')}</p>}
			</>
		);
	}
	const team = referral.organization_name;
	return (
		<>
			<Title text={t('mine.title')} />
			<p class="lead">{team ? t('mine.by', { team, n: referral.recipients.length }) : t('mine.by_self')} <strong>{t('mine.you_decide')}</strong></p>
			<p class="soft">{t('updated')} <Ago at={look.at} /></p>
			{trouble && <p class="summary bad" role="alert">{trouble}</p>}
			<section aria-labelledby="mine-houses" class="stack">
				<h2 id="mine-houses">{t('mine.houses', { n: referral.recipients.length })}</h2>
				<ul class="plain stack" aria-live="polite">
					{referral.recipients.map((one) => <li key={one.id}><MineHouse recipient={one} act={act} /></li>)}
				</ul>
			</section>
			<MineOver referral={referral} />
			{team && referral.sender_phone && <p class="row"><Tel number={referral.sender_phone} label={team} /></p>}
			<PassedOn referral={referral} />
			<TakeBack referral={referral} act={act} sent_at={time_of(referral.created_at)} />
		</>
	);
}

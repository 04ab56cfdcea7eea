// Introducing someone to a house, on one page: who is asked, what the person wants passed on, and their yes to it. A house that only
// the person may call gets no form, but the number and how to go about it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { draft_body, draft_faults, draft_of, empty_draft, sites_most, type Draft } from '../core/draft.ts';
import type { House } from '../core/houses.ts';
import type { Consent, ReferralReply } from '../net/shapes.ts';
import type { Problem } from '../net/http.ts';
import { age_tick_ms, board_of, network, own_organizations, team_roles, use_here, use_now } from './here.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Icon } from './icons.tsx';
import { IntroduceForm } from './introduce_form.tsx';
import { Button, Tel, Title } from './parts.tsx';
import { Sent } from './sent.tsx';
import { HouseBox, SelfOnly, names_of } from './way_in.tsx';
import { t, t_code } from './words.ts';

type Ended = { is: 'sent'; referral: ReferralReply } | { is: 'no_room' } | { is: 'problem'; problem: Problem };

export function IntroduceScreen({ id }: { id: string }) {
	const here = use_here();
	const now = use_now(age_tick_ms);
	const { houses } = board_of(here, null, now);
	const house = houses.find((one) => one.site.id === id);
	if (!here.store.has(network)) return <main id="main" class="narrow"><Title text={t('introduce.title')} /><p>{t('board.loading')}</p></main>;
	if (!house) return <main id="main" class="narrow"><Title text={t('introduce.title')} /><p>{t('introduce.unknown')} <a href="/board">{t('introduce.board')}</a></p></main>;
	return (
		<main id="main" class="narrow introduce">
			<a class="back" href="/board"><Icon name="arrow" /> {t('nav.board')}</a>
			{house.site.entry === 'self_only' ? <SelfOnly house={house} /> : <Introduce house={house} houses={houses} />}
		</main>
	);
}

/** The draft, as it was written before, as it was sent to other houses once (`?from=`), or empty; kept on this device while it is written. */
function use_draft(house: House, teams: string[]): { draft: Draft; change: (part: Partial<Draft>) => void; forget: () => void; from: string | null } {
	const here = use_here();
	const [draft, set_draft] = useState<Draft>(() => ({ ...empty_draft(house.site.id), team: (teams.length === 1 && teams[0]) || '' }));
	const [from, set_from] = useState<string | null>(null);
	const touched = useRef(false);
	const name = `draft/${house.site.id}`;
	const earlier = new URLSearchParams(here.search).get('from');
	useEffect(() => {
		// What was written before comes back, unless something new is being written already.
		if (!earlier) void here.keep().then((keep) => keep.get<Draft>(name)).then((kept) => kept && !touched.current && set_draft((fresh) => ({ ...fresh, ...kept })));
		else void here.api.get<ReferralReply>(`/referrals/${encodeURIComponent(earlier)}`).then((answer) => {
			if (!answer.ok || touched.current) return;
			set_draft((fresh) => ({ ...fresh, ...draft_of(answer.body, house.site.id), team: fresh.team || (answer.body.organization_id ?? '') }));
			set_from(answer.body.code);
		});
	}, []);
	return {
		draft,
		from,
		change: (part) => {
			touched.current = true;
			const next = { ...draft, ...part };
			set_draft(next);
			void here.keep().then((keep) => keep.put(name, next));
		},
		forget: () => void here.keep().then((keep) => keep.remove(name)),
	};
}

function Introduce({ house, houses }: { house: House; houses: House[] }) {
	const here = use_here();
	const teams = own_organizations(here.session, team_roles);
	const { draft, change, forget, from } = use_draft(house, teams);
	const [ended, set_ended] = useState<Ended | null>(null);
	const [busy, set_busy] = useState(false);
	const [errors, set_errors] = useState<ReturnType<typeof draft_faults>>([]);
	const [consent, set_consent] = useState<Consent | null>(null);
	const tried = useRef<{ answers: string; body: Record<string, unknown>; key: string } | null>(null);
	const chosen = draft.site_ids.map((id) => houses.find((one) => one.site.id === id)).filter((one): one is House => one !== undefined);

	useEffect(() => {
		void here.api.get<Consent>('/consent').then((answer) => answer.ok && set_consent(answer.body));
	}, []);

	/** The same answers keep their key and body, however often the button is pressed or the network fails: they are sent once. */
	const attempt = (only_if_open: boolean): [body: Record<string, unknown>, ask: { key: string; timeout_ms: number }] => {
		const answers = JSON.stringify([draft, only_if_open]);
		if (tried.current?.answers !== answers) tried.current = { answers, body: draft_body(draft, here.clock.now(), only_if_open, consent?.version), key: crypto.randomUUID() };
		return [tried.current.body, { key: tried.current.key, timeout_ms: 20_000 }];
	};

	const send = async (only_if_open: boolean) => {
		const faults = draft_faults(draft, teams.length);
		set_errors(faults);
		if (faults.length > 0 || busy) return;
		set_busy(true);
		const answer = await here.api.post<ReferralReply>('/referrals', ...attempt(only_if_open));
		set_busy(false);
		if (answer.ok) {
			forget();
			return set_ended({ is: 'sent', referral: answer.body });
		}
		// A no is an answer too: asking again later is a new request.
		if (answer.problem.status > 0 && answer.problem.status < 500) tried.current = null;
		if (answer.problem.status === 401) return;
		set_ended(answer.problem.slug === 'no_open_bed' || answer.problem.slug === 'site_not_welcoming' ? { is: 'no_room' } : { is: 'problem', problem: answer.problem });
	};
	if (ended?.is === 'sent') return <Sent referral={ended.referral} />;
	if (ended?.is === 'no_room') {
		return (
			<>
				<Title text={t('no_room.title', { house: names_of(chosen) })} />
				<p role="status">{t('no_room.what')}</p>
				<div class="row">
					<Button says="no_room.wait" tone="quiet" run={() => void send(false)} />
					<Button says="back" tone="quiet" run={() => set_ended(null)} />
				</div>
				<Elsewhere from={house.site} without={draft.site_ids} asked={draft} pick={(id) => {
					change({ site_ids: [id], agreed: false });
					set_ended(null);
				}} />
			</>
		);
	}
	return (
		<>
			<Title text={t('introduce.title_to', { house: names_of(chosen) })} error={errors.length > 0 || ended?.is === 'problem'} />
			<p class="lead">{t('introduce.what')}</p>
			{from && <p class="summary" role="status">{t('introduce.from', { code: from })}</p>}
			{chosen.map((one) => <HouseBox key={one.site.id} house={one} />)}
			{chosen.some((one) => one.open === 0) && <p class="summary">{t('introduce.no_room_now')}</p>}
			{ended?.is === 'problem' && (
				<div class="summary bad" role="alert">
					<p>{ended.problem.status === 0 ? t('introduce.lost') : t_code('problem', ended.problem.slug)}</p>
					<Tel number={house.site.phone} label={t('introduce.call')} />
				</div>
			)}
			<IntroduceForm draft={draft} change={change} houses={houses} chosen={chosen} teams={teams} errors={errors} busy={busy} consent={consent}
				may_add={draft.site_ids.length < sites_most} send={() => void send(chosen.every((one) => one.open > 0))} />
		</>
	);
}

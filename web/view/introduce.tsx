// Introducing someone to a house, on one page: who is asked, what the person wants passed on, and their yes to it. A house that only
// the person may call gets no form, but the number and how to go about it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { draft_body, draft_faults, empty_draft, sites_most, type Draft } from '../core/draft.ts';
import type { House } from '../core/houses.ts';
import type { ReferralReply } from '../net/shapes.ts';
import type { Problem } from '../net/http.ts';
import { age_tick_ms, board_of, network, own_organizations, team_roles, use_here, use_now } from './here.ts';
import { Elsewhere } from './elsewhere.tsx';
import { StandingTag, TalkLine, Updated, place_text } from './house_card.tsx';
import { Icon } from './icons.tsx';
import { IntroduceForm } from './introduce_form.tsx';
import { Button, Tel, Title } from './parts.tsx';
import { t, t_code, t_list } from './words.ts';

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

function HouseBox({ house }: { house: House }) {
	const here = use_here();
	return (
		<section class="panel" aria-label={house.site.name}>
			<StandingTag house={house} />
			<p class="place">{place_text(house, here.counties.get(house.site.county_fips)?.name)}</p>
			<Updated house={house} />
			<TalkLine house={house} />
			{house.site.entry === 'form_required' && (
				<p>{t('introduce.form_required')} {house.site.form_asks.length > 0 && t_list(house.site.form_asks.map((one) => t_code('form', one)))}</p>
			)}
			<Tel number={house.site.phone} />
		</section>
	);
}

/** Only the person may call: nothing to fill in, so nothing is asked. */
function SelfOnly({ house }: { house: House }) {
	return (
		<>
			<Title text={t('self_only.title', { house: house.site.name })} />
			<p>{t('self_only.why')}</p>
			<HouseBox house={house} />
			<h2>{t('self_only.how')}</h2>
			<ul><li>{t('self_only.call')}</li><li>{t('self_only.phone')}</li><li>{t('self_only.after')}</li></ul>
		</>
	);
}

function Introduce({ house, houses }: { house: House; houses: House[] }) {
	const here = use_here();
	const teams = own_organizations(here.session, team_roles);
	const [draft, set_draft] = useState<Draft>(() => ({ ...empty_draft(house.site.id), team: (teams.length === 1 && teams[0]) || '' }));
	const [ended, set_ended] = useState<Ended | null>(null);
	const [busy, set_busy] = useState(false);
	const [errors, set_errors] = useState<ReturnType<typeof draft_faults>>([]);
	const tried = useRef<{ answers: string; body: Record<string, unknown>; key: string } | null>(null);
	const name = `draft/${house.site.id}`;

	const touched = useRef(false);

	// What was written before comes back, unless something new is being written already.
	useEffect(() => {
		void here.keep().then((keep) => keep.get<Draft>(name)).then((kept) => kept && !touched.current && set_draft((fresh) => ({ ...fresh, ...kept })));
	}, []);
	const change = (part: Partial<Draft>) => {
		touched.current = true;
		const next = { ...draft, ...part };
		set_draft(next);
		void here.keep().then((keep) => keep.put(name, next));
	};
	const chosen = draft.site_ids.map((id) => houses.find((one) => one.site.id === id)).filter((one): one is House => one !== undefined);

	/** The same answers keep their key and body, however often the button is pressed or the network fails: they are sent once. */
	const attempt = (only_if_open: boolean): [body: Record<string, unknown>, ask: { key: string; timeout_ms: number }] => {
		const answers = JSON.stringify([draft, only_if_open]);
		if (tried.current?.answers !== answers) tried.current = { answers, body: draft_body(draft, here.clock.now(), only_if_open), key: crypto.randomUUID() };
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
			void here.keep().then((keep) => keep.remove(name));
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
				<Title text={t('no_room.title', { house: t_list(chosen.map((one) => one.site.name)) })} />
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
			<Title text={t('introduce.title_to', { house: t_list(chosen.map((one) => one.site.name)) })} error={errors.length > 0 || ended?.is === 'problem'} />
			<p class="lead">{t('introduce.what')}</p>
			{chosen.map((one) => <HouseBox key={one.site.id} house={one} />)}
			{chosen.some((one) => one.open === 0) && <p class="summary">{t('introduce.no_room_now')}</p>}
			{ended?.is === 'problem' && (
				<div class="summary bad" role="alert">
					<p>{ended.problem.status === 0 ? t('introduce.lost') : t_code('problem', ended.problem.slug)}</p>
					<Tel number={house.site.phone} label={t('introduce.call')} />
				</div>
			)}
			<IntroduceForm draft={draft} change={change} houses={houses} chosen={chosen} teams={teams} errors={errors} busy={busy}
				may_add={draft.site_ids.length < sites_most} send={() => void send(chosen.every((one) => one.open > 0))} />
		</>
	);
}

/** It is sent: the code to say on the phone, what comes next, whom to call. */
function Sent({ referral }: { referral: ReferralReply }) {
	const here = use_here();
	const sites = (referral.recipients ?? []).map((one) => here.store.get(network, 'site', one.site_id));
	return (
		<>
			<Title text={t('sent.title')} />
			<section class="panel good-panel" role="status">
				<p>{t('sent.code')}</p>
				<p class="code big" aria-label={t('code_spelled', { code: [...referral.code].join(' ') })}>{referral.code}</p>
				<p class="hint">{t('sent.code_hint')}</p>
			</section>
			<h2>{t('sent.next')}</h2>
			<ol><li>{t('sent.next_house')}</li><li>{t('sent.next_hold')}</li><li>{t('sent.next_yes')}</li></ol>
			<div class="row">{sites.map((site) => site && <Tel key={site.id} number={site.phone} label={site.name} />)}</div>
			<div class="row"><a class="button" href={`/referrals/${referral.id}`}>{t('sent.follow')}</a><a class="button quiet" href="/board">{t('introduce.board')}</a></div>
		</>
	);
}

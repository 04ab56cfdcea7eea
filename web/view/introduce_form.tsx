// The questions of an introduction, each with why it is asked and who sees the answer. All but the person's yes may stay open.

import { note_most, type ArrivalChoice, type Draft, type draft_faults } from '../core/draft.ts';
import { compare_houses, type House } from '../core/houses.ts';
import { match_with, misfit } from '../core/match.ts';
import type { Consent } from '../net/shapes.ts';
import { network, use_here } from './here.ts';
import { ErrorSummary, Field } from './forms.tsx';
import { place_text } from './house_card.tsx';
import { matches_of, names_of } from './way_in.tsx';
import { Mismatch } from './why.tsx';
import { language_now, t, t_code, type Key } from './words.ts';

const needs = ['step_free', 'accessible_bath', 'private_room', 'quiet_room', 'service_animal', 'pet', 'fragrance_free', 'smoking_area', 'transport_help', 'interpreter', 'sign_language'];
const languages = ['en', 'es', 'ase', 'zh', 'vi', 'ru', 'ar', 'fr', 'ht', 'ko', 'so', 'pt'];
const arrivals: ArrivalChoice[] = ['hour', 'hours', 'tonight', 'tomorrow', 'unknown'];
const transports = ['own', 'team_brings', 'needs_ride', 'unknown'];
const alternatives = ['emergency_department', 'inpatient', 'crisis_unit', 'jail', 'nothing', 'other', 'unknown'];

interface Form {
	draft: Draft;
	change: (part: Partial<Draft>) => void;
	houses: House[];
	chosen: House[];
	teams: string[];
	errors: ReturnType<typeof draft_faults>;
	busy: boolean;
	/** The wording that the person agrees to; null: not fetched, the page's own stands for it. */
	consent: Consent | null;
	may_add: boolean;
	send: () => void;
}

function Checks({ legend, hint, prefix, all, chosen, set }: { legend: string; hint?: string; prefix: string; all: string[]; chosen: string[]; set: (chosen: string[]) => void }) {
	return (
		<fieldset>
			<legend>{legend} <span class="soft">{t('optional')}</span></legend>
			{hint && <p class="hint">{hint}</p>}
			<div class="choices">
				{all.map((one) => (
					<label key={one} class="choice"><input type="checkbox" checked={chosen.includes(one)}
						onChange={(event) => set(event.currentTarget.checked ? [...chosen, one] : chosen.filter((other) => other !== one))} /> <span>{t_code(prefix, one)}</span></label>
				))}
			</div>
		</fieldset>
	);
}

function Radios({ id, legend, optional, hint, prefix, all, chosen, set, error }: {
	id: string; legend: string; optional?: boolean; hint?: string; prefix: string; all: string[]; chosen: string; set: (chosen: string) => void; error?: string | undefined;
}) {
	return (
		<fieldset class={error ? 'wrong' : ''} aria-describedby={error ? `${id}-error` : undefined}>
			<legend>{legend} {optional && <span class="soft">{t('optional')}</span>}</legend>
			{hint && <p class="hint">{hint}</p>}
			{error && <p class="error" id={`${id}-error`}>{error}</p>}
			<div class="choices">
				{all.map((one, index) => (
					<label key={one} class="choice"><input type="radio" id={index === 0 ? id : undefined} name={id} checked={chosen === one} onChange={() => set(one)} /> <span>{t_code(prefix, one)}</span></label>
				))}
			</div>
		</fieldset>
	);
}

export function IntroduceForm({ draft, change, houses, chosen, teams, errors, busy, consent, may_add, send }: Form) {
	const here = use_here();
	const names = names_of(chosen);
	const text_of: Record<string, Key> = { agreed: 'error.agreed', note: 'error.note', team: 'error.team', alternative: 'error.alternative' };
	const error_of = (field: string) => (errors.some((one) => one === field) ? t(text_of[field] ?? 'error.agreed') : undefined);
	const others = houses.filter((house) => house.site.entry !== 'self_only' && house.site.state === 'welcoming' && !draft.site_ids.includes(house.site.id))
		.map((house) => ({ ...house, misfit: misfit(match_with(house.site, house.beds, draft)) }))
		.sort((a, b) => Number(b.open > 0) - Number(a.open > 0) || a.misfit - b.misfit || compare_houses(a, b));
	const mismatches = matches_of(chosen, draft);
	const wording = consent?.wordings.find((one) => one.language === language_now())?.text ?? consent?.wordings[0]?.text;
	const in_use = [...here.counties.values()].sort((a, b) => a.state.localeCompare(b.state) || a.name.localeCompare(b.name));

	return (
		<form noValidate onSubmit={(event) => {
			event.preventDefault();
			send();
		}}>
			<ErrorSummary errors={errors.map((field) => ({ field, text: error_of(field) ?? '' }))} tried={errors} />

			<section class="form-part">
				<h2>{t('introduce.who')}</h2>
				{chosen.length > 1 && (
					<ul class="plain">{chosen.slice(1).map((house) => (
						<li key={house.site.id}>{house.site.name} <button type="button" class="button quiet" onClick={() => change({ site_ids: draft.site_ids.filter((id) => id !== house.site.id), agreed: false })}>{t('introduce.remove')}<span class="unseen"> {house.site.name}</span></button></li>
					))}</ul>
				)}
				{may_add && (
					<Field id="add-house" label={t('introduce.add')} optional hint={t('introduce.add_hint')}>
						<select id="add-house" value="" onChange={(event) => event.currentTarget.value && change({ site_ids: [...draft.site_ids, event.currentTarget.value], agreed: false })}>
							<option value="">{t('introduce.only_this')}</option>
							{others.map((house) => <option key={house.site.id} value={house.site.id}>{house.site.name}: {t(`standing.${house.standing}`, { n: house.open })} · {place_text(house, here.counties.get(house.site.county_fips)?.name)}</option>)}
						</select>
					</Field>
				)}
				{teams.length > 1 && (
					<Field id="team" label={t('introduce.team')} error={error_of('team')}>
						<select id="team" value={draft.team} onChange={(event) => change({ team: event.currentTarget.value })}>
							<option value="">{t('introduce.choose')}</option>
							{teams.map((team) => <option key={team} value={team}>{here.store.get(network, 'organization', team)?.name ?? team}</option>)}
						</select>
					</Field>
				)}
			</section>

			<section class="form-part">
				<h2>{t('introduce.pass_on')}</h2>
				<p class="hint">{t('introduce.pass_on_hint', { house: names })}</p>
				<Checks legend={t('introduce.needs')} prefix="need" all={needs} chosen={draft.needs} set={(chosen_needs) => change({ needs: chosen_needs })} />
				<Checks legend={t('introduce.languages')} prefix="language" all={languages} chosen={draft.languages} set={(chosen_languages) => change({ languages: chosen_languages })} />
				<Radios id="arrival" legend={t('introduce.arrival')} optional prefix="arrival" all={arrivals} chosen={draft.arrival} set={(arrival) => change({ arrival: arrival as ArrivalChoice })} />
				<Radios id="transport" legend={t('introduce.transport')} optional prefix="transport" all={transports} chosen={draft.transport} set={(transport) => change({ transport })} />
				<div role="status" class="stack">
					{mismatches.map(({ house, match }) => <Mismatch key={house.site.id} house={house} match={match} />)}
					{mismatches.length > 0 && <p class="hint">{t('match.talk')}</p>}
				</div>
			</section>

			<section class="form-part sealed">
				<h2>{t('introduce.reach')}</h2>
				<p class="hint">{t('introduce.reach_hint', { house: names })}</p>
				<Field id="guest-name" label={t('introduce.name')} optional hint={t('introduce.name_hint')}>
					<input id="guest-name" value={draft.name} maxLength={60} autoComplete="off" aria-describedby="guest-name-hint" onInput={(event) => change({ name: event.currentTarget.value })} />
				</Field>
				<Field id="callback" label={t('introduce.callback')} optional hint={t('introduce.callback_hint')}>
					<input id="callback" value={draft.callback} maxLength={60} autoComplete="off" inputMode="tel" aria-describedby="callback-hint" onInput={(event) => change({ callback: event.currentTarget.value })} />
				</Field>
				<Field id="note" label={t('introduce.note')} optional hint={t('introduce.note_hint')} error={error_of('note')}>
					<textarea id="note" rows={3} value={draft.note} autoComplete="off" aria-describedby="note-hint note-left" aria-invalid={error_of('note') ? 'true' : undefined} onInput={(event) => change({ note: event.currentTarget.value })} />
					<p class="hint digits" id="note-left">{t('introduce.note_left', { n: note_most - draft.note.length })}</p>
				</Field>
			</section>

			<section class="form-part">
				<h2>{t('introduce.otherwise')}</h2>
				<Radios id="alternative" legend={t('introduce.alternative')} hint={t('introduce.alternative_hint')} prefix="alternative" all={alternatives} chosen={draft.alternative}
					error={error_of('alternative')} set={(alternative) => change({ alternative })} />
				<Field id="county" label={t('introduce.county')} optional hint={t('introduce.county_hint')}>
					<select id="county" value={draft.county_fips} onChange={(event) => change({ county_fips: event.currentTarget.value })}>
						<option value="">{t('introduce.dont_know')}</option>
						{in_use.map((county) => <option key={county.fips} value={county.fips}>{county.name}, {county.state}</option>)}
					</select>
				</Field>
			</section>

			<section class="form-part">
				<h2>{t('introduce.yes')}</h2>
				<div class={error_of('agreed') ? 'field wrong' : 'field'}>
					{error_of('agreed') && <p class="error" id="agreed-error">{error_of('agreed')}</p>}
					<label class="check"><input type="checkbox" id="agreed" checked={draft.agreed} aria-describedby={error_of('agreed') ? 'agreed-error' : undefined}
						aria-invalid={error_of('agreed') ? 'true' : undefined} onChange={(event) => change({ agreed: event.currentTarget.checked })} />
						<span>{wording ? wording.replaceAll('{house}', names) : <>{t('introduce.agreed', { house: names })}<span class="hint">{t('introduce.agreed_hint')}</span></>}</span></label>
				</div>
				{mismatches.some(({ match }) => match.lacks.length > 0) && <p class="hint">{t('match.before')}</p>}
				<button class="button wide" type="submit" aria-disabled={busy}>{t(busy ? 'introduce.sending' : 'introduce.send')}</button>
			</section>
		</form>
	);
}

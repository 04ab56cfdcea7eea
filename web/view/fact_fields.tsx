// One question about a house, by its kind: a text, a number, yes or no or not stated, one of some, several of many.
// Each stands in an element whose id is the fact's name, for the summary of what has to be put right.

import { useState } from 'preact/hooks';
import type { Fact, FactFault, Facts, FactValue } from '../core/site_facts.ts';
import { Field } from './forms.tsx';
import { use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { t, t_code, type Key } from './words.ts';

export interface FactProps {
	fact: Fact;
	facts: Facts;
	fault: FactFault | undefined;
	set: (value: FactValue) => void;
}

export function fact_label(fact: Fact): string {
	if (fact.kind === 'yes_no' && fact.name !== 'drop_off') return t_code('access', fact.name);
	return t(`fact_edit.${fact.name}` as Key);
}

export function fault_text(fact: Fact, fault: FactFault): string {
	return t(`fact_fault.${fault}`, { what: fact_label(fact), least: fact.least ?? 0, most: fact.most ?? 0 });
}

const hinted = new Set(['entry', 'form_asks', 'notice', 'counties_served', 'minimum_age', 'maximum_nights', 'window_nights', 'hold_minutes', 'answer_minutes',
	'fresh_hours', 'stale_hours', 'second_contact', 'public_counts', 'address_confidential', 'is_virtual', 'zone']);
const zones = ['America/New_York', 'America/Detroit', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico'];

export function FactField(props: FactProps) {
	const { fact, facts, fault, set } = props;
	const value = facts[fact.name];
	const label = fact_label(fact);
	const hint = hinted.has(fact.name) ? t(`fact_hint.${fact.name}` as Key) : undefined;
	const error = fault && fault_text(fact, fault);
	const optional = !fact.needed;
	const described = error ? `${fact.name}-error` : hint ? `${fact.name}-hint` : undefined;
	const shared = { id: fact.name, 'aria-describedby': described, 'aria-invalid': error ? true as const : undefined };
	switch (fact.kind) {
		case 'yes_no':
			return <YesNo label={label} name={fact.name} value={value as boolean | null} set={set} />;
		case 'switch':
			return (
				<label class="check wide-check"><input type="checkbox" id={fact.name} checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />
					<span>{label}{hint && <span class="hint">{hint}</span>}</span></label>
			);
		case 'choice':
			return (
				<fieldset>
					<legend>{label}</legend>
					<div class="choices column">
						{fact.choices?.map((one, index) => (
							<label key={one} class="choice"><input type="radio" name={fact.name} id={index === 0 ? fact.name : undefined} checked={value === one} onChange={() => set(one)} />{' '}
								<span>{t_code(fact.prefix ?? '', one)}<span class="hint">{t(`fact_hint.${one}` as Key)}</span></span></label>
						))}
					</div>
				</fieldset>
			);
		case 'many':
		case 'counties':
			return <Several {...props} label={label} hint={hint} />;
		case 'county':
			return <Field id={fact.name} label={label} error={error}><CountySelect {...shared} value={String(value ?? '')} set={set} /></Field>;
		case 'zone':
			return (
				<Field id={fact.name} label={label} hint={hint}>
					<select {...shared} value={String(value)} onChange={(event) => set(event.currentTarget.value)}>
						{[...new Set([String(value), ...zones])].map((zone) => <option key={zone} value={zone}>{zone.replace(/^.*\//, '').replaceAll('_', ' ')}</option>)}
					</select>
				</Field>
			);
		case 'lines':
			return (
				<Field id={fact.name} label={label} hint={hint} error={error}>
					<textarea {...shared} rows={5} value={(value as string[]).join('\n')} onInput={(event) => set(event.currentTarget.value.split('\n'))} />
				</Field>
			);
		case 'long':
			return (
				<Field id={fact.name} label={label} optional={optional} hint={hint} error={error}>
					<textarea {...shared} rows={fact.most && fact.most > 300 ? 5 : 3} value={String(value ?? '')} onInput={(event) => set(event.currentTarget.value)} />
				</Field>
			);
		case 'number':
			return (
				<Field id={fact.name} label={label} hint={hint} error={error}>
					<div class="row number-row">
						<input {...shared} inputMode="numeric" pattern="[0-9]*" class="short" value={value === null ? '' : String(value)} onInput={(event) => set(event.currentTarget.value)} autoComplete="off" />
						{optional && String(value ?? '').trim() === '' && <span class="soft">{t('not_stated')}</span>}
					</div>
				</Field>
			);
		case 'text':
			return (
				<Field id={fact.name} label={label} optional={optional} hint={hint} error={error}>
					<input {...shared} inputMode={fact.name === 'phone' ? 'tel' : 'text'} value={String(value ?? '')} onInput={(event) => set(event.currentTarget.value)} autoComplete="off" />
				</Field>
			);
	}
}

const answers: readonly (boolean | null)[] = [true, false, null];

/** Yes, no, or nothing said: three equal answers, so that silence is never read as a no. */
export function YesNo({ label, name, value, set }: { label: string; name: string; value: boolean | null; set: (value: boolean | null) => void }) {
	return (
		<fieldset class="yes-no">
			<legend>{label}</legend>
			<div class="segments">
				{answers.map((answer, index) => (
					<label key={index} class="choice"><input type="radio" name={name} id={index === 0 ? name : undefined} checked={value === answer} onChange={() => set(answer)} />{' '}
						<span>{t(answer === null ? 'not_stated' : answer ? 'facts.yes' : 'facts.no')}</span></label>
				))}
			</div>
		</fieldset>
	);
}

/** Several of many: what is chosen stands there as words to take away, and a list to add from. Few choices stand there all. */
function Several({ fact, facts, set, label, hint }: FactProps & { label: string; hint: string | undefined }) {
	const here = use_here();
	const chosen = facts[fact.name] as string[];
	const [said, set_said] = useState('');
	const word = (code: string) => (fact.kind === 'counties' ? here.counties.get(code)?.name ?? code : t_code(fact.prefix ?? '', code));
	if (fact.choices && fact.choices.length <= 12) {
		return (
			<fieldset>
				<legend>{label} <span class="soft">{t('optional')}</span></legend>
				<div class="choices">
					{fact.choices.map((one, index) => (
						<label key={one} class="choice"><input type="checkbox" id={index === 0 ? fact.name : undefined} checked={chosen.includes(one)}
							onChange={(event) => set(event.currentTarget.checked ? [...chosen, one] : chosen.filter((other) => other !== one))} /> <span>{word(one)}</span></label>
					))}
				</div>
			</fieldset>
		);
	}
	const add = (code: string) => {
		if (!code) return;
		set([...chosen, code]);
		set_said(t('fact_edit.added', { what: word(code) }));
	};
	const take = (code: string) => {
		set(chosen.filter((other) => other !== code));
		set_said(t('fact_edit.taken', { what: word(code) }));
		document.getElementById(fact.name)?.focus();
	};
	const left = (fact.choices ?? []).filter((one) => !chosen.includes(one));
	return (
		<Field id={fact.name} label={label} optional hint={hint}>
			{chosen.length === 0 ? <p class="soft">{t('not_stated')}</p> : (
				<ul class="chips takeable">{chosen.map((one) => (
					<li key={one}><button type="button" class="button quiet" onClick={() => take(one)}>{word(one)} <span class="unseen">{t('fact_edit.take')}</span><Icon name="close" /></button></li>
				))}</ul>
			)}
			{fact.kind === 'counties'
				? <CountySelect id={fact.name} value="" add without={chosen} set={(code) => add(String(code))} />
				: (
					<select id={fact.name} value="" onChange={(event) => add(event.currentTarget.value)}>
						<option value="">{t('fact_edit.add_language')}</option>
						{left.map((one) => ({ one, word: word(one) })).sort((a, b) => Number(!['en', 'es', 'ase'].includes(a.one)) - Number(!['en', 'es', 'ase'].includes(b.one)) || a.word.localeCompare(b.word))
							.map(({ one, word: text }) => <option key={one} value={one}>{text}</option>)}
					</select>
				)}
			<p class="unseen" role="status">{said}</p>
		</Field>
	);
}

/** Counties of the states that the network is in, by state and name. */
function CountySelect({ id, value, add, without = [], set, ...aria }: {
	id: string; value: string; add?: boolean; without?: string[]; set: (value: FactValue) => void; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined;
}) {
	const here = use_here();
	const states = [...new Set([...here.counties.values()].map((county) => county.state))].sort();
	return (
		<select id={id} value={value} onChange={(event) => set(event.currentTarget.value)} {...aria}>
			{add && <option value="">{t('fact_edit.add_county')}</option>}
			{value && !here.counties.has(value) && <option value={value}>{value}</option>}
			{states.map((state) => (
				<optgroup key={state} label={state}>
					{[...here.counties.values()].filter((county) => county.state === state && !without.includes(county.fips)).sort((a, b) => a.name.localeCompare(b.name))
						.map((county) => <option key={county.fips} value={county.fips}>{county.name}</option>)}
				</optgroup>
			))}
		</select>
	);
}

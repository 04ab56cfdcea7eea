// Short notes between the house and the team about one introduction: what was written and whether it was read, a line to write, and for
// the team a changed arrival or way there in one tap. Both sides use this panel; texts are fetched when it is looked at and kept nowhere.

import { useEffect, useRef, useState } from 'preact/hooks';
import { arrival_time, type ArrivalChoice } from '../core/draft.ts';
import { may_send, notes_key, text_left, unread_of, type Note, type NoteSide } from '../core/notes.ts';
import { time_of, type Recipient, type Row, type Site } from '../core/rows.ts';
import type { Page } from '../net/shapes.ts';
import { age_tick_ms, use_here, use_now } from './here.ts';
import { Icon } from './icons.tsx';
import { Ago, Button } from './parts.tsx';
import { moment_text } from './times.ts';
import { t, t_code } from './words.ts';

const arrivals: ArrivalChoice[] = ['hour', 'hours', 'tonight', 'tomorrow'];
const transports = ['own', 'team_brings', 'needs_ride'];

interface Props {
	recipient: Recipient;
	side: NoteSide;
	site: Site | undefined;
	/** Whether something may still be written; what was written stays readable. */
	open: boolean;
	/** Folded away until there are notes or somebody wants to write one. */
	fold?: boolean;
}

/** The notes, fetched again whenever the live row says that there are others. null: not here yet; 'lost': could not be fetched. */
function use_notes(recipient: Recipient): [notes: Note[] | 'lost' | null, fetch_again: () => void] {
	const here = use_here();
	const [notes, set_notes] = useState<Note[] | 'lost' | null>(null);
	const asked = useRef(0);
	const fetch_notes = () => {
		const mine = ++asked.current;
		void here.api.get<Page<Note>>(`/recipients/${recipient.id}/notes`).then((answer) => {
			if (mine !== asked.current) return;
			set_notes((before) => (answer.ok ? answer.body.items : before ?? 'lost'));
		});
	};
	useEffect(fetch_notes, [notes_key(recipient)]);
	return [notes, fetch_notes];
}

/** Says that this side has read what the other wrote: once the notes are on a page that is being looked at. */
function use_read_mark(recipient: Recipient, side: NoteSide, shown: boolean): void {
	const here = use_here();
	const unread = unread_of(recipient, side);
	const marking = useRef(false);
	const now = use_now(age_tick_ms);
	useEffect(() => {
		if (!shown || unread === 0 || document.hidden || marking.current) return;
		marking.current = true;
		void here.api.post<Row>(`/recipients/${recipient.id}/notes/read`, {}).then((answer) => {
			marking.current = false;
			if (answer.ok) here.store.merge('recipient', answer.body);
		});
	}, [recipient.id, unread, shown, now]);
}

export function NotesPanel(props: Props) {
	const { recipient, side, site, fold } = props;
	const id = `notes-${recipient.id}`;
	const heading = <h2 id={id}><Icon name="letter" /> {side === 'sender' && site ? t('notes.with', { house: site.name }) : t('notes.title')}</h2>;
	const unread = unread_of(recipient, side);
	const [open, set_open] = useState(!fold || (recipient.note_count ?? 0) > 0);
	if (!fold) return <section class="panel sealed notes" aria-labelledby={id}>{heading}<Notes {...props} /></section>;
	// Folded, nothing is fetched: each look is written down.
	return (
		<details class="panel sealed notes" open={open} onToggle={(event) => set_open(event.currentTarget.open)}>
			<summary>{heading}{!open && unread > 0 && <strong class="unread-notes"> {t('answer.notes', { n: unread })}</strong>}</summary>
			{open && <Notes {...props} />}
		</details>
	);
}

function Notes({ recipient, side, site, open }: Props) {
	const [notes, fetch_again] = use_notes(recipient);
	const list = Array.isArray(notes) ? notes : [];
	use_read_mark(recipient, side, Array.isArray(notes));
	return (
		<>
			{notes === null && <p class="soft">{t('sealed.opening')}</p>}
			{notes === 'lost' && <p>{t('notes.lost')} <Button says="notes.again" tone="quiet" run={fetch_again} /></p>}
			{Array.isArray(notes) && list.length === 0 && <p class="soft">{t('notes.none')}</p>}
			{list.length > 0 && <ol class="plain talk-list" aria-live="polite">{list.map((note) => <NoteItem key={note.id} note={note} side={side} site={site} />)}</ol>}
			{open && <Write recipient={recipient} side={side} site={site} written={fetch_again} />}
		</>
	);
}

function NoteItem({ note, side, site }: { note: Note; side: NoteSide; site: Site | undefined }) {
	const here = use_here();
	const own = note.side === side;
	const what = note.kind === 'arrival' && note.arrival_estimate ? t('notes.arrival_is', { when: moment_text(time_of(note.arrival_estimate), here.clock.now(), site?.zone) })
		: note.kind === 'transport' && note.transport ? t('notes.transport_is', { what: t_code('transport', note.transport) })
			: note.text ?? t('notes.erased');
	return (
		<li class={own ? 'said own' : 'said'}>
			<p class={note.kind === 'text' ? 'said-text' : 'said-text fact'}>{note.kind !== 'text' && <Icon name={note.kind === 'arrival' ? 'clock' : 'arrow'} />} {what}</p>
			<p class="said-by">
				{own ? note.author ?? t(`notes_by.${note.side}`) : `${note.author ? `${note.author}, ` : ''}${t(`notes_by.${note.side}`)}`} · <Ago at={time_of(note.created_at)} />
				{own && <span class={note.read_at ? 'read' : 'unread'}> · {note.read_at ? <>✓ {t('notes.read')} <Ago at={time_of(note.read_at)} /></> : t('notes.not_read')}</span>}
			</p>
		</li>
	);
}

type Said = { text: string } | { arrival_estimate: string } | { transport: string };

function Write({ recipient, side, site, written }: { recipient: Recipient; side: NoteSide; site: Site | undefined; written: () => void }) {
	const here = use_here();
	const [text, set_text] = useState('');
	const [trouble, set_trouble] = useState('');
	const [busy, set_busy] = useState(false);
	/** The same words keep their key until they are answered, however often they are sent: they arrive once. */
	const tried = useRef<{ body: string; key: string } | null>(null);
	const left = text_left(text);
	const send = async (said: Said): Promise<boolean> => {
		if (busy) return false;
		const body = JSON.stringify(said);
		if (tried.current?.body !== body) tried.current = { body, key: crypto.randomUUID() };
		set_busy(true);
		const answer = await here.api.post<Note>(`/recipients/${recipient.id}/notes`, said, { key: tried.current.key });
		set_busy(false);
		set_trouble(answer.ok ? '' : answer.problem.status === 0 ? t('notes.not_sent') : t_code('problem', answer.problem.slug) || t('notes.not_sent'));
		if (answer.ok || answer.problem.status > 0 && answer.problem.status < 500) tried.current = null;
		if (answer.ok) written();
		return answer.ok;
	};
	const field = `note-text-${recipient.id}`;
	return (
		<form class="write" onSubmit={(event) => {
			event.preventDefault();
			if (may_send(text)) void send({ text: text.trim() }).then((sent) => sent && set_text(''));
		}}>
			<div class="field">
				<label for={field}>{t('notes.write')}</label>
				<p class="hint" id={`${field}-hint`}>{t('notes.hint')}</p>
				<textarea id={field} rows={2} value={text} autoComplete="off" aria-describedby={`${field}-hint ${field}-left`} aria-invalid={left < 0 ? 'true' : undefined}
					onInput={(event) => set_text(event.currentTarget.value)} />
			</div>
			<div class="row spread">
				<span class={left < 0 ? 'error digits' : 'hint digits'} id={`${field}-left`}>{left < 0 ? t('notes.too_long', { n: -left }) : t('notes.left', { n: left })}</span>
				<button class="button" type="submit" disabled={!may_send(text)} aria-disabled={busy}>{t(busy ? 'notes.sending' : 'notes.send')}</button>
			</div>
			{trouble && <p class="error" role="alert">{trouble}</p>}
			{side === 'sender' && (
				<details class="changes-of-plan">
					<summary>{t('notes.plan')}</summary>
					<Choose legend={t('notes.arrival')} prefix="arrival" all={arrivals} pick={(choice) => {
						const at = arrival_time(choice as ArrivalChoice, here.clock.now());
						if (at) void send({ arrival_estimate: at });
					}} />
					<Choose legend={t('notes.transport')} prefix="transport" all={transports} pick={(transport) => void send({ transport })} />
					{site && <p class="hint">{t('notes.plan_hint', { house: site.name })}</p>}
				</details>
			)}
		</form>
	);
}

function Choose({ legend, prefix, all, pick }: { legend: string; prefix: string; all: string[]; pick: (one: string) => void }) {
	return (
		<fieldset>
			<legend>{legend}</legend>
			<div class="choices">{all.map((one) => <button key={one} type="button" class="button quiet" onClick={() => pick(one)}>{t_code(prefix, one)}</button>)}</div>
		</fieldset>
	);
}

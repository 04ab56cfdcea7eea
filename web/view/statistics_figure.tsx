// The frame of every picture: what it is, what it means in words, the picture, the same as a table, and that table as CSV. On paper the
// table stands below its picture.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { csv_of, type Table } from '../core/statistics_csv.ts';
import { Icon } from './icons.tsx';
import { t } from './words.ts';

export type Plots = typeof import('./statistics_plots.ts');

export interface Drawing {
	/** Drawn again when one of these is another. */
	of: readonly unknown[];
	draw: (plots: Plots, width: number) => SVGElement;
	/** About how tall it comes out, so that nothing moves when it does. */
	height: number;
}

export function Picture({ drawing, says }: { drawing: Drawing; says: string }) {
	const place = useRef<HTMLDivElement>(null);
	const [width, set_width] = useState(0);
	const [lost, set_lost] = useState(false);
	useEffect(() => {
		const element = place.current;
		if (!element) return;
		const measure = () => set_width(Math.floor(element.clientWidth));
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		measure();
		return () => observer.disconnect();
	}, []);
	useEffect(() => {
		if (width === 0) return;
		let mine = true;
		import('./statistics_plots.ts').then((plots) => mine && place.current?.replaceChildren(drawing.draw(plots, width)), () => set_lost(true));
		return () => void (mine = false);
	}, [width, ...drawing.of]);
	return (
		<>
			<div class="picture" ref={place} role="img" aria-label={says} style={{ minHeight: `${lost ? 0 : drawing.height}px` }} />
			{lost && <p class="soft">{t('numbers.no_picture')}</p>}
		</>
	);
}

/** A file made here of what is on the page. */
export function save_csv(table: Table): void {
	// With the mark that spreadsheets know UTF-8 by.
	const url = URL.createObjectURL(new Blob(['\ufeff', csv_of(table)], { type: 'text/csv;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = `${table.name}.csv`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function CsvButton({ table, about }: { table: Table; about: string }) {
	return <button type="button" class="button quiet" onClick={() => save_csv(table)}><Icon name="list" /> {t('numbers.csv')}<span class="unseen">: {about}</span></button>;
}

export function TableTwin({ table, title, id }: { table: Table; title: string; id?: string }) {
	return (
		<div class="scroll" tabIndex={0} role="region" aria-label={t('numbers.table_of', { what: title })} id={id}>
			<table class="twin-table">
				<caption class="unseen">{title}</caption>
				<thead><tr>{table.columns.map((column, index) => <th key={index} scope="col" class={column.number ? 'number' : ''}>{column.label}</th>)}</tr></thead>
				<tbody>{table.rows.map((row, at) => (
					<tr key={at}>{row.map((cell, index) => (index === 0
						? <th key={index} scope="row">{cell.text}</th>
						: <td key={index} class={`${table.columns[index]?.number ? 'number' : ''} ${cell.hidden ? 'few' : ''}`}>{cell.text}</td>))}</tr>
				))}</tbody>
			</table>
		</div>
	);
}

/** What the measure counts, as the server defines it. */
export function Definition({ text }: { text: string | null | undefined }) {
	return text ? <details class="definition"><summary>{t('numbers.definition')}</summary><p class="hint" lang="en">{text}</p></details> : null;
}

interface FigureProps {
	id: string;
	title: string;
	/** What it means, in words; the picture's own words for who can't see it. */
	caption: string;
	definition?: string | null | undefined;
	drawing: Drawing | null;
	table: Table;
	/** The whole width of the page. */
	wide?: boolean;
	controls?: ComponentChildren;
	legend?: ComponentChildren;
}

export function Figure({ id, title, caption, definition, drawing, table, wide, controls, legend }: FigureProps) {
	const [open, set_open] = useState(false);
	return (
		<section class={wide ? 'panel picture-panel wide' : 'panel picture-panel'} id={id} aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`} tabIndex={-1}>{title}</h2>
			{controls && <div class="picture-controls no-print">{controls}</div>}
			<figure>
				{drawing && <Picture drawing={drawing} says={`${title}. ${caption}`} />}
				{legend && <div class="legend">{legend}</div>}
				<figcaption>{caption}</figcaption>
			</figure>
			<Definition text={definition} />
			<div class="row no-print">
				<button type="button" class="button quiet" aria-expanded={open} aria-controls={`${id}-table`} onClick={() => set_open(!open)}>
					<Icon name="list" /> {t(open ? 'numbers.table_hide' : 'numbers.table_show')}<span class="unseen">: {title}</span>
				</button>
				<CsvButton table={table} about={title} />
			</div>
			<div class={open ? 'twin' : 'twin folded'}><TableTwin table={table} title={title} id={`${id}-table`} /></div>
		</section>
	);
}

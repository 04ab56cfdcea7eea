// The slip for the person: their code, their own page as a link and as a picture for a phone's camera, and whom to call. To be printed, or
// read out; the page keeps it nowhere.

import { useState } from 'preact/hooks';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { link_of, secret_text } from '../core/guest.ts';
import type { Site } from '../core/rows.ts';
import { use_here } from './here.ts';
import { Icon } from './icons.tsx';
import { day_text } from './times.ts';
import { t } from './words.ts';

const quiet_zone = 4;

/** The link as a picture that a camera reads. The same is written beside it, so it is decoration for a reader of the page. */
function Picture({ text }: { text: string }) {
	const code = generate(text);
	const size = code.size + 2 * quiet_zone;
	return (
		<svg class="qr" viewBox={`${-quiet_zone} ${-quiet_zone} ${size} ${size}`} aria-hidden="true" shape-rendering="crispEdges">
			<rect x={-quiet_zone} y={-quiet_zone} width={size} height={size} fill="#fff" /><path d={toSvgPath(code)} fill="#000" />
		</svg>
	);
}

/** Only the slip goes on paper. */
function print_slip(): void {
	const page = document.documentElement;
	page.classList.add('print-slip');
	addEventListener('afterprint', () => page.classList.remove('print-slip'), { once: true });
	print();
}

export function Slip({ code, secret, sites }: { code: string; secret: string; sites: readonly Site[] }) {
	const here = use_here();
	const [copied, set_copied] = useState<'no' | 'yes' | 'failed'>('no');
	const link = link_of(location.origin, { code, secret });
	const copy = () => void navigator.clipboard.writeText(link).then(() => set_copied('yes'), () => set_copied('failed'));
	return (
		<section class="panel slip" aria-labelledby="slip-title">
			<h2 id="slip-title">{t('slip.title')}</h2>
			<p class="screen-only hint">{t('slip.hint')}</p>
			<div class="slip-body">
				<Picture text={link} />
				<dl>
					<div><dt>{t('slip.page')}</dt><dd class="slip-link">{location.host}/mine</dd></div>
					<div><dt>{t('slip.code')}</dt><dd class="code">{code}</dd></div>
					<div><dt>{t('slip.secret')}</dt><dd class="code">{secret_text(secret)}</dd></div>
				</dl>
			</div>
			<p>{t('slip.what')}</p>
			<p><strong>{t('slip.no')}</strong> {t('slip.keep')}</p>
			{sites.length > 0 && <ul class="plain slip-calls">{sites.map((site) => <li key={site.id}>{site.name}: <span class="digits">{site.phone}</span></li>)}</ul>}
			<p class="print-only">{t('sign_in.crisis')}</p>
			<p class="print-only soft">Porchlight · {day_text(here.clock.now())}</p>
			<div class="row screen-only">
				<button type="button" class="button" onClick={print_slip}>{t('slip.print')}</button>
				<button type="button" class="button quiet" onClick={copy}>{copied === 'yes' && <Icon name="check" />} {t(copied === 'yes' ? 'slip.copied' : 'slip.copy')}</button>
			</div>
			{copied === 'failed' && <p class="error" role="alert">{t('slip.not_copied')}</p>}
		</section>
	);
}

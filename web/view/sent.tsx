// It is sent: the code to say on the phone, the slip for the person to keep, what comes next, whom to call.

import { sites_most } from '../core/draft.ts';
import type { ReferralReply } from '../net/shapes.ts';
import { network, use_here } from './here.ts';
import { Tel, Title } from './parts.tsx';
import { Slip } from './slip.tsx';
import { t } from './words.ts';

export function Sent({ referral }: { referral: ReferralReply }) {
	const here = use_here();
	const sites = (referral.recipients ?? []).map((one) => here.store.get(network, 'site', one.site_id)).filter((site) => site !== undefined);
	return (
		<>
			<Title text={t('sent.title')} />
			<section class="panel good-panel" role="status">
				<p>{t('sent.code')}</p>
				<p class="code big" aria-label={t('code_spelled', { code: [...referral.code].join(' ') })}>{referral.code}</p>
				<p class="hint">{t('sent.code_hint')}</p>
			</section>
			{referral.guest_secret && <Slip code={referral.code} secret={referral.guest_secret} sites={sites} />}
			<h2>{t('sent.next')}</h2>
			<ol><li>{t('sent.next_house')}</li><li>{t('sent.next_hold')}</li><li>{t('sent.next_yes')}</li>{sites.length > 1 && <li>{t('sent.next_first', { n: Math.min(sites.length, sites_most) })}</li>}</ol>
			<div class="row">{sites.map((site) => <Tel key={site.id} number={site.phone} label={site.name} />)}</div>
			<div class="row"><a class="button" href={`/referrals/${referral.id}`}>{t('sent.follow')}</a><a class="button quiet" href="/board">{t('introduce.board')}</a></div>
		</>
	);
}

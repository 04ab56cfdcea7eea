// Somebody on the phone says their code: type it and their introduction opens.

import { useState } from 'preact/hooks';
import type { Referral } from '../core/rows.ts';
import type { Page, ReferralReply } from '../net/shapes.ts';
import { use_here } from './here.ts';
import { t } from './words.ts';

export function CodeBox() {
	const here = use_here();
	const [error, set_error] = useState('');
	const find = async (event: SubmitEvent) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const code = String(new FormData(form).get('code') ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
		if (code.length !== 6) return set_error(t('code.length'));
		const found = await here.api.get<Page<Referral>>(`/referrals?code=${code}`);
		const id = found.ok ? found.body.items[0]?.id : undefined;
		const opened = id ? await here.api.get<ReferralReply>(`/referrals/${id}`) : undefined;
		const recipient = opened?.ok ? opened.body.recipients?.[0] : undefined;
		if (recipient) return here.go(`/house?site=${recipient.site_id}&introduction=${recipient.id}`);
		set_error(t(found.ok || found.problem.status > 0 ? 'code.unknown' : 'code.lost'));
	};
	return (
		<form class="code-box" onSubmit={find} noValidate>
			<label for="code">{t('code.label')}</label>
			<div class="row">
				<input id="code" name="code" class="code-input" autoComplete="off" autoCapitalize="characters" spellcheck={false} maxLength={9}
					aria-invalid={error ? 'true' : undefined} aria-describedby={error ? 'code-error' : undefined} onInput={() => set_error('')} />
				<button class="button quiet" type="submit">{t('code.open')}</button>
			</div>
			<p class="error" id="code-error" role="alert">{error}</p>
		</form>
	);
}

// What comes up at the foot of the page: what was just done, and how to take it back.

import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { t } from './words.ts';

export function NoticeBar() {
	const here = use_here();
	const notice = here.notice;
	const key = String(notice?.params?.['key'] ?? '');
	// What waits for the network is told by the bar above this one.
	if (here.outbox.waits) return <div role="status" class="notice-place" />;
	const on_its_way = here.outbox.changes.some((change) => change.key === key);
	return (
		<div role="status" class="notice-place">
			{notice && (
				<div class={`bar ${notice.tone}`}>
					<span>{t(notice.text, notice.params)}{on_its_way && <span class="soft"> {t('sending')}</span>}</span>
					{notice.action && <Button says={notice.action.says} tone="quiet" run={() => {
						here.say(null);
						notice.action?.run();
					}} />}
				</div>
			)}
		</div>
	);
}

// How many guests tonight's team can support: none up to every room, or no limit.

import { t } from './words.ts';

export function LimitChoice({ limit, most, set }: { limit: number | null; most: number; set: (limit: number | null) => void }) {
	return (
		<div class="row choose">
			{Array.from({ length: most + 1 }, (_, n) => <button key={n} type="button" class="button quiet" aria-pressed={limit === n} onClick={() => set(n)}>{n}</button>)}
			<button type="button" class="button quiet" aria-pressed={limit === null} onClick={() => set(null)}>{t('limit.none')}</button>
		</div>
	);
}

// Who asks the house itself: somebody says a code, somebody calls, somebody stands at the door. Stands under the introductions.

import { useState } from 'preact/hooks';
import type { Bed, Site } from '../core/rows.ts';
import { AskSheet, type Way } from './ask_sheet.tsx';
import { CodeBox } from './code_box.tsx';
import { use_here } from './here.ts';
import { Button } from './parts.tsx';
import { record_turn_away } from './turn_aways.tsx';

export function Calls({ site, beds }: { site: Site; beds: Bed[] }) {
	const here = use_here();
	const [way, set_way] = useState<Way | null>(null);
	return (
		<div class="calls">
			<div class="row">
				<Button says="ask.call" icon="call" tone="quiet" run={() => set_way('self_call')} />
				<Button says="ask.door" icon="house" tone="quiet" run={() => set_way('walk_in')} />
			</div>
			<CodeBox />
			{way && <AskSheet way={way} site={site} beds={beds} close={() => set_way(null)} turn_away={() => record_turn_away(here, site, way === 'walk_in' ? 'in_person' : 'phone')} />}
		</div>
	);
}

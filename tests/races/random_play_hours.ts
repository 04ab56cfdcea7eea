// What a house says of its drop-in's hours: that they are right, that a day is not as usual, that it is again. Its other service, the hours to
// talk in, is left alone: the answer clock is judged by them.

import { id } from '../api/network.ts';
import { type Act, type Scene, caller, day_from_now, gate, of_houses } from './random_play_act.ts';
import { of_house } from './random_play_town.ts';

const drop_in = id('6', 1);

export function plan_hours(scene: Scene): Act | null {
	const { dice, now } = scene;
	const service = now.services.find((one) => one.id === drop_in);
	if (!service) return null;
	const who = caller(scene, (one) => of_house(one, service.house_id));
	const common = {
		who, method: 'POST' as const, key: scene.new_key(), effect: { kind: 'service', has: { id: service.id } },
		expected: gate(who, ...of_houses) ?? (of_house(who, service.house_id) ? 'ok' : 'not_allowed'),
	};
	if (dice.chance(0.3)) return { ...common, what: 'hours_confirm', path: `/api/v1/services/${service.id}/hours/confirm`, body: {} };
	const days = dice.chance(0.1) ? dice.one([-4, 420]) : dice.between(1, 4);
	const intervals = dice.weighted({ closed: 1, usual: 1, other: 3 });
	const body = {
		on_date: day_from_now(days), note: 'Tonight',
		intervals: intervals === 'closed' ? [] : intervals === 'usual' ? null : [{ opens: '09:00', closes: dice.one(['12:00', '08:00']) }],
	};
	return {
		...common, what: `hours_${intervals}`, path: `/api/v1/services/${service.id}/exceptions`, body,
		// What is wrong with a day is told before whose house it is.
		expected: gate(who, ...of_houses) ?? (days < 0 || days > 400 ? 'out_of_range' : common.expected),
	};
}

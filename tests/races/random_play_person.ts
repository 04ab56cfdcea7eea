// The person themself, who has no account: with the code and the secret of their slip they look, say yes or no, and take back.

import assert from 'node:assert/strict';
import { type Act, type Scene, nowhere } from './random_play_act.ts';
import { rules } from './random_play_guests.ts';
import { type Person } from './random_play_town.ts';

const letters = [...'ACDEFGHJKMNPQRTUVWXY34679'] as [string, ...string[]];

export function plan_guest(scene: Scene): Act | null {
	const { dice, now, town } = scene;
	const known = now.referrals.filter((one) => town.slips.has(one.id));
	const offered = new Set(now.recipients.filter((one) => one.state === 'offered').map((one) => one.referral_id));
	const referral = dice.chance(0.4) ? dice.pick(known.filter((one) => offered.has(one.id))) : dice.chance(0.8) ? dice.pick(known.filter((one) => !one.ended)) : dice.pick(known);
	const slip = town.slips.get(referral?.id ?? '');
	if (!referral || !slip) return null;
	// Whoever guesses too often is made to wait; in a play that long nobody should.
	const random = (length: number) => Array.from({ length }, () => dice.one(letters)).join('');
	const guess = dice.chance(0.03) ? { code: random(6), secret: slip.secret } : dice.chance(0.02) ? { code: slip.code, secret: random(12) } : null;
	const who: Person = { name: `who holds ${slip.code}`, account: referral.id, roles: [], clients: town.nobody.clients };
	const common = { who, method: 'POST' as const, body: guess ?? written(slip, dice.chance(0.3)), shows: 'perhaps' as const, anew: true };
	const right = (expected: string) => (guess ? 'unknown_code' : expected);
	switch (dice.weighted({ look: 2, step: 5, withdraw: 0.4, revoke: 0.3 })) {
	case 'look':
		return { ...common, what: 'guest_look', path: '/api/v1/guest/referral', expected: right('ok'), check: (body) => assert.equal(body['code'], slip.code) };
	case 'withdraw':
		return { ...common, what: 'guest_withdraw_all', path: '/api/v1/guest/referral/withdraw', key: scene.new_key(),
			expected: right(referral.ended ? 'referral_ended' : 'ok'), effect: { kind: 'recipient_move', has: { action: 'withdraw', side: 'guest' } } };
	case 'revoke':
		return { ...common, what: 'guest_revoke', path: '/api/v1/guest/referral/revoke', key: scene.new_key(), expected: right('ok') };
	default: {
		const own = now.recipients.filter((one) => one.referral_id === referral.id);
		const other = now.recipients.filter((one) => one.referral_id !== referral.id);
		const yes = dice.chance(0.7) ? own.find((one) => one.state === 'offered') : undefined;
		const r = dice.chance(0.95) ? (yes ?? dice.pick(own)) : dice.pick(other);
		const able = r?.state === 'offered' ? 'accept' : 'guest_decline';
		const action = dice.chance(0.6) ? able : dice.one(['accept', 'guest_decline', 'withdraw'] as const);
		const may = rules[action]?.guest?.includes(r?.state ?? '');
		return {
			...common, what: `guest_${action}`, path: `/api/v1/guest/recipients/${r?.id ?? nowhere()}/${action}`, key: scene.new_key(),
			expected: right(r?.referral_id !== referral.id ? 'not_found' : may ? 'ok' : 'move_not_possible'),
			effect: { kind: 'recipient_move', has: { recipient_id: r?.id, action, side: 'guest' } },
		};
	}
	}
}

/** As it may be typed from a slip. */
function written(slip: { code: string; secret: string }, carelessly: boolean): { code: string; secret: string } {
	if (!carelessly) return slip;
	return { code: ` ${slip.code.toLowerCase()} `, secret: slip.secret.replaceAll('-', ' ').toLowerCase() };
}

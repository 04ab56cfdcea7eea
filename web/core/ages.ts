// Ages and remaining times as a unit and a number, for the message catalogue to say in words.

export interface Age {
	unit: 'now' | 'minutes' | 'hours' | 'days';
	n: number;
}

const minute_ms = 60_000;

/** Whole units that have passed: 59 s is "just now", 61 min is "1 hour". A time slightly ahead (another clock) is now. */
export function age_of(since: number, now: number): Age {
	const minutes = Math.floor((now - since) / minute_ms);
	if (minutes < 1) return { unit: 'now', n: 0 };
	if (minutes < 60) return { unit: 'minutes', n: minutes };
	if (minutes < 48 * 60) return { unit: 'hours', n: Math.floor(minutes / 60) };
	return { unit: 'days', n: Math.floor(minutes / (24 * 60)) };
}

export interface Remaining {
	over: boolean;
	/** 15 minutes or less are left: time to say so. */
	soon: boolean;
	hours: number;
	minutes: number;
	seconds: number;
}

/** What is left until a time. Seconds are rounded up, so that 0:00 shows only when it is over. */
export function remaining_until(end: number, now: number): Remaining {
	const left = Math.max(0, Math.ceil((end - now) / 1000));
	return {
		over: left === 0,
		soon: left <= 15 * 60,
		hours: Math.floor(left / 3600),
		minutes: Math.floor(left / 60) % 60,
		seconds: left % 60,
	};
}

/** "1:04:09" or "4:09": digits that stand still while they count. */
export function clock_text(left: Remaining): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return left.hours > 0 ? `${left.hours}:${two(left.minutes)}:${two(left.seconds)}` : `${left.minutes}:${two(left.seconds)}`;
}

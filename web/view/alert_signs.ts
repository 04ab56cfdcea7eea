// How this device calls for attention: a short sound and a browser notification, each only if it was asked for here. Neither says anything
// about a person; both always come with words on the page.

interface Wishes {
	sound: boolean;
	notify: boolean;
}

const kept_as = 'porchlight-alerts';
let wishes: Wishes | undefined;

export function alert_wishes(): Wishes {
	if (wishes) return wishes;
	try {
		wishes = { sound: false, notify: false, ...(JSON.parse(localStorage.getItem(kept_as) ?? '{}') as Partial<Wishes>) };
	} catch {
		wishes = { sound: false, notify: false };
	}
	return wishes;
}

/** keep: also for the next time on this device; not on a shared computer. */
export function wish_alerts(wish: Partial<Wishes>, keep: boolean): void {
	wishes = { ...alert_wishes(), ...wish };
	if (!keep) return;
	try {
		localStorage.setItem(kept_as, JSON.stringify(wishes));
	} catch {
		// A device that keeps nothing asks again next time.
	}
}

let context: AudioContext | undefined;
/** The browser lets a page sound only after a tap on it. */
const wake_on = ['pointerdown', 'keydown'] as const;

function audio(): AudioContext | undefined {
	if (context || typeof AudioContext === 'undefined') return context;
	context = new AudioContext();
	for (const name of wake_on) addEventListener(name, () => void context?.resume(), { once: true, passive: true });
	return context;
}

/** Two soft rising tones, half a second in all. */
export function sound_alert(): void {
	const out = audio();
	if (!out || out.state === 'closed') return;
	void out.resume();
	[523.25, 659.25].forEach((pitch, index) => {
		const begins = out.currentTime + index * 0.18;
		const tone = out.createOscillator();
		const loudness = out.createGain();
		tone.type = 'sine';
		tone.frequency.value = pitch;
		loudness.gain.setValueAtTime(0, begins);
		loudness.gain.linearRampToValueAtTime(0.18, begins + 0.03);
		loudness.gain.exponentialRampToValueAtTime(0.001, begins + 0.32);
		tone.connect(loudness).connect(out.destination);
		tone.start(begins);
		tone.stop(begins + 0.34);
	});
}

export function may_notify(): 'granted' | 'denied' | 'default' | 'unknown' {
	return typeof Notification === 'undefined' ? 'unknown' : Notification.permission;
}

/** Only after a tap on a button that says so. */
export async function ask_to_notify(): Promise<boolean> {
	return may_notify() !== 'unknown' && (await Notification.requestPermission()) === 'granted';
}

/** One at a time: the newest takes the place of the one before. On phones only a service worker may show one. */
export async function notify_alert(text: string): Promise<void> {
	if (may_notify() !== 'granted') return;
	const options = { body: text, tag: 'porchlight', lang: document.documentElement.lang };
	const worker = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
	if (worker?.active) return worker.showNotification('Porchlight', options);
	const shown = new Notification('Porchlight', options);
	shown.onclick = () => {
		focus();
		shown.close();
	};
}

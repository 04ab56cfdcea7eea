// The few drawings: each state has a shape of its own, so that it is told apart without colour. All are decoration beside words.

const paths = {
	// A lantern: the brand, and a house with room.
	lantern: 'M12 2v2m-4 2h8l1 3H7l1-3Zm0 3-1 10h10L16 9M7 19h10v2H7zM12 12v4',
	// Rooms.
	open: 'M4 4h16v16H4zM12 4v16M4 12h16',
	held: 'M6 3h12M6 21h12M7 3v4l5 5 5-5V3M7 21v-4l5-5 5 5v4',
	occupied: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-5 4-7 8-7s8 2 8 7',
	turnover: 'M20 11a8 8 0 0 0-14-4L4 9m0-5v5h5M4 13a8 8 0 0 0 14 4l2-2m0 5v-5h-5',
	offline: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM6 6l12 12',
	// Standings of a house.
	call: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2',
	full: 'M4 12h16',
	paused: 'M9 5v14M15 5v14',
	unknown: 'M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2m0 3v.5',
	// Other.
	check: 'M4 12.5 9.5 18 20 6',
	clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3 2',
	house: 'M3 11 12 4l9 7M6 9v11h12V9M10 20v-6h4v6',
	list: 'M4 6h16M4 12h16M4 18h10',
	letter: 'M3 6h18v12H3zM3 7l9 7 9-7',
	chart: 'M4 20V10m6 10V4m6 16v-7m4 7H2',
	close: 'M6 6l12 12M18 6 6 18',
	arrow: 'M5 12h14M13 6l6 6-6 6',
	lock: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
	return <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true"><path d={paths[name]} /></svg>;
}

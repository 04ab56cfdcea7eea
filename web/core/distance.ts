// How far apart two places are, as the crow flies. Good enough to sort houses by; nobody is told to walk it.

export interface Place {
	latitude: number;
	longitude: number;
}

const earth_miles = 3958.8;

export function miles_between(a: Place, b: Place): number {
	const rad = Math.PI / 180;
	const half_lat = ((b.latitude - a.latitude) * rad) / 2;
	const half_long = ((b.longitude - a.longitude) * rad) / 2;
	const h = Math.sin(half_lat) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(half_long) ** 2;
	return 2 * earth_miles * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The middle of a county stands for a place whose own coordinates are not told. */
export function place_of(site: { latitude: number | null; longitude: number | null; county_fips: string }, counties: ReadonlyMap<string, Place>): Place | null {
	if (site.latitude !== null && site.longitude !== null) return { latitude: site.latitude, longitude: site.longitude };
	return counties.get(site.county_fips) ?? null;
}

// How tall the pictures come out: known before the code that draws them is here, so that nothing moves when it is.

export const bar_height = 46;
export const trend_height = 260;
export const curve_height = 320;

/** From here on the hours of a week stand across. */
export const wide_from = 640;
export const week_height = (width: number) => (width >= wide_from ? 7 * 38 + 34 : 24 * 30 + 34);
export const calendar_height = (weeks: number) => weeks * 62 + 32;
export const range_height = 50;

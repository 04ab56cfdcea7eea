// What screens call the API's shapes (net/api.ts, printed from the server's description), and the few that it can't say.

import type { GuestReferral } from '../core/guest.ts';
import type { Note } from '../core/notes.ts';
import type { Assumption, Diversion } from '../core/statistics_estimates.ts';
import type { PeriodRow } from '../core/statistics_periods.ts';
import type { FreshHouse, OccupancyDay, Trend, WeekHour, WhatIf } from '../core/statistics_pictures.ts';
import type { Bed, Recipient, Referral, Site, Stay } from '../core/rows.ts';
import type { Hours } from '../core/week.ts';
import type {
	AssumptionListReply, BedListReply, ConsentReadReply, GuestOpenReply, HoursReadReply, NoteListReply, Problem, RecipientReadReply, SignInReply, SiteListReply, StatisticsDiversionReply, StatisticsFreshnessReply,
	StatisticsOccupancyReply, StatisticsPeriodsReply, StatisticsTrendReply, StatisticsWeekHoursReply, StatisticsWhatIfReply, StayListReply, TurnAwayListReply,
} from './api.ts';

export type Session = SignInReply;
export type Role = Session['memberships'][number]['role'];
export type TurnAway = TurnAwayListReply;
/** Without the path that all of them share. */
export type ProblemSlug = Problem['type'] extends infer Type ? (Type extends `/problems/${infer Slug}` ? Slug : never) : never;

export interface Page<T> {
	items: T[];
	next: string | null;
}

/** A referral opened by one of its sides: with the sealed fields, and the houses asked that this side may see. */
export type ReferralReply = Referral & { name: string | null; callback: string | null; note: string | null; guest_secret?: string | null; recipients: Recipient[] };

/** What a person agrees to, in each language that there is a wording in; {house} stands for the houses' names. */
export type Consent = ConsentReadReply;

/** Checked while compiling: what the API answers with can take the place of the board's row. */
type StandsFor<Row, Answer extends Row> = Answer;
export type SiteReply = StandsFor<Site, SiteListReply>;
export type BedReply = StandsFor<Bed, BedListReply>;
export type RecipientReply = StandsFor<Recipient, RecipientReadReply>;
export type StayReply = StandsFor<Stay, StayListReply>;
export type GuestReply = StandsFor<GuestReferral, GuestOpenReply>;
export type PeriodReply = StandsFor<PeriodRow, StatisticsPeriodsReply>;
export type TrendReply = StandsFor<Trend, StatisticsTrendReply>;
export type WeekHourReply = StandsFor<{ definition: string; items: WeekHour[] }, StatisticsWeekHoursReply>;
export type NightsReply = StandsFor<{ definition: string; items: OccupancyDay[] }, StatisticsOccupancyReply>;
export type AssumptionReply = StandsFor<Assumption, AssumptionListReply>;
export type DiversionReply = StandsFor<Diversion, StatisticsDiversionReply>;
export type WhatIfReply = StandsFor<WhatIf, StatisticsWhatIfReply>;
export type FreshReply = StandsFor<{ definition: string; items: FreshHouse[] }, StatisticsFreshnessReply>;
export type HoursReply = StandsFor<Omit<Hours, 'openings'>, HoursReadReply>;
export type NoteReply = StandsFor<Note, NoteListReply>;

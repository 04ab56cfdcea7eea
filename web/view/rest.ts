// What loads when it is first asked for, or right after the first look, in one piece with its words; see later.tsx.

import words from 'words:en/rest';

export { Keep } from '../net/keep.ts';
export { AnswerClock, IntroductionSigns } from './answer_clock.tsx';
export { Told } from './alerts.tsx';
export { BoardEmpty } from './board_empty.tsx';
export { Calls } from './calls.tsx';
export { AccountSheet, ConflictBox, SessionWarning, SignInAgain } from './desk.tsx';
export { EndedList } from './ended_list.tsx';
export { FiltersMore } from './filters_more.tsx';
export { HouseFacts } from './house_facts.tsx';
export { HouseLinks } from './house_links.tsx';
export { IntroductionPage } from './introduction.tsx';
export { OutboxBar } from './outbox_bar.tsx';
export { RoomSheet } from './room_sheet.tsx';
export { Screens } from './screens.tsx';
export { ServicesPanel } from './services_panel.tsx';
export { SignIn } from './sign_in.tsx';
export { Stays } from './stays.tsx';
export { StopLists } from './stops.tsx';
export { Tonight } from './tonight.tsx';
export { TurnAways } from './turn_aways.tsx';

export { words };
export const spoken = { es: () => import('words:es/rest') };
// Named here so that the bundler puts everything for the first look into one file: it then comes smaller, and at once.
export { make_here } from '../start.ts';
export { App } from './app.tsx';

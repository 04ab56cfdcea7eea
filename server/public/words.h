/* Every word that the public pages say, in each language. Texts are ours and hold no HTML of strangers; {0}
 * and {1} stand for what is put in. */
#ifndef PORCHLIGHT_PUBLIC_WORDS_H
#define PORCHLIGHT_PUBLIC_WORDS_H

enum language { ENGLISH, SPANISH, LANGUAGES };

enum word {
	/* the frame */
	WORD_TITLE,
	WORD_DESCRIPTION,
	WORD_OTHER_LANGUAGE,
	WORD_SKIP,
	WORD_SIGN_IN,
	WORD_MINE,
	WORD_FOR_DIRECTORIES,
	WORD_MADE_AT,
	WORD_TIMES_IN,
	WORD_MAY_BE_OLD,
	/* what went wrong */
	WORD_LOST_TITLE,
	WORD_LOST,
	WORD_TROUBLE_TITLE,
	WORD_TROUBLE,
	WORD_TO_FRONT,
	/* danger */
	WORD_CRISIS_TITLE,
	WORD_CRISIS_DANGER,
	WORD_CRISIS_TALK_988,
	WORD_CRISIS_TALK,
	WORD_CALL,
	WORD_TEXT_988,
	/* front page */
	WORD_HEADING,
	WORD_LEAD,
	WORD_NEAR_LABEL,
	WORD_NEAR_ANY,
	WORD_NEAR_SHOW,
	WORD_NEAR_TITLE,
	WORD_WARMLINES,
	WORD_WARMLINES_LEAD,
	WORD_DROP_INS,
	WORD_DROP_INS_LEAD,
	WORD_HOUSES,
	WORD_HOUSES_LEAD,
	WORD_NONE_LISTED,
	WORD_MORE_ONE,
	WORD_MORE_MANY,
	WORD_MORE_CHOOSE,
	WORD_SEE_MAP,
	WORD_ABOUT,
	WORD_ABOUT_TEXT,
	WORD_ASK,
	WORD_ASK_1,
	WORD_ASK_2,
	WORD_ASK_3,
	/* the map */
	WORD_MAP_TITLE,
	WORD_MAP_HEADING,
	WORD_MAP_LEAD,
	WORD_MAP,
	WORD_MAP_KEY,
	WORD_MAP_KEY_NEAR,
	WORD_MAP_ALL,
	WORD_OPEN_OF,
	WORD_COUNTY_OPEN,
	WORD_NOT_NOW,
	/* one place */
	WORD_OPEN_NOW,
	WORD_UNTIL,
	WORD_ALWAYS,
	WORD_OPENS,
	WORD_CLOSED_NOW,
	WORD_HOURS_NOT_STATED,
	WORD_FULL_NOW,
	WORD_QUIET,
	WORD_BUSY,
	WORD_TALK_NOW,
	WORD_TALK_FROM,
	WORD_TALK_ASK,
	WORD_PAUSED,
	WORD_CALL_FIRST,
	WORD_ROOM_ONE,
	WORD_ROOM_MANY,
	WORD_ROOM_NONE,
	WORD_MILES_ONE,
	WORD_MILES_MANY,
	WORD_MILES_NEAR,
	WORD_COUNTY,
	WORD_IN_STATE,
	WORD_PARISH,
	WORD_ADDRESS_PRIVATE,
	WORD_JOIN,
	WORD_FROM_AGE,
	WORD_NIGHTS_ONE,
	WORD_NIGHTS_MANY,
	WORD_FOR,
	WORD_ASKS_FIRST,
	WORD_CONFIRMED,
	WORD_HOURS_CONFIRMED,
	WORD_NEVER_CONFIRMED,
	/* times */
	WORD_AGO_AT,
	WORD_AGO_ON,
	WORD_AGO_NOW,
	WORD_AGO_MINUTE,
	WORD_AGO_MINUTES,
	WORD_AGO_HOUR,
	WORD_AGO_HOURS,
	WORD_AGO_DAY,
	WORD_AGO_DAYS,
	WORD_TODAY_AT,
	WORD_TOMORROW_AT,
	WORD_DAY_AT,
	WORD_DATE,
	WORD_NOW_AT,
	WORD_ZONE_OF,
	WORD_LONG_DATE,
	WORD_MORNING,
	WORD_EVENING,
	WORD_NOON,
	WORD_MIDNIGHT,
	WORD_COUNT,
};

const char *word_text(enum language language, enum word word);

/* 0 Monday ... 6 Sunday; 1 January ... 12 December. */
const char *weekday_text(enum language language, int weekday);
const char *month_text(enum language language, int month);
/* What people call a zone: "Pacific time"; NULL: only its place in the name is known. */
const char *zone_text(enum language language, const char *zone);
/* A language in its own words, for who looks for it; slug as in language_choices. */
const char *tongue_text(enum language language, const char *slug);
/* slug as in population_choices; "" for one that has no words yet. */
const char *population_text(enum language language, const char *slug);

#endif

/* The words of the printed report, in both languages. Definitions stay as SQL states them. */
#ifndef PORCHLIGHT_API_REPORT_WORDS_H
#define PORCHLIGHT_API_REPORT_WORDS_H

enum report_language { REPORT_ENGLISH, REPORT_SPANISH };

/* A key that has no words is shown as it is: a region's name, say. */
const char *report_word(enum report_language language, const char *key);

#endif

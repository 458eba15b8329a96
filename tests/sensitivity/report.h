/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_REPORT_H
#define TESTS_SENSITIVITY_REPORT_H

/*
 * What came out, for programs (CSV: each figure's mean and paired differences) and for people
 * (Markdown: of each key the figures that it moves most, and the keys that stand apart).
 */

#include "tests/sensitivity/trial.h"

/* What is known of a subject after its two trials. */
enum verdict {
    VERDICT_FELT,
    VERDICT_COUNTED, /* see trial.h */
    VERDICT_EXCUSED, /* no effect, as its condition says */
    VERDICT_NONE,    /* no effect */
    VERDICT_UNTRIED, /* neither variant could be run */
    VERDICTS
};

struct report {
    const struct settings *settings;
    const struct subject *subjects;
    const struct trial *trials; /* of each subject SIDES */
    size_t n;
    const struct control *control; /* the scenario as it is */
};

enum verdict report_verdict(const struct report *self, size_t subject);

void report_csv(const struct report *self, FILE *out);
void report_markdown(const struct report *self, FILE *out);

/* Names what is wrong, a line each; returns how many there are. */
size_t report_faults(const struct report *self, FILE *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of the term and its extensions. */

#include "scenarios/reader/row_places.h"

/* How long what happens lasts, of what the extension is as long as. */
#define LENGTH(ground, low, high)                                                                  \
    {"term.length.*", KEY_DRAW, offsetof(struct params, term.length[ground]),                      \
     sizeof(struct draw_spec), &ground_labels[ground], 1, 0, "day", 0, 1e9, NULL, "hand-set",      \
     "rules.md section 2.1", low, high, "how long the ground lasts, and so the extension",         \
     "hoe lang de grond duurt, en dus de verlenging", CHAIN}

/* pattern, kind, place, values, unit, lowest, highest, default, source, law, band, what it is,
 * whose */
static const struct key_row rows[] = {
    {"term.months", KEY_INT, ONE(term.months), 0, "month", 1, 240, "36", "B-RUL-16",
     "Wi21 art. 11(1), 11(2); Wi13 art. 7b(1)", NAN, NAN,
     "the term, from the day after the plan; Wi2013: from the duty",
     "de termijn, vanaf de dag na het PIP; Wi2013: vanaf de plicht", CHAIN},
    {"term.switch_months", KEY_INT, ONE(term.switch_months), 0, "month", 0, 240, "18", "law",
     "Bi21 art. 5.4(1)", NAN, NAN,
     "months from the term's start in which the route may change",
     "maanden vanaf het begin van de termijn waarin de route kan wisselen", CHAIN},
    {"term.grounds", KEY_ITEMS, ONE(term.grounds), 0, "date", 0, 0, "( )", "law; effort_2013, exam_delay: hand-set",
     "rules.md section 2, 5", NAN, NAN,
     "grounds of extension: when in force, what they ask for and give",
     "gronden voor verlenging: wanneer van kracht, wat ze vragen en geven", CHAIN},
    {"term.corona", KEY_ITEMS, ONE(term.corona), 0, "date", 0, 0, "( )",
     "A-COR-3; A-COR-4; A-COR-6; dates: hand-set", "Blr", NAN, NAN, "steps of the extension for corona",
     "stappen van de verlenging wegens corona", CHAIN},
    {"term.window_months", KEY_INT, ONE(term.window_months), 0, "month", 0, 240, "6", "law",
     "Bi21 art. 4.5(1); Bi13 art. 2.12", NAN, NAN,
     "months before the end of the term in which an extension can be applied for",
     "maanden voor het eind van de termijn waarin verlenging kan worden aangevraagd", CHAIN},
    {"term.decision", KEY_DRAW, ONE(term.decision), 0, "day", 0, 1e9, NULL, "hand-set",
     "Bi21 art. 4.5(1); Bi13 art. 2.12", 14, 56, "application for an extension to the decision",
     "aanvraag van verlenging tot besluit", CHAIN},
    {"term.applies", KEY_REAL, ONE(term.applies), 0, "probability", 0, 1, NULL, "hand-set", "",
     0.5, 1, "applies for an extension, where a ground holds",
     "vraagt verlenging aan, als er een grond is", CHAIN},
    {"term.by_result", KEY_INT, ONE(term.by_result), 0, "switch", 0, 1, "0", "hand-set",
     "rules.md section 7.2", 0, 1,
     "an exam is in time by the day of its result: 1, or by its own: 0",
     "een examen is op tijd naar de dag van de uitslag: 1, of naar die van het examen: 0", CHAIN},
    {"term.share.*", KEY_REAL, offsetof(struct params, term.share[GROUND_LIFE]), sizeof(double),
     &ground_labels[GROUND_LIFE], GROUND_LIFE_END - GROUND_LIFE, 0, "share", 0, 1, NULL,
     "hand-set", "", 0, 0.3, "share to whom the ground happens within a term",
     "aandeel wie de grond overkomt binnen een termijn", CHAIN},
    LENGTH(GROUND_ILLNESS, 100, 250),
    LENGTH(GROUND_CIRCUMSTANCES, 90, 250),
    LENGTH(GROUND_EDUCATION, 180, 500),
    LENGTH(GROUND_INTERRUPTION, 60, 300),
    {"term.literacy_hours_wi2013", KEY_REAL, ONE(term.literacy_hours_wi2013), 0, "hour", 0, 10000,
     NULL, "hand-set", "Wi13 art. 7b(3)b", 50, 300,
     "Wi2013: lessons of a literacy course, of those who cannot read",
     "Wi2013: lessen van een alfabetiseringscursus, van wie niet kan lezen", CHAIN},
};

const struct key_table rows_term = {rows, sizeof rows / sizeof rows[0]};

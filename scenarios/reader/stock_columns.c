/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/stock_columns.h"

#include "models/person.h"

#include <stddef.h>

const char *const stock_kind_labels[STOCK_KINDS] = {
    "stock", "person", "exam", "script", "medical", "case", "effort", "homes", "intakes", "travel",
};

/* ---- labels that have no other home ---- */

static const char *const yes_no[] = {"no", "yes"};
static const char *const sexes[] = {"m", "f"};
static const char *const habits[] = {"buddy",  "work",        "takes_part", "prepares",
                                     "urgent", "handed_over", "hard",       "adapted"};
static const char *const lodgings[] = {"azc", "doorstroom", "har", "logeer", "overflow"};
static const char *const policies[] = {"landed", "early", "housed", "startklas"};
static const char *const lbts[] = {"not_feasible", "feasible", "untested"};
static const char *const components[] = {"lezen",   "luisteren", "schrijven",    "spreken",
                                         "knm",     "ona",       "participation"};
static const char *const loans[] = {"none", "taken", "spent"};

static const char *const exam_steps[] = {"preparing", "line", "booked", "sat", "marked"};
static const char *const medical_steps[] = {"advice", "decision", "objection"};
static const char *const case_steps[] = {"notice", "views", "hearing", "verdict"};

#define COUNT(labels) ((int)(sizeof(labels) / sizeof *(labels)))

const char *const *
stock_steps(enum stock_kind kind, int *n)
{
    *n = kind == STOCK_PERSON    ? STEP_OWN_LESSONS + 1
         : kind == STOCK_EXAM    ? COUNT(exam_steps)
         : kind == STOCK_MEDICAL ? COUNT(medical_steps)
                                 : COUNT(case_steps);
    return kind == STOCK_PERSON    ? stock_step_labels
           : kind == STOCK_EXAM    ? exam_steps
           : kind == STOCK_MEDICAL ? medical_steps
                                   : case_steps;
}

/* ---- the table ---- */

#define IN(kind) (1u << STOCK_##kind)
#define AT(member) offsetof(struct stock_row, member)
#define LABEL(name, member, labels, kinds, needed)                                                 \
    {name, AT(member), CELL_LABEL, labels, COUNT(labels), 0, 0, kinds, needed}
#define MASK(name, member, labels, n, kinds)                                                       \
    {name, AT(member), CELL_MASK, labels, n, 0, 0, kinds, 0}
#define DAY(name, member, kinds, needed)                                                           \
    {name, AT(member), CELL_DAY, NULL, 0, 0, 0, kinds, needed}
#define WHOLE(name, member, low, high, kinds, needed)                                              \
    {name, AT(member), CELL_WHOLE, NULL, 0, low, high, kinds, needed}
#define SCORE(name, member)                                                                        \
    {name, AT(member), CELL_THOUSANDTHS, NULL, 0, -8, 8, IN(PERSON), 0}

enum {
    JOBS_OF_PEOPLE = IN(MEDICAL) | IN(CASE) | IN(EFFORT),
    STEPS = IN(PERSON) | IN(EXAM) | IN(MEDICAL) | IN(CASE),
    AMOUNTS = IN(HOMES) | IN(INTAKES) | IN(TRAVEL)
};

const struct stock_column stock_columns[] = {
    WHOLE("id", id, 1, INT32_MAX, IN(PERSON) | IN(EXAM) | JOBS_OF_PEOPLE,
          IN(PERSON) | JOBS_OF_PEOPLE),
    LABEL("regime", regime, regime_labels, IN(PERSON), IN(PERSON)),
    LABEL("group", group, group_labels, IN(PERSON), IN(PERSON)),
    LABEL("nareis", nareis, yes_no, IN(PERSON), 0),
    LABEL("class", class, municipality_labels, IN(PERSON) | IN(HOMES) | IN(INTAKES),
          IN(HOMES) | IN(INTAKES)),
    LABEL("sex", woman, sexes, IN(PERSON), 0),
    WHOLE("age", age, 0, 120, IN(PERSON), 0),
    LABEL("literacy", literacy, literacy_labels, IN(PERSON), 0),
    SCORE("ability", ability),
    SCORE("talent_lezen", talent[0]),
    SCORE("talent_luisteren", talent[1]),
    SCORE("talent_schrijven", talent[2]),
    SCORE("talent_spreken", talent[3]),
    SCORE("talent_knm", talent[4]),
    MASK("habits", habits, habits, COUNT(habits), IN(PERSON)),
    LABEL("lodging", lodging, lodgings, IN(PERSON), 0),
    LABEL("study", study, yes_no, IN(PERSON), 0),
    LABEL("policy", policy, policies, IN(PERSON), 0),
    LABEL("lbt", lbt, lbts, IN(PERSON), 0),
    DAY("duty", duty, IN(PERSON), IN(PERSON)),
    DAY("notice", notice, IN(PERSON), 0),
    DAY("coupled", coupled, IN(PERSON), 0),
    DAY("settled", settled, IN(PERSON), 0),
    DAY("moves", moves, IN(PERSON), 0),
    DAY("intake", intake, IN(PERSON), 0),
    DAY("pip", pip, IN(PERSON), 0),
    DAY("offered", offered, IN(PERSON), 0),
    DAY("participation", participation, IN(PERSON), 0),
    DAY("term_end", term_end, IN(PERSON), 0),
    WHOLE("overruns", overruns, 0, 50, IN(PERSON), 0),
    DAY("applied", applied, IN(PERSON), 0),
    DAY("weighed", weighed, IN(PERSON), 0),
    MASK("given", given, ground_labels, GROUNDS, IN(PERSON)),
    WHOLE("late_days", late_days, 0, 10000, IN(PERSON), 0),
    DAY("late_until", late_until, IN(PERSON), 0),
    LABEL("stage", stage, stage_labels, IN(PERSON), IN(PERSON)),
    LABEL("route", route, route_labels, IN(PERSON), 0),
    {"step", AT(step), CELL_STEP, NULL, 0, 0, 0, STEPS, STEPS & ~IN(PERSON)},
    DAY("since", since, IN(PERSON) | IN(EXAM) | IN(SCRIPT) | JOBS_OF_PEOPLE,
        IN(SCRIPT) | JOBS_OF_PEOPLE),
    DAY("until", until, IN(EXAM), 0),
    DAY("begun", begun, IN(EXAM) | IN(MEDICAL) | IN(CASE), 0),
    MASK("passed", passed, components, COMPONENTS, IN(PERSON)),
    MASK("waived", waived, components, COUNT(components), IN(PERSON)),
    MASK("a2", a2, components, COMPONENTS_LANGUAGE, IN(PERSON)),
    WHOLE("lesson_hours", lesson_hours, 0, 10000, IN(PERSON), 0),
    WHOLE("effective_hours", effective_hours, 0, 60000, IN(PERSON), 0),
    WHOLE("weekly_minutes", weekly_minutes, 0, 6000, IN(PERSON), 0),
    WHOLE("credit_hours", credit_hours, 0, 10000, IN(PERSON), 0),
    WHOLE("no_offer_days", no_offer_days, 0, 10000, IN(PERSON), 0),
    WHOLE("calls", calls, 0, 200, IN(PERSON), 0),
    WHOLE("exam_fees", exam_fees, 0, 60000, IN(PERSON), 0),
    LABEL("loan", loan, loans, IN(PERSON), 0),
    LABEL("exam", exam, exam_labels, IN(EXAM) | IN(SCRIPT), IN(EXAM) | IN(SCRIPT)),
    DAY("day", day, IN(HEAD) | IN(PERSON) | IN(EXAM), IN(HEAD)),
    WHOLE("sittings", sittings, 0, 200, IN(EXAM), 0),
    WHOLE("attempt", attempt, 0, 255, IN(EXAM), 0),
    {"amount", AT(amount), CELL_AMOUNT, NULL, 0, -1e9, 1e9, IN(HEAD) | AMOUNTS, AMOUNTS},
};

const size_t n_stock_columns = COUNT(stock_columns);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/stock_file.h"

#include "models/person.h"
#include "scenarios/reader/stock_columns.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What the rows of a stock say together. */

struct checking {
    const struct stock_text *text;
    const char *path;
    day_number start;
    struct faults *faults;
};

static void __attribute__((format(printf, 3, 4)))
tell(const struct checking *self, const struct stock_row *row, const char *format, ...)
{
    char text[400];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, _(format), arguments);
    va_end(arguments);
    faults_add(self->faults, self->path, row->line, 0, "%s", text);
}

static bool
is_known(int32_t value)
{
    return value != STOCK_UNKNOWN;
}

/* ---- the stage, and the step in it ---- */

#define STEP(name) (1u << STEP_##name)

/* The steps of a stage, of each law. New_term and the ends are none: see docs/scenario.md. */
static const unsigned steps_of[REGIMES][STAGES] = {
    [REGIME_WI2013] = {[STAGE_RECEPTION] = STEP(COUPLING),
                       [STAGE_COUPLED] = STEP(WAIT_HOME),
                       [STAGE_LANDING] = STEP(OWN_COURSE),
                       [STAGE_COURSE] = STEP(OWN_LESSONS),
                       [STAGE_EXAMS] = STEP(EXAMS) | STEP(OWN_LESSONS) | STEP(PARTICIPATION),
                       [STAGE_AWAITING_RESULT] = STEP(EXAMS) | STEP(OWN_LESSONS)},
    [REGIME_WI2021] = {[STAGE_RECEPTION] = STEP(COUPLING),
                       [STAGE_COUPLED] = STEP(WAIT_HOME),
                       [STAGE_LANDING] = STEP(WAIT_NOTICE) | STEP(LANDING),
                       [STAGE_INTAKE] = STEP(INTAKE_QUEUE) | STEP(CALL),
                       [STAGE_PIP] = STEP(PIP) | STEP(STARTKLAS),
                       [STAGE_OFFER] = STEP(COURSE_QUEUE) | STEP(OFFER_DELAY) | STEP(REGISTERED),
                       [STAGE_COURSE] = STEP(COURSE) | STEP(COURSE_START) | STEP(TRAVEL) |
                                        STEP(COURSE_QUEUE),
                       [STAGE_EXAMS] = STEP(EXAMS) | STEP(CLOSING_QUEUE) | STEP(PARTICIPATION),
                       [STAGE_AWAITING_RESULT] = STEP(EXAMS)},
};

/* Where none is said, the one in which most are. */
static const enum step usual_step[REGIMES][STAGES] = {
    [REGIME_WI2013] = {STEP_COUPLING, STEP_WAIT_HOME, STEP_OWN_COURSE, STEP_EXAMS, STEP_EXAMS,
                       STEP_EXAMS, STEP_OWN_LESSONS, STEP_EXAMS, STEP_EXAMS},
    [REGIME_WI2021] = {STEP_COUPLING, STEP_WAIT_HOME, STEP_LANDING, STEP_INTAKE_QUEUE, STEP_PIP,
                       STEP_COURSE_QUEUE, STEP_COURSE, STEP_EXAMS, STEP_EXAMS},
};

/* Completes the step. Returns whether stage and step are sound. */
static bool
check_place(const struct checking *self, struct stock_row *row)
{
    unsigned steps = steps_of[row->regime][row->stage];

    if (row->stage == STAGE_NEW_TERM || stage_is_final((enum stage)row->stage)) {
        tell(self, row, "stage %s: expected the stage under way, reception to awaiting_result%s",
             stage_labels[row->stage],
             row->stage == STAGE_NEW_TERM ? _("; that a new term runs follows from overruns") : "");
        return false;
    }
    if (steps == 0) {
        tell(self, row, "stage %s: people under the %s have none", stage_labels[row->stage],
             regime_labels[row->regime]);
        return false;
    }
    if (!is_known(row->step))
        row->step = row->route == ROUTE_Z && row->stage == STAGE_EXAMS
                        ? (int32_t)STEP_CLOSING_QUEUE
                        : (int32_t)usual_step[row->regime][row->stage];
    if (steps >> row->step & 1)
        return true;
    tell(self, row, "step %s is not of stage %s of the %s", stock_step_labels[row->step],
         stage_labels[row->stage], regime_labels[row->regime]);
    return false;
}

/* ---- dates ---- */

struct named_day {
    const char *name;
    int32_t day;
};

/* Those that are there must rise. */
static void
check_order(const struct checking *self, const struct stock_row *row,
            const struct named_day *days, size_t n)
{
    const struct named_day *before = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!is_known(days[i].day))
            continue;
        if (before != NULL && days[i].day < before->day)
            tell(self, row, "%s is before %s", days[i].name, before->name);
        before = &days[i];
    }
}

static void
check_past(const struct checking *self, const struct stock_row *row, const char *name, int32_t day)
{
    char start[DATE_TEXT_SIZE];

    date_format(self->start, start);
    if (is_known(day) && day > self->start)
        tell(self, row, "%s is after the start, %s", name, start);
}

static void
check_ahead(const struct checking *self, const struct stock_row *row, const char *name,
            int32_t day)
{
    char start[DATE_TEXT_SIZE];

    date_format(self->start, start);
    if (is_known(day) && day < self->start)
        tell(self, row, "%s is before the start, %s", name, start);
}

static void
check_days(const struct checking *self, const struct stock_row *row)
{
    const struct named_day way[] = {{"duty", row->duty}, {"coupled", row->coupled},
                                    {"settled", row->settled}};
    const struct named_day law[] = {{"duty", row->duty}, {"intake", row->intake},
                                    {"pip", row->pip}, {"offered", row->offered}};
    const struct named_day step[] = {{"duty", row->duty}, {"since", row->since}};
    const struct named_day notice[] = {{"duty", row->duty}, {"notice", row->notice}};
    struct date first = {row->regime == REGIME_WI2013 ? 2013 : 2022, 1, 1};

    if (row->duty < date_to_day(first))
        tell(self, row, "duty: the %s has people from %d on", regime_labels[row->regime],
             first.year);
    check_order(self, row, way, 3);
    check_order(self, row, law, 4);
    check_order(self, row, step, 2);
    check_order(self, row, notice, 2);
    for (size_t i = 0; i < 3; i++)
        check_past(self, row, way[i].name, way[i].day);
    for (size_t i = 1; i < 4; i++)
        check_past(self, row, law[i].name, law[i].day);
    check_past(self, row, "since", row->since);
    check_ahead(self, row, "day", row->day);
    if (is_known(row->day) && row->step != STEP_COURSE_START && row->step != STEP_TRAVEL)
        tell(self, row, "day: only a step start_moment or travel has one");
    check_ahead(self, row, "moves", row->moves);
    if (row->stage >= STAGE_INTAKE)
        check_past(self, row, "notice", row->notice);
}

/* ---- what a stage needs, and what it cannot have ---- */

static void
need(const struct checking *self, const struct stock_row *row, bool needed, const char *name,
     int32_t value)
{
    if (needed && !is_known(value))
        tell(self, row, "a person of the %s in stage %s needs %s", regime_labels[row->regime],
             stage_labels[row->stage], name);
}

static void
refuse(const struct checking *self, const struct stock_row *row, bool refused, const char *name,
       int32_t value)
{
    if (refused && is_known(value))
        tell(self, row, "a person of the %s in stage %s has no %s yet, or none at all",
             regime_labels[row->regime], stage_labels[row->stage], name);
}

static void
check_home(const struct checking *self, const struct stock_row *row)
{
    bool waits = row->stage <= STAGE_COUPLED;
    bool landed = row->stage == STAGE_LANDING ||
                  (row->regime == REGIME_WI2013 && row->stage > STAGE_COUPLED);

    if (waits && row->group != GROUP_ASIEL)
        tell(self, row, "stage %s: only asiel is in reception", stage_labels[row->stage]);
    need(self, row, row->stage == STAGE_COUPLED || (landed && is_known(row->lodging)), "coupled",
         row->coupled);
    refuse(self, row, row->stage == STAGE_RECEPTION, "coupled", row->coupled);
    need(self, row, landed && is_known(row->coupled), "settled", row->settled);
    refuse(self, row, waits, "settled", row->settled);
    if (is_known(row->settled) && (is_known(row->lodging) || is_known(row->moves)))
        tell(self, row, "somebody settled has neither lodging nor moves");
    if (is_known(row->moves) && !is_known(row->coupled))
        tell(self, row, "moves: only who is coupled has a home found for him");
    if (is_known(row->lodging) && !is_known(row->coupled) && row->stage > STAGE_COUPLED)
        tell(self, row, "lodging: only who was coupled waits in reception in stage %s",
             stage_labels[row->stage]);
}

static void
check_law(const struct checking *self, const struct stock_row *row)
{
    bool old = row->regime == REGIME_WI2013, started = row->stage >= STAGE_COURSE;

    need(self, row, !old && row->stage == STAGE_PIP, "intake", row->intake);
    need(self, row, !old && row->stage >= STAGE_OFFER, "pip", row->pip);
    refuse(self, row, old || row->stage < STAGE_OFFER, "pip", row->pip);
    need(self, row, !old && row->stage >= STAGE_OFFER, "route", row->route);
    refuse(self, row, old || row->stage < STAGE_OFFER, "route",
           row->route == ROUTE_NONE ? STOCK_UNKNOWN : row->route);
    need(self, row, started, "offered", row->offered);
    refuse(self, row, !started, "offered", row->offered);
    refuse(self, row, !started, "lesson_hours", row->lesson_hours);
    if (row->step == STEP_CLOSING_QUEUE && row->route != ROUTE_Z)
        tell(self, row, "step closing is of route z");
    if (row->step == STEP_EXAMS && row->route == ROUTE_Z)
        tell(self, row, "step exams: route z has none, expected closing or participation");
    if (row->step == STEP_TRAVEL && (!is_known(row->coupled) || is_known(row->settled)))
        tell(self, row, "step travel: only who is coupled and not settled has a journey");
}

static bool
has_case(const struct checking *self, const struct stock_row *person)
{
    const struct stock *stock = &self->text->stock;
    size_t low = stock->n_people, high = stock->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct stock_row *row = &stock->rows[middle];
        if (row->kind < STOCK_CASE || (row->kind == STOCK_CASE && row->id < person->id))
            low = middle + 1;
        else
            high = middle;
    }
    return low < stock->n && stock->rows[low].kind == STOCK_CASE &&
           stock->rows[low].id == person->id;
}

static void
check_term(const struct checking *self, const struct stock_row *row)
{
    bool begun = row->regime == REGIME_WI2013 || is_known(row->pip);

    if (is_known(row->overruns) && row->overruns > 0 && !begun)
        tell(self, row, "overruns: no term has begun");
    if (is_known(row->overruns) && row->overruns > 0 && !is_known(row->term_end) &&
        !has_case(self, row))
        tell(self, row, "somebody who overran a term needs term_end, that of the new one, or a "
                        "row of kind case");
    if (is_known(row->applied) && (!begun || has_case(self, row)))
        tell(self, row, "applied: no term runs");
    if (is_known(row->late_days) != is_known(row->late_until))
        tell(self, row, "late_days and late_until go together");
    check_past(self, row, "applied", row->applied);
    check_past(self, row, "weighed", row->weighed);
    check_past(self, row, "late_until", row->late_until);
    if (is_known(row->term_end) && row->term_end < row->duty)
        tell(self, row, "term_end is before duty");
}

static void
check_person(const struct checking *self, struct stock_row *row, const struct stock_row *before)
{
    if (before != NULL && before->id == row->id)
        tell(self, row, "person %d is there twice, first on line %d", (int)row->id,
             (int)before->line);
    if (!check_place(self, row))
        return;
    check_days(self, row);
    check_home(self, row);
    check_law(self, row);
    check_term(self, row);
}

/* ---- jobs ---- */

static const struct stock_row *
person_of(const struct checking *self, int32_t id)
{
    const struct stock *stock = &self->text->stock;
    size_t row = stock_row_of(stock, id);

    return row < stock->n_people ? &stock->rows[row] : NULL;
}

/* Whether his row is not there at all, not only at fault. */
static bool
is_absent(const struct checking *self, int32_t id)
{
    bool lost = self->text->lost_unknown;

    for (size_t i = 0; i < self->text->n_lost; i++)
        lost = lost || self->text->lost[i] == id;
    return !lost && person_of(self, id) == NULL;
}

static int
component_of(int32_t exam)
{
    return exam >= EXAM_LEZEN_B1 ? exam - EXAM_LEZEN_B1 : exam;
}

static bool
is_same_job(const struct stock_row *a, const struct stock_row *b)
{
    return a->kind == b->kind && a->id == b->id && is_known(a->id) &&
           (a->kind != STOCK_EXAM || component_of(a->exam) == component_of(b->exam));
}

static void
check_exam(const struct checking *self, const struct stock_row *row,
           const struct stock_row *person)
{
    bool prepares = row->step == STOCK_PREPARING, booked = row->step == STOCK_BOOKED;
    int32_t gone = 0;

    if (prepares && !is_known(row->id))
        tell(self, row, "step preparing: nobody of the background is in that");
    if (prepares == is_known(row->since))
        tell(self, row, prepares ? N_("since: an exam that is prepared has none")
                                 : N_("an exam in step line, booked, sat or marked needs since"));
    if (booked != is_known(row->day))
        tell(self, row, booked ? N_("an exam in step booked needs day")
                               : N_("day: only a booked exam has one"));
    if (!prepares && is_known(row->until))
        tell(self, row, "until: only an exam that is prepared has one");
    check_ahead(self, row, "day", row->day);
    check_ahead(self, row, "until", row->until);
    if (person == NULL)
        return;
    gone |= is_known(person->passed) ? person->passed : 0;
    gone |= is_known(person->waived) ? person->waived : 0;
    if (gone >> component_of(row->exam) & 1)
        tell(self, row, "exam %s: person %d has passed it, or need not sit it",
             exam_labels[row->exam], (int)row->id);
    if (person->stage < STAGE_COURSE)
        tell(self, row, "exam: person %d is in stage %s", (int)row->id,
             stage_labels[person->stage]);
    if (row->exam == EXAM_ONA && person->regime != REGIME_WI2013)
        tell(self, row, "exam ona is of the wi2013");
}

static void
check_of_person(const struct checking *self, const struct stock_row *row,
                const struct stock_row *person)
{
    bool begun = person->regime == REGIME_WI2013 || is_known(person->pip);

    if (is_known(row->since) && row->since < person->duty)
        tell(self, row, "since is before the duty of person %d", (int)row->id);
    if (row->kind == STOCK_CASE && is_known(person->overruns) && person->overruns == 0)
        tell(self, row, "case: person %d has overruns 0", (int)row->id);
    if (row->kind == STOCK_CASE && !begun)
        tell(self, row, "case: the term of person %d has not begun", (int)row->id);
    if (row->kind == STOCK_EFFORT &&
        (person->regime != REGIME_WI2013 || person->stage < STAGE_COURSE))
        tell(self, row, "effort: only people under the wi2013 apply, from the course on");
}

/* The delay in which the step is. */
static void
check_begun(const struct checking *self, const struct stock_row *row)
{
    bool may = (row->kind == STOCK_EXAM && row->step == STOCK_MARKED) ||
               (row->kind == STOCK_MEDICAL && row->step != STOCK_ADVICE) ||
               (row->kind == STOCK_CASE && row->step == STOCK_VIEWS);
    const struct named_day days[] = {{"since", row->since}, {"begun", row->begun}};

    if (is_known(row->begun) && !may)
        tell(self, row, "begun: only a step marked, decision, objection or views has one");
    check_order(self, row, days, 2);
    check_past(self, row, "begun", row->begun);
}

static void
check_job(const struct checking *self, const struct stock_row *row, const struct stock_row *before)
{
    const struct stock_row *person = is_known(row->id) ? person_of(self, row->id) : NULL;

    if (is_known(row->id) && is_absent(self, row->id))
        tell(self, row, "there is no row of person %d", (int)row->id);
    if (before != NULL)
        tell(self, row, "the same of person %d is on line %d", (int)row->id, (int)before->line);
    check_past(self, row, "since", row->since);
    check_begun(self, row);
    if (row->kind == STOCK_EXAM)
        check_exam(self, row, person);
    if (row->kind == STOCK_SCRIPT && row->exam != EXAM_SCHRIJVEN_B1 &&
        row->exam != EXAM_SPREKEN_B1)
        tell(self, row, "script: expected schrijven_b1 or spreken_b1");
    if (person != NULL)
        check_of_person(self, row, person);
}

/* ---- all of it ---- */

static void
check_date(const struct checking *self)
{
    char said[DATE_TEXT_SIZE], start[DATE_TEXT_SIZE];

    if (self->text->day == STOCK_UNKNOWN || self->text->day == self->start)
        return;
    date_format(self->text->day, said);
    date_format(self->start, start);
    faults_add(self->faults, self->path, self->text->head_line, 0,
               "the stock is of %s, the run starts on %s", said, start);
}

/* Of a job of the same person: those stand together. */
static const struct stock_row *
same_before(const struct stock_row *rows, size_t i)
{
    for (size_t k = i; k-- > 0 && rows[k].kind == rows[i].kind && rows[k].id == rows[i].id;)
        if (is_same_job(&rows[i], &rows[k]))
            return &rows[k];
    return NULL;
}

void
stock_check(struct stock_text *text, const char *path, day_number start,
            struct faults *faults)
{
    const struct checking self = {text, path, start, faults};
    struct stock_row *rows = text->rows;

    check_date(&self);
    if (text->day != start)
        return;
    for (size_t i = 0; i < text->stock.n; i++) {
        if (rows[i].kind == STOCK_PERSON)
            check_person(&self, &rows[i], i > 0 ? &rows[i - 1] : NULL);
        else
            check_job(&self, &rows[i], rows[i].id != STOCK_UNKNOWN ? same_before(rows, i) : NULL);
    }
}

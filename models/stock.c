/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stock.h"

#include "models/lost.h"
#include "models/stage.h"
#include "models/stock_place.h"
#include "sim/sort.h"

/*
 * A run begins with a stock: the people come in by the date of their duty, then those who wait for
 * a home by that of the koppeling, then everybody's own step and whatever is under way beside it by
 * the date on which it began.  So whoever waits longest stands first in every line.
 */

const char *const stock_step_labels[] = {
    [STEP_COUPLING] = "coupling",
    [STEP_WAIT_HOME] = "home",
    [STEP_WAIT_NOTICE] = "notice",
    [STEP_LANDING] = "landing",
    [STEP_CALL] = "call",
    [STEP_INTAKE_QUEUE] = "intake",
    [STEP_STARTKLAS] = "startklas",
    [STEP_PIP] = "plan",
    [STEP_OFFER_DELAY] = "seeking",
    [STEP_COURSE_QUEUE] = "course_line",
    [STEP_REGISTERED] = "registering",
    [STEP_COURSE_START] = "start_moment",
    [STEP_TRAVEL] = "travel",
    [STEP_COURSE] = "lessons",
    [STEP_EXAMS] = "exams",
    [STEP_CLOSING_QUEUE] = "closing",
    [STEP_PARTICIPATION] = "participation",
    [STEP_OWN_COURSE] = "own_search",
    [STEP_OWN_LESSONS] = "own_lessons",
};

static const struct stock *
stock_of(const struct chain *chain)
{
    return &chain->params->stock;
}

/* ---- how many ---- */

size_t
stock_people(const struct chain *chain)
{
    return stock_of(chain)->n_people;
}

size_t
stock_jobs(const struct chain *chain)
{
    return stock_of(chain)->n - stock_of(chain)->n_people;
}

int
stock_has_background(const struct chain *chain)
{
    const struct stock *stock = stock_of(chain);

    for (size_t i = 0; i < stock->n; i++)
        if (stock->rows[i].kind == STOCK_EXAM && stock->rows[i].id == STOCK_UNKNOWN)
            return 1;
    return 0;
}

/* ---- who, at a smaller scale ---- */

/* Of what was taken at a larger scale, each one stays by a mark of his own. */
static bool
stays(const struct chain *chain, uint32_t id, unsigned month)
{
    double share = chain->params->run.scale / stock_of(chain)->scale;

    return share >= 1.0 || rng_happens(rng_bits(&chain->rng,
                                                rng_person_make(STREAM_STOCK_ROW, month, id),
                                                DECIDE_THIN, 0),
                                       share);
}

size_t
stock_row_of(const struct stock *self, int32_t id)
{
    size_t low = 0, high = self->n_people;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->rows[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < self->n_people && self->rows[low].id == id ? low : self->n_people;
}

static uint32_t
who_of(const struct chain *chain, int32_t id)
{
    size_t row = stock_row_of(stock_of(chain), id);

    return row < stock_people(chain) ? chain->stock_who[row] : NOBODY;
}

/* ---- in what order ---- */

/* A day that is not known comes before all others. */
static bool
later_by(int32_t a_day, int32_t b_day, uint32_t a, uint32_t b)
{
    return a_day != b_day ? a_day > b_day : a > b;
}

static bool
later_duty(const void *rows, uint32_t a, uint32_t b)
{
    const struct stock_row *row = rows;

    return later_by(row[a].duty, row[b].duty, a, b);
}

static bool
later_coupled(const void *rows, uint32_t a, uint32_t b)
{
    const struct stock_row *row = rows;

    return later_by(row[a].coupled, row[b].coupled, a, b);
}

static bool
later_since(const void *rows, uint32_t a, uint32_t b)
{
    const struct stock_row *row = rows;

    return later_by(row[a].since, row[b].since, a, b);
}

/* The numbers of n rows in an order. */
static const uint32_t *
in_order(struct chain *chain, size_t n, sort_later *later)
{
    for (uint32_t i = 0; i < n; i++)
        chain->stock_order[i] = i;
    sort_numbers(chain->stock_order, (uint32_t)n, later, stock_of(chain)->rows);
    return chain->stock_order;
}

/* ---- what is under way beside it ---- */

/* What is not known to have begun begins now. */
static stamp
begun_of(const struct chain *chain, const struct stock_row *row)
{
    return row->begun != STOCK_UNKNOWN ? stock_stamp(row->begun) : stamp_of(chain_now(chain));
}

static void
place_exam(struct chain *chain, const struct stock_row *row, uint32_t who, uint32_t number)
{
    uint32_t job = job_new(chain, who, JOB_EXAM);
    struct job *record = &chain->jobs[job];
    bool sat = row->step == STOCK_SAT || row->step == STOCK_MARKED;

    record->exam = (uint8_t)row->exam;
    record->component = (uint8_t)exam_component((enum exam)row->exam);
    record->since = row->since != STOCK_UNKNOWN ? stock_stamp(row->since)
                                                : stamp_of(chain_now(chain));
    if (who == NOBODY) {
        record->component = 0;
        record->month = sat; /* whose luck: exam_address */
        record->index = number;
    } else {
        record->attempt = (uint8_t)(row->attempt != STOCK_UNKNOWN ? row->attempt : 1);
        record->sat = row->sittings != STOCK_UNKNOWN ? (uint32_t)row->sittings : sat;
    }
    if (row->step == STOCK_PREPARING)
        exam_prepares(chain, job, row->until != STOCK_UNKNOWN ? row->until : DAY_NEVER);
    else if (row->step == STOCK_MARKED)
        exam_was_marked(chain, job, begun_of(chain, row));
    else if (sat)
        exam_was_sat(chain, job);
    else
        exam_was_signed_up(chain, job, row->step == STOCK_BOOKED ? row->day : DAY_NEVER);
}

static void
place_script(struct chain *chain, const struct stock_row *row, uint32_t number)
{
    uint32_t job = job_new(chain, NOBODY, JOB_SCRIPT);
    struct job *record = &chain->jobs[job];

    record->exam = (uint8_t)row->exam;
    record->month = (uint16_t)row->since;
    record->index = number;
    record->since = stock_stamp(row->since);
    grading_begin(chain, job, exam_sitting(chain, record).marking);
}

static void
place_job(struct chain *chain, const struct stock_row *row, uint32_t number)
{
    uint32_t who = row->id != STOCK_UNKNOWN ? who_of(chain, row->id) : NOBODY;
    stamp since = row->since != STOCK_UNKNOWN ? stock_stamp(row->since)
                                              : stamp_of(chain_now(chain));

    if (row->id != STOCK_UNKNOWN ? who == NOBODY : !stays(chain, number, 1))
        return;
    switch ((enum stock_kind)row->kind) {
    case STOCK_EXAM:
        place_exam(chain, row, who, number);
        break;
    case STOCK_SCRIPT:
        place_script(chain, row, number);
        break;
    case STOCK_MEDICAL:
        medical_applied(chain, who, (enum stock_medical)row->step, since,
                        stock_stamp(row->begun));
        break;
    case STOCK_CASE:
        enforcement_stock(chain, who, (enum stock_case)row->step, since, begun_of(chain, row));
        break;
    case STOCK_EFFORT:
        effort_stock(chain, who, since);
        break;
    default:
        break;
    }
}

/* ---- what is of nobody ---- */

static void
place_amounts(struct chain *chain)
{
    const struct stock *stock = stock_of(chain);
    double share = chain->params->run.scale / stock->scale;

    for (size_t i = 0; i < stock->n; i++) {
        const struct stock_row *row = &stock->rows[i];
        if (row->kind == STOCK_HOMES)
            chain->homes[row->class].due = row->amount * share;
        else if (row->kind == STOCK_INTAKES)
            chain->intakes[row->class] = (int64_t)(row->amount * share + 0.5);
        else if (row->kind == STOCK_TRAVEL)
            chain->travel.spent = row->amount * share;
    }
    chain->travel.year = date_of_day(chain_today(chain)).year;
}

/* ---- all of it ---- */

enum { NO_CASE = 0, HAS_CASE = 1 };

/* stock_who holds, until the person comes in, whether a case about him is open. */
static void
find_cases(struct chain *chain)
{
    const struct stock *stock = stock_of(chain);

    for (size_t i = 0; i < stock->n_people; i++)
        chain->stock_who[i] = NO_CASE;
    for (size_t i = stock->n_people; i < stock->n; i++)
        if (stock->rows[i].kind == STOCK_CASE)
            chain->stock_who[stock_row_of(stock, stock->rows[i].id)] = HAS_CASE;
}

static void
place_people(struct chain *chain)
{
    const struct stock *stock = stock_of(chain);
    const uint32_t *order = in_order(chain, stock->n_people, later_duty);

    find_cases(chain);
    for (size_t i = 0; i < stock->n_people; i++) {
        bool has_case = chain->stock_who[order[i]] == HAS_CASE;
        chain->stock_who[order[i]] = NOBODY;
        if (stays(chain, (uint32_t)stock->rows[order[i]].id, 0))
            chain->stock_who[order[i]] = stock_come_in(chain, &stock->rows[order[i]], has_case);
    }
}

static void
place_homes(struct chain *chain)
{
    const struct stock *stock = stock_of(chain);
    const uint32_t *order = in_order(chain, stock->n_people, later_coupled);

    for (size_t i = 0; i < stock->n_people; i++) {
        const struct stock_row *row = &stock->rows[order[i]];
        uint32_t who = chain->stock_who[order[i]];
        if (who == NOBODY || row->coupled == STOCK_UNKNOWN || row->settled != STOCK_UNKNOWN)
            continue;
        if (row->regime == REGIME_WI2013)
            lost_begin(chain, who, LOST_HOME);
        housing_stock(chain, who, row->moves != STOCK_UNKNOWN ? row->moves : DAY_NEVER);
    }
}

static void
place_steps(struct chain *chain)
{
    const struct stock *stock = stock_of(chain);
    const uint32_t *order = in_order(chain, stock->n, later_since);

    for (size_t i = 0; i < stock->n; i++) {
        const struct stock_row *row = &stock->rows[order[i]];
        if (row->kind != STOCK_PERSON)
            place_job(chain, row, order[i] - (uint32_t)stock->n_people);
        else if (chain->stock_who[order[i]] != NOBODY)
            stock_go_on(chain, chain->stock_who[order[i]], row);
    }
}

/* What nobody said about the exams of those who sit them; and about applications to come. */
static void
complete(struct chain *chain)
{
    const struct stock *stock = stock_of(chain);

    for (size_t i = 0; i < stock->n_people; i++) {
        uint32_t who = chain->stock_who[i];
        const struct person *person;
        if (who == NOBODY)
            continue;
        person = &chain->people[who];
        if (person->pip != STAMP_NEVER || person->regime == REGIME_WI2013)
            medical_stock(chain, who);
        if (person->phase >= STAGE_EXAMS && person->route != ROUTE_Z)
            exams_begin(chain, who);
    }
}

void
stock_place(struct chain *chain)
{
    if (stock_of(chain)->rows == NULL)
        return;
    place_amounts(chain);
    place_people(chain);
    place_homes(chain);
    place_steps(chain);
    complete(chain);
    accounts_placed(chain);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stock.h"

#include "models/grounds.h"
#include "models/loan.h"
#include "models/lost.h"
#include "models/stage.h"
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

/* The row of an id, or n_people: people are the first rows, by id. */
static size_t
row_of(const struct chain *chain, int32_t id)
{
    const struct stock *stock = stock_of(chain);
    size_t low = 0, high = stock->n_people;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stock->rows[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < stock->n_people && stock->rows[low].id == id ? low : stock->n_people;
}

static uint32_t
who_of(const struct chain *chain, int32_t id)
{
    size_t row = row_of(chain, id);

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

/* ---- a person ---- */

static stamp
stamp_of_day(int32_t day)
{
    return day != STOCK_UNKNOWN ? stamp_of(ticks_of_day(day)) : STAMP_NEVER;
}

static bool
was_in_reception(const struct stock_row *row)
{
    return row->coupled != STOCK_UNKNOWN || row->stage <= STAGE_COUPLED;
}

/* Where nothing is said the notice of who has had an intake came with the duty. */
static void
set_notice(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];

    if (row->notice != STOCK_UNKNOWN)
        person->notice = stamp_of_day(row->notice);
    else if (row->stage >= STAGE_INTAKE && person->notice > chain_now(chain))
        person->notice = person->duty;
    person_flag(person, PERSON_NOTICED, person->notice <= chain_now(chain));
}

static void
set_dates(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];

    set_notice(chain, who, row);
    person->coupled = stamp_of_day(row->coupled);
    person->settled = stamp_of_day(row->settled);
    if (!was_in_reception(row) && row->settled == STOCK_UNKNOWN)
        person->settled = person->duty;
    person->pip = stamp_of_day(row->pip);
    if (row->stage >= STAGE_OFFER)
        person->offered = stamp_of_day(row->offered);
    else
        person->intake = stamp_of_day(row->intake);
    person_flag(person, PERSON_SETTLED, person->settled != STAMP_NEVER);
    person_flag(person, PERSON_FROM_AZC, was_in_reception(row));
}

/* What the person has passed, and at which level the rest may be. */
static void
set_components(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];

    if (row->passed != STOCK_UNKNOWN)
        person->passed = (uint8_t)row->passed;
    if (row->waived != STOCK_UNKNOWN)
        person->waived |= (uint8_t)row->waived;
    if (row->a2 != STOCK_UNKNOWN)
        person->level_a2 = (uint8_t)row->a2;
    else if (person->regime == REGIME_WI2013)
        person->level_a2 = wi2013_sits_nt2(chain, who) ? 0 : MASK_LANGUAGE;
}

static bool
has_started(const struct stock_row *row)
{
    return row->step == STEP_COURSE || row->step == STEP_OWN_LESSONS || row->stage >= STAGE_EXAMS ||
           (row->lesson_hours != STOCK_UNKNOWN && row->stage >= STAGE_COURSE);
}

static void
set_traits(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    struct traits *traits = &chain->traits[who];

    if (row->habits != STOCK_UNKNOWN)
        traits->habits = (uint8_t)row->habits;
    else if (was_in_reception(row))
        reception_habits(chain, who);
    if (person->regime == REGIME_WI2021 && row->calls != STOCK_UNKNOWN && row->stage < STAGE_PIP)
        traits->calls = (uint8_t)row->calls;
    if (person->regime == REGIME_WI2021 && row->credit_hours != STOCK_UNKNOWN)
        traits->credit_hours = (uint16_t)row->credit_hours;
    if (person->regime == REGIME_WI2021 && row->no_offer_days != STOCK_UNKNOWN)
        person->no_offer_days = (uint16_t)row->no_offer_days;
    if (person->group == GROUP_GEZIN)
        person_flag(person, PERSON_PASSED_ABROAD,
                    !chain_happens(chain, who, DECIDE_BIB_EXEMPT, chain->params->bib.exempt));
    person_flag(person, PERSON_STARTED, has_started(row));
    if (row->lbt != STOCK_UNKNOWN) {
        person_flag(person, PERSON_FEASIBLE, row->lbt == LBT_FEASIBLE);
        person_flag(person, PERSON_UNTESTED, row->lbt == LBT_UNTESTED);
    } else if (person->regime == REGIME_WI2021 && row->stage >= STAGE_PIP) {
        intake_test(chain, who);
    }
}

/* ---- the term ---- */

static day_number
first_of_term(const struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    day_number months = (day_number)chain->params->enforcement.new_term_months_wi2013;

    if (person_is(person, PERSON_NEW_TERM))
        return day_add_months(ticks_to_day((ticks)person->term_end), -(int)months);
    return person->regime == REGIME_WI2013 ? ticks_to_day((ticks)person->duty)
                                           : ticks_to_day((ticks)person->pip) + 1;
}

/* Up to when everything was weighed for a longer term; 0: nothing was. Where nothing is said, whose
 * term was lengthened had that for what had happened by now; who might have applied since the
 * window opened, and did not, had nothing to ask for by then. */
static day_number
weighed_until(const struct chain *chain, uint32_t who, const struct stock_row *row, day_number own)
{
    day_number end = ticks_to_day((ticks)chain->people[who].term_end);
    day_number opens = day_add_months(end, -(int)chain->params->term.window_months);

    if (row->weighed != STOCK_UNKNOWN)
        return row->weighed;
    if (end > own)
        return chain_today(chain);
    return opens < chain_today(chain) && row->applied == STOCK_UNKNOWN ? opens : 0;
}

/* What was weighed before. */
static void
set_weighed(struct chain *chain, uint32_t who, const struct stock_row *row, day_number first)
{
    struct person_lost *lost = &chain->lost[who];
    day_number own = day_add_months(first, (int)chain->params->term.months);
    day_number until = weighed_until(chain, who, row, own);

    if (until > 0)
        grounds_weighed(chain, who, first, until);
    if (row->given != STOCK_UNKNOWN)
        lost->grounds |= (uint16_t)row->given;
    if (row->late_days != STOCK_UNKNOWN && row->late_until != STOCK_UNKNOWN) {
        lost->delay_days = (uint16_t)row->late_days;
        lost->delay_until = (uint16_t)row->late_until;
    }
}

/* An end that is past and waits for no decision comes at once. */
static void
run_term(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    int32_t known = row->term_end;
    day_number first;

    person->term_end = stamp_of_day(known);
    first = first_of_term(chain, who);
    if (known == STOCK_UNKNOWN)
        person->term_end =
            stamp_of(ticks_of_day(day_add_months(first, (int)chain->params->term.months)));
    lost_term_begins(chain, who, first);
    set_weighed(chain, who, row, first);
    extension_begin(chain, who, first);
    if (row->applied != STOCK_UNKNOWN)
        extension_stock(chain, who, stamp_of_day(row->applied));
    if (person->term_end < chain_now(chain))
        person->term_end = stamp_of(chain_now(chain));
}

/* Somebody about whom a case is open is in no term. */
static void
set_term(struct chain *chain, uint32_t who, const struct stock_row *row, bool has_case)
{
    struct person *person = &chain->people[who];
    bool begun = person->regime == REGIME_WI2013 || person->pip != STAMP_NEVER;

    if (begun && !has_case)
        run_term(chain, who, row);
    else if (begun)
        lost_term_begins(chain, who, first_of_term(chain, who));
}

static void
count_overruns(struct chain *chain, uint32_t who, const struct stock_row *row, bool has_case)
{
    struct person *person = &chain->people[who];

    person->overruns = (uint8_t)(row->overruns != STOCK_UNKNOWN ? row->overruns : has_case);
    person_flag(person, PERSON_FIRST_TERM_ENDED, person->overruns > 0);
    person_flag(person, PERSON_NEW_TERM, person->overruns > has_case);
}

/* ---- PVT and MAP ---- */

static void
set_participation(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    struct person *person = &chain->people[who];
    bool known = row->participation != STOCK_UNKNOWN;

    if (known)
        person->participation = stamp_of_day(row->participation);
    if (person->regime == REGIME_WI2021 && person->pip != STAMP_NEVER && !known)
        participation_plan(chain, who);
    if (person->regime == REGIME_WI2021 && chain->traits[who].credit_hours > 0)
        chain->traits[who].participation_hours =
            (uint16_t)chain->params->participation.startklas_hours;
    if (person->regime == REGIME_WI2013 && person->settled != STAMP_NEVER)
        wi2013_pvt_stock(chain, who, known);
    else if (person->regime == REGIME_WI2013 && !known &&
             ticks_to_day((ticks)person->duty) < chain->params->wi2013.pvt_from)
        person->participation = person->duty;
}

/* ---- comes in ---- */

/* The step holds a course place. */
static bool
holds_course(enum step step)
{
    return step == STEP_REGISTERED || step == STEP_COURSE_START || step == STEP_TRAVEL ||
           step == STEP_COURSE;
}

static void
learn(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    struct traits *traits = &chain->traits[who];
    stamp since = row->since != STOCK_UNKNOWN ? stamp_of_day(row->since) : person->offered;

    if (!person_is(person, PERSON_STARTED))
        return;
    growth_stock(chain, who, row, since < chain_now(chain) ? since : stamp_of(chain_now(chain)));
    if (row->habits != STOCK_UNKNOWN)
        traits->habits = (uint8_t)row->habits;
    if (person->regime != REGIME_WI2013)
        return;
    loan_begin(chain, who);
    traits->price = (uint16_t)timeline_step(&chain->params->wi2013.price,
                                            person->offered != STAMP_NEVER
                                                ? ticks_to_day((ticks)person->offered)
                                                : chain_today(chain));
    if (row->exam_fees != STOCK_UNKNOWN)
        traits->exam_fees = (uint16_t)row->exam_fees;
    if (row->loan != STOCK_UNKNOWN)
        traits->loan = row->loan == STOCK_LOAN_SPENT ? LOAN_TAKEN | LOAN_SPENT
                       : row->loan == STOCK_LOAN     ? LOAN_TAKEN
                                                     : 0;
    chain->loans_spent += (traits->loan & LOAN_SPENT) != 0;
}

static void
come_in(struct chain *chain, size_t i, bool has_case)
{
    const struct stock_row *row = &stock_of(chain)->rows[i];
    uint32_t who = person_new(chain, STREAM_STOCK_ROW, 0, (uint32_t)row->id,
                              (enum regime)row->regime, (enum group)row->group);
    struct person *person = &chain->people[who];

    chain->stock_who[i] = who;
    person_flag(person, PERSON_NAREIS, row->nareis == 1);
    person->step = (uint8_t)row->step;
    newcomer_stock(chain, who, row);
    if (row->route != STOCK_UNKNOWN)
        person->route = (uint8_t)row->route;
    set_dates(chain, who, row);
    set_components(chain, who, row);
    count_overruns(chain, who, row, has_case);
    stage_arrive(chain, who, (enum stage)row->stage, true);
    set_traits(chain, who, row);
    learn(chain, who, row);
    set_participation(chain, who, row);
    set_term(chain, who, row, has_case);
    person_wind(chain, who);
    if (person_is(person, PERSON_FROM_AZC) && !person_is(person, PERSON_SETTLED))
        reception_stock(chain, who, row);
    if (holds_course((enum step)row->step))
        desk_keep(&chain->desks[desk_of_course(person)], chain_now(chain));
}

/* ---- goes on ---- */

/* Since when the step is: as the row says, else since the last date before it. */
static stamp
step_since(const struct chain *chain, uint32_t who, const struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    stamp dates[] = {person->duty,    person->notice, person->coupled,
                     person->settled, person->pip,    person->offered}; /* or the intake */
    stamp last = 0;

    if (row->since != STOCK_UNKNOWN)
        return stamp_of_day(row->since);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (dates[i] != STAMP_NEVER && dates[i] > last && dates[i] <= chain_now(chain))
            last = dates[i];
    return last;
}

/* The policy of the municipality, where that has to do with what comes. */
static void
set_policy(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    if (chain->people[who].regime != REGIME_WI2021 || row->stage == STAGE_RECEPTION)
        return;
    if (row->policy != STOCK_UNKNOWN)
        chain->traits[who].policy = (uint8_t)row->policy;
    else
        intake_policy(chain, who);
}

static void
wait_for_course(struct chain *chain, uint32_t who)
{
    lost_begin(chain, who, lost_of_course(&chain->people[who]));
}

/* On the way to the first lesson. */
static void
go_on_to_course(struct chain *chain, uint32_t who, enum step step, stamp since)
{
    const struct person *person = &chain->people[who];

    wait_for_course(chain, who);
    switch (step) {
    case STEP_OFFER_DELAY:
        person_go(chain, who, step,
                  chain_left(chain, who, DECIDE_OFFER, &chain->model->draws.offer[person->group],
                             since));
        break;
    case STEP_COURSE_QUEUE:
        offer_wait(chain, who);
        break;
    case STEP_REGISTERED:
        person_go(chain, who, step,
                  chain_left(chain, who, DECIDE_REGISTRATION, &chain->model->draws.registration,
                             since));
        break;
    case STEP_TRAVEL:
        travel_stock(chain, who);
        break;
    default:
        offer_start(chain, who);
        break;
    }
}

static void
go_on_to_lessons(struct chain *chain, uint32_t who, const struct stock_row *row, stamp since)
{
    struct person *person = &chain->people[who];

    if (person->regime == REGIME_WI2021 && !person_is(person, PERSON_SETTLED) &&
        person_is(person, PERSON_FROM_AZC))
        person_flag(person, PERSON_TRAVELS, true);
    if (person->route == ROUTE_Z && row->participation == STOCK_UNKNOWN)
        participation_begin(chain, who);
    municipal_begin(chain, who);
    course_stock(chain, who, since);
}

static void
go_on_to_home(struct chain *chain, uint32_t who, enum step step, stamp since)
{
    if (step == STEP_COUPLING)
        person_go(chain, who, step,
                  chain_left(chain, who, DECIDE_COUPLING, &chain->model->draws.coupling, since));
    else if (step == STEP_LANDING)
        landing_stock(chain, who, since);
    else
        landing_try(chain, who);
}

static void
go_on_after_lessons(struct chain *chain, uint32_t who, enum step step)
{
    struct person *person = &chain->people[who];
    ticks at = (ticks)person->participation;

    if (person->route == ROUTE_Z)
        person->passed = MASK_ALL;
    if (step == STEP_CLOSING_QUEUE)
        closing_wait(chain, who);
    else if (step == STEP_PARTICIPATION)
        person_go_at(chain, who, step, at > chain_now(chain) ? at : chain_now(chain));
}

static void
go_on(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    stamp since = step_since(chain, who, row);
    enum step step = (enum step)row->step;

    set_policy(chain, who, row);
    if (step <= STEP_LANDING) {
        if (chain->people[who].regime == REGIME_WI2021 || step == STEP_COUPLING)
            go_on_to_home(chain, who, step, since);
    } else if (step <= STEP_PIP) {
        intake_stock(chain, who, step, since);
    } else if (step < STEP_REVIEW) {
        go_on_to_course(chain, who, step, since);
    } else if (step == STEP_COURSE) {
        go_on_to_lessons(chain, who, row, since);
    } else if (step >= STEP_OWN_COURSE) {
        wi2013_stock(chain, who, step, since);
    } else {
        go_on_after_lessons(chain, who, step);
    }
}

/* ---- what is under way beside it ---- */

static void
place_exam(struct chain *chain, const struct stock_row *row, uint32_t who, uint32_t number)
{
    uint32_t job = job_new(chain, who, JOB_EXAM);
    struct job *record = &chain->jobs[job];
    bool sat = row->step == STOCK_SAT || row->step == STOCK_MARKED;

    record->exam = (uint8_t)row->exam;
    record->component = (uint8_t)exam_component((enum exam)row->exam);
    record->since = row->since != STOCK_UNKNOWN ? stamp_of_day(row->since)
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
    else if (sat)
        exam_was_sat(chain, job, row->step == STOCK_MARKED);
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
    record->since = stamp_of_day(row->since);
    grading_begin(chain, job, exam_sitting(chain, record).marking);
}

static void
place_job(struct chain *chain, const struct stock_row *row, uint32_t number)
{
    uint32_t who = row->id != STOCK_UNKNOWN ? who_of(chain, row->id) : NOBODY;
    stamp since = row->since != STOCK_UNKNOWN ? stamp_of_day(row->since)
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
        medical_applied(chain, who, (enum stock_medical)row->step, since);
        break;
    case STOCK_CASE:
        enforcement_stock(chain, who, (enum stock_case)row->step, since);
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
            chain->stock_who[row_of(chain, stock->rows[i].id)] = HAS_CASE;
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
            come_in(chain, order[i], has_case);
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
            go_on(chain, chain->stock_who[order[i]], row);
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
}

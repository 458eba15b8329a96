/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * With everything else off, a desk of the chain is a station of queueing theory.  Staff work in
 * office hours, and work that is laid down in the evening is taken up in the morning; so in working
 * time, in which the opening hours follow one upon another, a desk with Poisson arrivals is M/G/c.
 * Course places are held day and night: there working time is time.
 *
 * Customers come through the chain's own doors (a script to be marked, an application, an overrun,
 * a call to the intake, a wait for a course) and their wait is what lies in working time between
 * coming and leaving but for the drawn work.  As in network_by_hand.h a check passes when theory
 * lies within the t-interval over independent replications, at a level of one in a million, and
 * the interval's half-width may not be above a stated share of the theory.  A tenth of the run is
 * left out at the start.  A wait in which a draw was rounded differs by a tick from 600 or more.
 */

#include "models/network.h"
#include "tests/chain_by_hand.h"
#include "tests/queueing_theory.h"

#include <gsl/gsl_cdf.h>

#define FALSE_ALARM 1e-6

enum { ROOM = 1500, STREAM_GAPS = 200, MOST_REPLICATIONS = 64 };

/* A desk and how people come to it. */
struct door {
    enum desk_name desk;
    uint32_t (*come)(struct hand *hand, uint32_t n); /* the slot of their service's end */
    bool (*served)(const struct chain *chain, uint32_t slot); /* at the desk, by the next event */
    ticks (*work)(const struct chain *chain, uint32_t slot); /* that was drawn */
    void (*go)(struct chain *chain, uint32_t slot); /* after that: out of the chain */
    bool (*joins)(const struct chain *chain, uint32_t slot); /* comes from a desk before; or NULL */
};

struct load {
    double rate; /* customers in a mean service */
    int servers;
    struct draw_spec service; /* in the door's unit */
    double mean;              /* of it, in ticks */
    int years;
    uint32_t replications;
};

struct figures {
    double n, wait, delay; /* customers; mean wait in mean services; share who wait */
    double done, used;     /* hours of work: by the customers, by the books */
};

/* ---- distributions ---- */

static struct draw_spec
spec_of(enum draw_form form, double a, double b)
{
    return (struct draw_spec){.form = form, .a = a, .b = b, .low = -INFINITY, .high = INFINITY};
}

static struct draw_spec
lognormal(double mean, double variation)
{
    double variance = log(1.0 + variation * variation);

    return spec_of(DRAW_LOGNORMAL, log(mean) - 0.5 * variance, sqrt(variance));
}

/* ---- working time ---- */

static ticks opened[1 << 15]; /* by day of the run: opening hours before it */

static void
count_hours(const struct hand *hand, enum desk_name desk)
{
    const struct calendar *days = &hand->model->calendar;
    ticks sum = 0;

    cr_assert_lt(days->end - days->first, 1 << 15);
    for (day_number day = days->first; day < days->end; day++) {
        opened[day - days->first] = sum;
        sum += desk < DESK_CONSULTANTS ? TICKS_PER_DAY
                                       : roster_on(model_roster(hand->model, desk), day).open_for;
    }
}

static ticks
working_time(const struct hand *hand, enum desk_name desk, ticks at)
{
    day_number day = ticks_to_day(at);
    ticks since = at - ticks_of_day(day), open_for;

    if (desk >= DESK_CONSULTANTS) {
        open_for = roster_on(model_roster(hand->model, desk), day).open_for;
        since = since < ROSTER_OPENS ? 0 : since - ROSTER_OPENS;
        since = since < open_for ? since : open_for;
    }
    return opened[day - hand->model->calendar.first] + since;
}

/* The moment at which so much working time is over. */
static ticks
later(const struct hand *hand, enum desk_name desk, ticks from, ticks gap)
{
    return desk < DESK_CONSULTANTS ? from + gap
                                   : roster_finish(model_roster(hand->model, desk), from, gap);
}

/* ---- one replication ---- */

/* Who is at the desk, by slot: when they came, in working time. */
static ticks came[SLOT_PEOPLE + 2 * ROOM + ROOM * JOBS_A_PERSON + ROOM];

struct run {
    const struct door *door;
    const struct load *load;
    struct draw gap;
    uint32_t clock, n; /* the slot of the next arrival; arrivals so far */
    ticks from;        /* who came before is left out */
    struct figures sum;
};

static void
arrival(struct hand *hand, struct run *run)
{
    struct chain *chain = &hand->chain;
    ticks now = chain_now(chain), next;
    rng_person address = rng_person_make(STREAM_GAPS, 0, run->n);

    next = later(hand, run->door->desk, now,
                 draw_ticks(&run->gap, rng_bits(&chain->rng, address, 0, 0)));
    if (run->n > 0) /* the first call is the run's start */
        came[run->door->come(hand, run->n)] = working_time(hand, run->door->desk, now);
    run->n++;
    if (next < chain->agenda.end)
        agenda_schedule(&chain->agenda, run->clock, next, EVENT_PERSON);
}

static void
departure(const struct hand *hand, struct run *run, uint32_t slot, ticks work)
{
    ticks wait = working_time(hand, run->door->desk, chain_now(&hand->chain)) - came[slot] - work;

    cr_assert_geq(wait, 0, "a wait of %lld ticks", (long long)wait);
    run->sum.done += (double)work / (double)TICKS_PER_HOUR;
    if (came[slot] < run->from)
        return;
    run->sum.n += 1.0;
    run->sum.wait += (double)wait / run->load->mean;
    run->sum.delay += wait > 0;
}

static double
used_hours(const struct hand *hand, enum desk_name desk)
{
    double sum = 0.0;

    for (size_t t = 0; t < hand->measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_double(&hand->measures, MEASURE_USED)[t * RESOURCES + desk_resource(desk)];
    return sum;
}

/* An event of somebody who came: at an examiner's desk it may be a morning on which he goes on. */
static void
event(struct hand *hand, struct run *run, uint32_t slot)
{
    struct chain *chain = &hand->chain;
    const struct door *door = run->door;
    bool served = door->served(chain, slot);
    ticks work = served ? door->work(chain, slot) : 0;

    if (door->joins != NULL && door->joins(chain, slot))
        came[slot] = working_time(hand, door->desk, chain_now(chain));
    chain_event(chain, slot);
    if (served && !door->served(chain, slot)) {
        departure(hand, run, slot, work);
        door->go(chain, slot);
    }
}

static struct figures
run_to_the_end(struct hand *hand, struct run *run)
{
    struct chain *chain = &hand->chain;
    uint32_t slot;

    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        if (slot == run->clock)
            arrival(hand, run);
        else if (slot >= SLOT_PEOPLE)
            event(hand, run, slot);
        else
            chain_event(chain, slot);
    }
    chain_finish(chain);
    run->sum.used = used_hours(hand, run->door->desk);
    run->sum.wait /= run->sum.n;
    run->sum.delay /= run->sum.n;
    return run->sum;
}

/* What everybody's scenario has: a level and a service at the desk, and no delay elsewhere. */
static void
set_up(struct hand *hand, const struct door *door, const struct load *load)
{
    struct params *p = &hand->params;

    hand_init(hand);
    p->run.until = date_to_day((struct date){2022 + load->years, 1, 1}) - 1;
    hand_spec(&p->grading.handling, 0);
    hand_spec(&p->medical.handling, 0);
    hand_spec(&p->enforcement.notice, 0);
    hand_spec(&p->enforcement.views, 0);
    p->grading.assessors_b1 = 1;
    for (int e = 0; e < EXAMINERS; e++) {
        p->grading.examiners[e].steps[0].value = load->servers;
        p->grading.minutes[e] = load->service;
    }
    p->medical.assessors.steps[0].value = load->servers;
    p->medical.in_course[GROUP_ASIEL] = 1.0;
    p->medical.dossier_minutes = p->medical.consult_minutes = load->service;
    p->enforcement.hearing_officers.steps[0].value = load->servers;
    p->enforcement.decision_officers.steps[0].value = load->servers;
    p->enforcement.hearing_minutes = p->enforcement.decision_minutes = load->service;
    p->intake.consultants.steps[0].value = MUNICIPALITIES * load->servers;
    for (int m = 0; m < MUNICIPALITIES; m++)
        p->intake.consultants_share[m] = 1.0 / MUNICIPALITIES;
    p->intake.minutes = load->service;
    p->course.places[ROUTE_B1].steps[0].value = load->servers;
    p->course.registration = load->service;
    p->enforcement.hearing_share = door->desk == DESK_HEARING || door->joins != NULL;
}

static struct figures
replicate(const struct door *door, const struct load *load, uint32_t replication)
{
    static struct hand hand;
    struct draw_spec gap = spec_of(DRAW_EXPONENTIAL, load->mean / load->rate, 0.0);
    struct run run = {.door = door, .load = load};
    struct figures found;

    set_up(&hand, door, load);
    hand_start_with_room(&hand, ROOM, ROOM);
    hand.chain.rng = (struct rng){(uint64_t)hand.params.run.seed + door->desk, replication};
    count_hours(&hand, door->desk);
    cr_assert_eq(draw_init(&run.gap, &gap, 1, &hand.error), 0);
    run.clock =
        slot_of_move(person_new(&hand.chain, STREAM_GAPS, 0, 0, REGIME_WI2021, GROUP_ASIEL));
    run.from = working_time(&hand, door->desk,
                            ticks_of_day(hand.params.run.start + load->years * 365 / 10));
    arrival(&hand, &run);
    found = run_to_the_end(&hand, &run);
    draw_free(&run.gap);
    hand_stop(&hand);
    return found;
}

/* ---- the doors ---- */

static bool
job_is_served(const struct chain *chain, uint32_t slot, enum desk_name desk)
{
    const struct job *job;

    if (slot < chain->slot_jobs)
        return false;
    job = &chain->jobs[slot - chain->slot_jobs];
    return job->kind != JOB_FREE && job->step == JOB_SERVICE && job->desk == desk;
}

static ticks
work_of_job(const struct chain *chain, uint32_t slot)
{
    return chain->jobs[slot - chain->slot_jobs].work;
}

static void
goes_by_himself(struct chain *chain, uint32_t slot)
{
    (void)chain;
    (void)slot;
}

/* A script of somebody outside the simulation, on the exam day. */
static uint32_t
script_comes(struct hand *hand, uint32_t n, enum exam exam)
{
    uint32_t job = job_new(&hand->chain, NOBODY, JOB_EXAM);
    struct job *record = &hand->chain.jobs[job];

    record->exam = (uint8_t)exam;
    record->month = 600;
    record->index = n;
    record->since = stamp_of(chain_now(&hand->chain));
    grading_begin(&hand->chain, job, exam_sitting(&hand->chain, record).marking);
    return slot_of_job(&hand->chain, job);
}

/* One assessor's draw; its record says what is left of it. */
static ticks
work_of_script(const struct chain *chain, uint32_t slot)
{
    const struct job *job = &chain->jobs[slot - chain->slot_jobs];

    return draw_ticks(&chain->model->draws.marking[examiner_of_exam((enum exam)job->exam)],
                      exam_sitting(chain, job).marking);
}

#define POOL(name, EXAM)                                                                           \
    static uint32_t name##_comes(struct hand *hand, uint32_t n)                                    \
    {                                                                                              \
        return script_comes(hand, n, EXAM_##EXAM);                                                 \
    }                                                                                              \
    static bool name##_served(const struct chain *chain, uint32_t slot)                            \
    {                                                                                              \
        return job_is_served(chain, slot, (enum desk_name)(DESK_EXAMINERS + EXAMINER_##EXAM));     \
    }                                                                                              \
    static const struct door name = {(enum desk_name)(DESK_EXAMINERS + EXAMINER_##EXAM),           \
                                     name##_comes,                                                 \
                                     name##_served,                                                \
                                     work_of_script,                                               \
                                     goes_by_himself,                                              \
                                     NULL};

POOL(schrijven_a2, SCHRIJVEN_A2)
POOL(spreken_a2, SPREKEN_A2)
POOL(ona, ONA)
POOL(schrijven_b1, SCHRIJVEN_B1)
POOL(spreken_b1, SPREKEN_B1)

/* A person in a stage, of asiel, who is settled and noticed. */
static uint32_t
somebody(struct hand *hand, uint32_t n, enum stage stage, enum route route,
         enum municipality municipality)
{
    struct chain *chain = &hand->chain;
    uint32_t who = hand_person(hand, GROUP_ASIEL, n);
    struct person *person = &chain->people[who];

    person->settled = person->notice = person->pip = stamp_of(chain_now(chain));
    person_flag(person, PERSON_SETTLED | PERSON_NOTICED, true);
    person->route = (uint8_t)route;
    person->municipality = (uint8_t)municipality;
    person->step = STEP_OFFER_DELAY;
    stage_arrive(chain, who, stage, false);
    return who;
}

static uint32_t
overrun_comes(struct hand *hand, uint32_t n)
{
    uint32_t who = somebody(hand, n, STAGE_OFFER, ROUTE_B1, MUNICIPALITY_G4);

    enforcement_begin(&hand->chain, who);
    return slot_of_job(&hand->chain, hand->chain.people[who].jobs);
}

static bool
hearing_served(const struct chain *chain, uint32_t slot)
{
    return job_is_served(chain, slot, DESK_HEARING);
}

static bool
decision_served(const struct chain *chain, uint32_t slot)
{
    return job_is_served(chain, slot, DESK_DECISION);
}

/* The job may be over and its record free, but it still knows its person. */
static void
leaves_with_the_job(struct chain *chain, uint32_t slot)
{
    person_end(chain, chain->jobs[slot - chain->slot_jobs].person, STAGE_LAPSED);
}

/* Somebody applies for exemption. */
static uint32_t
application_comes(struct hand *hand, uint32_t n)
{
    uint32_t who = somebody(hand, n, STAGE_OFFER, ROUTE_B1, MUNICIPALITY_G4);
    uint32_t job = job_new(&hand->chain, who, JOB_MEDICAL);

    hand->chain.jobs[job].step = JOB_APPLYING;
    medical_event(&hand->chain, job);
    return slot_of_job(&hand->chain, job);
}

static bool
advice_served(const struct chain *chain, uint32_t slot)
{
    return job_is_served(chain, slot, DESK_MEDICAL);
}

static const struct door advisers = {
    DESK_MEDICAL, application_comes, advice_served, work_of_job, leaves_with_the_job, NULL};

static const struct door hearing = {
    DESK_HEARING, overrun_comes, hearing_served, work_of_job, leaves_with_the_job, NULL};
static const struct door decision = {
    DESK_DECISION, overrun_comes, decision_served, work_of_job, leaves_with_the_job, NULL};
static const struct door decision_after_hearing = {
    DESK_DECISION,       overrun_comes, decision_served, work_of_job,
    leaves_with_the_job, hearing_served};

static uint32_t
call_comes(struct hand *hand, uint32_t n, enum municipality municipality)
{
    uint32_t who = somebody(hand, n, STAGE_LANDING, ROUTE_NONE, municipality);

    intake_begin(&hand->chain, who);
    return slot_of_move(who);
}

static uint32_t
person_of(uint32_t slot)
{
    return (slot - SLOT_PEOPLE) / 2;
}

static bool
person_moves_from(const struct chain *chain, uint32_t slot, enum step step)
{
    return slot < chain->slot_jobs && (slot - SLOT_PEOPLE) % 2 == 0 &&
           chain->people[person_of(slot)].step == step;
}

static bool
intake_served(const struct chain *chain, uint32_t slot)
{
    return person_moves_from(chain, slot, STEP_INTAKE);
}

static ticks
work_of_intake(const struct chain *chain, uint32_t slot)
{
    return chain_draw(chain, person_of(slot), DECIDE_INTAKE, &chain->model->draws.intake);
}

static void
leaves(struct chain *chain, uint32_t slot)
{
    person_end(chain, person_of(slot), STAGE_LAPSED);
}

#define CLASS(name, MUNICIPALITY)                                                                  \
    static uint32_t name##_comes(struct hand *hand, uint32_t n)                                    \
    {                                                                                              \
        return call_comes(hand, n, MUNICIPALITY);                                                  \
    }                                                                                              \
    static const struct door name = {(enum desk_name)(DESK_CONSULTANTS + MUNICIPALITY),            \
                                     name##_comes, intake_served, work_of_intake, leaves, NULL};

CLASS(consultants_g4, MUNICIPALITY_G4)
CLASS(consultants_large, MUNICIPALITY_LARGE)
CLASS(consultants_other, MUNICIPALITY_OTHER)

/* A place is held from its grant; here to the registration of the offer. */
static uint32_t
learner_comes(struct hand *hand, uint32_t n)
{
    uint32_t who = somebody(hand, n, STAGE_OFFER, ROUTE_B1, MUNICIPALITY_G4);

    offer_wait(&hand->chain, who);
    return slot_of_move(who);
}

static bool
place_served(const struct chain *chain, uint32_t slot)
{
    return person_moves_from(chain, slot, STEP_REGISTERED);
}

static ticks
work_of_place(const struct chain *chain, uint32_t slot)
{
    return chain_draw(chain, person_of(slot), DECIDE_REGISTRATION,
                      &chain->model->draws.registration);
}

static const struct door course_places = {
    DESK_COURSE + ROUTE_B1, learner_comes, place_served, work_of_place, leaves, NULL};

/* ---- the verdict ---- */

struct estimate {
    double mean, half_width;
};

static struct estimate
interval_of(const double *values, uint32_t n)
{
    double sum = 0.0, squares = 0.0, mean;

    for (uint32_t i = 0; i < n; i++)
        sum += values[i];
    mean = sum / n;
    for (uint32_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    return (struct estimate){mean, gsl_cdf_tdist_Qinv(0.5 * FALSE_ALARM, n - 1.0) *
                                       sqrt(squares / (n - 1.0) / n)};
}

static void
judge(const char *what, struct estimate found, double theory, double effect)
{
    cr_log_info("%s: %.5f +- %.5f (%.1f %%), theory %.5f", what, found.mean, found.half_width,
                100.0 * found.half_width / theory, theory);
    cr_expect_leq(fabs(found.mean - theory), found.half_width, "%s: %g +- %g, theory %g", what,
                  found.mean, found.half_width, theory);
    cr_expect_leq(found.half_width, effect * theory, "%s: %g +- %g: too wide to tell", what,
                  found.mean, found.half_width);
}

/* The books know the hours of those who left, and of those at the desk when the run ended. */
static void
judge_hours(const struct door *door, const struct load *load, const struct figures *found)
{
    double most = 100.0 * load->servers * load->mean / (double)TICKS_PER_HOUR;

    if (door->desk < DESK_CONSULTANTS)
        return; /* places are booked as a mean level */
    cr_expect(found->used >= found->done - 0.01 && found->used <= found->done + most,
              "%g hours in the books, %g worked", found->used, found->done);
}

struct both_figures {
    struct estimate wait, delay;
};

static struct both_figures
estimate(const struct door *door, const struct load *load)
{
    double wait[MOST_REPLICATIONS], delay[MOST_REPLICATIONS];

    cr_assert_leq(load->replications, (uint32_t)MOST_REPLICATIONS);
    for (uint32_t i = 0; i < load->replications; i++) {
        struct figures found = replicate(door, load, i);
        wait[i] = found.wait;
        delay[i] = found.delay;
        judge_hours(door, load, &found);
    }
    return (struct both_figures){interval_of(wait, load->replications),
                                 interval_of(delay, load->replications)};
}

/* Staff's services are 10 minutes long on average; places are held for half an hour. */
enum { MINUTES = 10, TICKS_HELD = 1800 };

static struct load
staff_load(double rate, int servers, struct draw_spec service, int years, uint32_t replications)
{
    return (struct load){rate, servers, service, MINUTES * 60.0, years, replications};
}

static void
verify(const struct door *door, const struct load *load, struct theory_wait theory, double effect)
{
    struct both_figures found = estimate(door, load);

    judge("wait", found.wait, theory.wait, effect);
    judge("P(wait)", found.delay, theory.delay, effect / 2.0);
}

/* M/M/3 at a load of 0.8. */
static void
verify_markov(const struct door *door)
{
    struct load load = staff_load(2.4, 3, spec_of(DRAW_EXPONENTIAL, MINUTES, 0.0), 3, 24);

    verify(door, &load, (struct theory_wait){theory_delay(2.4, 3), theory_wait(2.4, 3)}, 0.08);
}

/* ---- M/M/3 at each desk ---- */

Test(chain_desks, schrijven_a2)
{
    verify_markov(&schrijven_a2);
}

Test(chain_desks, spreken_a2)
{
    verify_markov(&spreken_a2);
}

Test(chain_desks, ona)
{
    verify_markov(&ona);
}

Test(chain_desks, schrijven_b1)
{
    verify_markov(&schrijven_b1);
}

Test(chain_desks, spreken_b1)
{
    verify_markov(&spreken_b1);
}

Test(chain_desks, medical_advisers)
{
    verify_markov(&advisers);
}

Test(chain_desks, hearing_officers)
{
    verify_markov(&hearing);
}

Test(chain_desks, decision_officers)
{
    verify_markov(&decision);
}

/* What leaves M/M/3 is a Poisson process again (Burke 1956). */
Test(chain_desks, decision_officers_after_the_hearing)
{
    verify_markov(&decision_after_hearing);
}

Test(chain_desks, consultants_of_the_four_largest)
{
    verify_markov(&consultants_g4);
}

Test(chain_desks, consultants_of_the_large)
{
    verify_markov(&consultants_large);
}

Test(chain_desks, consultants_of_the_others)
{
    verify_markov(&consultants_other);
}

Test(chain_desks, course_places)
{
    struct load load = {2.4, 3, spec_of(DRAW_EXPONENTIAL, TICKS_HELD / (double)TICKS_PER_DAY, 0.0),
                        TICKS_HELD, 2, 24};

    verify(&course_places, &load, (struct theory_wait){theory_delay(2.4, 3), theory_wait(2.4, 3)},
           0.08);
}

/* ---- other forms of service ---- */

Test(chain_desks, constant_minutes_of_three_examiners)
{
    struct load load = staff_load(2.4, 3, spec_of(DRAW_CONSTANT, MINUTES, 0.0), 3, 24);

    verify(&spreken_a2, &load, theory_constant(2.4, 3), 0.06);
}

/* The longest services are rare, so the replications' means lean to the right: verify_queue.c. */
Test(chain_desks, lognormal_minutes_of_one_adviser)
{
    struct load load = staff_load(0.8, 1, lognormal(MINUTES, 1.5), 12, 40);

    verify(&advisers, &load, (struct theory_wait){0.8, theory_pollaczek(0.8, 1.5)}, 0.08);
}

/* ---- the same station in the queueing network ---- */

/* The mean wait in mean services and the share who wait, of all customers after three months. */
static void
run_station(struct params *p, uint32_t replications, double *wait, double *delay)
{
    struct error error = {0};
    struct measures m;
    struct network_model *model;
    struct network *network;

    cr_assert_eq(network_model_new(&model, p, &error), 0, "%s", error.text);
    cr_assert_eq(network_new(&network, model, &error), 0);
    cr_assert_eq(measures_init(&m, network_model_shape(model), &error), 0);
    for (uint32_t i = 0; i < replications; i++) {
        double n = 0.0, queued = 0.0, waited = 0.0;
        cr_assert_eq(network_run(network, i, &m, &error), 0);
        for (size_t t = 3; t < m.shape->extent[DIMENSION_TIME]; t++) {
            n += measures_int32(&m, MEASURE_STATION_STARTED)[t];
            queued += measures_int32(&m, MEASURE_STATION_QUEUED)[t];
            waited += (double)measures_int64(&m, MEASURE_STATION_WAITED)[t];
        }
        wait[i] = waited / n / (MINUTES * 60.0);
        delay[i] = queued / n;
    }
    measures_free(&m);
    network_free(network);
    network_model_free(model);
}

/* Open day and night: two years there have the hours of eight here. */
static struct both_figures
station(const struct load *load)
{
    static struct timeline_step rate, servers;
    static struct params p;
    double wait[MOST_REPLICATIONS], delay[MOST_REPLICATIONS];
    double days = MINUTES / 60.0 / 24.0;
    struct network_station *one = &p.network.stations[0];

    p.kind = MODEL_QUEUE;
    p.run.seed = 42;
    p.run.replications = 1;
    p.run.scale = 1.0;
    p.run.start = hand_day("2022-01-01");
    p.run.until = hand_day("2023-12-31");
    rate = (struct timeline_step){p.run.start, load->rate / days};
    servers = (struct timeline_step){p.run.start, load->servers};
    p.network.has_rate = true;
    p.network.rate = (struct timeline){.steps = &rate, .n_steps = 1};
    p.network.n_stations = 1;
    p.network.warm_up_months = 3;
    strcpy(one->id, "desk");
    one->servers = (struct timeline){.steps = &servers, .n_steps = 1};
    one->service = lognormal(days, 0.7);
    one->queue_limit = NETWORK_UNLIMITED;
    one->n_classes = 1;
    one->class_share[0] = 1.0;
    run_station(&p, load->replications, wait, delay);
    return (struct both_figures){interval_of(wait, load->replications),
                                 interval_of(delay, load->replications)};
}

/* Two independent estimates; the half-widths of both add up as their squares do. */
static void
judge_pair(const struct door *door, const char *figure, struct estimate a, struct estimate b,
           double effect)
{
    char what[64];

    snprintf(what, sizeof what, "%s, %s", resource_labels[desk_resource(door->desk)], figure);
    judge(what, (struct estimate){a.mean, hypot(a.half_width, b.half_width)}, b.mean, effect);
}

/* Of M/G/3 theory knows bounds alone; the network's station knows no office hours. One desk of each
 * kind of staff. */
Test(chain_desks, the_same_as_a_station_of_the_network)
{
    static const struct door *const doors[] = {&schrijven_a2, &advisers, &hearing, &consultants_g4};
    struct load load = staff_load(2.4, 3, lognormal(MINUTES, 0.7), 3, 24);
    struct both_figures alike = station(&load);

    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        struct both_figures desk = estimate(doors[i], &load);
        judge_pair(doors[i], "wait", desk.wait, alike.wait, 0.08);
        judge_pair(doors[i], "P(wait)", desk.delay, alike.delay, 0.04);
    }
}

/* ---- a wrong desk is seen ---- */

static bool
agrees(struct estimate found, double theory)
{
    return fabs(found.mean - theory) <= found.half_width;
}

Test(chain_desks, a_colleague_more_is_seen_and_a_twentieth_of_the_work)
{
    struct draw_spec service = spec_of(DRAW_EXPONENTIAL, MINUTES, 0.0);
    struct load more = staff_load(2.4, 4, service, 1, 12);
    struct load less = staff_load(2.28, 3, service, 3, 24);

    cr_assert_not(agrees(estimate(&schrijven_a2, &more).wait, theory_wait(2.4, 3)));
    cr_assert_not(agrees(estimate(&schrijven_a2, &less).wait, theory_wait(2.4, 3)));
}

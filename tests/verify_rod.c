/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Chain R1 on the engine (tests/rod_chain.h) against a second implementation that shares nothing
 * with it: time in real days, Mersenne twister and GSL's samplers, a binary heap of tokens, queues
 * in arrays.  It is slow and plain on purpose.  The outcomes of independent replications of both
 * must agree by Welch's test; over all figures together a sound engine fails once in a million with
 * other seeds.  So that agreement means something, the difference that would be seen is asserted
 * too.
 */

#include "tests/rod_chain.h"

#include <stdlib.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#define FALSE_ALARM 1e-6

enum { REPLICATIONS = 12, MOST = 90000 };

/* ---- the plain implementation ---- */

enum state { GONE, HOUSING, PLAN, WAIT, COURSE, PREPARE, QUEUE_PLACE, SIT, QUEUE_GRADE, GRADE };

struct token {
    double at;
    long order; /* of creation: ties come in it */
    int who;    /* -1: an arrival */
    int serial; /* of the person's plans: an old one is void */
    int is_deadline;
};

struct somebody {
    enum state state;
    int serial, route, exam, attempt;
    double came, since;
};

struct plain {
    gsl_rng *rng;
    struct token *heap;
    size_t n;
    long order;
    struct somebody *people;
    int *place_queue, *grade_queue; /* everybody who ever came, in order; who left is passed by */
    int place_head, place_tail, place_waiting, grade_head, grade_tail;
    int places, graders, arrived;
    double now;
    struct rod_counts counts;
    long live;
};

static int
comes_before(const struct token *a, const struct token *b)
{
    return a->at < b->at || (a->at <= b->at && a->order < b->order);
}

static void
plan(struct plain *self, double at, int who, int is_deadline)
{
    struct token token = {at, self->order++, who, who < 0 ? 0 : self->people[who].serial,
                          is_deadline};
    size_t i = self->n++;

    for (; i > 0 && comes_before(&token, &self->heap[(i - 1) / 2]); i = (i - 1) / 2)
        self->heap[i] = self->heap[(i - 1) / 2];
    self->heap[i] = token;
}

static struct token
earliest(struct plain *self)
{
    struct token first = self->heap[0], last = self->heap[--self->n];
    size_t i = 0, child;

    while ((child = 2 * i + 1) < self->n) {
        if (child + 1 < self->n && comes_before(&self->heap[child + 1], &self->heap[child]))
            child++;
        if (!comes_before(&self->heap[child], &last))
            break;
        self->heap[i] = self->heap[child];
        i = child;
    }
    self->heap[i] = last;
    return first;
}

static void
next(struct plain *self, int who, enum state state, double after)
{
    self->people[who].state = state;
    self->people[who].serial++;
    plan(self, self->now + after, who, 0);
}

static double
lognormal(struct plain *self, double median, double sigma)
{
    return gsl_ran_lognormal(self->rng, log(median), sigma);
}

static void
seat(struct plain *self, int who)
{
    self->places--;
    self->counts.place_waits++;
    self->counts.place_days += self->now - self->people[who].since;
    next(self, who, SIT, floor(self->now + 1e-6) + 1.0 - self->now);
}

static void
let_sit(struct plain *self)
{
    while (self->places > 0 && self->place_head < self->place_tail) {
        int who = self->place_queue[self->place_head++];
        if (who >= 0) {
            self->place_waiting--;
            seat(self, who);
        }
    }
}

static void
let_grade(struct plain *self)
{
    while (self->graders > 0 && self->grade_head < self->grade_tail) {
        int who = self->grade_queue[self->grade_head++];
        if (who < 0)
            continue;
        self->graders--;
        self->counts.grade_waits++;
        self->counts.grade_days += self->now - self->people[who].since;
        next(self, who, GRADE, gsl_ran_exponential(self->rng, 0.1));
    }
}

static void
ask_place(struct plain *self, int who)
{
    self->people[who].state = QUEUE_PLACE;
    self->people[who].serial++;
    self->people[who].since = self->now;
    self->place_queue[self->place_tail++] = who;
    self->place_waiting++;
    let_sit(self);
    if (self->place_waiting > self->counts.place_queue)
        self->counts.place_queue = self->place_waiting;
}

static void
ask_grader(struct plain *self, int who)
{
    self->people[who].state = QUEUE_GRADE;
    self->people[who].serial++;
    self->people[who].since = self->now;
    self->grade_queue[self->grade_tail++] = who;
    let_grade(self);
}

static void
strike(int *queue, int head, int tail, int who)
{
    for (int i = head; i < tail; i++)
        if (queue[i] == who)
            queue[i] = -1;
}

static void
leaves(struct plain *self, int who)
{
    self->people[who].state = GONE;
    self->live--;
}

static void
graded(struct plain *self, int who)
{
    struct somebody *person = &self->people[who];

    self->graders++;
    let_grade(self);
    if (gsl_rng_uniform(self->rng) < ROD_PASS) {
        person->attempt = 0;
        if (++person->exam == ROD_EXAMS) {
            self->counts.completed++;
            self->counts.days_completed += self->now - person->came;
            leaves(self, who);
            return;
        }
    } else if (++person->attempt == ROD_ATTEMPTS) {
        self->counts.failed++;
        leaves(self, who);
        return;
    }
    next(self, who, PREPARE, gsl_ran_exponential(self->rng, 21.0));
}

static void
planned(struct plain *self, int who)
{
    double chance = gsl_rng_uniform(self->rng);

    self->people[who].route = chance < 0.7 ? 0 : chance < 0.9 ? 1 : 2;
    plan(self, self->now + ROD_DEADLINE, who, 1);
    next(self, who, WAIT, gsl_ran_exponential(self->rng, 45.0));
}

static void
moves(struct plain *self, int who)
{
    static const double median[ROD_ROUTES] = {360.0, 480.0, 270.0};

    switch (self->people[who].state) {
    case HOUSING:
        next(self, who, PLAN, lognormal(self, 70.0, 0.4));
        break;
    case PLAN:
        planned(self, who);
        break;
    case WAIT:
        next(self, who, COURSE, lognormal(self, median[self->people[who].route], 0.25));
        break;
    case COURSE:
        next(self, who, PREPARE, gsl_ran_exponential(self->rng, 21.0));
        break;
    case PREPARE:
        ask_place(self, who);
        break;
    case SIT:
        self->places++;
        let_sit(self);
        ask_grader(self, who);
        break;
    default:
        graded(self, who);
        break;
    }
}

static void
expires(struct plain *self, int who)
{
    enum state state = self->people[who].state;

    leaves(self, who);
    self->counts.expired++;
    if (state == QUEUE_PLACE) {
        strike(self->place_queue, self->place_head, self->place_tail, who);
        self->place_waiting--;
    } else if (state == QUEUE_GRADE) {
        strike(self->grade_queue, self->grade_head, self->grade_tail, who);
    } else if (state == SIT) {
        self->places++;
        let_sit(self);
    } else if (state == GRADE) {
        self->graders++;
        let_grade(self);
    }
}

static void
arrives(struct plain *self)
{
    int who = self->arrived++;
    double later = self->now + gsl_ran_exponential(self->rng, (double)ROD_DAYS / ROD_PERSONS);

    cr_assert_lt(who, MOST);
    self->people[who] = (struct somebody){.came = self->now};
    if (++self->live > self->counts.peak)
        self->counts.peak = self->live;
    next(self, who, HOUSING, lognormal(self, 90.0, 0.6));
    if (later < ROD_DAYS)
        plan(self, later, -1, 0);
}

static bool
is_void(const struct plain *self, const struct token *token)
{
    if (token->who < 0)
        return false;
    return self->people[token->who].state == GONE ||
           (!token->is_deadline && token->serial != self->people[token->who].serial);
}

static void
plain_run(struct plain *self)
{
    self->n = 0;
    self->order = self->live = self->arrived = 0;
    self->place_head = self->place_tail = self->grade_head = self->grade_tail = 0;
    self->place_waiting = 0;
    self->places = ROD_PLACES;
    self->graders = ROD_GRADERS;
    self->counts = (struct rod_counts){0};
    plan(self, gsl_ran_exponential(self->rng, (double)ROD_DAYS / ROD_PERSONS), -1, 0);
    while (self->n > 0) {
        struct token token = earliest(self);
        if (is_void(self, &token))
            continue;
        self->now = token.at;
        self->counts.events++;
        if (token.who < 0)
            arrives(self);
        else if (token.is_deadline)
            expires(self, token.who);
        else
            moves(self, token.who);
    }
    cr_assert_eq(self->live, 0);
    self->counts.arrived = self->arrived;
}

/* ---- both ---- */

enum { FIGURES = 9 };

static const char *const names[FIGURES] = {
    "arrived", "completed", "failed", "expired", "events an arrival",
    "days of those who completed", "wait for a place", "wait for a grader", "peak of people",
};

/* The relative difference that is seen at the least. */
static const double seen[FIGURES] = {0.04, 0.02, 0.15, 0.4, 0.02, 0.03, 0.2, 0.03, 0.04};

static void
note(const struct rod_counts *counts, double figures[FIGURES])
{
    double came = (double)counts->arrived;

    figures[0] = came;
    figures[1] = (double)counts->completed / came;
    figures[2] = (double)counts->failed / came;
    figures[3] = (double)counts->expired / came;
    figures[4] = (double)counts->events / came;
    figures[5] = counts->days_completed / (double)counts->completed;
    figures[6] = counts->place_days / (double)counts->place_waits;
    figures[7] = counts->grade_days / (double)counts->grade_waits;
    figures[8] = (double)counts->peak;
}

static void
run_engine(double figures[REPLICATIONS][FIGURES])
{
    static struct rod rod;
    struct error error = {0};

    cr_assert_eq(rod_init(&rod, 1.0, &error), 0, "%s", error.text);
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        cr_assert_eq(rod_run(&rod, 4, r, 1.0, &error), 0, "%s", error.text);
        note(&rod.counts, figures[r]);
    }
    rod_free(&rod);
}

static void
run_plain(double figures[REPLICATIONS][FIGURES])
{
    struct plain plain = {.rng = gsl_rng_alloc(gsl_rng_mt19937)};
    size_t visits = MOST * (size_t)(ROD_EXAMS * ROD_ATTEMPTS);

    plain.heap = malloc(4 * MOST * sizeof *plain.heap);
    plain.people = malloc(MOST * sizeof *plain.people);
    plain.place_queue = malloc(visits * sizeof *plain.place_queue);
    plain.grade_queue = malloc(visits * sizeof *plain.grade_queue);
    cr_assert(plain.heap && plain.people && plain.place_queue && plain.grade_queue);
    gsl_rng_set(plain.rng, 20240624);
    for (int r = 0; r < REPLICATIONS; r++) {
        plain_run(&plain);
        note(&plain.counts, figures[r]);
    }
    free(plain.heap);
    free(plain.people);
    free(plain.place_queue);
    free(plain.grade_queue);
    gsl_rng_free(plain.rng);
}

struct moments {
    double mean, error; /* variance of the mean */
};

static struct moments
moments_of(double figures[REPLICATIONS][FIGURES], int f)
{
    double sum = 0.0, squares = 0.0;

    for (int r = 0; r < REPLICATIONS; r++)
        sum += figures[r][f];
    sum /= REPLICATIONS;
    for (int r = 0; r < REPLICATIONS; r++)
        squares += (figures[r][f] - sum) * (figures[r][f] - sum);
    return (struct moments){sum, squares / (REPLICATIONS - 1) / REPLICATIONS};
}

Test(rod, chain_r1_agrees_with_a_second_implementation)
{
    static double ours[REPLICATIONS][FIGURES], theirs[REPLICATIONS][FIGURES];

    run_engine(ours);
    run_plain(theirs);
    for (int f = 0; f < FIGURES; f++) {
        struct moments a = moments_of(ours, f), b = moments_of(theirs, f);
        double error = sqrt(a.error + b.error);
        /* Welch's degrees of freedom, which are never below those of one sample */
        double freedom = (a.error + b.error) * (a.error + b.error) * (REPLICATIONS - 1) /
                         (a.error * a.error + b.error * b.error);
        double half = gsl_cdf_tdist_Qinv(0.5 * FALSE_ALARM / FIGURES, freedom) * error;
        cr_expect_lt(fabs(a.mean - b.mean), half, "%s: %g, the other says %g, half-width %g",
                     names[f], a.mean, b.mean, half);
        cr_expect_lt(2.0 * half, seen[f] * b.mean, "%s: only a difference of %.3f is seen",
                     names[f], 2.0 * half / b.mean);
    }
}

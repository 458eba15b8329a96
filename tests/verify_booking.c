/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Days from sign-up to exam against theory.  With Poisson sign-ups on every day of the week and c
 * places on every working day, the places that are booked from the first day on that may be booked
 * are a queue in discrete time, Q' = max(Q + A - c, 0): A sign-ups of a day, c the places of the
 * day that falls out of reach with it (0 at a weekend).  Its law is followed here from day to day over
 * the calendar of the run, holidays and the empty start included, by code of its own.
 *
 * The chain's side is others than the simulated people, who sign up for KNM at one site and change
 * nothing.  Mean and shares are judged by t-intervals over independent replications as in
 * network_by_hand.h; an effect is the largest half-width that passes.
 */

#include "tests/inflow_by_hand.h"

#include <gsl/gsl_cdf.h>

#define FALSE_ALARM 1e-6

enum { LEAD = 14, YEARS = 4, TERMS = 400, QUEUE = 1500, DAILY = 60 };
enum { REPLICATIONS = 240, LAST = 150 };

/* ---- theory ---- */

/* What may be booked on a day, and what was expected to be on the days up to it. */
struct law {
    double queue[QUEUE];  /* P(so many places are booked within reach) */
    double count[DAILY];  /* P(so many sign up on a day) */
    double above[DAILY];  /* P(more than so many do) */
    double terms[TERMS];  /* expected bookings by days to the exam */
};

static void
law_init(struct law *self, double rate)
{
    double above = 1.0;

    memset(self, 0, sizeof *self);
    self->queue[0] = 1.0;
    for (int n = 0; n < DAILY; n++) {
        self->count[n] = n == 0 ? exp(-rate) : self->count[n - 1] * rate / n;
        above -= self->count[n];
        self->above[n] = fmax(0.0, above);
    }
}

/* The bookings that are expected on a day: somebody takes place j when so many came that the queue
 * reached beyond it. */
static void
law_book(struct law *self, int (*places)(day_number), day_number day)
{
    day_number found = day + LEAD;
    int passed = places(found); /* places up to and with the day found */

    for (int j = 0; j < QUEUE; j++) {
        double expected = 0.0;
        while (passed <= j)
            passed += places(++found);
        for (int k = 0; k < DAILY && k <= j; k++)
            expected += self->queue[j - k] * self->above[k];
        cr_assert(found - day < TERMS || expected < 1e-9);
        if (found - day < TERMS)
            self->terms[found - day] += expected;
    }
}

static void
law_step(struct law *self, int leave)
{
    static double next[QUEUE];

    memset(next, 0, sizeof next);
    for (int n = 0; n < QUEUE; n++)
        for (int k = 0; k < DAILY && self->queue[n] > 0.0; k++) {
            int left = n + k > leave ? n + k - leave : 0;
            next[left < QUEUE ? left : QUEUE - 1] += self->queue[n] * self->count[k];
        }
    memcpy(self->queue, next, sizeof next);
}

static double
mean_queue(const struct law *self)
{
    double sum = 0.0;

    for (int n = 0; n < QUEUE; n++)
        sum += n * self->queue[n];
    return sum;
}

/* One place on every day: the mean of Q is r^2 / (2 (1 - r)) in the long run (its generating
 * function's derivative at 1), and a place is found by as many days as stand before it. */
static int
one_place(day_number day)
{
    (void)day;
    return 1;
}

Test(booking_theory, theory_is_recomputed_here)
{
    static struct law law;
    double bookings = 0.0, days = 0.0;

    law_init(&law, 0.8);
    for (int i = 0; i < 1500; i++)
        law_step(&law, 1);
    cr_expect_float_eq(mean_queue(&law), 0.8 * 0.8 / (2.0 * 0.2), 1e-9);
    law_book(&law, one_place, 0);
    for (int t = 0; t < TERMS; t++) {
        bookings += law.terms[t];
        days += t * law.terms[t];
    }
    cr_expect_float_eq(bookings, 0.8, 1e-9);
    /* before somebody stand the queue and half of the others of his day */
    cr_expect_float_eq(days / bookings, LEAD + 1.6 + 0.8 / 2.0, 1e-9);
}

/* ---- the chain ---- */

static struct timeline_step by_month[12 * YEARS];
static int seats_a_day;

static int
seats_on(day_number day)
{
    return day_is_working(day) ? seats_a_day : 0;
}

/* As many a month as its days ask for. */
static void
sign_ups(double rate)
{
    int first = month_of_day(hand.params.run.start);

    for (int m = 0; m < 12 * YEARS; m++)
        by_month[m] = (struct timeline_step){
            month_start(first + m), rate * (month_start(first + m + 1) - month_start(first + m))};
    hand.params.background.exam[EXAM_KNM].others =
        (struct timeline){.steps = by_month, .n_steps = 12 * YEARS};
}

static void
set_up(double rate)
{
    hand_init(&hand);
    hand.params.run.until = date_to_day((struct date){2022 + YEARS, 1, 1}) - 1;
    hand.params.exams.lead_days = LEAD;
    hand_level(&hand, &hand.params.exams.b1_takes_from_a2, 0.0);
    hand.params.exams.a2_places_per_day.steps[0].value = seats_a_day;
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        hand.params.exams.a2_share[exam].steps[0].value = exam == EXAM_KNM;
    sign_ups(rate);
}

/* Bookings by days to the exam, but for those of the last months, which the end would cut. */
struct bookings {
    int64_t n, sum, in_norm; /* of all */
    int64_t terms[TERMS];
};

static void
count_booking(struct bookings *self, const struct job *job)
{
    day_number today = chain_today(&hand.chain), days = job->day - today;

    self->n++;
    self->sum += days;
    self->in_norm += days <= interval_norm_days(INTERVAL_SIGNUP + EXAM_KNM);
    if (today >= hand.params.run.until - LAST)
        return;
    cr_assert(days >= LEAD && days < TERMS, "%d days", (int)days);
    self->terms[days]++;
}

static int64_t
in_books(enum measure measure)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measure_rows[measure].number == NUMBER_INT32
                   ? measures_int32(&hand.measures, measure)[t * EXAMS + EXAM_KNM]
                   : measures_int64(&hand.measures, measure)[t * EXAMS + EXAM_KNM];
    return sum;
}

static struct bookings
replicate(double rate, uint32_t replication)
{
    struct chain *chain = &hand.chain;
    struct bookings found = {0};
    uint32_t slot;

    set_up(rate);
    hand_compile(&hand);
    cr_assert_eq(chain_begin(chain, replication, &hand.measures, &hand.error), 0);
    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        const struct job *job =
            slot >= chain->slot_jobs ? &chain->jobs[slot - chain->slot_jobs] : NULL;
        bool signs_up = job != NULL && job->kind == JOB_EXAM && job->step == JOB_PREPARING;
        chain_event(chain, slot);
        if (signs_up && job->step == JOB_BOOKED)
            count_booking(&found, job);
    }
    chain_finish(chain);
    cr_expect_eq(in_books(MEASURE_BOOKING_N), found.n);
    cr_expect_eq(in_books(MEASURE_BOOKING_SUM), found.sum);
    cr_expect_eq(in_books(MEASURE_BOOKING_IN_NORM), found.in_norm);
    hand_stop(&hand);
    return found;
}

/* ---- the verdict ---- */

static double
mean_term(const double *terms)
{
    double n = 0.0, sum = 0.0;

    for (int t = 0; t < TERMS; t++) {
        n += terms[t];
        sum += t * terms[t];
    }
    return sum / n;
}

static double
share_within(const double *terms, int days)
{
    double n = 0.0, within = 0.0;

    for (int t = 0; t < TERMS; t++) {
        n += terms[t];
        within += t <= days ? terms[t] : 0.0;
    }
    return within / n;
}

static int
quantile(const double *terms, double share)
{
    int days = 0;

    while (share_within(terms, days) < share)
        days++;
    return days;
}

static void
judge(const char *what, const double *values, double theory, double effect)
{
    double n = REPLICATIONS, sum = 0.0, squares = 0.0, mean, half;

    for (int i = 0; i < REPLICATIONS; i++)
        sum += values[i];
    mean = sum / n;
    for (int i = 0; i < REPLICATIONS; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    half = gsl_cdf_tdist_Qinv(0.5 * FALSE_ALARM, n - 1.0) * sqrt(squares / (n - 1.0) / n);
    cr_log_info("%s: %.4f +- %.4f (%.1f %%), theory %.4f", what, mean, half, 100.0 * half / theory,
                theory);
    cr_expect_leq(fabs(mean - theory), half, "%s: %g +- %g, theory %g", what, mean, half, theory);
    cr_expect_leq(half, effect * theory, "%s: %g +- %g: too wide to tell", what, mean, half);
}

static void
follow(struct law *law, double rate)
{
    day_number start, end;

    set_up(rate);
    start = hand.params.run.start;
    end = hand.params.run.until - LAST;
    law_init(law, rate);
    for (day_number day = start; day < end; day++) {
        law_book(law, seats_on, day);
        law_step(law, seats_on(day + LEAD));
    }
}

/* Means, and the shares within what theory says are the median, nine in ten and some weeks. */
enum { MEAN, HALF, NINE_IN_TEN, WEEKS, FIGURES };

static void
verify(double rate, int seats, int weeks, double effect)
{
    static double values[FIGURES][REPLICATIONS];
    static double pooled[TERMS];
    static struct law law;
    int p50, p90;

    seats_a_day = seats;
    follow(&law, rate);
    p50 = quantile(law.terms, 0.5);
    p90 = quantile(law.terms, 0.9);
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        struct bookings found = replicate(rate, i);
        double terms[TERMS];
        for (int t = 0; t < TERMS; t++)
            pooled[t] += terms[t] = (double)found.terms[t];
        values[MEAN][i] = mean_term(terms) - LEAD;
        values[HALF][i] = share_within(terms, p50);
        values[NINE_IN_TEN][i] = share_within(terms, p90);
        values[WEEKS][i] = share_within(terms, 7 * weeks);
    }
    judge("mean beyond the lead", values[MEAN], mean_term(law.terms) - LEAD, effect);
    judge("within P50", values[HALF], share_within(law.terms, p50), effect);
    judge("within P90", values[NINE_IN_TEN], share_within(law.terms, p90), effect);
    judge("within some weeks", values[WEEKS], share_within(law.terms, 7 * weeks), effect);
    cr_expect_leq(abs(quantile(pooled, 0.5) - p50), 1, "P50 %d", quantile(pooled, 0.5));
    cr_expect_leq(abs(quantile(pooled, 0.9) - p90), 1, "P90 %d", quantile(pooled, 0.9));
}

/* 44 in a week for 50 places: a few days beyond those that cannot be booked. */
Test(booking_theory, places_enough)
{
    verify(6.3, 10, 3, 0.06);
}

/* 48 in a week for 50, and for fewer in a week with a holiday: weeks beyond. */
Test(booking_theory, places_scarce)
{
    verify(6.8, 10, 4, 0.13);
}

/* One more place than theory counts on would be seen. */
Test(booking_theory, a_place_more_is_seen)
{
    static struct law law;
    double sum = 0.0;

    seats_a_day = 10;
    follow(&law, 6.3);
    seats_a_day = 11;
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        struct bookings found = replicate(6.3, i);
        double terms[TERMS];
        for (int t = 0; t < TERMS; t++)
            terms[t] = (double)found.terms[t];
        sum += mean_term(terms) - LEAD;
    }
    cr_expect_lt(sum / REPLICATIONS, 0.8 * (mean_term(law.terms) - LEAD));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who comes, and when.  Counts are Poisson: a count may be off by five times the root of its mean,
 * which a sound model exceeds once in two million; the seed is fixed, so never by chance. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(inflow, .init = setup, .fini = teardown);

static void
cohort(int i, const char *year, double asiel, double gezin)
{
    struct year_inflow *row = &hand.params.inflow.years[i];

    strcpy(row->id, year);
    row->persons[ENTRANT_ASIEL] = asiel;
    row->persons[ENTRANT_GEZIN] = gezin;
    hand.params.inflow.n_years = i + 1;
}

/* The memory and the start of a replication with the scenario's own inflow. */
static void
begin(void)
{
    hand_compile(&hand);
    cr_assert_eq(chain_begin(&hand.chain, 0, &hand.measures, &hand.error), 0);
}

static void
run_all(void)
{
    uint32_t slot;

    begin();
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE)
        chain_event(&hand.chain, slot);
    chain_finish(&hand.chain);
}

static void
assert_poisson(double found, double mean, const char *what)
{
    cr_expect(fabs(found - mean) <= 5.0 * sqrt(mean), "%s: %.0f for %.0f", what, found, mean);
}

static int32_t
arrivals(size_t month, enum group group)
{
    return measures_int32(&hand.measures, MEASURE_ARRIVALS)
        [(month * REGIMES + REGIME_WI2021) * GROUPS + group];
}

/* ---- how many ---- */

Test(inflow, follows_the_years_and_the_season)
{
    hand.params.run.until = hand_day("2025-01-31");
    hand.params.inflow.season[ENTRANT_GEZIN][0] = 2.0;
    hand.params.inflow.season[ENTRANT_GEZIN][11] = 0.0; /* the sum stays 12 */
    cohort(0, "2022", 0, 6000);
    cohort(1, "2024", 0, 9000);
    run_all();
    for (size_t month = 0; month < 37; month++) {
        double mean =
            (month < 24 ? 500.0 : 750.0) * hand.params.inflow.season[ENTRANT_GEZIN][month % 12];
        assert_poisson(arrivals(month, GROUP_GEZIN), mean, "gezin");
        cr_expect_eq(arrivals(month, GROUP_OVERIG), 0);
    }
    assert_poisson((double)hand_total(&hand, MEASURE_ARRIVALS), 2 * 6000 + 9000 + 1500, "in all");
}

Test(inflow, reaches_back_with_the_first_year_given_and_goes_on_with_the_last)
{
    hand.params.run.until = hand_day("2025-12-31");
    cohort(0, "2023", 0, 1200);
    cohort(1, "2024", 0, 3600);
    run_all();
    for (size_t month = 0; month < 48; month++)
        assert_poisson(arrivals(month, GROUP_GEZIN), month < 24 ? 100.0 : 300.0, "gezin");
}

Test(inflow, scales)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.run.scale = 0.1;
    cohort(0, "2022", 0, 12000);
    run_all();
    assert_poisson((double)hand_total(&hand, MEASURE_ARRIVALS), 1200, "a year");
}

/* A factor acts in the months that begin under it. */
Test(inflow, follows_its_factor)
{
    hand.params.run.until = hand_day("2023-12-31");
    cohort(0, "2022", 0, 12000);
    hand.params.inflow.factor[ENTRANT_GEZIN].steps[0].value = 0.5;
    hand_step(&hand.params.inflow.factor[ENTRANT_GEZIN], "2022-07-15", 1.5);
    run_all();
    for (size_t month = 0; month < 24; month++)
        assert_poisson(arrivals(month, GROUP_GEZIN), month < 7 ? 500.0 : 1500.0, "gezin");
}

/* ---- the same luck for the same people ---- */

struct luck {
    bool here, woman, settles;
    stamp duty, notice, leave_at;
    uint8_t age;
};

enum { MANY = 4000 };

/* The people expected in January 2022 under a factor, by their index. */
static size_t
expected_people(double factor, struct luck *luck)
{
    size_t n = 0;

    memset(luck, 0, MANY * sizeof *luck);
    hand_init(&hand);
    hand.params.run.until = hand_day("2022-02-28");
    hand.params.person.men[GROUP_GEZIN] = 0.5;
    hand.params.person.lapse_per_year[GROUP_GEZIN] = 0.5;
    hand.params.notice.delay.form = DRAW_UNIFORM;
    hand.params.notice.delay.b = 90;
    hand.params.inflow.factor[ENTRANT_GEZIN].steps[0].value = factor;
    cohort(0, "2022", 0, 12000);
    begin();
    inflow_month(&hand.chain);
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        const struct person *person = &hand.chain.people[who];
        if (person->duty == STAMP_NEVER)
            continue;
        cr_assert_lt(person->index, MANY);
        cr_assert_not(luck[person->index].here, "%u comes twice", person->index);
        luck[person->index] = (struct luck){.here = true,
                                            .woman = person_is(person, PERSON_WOMAN),
                                            .duty = person->duty,
                                            .notice = person->notice,
                                            .leave_at = person->leave_at,
                                            .age = hand.chain.traits[who].age};
        n++;
    }
    return n;
}

static bool
same_luck(const struct luck *a, const struct luck *b)
{
    return a->here == b->here && a->woman == b->woman && a->duty == b->duty &&
           a->notice == b->notice && a->leave_at == b->leave_at && a->age == b->age;
}

Test(inflow, thins_and_adds_without_dealing_others_anew)
{
    static struct luck base[MANY], fewer[MANY], more[MANY];
    size_t n_base = expected_people(1.0, base), n_fewer, n_more, early = 0;
    stamp middle = stamp_of(ticks_of_day(hand_day("2022-01-16")));

    hand_stop(&hand);
    n_fewer = expected_people(0.6, fewer);
    hand_stop(&hand);
    n_more = expected_people(1.7, more);
    for (size_t i = 0; i < MANY; i++) {
        cr_assert(!fewer[i].here || same_luck(&fewer[i], &base[i]), "%zu", i);
        early += fewer[i].here && fewer[i].duty < middle;
        cr_assert(!base[i].here || same_luck(&more[i], &base[i]), "%zu", i);
        cr_assert_eq(base[i].here, i < n_base); /* extra people take the indices after these */
    }
    assert_poisson((double)n_base, 1000, "base");
    assert_poisson((double)n_fewer, 0.6 * (double)n_base, "thinned");
    assert_poisson((double)(n_more - n_base), 700, "added");
    assert_poisson((double)early, (double)n_fewer * 15.0 / 31.0, "thinned alike over the month");
}

/* ---- when ---- */

Test(inflow, spreads_duties_over_the_month)
{
    static struct luck luck[MANY];
    size_t first_half = 0, n = expected_people(1.0, luck);
    ticks start = ticks_of_day(hand_day("2022-01-01"));

    for (size_t i = 0; i < n; i++) {
        cr_assert_geq(luck[i].duty, start);
        cr_assert_lt(luck[i].duty, start + 31 * TICKS_PER_DAY);
        first_half += luck[i].duty < start + 31 * TICKS_PER_DAY / 2;
    }
    assert_poisson((double)first_half, (double)n / 2.0, "in the first half");
}

/* Figures B-IN-23 and B-IN-24: none before 1 March (gezin, overig) and 25 March (asiel) 2022. */
Test(inflow, sends_no_notice_before_duo_resumed_it)
{
    uint32_t asiel = 0, gezin = 0;

    cohort(0, "2022", 6000, 6000);
    begin();
    inflow_month(&hand.chain);
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        const struct person *person = &hand.chain.people[who];
        hand_assert_date(person->notice,
                         person->group == GROUP_ASIEL ? "2022-03-25" : "2022-03-01");
        asiel += person->group == GROUP_ASIEL;
        gezin += person->group == GROUP_GEZIN;
    }
    cr_expect(asiel > 300 && gezin > 300);
}

Test(inflow, sends_the_notice_after_its_delay)
{
    hand.params.run.start = hand_day("2022-05-01");
    cohort(0, "2022", 6000, 6000);
    begin();
    inflow_month(&hand.chain);
    for (uint32_t who = 0; who < hand.chain.people_used; who++)
        cr_assert_eq(hand.chain.people[who].notice - hand.chain.people[who].duty,
                     10 * TICKS_PER_DAY);
}

/* ---- bursts ---- */

static void
burst(const char *date, const char *from, const char *until)
{
    struct burst *row = &hand.params.inflow.bursts[0];

    row->date = hand_day(date);
    row->duty_from = hand_day(from);
    row->duty_until = hand_day(until);
    row->persons[GROUP_GEZIN] = 900;
    row->persons[GROUP_ASIEL] = 450;
    hand.params.inflow.n_bursts = 1;
}

Test(inflow, notifies_a_burst_on_one_day)
{
    ticks from = ticks_of_day(hand_day("2022-05-01")), until = ticks_of_day(hand_day("2022-09-01"));
    uint32_t early = 0, n;

    burst("2022-09-15", "2022-05-01", "2022-08-31");
    begin();
    n = hand.chain.people_used;
    for (uint32_t who = 0; who < n; who++) {
        const struct person *person = &hand.chain.people[who];
        cr_assert_eq(person->notice, ticks_of_day(hand_day("2022-09-15")) + ROSTER_OPENS);
        cr_assert(person->duty >= from && person->duty < until);
        early += person->duty < (from + until) / 2;
    }
    assert_poisson(n, 1350, "in the burst");
    assert_poisson(early, n / 2.0, "with an early duty");
}

Test(inflow, counts_a_burst_in_its_month_and_its_duties_in_theirs)
{
    size_t september = 8, cells = REGIMES * GROUPS;
    int32_t sum = 0;

    hand.params.run.until = hand_day("2022-12-31");
    burst("2022-09-15", "2022-05-01", "2022-08-31");
    run_all();
    for (size_t month = 0; month < 12; month++) {
        cr_expect_eq(arrivals(month, GROUP_GEZIN) > 0, month >= 4 && month < 8);
        sum += arrivals(month, GROUP_GEZIN);
    }
    assert_poisson((double)sum, 900, "gezin");
    cr_expect_eq(measures_int32(&hand.measures, MEASURE_NOTIFIED)
                     [september * cells + GROUPS + GROUP_GEZIN],
                 sum, "nobody has left yet");
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), hand_total(&hand, MEASURE_ARRIVALS));
}

/* Duties from before the run enter at its start. */
Test(inflow, lets_earlier_duties_of_a_burst_in_at_the_start)
{
    uint32_t at_start = 0;

    burst("2022-03-15", "2021-09-03", "2022-02-28");
    begin();
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        cr_assert_geq(hand.chain.people[who].duty, ticks_of_day(hand_day("2022-01-01")));
        at_start += hand.chain.people[who].duty == ticks_of_day(hand_day("2022-01-01"));
    }
    assert_poisson(at_start, hand.chain.people_used * 120.0 / 179.0, "at the start");
}

/* A notice cannot come before the duty, nor before the run: it comes with the duty then. */
Test(inflow, notifies_a_burst_of_before_the_run_at_its_start)
{
    burst("2021-12-15", "2021-09-01", "2021-11-30");
    hand.params.run.until = hand_day("2022-03-31");
    run_all();
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), hand_total(&hand, MEASURE_ARRIVALS));
    cr_expect_eq(measures_int32(&hand.measures, MEASURE_NOTIFIED)[GROUPS + GROUP_GEZIN],
                 arrivals(0, GROUP_GEZIN));
}

Test(inflow, notifies_no_duty_of_a_burst_before_it_starts)
{
    burst("2022-09-15", "2022-09-15", "2022-09-15");
    hand.params.run.until = hand_day("2022-12-31");
    run_all();
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), hand_total(&hand, MEASURE_ARRIVALS));
    assert_poisson((double)hand_total(&hand, MEASURE_ARRIVALS), 1350, "in the burst");
}

/* ---- who they are ---- */

Test(inflow, draws_ages_within_their_classes)
{
    static const double shares[PARAMS_AGES] = {0.3, 0.1, 0.2, 0.25, 0.15};
    static const int starts[PARAMS_AGES + 1] = {18, 25, 35, 45, 55, 67};
    int counts[PARAMS_AGES] = {0};

    memcpy(hand.params.person.age[GROUP_GEZIN], shares, sizeof shares);
    cohort(0, "2022", 0, 60000);
    begin();
    inflow_month(&hand.chain);
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        int age = hand.chain.traits[who].age, class = 0;
        cr_assert(age >= 18 && age < 67);
        while (age >= starts[class + 1])
            class++;
        counts[class]++;
    }
    for (int class = 0; class < PARAMS_AGES; class++)
        assert_poisson(counts[class], shares[class] * hand.chain.people_used, "an age class");
}

/* The duty ends at the AOW age: Wi21 art. 3(1). */
Test(inflow, pensions_people_off)
{
    const double old[PARAMS_AGES] = {0, 0, 0, 0, 1};

    memcpy(hand.params.person.age[GROUP_GEZIN], old, sizeof old);
    cohort(0, "2022", 0, 6000);
    begin();
    inflow_month(&hand.chain);
    cr_assert_gt(hand.chain.people_used, 300);
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        const struct person *person = &hand.chain.people[who];
        double years = (double)(person->leave_at - person->duty) / (365.25 * 86400.0);
        int age = hand.chain.traits[who].age;
        cr_assert(years > 67 - age - 1.001 && years < 67 - age + 0.001,
                  "%d years old leaves after %.3f years", age, years);
        cr_assert_eq(hand.chain.traits[who].cause, CAUSE_PENSION);
    }
}

Test(inflow, lets_people_lapse_and_be_dispensed)
{
    uint32_t gone = 0, dispensed = 0, men = 0, n;

    hand.params.person.lapse_per_year[GROUP_GEZIN] = 0.7;
    hand.params.person.dispensed[GROUP_ASIEL] = 0.25;
    hand.params.person.men[GROUP_ASIEL] = 0.61;
    cohort(0, "2022", 24000, 24000);
    begin();
    inflow_month(&hand.chain);
    n = hand.chain.people_used / 2; /* about, of each */
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        const struct person *person = &hand.chain.people[who];
        gone += person->leave_at - person->duty < 365.25 * 86400.0;
        dispensed += (hand.chain.traits[who].cause == CAUSE_DISPENSED);
        men += !person_is(person, PERSON_WOMAN);
        cr_assert(!(hand.chain.traits[who].cause == CAUSE_DISPENSED) ||
                  person->leave_at == person->duty + 100 * TICKS_PER_DAY);
    }
    /* n is itself off by some, so twice the tolerance */
    cr_expect(fabs(gone - 0.25 * n - n * (1 - exp(-0.7))) < 10 * sqrt(n), "%u of %u", gone, n);
    cr_expect(fabs(dispensed - 0.25 * n) < 10 * sqrt(0.25 * n));
    cr_expect(fabs(men - 0.61 * n) < 10 * sqrt(n));
}

/* ---- the stock and the background ---- */

Test(inflow, lines_the_stock_up_for_homes_by_its_waits)
{
    const struct desk *homes = &hand.chain.desks[DESK_HOMES];
    const struct desk *places = &hand.chain.desks[DESK_RECEPTION];
    uint32_t n = 0;
    stamp before = 0;

    hand.params.reception.stock_wi2013 = 400;
    hand.params.reception.stock_elapsed.form = DRAW_EXPONENTIAL;
    begin();
    for (uint32_t slot = homes->head; slot != DESK_NONE; slot = hand.chain.links[slot].next, n++) {
        const struct job *job = &hand.chain.jobs[slot - hand.chain.slot_jobs];
        const struct person *person = &hand.chain.people[job->person];
        cr_assert_geq(person->duty, before, "who waits longer comes first");
        cr_assert_eq(person->regime, REGIME_WI2013);
        before = person->duty;
    }
    assert_poisson(n, 400, "stock");
    cr_expect_eq(hand_total(&hand, MEASURE_STOCK_START), n);
    cr_expect_eq(hand_total(&hand, MEASURE_ARRIVALS), 0);
    cr_expect_eq(places->taken + places->queue.value, n);
}

Test(inflow, lets_the_background_sit_and_be_marked)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.background.exam[EXAM_ONA].per_month.steps[0].value = 100;
    hand.params.background.exam[EXAM_ONA].waiting_seat = 60;
    hand.params.background.exam[EXAM_ONA].waiting_result = 400;
    begin();
    assert_poisson((double)hand.chain.accounts.signed_up[EXAM_ONA].value, 60, "signed up");
    assert_poisson((double)hand.chain.desks[DESK_EXAMINERS + EXAMINER_ONA].queue.value, 400,
                   "to be marked");
    hand_finish(&hand);
    /* ten seats a day and a lead of two weeks: those of the last two weeks do not sit any more */
    assert_poisson((double)hand_total(&hand, MEASURE_EXAM_BACKGROUND), 60 + 12 * 100 - 47,
                   "sittings");
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_WAIT_N), 0, "waits are people's");
}

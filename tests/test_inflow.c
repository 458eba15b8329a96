/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many come, and when. */

#include "tests/inflow_by_hand.h"

#include "models/inflow.h"

TestSuite(inflow, .init = setup, .fini = teardown);

/* ---- how many ---- */

Test(inflow, follows_the_years_and_the_season)
{
    hand.params.run.until = hand_day("2025-01-31");
    hand.params.inflow.season[ENTRANT_GEZIN][0] = 2.0;
    hand.params.inflow.season[ENTRANT_GEZIN][11] = 0.0;
    for (int m = 0; m < 12; m++)
        hand.params.inflow.season[ENTRANT_GEZIN][m] *= 3.0; /* of their sum, which is 36 */
    cohort(0, "2022", 0, 6000);
    cohort(1, "2024", 0, 9000);
    run_all();
    for (size_t month = 0; month < 37; month++) {
        double season = hand.params.inflow.season[ENTRANT_GEZIN][month % 12] / 3.0;
        double mean = (month < 24 ? 500.0 : 750.0) * season;
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

/* ---- nareis ---- */

static uint32_t
nareis_of(double a_year)
{
    uint32_t n = 0;

    hand.params.run.until = hand_day("2022-12-31");
    cohort(0, "2022", 3000, 0);
    hand.params.inflow.years[0].persons[ENTRANT_NAREIS] = a_year;
    run_all();
    for (uint32_t who = 0; who < hand.chain.people_used; who++)
        n += hand.chain.people[who].duty != STAMP_NEVER &&
             person_is(&hand.chain.people[who], PERSON_NAREIS);
    return n;
}

Test(inflow, counts_nareis_with_asiel)
{
    assert_poisson(nareis_of(9000), 9000, "nareis");
    assert_poisson((double)hand_total(&hand, MEASURE_ARRIVALS), 12000, "in all");
    for (size_t month = 0; month < 12; month++)
        assert_poisson(arrivals(month, GROUP_ASIEL), 1000, "asiel with nareis");
}

/* Those who come by reception are linked to a municipality; the rest live there at once. */
Test(inflow, takes_a_share_of_nareis_by_way_of_reception)
{
    uint32_t by_reception = 0, n;

    hand.params.inflow.nareis_to_reception = 0.15;
    n = nareis_of(9000);
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        const struct person *person = &hand.chain.people[who];
        if (person->duty == STAMP_NEVER)
            continue;
        cr_assert(person_is(person, PERSON_NAREIS) || person_is(person, PERSON_FROM_AZC));
        by_reception += person_is(person, PERSON_NAREIS) && person_is(person, PERSON_FROM_AZC);
    }
    cr_expect(fabs(by_reception - 0.15 * n) <= 5.0 * sqrt(0.15 * 0.85 * n), "%u of %u",
              by_reception, n);
}

/* ---- the same luck for the same people ---- */

struct luck {
    bool here, woman, settles;
    stamp duty, notice, leave_at;
    uint8_t age;
};

enum { MANY = 4000 };

static double asiel; /* who come beside gezin */

/* The people of gezin expected in January 2022 under a factor, by their index. */
static size_t
expected_people(double factor, struct luck *luck)
{
    size_t n = 0;

    memset(luck, 0, MANY * sizeof *luck);
    hand_init(&hand);
    hand.params.run.until = hand_day("2022-02-28");
    hand.params.person.men[GROUP_GEZIN] = 0.5;
    hand.params.person.departure_per_year[GROUP_GEZIN] = 0.5;
    hand.params.notice.delay.form = DRAW_UNIFORM;
    hand.params.notice.delay.b = 90;
    hand.params.inflow.factor[ENTRANT_GEZIN].steps[0].value = factor;
    cohort(0, "2022", asiel, 12000);
    begin();
    inflow_month(&hand.chain);
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        const struct person *person = &hand.chain.people[who];
        if (person->duty == STAMP_NEVER || person->group != GROUP_GEZIN)
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

/* More status holders are no other family. */
Test(inflow, deals_no_other_luck_under_anothers_inflow)
{
    static struct luck base[MANY], beside[MANY];
    size_t n = expected_people(1.0, base);

    hand_stop(&hand);
    asiel = 24000;
    cr_expect_eq(expected_people(1.0, beside), n);
    for (size_t i = 0; i < MANY; i++)
        cr_assert_eq(base[i].here, beside[i].here);
    for (size_t i = 0; i < n; i++)
        cr_assert(same_luck(&base[i], &beside[i]), "%zu", i);
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

    hand.params.run.start = hand_day("2022-05-01");
    burst("2022-05-15", "2022-01-01", "2022-06-29");
    begin();
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        cr_assert_geq(hand.chain.people[who].duty, ticks_of_day(hand_day("2022-05-01")));
        at_start += hand.chain.people[who].duty == ticks_of_day(hand_day("2022-05-01"));
    }
    assert_poisson(at_start, hand.chain.people_used * 120.0 / 180.0, "at the start");
}

/* Wi21 art. 54(1): of 240 days 60 are of the law. */
Test(inflow, has_nobody_of_before_the_law_in_a_burst)
{
    cr_expect_eq(month_of_day(hand_day("2022-01-01")), WI2021_MONTH);
    hand.params.run.until = hand_day("2022-03-31");
    burst("2022-03-15", "2021-07-05", "2022-03-01");
    run_all();
    assert_poisson((double)hand_total(&hand, MEASURE_ARRIVALS), 1350 * 60 / 240.0, "in the burst");
}

/* A notice cannot come before the duty, nor before the run: it comes with the duty then. */
Test(inflow, notifies_a_burst_of_before_the_run_at_its_start)
{
    hand.params.run.start = hand_day("2022-05-01");
    burst("2022-04-15", "2022-01-01", "2022-03-31");
    hand.params.run.until = hand_day("2022-07-31");
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

/* ---- the law of 2013 ---- */

static int32_t
of_old(size_t month, enum group group)
{
    return measures_int32(&hand.measures, MEASURE_ARRIVALS)
        [(month * REGIMES + REGIME_WI2013) * GROUPS + group];
}

static void
letters(int i, const char *year, double status, double gezin, double nareis)
{
    struct year_inflow *row = &hand.params.inflow.wi2013[i];

    strcpy(row->id, year);
    row->persons[ENTRANT_ASIEL] = status;
    row->persons[ENTRANT_GEZIN] = gezin;
    row->persons[ENTRANT_NAREIS] = nareis;
    hand.params.inflow.n_wi2013 = i + 1;
}

/* Years that are not given have none, and a factor is of the other law, which has none before it. */
Test(inflow, follows_the_years_of_the_letter)
{
    hand.params.run.start = hand_day("2020-01-01");
    hand.params.run.until = hand_day("2023-12-31");
    cohort(0, "2020", 1200, 1200);
    letters(0, "2020", 1200, 2400, 1200);
    letters(1, "2022", 0, 1200, 0);
    hand.params.inflow.factor[ENTRANT_GEZIN].steps[0].value = 2.0;
    run_all();
    for (size_t month = 0; month < 48; month++) {
        double gezin = month < 12 ? 200.0 : month >= 24 && month < 36 ? 100.0 : 0.0;
        assert_poisson(of_old(month, GROUP_GEZIN), gezin, "gezin");
        assert_poisson(of_old(month, GROUP_ASIEL), month < 12 ? 200.0 : 0.0, "asiel and nareis");
        assert_poisson(arrivals(month, GROUP_ASIEL), month >= 24 ? 100.0 : 0.0, "Wi2021");
        assert_poisson(arrivals(month, GROUP_GEZIN), month >= 24 ? 200.0 : 0.0, "Wi2021, gezin");
    }
}

/* A run from before the law gives its people the luck of one that begins with it. */
Test(inflow, deals_the_same_luck_whenever_the_run_begins)
{
    int32_t found[24];

    hand.params.run.until = hand_day("2023-12-31");
    hand.params.bib.exempt = 0.3;
    hand.params.bib.pass.steps[0].value = 0.7;
    cohort(0, "2020", 600, 1200);
    run_all();
    for (size_t month = 0; month < 24; month++)
        found[month] = arrivals(month, GROUP_GEZIN) + 1000 * arrivals(month, GROUP_ASIEL);
    teardown();
    setup();
    hand.params.run.start = hand_day("2016-01-01");
    hand.params.run.until = hand_day("2023-12-31");
    hand.params.bib.exempt = 0.3;
    hand.params.bib.pass.steps[0].value = 0.7;
    cohort(0, "2020", 600, 1200);
    run_all();
    for (size_t month = 0; month < 72; month++)
        cr_expect_eq(arrivals(month, GROUP_GEZIN), 0, "who enters before the law is not of it");
    for (size_t month = 0; month < 24; month++)
        cr_expect_eq(arrivals(72 + month, GROUP_GEZIN) + 1000 * arrivals(72 + month, GROUP_ASIEL),
                     found[month], "month %zu", month);
}

/* The letter is the notice, and the exam abroad is passed by those who had to. */
Test(inflow, makes_people_of_the_old_law_with_their_letter)
{
    uint32_t passed = 0, n;

    hand.params.run.start = hand_day("2021-01-01");
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.bib.exempt = 0.25;
    letters(0, "2021", 0, 12000, 0);
    begin();
    hand_until(&hand, "2021-01-02");
    n = hand.chain.people_used;
    for (uint32_t who = 0; who < n; who++) {
        const struct person *person = &hand.chain.people[who];
        cr_assert_eq(person->regime, REGIME_WI2013);
        cr_assert_eq(person->notice, person->duty);
        passed += person_is(person, PERSON_PASSED_ABROAD);
    }
    assert_poisson(n, 1000, "in January");
    assert_poisson(passed, 0.75 * n, "passed abroad");
    hand_until(&hand, "2021-02-01");
    cr_expect_eq(hand_total(&hand, MEASURE_NOTIFIED), hand_total(&hand, MEASURE_ARRIVALS));
    cr_expect_eq(hand.chain.ledger.notified[GROUP_GEZIN], 0, "of the Wi2021");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who they are that come, and when they leave.  Shares may be off by five standard deviations of a
 * binomial count. */

#include "tests/inflow_by_hand.h"

#include <stdlib.h>

TestSuite(newcomer, .init = setup, .fini = teardown);

static const double year = 365.25 * 86400.0;

/* The people of the first month under a cohort of gezin. */
static uint32_t
newcomers(double cohort_of_gezin)
{
    cohort(0, "2022", 0, cohort_of_gezin);
    begin();
    inflow_month(&hand.chain);
    cr_assert_gt(hand.chain.people_used, 0.07 * cohort_of_gezin);
    return hand.chain.people_used;
}

static void
assert_share(uint32_t found, uint32_t n, double share, const char *what)
{
    cr_expect(fabs(found - share * n) <= 5.0 * sqrt(share * (1.0 - share) * n),
              "%s: %u of %u for a share of %g", what, found, n, share);
}

static double
years_until_leaving(uint32_t who)
{
    const struct person *person = &hand.chain.people[who];

    return (double)(person->leave_at - person->duty) / year;
}

/* Who leaves for the cause within so many years of the duty's start. */
static uint32_t
leave_by(enum cause cause, double within)
{
    uint32_t n = 0;

    for (uint32_t who = 0; who < hand.chain.people_used; who++)
        n += hand.chain.traits[who].cause == cause && years_until_leaving(who) < within;
    return n;
}

/* ---- traits ---- */

Test(newcomer, draws_ages_within_their_classes)
{
    static const double shares[PARAMS_AGES] = {0.3, 0.1, 0.2, 0.25, 0.15};
    static const int starts[PARAMS_AGES + 1] = {18, 25, 35, 45, 55, 67};
    uint32_t counts[PARAMS_AGES] = {0}, sums[PARAMS_AGES] = {0}, n;

    memcpy(hand.params.person.age[GROUP_GEZIN], shares, sizeof shares);
    n = newcomers(60000);
    for (uint32_t who = 0; who < n; who++) {
        int age = hand.chain.traits[who].age, class = 0;
        cr_assert(age >= 18 && age < 67);
        while (age >= starts[class + 1])
            class++;
        counts[class]++;
        sums[class] += (uint32_t)age;
    }
    for (int class = 0; class < PARAMS_AGES; class++) {
        double width = starts[class + 1] - starts[class]; /* whole years are half a year less */
        double mean = starts[class] + width / 2.0 - 0.5;
        assert_share(counts[class], n, shares[class], "an age class");
        cr_expect_float_eq((double)sums[class] / counts[class], mean,
                           5.0 * width / sqrt(12.0 * counts[class]), "evenly within %d",
                           starts[class]);
    }
}

struct aged {
    uint64_t luck;
    uint8_t age;
};

static int
by_luck(const void *a, const void *b)
{
    uint64_t x = ((const struct aged *)a)->luck, y = ((const struct aged *)b)->luck;

    return x < y ? -1 : x > y;
}

/* What is drawn from the same luck, such as the result of a test, then follows age. */
Test(newcomer, gives_more_luck_no_lower_age)
{
    static const double shares[PARAMS_AGES] = {0.3, 0.1, 0.2, 0.25, 0.15};
    static struct aged aged[8000];
    uint32_t n;

    memcpy(hand.params.person.age[GROUP_GEZIN], shares, sizeof shares);
    n = newcomers(60000);
    cr_assert_lt(n, 8000);
    for (uint32_t who = 0; who < n; who++)
        aged[who] = (struct aged){chain_bits(&hand.chain, who, DECIDE_AGE, 0),
                                  hand.chain.traits[who].age};
    qsort(aged, n, sizeof *aged, by_luck);
    for (uint32_t i = 1; i < n; i++)
        cr_assert_geq(aged[i].age, aged[i - 1].age);
}

/* Scores in 32nds of a deviation: each component's mean is 0 and its variance 1, to five standard
 * deviations, and none goes with another or with ability. */
Test(newcomer, draws_a_talent_for_each_component_apart)
{
    uint32_t n = newcomers(60000);
    double bound = 5.0 / sqrt(n);

    for (int a = 0; a < TALENTS; a++) {
        double sum = 0.0, square = 0.0, with_next = 0.0, with_ability = 0.0;
        for (uint32_t who = 0; who < n; who++) {
            const struct traits *traits = &hand.chain.traits[who];
            double talent = traits->talent[a] / (double)LEARNING_TALENT;
            sum += talent;
            square += talent * talent;
            with_next += talent * traits->talent[(a + 1) % TALENTS] / LEARNING_TALENT;
            with_ability += talent * traits->ability / SCORE_ONE;
        }
        cr_expect_float_eq(sum / n, 0.0, bound);
        cr_expect_float_eq(square / n, 1.0, sqrt(2.0) * bound + 0.01);
        cr_expect_float_eq(with_next / n, 0.0, bound);
        cr_expect_float_eq(with_ability / n, 0.0, bound);
    }
}

Test(newcomer, draws_literacy_by_its_shares)
{
    static const double shares[LITERACIES] = {0.5, 0.3, 0.2};
    uint32_t counts[LITERACIES] = {0}, women = 0, without = 0, able = 0, n;

    memcpy(hand.params.person.literacy[GROUP_GEZIN], shares, sizeof shares);
    hand.params.person.men[GROUP_GEZIN] = 0.4;
    n = newcomers(60000);
    for (uint32_t who = 0; who < n; who++) {
        int literacy = hand.chain.traits[who].literacy;
        bool woman = person_is(&hand.chain.people[who], PERSON_WOMAN);
        cr_assert_lt(literacy, LITERACIES);
        counts[literacy]++;
        women += woman;
        without += woman && literacy == LITERACY_NONE;
        able += hand.chain.traits[who].ability > 0 && literacy == LITERACY_NONE;
    }
    for (int l = 0; l < LITERACIES; l++)
        assert_share(counts[l], n, shares[l], "a literacy");
    assert_share(women, n, 0.6, "women");
    assert_share(without, n, 0.6 * 0.2, "women who read nothing: each trait has its own luck");
    assert_share(able, counts[LITERACY_NONE], 0.5, "the able among those who cannot read");
}

/* ---- leaving ---- */

/* The duty ends at the AOW age: Wi21 art. 3(1). */
Test(newcomer, pensions_people_off)
{
    const double old[PARAMS_AGES] = {0, 0, 0, 0, 1};
    uint32_t n;

    memcpy(hand.params.person.age[GROUP_GEZIN], old, sizeof old);
    n = newcomers(6000);
    for (uint32_t who = 0; who < n; who++) {
        int age = hand.chain.traits[who].age;
        double years = years_until_leaving(who);
        cr_assert(years > 67 - age - 1.001 && years < 67 - age + 0.001,
                  "%d years old leaves after %.3f years", age, years);
        cr_assert_eq(hand.chain.traits[who].cause, CAUSE_PENSION);
    }
}

/* Two hazards compete: a year's exits are 1 - exp(-sum), divided as the hazards are. */
Test(newcomer, leaves_by_the_first_of_competing_hazards)
{
    uint32_t n, departed, died;

    hand.params.person.departure_per_year[GROUP_GEZIN] = 0.3;
    hand.params.person.death_per_year[1] = 0.1; /* all are 25 to 35 */
    hand.params.person.death_per_year[2] = 0.1;
    n = newcomers(120000);
    departed = leave_by(CAUSE_DEPARTED, 1.0);
    died = leave_by(CAUSE_DIED, 1.0);
    assert_share(departed, n, 0.75 * (1.0 - exp(-0.4)), "departed");
    assert_share(died, n, 0.25 * (1.0 - exp(-0.4)), "died");
    cr_expect_eq(leave_by(CAUSE_NATURALISED, 100.0), 0);
    cr_expect_eq(leave_by(CAUSE_DISPENSED, 100.0), 0);
}

Test(newcomer, naturalises_nobody_before_it_is_possible)
{
    uint32_t n;

    hand.params.person.naturalisation_per_year[GROUP_GEZIN] = 0.5;
    hand.params.person.naturalisation_after[GROUP_GEZIN] = 3.0;
    n = newcomers(60000);
    cr_expect_eq(leave_by(CAUSE_NATURALISED, 3.0), 0);
    assert_share(leave_by(CAUSE_NATURALISED, 4.0), n, 1.0 - exp(-0.5), "a year later");
}

/* From 25 to 35 nobody dies, from then on two in three a year: nobody reaches 45 so. */
Test(newcomer, dies_by_the_hazard_of_each_age)
{
    uint32_t n, first_year = 0, grown = 0;

    hand.params.person.death_per_year[2] = 1.0;
    n = newcomers(60000);
    for (uint32_t who = 0; who < n; who++) {
        double age = hand.chain.traits[who].age + years_until_leaving(who);
        cr_assert_geq(age, 33.999, "dead at %.2f", age); /* the age is in whole years, cut off */
        cr_assert_eq(hand.chain.traits[who].cause, age > 46.0 ? CAUSE_PENSION : CAUSE_DIED);
        if (hand.chain.traits[who].age != 34)
            continue;
        grown++;
        first_year += years_until_leaving(who) < 1.0;
    }
    /* who is 34 and u turns 35 after 1 - u of the year: 1 - the mean of exp(-u) */
    assert_share(first_year, grown, 1.0 - (1.0 - exp(-1.0)), "dead within a year at 34");
    cr_expect_lt(leave_by(CAUSE_PENSION, 100.0), 10, "exp(-10) of %u", n);
}

/* Who outlives a class has what the next ones bring still ahead. */
Test(newcomer, forgets_the_hazard_that_was_outlived)
{
    uint32_t n, young, old = 0;

    hand.params.person.death_per_year[1] = 0.2; /* 25 to 35 */
    hand.params.person.death_per_year[3] = 0.1; /* 45 to 55 */
    n = newcomers(60000);
    for (uint32_t who = 0; who < n; who++)
        old += hand.chain.traits[who].cause == CAUSE_DIED &&
               hand.chain.traits[who].age + years_until_leaving(who) > 43.0;
    young = leave_by(CAUSE_DIED, 100.0) - old;
    /* evenly old, 0 to 10 years before 35: 1 - the mean of exp(-0.2 u) */
    assert_share(young, n, 1.0 - (1.0 - exp(-2.0)) / 2.0, "dead before 35");
    assert_share(old, n - young, 1.0 - exp(-1.0), "of the others, dead before 55");
}

Test(newcomer, leaves_no_later_under_a_higher_hazard)
{
    static stamp before[8000];
    uint32_t n, earlier = 0;

    hand.params.person.departure_per_year[GROUP_GEZIN] = 0.1;
    n = newcomers(60000);
    cr_assert_lt(n, 8000);
    for (uint32_t who = 0; who < n; who++)
        before[who] = hand.chain.people[who].leave_at;
    hand_stop(&hand);
    setup();
    hand.params.person.departure_per_year[GROUP_GEZIN] = 0.2;
    cr_assert_eq(newcomers(60000), n);
    for (uint32_t who = 0; who < n; who++) {
        cr_assert_leq(hand.chain.people[who].leave_at, before[who]);
        earlier += hand.chain.people[who].leave_at < before[who];
    }
    cr_expect_gt(earlier, 0.9 * n);
}

Test(newcomer, dispenses_with_a_diploma)
{
    uint32_t n, dispensed, men = 0;

    hand.params.person.dispensed[GROUP_GEZIN] = 0.25;
    hand.params.person.men[GROUP_GEZIN] = 0.61;
    n = newcomers(60000);
    dispensed = leave_by(CAUSE_DISPENSED, 100.0);
    assert_share(dispensed, n, 0.25, "dispensed");
    for (uint32_t who = 0; who < n; who++)
        men += hand.chain.traits[who].cause == CAUSE_DISPENSED &&
               !person_is(&hand.chain.people[who], PERSON_WOMAN);
    assert_share(men, dispensed, 0.61, "men among them");
    for (uint32_t who = 0; who < n; who++)
        cr_assert(hand.chain.traits[who].cause != CAUSE_DISPENSED ||
                  hand.chain.people[who].leave_at ==
                      hand.chain.people[who].duty + 100 * TICKS_PER_DAY);
}

/* What the hazards say is what the books count, by cause. */
Test(newcomer, is_counted_by_the_cause_of_leaving)
{
    int64_t n, gone;

    hand.params.run.until = hand_day("2022-12-31");
    hand.params.person.departure_per_year[GROUP_GEZIN] = 0.3;
    hand.params.person.death_per_year[1] = 0.1;
    hand.params.person.death_per_year[2] = 0.1;
    cohort(0, "2022", 0, 12000);
    run_all();
    n = hand_total(&hand, MEASURE_ARRIVALS);
    gone = hand_rules(&hand, (enum rule)(RULE_LAPSED + CAUSE_DEPARTED)) +
           hand_rules(&hand, (enum rule)(RULE_LAPSED + CAUSE_DIED));
    /* evenly over the year: 1 - the mean of exp(-0.4 u) */
    assert_share((uint32_t)gone, (uint32_t)n, 1.0 - (1.0 - exp(-0.4)) / 0.4, "gone");
    assert_share((uint32_t)hand_rules(&hand, (enum rule)(RULE_LAPSED + CAUSE_DIED)),
                 (uint32_t)gone, 0.25, "of them died");
    cr_expect_eq(hand_rules(&hand, (enum rule)(RULE_LAPSED + CAUSE_PENSION)), 0);
}

/* ---- the notice ---- */

/* Figures B-IN-23 and B-IN-24: none before 1 March (gezin, overig) and 25 March (asiel) 2022. */
Test(newcomer, sends_no_notice_before_duo_resumed_it)
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

Test(newcomer, sends_the_notice_after_its_delay)
{
    hand.params.run.start = hand_day("2022-05-01");
    cohort(0, "2022", 6000, 6000);
    begin();
    inflow_month(&hand.chain);
    for (uint32_t who = 0; who < hand.chain.people_used; who++)
        cr_assert_eq(hand.chain.people[who].notice - hand.chain.people[who].duty,
                     10 * TICKS_PER_DAY);
}

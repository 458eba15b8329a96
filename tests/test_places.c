/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exam places by day and site, as they are known and as they are announced. */

#include "tests/chain_by_hand.h"

static struct hand hand;
static struct model *model;

static void
setup(void)
{
    hand_init(&hand);
}

static void
teardown(void)
{
    model_free(model);
}

TestSuite(places, .init = setup, .fini = teardown);

static void
compile_model(void)
{
    model_free(model);
    cr_assert_eq(model_new(&model, &hand.params, &hand.error), 0, "%s", hand.error.text);
}

/* At all sites, as known at the start. */
static int32_t
seats_on(int exam, day_number day)
{
    int32_t sum = 0;

    for (int site = 0; site < model->places.n_sites; site++)
        sum += places_known(&model->places, (enum exam)exam, day, site);
    return sum;
}

/* The sum over [from, to). */
static int64_t
seats_between(int exam, day_number from, day_number to)
{
    int64_t sum = 0;

    for (day_number day = from; day < to; day++)
        sum += seats_on(exam, day);
    return sum;
}

/* Whole things of a stream of parts: within one of the sum over some days. */
static void
assert_within_one(int64_t found, double expected)
{
    cr_expect(fabs((double)found - expected) < 1.0, "%lld for %.2f", (long long)found, expected);
}

/* ---- A2 seats ---- */

Test(places, shares_the_a2_seats_out_over_the_exams)
{
    const double shares[EXAM_LEZEN_B1] = {0.17, 0.17, 0.17, 0.17, 0.24, 0.08};
    int working = 0;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 103;
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        hand.params.exams.a2_share[exam].steps[0].value = shares[exam];
    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++)
        working += day_is_working(day);
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        assert_within_one(seats_between(exam, model->calendar.first, model->calendar.end),
                          103 * shares[exam] * working);
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        cr_expect_eq(seats_between(exam, model->calendar.first, model->calendar.end), 0);
}

/* A cut of one exam's share by half in winter, as in December 2023. */
Test(places, changes_a_share_on_its_date)
{
    day_number december = hand_day("2023-12-01"), november = hand_day("2023-11-01");

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_step(&hand.params.exams.a2_share[EXAM_ONA], "2023-12-01", 0.5 / 6);
    compile_model();
    cr_expect_eq(seats_between(EXAM_ONA, november, december), 100 * 22);
    assert_within_one(seats_between(EXAM_ONA, december, hand_day("2024-01-01")), 50 * 19);
    cr_expect_eq(seats_between(EXAM_KNM, december, hand_day("2024-01-01")), 100 * 19);
}

Test(places, offers_seats_on_working_days_only)
{
    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++)
        for (int exam = 0; exam < EXAMS; exam++)
            cr_assert(day_is_working(day) || seats_on(exam, day) == 0);
}

/* ---- B1 sittings ---- */

static int
sittings(int exam, int year)
{
    struct date new_year = {year, 1, 1}, next_year = {year + 1, 1, 1};
    int n = 0;

    for (day_number day = date_to_day(new_year); day < date_to_day(next_year); day++)
        n += seats_on(exam, day) > 0;
    return n;
}

Test(places, holds_eight_sittings_a_component_a_year)
{
    hand.params.run.until = hand_day("2040-12-31");
    compile_model();
    for (int year = 2022; year <= 2040; year++)
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
            cr_expect_eq(sittings(exam, year), 8, "%s in %d", exam_labels[exam], year);
}

static int
b1_exams_on(day_number day)
{
    int n = 0;

    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        n += seats_on(exam, day) > 0;
    return n;
}

/* Figures B-NT-3 and B-NT-8. */
Test(places, holds_one_component_a_day_and_none_in_july)
{
    hand.params.run.until = hand_day("2040-12-31");
    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        cr_assert_leq(b1_exams_on(day), 1);
        cr_assert(b1_exams_on(day) == 0 || date_of_day(day).month != 7);
    }
}

Test(places, spreads_the_sittings_of_a_component_over_the_year)
{
    day_number last = 0;

    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        if (seats_on(EXAM_SPREKEN_B1, day) == 0)
            continue;
        cr_expect(last == 0 || (day - last >= 14 && day - last <= 80),
                  "%d days after the one before", (int)(day - last));
        last = day;
    }
}

Test(places, takes_the_seats_of_a_b1_day_from_a2)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_level(&hand, &hand.params.exams.b1_takes_from_a2, 0.25);
    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        if (!day_is_working(day))
            continue;
        cr_assert_eq(seats_on(EXAM_KNM, day), b1_exams_on(day) ? 75 : 100);
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS && b1_exams_on(day); exam++)
            cr_assert(seats_on(exam, day) == 0 || seats_on(exam, day) == 40);
    }
}

/* A longer run has the same days: else its horizon would change what came before it. */
Test(places, holds_the_same_sittings_whatever_the_horizon)
{
    struct model *shorter, *longer;

    hand.params.run.until = hand_day("2025-08-05"); /* when those of July are made up for */
    compile_model();
    shorter = model;
    model = NULL;
    hand.params.run.until = hand_day("2030-12-31");
    compile_model();
    longer = model;
    for (day_number day = shorter->places.first; day < shorter->places.end; day++)
        for (int exam = 0; exam < EXAMS; exam++)
            cr_assert_eq(places_known(&shorter->places, (enum exam)exam, day, 0),
                         places_known(&longer->places, (enum exam)exam, day, 0));
    model_free(shorter);
}

/* ---- days moved from A2 to B1 ---- */

static const char *const moved_days[] = {"2024-06-04", "2024-06-06", "2024-06-11", "2024-06-13"};

/* Four days in June 2024, one for each component. */
static void
move_june_2024(void)
{
    for (int i = 0; i < 4; i++) {
        hand.params.exams.moved[i].date = hand_day(moved_days[i]);
        hand.params.exams.moved[i].exam = (enum exam)(EXAM_LEZEN_B1 + i);
    }
    hand.params.exams.n_moved = 4;
}

Test(places, gives_a_moved_day_to_b1_and_takes_it_from_a2)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    move_june_2024();
    compile_model();
    for (int i = 0; i < 4; i++) {
        day_number day = hand_day(moved_days[i]);
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
            cr_expect_eq(seats_on(exam, day), exam == EXAM_LEZEN_B1 + i ? 40 : 0);
        cr_expect_eq(seats_on(EXAM_KNM, day), 0);
    }
}

Test(places, adds_a_moved_day_to_the_yearly_sittings)
{
    day_number june = 0, july;
    int64_t before[EXAMS];

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    compile_model();
    june = hand_day("2024-06-01");
    july = hand_day("2024-07-01");
    for (int exam = 0; exam < EXAMS; exam++)
        before[exam] = seats_between(exam, june, july);
    move_june_2024();
    compile_model();
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++) {
        cr_expect_eq(sittings(exam, 2024), 9);
        cr_expect_eq(sittings(exam, 2023), 8);
        cr_expect_eq(seats_between(exam, june, july), before[exam] + 40);
    }
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        cr_expect_eq(seats_between(exam, june, july), before[exam] - 4 * 100);
}

/* A regular sitting makes way for a moved day, and is not held on another: so the reader refuses
 * such a day. */
Test(places, moves_over_the_sitting_that_stood_there)
{
    day_number taken = 0;

    compile_model();
    for (day_number day = hand_day("2024-06-01"); taken == 0; day++)
        taken = seats_on(EXAM_LEZEN_B1, day) > 0 ? day : 0;
    hand.params.exams.moved[0].date = taken;
    hand.params.exams.moved[0].exam = EXAM_SPREKEN_B1;
    hand.params.exams.n_moved = 1;
    compile_model();
    cr_expect_eq(seats_on(EXAM_SPREKEN_B1, taken), 40);
    cr_expect_eq(seats_on(EXAM_LEZEN_B1, taken), 0);
    cr_expect_eq(sittings(EXAM_LEZEN_B1, 2024), 7);
    cr_expect_eq(sittings(EXAM_SPREKEN_B1, 2024), 9);
}

Test(places, passes_by_moved_days_outside_the_run)
{
    move_june_2024();
    hand.params.run.until = hand_day("2024-06-05");
    compile_model();
    cr_expect_eq(seats_on(EXAM_LEZEN_B1, hand_day("2024-06-04")), 40);
}

/* ---- whole places ---- */

static const char *const site_ids[] = {"amsterdam", "eindhoven", "rijswijk",
                                       "rotterdam", "utrecht",   "zwolle"};

static void
six_sites(void)
{
    for (int i = 0; i < 6; i++) {
        strcpy(hand.params.exams.sites[i].id, site_ids[i]);
        hand.params.exams.sites[i].share = i < 4 ? 0.17 : 0.16;
    }
    hand.params.exams.n_sites = 6;
}

/* The places of a day with their parts, by the rules on paper; nothing is moved or closed. */
static double
exact_on(int exam, day_number day)
{
    const struct params *p = &hand.params;
    enum exam one = sittings_programme1(&model->sittings, day);
    bool sitting = one != EXAMS || sittings_programme2(&model->sittings, day) != EXAMS;

    if (!day_is_working(day))
        return 0.0;
    if (exam >= EXAM_LEZEN_B1)
        return (int)one == exam ? p->run.scale * timeline_at(&p->exams.b1_places_per_day, day)
                                : 0.0;
    return p->run.scale * timeline_at(&p->exams.a2_places_per_day, day) *
           timeline_at(&p->exams.a2_share[exam], day) *
           (sitting ? 1.0 - timeline_at(&p->exams.b1_takes_from_a2, day) : 1.0);
}

/* Sums of whole places against the exact ones, by calendar year and over the run. */
static void
assert_sums(double a_year, double a_run)
{
    for (int exam = 0; exam < EXAMS; exam++) {
        double whole = 0.0;
        for (int year = 2022; year <= 2027; year++) {
            struct date from = {year, 1, 1}, until = {year + 1, 1, 1};
            double off = 0.0;
            for (day_number d = date_to_day(from); d < date_to_day(until); d++)
                off += seats_on(exam, d) - exact_on(exam, d);
            cr_expect_lt(fabs(off), a_year, "%s in %d: %.2f", exam_labels[exam], year, off);
            whole += off;
        }
        cr_expect_lt(fabs(whole), a_run, "%s: %.2f", exam_labels[exam], whole);
    }
}

Test(places, come_to_the_right_sum_at_any_scale)
{
    const double shares[EXAM_LEZEN_B1] = {0.17, 0.17, 0.17, 0.17, 0.24, 0.08};
    const double scales[] = {1.0, 0.5, 0.1, 0.037, 0.01};

    six_sites();
    hand.params.exams.a2_places_per_day.steps[0].value = 1000;
    hand.params.exams.b1_places_per_day.steps[0].value = 930;
    hand_level(&hand, &hand.params.exams.programme2_sittings_per_year, 8);
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        hand.params.exams.a2_share[exam].steps[0].value = shares[exam];
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        hand.params.run.scale = scales[i];
        compile_model();
        assert_sums(3.0, 3.0);
    }
}

/* And so at each site, within what a day's parts may be off. */
Test(places, are_shared_out_over_the_sites)
{
    int64_t sums[6] = {0}, all = 0;

    six_sites();
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 103;
    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++)
        for (int site = 0; site < 6; site++) {
            int32_t here = places_known(&model->places, EXAM_KNM, day, site);
            double part = seats_on(EXAM_KNM, day) * hand.params.exams.sites[site].share;
            cr_assert(fabs(here - part) < 1.0, "%d places for %.2f", here, part);
            sums[site] += here;
            all += here;
        }
    for (int site = 0; site < 6; site++)
        cr_expect(fabs((double)sums[site] -
                       (double)all * hand.params.exams.sites[site].share) < 10.0,
                  "%lld of %lld at %s", (long long)sums[site], (long long)all, site_ids[site]);
}

/* Programme II sits in the same rooms, on days of its own. */
Test(places, give_room_to_programme_two)
{
    int days = 0;

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_level(&hand, &hand.params.exams.programme2_sittings_per_year, 8);
    compile_model();
    for (day_number day = hand_day("2024-01-01"); day < hand_day("2025-01-01"); day++)
        if (sittings_programme2(&model->sittings, day) != EXAMS) {
            cr_expect_eq(seats_on(EXAM_KNM, day), 50);
            cr_expect_eq(b1_exams_on(day), 0);
            days++;
        }
    cr_expect_eq(days, 32);
}

/* They can be booked in the run, so they are there. */
Test(places, go_on_after_the_run)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.exams.opens_a2 = 180;
    hand.params.exams.opens_b1 = 84;
    compile_model();
    cr_expect_eq(seats_on(EXAM_KNM, hand_day("2023-06-29")), 10);
    cr_expect_eq(model->places.end, hand_day("2023-07-01"));
}

/* ---- news ---- */

/* A timeline with one change, as the reader makes it. */
static void
change(struct timeline *line, double base, const char *from, const char *until, double value,
       const char *announced)
{
    struct timeline_change it = {
        .from = hand_day(from), .until = until != NULL ? hand_day(until) : TIMELINE_ALWAYS,
        .action = TIMELINE_SET, .value = value,
        .announced = announced != NULL ? hand_day(announced) : TIMELINE_KNOWN};

    cr_assert_eq(timeline_init(line, base, &hand.error), 0);
    cr_assert_eq(timeline_change(line, &it, &hand.error), 0);
}

static void
close_sites(int item, const char *date, const char *until, const char *announced, int site)
{
    struct exam_closure *it = &hand.params.exams.closed[item];

    it->date = hand_day(date);
    it->until = hand_day(until);
    it->announced = announced != NULL ? hand_day(announced) : TIMELINE_KNOWN;
    it->site = site;
    it->exam = EXAMS;
    hand.params.exams.n_closed = item + 1;
}

/* Known from the start, or announced by then: in the first table, and no news. */
Test(places, are_known_when_announced_before_the_run)
{
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    close_sites(0, "2022-03-07", "2022-03-08", NULL, EXAM_SITES_ALL);
    close_sites(1, "2022-03-08", "2022-03-09", "2021-12-01", EXAM_SITES_ALL);
    close_sites(2, "2022-03-09", "2022-03-10", "2022-01-01", EXAM_SITES_ALL);
    compile_model();
    cr_expect_eq(seats_on(EXAM_KNM, hand_day("2022-03-04")), 100);
    for (int day = 7; day <= 9; day++)
        cr_expect_eq(seats_on(EXAM_KNM, hand_day("2022-03-01") + day - 1), 0);
    cr_expect_eq(seats_on(EXAM_KNM, hand_day("2022-03-10")), 100);
    cr_expect_eq(model->places.n_changes, 0);
}

/* As in the winter of 2023: known on 20 November, and nobody's booking is taken away. */
Test(places, are_cut_as_it_is_announced)
{
    struct timeline share;
    day_number from = hand_day("2023-12-01"), until = hand_day("2024-03-01");
    size_t n = 0;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    change(&share, 1.0 / 6, "2023-12-01", "2024-03-01", 0.35 / 6, "2023-11-20");
    hand.params.exams.a2_share[EXAM_SCHRIJVEN_A2] = share;
    compile_model();
    cr_expect_eq(seats_between(EXAM_SCHRIJVEN_A2, from, until), 100 * 62);
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        cr_assert(it->announced == hand_day("2023-11-20") && it->exam == EXAM_SCHRIJVEN_A2 &&
                  it->site == 0 && !it->cancels && it->places == 35);
        cr_assert(it->day >= from && it->day < until && day_is_working(it->day));
        n++;
    }
    cr_expect_eq(n, 62);
    timeline_free(&share);
}

/* Only the days and the site that it is about, whatever the parts of places are. */
Test(places, change_where_the_news_is_about)
{
    six_sites();
    hand.params.exams.a2_places_per_day.steps[0].value = 103;
    close_sites(0, "2023-05-08", "2023-05-11", "2023-05-01", 4);
    compile_model();
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        cr_assert(it->announced == hand_day("2023-05-01") && it->day >= hand_day("2023-05-08") &&
                  it->day < hand_day("2023-05-11"));
        cr_assert(it->site == 4 && it->places == 0 && it->cancels);
    }
    cr_expect_eq(model->places.n_changes, 3 * EXAMS);
}

/* As the halt of schrijven in November 2018: the other exams go on. */
Test(places, close_for_one_exam)
{
    six_sites();
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    close_sites(0, "2023-05-08", "2023-05-10", NULL, EXAM_SITES_ALL);
    hand.params.exams.closed[0].exam = EXAM_SCHRIJVEN_A2;
    close_sites(1, "2023-05-09", "2023-05-10", "2023-05-01", 4);
    hand.params.exams.closed[1].exam = EXAM_KNM;
    compile_model();
    for (int day = 8; day <= 9; day++) {
        cr_expect_eq(seats_on(EXAM_SCHRIJVEN_A2, hand_day("2023-05-01") + day - 1), 0);
        cr_expect_eq(seats_on(EXAM_SPREKEN_A2, hand_day("2023-05-01") + day - 1), 100);
    }
    cr_expect_eq(seats_on(EXAM_SCHRIJVEN_A2, hand_day("2023-05-10")), 100);
    cr_assert_eq(model->places.n_changes, 1);
    cr_expect_eq(model->places.changes[0].exam, EXAM_KNM);
    cr_expect_eq(model->places.changes[0].day, hand_day("2023-05-09"));
    cr_expect(model->places.changes[0].cancels);
}

/* June 2024 as it was announced: four days go to B1, and who was booked goes. */
Test(places, move_days_as_it_is_announced)
{
    move_june_2024();
    for (int i = 0; i < 4; i++)
        hand.params.exams.moved[i].announced = hand_day("2024-05-13");
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    compile_model();
    for (int i = 0; i < 4; i++)
        cr_expect_eq(seats_on(EXAM_KNM, hand_day(moved_days[i])), 100, "nobody knows yet");
    cr_expect_eq(model->places.n_changes, 4 * EXAMS);
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        int which = 0;
        while (hand_day(moved_days[which]) != it->day)
            which++;
        cr_expect_eq(it->places, it->exam == EXAM_LEZEN_B1 + which ? 40 : 0);
        cr_expect_eq(it->announced, hand_day("2024-05-13"));
        cr_expect(it->cancels);
    }
}

/* A sitting that is given back: an A2 day like all others. */
Test(places, come_back_with_a_sitting_given_up)
{
    day_number day = hand_day("2024-02-01");

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    compile_model();
    while (b1_exams_on(day) == 0)
        day++;
    cr_expect_eq(seats_on(EXAM_KNM, day), 50);
    hand.params.exams.moved[0].date = day;
    hand.params.exams.moved[0].announced = TIMELINE_KNOWN;
    hand.params.exams.moved[0].exam = EXAMS;
    hand.params.exams.n_moved = 1;
    compile_model();
    cr_expect_eq(seats_on(EXAM_KNM, day), 100);
    cr_expect_eq(b1_exams_on(day), 0);
}

/* Told in time, it takes the bookings of B1 away, and none of A2: a place that is not there because
 * of a cut may be taken. */
Test(places, take_no_booking_of_a2_with_a_sitting_given_up)
{
    day_number day = hand_day("2024-02-01");
    int n[2] = {0};

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    compile_model();
    while (b1_exams_on(day) == 0)
        day++;
    hand.params.exams.moved[0].date = day;
    hand.params.exams.moved[0].announced = hand_day("2024-01-10");
    hand.params.exams.moved[0].exam = EXAMS;
    hand.params.exams.n_moved = 1;
    compile_model();
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        n[it->cancels]++;
        cr_expect_eq(it->cancels, exam_is_b1((enum exam)it->exam));
    }
    cr_expect_eq(n[false], EXAM_LEZEN_B1);
    cr_expect_eq(n[true], EXAMS - EXAM_LEZEN_B1);
}

/* The share that is reserved, of what is open. */
Test(places, are_reserved_by_share)
{
    day_number day = hand_day("2022-03-07");

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand.params.exams.reserved.steps[0].value = 0.2;
    compile_model();
    cr_expect_eq(places_known(&model->places, EXAM_KNM, day, 1), 20);
    close_sites(0, "2022-03-07", "2022-03-08", NULL, 0);
    compile_model();
    cr_expect_eq(places_known(&model->places, EXAM_KNM, day, 1), 0);
}

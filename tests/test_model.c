/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario compiled: seats by day, sittings, staff. */

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

TestSuite(model, .init = setup, .fini = teardown);

static void
compile_model(void)
{
    model_free(model);
    cr_assert_eq(model_new(&model, &hand.params, &hand.error), 0, "%s", hand.error.text);
}

static int32_t
seats_on(int exam, day_number day)
{
    return places_known(&model->places, (enum exam)exam, day, 0);
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

Test(model, shares_the_a2_seats_out_over_the_exams)
{
    const double shares[EXAM_LEZEN_B1] = {0.17, 0.17, 0.17, 0.17, 0.24, 0.08};
    int working = 0;

    hand.params.exams.b1_sittings_per_year = 0;
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
Test(model, changes_a_share_on_its_date)
{
    day_number december = hand_day("2023-12-01"), november = hand_day("2023-11-01");

    hand.params.exams.b1_sittings_per_year = 0;
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_step(&hand.params.exams.a2_share[EXAM_ONA], "2023-12-01", 0.5 / 6);
    compile_model();
    cr_expect_eq(seats_between(EXAM_ONA, november, december), 100 * 22);
    assert_within_one(seats_between(EXAM_ONA, december, hand_day("2024-01-01")), 50 * 19);
    cr_expect_eq(seats_between(EXAM_KNM, december, hand_day("2024-01-01")), 100 * 19);
}

Test(model, offers_seats_on_working_days_only)
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

Test(model, holds_eight_sittings_a_component_a_year)
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
Test(model, holds_one_component_a_day_and_none_in_july)
{
    hand.params.run.until = hand_day("2040-12-31");
    compile_model();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        cr_assert_leq(b1_exams_on(day), 1);
        cr_assert(b1_exams_on(day) == 0 || date_of_day(day).month != 7);
    }
}

Test(model, spreads_the_sittings_of_a_component_over_the_year)
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

Test(model, takes_the_seats_of_a_b1_day_from_a2)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand.params.exams.b1_takes_from_a2 = 0.25;
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
Test(model, holds_the_same_sittings_whatever_the_horizon)
{
    struct model *shorter;

    hand.params.run.until = hand_day("2025-08-05"); /* when those of July are made up for */
    compile_model();
    shorter = model;
    model = NULL;
    hand.params.run.until = hand_day("2030-12-31");
    compile_model();
    for (day_number day = shorter->calendar.first; day < shorter->calendar.end; day++)
        for (int exam = 0; exam < EXAMS; exam++)
            cr_assert_eq(shorter->seats[exam][day - shorter->calendar.first],
                         seats_on(exam, day));
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

Test(model, gives_a_moved_day_to_b1_and_takes_it_from_a2)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    move_june_2024();
    compile_model();
    for (int i = 0; i < 4; i++) {
        day_number day = hand_day(moved_days[i]);
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
            cr_expect_eq(seats_on(exam, day), exam == EXAM_LEZEN_B1 + i ? 40 : 0);
        cr_expect_eq(seats_on(EXAM_KNM, day), 50);
    }
}

Test(model, adds_a_moved_day_to_the_yearly_sittings)
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
        cr_expect_eq(seats_between(exam, june, july), before[exam] - 4 * 50);
}

/* A regular sitting makes way for a moved day and is held all the same. */
Test(model, moves_the_sitting_that_stood_there)
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
    cr_expect_eq(sittings(EXAM_LEZEN_B1, 2024), 8);
    cr_expect_eq(sittings(EXAM_SPREKEN_B1, 2024), 9);
}

Test(model, passes_by_moved_days_outside_the_run)
{
    move_june_2024();
    hand.params.run.until = hand_day("2024-06-05");
    compile_model();
    cr_expect_eq(seats_on(EXAM_LEZEN_B1, hand_day("2024-06-04")), 40);
}

/* ---- staff and desks ---- */

Test(model, gives_each_staffed_desk_its_roster)
{
    struct params *p = &hand.params;
    day_number tuesday = hand_day("2022-05-10");

    p->intake.consultants.steps[0].value = 2;
    p->intake.hours_per_week = 20;
    p->medical.assessors.steps[0].value = 3;
    p->medical.hours_per_week = 25;
    p->enforcement.hearing_officers.steps[0].value = 4;
    p->enforcement.decision_officers.steps[0].value = 5;
    p->enforcement.hours_per_week = 30;
    for (int e = 0; e < EXAMINERS; e++)
        p->grading.examiners[e].steps[0].value = 6 + e;
    compile_model();
    cr_expect_eq(roster_on(model_roster(model, DESK_CONSULTANTS), tuesday).present, 2);
    cr_expect_eq(roster_on(model_roster(model, DESK_CONSULTANTS), tuesday).open_for, 4 * 3600);
    cr_expect_eq(roster_on(model_roster(model, DESK_MEDICAL), tuesday).present, 3);
    cr_expect_eq(roster_on(model_roster(model, DESK_MEDICAL), tuesday).open_for, 5 * 3600);
    cr_expect_eq(roster_on(model_roster(model, DESK_HEARING), tuesday).present, 4);
    cr_expect_eq(roster_on(model_roster(model, DESK_DECISION), tuesday).present, 5);
    cr_expect_eq(roster_on(model_roster(model, DESK_DECISION), tuesday).open_for, 6 * 3600);
    for (int e = 0; e < EXAMINERS; e++) {
        enum desk_name desk = (enum desk_name)(DESK_EXAMINERS + e);
        cr_expect_eq(roster_on(model_roster(model, desk), tuesday).present, 6 + e);
        cr_expect_eq(roster_on(model_roster(model, desk), tuesday).open_for, 8 * 3600);
        cr_expect_eq(model_hours_per_week(model, desk), 40);
    }
    cr_expect_eq(model_hours_per_week(model, DESK_CONSULTANTS), 20);
    cr_expect_eq(model_hours_per_week(model, DESK_MEDICAL), 25);
    cr_expect_eq(model_hours_per_week(model, DESK_HEARING), 30);
    cr_expect_eq(model_hours_per_week(model, DESK_DECISION), 30);
}

Test(model, scales_staff_too)
{
    hand.params.run.scale = 0.1;
    hand.params.intake.consultants.steps[0].value = 25; /* 2.5: three people, five sixths a day */
    compile_model();
    cr_expect_eq(
        roster_on(model_roster(model, DESK_CONSULTANTS), hand_day("2022-05-10")).present, 3);
    cr_expect_eq(
        roster_on(model_roster(model, DESK_CONSULTANTS), hand_day("2022-05-10")).open_for, 24000);
}

/* Four fifths in July: of five people four, and those of medical assessors by their own months. */
Test(model, has_staff_at_work_as_the_months_say)
{
    struct params *p = &hand.params;

    for (int desk = DESK_CONSULTANTS; desk < DESKS; desk++) {
        double *presence = desk < DESK_EXAMINERS  ? p->intake.presence
                           : desk < DESK_MEDICAL  ? p->grading.presence
                           : desk == DESK_MEDICAL ? p->medical.presence
                                                  : p->enforcement.presence;
        presence[6] = 0.6 + 0.05 * (desk < DESK_MEDICAL) - 0.1 * (desk == DESK_MEDICAL);
    }
    p->grading.presence[6] = 0.8;
    p->intake.consultants.steps[0].value = p->medical.assessors.steps[0].value = 10;
    p->enforcement.hearing_officers.steps[0].value = 20;
    for (int e = 0; e < EXAMINER_STAFFS; e++)
        p->grading.examiners[e].steps[0].value = 5;
    compile_model();
    for (int e = 0; e < EXAMINER_STAFFS; e++) {
        const struct roster *roster = model_roster(model, (enum desk_name)(DESK_EXAMINERS + e));
        cr_expect_eq(roster_on(roster, hand_day("2022-06-30")).present, 5);
        cr_expect_eq(roster_on(roster, hand_day("2022-07-01")).present, 4);
        cr_expect_eq(roster_on(roster, hand_day("2022-08-01")).present, 5);
    }
    cr_expect_eq(roster_on(model_roster(model, DESK_MEDICAL), hand_day("2022-07-01")).present, 5);
    cr_expect_eq(roster_on(model_roster(model, DESK_HEARING), hand_day("2022-07-01")).present, 12);
    cr_expect_eq(roster_on(model_roster(model, DESK_HEARING), hand_day("2022-08-01")).present, 20);
    cr_expect_eq(roster_on(model_roster(model, DESK_CONSULTANTS), hand_day("2022-07-01")).present,
                 7, "6.5");
}

/* Ten posts; two more from March are at work after 30 and 20 days; of all half is deployable from
 * July. */
Test(model, has_examiners_behind_their_posts)
{
    const struct roster *roster;
    struct params *p = &hand.params;

    p->grading.recruit_days = 30;
    p->grading.training_days = 20;
    p->grading.examiners[EXAMINER_ONA].steps[0].value = 10;
    hand_step(&p->grading.examiners[EXAMINER_ONA], "2022-03-01", 12);
    hand_step(&p->grading.deployable[EXAMINER_ONA], "2022-07-01", 0.5);
    compile_model();
    roster = model_roster(model, (enum desk_name)(DESK_EXAMINERS + EXAMINER_ONA));
    cr_expect_eq(roster_on(roster, hand_day("2022-04-19")).present, 10);
    cr_expect_eq(roster_on(roster, hand_day("2022-04-20")).present, 12);
    cr_expect_eq(roster_on(roster, hand_day("2022-07-01")).present, 6);
}

Test(model, has_fewer_examiners_than_posts_where_some_leave)
{
    struct roster_day day;
    struct params *p = &hand.params;

    p->grading.attrition = 0.5;
    p->grading.recruit_days = 365;
    p->grading.examiners[EXAMINER_ONA].steps[0].value = 3;
    compile_model();
    day = roster_on(model_roster(model, (enum desk_name)(DESK_EXAMINERS + EXAMINER_ONA)),
                    hand_day("2022-05-10"));
    cr_expect_eq(day.present, 3, "2.0003");
    cr_expect_float_eq(day.present * day.open_for / 28800.0, 3 / (1 + 0.5 * 365 / 365.25), 1e-4);
}

/* Fifty hours a week against forty: a quarter more, for examiners alone. */
Test(model, gives_examiners_overtime)
{
    hand.params.grading.overtime_hours = 10;
    compile_model();
    for (int desk = DESK_CONSULTANTS; desk < DESKS; desk++) {
        struct roster_day day =
            roster_on(model_roster(model, (enum desk_name)desk), hand_day("2022-05-10"));
        bool examiners = desk >= DESK_EXAMINERS && desk < DESK_BOTH;
        cr_expect_eq(day.overtime, examiners ? 2 * 3600 : 0);
    }
}

Test(model, divides_consultants_over_the_classes)
{
    const double share[MUNICIPALITIES] = {0.5, 0.3, 0.2};
    day_number tuesday = hand_day("2022-05-10");

    memcpy(hand.params.intake.consultants_share, share, sizeof share);
    hand.params.intake.consultants.steps[0].value = 10;
    compile_model();
    for (int m = 0; m < MUNICIPALITIES; m++) {
        const struct roster *roster =
            model_roster(model, (enum desk_name)(DESK_CONSULTANTS + m));
        cr_expect_eq(roster_on(roster, tuesday).present, 10 * share[m]);
        cr_expect_eq(roster_on(roster, tuesday).open_for, 8 * 3600);
        cr_expect_eq(model_hours_per_week(model, (enum desk_name)(DESK_CONSULTANTS + m)), 40);
    }
}

static int
desks_of(enum resource resource)
{
    if (resource == RESOURCE_HOMES || resource == RESOURCE_INTAKE_CONSULTANTS)
        return MUNICIPALITIES;
    if (resource == RESOURCE_TRAVEL_BUDGET ||
        (resource >= RESOURCE_EXAM_PLACES && resource < RESOURCE_EXAMINERS))
        return 0;
    return 1;
}

/* Homes and consultants have a desk in each class of municipality, seats are booked, and the travel
 * budget is spent. */
Test(model, has_desks_for_each_resource_that_is_given_out_by_one)
{
    int desks[RESOURCES] = {0};

    for (int desk = 0; desk < DESKS; desk++)
        desks[desk_resource((enum desk_name)desk)]++;
    for (int resource = 0; resource < RESOURCES; resource++)
        cr_expect_eq(desks[resource], desks_of((enum resource)resource), "%s",
                     resource_labels[resource]);
    for (int l = 0; l < LODGINGS; l++)
        cr_expect_eq(desk_resource((enum desk_name)(DESK_RECEPTION + l)),
                     RESOURCE_RECEPTION_PLACES + l);
    for (int m = 0; m < MUNICIPALITIES; m++) {
        cr_expect_eq(desk_resource((enum desk_name)(DESK_HOMES + m)), RESOURCE_HOMES);
        cr_expect_eq(desk_resource((enum desk_name)(DESK_CONSULTANTS + m)),
                     RESOURCE_INTAKE_CONSULTANTS);
    }
    cr_expect_eq(desk_resource((enum desk_name)(DESK_COURSE + ROUTE_Z)),
                 RESOURCE_COURSE_PLACES + (int)ROUTE_Z);
    cr_expect_eq(desk_resource((enum desk_name)(DESK_EXAMINERS + EXAMINER_ONA)),
                 RESOURCE_EXAMINERS + (int)EXAMINER_ONA);
    cr_expect_eq(desk_resource(DESK_MEDICAL), RESOURCE_MEDICAL_ASSESSORS);
    cr_expect_eq(desk_resource(DESK_HEARING), RESOURCE_HEARING_OFFICERS);
    cr_expect_eq(desk_resource(DESK_DECISION), RESOURCE_DECISION_OFFICERS);
}

/* ---- what cannot be compiled ---- */

Test(model, refuses_a_distribution_that_is_none)
{
    hand.params.grading.minutes[EXAMINER_SPREKEN_B1] = (struct draw_spec){
        .form = DRAW_LOGNORMAL, .a = 3.0, .b = -1.0, .low = -INFINITY, .high = INFINITY};
    cr_assert_eq(model_new(&model, &hand.params, &hand.error), ERR_INPUT);
    cr_assert_null(model);
    cr_assert_gt(strlen(hand.error.text), 0);
}

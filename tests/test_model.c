/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario compiled: staff and desks. */

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
        cr_expect_eq((int)desk_resource((enum desk_name)(DESK_RECEPTION + l)),
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

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marking by examiners (grading.c, desks.c) and the scripts of Programme II (programme2.c), with
 * scripts of nobody that come when the test says so.  What a person meets of it is in
 * test_exams_marked.c. */

#include "tests/inflow_by_hand.h"

TestSuite(grading, .init = setup, .fini = teardown);

enum { MANY = 500 };

/* A Monday; 26 May is Ascension, 5 May a holiday too. */
#define MONDAY "2022-05-09"

static void
examiners(int staff, double posts)
{
    hand.params.grading.examiners[staff].steps[0].value = posts;
}

/* No examiners but those that a test adds. */
static void
nobody(void)
{
    for (int staff = 0; staff < EXAMINER_STAFFS; staff++)
        examiners(staff, 0);
}

/* A script of an exam of now. */
static uint32_t
script(enum exam exam, uint32_t index)
{
    uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);
    struct job *record = &hand.chain.jobs[job];

    record->exam = (uint8_t)exam;
    record->index = index;
    record->since = stamp_of(chain_now(&hand.chain));
    grading_begin(&hand.chain, job, exam_sitting(&hand.chain, record).marking);
    return job;
}

static const struct job *
record_of(uint32_t job)
{
    return &hand.chain.jobs[job];
}

/* When what is under way with a script is over. */
static ticks
over_at(uint32_t job)
{
    cr_assert_eq(record_of(job)->step, JOB_SERVICE);
    return hand.chain.agenda.nodes[slot_of_job(&hand.chain, job)].at;
}

static ticks
at(const char *date, int hour, int minute)
{
    return ticks_of_day(hand_day(date)) + hour * TICKS_PER_HOUR + minute * 60;
}

static void
assert_over(uint32_t job, const char *date, int hour, int minute)
{
    cr_assert_eq(over_at(job), at(date, hour, minute), "%lld seconds off",
                 (long long)(over_at(job) - at(date, hour, minute)));
}

/* Lets the events come up to a moment, that moment's too: up to a mark that is put behind them, and
 * behind those that came up meanwhile. */
static void
let_come(ticks moment)
{
    uint32_t mark = job_new(&hand.chain, NOBODY, JOB_FREE), slot;

    hand.chain.jobs[mark].step = JOB_RESULT; /* waits at no desk */
    for (int turn = 0; turn < 3; turn++) {
        agenda_schedule(&hand.chain.agenda, slot_of_job(&hand.chain, mark), moment, EVENT_PERSON);
        while ((slot = agenda_next(&hand.chain.agenda)) != slot_of_job(&hand.chain, mark))
            chain_event(&hand.chain, slot);
    }
    job_end(&hand.chain, mark);
}

static double
hours_of(enum measure measure, enum resource resource, const char *month)
{
    size_t t = (size_t)(month_of_day(hand_day(month)) - hand.model->shape.first_month);

    return measures_double(&hand.measures, measure)[t * RESOURCES + resource];
}

/* ---- the work of a script ---- */

static int
minutes_of(enum exam exam, unsigned marks)
{
    uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);
    struct job *record = &hand.chain.jobs[job];

    record->exam = (uint8_t)exam;
    record->marks = (uint8_t)marks;
    record->since = stamp_of(chain_now(&hand.chain));
    grading_begin(&hand.chain, job, exam_sitting(&hand.chain, record).marking);
    return (int)(record->work / 60);
}

Test(grading, takes_the_minutes_of_all_assessors)
{
    nobody();
    hand.params.grading.assessors_a2 = 1;
    hand.params.grading.assessors_b1 = 2;
    hand_start(&hand);
    cr_expect_eq(minutes_of(EXAM_SCHRIJVEN_A2, 0), 30);
    cr_expect_eq(minutes_of(EXAM_SPREKEN_A2, 0), 30);
    cr_expect_eq(minutes_of(EXAM_SCHRIJVEN_B1, 0), 60);
    cr_expect_eq(minutes_of(EXAM_SPREKEN_B1, 0), 60);
    cr_expect_eq(minutes_of(EXAM_ONA, 0), 30);
    hand.params.grading.third_share = 1.0;
    cr_expect_eq(minutes_of(EXAM_SCHRIJVEN_B1, 0), 90);
    cr_expect_eq(minutes_of(EXAM_SCHRIJVEN_A2, 0), 30);
    hand.params.grading.assessors_a2 = 2;
    cr_expect_eq(minutes_of(EXAM_SCHRIJVEN_A2, 0), 60);
}

/* Two examiners of 45 minutes each beside the portfolio's 30. */
Test(grading, takes_two_examiners_more_for_an_interview)
{
    nobody();
    hand_start(&hand);
    cr_expect_eq(minutes_of(EXAM_ONA, JOB_INTERVIEW), 30 + 2 * 45);
    cr_expect_eq(minutes_of(EXAM_ONA, 0), 30);
}

/* The variance of a script's minutes, in that of one assessor's: minutes of 10 to 50. */
static double
variance_of(enum exam exam, unsigned marks)
{
    double sum = 0.0, squares = 0.0;

    nobody();
    hand.params.grading.minutes[examiner_of_exam(exam)] =
        (struct draw_spec){.form = DRAW_UNIFORM, .a = 10, .b = 50, .low = -INFINITY,
                           .high = INFINITY};
    hand.params.grading.interview_minutes = hand.params.grading.minutes[EXAMINER_ONA];
    hand_start(&hand);
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);
        struct job *record = &hand.chain.jobs[job];
        double minutes;
        record->exam = (uint8_t)exam;
        record->index = i;
        record->marks = (uint8_t)marks;
        grading_begin(&hand.chain, job, exam_sitting(&hand.chain, record).marking);
        minutes = record->work / 60.0;
        sum += minutes;
        squares += minutes * minutes;
    }
    return (squares - sum * sum / MANY) / MANY / (40.0 * 40.0 / 12.0);
}

static void
assert_variance(double found, double expected)
{
    cr_expect(fabs(found - expected) < 0.2 * expected, "%g, not %g", found, expected);
}

/* Of n independent assessors n times that of one; of n with the same luck n x n. The estimate of a
 * variance from 500 has a standard error of some 5%: off by a fifth is out of the question. */
Test(grading, has_assessors_who_take_their_own_time)
{
    assert_variance(variance_of(EXAM_SCHRIJVEN_B1, 0), 2.0);
}

Test(grading, has_a_third_assessor_who_takes_his_own_time)
{
    hand.params.grading.third_share = 1.0;
    assert_variance(variance_of(EXAM_SPREKEN_B1, 0), 3.0);
}

Test(grading, has_interviewers_who_take_their_own_time)
{
    assert_variance(variance_of(EXAM_ONA, JOB_INTERVIEW), 3.0);
}

/* ---- examiners of two levels ---- */

Test(grading, asks_the_own_pool_first_and_then_those_of_both)
{
    uint32_t jobs[4];

    nobody();
    examiners(EXAMINER_SCHRIJVEN_A2, 1);
    examiners(EXAMINERS + BOTH_SCHRIJVEN, 2);
    hand_start(&hand);
    let_come(at(MONDAY, 10, 0));
    hand_until(&hand, "2022-05-10");
    let_come(at("2022-05-10", 9, 0));
    for (uint32_t i = 0; i < 4; i++)
        jobs[i] = script(EXAM_SCHRIJVEN_A2, i);
    cr_expect_eq(record_of(jobs[0])->desk, DESK_EXAMINERS + EXAMINER_SCHRIJVEN_A2);
    cr_expect_eq(record_of(jobs[1])->desk, DESK_BOTH + BOTH_SCHRIJVEN);
    cr_expect_eq(record_of(jobs[2])->desk, DESK_BOTH + BOTH_SCHRIJVEN);
    cr_expect_eq(record_of(jobs[3])->step, JOB_QUEUE);
    cr_expect_eq(record_of(jobs[3])->desk, DESK_EXAMINERS + EXAMINER_SCHRIJVEN_A2);
    for (int i = 0; i < 3; i++)
        assert_over(jobs[i], "2022-05-10", 9, 30);
}

Test(grading, lends_nobody_to_another_skill)
{
    nobody();
    examiners(EXAMINERS + BOTH_SCHRIJVEN, 1);
    hand_start(&hand);
    hand_until(&hand, MONDAY);
    script(EXAM_SPREKEN_A2, 0);
    script(EXAM_ONA, 1);
    hand_until(&hand, "2022-05-30");
    cr_expect_eq(hand.chain.desks[DESK_EXAMINERS + EXAMINER_SPREKEN_A2].queue.value, 1);
    cr_expect_eq(hand.chain.desks[DESK_EXAMINERS + EXAMINER_ONA].queue.value, 1);
}

/* One examiner of both, and no other. An A2 script of Monday, from Tuesday one of A2, one of B1,
 * one of A2: whoever is older is first, of one day that of B1. */
Test(grading, takes_the_older_of_two_lines_and_b1_of_one_day)
{
    uint32_t a2[3], b1;

    nobody();
    examiners(EXAMINERS + BOTH_SPREKEN, 1);
    hand.params.grading.deployable[EXAMINERS + BOTH_SPREKEN].steps[0].value = 0;
    hand_step(&hand.params.grading.deployable[EXAMINERS + BOTH_SPREKEN], "2022-05-11", 1);
    hand_start(&hand);
    hand_until(&hand, MONDAY);
    a2[0] = script(EXAM_SPREKEN_A2, 0);
    hand_until(&hand, "2022-05-10");
    a2[1] = script(EXAM_SPREKEN_A2, 1);
    b1 = script(EXAM_SPREKEN_B1, 2);
    a2[2] = script(EXAM_SPREKEN_A2, 3);
    let_come(at("2022-05-11", 9, 0));
    assert_over(a2[0], "2022-05-11", 9, 30);
    cr_expect_eq(record_of(a2[0])->desk, DESK_BOTH + BOTH_SPREKEN);
    let_come(at("2022-05-11", 9, 30));
    assert_over(b1, "2022-05-11", 10, 30);
    let_come(at("2022-05-11", 10, 30));
    assert_over(a2[1], "2022-05-11", 11, 0);
    let_come(at("2022-05-11", 11, 0));
    assert_over(a2[2], "2022-05-11", 11, 30);
}

/* Both of a pool and of both take turns at one line; hours and work are each in their own row, and
 * all that is needed is in the row of the pool: in May eleven of the 160 hours of an fte. */
Test(grading, has_lent_hours_in_a_row_of_their_own)
{
    nobody();
    examiners(EXAMINER_SCHRIJVEN_B1, 1);
    examiners(EXAMINERS + BOTH_SCHRIJVEN, 1);
    hand_start(&hand);
    hand_until(&hand, MONDAY);
    for (uint32_t i = 0; i < 11; i++)
        script(EXAM_SCHRIJVEN_B1, i);
    hand_finish(&hand); /* an hour each: six by the one and five by the other */
    cr_expect_eq(hours_of(MEASURE_OFFERED, RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1, MONDAY), 11);
    cr_expect_eq(hours_of(MEASURE_OFFERED, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY), 0);
    cr_expect_eq(hours_of(MEASURE_USED, RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1, MONDAY) +
                     hours_of(MEASURE_USED, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY),
                 11);
    cr_expect_eq(
        fabs(hours_of(MEASURE_USED, RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1, MONDAY) -
             hours_of(MEASURE_USED, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY)),
        1);
    cr_expect_eq(hours_of(MEASURE_CAPACITY, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY),
                 20 * 8, "May 2022 has 22 working days less two");
    cr_expect_eq(
        hours_of(MEASURE_NEEDED_FTE, RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1, MONDAY),
        11.0 / 160.0);
    cr_expect(isnan(
        hours_of(MEASURE_NEEDED_FTE, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY)));
    cr_expect_eq(hours_of(MEASURE_FTE_HOURS, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY),
                 160);
}

/* ---- overtime ---- */

/* One examiner of a pool, eight hours a day and one more once the oldest waits for three days. */
static void
one_in_overtime(int staff)
{
    nobody();
    examiners(staff, 1);
    hand.params.grading.overtime_after = 3;
    hand.params.grading.overtime_hours = 5;
    hand_start(&hand);
    hand_until(&hand, MONDAY);
}

static int64_t
in_line(enum examiner pool)
{
    return hand.chain.desks[DESK_EXAMINERS + pool].queue.value;
}

/* A hundred of half an hour: sixteen a day, eighteen from Thursday on. */
Test(grading, goes_on_longer_when_the_oldest_has_waited_too_long)
{
    one_in_overtime(EXAMINER_ONA);
    for (uint32_t i = 0; i < 100; i++)
        script(EXAM_ONA, i);
    let_come(at("2022-05-11", 23, 0));
    cr_expect_eq(in_line(EXAMINER_ONA), 100 - 3 * 16);
    let_come(at("2022-05-12", 23, 0));
    cr_expect_eq(in_line(EXAMINER_ONA), 100 - 3 * 16 - 18);
    let_come(at("2022-05-13", 23, 0));
    cr_expect_eq(in_line(EXAMINER_ONA), 100 - 3 * 16 - 2 * 18);
    hand_finish(&hand); /* the last sixteen on Monday, which is longer too */
    cr_expect_eq(hours_of(MEASURE_CAPACITY, RESOURCE_EXAMINERS + EXAMINER_ONA, MONDAY),
                 20 * 8 + 3);
    cr_expect_eq(hours_of(MEASURE_USED, RESOURCE_EXAMINERS + EXAMINER_ONA, MONDAY), 50);
    cr_expect_eq(hours_of(MEASURE_CAPACITY, RESOURCE_EXAMINERS + EXAMINER_ONA, "2022-06-01"),
                 21 * 8);
}

Test(grading, works_no_overtime_for_scripts_that_have_not_waited_long)
{
    one_in_overtime(EXAMINER_ONA);
    for (uint32_t i = 0; i < 48; i++)
        script(EXAM_ONA, i);
    hand_finish(&hand); /* all done on Wednesday */
    cr_expect_eq(hours_of(MEASURE_CAPACITY, RESOURCE_EXAMINERS + EXAMINER_ONA, MONDAY), 20 * 8);
}

/* Those of both go by the older of their lines: that of B1, here, then that of A2. */
Test(grading, goes_on_longer_for_the_older_of_two_lines)
{
    one_in_overtime(EXAMINERS + BOTH_SCHRIJVEN);
    for (uint32_t i = 0; i < 26; i++)
        script(EXAM_SCHRIJVEN_B1, i); /* an hour each */
    hand_until(&hand, "2022-05-12");
    for (uint32_t i = 26; i < 60; i++)
        script(EXAM_SCHRIJVEN_A2, i);
    let_come(at("2022-05-12", 23, 0)); /* nine hours: two of B1 and fourteen of A2 */
    cr_expect_eq(in_line(EXAMINER_SCHRIJVEN_B1), 0);
    cr_expect_eq(in_line(EXAMINER_SCHRIJVEN_A2), 34 - 14);
    let_come(at("2022-05-13", 23, 0)); /* eight: the oldest is of yesterday */
    cr_expect_eq(in_line(EXAMINER_SCHRIJVEN_A2), 34 - 14 - 16);
    let_come(at("2022-05-16", 23, 0));
    hand_finish(&hand);
    cr_expect_eq(hours_of(MEASURE_CAPACITY, RESOURCE_EXAMINERS_BOTH + BOTH_SCHRIJVEN, MONDAY),
                 20 * 8 + 2, "on Thursday, and on Monday for the last of A2");
}

/* Two hours a day, and half an hour of overtime. Five hours' work that is laid down on Monday: two
 * hours on Monday, two and a half on Tuesday, for another script has waited for a day by then, and
 * half an hour on Wednesday. */
Test(grading, knows_how_long_the_days_are_on_which_work_is_taken_up_again)
{
    uint32_t job;

    nobody();
    examiners(EXAMINER_ONA, 0.25);
    hand.params.grading.overtime_after = 1;
    hand.params.grading.overtime_hours = 10;
    hand_spec(&hand.params.grading.minutes[EXAMINER_ONA], 300);
    hand_start(&hand);
    let_come(at(MONDAY, 9, 0));
    job = script(EXAM_ONA, 0);
    script(EXAM_ONA, 1);
    let_come(at("2022-05-10", 9, 0));
    let_come(at("2022-05-11", 9, 0));
    assert_over(job, "2022-05-11", 9, 30);
    hand_finish(&hand);
    cr_expect_eq(hours_of(MEASURE_USED, RESOURCE_EXAMINERS + EXAMINER_ONA, MONDAY), 10);
}

/* ---- Nt2 Programme II ---- */

static void
programme2(double schrijven, double spreken)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand_level(&hand, &hand.params.exams.programme2_sittings_per_year, 8);
    hand.params.background.programme2[BOTH_SCHRIJVEN].steps[0].value = schrijven;
    hand.params.background.programme2[BOTH_SPREKEN].steps[0].value = spreken;
}

Test(grading, has_scripts_of_programme2_on_the_days_of_its_sittings)
{
    const struct desk *line = &hand.chain.desks[DESK_EXAMINERS + EXAMINER_SCHRIJVEN_B1];
    int64_t before = 0;
    int sittings = 0;

    nobody();
    programme2(4000, 800);
    cohort(0, "2022", 0, 20); /* nobody sits in this year, but there is room for a mark */
    begin();
    for (day_number day = hand.model->calendar.first; day < hand.model->calendar.end; day++) {
        let_come(ticks_of_day(day) + 8 * TICKS_PER_HOUR);
        cr_assert_eq(line->queue.value, before, "at night nobody sits");
        let_come(ticks_of_day(day) + ROSTER_OPENS);
        if (sittings_programme2(&hand.model->sittings, day) == EXAM_SCHRIJVEN_B1) {
            sittings++;
            assert_poisson((double)(line->queue.value - before), 500, "at a sitting");
        } else {
            cr_assert_eq(line->queue.value, before, "on a day of another exam, or of none");
        }
        before = line->queue.value;
    }
    cr_expect_eq(sittings, 8);
    assert_poisson((double)before, 4000, "of schrijven");
    assert_poisson((double)hand.chain.desks[DESK_EXAMINERS + EXAMINER_SPREKEN_B1].queue.value, 800,
                   "of spreken");
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_BACKGROUND), 0, "nobody of the chain sat");
    cr_expect_eq(hand_total(&hand, MEASURE_GRADING_N), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_GRADING_OPEN), 0);
}

Test(grading, marks_the_scripts_of_programme2_and_is_done_with_them)
{
    double offered = 0.0, used = 0.0;

    programme2(400, 0);
    hand.params.run.scale = 0.5;
    examiners(EXAMINER_SCHRIJVEN_B1, 8);
    begin();
    hand_finish(&hand);
    for (size_t t = 0; t < 12; t++) {
        size_t i = t * RESOURCES + RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1;
        offered += measures_double(&hand.measures, MEASURE_OFFERED)[i];
        used += measures_double(&hand.measures, MEASURE_USED)[i];
    }
    assert_poisson(offered, 200, "an hour each");
    cr_expect_eq(used, offered);
    for (uint32_t job = 0; job < hand.chain.jobs_used; job++)
        cr_assert_eq(hand.chain.jobs[job].kind, JOB_FREE);
    cr_expect_eq(hand_total(&hand, MEASURE_GRADING_N), 0);
}

/* As many as the dated key says on the day of the sitting. */
Test(grading, has_as_many_scripts_of_programme2_as_the_date_says)
{
    nobody();
    programme2(0, 4000);
    hand_step(&hand.params.background.programme2[BOTH_SPREKEN], "2022-07-01", 0);
    begin();
    hand_finish(&hand);
    assert_poisson((double)in_line(EXAMINER_SPREKEN_B1), 2000, "before July");
}

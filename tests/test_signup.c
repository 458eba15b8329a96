/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sign-up for exams, the line for a place, changes and cancellations (signup.c), and the office's
 * day (office.c).  There is one place an exam and working day, no B1 unless a test says so, and the
 * lead is two weeks; 10 March 2022 is a Thursday. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand.params.exams.a2_places_per_day.steps[0].value = 6;
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(signup, .init = setup, .fini = teardown);

/* ---- who signs up ---- */

static uint32_t outsiders;

/* Somebody outside the simulation, now. */
static uint32_t
outsider(enum exam exam)
{
    uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);

    hand.chain.jobs[job].exam = (uint8_t)exam;
    hand.chain.jobs[job].month = 2;
    hand.chain.jobs[job].index = outsiders++;
    exam_sign_up(&hand.chain, job);
    return job;
}

/* A person whose term ends on a day, or never. */
static uint32_t
candidate(const char *term_end, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *person = &hand.chain.people[who];

    person->route = ROUTE_B1;
    person->step = STEP_EXAMS;
    if (term_end != NULL)
        person->term_end = stamp_of(ticks_of_day(hand_day(term_end)));
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    return who;
}

/* He signs up for an exam, now. */
static uint32_t
signs_up(uint32_t who, enum exam exam)
{
    uint32_t job = job_new(&hand.chain, who, JOB_EXAM);

    hand.chain.jobs[job].exam = (uint8_t)exam;
    hand.chain.jobs[job].component = (uint8_t)(exam == EXAM_KNM ? COMPONENT_KNM : exam % 6);
    hand.chain.jobs[job].attempt = 1;
    exam_sign_up(&hand.chain, job);
    return job;
}

#define expect_booked(who, text)                                                                   \
    do {                                                                                           \
        const struct job *booked_job = &hand.chain.jobs[who];                                      \
        char found[DATE_TEXT_SIZE] = "none";                                                       \
        if (job_has_place(booked_job))                                                             \
            date_format(booked_job->day, found);                                                   \
        cr_expect_str_eq(found, text, "%s, not %s", found, text);                                  \
    } while (0)

static bool
is_in_line(uint32_t job)
{
    return hand.chain.jobs[job].step == JOB_UNBOOKED;
}

static int64_t
sum_of(enum measure measure, enum exam exam)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&hand.measures, measure)[t * EXAMS + exam];
    return sum;
}

static void
set_closure(const char *date, const char *until, const char *announced, int site)
{
    struct exam_closure *it = &hand.params.exams.closed[hand.params.exams.n_closed++];

    it->date = hand_day(date);
    it->until = hand_day(until);
    it->announced = announced != NULL ? hand_day(announced) : TIMELINE_KNOWN;
    it->site = site;
    it->exam = EXAMS;
}

static void
set_moved(const char *date, const char *announced, enum exam exam)
{
    struct moved_day *it = &hand.params.exams.moved[hand.params.exams.n_moved++];

    it->date = hand_day(date);
    it->announced = hand_day(announced);
    it->exam = exam;
}

/* ---- the first free place ---- */

Test(signup, takes_the_first_free_day_without_another_exam)
{
    uint32_t who, one, two, three;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = candidate(NULL, 0);
    one = signs_up(who, EXAM_KNM);
    two = signs_up(who, EXAM_LEZEN_A2);
    three = signs_up(who, EXAM_LUISTEREN_A2);
    expect_booked(one, "2022-03-24");
    expect_booked(two, "2022-03-25"); /* a place is free on the 24th, for others */
    expect_booked(three, "2022-03-28");
    expect_booked(outsider(EXAM_LEZEN_A2), "2022-03-24");
}

/* ---- days open; the line ---- */

Test(signup, waits_in_line_until_days_open)
{
    uint32_t jobs[8];

    hand.params.exams.opens_a2 = 20;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 8; i++)
        jobs[i] = outsider(EXAM_KNM);
    expect_booked(jobs[0], "2022-03-24");
    expect_booked(jobs[4], "2022-03-30"); /* the last that is open */
    for (int i = 5; i < 8; i++)
        cr_expect(is_in_line(jobs[i]));
    hand_until(&hand, "2022-03-11");
    expect_booked(jobs[5], "2022-03-31");
    cr_expect(is_in_line(jobs[6]));
    hand_until(&hand, "2022-03-12");
    expect_booked(jobs[6], "2022-04-01");
    hand_until(&hand, "2022-03-14"); /* a weekend opens */
    cr_expect(is_in_line(jobs[7]));
    hand_until(&hand, "2022-03-15");
    expect_booked(jobs[7], "2022-04-04");
    hand_finish(&hand);
    cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 8);
    cr_expect_eq(sum_of(MEASURE_BOOKING_N, EXAM_KNM), 8);
}

/* B1 opens on a date of its own, and nobody books beyond. */
Test(signup, has_an_opening_date_for_b1)
{
    uint32_t job;
    day_number sitting = hand_day("2022-04-01");

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 8);
    hand.params.exams.opens_a2 = 10;
    hand.params.exams.opens_b1 = 21;
    hand_start(&hand);
    while (sittings_programme1(&hand.model->sittings, sitting) != EXAM_LEZEN_B1)
        sitting++;
    while (chain_today(&hand.chain) < sitting - 30)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    job = outsider(EXAM_LEZEN_B1);
    cr_expect(is_in_line(job));
    while (is_in_line(job))
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain), ticks_of_day(sitting - 21));
    cr_expect_eq(hand.chain.jobs[job].day, sitting);
    cr_expect_eq(measures_int64(&hand.measures, MEASURE_BOOKING_SUM)
                     [hand.chain.ledger.period * EXAMS + EXAM_LEZEN_B1],
                 21, "the term runs from the booking");
}

Test(signup, gives_a_place_that_comes_back_to_the_first_in_line)
{
    uint32_t booked, first, second;

    hand.params.exams.opens_a2 = 14;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    booked = outsider(EXAM_KNM);
    first = outsider(EXAM_KNM);
    second = outsider(EXAM_KNM);
    cr_expect(is_in_line(first) && is_in_line(second));
    job_end(&hand.chain, booked);
    expect_booked(first, "2022-03-24");
    cr_expect(is_in_line(second));
    job_end(&hand.chain, second); /* leaves the line */
    cr_expect_eq(hand.chain.lines[EXAM_KNM].queue.value, 0);
    hand_finish(&hand);
    cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 1);
}

/* Who sits another exam that day is passed over. */
Test(signup, passes_over_in_line_who_cannot_come)
{
    uint32_t who, held, next, booked;

    hand.params.exams.opens_a2 = 14;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    booked = outsider(EXAM_KNM);
    who = candidate(NULL, 0);
    signs_up(who, EXAM_LEZEN_A2);
    held = signs_up(who, EXAM_KNM);
    next = outsider(EXAM_KNM);
    job_end(&hand.chain, booked);
    cr_expect(is_in_line(held));
    expect_booked(next, "2022-03-24");
    hand_until(&hand, "2022-03-11");
    expect_booked(held, "2022-03-25");
}

Test(signup, counts_the_line_and_the_first_free_day)
{
    const double *first_free;
    const int32_t *line;

    hand.params.exams.opens_a2 = 30;
    hand_start(&hand);
    hand_until(&hand, "2022-03-25");
    for (int i = 0; i < 20; i++)
        outsider(EXAM_KNM); /* 8 April to 24 April: nine working days */
    hand_until(&hand, "2022-05-02");
    first_free = measures_double(&hand.measures, MEASURE_FIRST_FREE);
    line = measures_int32(&hand.measures, MEASURE_LINE_END);
    cr_expect_eq(first_free[0 * EXAMS + EXAM_KNM], 16, "from Saturday 1 January: Monday 17");
    cr_expect_eq(first_free[2 * EXAMS + EXAM_KNM], 14, "from Tuesday 1 March");
    cr_expect_eq(first_free[3 * EXAMS + EXAM_KNM], 31, "from 1 April: all that is open is full");
    cr_expect_eq(first_free[3 * EXAMS + EXAM_LEZEN_A2], 18, "15 and 18 April are holidays: 19");
    cr_expect_eq(line[2 * EXAMS + EXAM_KNM], 7, "20 less 9, and less 25, 26, 28 and 29 April");
    cr_expect_eq(line[3 * EXAMS + EXAM_KNM], 0);
}

/* ---- reserved places ---- */

Test(signup, keeps_places_for_those_whose_term_ends_soon)
{
    uint32_t pressed, later;

    hand.params.exams.a2_places_per_day.steps[0].value = 12; /* two a day, one of them reserved */
    hand.params.exams.reserved.steps[0].value = 0.5;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    pressed = candidate("2022-09-08", 0); /* 182 days on */
    later = candidate("2022-09-10", 1);
    expect_booked(outsider(EXAM_KNM), "2022-03-24"); /* 14 days before, all places are for all */
    expect_booked(outsider(EXAM_KNM), "2022-03-24");
    expect_booked(outsider(EXAM_KNM), "2022-03-25");
    expect_booked(signs_up(later, EXAM_KNM), "2022-03-28");
    cr_expect_eq(hand_rules(&hand, RULE_PRIORITY), 0);
    expect_booked(signs_up(pressed, EXAM_KNM), "2022-03-25");
    cr_expect_eq(hand_rules(&hand, RULE_PRIORITY), 1);
    expect_booked(signs_up(pressed, EXAM_LEZEN_A2), "2022-03-24");
    cr_expect_eq(hand_rules(&hand, RULE_PRIORITY), 1, "one that others could have had");
}

/* What is left two weeks before is for all. */
Test(signup, gives_up_reserved_places)
{
    uint32_t job;

    hand.params.exams.reserved.steps[0].value = 1.0;
    hand.params.exams.reserved_until = 18;
    hand.params.exams.opens_a2 = 30;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    expect_booked(outsider(EXAM_KNM), "2022-03-24");
    expect_booked(outsider(EXAM_KNM), "2022-03-25");
    expect_booked(outsider(EXAM_KNM), "2022-03-28");
    job = outsider(EXAM_KNM);
    cr_expect(is_in_line(job), "29 March is for others for a day");
    hand_until(&hand, "2022-03-11");
    expect_booked(job, "2022-03-29");
}

/* Of those in the line, too: first who was cancelled, then, while the policy is in force, who is
 * pressed, then the others. */
Test(signup, serves_the_line_by_lane)
{
    uint32_t cancelled, other, pressed;

    hand.params.exams.opens_a2 = 20;
    hand.params.exams.reserved.steps[0].value = 0.01; /* of one place a day: none */
    set_closure("2022-03-21", "2022-04-11", "2022-03-11", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    cancelled = outsider(EXAM_KNM); /* 24 March */
    hand_until(&hand, "2022-03-12");
    cr_expect(is_in_line(cancelled));
    other = outsider(EXAM_KNM);
    pressed = signs_up(candidate("2022-06-01", 0), EXAM_KNM);
    hand_until(&hand, "2022-03-13");
    job_end(&hand.chain, cancelled); /* else he would be the first */
    hand_until(&hand, "2022-03-22"); /* 11 April opened today */
    expect_booked(pressed, "2022-04-11");
    cr_expect(is_in_line(other));
    hand_until(&hand, "2022-03-23");
    expect_booked(other, "2022-04-12");
}

Test(signup, serves_the_pressed_with_the_others_where_no_place_is_reserved)
{
    uint32_t other, pressed;

    hand.params.exams.opens_a2 = 20;
    set_closure("2022-03-21", "2022-04-11", "2022-03-11", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-12");
    other = outsider(EXAM_KNM);
    pressed = signs_up(candidate("2022-06-01", 0), EXAM_KNM);
    hand_until(&hand, "2022-03-22");
    expect_booked(other, "2022-04-11");
    cr_expect(is_in_line(pressed));
}

Test(signup, serves_those_first_whom_the_office_cancelled)
{
    uint32_t cancelled, pressed;

    hand.params.exams.opens_a2 = 20;
    set_closure("2022-03-21", "2022-04-11", "2022-03-11", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 5; i++)
        cancelled = outsider(EXAM_KNM); /* 24 to 30 March */
    pressed = signs_up(candidate("2022-06-01", 0), EXAM_KNM);
    cr_expect(is_in_line(pressed));
    hand_until(&hand, "2022-03-26"); /* 11 to 15 April are open: four working days */
    cr_expect(is_in_line(cancelled));
    hand_until(&hand, "2022-03-30"); /* 18 is a holiday: 19 */
    expect_booked(cancelled, "2022-04-19");
    cr_expect(is_in_line(pressed));
    hand_until(&hand, "2022-03-31");
    expect_booked(pressed, "2022-04-20");
}

/* Two are cancelled on the 11th: for one of them a day opens, and the other has that of the 12th,
 * before the third, whose day is closed only then. */
Test(signup, serves_those_first_whom_the_office_cancelled_first)
{
    uint32_t jobs[5];

    hand.params.exams.opens_a2 = 20;
    set_closure("2022-03-24", "2022-03-26", "2022-03-11", EXAM_SITES_ALL);
    set_closure("2022-03-28", "2022-03-29", "2022-03-12", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 5; i++)
        jobs[i] = outsider(EXAM_KNM); /* 24 to 30 March */
    expect_booked(jobs[2], "2022-03-28");
    hand_until(&hand, "2022-03-13");
    expect_booked(jobs[0], "2022-03-31");
    expect_booked(jobs[1], "2022-04-01");
    cr_expect(is_in_line(jobs[2]));
}

/* ---- news ---- */

/* A cut keeps bookings; the days are just full. */
Test(signup, keeps_bookings_when_places_are_cut)
{
    struct timeline places;
    struct timeline_change cut = {.from = hand_day("2022-03-24"), .until = hand_day("2022-03-29"),
                                  .action = TIMELINE_SET, .value = 0,
                                  .announced = hand_day("2022-03-11")};
    uint32_t before, after;

    cr_assert_eq(timeline_init(&places, 12, &hand.error), 0); /* two a day */
    cr_assert_eq(timeline_change(&places, &cut, &hand.error), 0);
    hand.params.exams.a2_places_per_day = places;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    before = outsider(EXAM_KNM);
    expect_booked(before, "2022-03-24");
    hand_until(&hand, "2022-03-11");
    hand.params.exams.lead_days = 13;
    after = outsider(EXAM_KNM);
    expect_booked(before, "2022-03-24");
    expect_booked(after, "2022-03-29");
    hand_finish(&hand);
    cr_expect_eq(sum_of(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM), 0);
    cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 2);
    cr_expect_eq(measures_double(&hand.measures, MEASURE_CAPACITY)
                     [2 * RESOURCES + RESOURCE_EXAM_PLACES + EXAM_KNM],
                 2 * 20 + 1, "March has 23 working days; of three, the place that was sat");
    timeline_free(&places);
}

/* By exam day, then by sign-up; from the first free place two weeks on; the wait goes on. */
Test(signup, books_again_in_order_who_was_cancelled)
{
    uint32_t early[2], late[2], who, person;

    hand.params.exams.a2_places_per_day.steps[0].value = 12;
    set_closure("2022-03-24", "2022-03-26", "2022-03-14", EXAM_SITES_ALL);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    early[0] = outsider(EXAM_KNM); /* two on the 24th */
    who = candidate(NULL, 0);
    person = signs_up(who, EXAM_KNM);
    late[0] = outsider(EXAM_KNM); /* two on the 25th */
    hand_until(&hand, "2022-03-11");
    late[1] = outsider(EXAM_KNM);
    early[1] = outsider(EXAM_KNM);
    expect_booked(late[1], "2022-03-25");
    expect_booked(early[1], "2022-03-28"); /* stays */
    hand_until(&hand, "2022-03-14");
    expect_booked(early[0], "2022-03-28");
    expect_booked(early[1], "2022-03-28");
    expect_booked(person, "2022-03-29");
    expect_booked(late[0], "2022-03-29");
    expect_booked(late[1], "2022-03-30");
    cr_expect_eq(sum_of(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM), 4);
    cr_expect_eq(hand_rules(&hand, RULE_EXAM_CANCELLED), 1, "of the simulated people");
    cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], hand_day("2022-03-24")), 0);
    hand_until(&hand, "2022-03-31");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, (enum interval)(INTERVAL_SIGNUP + EXAM_KNM)),
                 19, "from 10 to 29 March");
}

/* One site closes: the other's bookings stay. */
Test(signup, cancels_at_the_site_that_closes)
{
    uint32_t at[2];

    hand.params.exams.n_sites = 2;
    hand.params.exams.sites[0].share = hand.params.exams.sites[1].share = 0.5;
    hand.params.exams.a2_places_per_day.steps[0].value = 12;
    set_closure("2022-03-24", "2022-03-25", "2022-03-14", 1);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    at[0] = outsider(EXAM_KNM);
    at[1] = outsider(EXAM_KNM);
    cr_expect_eq(hand.chain.jobs[at[0]].site, 0);
    cr_expect_eq(hand.chain.jobs[at[1]].site, 1);
    hand_until(&hand, "2022-03-14");
    expect_booked(at[0], "2022-03-24");
    expect_booked(at[1], "2022-03-28");
}

/* A day that stays a sitting, but in smaller rooms: the last who signed up must go. */
Test(signup, cancels_the_latest_sign_ups_where_some_may_stay)
{
    struct timeline places;
    day_number sitting = hand_day("2022-04-01");
    uint32_t jobs[3];
    struct timeline_change cut = {.until = TIMELINE_ALWAYS, .action = TIMELINE_SET, .value = 1,
                                  .announced = hand_day("2022-03-14")};

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 8);
    hand_start(&hand);
    while (sittings_programme1(&hand.model->sittings, sitting) != EXAM_LEZEN_B1)
        sitting++;
    hand_stop(&hand);
    cut.from = sitting;
    cr_assert_eq(timeline_init(&places, 3, &hand.error), 0);
    cr_assert_eq(timeline_change(&places, &cut, &hand.error), 0);
    hand.params.exams.b1_places_per_day = places;
    set_moved("2022-04-01", "2022-03-14", EXAM_LEZEN_B1);
    hand.params.exams.moved[0].date = sitting;
    hand.params.exams.lead_days = sitting - hand_day("2022-03-14");
    memset(&hand.chain, 0, sizeof hand.chain);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (int i = 0; i < 3; i++)
        jobs[i] = outsider(EXAM_LEZEN_B1);
    cr_expect_eq(hand.chain.jobs[jobs[2]].day, sitting);
    hand_until(&hand, "2022-03-14");
    cr_expect_eq(hand.chain.jobs[jobs[0]].day, sitting);
    cr_expect_gt(hand.chain.jobs[jobs[1]].day, sitting);
    cr_expect_gt(hand.chain.jobs[jobs[2]].day, hand.chain.jobs[jobs[1]].day);
    cr_expect_eq(hand.chain.jobs[jobs[1]].in_year, 1, "one sitting a year counts once");
    timeline_free(&places);
}

/* As in June 2024: four days to B1, whose candidates stand in line for them. */
Test(signup, moves_days_from_a2_to_b1)
{
    const char *days[] = {"2024-06-04", "2024-06-06", "2024-06-11", "2024-06-13"};
    uint32_t a2[4], b1;

    for (int i = 0; i < 4; i++)
        set_moved(days[i], "2024-05-13", (enum exam)(EXAM_LEZEN_B1 + i));
    hand_start(&hand);
    hand_until(&hand, "2024-05-10");
    b1 = outsider(EXAM_SPREKEN_B1);
    cr_expect(is_in_line(b1));
    for (int i = 0; i < 4; i++) {
        hand.params.exams.lead_days = hand_day(days[i]) - hand_day("2024-05-10");
        a2[i] = outsider(EXAM_KNM);
        expect_booked(a2[i], days[i]);
    }
    hand.params.exams.lead_days = 14;
    hand_until(&hand, "2024-05-13");
    expect_booked(b1, "2024-06-13");
    for (int i = 0; i < 4; i++)
        cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], hand_day(days[i])), 0);
    expect_booked(a2[0], "2024-05-27");
    expect_booked(a2[3], "2024-05-30");
    hand_finish(&hand);
    cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 4);
    cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_SPREKEN_B1), 1);
}

/* All sites close for a month, open again, and close once more: everybody sits. */
Test(signup, loses_no_booking_when_sites_close_and_open)
{
    for (int closed = 0; closed < 2; closed++) {
        memset(&hand.chain, 0, sizeof hand.chain);
        hand.params.exams.n_closed = 0;
        hand.params.exams.opens_a2 = 40;
        if (closed) {
            set_closure("2022-04-01", "2022-05-01", "2022-03-15", EXAM_SITES_ALL);
            set_closure("2022-05-09", "2022-05-16", "2022-05-09", EXAM_SITES_ALL);
        }
        hand.params.exams.change = 0.3;
        hand_start(&hand);
        hand_until(&hand, "2022-03-10");
        for (int i = 0; i < 30; i++) {
            outsider(EXAM_KNM);
            outsider(EXAM_LEZEN_A2);
        }
        hand_finish(&hand);
        cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_KNM), 30);
        cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_LEZEN_A2), 30);
        cr_expect(closed == (sum_of(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM) > 0));
        cr_expect_eq(sum_of(MEASURE_BOOKING_N, EXAM_KNM),
                     30 + sum_of(MEASURE_BOOKINGS_CANCELLED, EXAM_KNM),
                     "each is a new booking; a change by the candidate is none");
        if (!closed)
            hand_stop(&hand);
    }
}

/* ---- changes ---- */

Test(signup, may_be_changed_once_for_a_later_day)
{
    struct job *job;
    day_number old;

    hand.params.exams.change = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = &hand.chain.jobs[signs_up(candidate(NULL, 0), EXAM_KNM)];
    cr_assert_eq(job->step, JOB_CHANGING);
    old = job->day;
    while (job->step == JOB_CHANGING)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_leq(chain_today(&hand.chain), old - 7);
    cr_expect_eq(job->step, JOB_BOOKED);
    hand_assert_date(ticks_of_day(job->day), "2022-04-07"); /* a fortnight after the 24th */
    cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], old), 0);
    cr_expect_eq(hand_rules(&hand, RULE_EXAM_CHANGED), 1);
    cr_expect_eq(sum_of(MEASURE_BOOKINGS_CHANGED, EXAM_KNM), 1);
    cr_expect_eq(sum_of(MEASURE_BOOKING_N, EXAM_KNM), 1);
    hand_until(&hand, "2022-04-08");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, (enum interval)(INTERVAL_SIGNUP + EXAM_KNM)),
                 28, "from the sign-up");
}

/* At any moment from the booking to the last day on which it may be. */
Test(signup, may_be_changed_up_to_seven_days_before)
{
    int on_last = 0, on_first = 0;

    hand.params.exams.change = 1.0;
    hand.params.exams.a2_places_per_day.steps[0].value = 6 * 300;
    hand.params.exams.lead_days = 9;
    hand_start(&hand);
    hand_until(&hand, "2022-03-07");
    for (int i = 0; i < HAND_BACKGROUND; i++) { /* all for the 16th: Monday, Tuesday, Wednesday */
        uint32_t job = outsider(EXAM_KNM);
        day_number day = ticks_to_day(hand.chain.agenda.nodes[slot_of_job(&hand.chain, job)].at);
        cr_assert(day >= hand_day("2022-03-07") && day <= hand_day("2022-03-09"));
        on_first += day == hand_day("2022-03-07");
        on_last += day == hand_day("2022-03-09");
    }
    cr_expect_gt(on_first, 5);
    cr_expect_gt(on_last, 5);
}

Test(signup, is_not_changed_when_the_exam_is_near)
{
    hand.params.exams.change = 1.0;
    hand.params.exams.lead_days = 4;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    cr_expect_eq(hand.chain.jobs[outsider(EXAM_KNM)].step, JOB_BOOKED);
}

/* No later day is open: the old one is kept. */
Test(signup, keeps_its_day_where_no_later_one_is_free)
{
    uint32_t job;

    hand.params.exams.change = 1.0;
    hand.params.exams.opens_a2 = 20;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = outsider(EXAM_KNM);
    expect_booked(job, "2022-03-24");
    hand_until(&hand, "2022-03-23");
    expect_booked(job, "2022-03-24");
    cr_expect_eq(hand.chain.jobs[job].step, JOB_BOOKED);
    cr_expect_eq(sum_of(MEASURE_BOOKINGS_CHANGED, EXAM_KNM), 0);
    cr_expect_eq(sum_of(MEASURE_BOOKING_N, EXAM_KNM), 1);
}

/* ---- the yearly limit of B1 ---- */

/* A fourth sitting waits for the next year's days to open, and is passed over until then. */
Test(signup, holds_a_fourth_b1_sitting_until_the_next_year_opens)
{
    struct job *held;
    uint32_t who, other;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 8);
    hand.params.exams.opens_b1 = 84;
    hand_start(&hand);
    hand_until(&hand, "2022-09-01");
    who = candidate(NULL, 0);
    held = &hand.chain.jobs[job_new(&hand.chain, who, JOB_EXAM)];
    held->exam = EXAM_LEZEN_B1;
    held->attempt = 4;
    held->year = 2022;
    held->in_year = 3;
    exam_sign_up(&hand.chain, (uint32_t)(held - hand.chain.jobs));
    cr_expect_eq(held->step, JOB_UNBOOKED, "this year's places are free, and not for him");
    other = outsider(EXAM_LEZEN_B1);
    cr_expect(job_has_place(&hand.chain.jobs[other]));
    while (held->step == JOB_UNBOOKED)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(date_of_day(held->day).year, 2023);
    cr_expect_eq(chain_now(&hand.chain), ticks_of_day(held->day - 84));
    cr_expect_eq(held->in_year, 1);
    cr_expect_eq(hand_rules(&hand, RULE_B1_YEAR_LIMIT), 1, "counted once");
}

/* ---- those signed up when the run starts ---- */

/* They booked before it: on the days that are open, the others stand in line. */
Test(signup, has_places_booked_before_the_run)
{
    int booked = 0, waiting = 0;

    hand.params.exams.opens_a2 = 30;
    hand.params.background.exam[EXAM_KNM].waiting_seat = 40;
    hand_compile(&hand);
    cr_assert_eq(chain_begin(&hand.chain, 0, &hand.measures, &hand.error), 0);
    for (uint32_t job = 0; job < hand.chain.jobs_used; job++) {
        booked += job_has_place(&hand.chain.jobs[job]);
        waiting += is_in_line(job);
    }
    cr_expect_eq(booked, 11, "15 to 31 January");
    cr_expect_eq(waiting, hand.chain.lines[EXAM_KNM].queue.value);
    cr_expect_eq(sum_of(MEASURE_BOOKING_N, EXAM_KNM), 0);
    hand_finish(&hand);
    cr_expect_eq(sum_of(MEASURE_BOOKING_N, EXAM_KNM), waiting);
    cr_expect_eq(sum_of(MEASURE_EXAM_BACKGROUND, EXAM_KNM), booked + waiting);
}

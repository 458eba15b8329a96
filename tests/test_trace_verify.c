/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_verify.h"

#include "output/door.h"
#include "output/h5_read.h"
#include "tests/reseal.h"
#include "tests/traces_by_hand.h"

/*
 * Made-up people and events, of more than one piece; the same with something wrong in them; and runs
 * of today that tell the same, or something else.
 */

enum { PEOPLE = 40000, EVENTS = 50000 };

static struct error error;
static struct checks checks;
static struct trace_verify traces;
static char *told;
static size_t told_size;
static hid_t file = H5I_INVALID_HID;
static struct trace_person today_people[PEOPLE + 1];
static struct trace_event today_events[EVENTS + 1];

static void
make_result(void)
{
    hand_open();
    hand_about.trace = (struct result_trace){2, true};
    for (int rep = 0; rep < 2; rep++)
        cr_assert_eq(hand_trace(rep, PEOPLE, EVENTS, &error), 0, "%s", error.text);
    hand_write_all(3);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    for (uint32_t i = 0; i <= PEOPLE; i++)
        today_people[i] = hand_traced_person(1, i);
    for (uint32_t i = 0; i <= EVENTS; i++)
        today_events[i] = hand_traced_event(1, i, PEOPLE);
}

static void
close_result(void)
{
    trace_verify_close(&traces);
    h5_close(&file);
    if (checks.out != NULL)
        fclose(checks.out);
    free(told);
    hand_close();
}

TestSuite(trace_verify, .init = make_result, .fini = close_result);

static void
open_as(bool is_as_laid_out)
{
    checks = (struct checks){.out = open_memstream(&told, &told_size)};
    cr_assert_eq(door_open(&file, hand_file, "run", &error), 0, "%s", error.text);
    cr_assert_eq(
        trace_verify_open(&traces, file, HAND_REPS, &hand_shape, is_as_laid_out, &checks, &error),
        0, "%s", error.text);
    fflush(checks.out);
}

static void
expect_told(const char *line)
{
    fflush(checks.out);
    cr_expect_not_null(strstr(told, line), "expected '%s' in:\n%s", line, told);
}

/* A number of a column, changed and sealed again. */
static void
change(const char *name, size_t row, int64_t number)
{
    const size_t one = 1;
    hid_t changed = H5Fopen(hand_file, H5F_ACC_RDWR, H5P_DEFAULT), column;

    cr_assert_geq(changed, 0);
    cr_assert_eq(h5_open(&column, changed, name, &error), 0, "%s", error.text);
    cr_assert_eq(h5_write_whole_box(column, &row, &one, &number, &error), 0, "%s", error.text);
    h5_close(&column);
    H5Fclose(changed);
    reseal(hand_file);
}

static void
expect_fault(const char *name, size_t row, int64_t number, const char *words)
{
    char line[300];

    change(name, row, number);
    open_as(true);
    snprintf(line, sizeof line, "rows of /%s: FAILS; faults: ",
             strncmp(name, "events", 6) == 0 ? "events" : "persons");
    expect_told(line);
    snprintf(line, sizeof line, "the first: /%s is %lld in row %zu, %s", name, (long long)number,
             row, words);
    expect_told(line);
    cr_expect_geq(checks.n[CHECK_FAILS], 1, "%s", told);
    cr_expect_null(trace_verify_sink(&traces, 1), "rows out of order are not held against a run");
}

Test(trace_verify, holds_as_it_was_written)
{
    open_as(true);
    cr_expect_eq(checks.n[CHECK_HOLDS], 2, "%s", told);
    expect_told("rows of /persons: holds; 80000 of 2 replications, in order and with labels");
    expect_told("rows of /events: holds; 100000 of 2 replications");
}

Test(trace_verify, a_person_has_the_number_of_the_row)
{
    expect_fault("persons/id", 20000, 20001, "where the number of the row should be");
}

Test(trace_verify, a_person_is_of_a_replication_that_is_told_of)
{
    expect_fault("persons/rep", 79999, 2, "a replication that is not told of");
}

Test(trace_verify, replications_are_in_order)
{
    expect_fault("persons/rep", 79999, 0, "less than in the row above");
}

Test(trace_verify, a_code_has_a_label)
{
    expect_fault("persons/stage", 16384, STAGES, "a code without a label");
}

Test(trace_verify, a_person_has_a_regime)
{
    expect_fault("persons/regime", 3, -1, "a code without a label");
}

Test(trace_verify, an_event_has_the_number_of_the_row)
{
    expect_fault("events/event", 16384, 0, "where the number of the row should be");
}

Test(trace_verify, events_are_in_order_of_time)
{
    expect_fault("events/time", 16384, (int64_t)HAND_START * 86400 + 16382,
                 "before that of the row above");
}

Test(trace_verify, an_event_is_within_the_run)
{
    expect_fault("events/time", 99999, (int64_t)(HAND_START + 424) * 86400, "outside the run");
}

Test(trace_verify, an_event_is_not_before_the_run)
{
    expect_fault("events/time", 0, (int64_t)HAND_START * 86400 - 1, "outside the run");
}

Test(trace_verify, an_event_is_of_somebody)
{
    expect_fault("events/person", 99998, 2 * PEOPLE, "nobody of that replication in /persons");
}

Test(trace_verify, an_event_is_of_somebody_of_its_replication)
{
    expect_fault("events/person", 60000, PEOPLE - 1, "nobody of that replication in /persons");
}

Test(trace_verify, an_event_of_somebody_has_a_stage)
{
    expect_fault("events/stage", 4, -1, "which is not for such a person");
}

Test(trace_verify, an_event_has_what_is_of_its_kind)
{
    expect_fault("events/exam", 5, 0, "which is not for such an event");
}

Test(trace_verify, a_rule_is_said)
{
    expect_fault("events/rule", 5, -1, "which is not for such an event");
}

Test(trace_verify, other_columns_are_not_gone_through)
{
    open_as(false);
    cr_expect_eq(checks.n[CHECK_NOT_DONE], 1);
    expect_told("rows of /persons and /events: not done; they are not in columns");
    cr_expect_null(trace_verify_sink(&traces, 0));
}

/* ---- run again ---- */

/* What a run of replication 1 tells, in pieces of another size than ours. */
static void
run_again(size_t n_people, size_t n_events, const char *platform)
{
    const struct trace_sink *sink = trace_verify_sink(&traces, 1);

    cr_assert_not_null(sink);
    for (size_t at = 0; at < n_events; at += 17001)
        sink->take_events(sink->context, today_events + at,
                          n_events - at < 17001 ? n_events - at : 17001);
    sink->take_people(sink->context, today_people, n_people);
    cr_assert_eq(trace_verify_tell(&traces, platform, &error), 0, "%s", error.text);
}

Test(trace_verify, a_run_tells_the_same)
{
    open_as(true);
    run_again(PEOPLE, EVENTS, NULL);
    expect_told("/persons of replication 1, run again: holds; 40000 rows, each the same");
    expect_told("/events of replication 1, run again: holds; 50000 rows, each the same");
    cr_expect_eq(checks.n[CHECK_HOLDS], 4, "%s", told);
    cr_expect_null(trace_verify_sink(&traces, 2), "of which nothing is told");
}

/* A person's luck has more digits than a double. */
Test(trace_verify, a_run_tells_something_else)
{
    open_as(true);
    today_people[39999].luck++;
    today_events[34000].at++;
    today_events[49999].detail ^= 1;
    run_again(PEOPLE, EVENTS, NULL);
    expect_told("/persons of replication 1, run again: DIFFERS; 1 of 40000 rows are not the same, "
                "the first: /persons/luck is 1125899906882623 in row 79999, and 1125899906882624 "
                "in the run");
    expect_told("/events of replication 1, run again: DIFFERS; 2 of 50000 rows are not the same, "
                "the first: /events/time is 1641029200 in row 84000, and 1641029201 in the run");
    cr_expect_eq(checks.n[CHECK_DIFFERS], 2);
}

Test(trace_verify, a_run_tells_more_or_less)
{
    open_as(true);
    run_again(PEOPLE - 1, EVENTS + 1, NULL);
    expect_told(
        "1 of 40000 rows are not the same, the first: the file has 40000 rows, the run 39999");
    expect_told(
        "1 of 50000 rows are not the same, the first: the file has 50000 rows, the run 50001");
}

Test(trace_verify, a_run_of_elsewhere_is_no_verdict)
{
    open_as(true);
    today_events[0].kind = TRACE_CASE;
    run_again(PEOPLE, EVENTS, "riscv64");
    expect_told("/events of replication 1, run again: not done; 1 of 50000 rows are not the same, "
                "which tells nothing: the file was made on riscv64");
    cr_expect_eq(checks.n[CHECK_DIFFERS], 0);
}

Test(trace_verify, people_alone_are_enough)
{
    const struct trace_sink *sink;

    cr_assert_eq(unlink(hand_file), 0);
    hand_about.trace.events = false;
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    open_as(true);
    sink = trace_verify_sink(&traces, 1);
    cr_assert(sink != NULL && sink->take_events == NULL);
    sink->take_people(sink->context, today_people, PEOPLE);
    cr_assert_eq(trace_verify_tell(&traces, NULL, &error), 0);
    cr_expect_eq(checks.n[CHECK_HOLDS], 2, "%s", told);
}

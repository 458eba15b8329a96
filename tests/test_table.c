/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/paper.h"
#include "output/table.h"

#include "tests/result_by_hand.h"
#include "sim/message.h"

/*
 * The page of a result file that the merge made of a run by hand: six replications over 2022 and
 * two months of 2023, so that 2022 is the one whole year.
 */

static char *text;

/* A month's cell of an interval, group asiel. */
static size_t
wait_cell(size_t month, enum interval interval)
{
    return (month * INTERVALS + interval) * GROUPS;
}

static void
clear(void)
{
    for (int r = 0; r < HAND_REPS; r++)
        measures_clear(&hand_reps[r]);
}

/* Waits of n people, all as long, that ended in February 2022. */
static void
wait(int rep, enum interval interval, int32_t days, int32_t n)
{
    const struct measures *measures = &hand_reps[rep];

    measures_int32(measures, MEASURE_WAIT_N)[wait_cell(1, interval)] = n;
    measures_int64(measures, MEASURE_WAIT_SUM)[wait_cell(1, interval)] = (int64_t)n * days;
    measures_int32(measures, MEASURE_WAIT_MONTH_HIST)[(INTERVALS + interval) * INTERVAL_BINS +
                                                      interval_bin(days)] = n;
}

static void
course(int rep, size_t month, int32_t people)
{
    size_t cell = ((month * REGIMES + REGIME_WI2021) * STAGES + STAGE_COURSE) * GROUPS;

    measures_int32(&hand_reps[rep], MEASURE_STOCK)[cell * ROUTES] = people;
}

static void
setup(void)
{
    hand_open();
    clear();
}

static void
teardown(void)
{
    free(text);
    hand_close();
}

TestSuite(table, .init = setup, .fini = teardown);

static void
print(void)
{
    struct error error = {0};
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    hand_write_all(4);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    cr_assert_eq(table_print(hand_file, out, &error), 0, "%s", error.text);
    cr_assert_eq(fclose(out), 0);
}

/* The row of a period under the heading that begins so, its blanks made one; "" without one. */
static const char *
row(const char *heading, const char *period)
{
    static char found[256];
    const char *at = strstr(text, heading);
    size_t n = 0;

    found[0] = '\0';
    cr_assert_not_null(at, "no '%s' in\n%s", heading, text);
    for (at = strchr(at, '\n') + 1; at[0] == ' '; at = strchr(at, '\n') + 1) {
        if (strncmp(at + 2, period, strlen(period)) != 0)
            continue;
        for (const char *c = at + 2; *c != '\n' && n + 1 < sizeof found; c++)
            if (*c != ' ' || (n > 0 && found[n - 1] != ' '))
                found[n++] = *c;
        while (n > 0 && found[n - 1] == ' ')
            n--;
        found[n] = '\0';
        break;
    }
    return found;
}

/* 1000, 1002, ..., 1010: mean 1005, sd sqrt(14), t(5, .975) = 2.570582, so 3.93 to each side; the
 * type-7 quantiles .10 and .90 lie halfway the outer two: 1001 and 1009. */
Test(table, never_prints_a_mean_alone)
{
    for (int r = 0; r < HAND_REPS; r++) {
        course(r, 10, 7);
        course(r, 11, 1000 + 2 * r);
    }
    print();
    cr_expect_str_eq(row("people: on a course", "2022"), "2022 1,005 4 1,001 .. 1,009");
    cr_expect_str_eq(row("people under way", "2022"), "2022 1,005 4 1,001 .. 1,009");
}

/* The norm is 56 days. */
Test(table, judges_a_wait_by_its_share_of_replications)
{
    for (int r = 0; r < HAND_REPS; r++) {
        wait(r, INTERVAL_MEDICAL, r < 3 ? 56 : 57, 10);
        wait(r, INTERVAL_CLOCK_TO_PIP, 70, 10);
        wait(r, INTERVAL_PIP_TO_COURSE, 93, 10);
    }
    print();
    cr_expect_not_null(strstr(row("9 in 10 within: medical exemption (days), norm 56", "2022"),
                              "50 % uncertain"));
    cr_expect_not_null(strstr(row("9 in 10 within: legal clock to plan (days), norm 70", "2022"),
                              "100 % met"));
    cr_expect_not_null(strstr(row("9 in 10 within: plan to course (days), norm 92", "2022"),
                              "0 % missed"));
}

/* Five of six is 83 %: not the nine in ten that "met" takes. */
Test(table, does_not_call_met_what_one_in_six_misses)
{
    for (int r = 0; r < HAND_REPS; r++)
        wait(r, INTERVAL_MEDICAL, r < 5 ? 56 : 57, 10);
    print();
    cr_expect_not_null(strstr(row("9 in 10 within: medical", "2022"), "83 % uncertain"));
}

Test(table, leaves_out_what_nobody_waited_for)
{
    print();
    cr_expect_null(strstr(text, "9 in 10 within: medical"));
    cr_expect_not_null(strstr(text, "people under way"));
}

Test(table, has_whole_years_only)
{
    for (int r = 0; r < HAND_REPS; r++)
        course(r, 13, 5);
    print();
    cr_expect_str_eq(row("people: on a course", "2022"), "2022 0 0 0 .. 0");
    cr_expect_str_eq(row("people: on a course", "2023"), "");
    cr_expect_null(strstr(text, "2022Q1"));
}

Test(table, says_who_still_waits)
{
    size_t cell = (size_t)INTERVAL_MEDICAL * GROUPS * INTERVAL_DAY_CELLS;

    for (int r = 0; r < HAND_REPS; r++) {
        wait(r, INTERVAL_MEDICAL, 20, 10);
        measures_int32(&hand_reps[r], MEASURE_WAITING_NOW_HIST)[cell + 9] = 1234;
    }
    print();
    cr_expect_str_eq(row("9 in 10 within: medical", "horizon"),
                     "horizon 1,234 0 1,234 .. 1,234 people still waiting at the horizon");
}

static void
results(const struct measures *measures, size_t month, int32_t n, int64_t sum)
{
    measures_int32(measures, MEASURE_GRADING_N)[month * EXAMS + EXAM_SPREKEN_B1] = n;
    measures_int64(measures, MEASURE_GRADING_SUM)[month * EXAMS + EXAM_SPREKEN_B1] = sum;
}

/* Exams of February take 30 days and those of March 50; the norm at B1 is 42. */
Test(table, shows_the_worst_month_of_exams)
{
    for (int r = 0; r < HAND_REPS; r++) {
        results(&hand_reps[r], 1, 10, 300);
        results(&hand_reps[r], 2, 10, 500);
        measures_int32(&hand_reps[r], MEASURE_GRADING_OPEN)[13 * EXAMS + EXAM_SPREKEN_B1] = 17;
        measures_double(&hand_reps[r], MEASURE_CAPACITY)[RESOURCE_EXAM_PLACES +
                                                         EXAM_SCHRIJVEN_A2] = 1500;
    }
    print();
    cr_expect_str_eq(row("exam to result, worst month's mean: speaking B1 (days), norm 42", "2022"),
                     "2022 50.0 0.0 50.0 .. 50.0 0 % missed");
    cr_expect_str_eq(row("exam to result, worst month's mean: speaking B1", "horizon"),
                     "horizon 17 0 17 .. 17 exams without result at the horizon");
    cr_expect_str_eq(row("exam places at which nobody sat: writing A2 (places)", "2022"),
                     "2022 1,500 0 1,500 .. 1,500");
}

/* Of 8,000 who began under the Wi2021 in 2022 eight have ended their term, all of them in time:
 * that is no share. Of the 200 of the Wi2013 180 have, 45 of them by an overrun. */
Test(table, tells_a_share_of_terms_that_have_ended_alone)
{
    for (int r = 0; r < HAND_REPS; r++) {
        int32_t *arrivals = measures_int32(&hand_reps[r], MEASURE_ARRIVALS);
        int32_t *due = measures_int32(&hand_reps[r], MEASURE_TERM_DUE);
        due[REGIME_WI2021 * GROUPS] = 8;
        arrivals[REGIME_WI2021 * GROUPS] = 5000;
        arrivals[REGIME_WI2021 * GROUPS + GROUP_GEZIN] = 3000;
        due[REGIME_WI2013 * GROUPS + GROUP_GEZIN] = 180;
        arrivals[REGIME_WI2013 * GROUPS + GROUP_GEZIN] = 200;
        measures_int32(&hand_reps[r], MEASURE_TERM_OVER)[REGIME_WI2013 * GROUPS + GROUP_GEZIN] = 45;
    }
    print();
    cr_expect_str_eq(row("first terms overrun, by start of the duty: Wi2021", "2022"),
                     "2022 - - - 0 of 8 ended");
    cr_expect_str_eq(row("first terms overrun, by start of the duty: Wi2013", "2022"),
                     "2022 25.0 0.0 25.0 .. 25.0 45 of 180 ended");
}

/* Of 20 overrun terms 300 days went to homes and 100 to the marking of ONA. */
Test(table, shows_which_queue_consumed_the_terms)
{
    const char *block;

    for (int r = 0; r < HAND_REPS; r++) {
        int64_t *lost = measures_int64(&hand_reps[r], MEASURE_TERM_LOST_DAYS);
        measures_int32(&hand_reps[r], MEASURE_ARRIVALS)[0] = 100;
        measures_int32(&hand_reps[r], MEASURE_TERM_DUE)[0] = 100;
        measures_int32(&hand_reps[r], MEASURE_TERM_OVER)[0] = 20;
        lost[RESOURCE_HOMES] = 300;
        lost[RESOURCE_EXAMINERS + EXAMINER_ONA] = 100;
        measures_int64(&hand_reps[r], MEASURE_TERM_WAITED_DAYS)[0] = 400;
    }
    print();
    block = strstr(text, "Wi2013: what those waited for");
    cr_assert_not_null(block);
    cr_expect_not_null(strstr(block, "  start of the duty               2022\n"));
    cr_expect_not_null(strstr(block, "  homes                             75\n"));
    cr_expect_not_null(strstr(block, "  examiners, ONA                    25\n"));
    cr_expect_not_null(strstr(block, "  other                              0\n"));
    cr_expect_not_null(strstr(block, "  days waited, a person             20\n"));
    cr_expect_null(strstr(text, "Wi2021: what those waited for"));
}

/* 12 fte, of work that may be half or one and a half of what it is. */
Test(table, says_what_is_set_by_hand_makes_of_fte)
{
    struct result_band fte[RESOURCES];

    for (int r = 0; r < RESOURCES; r++)
        fte[r] = (struct result_band){NAN, NAN};
    fte[RESOURCE_EXAMINERS + EXAMINER_ONA] = (struct result_band){0.5, 1.5};
    hand_about.fte = fte;
    for (int r = 0; r < HAND_REPS; r++)
        for (size_t month = 0; month < 12; month++) {
            size_t ona = month * RESOURCES + RESOURCE_EXAMINERS + EXAMINER_ONA;
            size_t medical = month * RESOURCES + RESOURCE_MEDICAL_ASSESSORS;
            measures_double(&hand_reps[r], MEASURE_FTE_HOURS)[ona] = 140.0;
            measures_double(&hand_reps[r], MEASURE_OFFERED)[ona] = 12.0 * 140.0;
            measures_double(&hand_reps[r], MEASURE_FTE_HOURS)[medical] = 130.0;
            measures_double(&hand_reps[r], MEASURE_OFFERED)[medical] = 7.0 * 130.0;
        }
    print();
    hand_about.fte = NULL;
    cr_expect_str_eq(row("fte for the work that came: examiners, ONA (fte)", "2022"),
                     "2022 12.0 0.0 12.0 .. 12.0 hand-set: 6.0 .. 18.0 fte");
    cr_expect_str_eq(row("fte for the work that came: medical assessors (fte)", "2022"),
                     "2022 7.0 0.0 7.0 .. 7.0");
    cr_expect_not_null(strstr(text, "Of the work that came: volumes are not in it.\n"));
}

/* Against a base of 100 fewer in each replication, in which nobody applied for exemption. */
Test(table, stands_beside_its_base)
{
    struct error error = {0};
    struct base base;
    size_t size = 0;
    FILE *out;

    for (int r = 0; r < HAND_REPS; r++)
        course(r, 11, 1000 + 2 * r);
    hand_write_all(4);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    cr_assert_eq(base_read(&base, hand_file, &error), 0, "%s", error.text);
    for (int r = 0; r < HAND_REPS; r++) {
        course(r, 11, 1100 + 2 * r);
        wait(r, INTERVAL_MEDICAL, 56, 10);
    }
    merge_clean(hand_parts, NULL);
    cr_assert_eq(mkdir(hand_parts, 0777), 0);
    hand_write_all(HAND_REPS);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    out = open_memstream(&text, &size);
    cr_assert_eq(table_print_against(hand_file, &base, out, &error), 0, "%s", error.text);
    fclose(out);
    cr_expect_str_eq(row("people: on a course", "2022"), "2022 1,005 1,105 +100 0 1,101 .. 1,109");
    cr_expect_str_eq(row("wait, 9 in 10 within: medical", "2022"),
                     "2022 - 56.0 - - 56.0 .. 56.0 100 % met");
    cr_expect_not_null(strstr(text, base.run_id));
    cr_expect_not_null(strstr(text, "scenario proef; 6 replications; seed 7; doorstroom 0.1.0.\n"));
    cr_expect_not_null(strstr(text, "Paired: replications share their chance."));
    base_free(&base);
}

static void
fill_all(void)
{
    for (int r = 0; r < HAND_REPS; r++)
        hand_fill(&hand_reps[r], r);
}

static void
expect_fits(int most)
{
    for (const char *at = text; *at != '\0'; at += strcspn(at, "\n") + 1) {
        char line[512];
        size_t n = strcspn(at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, at);
        cr_expect_leq(paper_length(line), most, "%s", line);
        cr_expect(n == 0 || at[n - 1] != ' ', "ends in blanks: %s", line);
    }
}

Test(table, fits_on_a_page)
{
    fill_all();
    print();
    expect_fits(100);
}

/* Words are longer there. */
Test(table, fits_on_a_page_in_dutch)
{
    fill_all();
    message_open("nl");
    print();
    expect_fits(108);
}

Test(table, says_what_run_it_is_of)
{
    print();
    cr_expect_not_null(strstr(text, "6 replications, a fixed number; seed 7; run "));
    cr_expect_not_null(strstr(text, "scenario proef; doorstroom 0.1.0."));
    cr_expect_not_null(strstr(text, "letter of 24 June 2024; 1 inputs are set by hand"));
    cr_expect_not_null(strstr(text, "Uncertainty of parameters is not in them."));
    cr_expect_null(strstr(text, "is scaled"));
    cr_expect_null(strstr(text, "volumes are not in it"));
    cr_expect_not_null(strstr(text, "The letter of 24 June 2024 beside the run"));
}

/* Blanks and ends of lines made one blank each. */
static char *
words_alone(const char *from)
{
    char *words = malloc(strlen(from) + 1), *to = words;

    cr_assert_not_null(words);
    for (; *from != '\0'; from++)
        if (*from != ' ' && *from != '\n')
            *to++ = *from;
        else if (to > words && to[-1] != ' ')
            *to++ = ' ';
    *to = '\0';
    return words;
}

static int
widest(const char *from)
{
    int most = 0;

    while (*from != '\0') {
        char line[512];
        size_t n = strcspn(from, "\n");
        cr_assert_lt(n, sizeof line);
        snprintf(line, sizeof line, "%.*s", (int)n, from);
        most = paper_length(line) > most ? paper_length(line) : most;
        from += n + 1;
    }
    return most;
}

/* Each column has its own width of narrow: what does not fit goes on below, nothing is lost. */
Test(table, says_the_same_on_a_narrow_terminal)
{
    static const char *const columns[] = {"100", "80", "60", "50"};
    char *wide, *all;

    unsetenv("COLUMNS");
    fill_all();
    print();
    wide = text;
    all = words_alone(wide);
    cr_expect_gt(widest(wide), 80);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        size_t size = 0;
        struct error error = {0};
        FILE *out = open_memstream(&text, &size);
        char *words;
        setenv("COLUMNS", columns[i], 1);
        cr_assert_eq(table_print(hand_file, out, &error), 0, "%s", error.text);
        cr_assert_eq(fclose(out), 0);
        words = words_alone(text);
        cr_expect_str_eq(words, all);
        cr_expect_leq(widest(text), atoi(columns[i]), "%d of %s", widest(text), columns[i]);
        free(words);
        free(text);
    }
    free(all);
    text = wide;
}

Test(table, is_dutch_for_who_reads_dutch)
{
    fill_all();
    message_open("nl");
    print();
    cr_expect_not_null(strstr(text, "gemiddelde"));
    cr_expect_not_null(strstr(text, "in norm  oordeel\n"));
    cr_expect_not_null(strstr(text, "mensen onderweg\n"));
    cr_expect_not_null(strstr(text, "9 op 10 binnen"));
    cr_expect_not_null(strstr(text, " (dagen), norm 56\n"));
    cr_expect_not_null(strstr(text, "horizon"));
    cr_expect_not_null(strstr(text, "mensen die aan de horizon nog wachten\n"));
    cr_expect_not_null(strstr(text, "6 replicaties, een vast aantal; startgetal 7; run "));
    cr_expect_not_null(strstr(text, "Gegevens: de brief van 24 juni 2024; 1 "));
    cr_expect_not_null(strstr(text, "Banden en oordelen tonen alleen toeval, niet de onzekerheid over parameters.\n"));
    cr_expect_not_null(strstr(text, "De brief van 24 juni 2024 naast de run\n"));
    cr_expect_null(strstr(text, "replications"));
    cr_expect_null(strstr(text, " norm met"));
}

Test(table, says_what_it_cannot_read)
{
    struct error error = {0};

    cr_expect_eq(table_print("/tmp/doorstroom-no-such-file.h5", stdout, &error), ERR_IO);
    cr_expect_neq(error.text[0], '\0');
}

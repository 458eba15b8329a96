/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a stock's file may say, and what is told of one that says otherwise. */

#include "scenarios/reader/stock_file.h"
#include "sim/calendar.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include <criterion/criterion.h>

#define HEADER "row,id,regime,group,stage,route,duty,coupled,settled,intake,pip,offered,"          \
               "overruns,term_end,step,since,until,passed,lesson_hours,exam,day,class,amount\n"
#define HEAD "stock,,,,,,,,,,,,,,,,,,,,2024-05-01,,\n"

static char path[64];
static struct pool pool;
static struct faults faults;
static struct stock_text text;

static void
setup(void)
{
    snprintf(path, sizeof path, "/tmp/doorstroom-stock-file-%d.csv", (int)getpid());
    pool_init(&pool);
    faults = (struct faults){0};
}

static void
teardown(void)
{
    pool_free(&pool);
    faults_free(&faults);
    unlink(path);
}

TestSuite(stock_file, .init = setup, .fini = teardown);

static void
read_bytes(const char *bytes, size_t n)
{
    FILE *out = fopen(path, "w");
    struct error error = {0};
    day_number start;

    cr_assert_not_null(out);
    cr_assert_eq(fwrite(bytes, 1, n, out), n);
    cr_assert_eq(fclose(out), 0);
    cr_assert(date_parse("2024-05-01", &start));
    cr_assert_eq(stock_file_read(&text, path, &pool, &faults, &error), 0, "%s", error.text);
    stock_check(&text, path, start, &faults);
    faults_sort(&faults);
}

static void
read_text(const char *bytes)
{
    read_bytes(bytes, strlen(bytes));
}

/* The rows below the header and the head, of which line 3 is the first. */
static void
read_below(const char *rows)
{
    char bytes[4096];

    snprintf(bytes, sizeof bytes, "%s%s%s", HEADER, HEAD, rows);
    read_text(bytes);
}

static void
expect_fault(size_t i, int line, const char *part)
{
    cr_assert_gt(faults.n, i, "no fault %zu: %s", i, part);
    cr_expect_eq(faults.items[i].line, line, "%s: line %d", part, faults.items[i].line);
    cr_expect_not_null(strstr(faults.items[i].text, part), "\"%s\" does not say: %s",
                       faults.items[i].text, part);
    cr_expect_str_eq(faults.items[i].file, path);
}

static void
expect_only(int line, const char *part)
{
    expect_fault(0, line, part);
    for (size_t i = 1; i < faults.n; i++)
        cr_expect_fail("%s: also \"%s\"", part, faults.items[i].text);
}

#define LANDS "person,7,wi2021,gezin,landing,,2024-01-10,,,,,,,,,,,,,,,,\n"
#define SITS                                                                                       \
    "person,7,wi2021,gezin,exams,b1,2022-01-10,,,,2022-06-01,2022-08-01,,,,,,lezen,600,,,,\n"

Test(stock_file, empty_cells_are_not_known_and_steps_the_usual_ones)
{
    read_below(LANDS "homes,,,,,,,,,,,,,,,,,,,,,g4,-12.5\n");
    cr_assert_eq(faults.n, 0, "%s", faults.n > 0 ? faults.items[0].text : "");
    cr_assert_eq(text.stock.n, 2);
    cr_assert_eq(text.stock.n_people, 1);
    cr_expect_eq(text.stock.rows[0].id, 7);
    cr_expect_eq(text.stock.rows[0].stage, STAGE_LANDING);
    cr_expect_eq(text.stock.rows[0].settled, STOCK_UNKNOWN);
    cr_expect_eq(text.stock.rows[0].passed, STOCK_UNKNOWN);
    cr_expect_neq(text.stock.rows[0].step, STOCK_UNKNOWN);
    cr_expect_eq(text.stock.rows[1].class, MUNICIPALITY_G4);
    cr_expect_float_eq(text.stock.rows[1].amount, -12.5, 1e-12);
    cr_expect_float_eq(text.stock.scale, 1.0, 0.0);
}

/* A spreadsheet's mark, line ends, quotes and blanks; columns in another order. */
Test(stock_file, reads_what_a_spreadsheet_writes)
{
    read_text("\xef\xbb\xbf\"day\",row,duty,stage , group,regime,id,amount\r\n"
              "\"2024-05-01\",stock,,,,,,0.5\r\n"
              ",person, 2023-02-03 ,\"landing\",overig,wi2021,3,\r\n\r\n");
    cr_assert_eq(faults.n, 0, "%s", faults.n > 0 ? faults.items[0].text : "");
    cr_assert_eq(text.stock.n_people, 1);
    cr_expect_eq(text.stock.rows[0].group, GROUP_OVERIG);
    cr_expect_float_eq(text.stock.scale, 0.5, 0.0);
}

/* ---- cells ---- */

Test(stock_file, tells_wrong_cells_with_what_was_expected)
{
    static const struct {
        const char *row, *part;
    } wrong[] = {
        {"person,1,wi2021,gezin,kanding,,2024-01-10,,,,,,,,,,,,,,,,\n",
         "stage: \"kanding\" is none of reception, coupled, landing"},
        {"person,1,wi2022,gezin,landing,,2024-01-10,,,,,,,,,,,,,,,,\n", "none of wi2013, wi2021"},
        {"person,1,wi2021,gezin,landing,,2024-02-30,,,,,,,,,,,,,,,,\n",
         "duty: \"2024-02-30\" is not a date from 1970 to 2105"},
        {"person,0,wi2021,gezin,landing,,2024-01-10,,,,,,,,,,,,,,,,\n",
         "id: \"0\" is not a whole number from 1"},
        {"person,1,wi2021,gezin,course,b1,2023-01-10,,,,2023-06-01,2023-08-01,,,,,,,-5,,,,\n",
         "lesson_hours: \"-5\" is not a whole number from 0"},
        {"person,1,wi2021,gezin,course,b1,2023-01-10,,,,2023-06-01,2023-08-01,,,,,,,2.5,,,,\n",
         "lesson_hours: \"2.5\""},
        {"person,1,wi2021,gezin,exams,b1,2023-01-10,,,,2023-06-01,2023-08-01,,,,,,lezen rekenen,"
         "5,,,,\n",
         "passed: \"rekenen\" is none of lezen, luisteren"},
        {"person,1,wi2021,gezin,landing,,,,,,,,,,,,,,,,,,\n", "a row of kind person needs duty"},
        {"persoon,1,wi2021,gezin,landing,,2024-01-10,,,,,,,,,,,,,,,,\n",
         "row: \"persoon\" is none of stock, person, exam"},
        {"person,1,wi2021\n", "3 cells, expected 23"},
        {"homes,,,,,,,,,,,,,,,,,,,,,g4,much\n", "amount: \"much\" is not a number"},
        {"homes,,,,,,,,,,,,,,,,,600,,,,g4,3\n", "passed: a row of kind homes has none"},
        {"script,,,,,,,,,,,,,,,2024-04-02,,,,knm,,,\n", "expected schrijven_b1 or spreken_b1"},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        faults_free(&faults);
        faults = (struct faults){0};
        read_below(wrong[i].row);
        expect_only(3, wrong[i].part);
    }
}

Test(stock_file, tells_all_at_once)
{
    read_below("person,1,wi2021,gezin,kanding,,2024-01-10,,,,,,,,,,,,,,,,\n" LANDS
               "person,2,wi2021,gezin,landing,,2024-02-30,,,,,,,,,,,,,,,,\n"
               "person,3,wi2021,gezin,landing,,2024-06-01,,,,,,,,,,,,,,,,\n");
    cr_assert_eq(faults.n, 3);
    expect_fault(0, 3, "kanding");
    expect_fault(1, 5, "2024-02-30");
    expect_fault(2, 6, "duty is after the start, 2024-05-01");
}

/* Whose row is at fault is there all the same; who has none is not. */
Test(stock_file, a_person_whose_row_is_at_fault_is_not_missed)
{
    read_below("person,1,wi2021,gezin,kanding,,2024-01-10,,,,,,,,,,,,,,,,\n"
               "exam,1,,,,,,,,,,,,,line,2024-04-02,,,,knm,,,\n"
               "exam,2,,,,,,,,,,,,,line,2024-04-02,,,,knm,,,\n");
    cr_assert_eq(faults.n, 2);
    expect_fault(0, 3, "kanding");
    expect_fault(1, 5, "there is no row of person 2");
    faults_free(&faults);
    read_below("persn,1,wi2021,gezin,landing,,2024-01-10,,,,,,,,,,,,,,,,\n"
               "exam,1,,,,,,,,,,,,,line,2024-04-02,,,,knm,,,\n");
    expect_only(3, "persn");
}

Test(stock_file, tells_a_wrong_header)
{
    read_text("row,id,regmie,duty,duty\n" HEAD);
    expect_fault(0, 1, "a stock has no column regmie; did you mean regime?");
    expect_fault(1, 1, "the column duty is there twice");
    cr_expect_eq(faults.n, 2);
}

Test(stock_file, tells_a_file_that_is_none)
{
    read_text("");
    expect_only(1, "the header has no column row");
}

Test(stock_file, tells_a_byte_0)
{
    read_bytes("row,day\nstock,2024-05-01\n\0", 26);
    expect_only(0, "holds a byte 0");
}

Test(stock_file, tells_one_without_a_date)
{
    read_text(HEADER LANDS);
    expect_only(0, "no row of kind stock");
}

Test(stock_file, tells_one_of_another_date)
{
    read_text(HEADER "stock,,,,,,,,,,,,,,,,,,,,2024-06-01,,\n" LANDS);
    expect_only(2, "the stock is of 2024-06-01, the run starts on 2024-05-01");
}

/* ---- rows together ---- */

Test(stock_file, tells_what_does_not_go_together)
{
    static const struct {
        const char *row, *part;
    } wrong[] = {
        {"person,1,wi2021,asiel,landing,,2024-01-10,2024-01-05,2024-02-01,,,,,,,,,,,,,,\n",
         "coupled is before duty"},
        {"person,1,wi2021,gezin,offer,b1,2024-01-10,,,,2024-01-09,,,,,,,,,,,,\n",
         "pip is before duty"},
        {"person,1,wi2021,gezin,new_term,b1,2022-01-10,,,,,,,,,,,,,,,,\n",
         "that a new term runs follows from overruns"},
        {"person,1,wi2013,gezin,intake,,2020-01-10,,,,,,,,,,,,,,,,\n",
         "stage intake: people under the wi2013 have none"},
        {"person,1,wi2021,gezin,landing,,2024-01-10,,,,,,,,own_search,,,,,,,,\n",
         "step own_search is not of stage landing"},
        {"person,1,wi2021,gezin,offer,,2024-01-10,,,,2024-02-09,,,,,,,,,,,,\n", "needs route"},
        {"person,1,wi2021,gezin,landing,b1,2024-01-10,,,,,,,,,,,,,,,,\n", "has no route yet"},
        {"person,1,wi2021,gezin,coupled,,2024-01-10,2024-02-01,,,,,,,,,,,,,,,\n",
         "only asiel is in reception"},
        {"person,1,wi2021,gezin,landing,,2021-12-31,,,,,,,,,,,,,,,,\n",
         "the wi2021 has people from 2022 on"},
        {"person,1,wi2021,asiel,exams,z,2022-01-10,,,,2022-06-01,2022-08-01,,,exams,,,,,,,,\n",
         "route z has none, expected closing or participation"},
        {"person,1,wi2021,gezin,course,b1,2023-01-10,,,,2023-06-01,2023-08-01,,,travel,,,,,,,,\n",
         "only who is coupled and not settled has a journey"},
        {"person,1,wi2013,gezin,exams,,2015-12-31,,,,,2016-05-01,1,,,,,,,,,,\n",
         "needs term_end, that of the new one"},
        {"person,1,wi2021,gezin,landing,,2024-01-10,,,,,,,,,,,,,,2024-06-03,,\n",
         "day: only a step start_moment or travel has one"},
        {"person,1,wi2021,gezin,course,b1,2023-01-10,,,,2023-06-01,2023-08-01,,,start_moment,,,,,,"
         "2024-04-30,,\n",
         "day is before the start, 2024-05-01"},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        faults_free(&faults);
        faults = (struct faults){0};
        read_below(wrong[i].row);
        expect_only(3, wrong[i].part);
    }
}

/* A delay in which a step is began after what it follows on, and before the run. */
Test(stock_file, tells_delays_that_nothing_can_have)
{
    static const struct {
        const char *row, *part;
    } wrong[] = {
        {"exam,,sat,2024-04-02,2024-04-20,knm\n", "begun: only a step marked, decision, objection"},
        {"exam,,marked,2024-04-02,2024-04-01,knm\n", "begun is before since"},
        {"exam,,marked,2024-04-02,2024-05-02,knm\n", "begun is after the start, 2024-05-01"},
        {"script,,,2024-04-02,2024-04-20,spreken_b1\n", "begun: a row of kind script has none"},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char bytes[512];
        faults_free(&faults);
        faults = (struct faults){0};
        snprintf(bytes, sizeof bytes, "row,day,step,since,begun,exam\nstock,2024-05-01,,,,\n%s",
                 wrong[i].row);
        read_text(bytes);
        expect_only(3, wrong[i].part);
    }
    read_text("row,day,step,since,begun,exam\nstock,2024-05-01,,,,\n"
              "exam,,marked,2024-04-02,2024-04-20,knm\n");
    cr_expect_eq(text.stock.rows[0].begun, text.day - 11);
}

Test(stock_file, tells_a_person_twice)
{
    read_below(LANDS LANDS);
    expect_only(4, "person 7 is there twice, first on line 3");
}

Test(stock_file, tells_jobs_that_nobody_can_have)
{
    static const struct {
        const char *row, *part;
    } wrong[] = {
        {"exam,8,,,,,,,,,,,,,line,2024-04-02,,,,knm,,,\n", "there is no row of person 8"},
        {"exam,7,,,,,,,,,,,,,line,2024-04-02,,,,lezen_a2,,,\n", "person 7 has passed it"},
        {"exam,7,,,,,,,,,,,,,line,,,,,knm,,,\n", "needs since"},
        {"exam,7,,,,,,,,,,,,,booked,2024-04-02,,,,knm,,,\n", "needs day"},
        {"exam,7,,,,,,,,,,,,,booked,2024-04-02,,,,knm,2024-04-20,,\n",
         "day is before the start"},
        {"exam,7,,,,,,,,,,,,,sat,2024-05-02,,,,knm,,,\n", "since is after the start"},
        {"effort,7,,,,,,,,,,,,,,2024-04-02,,,,,,,\n", "only people under the wi2013 apply"},
        {"exam,,,,,,,,,,,,,,preparing,,,,,knm,,,\n", "nobody of the background"},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char rows[512];
        faults_free(&faults);
        faults = (struct faults){0};
        snprintf(rows, sizeof rows, SITS "%s", wrong[i].row);
        read_below(rows);
        expect_only(4, wrong[i].part);
    }
}

/* Reading stops where nobody reads on. */
Test(stock_file, a_file_of_errors_ends_early)
{
    static char bytes[200000];
    size_t n = (size_t)snprintf(bytes, sizeof bytes, "%s%s", HEADER, HEAD);

    for (int i = 0; i < 5000; i++)
        n += (size_t)snprintf(bytes + n, sizeof bytes - n, "x,y\n");
    read_text(bytes);
    cr_expect_eq(faults.n, 201);
    expect_fault(200, 202, "the rest of the file was not read");
}

/* ---- written and read ---- */

Test(stock_file, reads_what_it_writes)
{
    unsigned char digest[STOCK_DIGEST];
    struct error error = {0};
    day_number day;

    read_below("person,9,wi2013,asiel,exams,,2019-03-04,2019-04-01,2019-07-01,,,2019-10-01,1,"
               "2025-02-01,own_lessons,,,none,420,,,,\n" SITS
               "exam,7,,,,,,,,,,,,,booked,2024-04-02,,,,knm,2024-06-20,,\n"
               "exam,9,,,,,,,,,,,,,preparing,,2024-07-01,,,spreken_a2,,,\n"
               "travel,,,,,,,,,,,,,,,,,,,,,,1234.5\n");
    cr_assert_eq(faults.n, 0, "%s", faults.n > 0 ? faults.items[0].text : "");
    date_parse("2024-05-01", &day);
    cr_assert_eq(stock_file_write(path, day, 0.25, text.stock.rows, text.stock.n, &error), 0);
    cr_assert_eq(stock_file_read(&text, path, &pool, &faults, &error), 0);
    memcpy(digest, text.digest, sizeof digest);
    cr_assert_eq(stock_file_write(path, day, 0.25, text.stock.rows, text.stock.n, &error), 0);
    cr_assert_eq(stock_file_read(&text, path, &pool, &faults, &error), 0);
    cr_expect_arr_eq(text.digest, digest, sizeof digest);
    cr_assert_eq(faults.n, 0);
    cr_assert_eq(text.stock.n, 5);
    cr_expect_eq(text.stock.rows[0].id, 7);
    cr_expect_eq(text.stock.rows[1].passed, 0);
    cr_expect_eq(text.stock.rows[1].lesson_hours, 420);
    cr_expect_float_eq(text.stock.rows[4].amount, 1234.5, 0.0);
    cr_expect_float_eq(text.stock.scale, 0.25, 0.0);
}

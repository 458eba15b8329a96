/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/extract.h"

#include "output/headings.h"
#include "output/texts.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Test(extract, cells_are_text_number_missing_or_hidden)
{
    static const char *const words[] = {"a", "b"};
    struct extract table;

    extract_init(&table, "t", 2);
    cr_assert_eq(extract_put_texts(&table, "id", texts_pack(words, 2), NULL), 0);
    cr_assert_eq(extract_put_numbers(&table, "mean", extract_copy((double[]){1, NAN}, 2, 1), false,
                                     NULL), 0);
    cr_assert_eq(extract_put_numbers(&table, "time", extract_copy((double[]){1, 9, 2}, 2, 2), true,
                                     NULL), 0);
    cr_expect_str_eq(extract_cell(&table, 1, 0).text, "b");
    cr_expect_eq(extract_cell(&table, 0, 1).kind, EXTRACT_NUMBER);
    cr_expect_eq(extract_cell(&table, 1, 1).kind, EXTRACT_MISSING);
    cr_expect_eq(extract_cell(&table, 1, 2).kind, EXTRACT_DAY);
    cr_expect_eq(extract_cell(&table, 1, 2).number, 2.0);
    cr_assert_eq(extract_hide(&table, extract_find(&table, "mean"), 0, NULL), 0);
    cr_expect_eq(extract_cell(&table, 0, 1).kind, EXTRACT_HIDDEN);
    cr_expect_null(extract_find(&table, "se"));
    extract_free(&table);
}

Test(extract, a_coordinate_repeats_its_labels)
{
    static const char *const labels[] = {"asiel", "gezin", "overig"};
    struct extract table;
    char buffer[EXTRACT_WORDS];

    extract_init(&table, "t", 3);
    cr_assert_eq(extract_put_texts(&table, "group", texts_pack(labels, 3), NULL), 0);
    table.n = 12;
    table.columns[0].repeat = 2;
    table.columns[0].dimension = DIMENSION_GROUP;
    cr_expect_str_eq(extract_cell(&table, 3, 0).text, "gezin");
    cr_expect_str_eq(extract_cell(&table, 5, 0).text, "overig");
    cr_expect_str_eq(extract_cell(&table, 6, 0).text, "asiel");
    cr_expect_str_eq(extract_words(&table, 6, 0, LANGUAGE_EN, buffer), "asylum");
    extract_free(&table);
}

static void
heading_in(const char *table, const char *name, enum language language, const char *wanted)
{
    char text[HEADING_SIZE];

    headings_column(table, name, language, text);
    cr_expect_str_eq(text, wanted);
}

static void
heading(const char *name, enum language language, const char *wanted)
{
    heading_in("kpi", name, language, wanted);
}

/* What is known of a difference is not said of the mean beside it. */
Test(extract, errors_and_intervals_of_a_comparison_are_of_the_difference)
{
    heading_in("compare", "se", LANGUAGE_EN, "standard error of the difference");
    heading_in("compare", "ci_low_2", LANGUAGE_EN, "95 % interval of the difference, low (2)");
    heading_in("compare", "ci_high", LANGUAGE_NL, "95 %-interval van het verschil, boven");
    heading_in("compare", "mean", LANGUAGE_NL, "gemiddelde");
    heading_in("targets", "ci_low", LANGUAGE_NL, "95 %-interval gemiddelde, onder");
    heading("ci_high", LANGUAGE_EN, "95 % interval of the mean, high");
}

Test(extract, columns_of_several_runs_have_their_number)
{
    heading("mean", LANGUAGE_NL, "gemiddelde");
    heading("mean_2", LANGUAGE_NL, "gemiddelde (2)");
    heading("rule_from_wi2013", LANGUAGE_EN, "Wi2013, from");
    heading("something_new", LANGUAGE_NL, "something_new");
    cr_expect_eq(headings_stem("difference_12"), 10u);
    cr_expect_eq(headings_stem("_12"), 0u);
    cr_expect_eq(headings_stem("12"), 2u);
    cr_expect(headings_is_day("period_start") && !headings_is_day("mean"));
    cr_expect_str_eq(headings_unit("day", LANGUAGE_NL), "dagen");
    cr_expect_str_eq(headings_unit("euro", LANGUAGE_NL), "euro");
}

/* A code is a word to who reads Dutch, in its own column of its own table alone. */
Test(extract, codes_are_words_in_dutch)
{
    static const char *const codes[] = {"fit", "elsewhere"};
    struct extract table;
    char buffer[EXTRACT_WORDS];

    extract_init(&table, "targets", 2);
    cr_assert_eq(extract_put_texts(&table, "target_use", texts_pack(codes, 2), NULL), 0);
    cr_assert_eq(extract_put_texts(&table, "target_period", texts_pack(codes, 2), NULL), 0);
    cr_expect_str_eq(extract_words(&table, 0, 0, LANGUAGE_NL, buffer), "afstelling");
    cr_expect_str_eq(extract_words(&table, 0, 0, LANGUAGE_EN, buffer), "fit");
    cr_expect_str_eq(extract_words(&table, 1, 0, LANGUAGE_NL, buffer), "elsewhere");
    cr_expect_str_eq(extract_words(&table, 0, 1, LANGUAGE_NL, buffer), "fit");
    extract_free(&table);
}

/* Along what a variable lies is said as the columns of its own table are headed. */
Test(extract, coordinates_are_called_as_the_columns)
{
    static const char *const along[] = {"time,regime,stage", "cohort,interval,group", "rule,newer"};
    struct extract table;
    char buffer[EXTRACT_WORDS];

    extract_init(&table, "variables", 3);
    cr_assert_eq(extract_put_texts(&table, "coordinates", texts_pack(along, 3), NULL), 0);
    cr_expect_str_eq(extract_words(&table, 0, 0, LANGUAGE_NL, buffer), "maand, wet, fase");
    cr_expect_str_eq(extract_words(&table, 1, 0, LANGUAGE_NL, buffer),
                     "kwartaal waarin de plicht begon, wachttijd, groep");
    cr_expect_str_eq(extract_words(&table, 2, 0, LANGUAGE_NL, buffer), "regel, newer");
    extract_free(&table);
}

Test(extract, units_of_keys_are_one_and_those_of_results_several)
{
    static const char *const units[] = {"day", "share"};
    struct extract table;
    char buffer[EXTRACT_WORDS];

    extract_init(&table, "inputs", 2);
    cr_assert_eq(extract_put_texts(&table, "unit", texts_pack(units, 2), NULL), 0);
    cr_expect_str_eq(extract_words(&table, 0, 0, LANGUAGE_NL, buffer), "dag");
    cr_expect_str_eq(extract_words(&table, 1, 0, LANGUAGE_NL, buffer), "aandeel");
    snprintf(table.name, sizeof table.name, "kpi");
    cr_expect_str_eq(extract_words(&table, 0, 0, LANGUAGE_NL, buffer), "dagen");
    extract_free(&table);
}

static bool
is_number(const char *name, const char *column, const char *text, double *number)
{
    const char *const texts[] = {text}, *const names[] = {"disclosure_threshold"};
    struct extract table;
    bool is;

    extract_init(&table, name, 1);
    cr_assert_eq(extract_put_texts(&table, "name", texts_pack(names, 1), NULL), 0);
    cr_assert_eq(extract_put_texts(&table, column, texts_pack(texts, 1), NULL), 0);
    is = extract_is_number(&table, 0, 1, number);
    extract_free(&table);
    return is;
}

/* What a spreadsheet reckons with, of the columns that hold values of keys. */
Test(extract, texts_that_are_numbers)
{
    static const char *const others[] = {"",    "-",     "1-2",        "\"0.5\"",  "2024-05-01",
                                         "inf", "0x10",  "1.5e",       "[ 1.0 ]",  "1.2.3",
                                         "nan", "1e999", "0.5 of all", "18446744073709551615"};
    double number = 0.0;

    cr_expect(is_number("inputs", "value", "0.003", &number) && number == 0.003);
    cr_expect(is_number("inputs", "base_value", "-1.5e-07", &number) && number == -1.5e-7);
    cr_expect(is_number("inputs", "value_2", "300.0", &number) && number == 300.0);
    cr_expect(is_number("design", "value", "12", &number) && number == 12.0);
    cr_expect(is_number("meta", "value", "7.5", &number) && number == 7.5);
    cr_expect(!is_number("inputs", "line", "12", &number), "no value");
    cr_expect(!is_number("runs", "value", "1.10", &number), "a version");
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        cr_expect(!is_number("inputs", "value", others[i], &number), "%s", others[i]);
}

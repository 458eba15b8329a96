/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/chart.h"
#include "sim/message.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct chart_place places[] = {{"2027 Q1", "2027-01-01"}, {"2027 Q2", "2027-04-01"}};

static struct chart
chart_of(enum chart_kind kind, const char *title)
{
    return (struct chart){.kind = kind,
                          .title = title,
                          .unit = "days",
                          .places = "quarter",
                          .decimals = 1,
                          .n = 2,
                          .place = places};
}

/* To be freed. */
static char *
written(const struct chart *chart)
{
    char *text = NULL;
    size_t n = 0;
    struct html html = {.out = open_memstream(&text, &n)};

    cr_assert_not_null(html.out);
    chart_write(chart, &html);
    fclose(html.out);
    return text;
}

static void
says(const char *text, const char *wanted)
{
    cr_expect_not_null(strstr(text, wanted), "no %s in %s", wanted, text);
}

Test(chart, the_same_numbers_for_who_draws_and_who_reads)
{
    const double mean[] = {1234.56, NAN}, low[] = {1000.0, 2.0}, high[] = {1500.0, 3.0};
    struct chart chart = chart_of(CHART_FAN, "A wait");
    char *text;

    chart_add(&chart, CHART_MEAN, "mean", mean);
    chart_add(&chart, CHART_LOW, "low", low);
    chart_add(&chart, CHART_HIGH, "high", high);
    text = written(&chart);
    says(text, "\"x\":[\"2027-01-01\",\"2027-04-01\"]");
    says(text, "{\"name\":\"mean\",\"role\":\"mean\",\"data\":[1234.56,null]}");
    says(text, "{\"name\":\"low\",\"role\":\"low\",\"data\":[1000,2]}");
    says(text, "<tr><th scope=row>2027 Q1<td>1,234.6<td>1,000.0<td>1,500.0\n");
    says(text, "<tr><th scope=row>2027 Q2<td>-<td>2.0<td>3.0\n");
    free(text);
    message_open("nl");
    text = written(&chart);
    says(text, "<td>1.234,6<td>1.000,0");
    says(text, "[1234.56,null]"); /* what a program reads has a point */
    free(text);
}

Test(chart, few_people_are_in_neither)
{
    const double people[] = {4.9, 5.0};
    struct chart chart = chart_of(CHART_STACK, "People");
    char *text;

    chart.least = 5.0;
    chart_add(&chart, CHART_PART, "people", people);
    text = written(&chart);
    says(text, "\"data\":[null,5]");
    says(text, "the first at the bottom");
    says(text, "2027 Q1<td>x\n");
    cr_expect_null(strstr(text, "4.9"));
    free(text);
}

Test(chart, a_norm_alone_says_nothing)
{
    const double none[] = {NAN, 0.0}, norm[] = {70.0, 70.0}, one[] = {0.0, 1.0};
    struct chart chart = chart_of(CHART_FAN, "A wait");

    chart_add(&chart, CHART_MEAN, "mean", none);
    chart_add(&chart, CHART_NORM, "norm", norm);
    cr_expect_not(chart_says(&chart));
    chart_add(&chart, CHART_PART, "part", one);
    cr_expect(chart_says(&chart));
    chart.least = 5.0; /* of one person */
    cr_expect_not(chart_says(&chart));
}

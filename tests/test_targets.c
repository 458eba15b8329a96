/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letter's figures against data/targets.csv, taken from the reference figures by their ids. */

#include "models/targets.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct target *
find(const char *id)
{
    for (size_t i = 0; i < targets_size(); i++)
        if (strcmp(target_at(i)->id, id) == 0)
            return target_at(i);
    return NULL;
}

static FILE *
reference(void)
{
    const char *root = getenv("SOURCE_DIR");
    char path[4096], line[200];
    FILE *file;

    snprintf(path, sizeof path, "%s/tests/data/targets.csv", root != NULL ? root : ".");
    file = fopen(path, "r");
    cr_assert_not_null(file, "cannot open %s", path);
    cr_assert_not_null(fgets(line, sizeof line, file));
    cr_assert_str_eq(line, "id,date,value,unit\n");
    return file;
}

Test(targets, is_the_reference_row_by_row)
{
    char id[40], date[20], unit[20];
    double value;
    size_t rows = 0;
    FILE *file = reference();

    while (fscanf(file, "%39[^,],%19[^,],%lf,%19s\n", id, date, &value, unit) == 4) {
        const struct target *figure = find(id);
        cr_assert_not_null(figure, "%s is not in the letter", id);
        cr_expect_str_eq(figure->date, date, "%s", id);
        cr_expect_eq(figure->value, value, "%s: %g, not %g", id, figure->value, value);
        cr_expect_str_eq(figure->unit, unit, "%s", id);
        rows++;
    }
    cr_assert(feof(file));
    fclose(file);
    cr_assert_eq(rows, targets_size());
}

Test(targets, names_each_figure_once_in_both_languages)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *figure = target_at(i);
        cr_expect_eq(find(figure->id), figure, "%s comes twice", figure->id);
        cr_expect_gt(strlen(figure->label_en), 0);
        cr_expect_gt(strlen(figure->label_nl), 0);
        cr_expect_gt(strlen(figure->table), 0);
    }
}

Test(targets, takes_its_figures_on_dates_that_exist)
{
    for (size_t i = 0; i < targets_size(); i++) {
        day_number day;
        cr_expect(date_parse(target_at(i)->date, &day), "%s", target_at(i)->id);
    }
}

/* The rule of observation and the unit belong together; group and route are labels or sums. */
Test(targets, observes_what_the_unit_says)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *f = target_at(i);
        bool share = f->observation == OBSERVE_PIP_SHARE ||
                     f->observation == OBSERVE_OFFER_SHARE ||
                     f->observation == OBSERVE_ROUTE_SHARE;
        bool by_route =
            f->observation == OBSERVE_ROUTE_SHARE || f->observation == OBSERVE_ROUTED;
        cr_expect_str_eq(f->unit, share ? "percent" : "persons", "%s", f->id);
        cr_expect_eq(f->route != TARGET_ALL, by_route, "%s", f->id);
        cr_expect(f->route >= TARGET_B1_ONDERWIJS && f->route < ROUTE_NONE, "%s", f->id);
        cr_expect(f->group >= TARGET_GEZIN_OVERIG && f->group < GROUPS, "%s", f->id);
        cr_expect(f->feasible == 0 || f->observation == OBSERVE_ROUTED, "%s", f->id);
        cr_expect(share ? f->value <= 100.0 : f->value > 100.0, "%s", f->id);
        cr_expect(f->tolerance >= 0.0 && (share ? f->tolerance <= 5.0 : f->tolerance <= 0.2), "%s",
                  f->id);
    }
}

static double
value(const char *id)
{
    const struct target *figure = find(id);

    cr_assert_not_null(figure, "%s", id);
    return figure->value;
}

/* The arithmetic of the letter itself: a slip of the pen in one figure shows in its sum. */
Test(targets, adds_up)
{
    cr_expect_eq(value("A-W21-01") - value("A-W21-10"), value("A-T2-1a"));
    cr_expect_eq(value("A-W21-04") + value("A-W21-05") + value("A-W21-06"), value("A-T2-1a"));
    cr_expect_eq(value("A-T2-1a") - value("A-T2-1b"), value("A-D-01"));
    cr_expect_eq(value("A-T2-2a") - value("A-T2-2b"), value("A-D-02"));
    cr_expect_eq(value("A-W21-04") - value("A-T4-1a"), value("A-D-03"));
    cr_expect_eq(value("A-D-03") + value("A-D-05"), value("A-D-01"));
    cr_expect_eq(value("A-T4-1a") + value("A-D-04"), value("A-T2-1b"));
    cr_expect_eq(value("A-T4-2a") + value("A-D-10"), value("A-T2-2b"));
    cr_expect_eq(value("A-T4-1a") - value("A-T4-1b"), value("A-D-08"));
    cr_expect_eq(value("A-T4-2a") - value("A-T4-2b"), value("A-D-09"));
    cr_expect_eq(value("A-T3-asiel-B1") + value("A-T3-asiel-on") + value("A-T3-asiel-Z"), 100);
    cr_expect_eq(value("A-T3-gezin-B1") + value("A-T3-gezin-on") + value("A-T3-gezin-Z"), 100);
    cr_expect_eq(value("A-T3-overig-B1") + value("A-T3-overig-on") + value("A-T3-overig-Z"), 100);
    cr_expect_eq(value("A-T3-all-B1") + value("A-T3-all-on") + value("A-T3-all-Z"), 100);
}

struct expected {
    const char *id;
    enum observation observation;
    int group, route, feasible;
};

/* What each figure counts, from the letter's own table heads. */
static const struct expected tables[] = {
    {"A-T1-01", OBSERVE_ROUTED, TARGET_ALL, TARGET_B1_ONDERWIJS, 1},
    {"A-T1-02", OBSERVE_ROUTED, TARGET_ALL, ROUTE_Z, 1},
    {"A-T1-03", OBSERVE_ROUTED, TARGET_ALL, TARGET_B1_ONDERWIJS, 0},
    {"A-T1-04", OBSERVE_ROUTED, TARGET_ALL, ROUTE_Z, 0},
    {"A-W21-01", OBSERVE_EVER, TARGET_ALL, TARGET_ALL, 0},
    {"A-W21-10", OBSERVE_LEFT, TARGET_ALL, TARGET_ALL, 0},
    {"A-W21-04", OBSERVE_OBLIGED, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-W21-05", OBSERVE_OBLIGED, GROUP_GEZIN, TARGET_ALL, 0},
    {"A-W21-06", OBSERVE_OBLIGED, GROUP_OVERIG, TARGET_ALL, 0},
    {"A-T2-1a", OBSERVE_OBLIGED, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-1b", OBSERVE_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-1c", OBSERVE_PIP_SHARE, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-2a", OBSERVE_OBLIGED, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-2b", OBSERVE_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-2c", OBSERVE_PIP_SHARE, TARGET_ALL, TARGET_ALL, 0},
    {"A-D-01", OBSERVE_NO_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-D-02", OBSERVE_NO_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-D-03", OBSERVE_NO_PIP, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-D-05", OBSERVE_NO_PIP, TARGET_GEZIN_OVERIG, TARGET_ALL, 0},
    {"A-D-04", OBSERVE_PIP, TARGET_GEZIN_OVERIG, TARGET_ALL, 0},
    {"A-D-10", OBSERVE_PIP, TARGET_GEZIN_OVERIG, TARGET_ALL, 0},
    {"A-D-08", OBSERVE_NO_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-D-09", OBSERVE_NO_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T3-asiel-B1", OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_B1, 0},
    {"A-T3-asiel-on", OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_ONDERWIJS, 0},
    {"A-T3-asiel-Z", OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_Z, 0},
    {"A-T3-gezin-B1", OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_B1, 0},
    {"A-T3-gezin-on", OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_ONDERWIJS, 0},
    {"A-T3-gezin-Z", OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_Z, 0},
    {"A-T3-overig-B1", OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_B1, 0},
    {"A-T3-overig-on", OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_ONDERWIJS, 0},
    {"A-T3-overig-Z", OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_Z, 0},
    {"A-T3-all-B1", OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_B1, 0},
    {"A-T3-all-on", OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_ONDERWIJS, 0},
    {"A-T3-all-Z", OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_Z, 0},
    {"A-T4-1a", OBSERVE_PIP, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-1b", OBSERVE_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-1c", OBSERVE_OFFER_SHARE, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-2a", OBSERVE_PIP, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-2b", OBSERVE_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-2c", OBSERVE_OFFER_SHARE, GROUP_ASIEL, TARGET_ALL, 0},
};

Test(targets, counts_what_the_table_heads_say)
{
    size_t n = sizeof tables / sizeof tables[0];

    cr_assert_eq(n, targets_size());
    for (size_t i = 0; i < n; i++) {
        const struct target *figure = find(tables[i].id);
        cr_assert_not_null(figure, "%s", tables[i].id);
        cr_expect_eq(figure->observation, tables[i].observation, "%s", figure->id);
        cr_expect_eq(figure->group, tables[i].group, "%s", figure->id);
        cr_expect_eq(figure->route, tables[i].route, "%s", figure->id);
        cr_expect_eq(figure->feasible, tables[i].feasible, "%s", figure->id);
    }
}

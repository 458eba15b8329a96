/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/targets_rows.h"

/*
 * Series beyond the letter.  Values: figures.csv, by id; of what was revised the last publication
 * counts.  CBS (Statistiek Wet Inburgering) gives stocks at the end of a year, which is the first
 * moment of the next.  Of a figure from the press that has a month alone, the month's first day is
 * taken.
 *
 * Rounding of what is told in words: "almost", "over", "more than half" by judgement.
 */

#define ASIEL GROUP_ASIEL
#define END22 "2022-12-31", "2023-01-01"
#define END23 "2023-12-31", "2024-01-01"
#define YEAR22 "2022", "2023-01-01"
#define YEAR23 "2023", "2024-01-01"

const struct target targets_series[] = {
    /* ---- cohort 2022 at the end of 2022 ---- */
    {"B-IN-15", "duty began in 2022", "plicht begonnen in 2022", "CBS", "persons", YEAR22, 25900,
     50, INPUT, COHORT(BECAME, ALL, 2022), .revisions = "B-IN-01 26460; B-IN-09 26200"},
    {"B-IN-10", "duty began in 2022, asiel", "plicht begonnen in 2022, asiel", "CBS", "persons",
     YEAR22, 18900, 50, INPUT, COHORT(BECAME, ASIEL, 2022),
     .revisions = "B-IN-02 + B-IN-03 + B-IN-04 19030"},
    {"B-IN-11", "duty began in 2022, gezin, overig", "plicht begonnen in 2022, gezin, overig",
     "CBS", "persons", YEAR22, 7300, 50, INPUT, COHORT(BECAME, G_O, 2022),
     .revisions = "B-IN-05 + B-IN-06 + B-IN-07 + B-IN-08 7430"},
    {"B-PIP-01", "2022, asiel: settled", "2022, asiel: gehuisvest", "CBS", "persons", END22, 10700,
     50, INPUT, COHORT(SETTLED, ASIEL, 2022)},
    {"C-HH-3", "2022, asiel: share settled", "2022, asiel: aandeel gehuisvest", "CBS",
     "percent", END22, 56, 0.5, INPUT, COHORT(SETTLED_SHARE, ASIEL, 2022)},
    {"B-PIP-02", "2022, asiel: still in COA", "2022, asiel: nog bij het COA", "CBS", "persons",
     END22, 8300, 50, INPUT, COHORT(IN_COA, ASIEL, 2022)},
    {"B-PIP-03", "of the settled: waited 3 months +", "van gehuisvesten: wachtte 3 maanden +",
     "CBS", "percent", END22, 35, 1, INPUT, COHORT(WAITED_SHARE, ASIEL, 2022), .months = 3},
    {"B-PIP-04", "of the settled: waited 3-6 months", "van gehuisvesten: wachtte 3-6 maanden",
     "CBS", "percent", END22, 24, 1, INPUT, COHORT(WAITED_SHARE, ASIEL, 2022), .months = 3,
     .below = 6},
    {"B-PIP-05", "of the settled: waited 6-9 months", "van gehuisvesten: wachtte 6-9 maanden",
     "CBS", "percent", END22, 9, 0.5, INPUT, COHORT(WAITED_SHARE, ASIEL, 2022), .months = 6,
     .below = 9},
    {"B-INT-1n", "2022, asiel: intake begun", "2022, asiel: intake begonnen", "CBS", "persons",
     END22, 6700, 50, CHECK, COHORT(INTAKE, ASIEL, 2022)},
    {"B-INT-1p", "2022, asiel: intake share", "2022, asiel: aandeel met intake", "CBS",
     "percent", END22, 35, 0.5, CHECK, COHORT(INTAKE_SHARE, ASIEL, 2022)},
    {"B-INT-2n", "2022, gezin, overig: intake begun", "2022, gezin, overig: intake begonnen",
     "CBS", "persons", END22, 4100, 50, CHECK, COHORT(INTAKE, G_O, 2022)},
    {"B-INT-2p", "2022, gezin, overig: intake share", "2022, gezin, overig: aandeel met intake",
     "CBS", "percent", END22, 55, 0.5, CHECK, COHORT(INTAKE_SHARE, G_O, 2022)},
    {"B-PIP-06", "2022, asiel: no PIP (over)", "2022, asiel: geen PIP (ruim)", "CBS", "percent",
     END22, 70, 5, CHECK, COHORT(UNPLANNED_SHARE, ASIEL, 2022)},
    {"B-PIP-07", "of the settled: no PIP (over)", "van gehuisvesten: geen PIP (ruim)", "CBS",
     "percent", END22, 50, 5, CHECK, COHORT(SETTLED_UNPLANNED_SHARE, ASIEL, 2022)},
    /* ---- cohorts 2022 and 2023 at the end of 2023 ---- */
    {"B-INT-3n", "2022, asiel: intake begun", "2022, asiel: intake begonnen", "CBS", "persons",
     END23, 16600, 50, CHECK, COHORT(INTAKE, ASIEL, 2022)},
    {"B-INT-3p", "2022, asiel: intake share", "2022, asiel: aandeel met intake", "CBS",
     "percent", END23, 88, 0.5, CHECK, COHORT(INTAKE_SHARE, ASIEL, 2022)},
    {"B-INT-5n", "2022, gezin, overig: intake begun", "2022, gezin, overig: intake begonnen",
     "CBS", "persons", END23, 6600, 50, CHECK, COHORT(INTAKE, G_O, 2022)},
    {"B-INT-5p", "2022, gezin, overig: intake share", "2022, gezin, overig: aandeel met intake",
     "CBS", "percent", END23, 90, 0.5, CHECK, COHORT(INTAKE_SHARE, G_O, 2022)},
    {"B-IN-16", "duty began in 2023", "plicht begonnen in 2023", "CBS", "persons", YEAR23, 35600,
     50, INPUT, COHORT(BECAME, ALL, 2023), .revisions = "B-IN-12 36100"},
    {"B-IN-13", "duty began in 2023, asiel", "plicht begonnen in 2023, asiel", "CBS", "persons",
     YEAR23, 22200, 50, INPUT, COHORT(BECAME, ASIEL, 2023)},
    {"B-IN-14", "duty began in 2023, gezin, overig", "plicht begonnen in 2023, gezin, overig",
     "CBS", "persons", YEAR23, 13900, 50, INPUT, COHORT(BECAME, G_O, 2023)},
    {"B-INT-4n", "2023, asiel: intake begun", "2023, asiel: intake begonnen", "CBS", "persons",
     END23, 9900, 50, CHECK, COHORT(INTAKE, ASIEL, 2023)},
    {"B-INT-4p", "2023, asiel: intake share", "2023, asiel: aandeel met intake", "CBS",
     "percent", END23, 45, 0.5, CHECK, COHORT(INTAKE_SHARE, ASIEL, 2023)},
    {"B-INT-6n", "2023, gezin, overig: intake begun", "2023, gezin, overig: intake begonnen",
     "CBS", "persons", END23, 7600, 50, CHECK, COHORT(INTAKE, G_O, 2023)},
    {"B-INT-6p", "2023, gezin, overig: intake share", "2023, gezin, overig: aandeel met intake",
     "CBS", "percent", END23, 55, 0.5, CHECK, COHORT(INTAKE_SHARE, G_O, 2023)},
    /* ---- all ages ---- */
    {"B-HO-08", "housed", "gehuisvest", "housing", "persons", "2022-Q1", "2022-04-01", 5458, 0,
     CHECK, ALL_AGES(HOUSED), .since = "2022-01-01"},
    {"B-HO-09", "housed", "gehuisvest", "housing", "persons", "2022-H1", "2022-07-01", 11886, 0,
     INPUT, ALL_AGES(HOUSED), .since = "2022-01-01"},
    {"B-HO-12", "housed (almost)", "gehuisvest (bijna)", "housing", "persons", "2022-07/2022-08",
     "2022-09-01", 5000, 250, CHECK, ALL_AGES(HOUSED), .since = "2022-07-01"},
    {"B-HO-10", "still to be housed", "nog te huisvesten", "housing", "persons", "2022-07-01",
     "2022-07-01", 1833, 25, INPUT, ALL_AGES(HOUSING_DUE), .since = "2022-01-01"},
    {"B-HO-13", "still to be housed", "nog te huisvesten", "housing", "persons", "2022-09-01",
     "2022-09-01", 10343, 0, CHECK, ALL_AGES(HOUSING_DUE), .since = "2022-01-01"},
    {"B-COA-02", "in reception", "in de opvang", "COA", "persons", "2015-08",
     "2015-08-01", 12000, 500, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-03", "in reception (almost)", "in de opvang (bijna)", "COA", "persons",
     "2018-03", "2018-03-01", 8000, 500, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-04", "in reception", "in de opvang", "COA", "persons", "2018-10-01",
     "2018-10-01", 6500, 250, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-05", "in reception", "in de opvang", "COA", "persons", "2019-01",
     "2019-01-01", 4600, 50, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-06", "in reception", "in de opvang", "COA", "persons", "2019-11-11",
     "2019-11-11", 5595, 0, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-07", "in reception (almost)", "in de opvang (bijna)", "COA", "persons",
     "2020-04", "2020-04-01", 5500, 250, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-08", "in reception", "in de opvang", "COA", "persons", "2020-06-01",
     "2020-06-01", 5790, 0, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-09", "in reception", "in de opvang", "COA", "persons", "2021-02",
     "2021-02-01", 7700, 50, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-10", "in reception", "in de opvang", "COA", "persons", "2021-04",
     "2021-04-01", 8900, 50, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-11", "in reception", "in de opvang", "COA", "persons", "2021-11-01",
     "2021-11-01", 11500, 50, CHECK, ALL_AGES(RECEPTION)},
    {"B-COA-12", "in reception", "in de opvang", "COA", "persons", "2022-04",
     "2022-04-01", 13000, 500, INPUT, ALL_AGES(RECEPTION)},
    {"B-COA-13", "in reception", "in de opvang", "COA", "persons", "2022-06",
     "2022-06-01", 14000, 500, INPUT, ALL_AGES(RECEPTION)},
    {"B-COA-14", "in reception (almost)", "in de opvang (bijna)", "COA", "persons",
     "2022-08", "2022-08-01", 16000, 500, INPUT, ALL_AGES(RECEPTION)},
    {"B-COA-15", "in reception (over)", "in de opvang (ruim)", "COA", "persons",
     "2022-10", "2022-10-01", 15000, 500, INPUT, ALL_AGES(RECEPTION)},
    {"B-COA-16", "in reception", "in de opvang", "COA", "persons", "2023-04",
     "2023-04-01", 16000, 500, INPUT, ALL_AGES(RECEPTION)},
    {"B-COA-33", "permit to home, mean", "vergunning tot woning (gem.)", "COA", "weeks",
     "2024-06", "2024-06-01", 40, 0.5, INPUT, ALL_AGES(HOUSING_WAIT), .since = "2024-03-01"},
};

const size_t targets_series_n = sizeof targets_series / sizeof targets_series[0];

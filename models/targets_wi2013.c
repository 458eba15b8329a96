/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/targets_rows.h"

/*
 * The law of 2013.  Values: figures.csv, by id.  Kamerstuk 32 824 nr. 438, 24 June 2024, par. 4:
 * tables 5 and 6, the overruns of 2022 and 2023; and what was published before it.
 *
 * Table 5 is without those whose duty lapsed (figures.md, 1.3); ELIP is of asiel alone.  The fit
 * aims at 3 points for the shares of table 5 of 2013 to 2021 and at 15 % for the totals of table 6
 * and the counts of overruns, notices, hearings and fines.  The rest is a check, and the sizes of
 * table 5 are what inflow.wi2013 has its values from.
 *
 * Readings.  A trajectory's mean length at the end of a year (A-COR-7, 8) is that of those who were
 * done in its twelve months, asiel.  Of the permit's year (B-W13-10 to 14) that of the letter
 * stands in.  An overrun counts when DUO tells of it, with the notice of a fine: DUO's counts are of
 * what it has found, and by the day of the overrun itself the peak would be the end of the extensions
 * for corona, in June and July 2022, and not the autumn.  Within the term (B-W13-7, 8): within three years, extensions left out.  With an
 * extension (A-COR-10, 11): one of their own, for that for corona all had.
 */

#define ASIEL GROUP_ASIEL
#define MAY24 "2024-05-01", "2024-05-01"
#define PERSONS(date) "persons", date, date

/* A row of table 5 in counts, and its shares. */
#define COUNTS5(year, met, exempt, open, size)                                                     \
    {"A-T5-" #year "v", #year ": met or dispensed", #year ": voldaan of vrijgesteld", "table 5",   \
     "persons", MAY24, met, 0, CHECK, LETTER(MET, ALL, year)},                                     \
    {"A-T5-" #year "o", #year ": exempt", #year ": ontheven", "table 5", "persons", MAY24, exempt, \
     0, CHECK, LETTER(EXEMPT, ALL, year)},                                                         \
    {"A-T5-" #year "p", #year ": still obliged", #year ": nog plichtig", "table 5", "persons",     \
     MAY24, open, 0, CHECK, LETTER(OPEN, ALL, year)},                                              \
    {"A-T5-" #year "t", #year ": all but lapsed", #year ": allen, zonder vervallen", "table 5",    \
     "persons", MAY24, size, 0, INPUT, LETTER(SIZE, ALL, year)}

#define SHARES5(year, met, exempt, open)                                                           \
    {"A-T5-" #year "vp", #year ": met or dispensed", #year ": voldaan of vrijgesteld", "table 5",  \
     "percent", MAY24, met, 0.5, FIT(3), LETTER(MET_SHARE, ALL, year)},                            \
    {"A-T5-" #year "op", #year ": exempt", #year ": ontheven", "table 5", "percent", MAY24,        \
     exempt, 0.6, FIT(3), LETTER(EXEMPT_SHARE, ALL, year)},                                        \
    {"A-T5-" #year "pp", #year ": still obliged", #year ": nog plichtig", "table 5", "percent",    \
     MAY24, open, 0.5, FIT(3), LETTER(OPEN_SHARE, ALL, year)}

/* A column of table 6 at one date. */
#define SPENT(day, year, date, value)                                                              \
    {"A-T6-" day "-" #year, "20" #year ": loan used up", "20" #year ": lening verbruikt",          \
     "table 6", PERSONS(date), value, 0, CHECK, LETTER(SPENT, ASIEL, 20##year)}

#define TABLE6(day, date, y13, y14, y15, y16, y17, y18, y19, y20, y21, y22, total, off)            \
    SPENT(day, 13, date, y13), SPENT(day, 14, date, y14), SPENT(day, 15, date, y15),               \
        SPENT(day, 16, date, y16), SPENT(day, 17, date, y17), SPENT(day, 18, date, y18),           \
        SPENT(day, 19, date, y19), SPENT(day, 20, date, y20), SPENT(day, 21, date, y21),           \
        {"A-T6-" day "-22", "2022, 2023: loan used up", "2022, 2023: lening verbruikt", "table 6", \
         PERSONS(date), y22, 0, CHECK, LETTER(SPENT, ASIEL, 2022), .last = 2023},                  \
    {"A-T6-" day "-tot", "all: loan used up", "allen: lening verbruikt", "table 6",                \
     PERSONS(date), total, off, FIT(0.15), LETTER(SPENT, ASIEL, 0)}

const struct target targets_wi2013[] = {
    /* ---- before the letter ---- */
    {"B-W13-4", "2013: done", "2013: voldaan", "Wi2013", "percent", "2016-04", "2016-04-01", 32,
     0.5, CHECK, LETTER(DONE_SHARE, ALL, 2013)},
    {"B-W13-5", "2013: done", "2013: voldaan", "Wi2013", "percent", "2016-10", "2016-10-01", 49,
     0.5, CHECK, LETTER(DONE_SHARE, ALL, 2013)},
    {"B-W13-7", "2013, first half: done in 3 years", "2013, eerste helft: voldaan in 3 jaar",
     "Wi2013", "percent", "2016", "2017-01-01", 33, 0.5, CHECK,
     LETTER(DONE_IN_TERM_SHARE, ALL, 2013), .first_half = true},
    {"B-W13-8", "2013, first half: not in 3 years", "2013, eerste helft: niet in 3 jaar", "Wi2013",
     "percent", "2016", "2017-01-01", 50, 0.5, CHECK, LETTER(NOT_IN_TERM_SHARE, ALL, 2013),
     .first_half = true},
    {"B-FIN-3", "2013, 2014: fined so far (over)", "2013, 2014: beboet tot dan toe (ruim)",
     "Wi2013", PERSONS("2017-04-12"), 1500, 100, CHECK,
     WINDOW(FIRST_FINED, ALL, "2013-01-01"), .until = "2015-01-01"},
    {"B-W13-10", "2014, asiel: obliged", "2014, asiel: plichtig", "Wi2013", PERSONS("2018-10-01"),
     12900, 50, CHECK, LETTER(SIZE, ASIEL, 2014)},
    {"B-W13-11", "2014, asiel: done", "2014, asiel: voldaan", "Wi2013", "percent", "2018-10-01",
     "2018-10-01", 58, 0.5, CHECK, LETTER(DONE_SHARE, ASIEL, 2014)},
    {"B-W13-12", "2014, asiel: exempt or dispensed", "2014, asiel: ontheven of vrijgesteld",
     "Wi2013", "percent", "2018-10-01", "2018-10-01", 19, 0.5, CHECK,
     LETTER(FREED_SHARE, ASIEL, 2014)},
    {"B-W13-13", "2014, asiel: busy, in the term", "2014, asiel: bezig, binnen de termijn",
     "Wi2013", "percent", "2018-10-01", "2018-10-01", 21, 0.5, CHECK, LETTER(BUSY_SHARE, ASIEL, 2014)},
    {"B-W13-14", "2014, asiel: past the term", "2014, asiel: termijn overschreden", "Wi2013",
     "percent", "2018-10-01", "2018-10-01", 2, 0.5, CHECK, LETTER(PAST_SHARE, ASIEL, 2014)},
    {"A-COR-7", "asiel: duty to done, mean", "asiel: plicht tot voldaan, gemiddeld", "text",
     "months", "2018-12", "2019-01-01", 33.9, 0.05, CHECK,
     WINDOW(MONTHS_TO_DONE, ASIEL, "2018-01-01")},
    {"B-W13-1", "done, dispensed or exempt", "voldaan, vrijgesteld of ontheven", "Wi2013",
     PERSONS("2019-09-01"), 65500, 250, CHECK, LETTER(RELEASED, ALL, 0)},
    {"A-COR-10", "asiel: with an own extension", "asiel: met eigen verlenging", "text",
     "percent", "2021-H1", "2021-07-01", 11.3, 0.05, CHECK, LETTER(EXTENDED_SHARE, ASIEL, 0)},
    {"A-COR-11", "asiel: with an own extension", "asiel: met eigen verlenging", "text",
     "percent", "2021-12", "2022-01-01", 9.3, 0.05, CHECK, LETTER(EXTENDED_SHARE, ASIEL, 0)},
    {"A-COR-8", "asiel: duty to done, mean", "asiel: plicht tot voldaan, gemiddeld", "text",
     "months", "2021-12", "2022-01-01", 36.5, 0.05, CHECK,
     WINDOW(MONTHS_TO_DONE, ASIEL, "2021-01-01")},
    /* ---- overruns, par. 4.3 ---- */
    {"A-OV-15", "overruns, autumn 2022", "overschrijdingen, najaar 2022", "overruns",
     "persons/month", "2022-09/2022-10", "2022-11-01", 675, 275, CHECK,
     WINDOW(OVERRUNS_A_MONTH, ALL, "2022-09-01")},
    {"A-OV-8", "hearings", "hoorzittingen", "overruns", "persons", "2022-09/2023-01", "2023-02-01",
     1036, 0, FIT(0.15), WINDOW(HEARINGS, ALL, "2022-09-01")},
    {"A-OV-5", "notices of a fine", "vooraankondigingen", "overruns", "persons",
     "2022-04-01/2023-04-30", "2023-05-01", 4715, 0, FIT(0.15),
     WINDOW(NOTICES, ALL, "2022-04-01")},
    {"A-OV-1", "overruns", "overschrijdingen", "overruns", "persons", "2022-05/2023-05",
     "2023-06-01", 5200, 100, FIT(0.15), WINDOW(OVERRUNS, ALL, "2022-05-01")},
    {"A-OV-2", "overruns", "overschrijdingen", "overruns", "persons/month", "2022-05/2023-05",
     "2023-06-01", 400, 10, CHECK, WINDOW(OVERRUNS_A_MONTH, ALL, "2022-05-01")},
    {"A-OV-3/4", "overruns after the peak", "overschrijdingen na de piek", "overruns",
     "persons/month", "2022-11/2023-05", "2023-06-01", 350, 50, CHECK,
     WINDOW(OVERRUNS_A_MONTH, ALL, "2022-11-01")},
    {"A-OV-6", "of those notices: fined", "van die vooraankondigingen: beboet", "overruns",
     "persons", "2022-04-01/2023-04-30", "2024-05-01", 3100, 50, FIT(0.15),
     WINDOW(FINED_OF_NOTICES, ALL, "2022-04-01"), .until = "2023-05-01"},
    /* ---- the whole of the law, par. 4.1 ---- */
    {"B-W13-20", "still obliged (about)", "nog plichtig (ongeveer)", "Wi2013", "persons", "2023-01",
     "2023-01-01", 60000, 2500, CHECK, LETTER(OPEN, ALL, 0)},
    {"A-W13-07", "still obliged", "nog plichtig", "text", PERSONS("2023-05-01"), 51444, 0, CHECK,
     LETTER(OPEN, ALL, 0)},
    {"A-W13-08", "still obliged", "nog plichtig", "text", PERSONS("2023-10-01"), 43941, 0, CHECK,
     LETTER(OPEN, ALL, 0)},
    {"A-W13-11", "fewer still obliged", "minder nog plichtigen", "text", "persons/month",
     "2023-05-01/2023-10-01", "2023-10-01", 1501, 0.5, CHECK,
     WINDOW(DECLINE_A_MONTH, ALL, "2023-05-01")},
    {"A-W13-01", "ever obliged", "ooit plichtig", "text", "persons", "2013-01-01/2024-05-01",
     "2024-05-01", 196659, 0, INPUT, LETTER(CAME, ALL, 0)},
    {"A-W13-02", "done, by an exam", "voldaan, met een examen", "text", "persons", MAY24, 111633, 0,
     CHECK, LETTER(DONE, ALL, 0)},
    {"A-W13-03", "exempt", "ontheven", "text", "persons", MAY24, 36080, 0, CHECK,
     LETTER(EXEMPT, ALL, 0)},
    {"A-W13-04", "dispensed by a diploma", "vrijgesteld met een diploma", "text", "persons", MAY24,
     5941, 0, INPUT, LETTER(DISPENSED, ALL, 0)},
    {"A-W13-05", "lapsed", "vervallen", "text", "persons", MAY24, 10289, 0, INPUT,
     LETTER(LAPSED, ALL, 0)},
    {"A-W13-06", "still obliged", "nog plichtig", "text", "persons", MAY24, 32716, 0, CHECK,
     LETTER(OPEN, ALL, 0)},
    {"A-W13-10", "fewer still obliged", "minder nog plichtigen", "text", "persons",
     "2023-10-01/2024-05-01", "2024-05-01", 11225, 0, CHECK, WINDOW(DECLINE, ALL, "2023-10-01")},
    {"A-W13-12", "fewer still obliged", "minder nog plichtigen", "text", "persons/month",
     "2023-10-01/2024-05-01", "2024-05-01", 1604, 0.5, CHECK,
     WINDOW(DECLINE_A_MONTH, ALL, "2023-10-01")},
    /* ---- table 5; the share of exemption of 2016 is misrounded there ---- */
    SHARES5(2013, 77, 21, 2),
    SHARES5(2014, 76, 22, 2),
    SHARES5(2015, 74, 24, 2),
    SHARES5(2016, 69, 28, 3),
    SHARES5(2017, 65, 30, 5),
    SHARES5(2018, 69, 22, 9),
    SHARES5(2019, 68, 17, 15),
    SHARES5(2020, 60, 8, 32),
    SHARES5(2021, 30, 3, 67),
    COUNTS5(2013, 7177, 1955, 171, 9303),
    COUNTS5(2014, 12992, 3677, 352, 17021),
    COUNTS5(2015, 17991, 5836, 538, 24365),
    COUNTS5(2016, 21842, 9082, 833, 31757),
    COUNTS5(2017, 13888, 6441, 989, 21318),
    COUNTS5(2018, 12401, 3851, 1597, 17849),
    COUNTS5(2019, 11640, 2825, 2618, 17083),
    COUNTS5(2020, 11864, 1663, 6253, 19780),
    COUNTS5(2021, 7458, 743, 17027, 25228),
    COUNTS5(2022, 253, 5, 1821, 2079),
    COUNTS5(2023, 67, 2, 395, 464),
    COUNTS5(2024, 1, 0, 122, 123),
    /* ---- table 6; of July 2023 the cells sum to 95 more than the total that is printed ---- */
    TABLE6("20220501", "2022-05-01", 24, 78, 207, 460, 601, 722, 270, 30, 4, 0, 2396, 0),
    TABLE6("20221015", "2022-10-15", 21, 65, 167, 325, 391, 548, 487, 87, 10, 1, 2102, 0),
    TABLE6("20230701", "2023-07-01", 14, 56, 138, 232, 258, 308, 627, 645, 156, 2, 2341, 95),
    TABLE6("20231101", "2023-11-01", 10, 48, 122, 203, 203, 249, 485, 939, 478, 2, 2739, 0),
    TABLE6("20240401", "2024-04-01", 7, 42, 112, 184, 175, 206, 347, 1049, 1299, 18, 3439, 0),
    /* Of equal age, some 2.8 years after the middle of the year; of the cohort as in table 5. */
    {"A-T6-AGE2019", "2019: loan used up", "2019: lening verbruikt", "table 6", "percent",
     "2022-05-01", "2022-05-01", 1.6, 0.05, CHECK, LETTER(SPENT_SHARE, ALL, 2019)},
    {"A-T6-AGE2020", "2020: loan used up", "2020: lening verbruikt", "table 6", "percent",
     "2023-05-01", "2023-05-01", 2.6, 0.05, CHECK, LETTER(SPENT_SHARE, ALL, 2020)},
    {"A-T6-AGE2021", "2021: loan used up", "2021: lening verbruikt", "table 6", "percent",
     "2024-04-01", "2024-04-01", 5.1, 0.05, CHECK, LETTER(SPENT_SHARE, ALL, 2021)},
};

const size_t targets_wi2013_n = sizeof targets_wi2013 / sizeof targets_wi2013[0];

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/targets_rows.h"

/*
 * Kamerstuk 32 824 nr. 438, 24 June 2024.  Values: figures.csv, by id.  The figures of May 2023 are
 * rounded to hundreds (footnote 21).
 *
 * The fit aims at 5 % for the levels of tables 2 and 4 and for the two queues, at 15 % for the
 * change of each queue in a year, at 2 points for the whole percents of table 3, at 10 % for the
 * rest.  What follows from these by a sum or a quotient is a check.
 */

#define MAY23 "2023-05-01", "2023-05-01"
#define MAY24 "2024-05-01", "2024-05-01"
#define TO_MAY24 "2022-01-01/2024-05-01", "2024-05-01"

const struct target targets_letter[] = {
    /* ---- still obliged, 1 May 2023 ---- */
    {"A-T2-2a", "still obliged", "nog plichtig", "table 2", "persons", MAY23, 36200, 50, FIT(0.05),
     OBLIGED(OBLIGED, ALL)},
    {"A-T2-2b", "with PIP", "met PIP", "table 2", "persons", MAY23, 15600, 50, FIT(0.05),
     OBLIGED(PIP, ALL)},
    {"A-T2-2c", "share with PIP", "aandeel met PIP", "table 2", "percent", MAY23, 43, 0.5, CHECK,
     OBLIGED(PIP_SHARE, ALL)},
    {"A-D-02", "without PIP", "zonder PIP", "derived", "persons", MAY23, 20600, 100, FIT(0.05),
     OBLIGED(NO_PIP, ALL)},
    {"A-D-10", "with PIP, gezin and overig", "met PIP, gezin en overig", "derived", "persons",
     MAY23, 6350, 100, CHECK, OBLIGED(PIP, G_O)},
    {"A-T4-2a", "with PIP, asiel", "met PIP, asiel", "table 4", "persons", MAY23, 9250, 50,
     FIT(0.05), OBLIGED(PIP, GROUP_ASIEL)},
    {"A-T4-2b", "with offer, asiel", "met aanbod, asiel", "table 4", "persons", MAY23, 3700, 50,
     FIT(0.05), OBLIGED(OFFER, GROUP_ASIEL)},
    {"A-T4-2c", "share with offer, asiel", "aandeel met aanbod, asiel", "table 4", "percent",
     MAY23, 40, 0.5, CHECK, OBLIGED(OFFER_SHARE, GROUP_ASIEL)},
    {"A-D-09", "PIP, no offer, asiel", "PIP, geen aanbod, asiel", "derived", "persons", MAY23,
     5550, 100, FIT(0.05), OBLIGED(NO_OFFER, GROUP_ASIEL)},
    /* ---- still obliged, 1 May 2024 ---- */
    {"A-T2-1a", "still obliged", "nog plichtig", "table 2", "persons", MAY24, 72231, 0, FIT(0.05),
     OBLIGED(OBLIGED, ALL)},
    {"A-W21-04", "still obliged, asiel", "nog plichtig, asiel", "text", "persons", MAY24, 48745, 0,
     FIT(0.10), OBLIGED(OBLIGED, GROUP_ASIEL)},
    {"A-W21-05", "still obliged, gezin", "nog plichtig, gezin", "text", "persons", MAY24, 21977, 0,
     FIT(0.10), OBLIGED(OBLIGED, GROUP_GEZIN)},
    {"A-W21-06", "still obliged, overig", "nog plichtig, overig", "text", "persons", MAY24, 1509,
     0, FIT(0.10), OBLIGED(OBLIGED, GROUP_OVERIG)},
    {"A-T2-1b", "with PIP", "met PIP", "table 2", "persons", MAY24, 45326, 0, FIT(0.05),
     OBLIGED(PIP, ALL)},
    {"A-T2-1c", "share with PIP", "aandeel met PIP", "table 2", "percent", MAY24, 63, 0.5, CHECK,
     OBLIGED(PIP_SHARE, ALL)},
    {"A-D-01", "without PIP", "zonder PIP", "derived", "persons", MAY24, 26905, 0, FIT(0.05),
     OBLIGED(NO_PIP, ALL)},
    {"A-D-01-A-D-02", "growth without PIP, a year", "groei zonder PIP, een jaar", "derived",
     "persons", MAY24, 6305, 100, FIT(0.15), OBLIGED(NO_PIP, ALL), .less = "A-D-02"},
    {"A-D-03", "without PIP, asiel", "zonder PIP, asiel", "derived", "persons", MAY24, 19492, 0,
     CHECK, OBLIGED(NO_PIP, GROUP_ASIEL)},
    {"A-D-05", "without PIP, gezin and overig", "zonder PIP, gezin en overig", "derived",
     "persons", MAY24, 7413, 0, CHECK, OBLIGED(NO_PIP, G_O)},
    {"A-D-04", "with PIP, gezin and overig", "met PIP, gezin en overig", "derived", "persons",
     MAY24, 16073, 0, CHECK, OBLIGED(PIP, G_O)},
    {"A-T4-1a", "with PIP, asiel", "met PIP, asiel", "table 4", "persons", MAY24, 29253, 0,
     FIT(0.05), OBLIGED(PIP, GROUP_ASIEL)},
    {"A-T4-1b", "with offer, asiel", "met aanbod, asiel", "table 4", "persons", MAY24, 19096, 0,
     FIT(0.05), OBLIGED(OFFER, GROUP_ASIEL)},
    {"A-T4-1c", "share with offer, asiel", "aandeel met aanbod, asiel", "table 4", "percent",
     MAY24, 65, 0.5, CHECK, OBLIGED(OFFER_SHARE, GROUP_ASIEL)},
    {"A-D-08", "PIP, no offer, asiel", "PIP, geen aanbod, asiel", "derived", "persons", MAY24,
     10157, 0, FIT(0.05), OBLIGED(NO_OFFER, GROUP_ASIEL)},
    {"A-D-08-A-D-09", "growth PIP, no offer, a year", "groei PIP, geen aanbod, een jaar",
     "derived", "persons", MAY24, 4607, 100, FIT(0.15), OBLIGED(NO_OFFER, GROUP_ASIEL),
     .less = "A-D-09"},
    /* ---- total inflow up to 1 May 2024; table 3: footnote 22 ---- */
    {"A-W21-01", "ever obliged", "ooit inburgeringsplichtig", "text", "persons", MAY24, 75753, 0,
     FIT(0.10), INFLOW(EVER, ALL, ALL)},
    {"A-W21-10", "no longer obliged", "niet meer plichtig", "text", "persons", MAY24, 3522, 0,
     CHECK, INFLOW(LEFT, ALL, ALL)},
    {"A-T1-01", "LBT feasible, B1 or onderwijs", "LBT haalbaar, B1 of onderwijs", "table 1",
     "persons", TO_MAY24, 31495, 0, FIT(0.10), INFLOW(ROUTED, ALL, B1_O), .lbt = LBT_FEASIBLE},
    {"A-T1-02", "LBT feasible, Z", "LBT haalbaar, Z", "table 1", "persons", TO_MAY24, 990, 0,
     FIT(0.10), INFLOW(ROUTED, ALL, ROUTE_Z), .lbt = LBT_FEASIBLE},
    {"A-T1-03", "LBT not feasible, B1 or onderwijs", "LBT niet haalbaar, B1 of onderwijs",
     "table 1", "persons", TO_MAY24, 4857, 0, FIT(0.10), INFLOW(ROUTED, ALL, B1_O),
     .lbt = LBT_NOT_FEASIBLE},
    {"A-T1-04", "LBT not feasible, Z", "LBT niet haalbaar, Z", "table 1", "persons", TO_MAY24,
     8116, 0, FIT(0.10), INFLOW(ROUTED, ALL, ROUTE_Z), LBT_NOT_FEASIBLE},
    {"A-T3-asiel-B1", "B1-route, asiel", "B1-route, asiel", "table 3", "percent", MAY24, 58, 0.5,
     FIT(2), INFLOW(ROUTE_SHARE, GROUP_ASIEL, ROUTE_B1)},
    {"A-T3-asiel-on", "onderwijsroute, asiel", "onderwijsroute, asiel", "table 3", "percent",
     MAY24, 15, 0.5, FIT(2), INFLOW(ROUTE_SHARE, GROUP_ASIEL, ROUTE_ONDERWIJS)},
    {"A-T3-asiel-Z", "Z-route, asiel", "Z-route, asiel", "table 3", "percent", MAY24, 27, 0.5,
     FIT(2), INFLOW(ROUTE_SHARE, GROUP_ASIEL, ROUTE_Z)},
    {"A-T3-gezin-B1", "B1-route, gezin", "B1-route, gezin", "table 3", "percent", MAY24, 92, 0.5,
     FIT(2), INFLOW(ROUTE_SHARE, GROUP_GEZIN, ROUTE_B1)},
    {"A-T3-gezin-on", "onderwijsroute, gezin", "onderwijsroute, gezin", "table 3", "percent",
     MAY24, 1, 0.5, FIT(2), INFLOW(ROUTE_SHARE, GROUP_GEZIN, ROUTE_ONDERWIJS)},
    {"A-T3-gezin-Z", "Z-route, gezin", "Z-route, gezin", "table 3", "percent", MAY24, 7, 0.5,
     FIT(2), INFLOW(ROUTE_SHARE, GROUP_GEZIN, ROUTE_Z)},
    {"A-T3-overig-B1", "B1-route, overig", "B1-route, overig", "table 3", "percent", MAY24, 85,
     0.5, FIT(2), INFLOW(ROUTE_SHARE, GROUP_OVERIG, ROUTE_B1)},
    {"A-T3-overig-on", "onderwijsroute, overig", "onderwijsroute, overig", "table 3", "percent",
     MAY24, 1, 0.5, FIT(2), INFLOW(ROUTE_SHARE, GROUP_OVERIG, ROUTE_ONDERWIJS)},
    {"A-T3-overig-Z", "Z-route, overig", "Z-route, overig", "table 3", "percent", MAY24, 14, 0.5,
     FIT(2), INFLOW(ROUTE_SHARE, GROUP_OVERIG, ROUTE_Z)},
    {"A-T3-all-B1", "B1-route, all", "B1-route, allen", "table 3", "percent", MAY24, 70, 0.5,
     FIT(2), INFLOW(ROUTE_SHARE, ALL, ROUTE_B1)},
    {"A-T3-all-on", "onderwijsroute, all", "onderwijsroute, allen", "table 3", "percent", MAY24,
     10, 0.5, FIT(2), INFLOW(ROUTE_SHARE, ALL, ROUTE_ONDERWIJS)},
    {"A-T3-all-Z", "Z-route, all", "Z-route, allen", "table 3", "percent", MAY24, 20, 0.5, FIT(2),
     INFLOW(ROUTE_SHARE, ALL, ROUTE_Z)},
};

const size_t targets_letter_n = sizeof targets_letter / sizeof targets_letter[0];

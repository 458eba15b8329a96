/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/targets.h"

#include "sim/error.h"

#define ALL TARGET_ALL
#define G_O TARGET_GEZIN_OVERIG
#define B1_O TARGET_B1_ONDERWIJS
#define MAY23 "2023-05-01"
#define MAY24 "2024-05-01"

/* Values: figures.csv, by id.  Tolerances: what the hand fit aims at, 10 % and 2 points. */
static const struct target figures[] = {
    {"A-T1-01", "LBT feasible, B1 or onderwijs", "LBT haalbaar, B1 of onderwijs", "table 1",
     "persons", MAY24, 31495, OBSERVE_ROUTED, ALL, B1_O, 1, 0.10},
    {"A-T1-02", "LBT feasible, Z", "LBT haalbaar, Z", "table 1", "persons", MAY24, 990,
     OBSERVE_ROUTED, ALL, ROUTE_Z, 1, 0.10},
    {"A-T1-03", "LBT not feasible, B1 or onderwijs", "LBT niet haalbaar, B1 of onderwijs",
     "table 1", "persons", MAY24, 4857, OBSERVE_ROUTED, ALL, B1_O, 0, 0.10},
    {"A-T1-04", "LBT not feasible, Z", "LBT niet haalbaar, Z", "table 1", "persons", MAY24, 8116,
     OBSERVE_ROUTED, ALL, ROUTE_Z, 0, 0.10},
    {"A-W21-01", "ever obliged", "ooit inburgeringsplichtig", "text", "persons", MAY24, 75753,
     OBSERVE_EVER, ALL, ALL, 0, 0.10},
    {"A-W21-10", "no longer obliged", "niet meer plichtig", "text", "persons", MAY24, 3522,
     OBSERVE_LEFT, ALL, ALL, 0, 0.0},
    {"A-W21-04", "still obliged, asiel", "nog plichtig, asiel", "text", "persons", MAY24, 48745,
     OBSERVE_OBLIGED, GROUP_ASIEL, ALL, 0, 0.10},
    {"A-W21-05", "still obliged, gezin", "nog plichtig, gezin", "text", "persons", MAY24, 21977,
     OBSERVE_OBLIGED, GROUP_GEZIN, ALL, 0, 0.10},
    {"A-W21-06", "still obliged, overig", "nog plichtig, overig", "text", "persons", MAY24, 1509,
     OBSERVE_OBLIGED, GROUP_OVERIG, ALL, 0, 0.10},
    {"A-T2-2a", "still obliged", "nog plichtig", "table 2", "persons", MAY23, 36200,
     OBSERVE_OBLIGED, ALL, ALL, 0, 0.10},
    {"A-T2-2b", "with PIP", "met PIP", "table 2", "persons", MAY23, 15600, OBSERVE_PIP, ALL, ALL,
     0, 0.10},
    {"A-T2-2c", "share with PIP", "aandeel met PIP", "table 2", "percent", MAY23, 43,
     OBSERVE_PIP_SHARE, ALL, ALL, 0, 0.0},
    {"A-D-02", "without PIP", "zonder PIP", "derived", "persons", MAY23, 20600, OBSERVE_NO_PIP,
     ALL, ALL, 0, 0.0},
    {"A-T2-1a", "still obliged", "nog plichtig", "table 2", "persons", MAY24, 72231,
     OBSERVE_OBLIGED, ALL, ALL, 0, 0.10},
    {"A-T2-1b", "with PIP", "met PIP", "table 2", "persons", MAY24, 45326, OBSERVE_PIP, ALL, ALL,
     0, 0.10},
    {"A-T2-1c", "share with PIP", "aandeel met PIP", "table 2", "percent", MAY24, 63,
     OBSERVE_PIP_SHARE, ALL, ALL, 0, 0.0},
    {"A-D-01", "without PIP", "zonder PIP", "derived", "persons", MAY24, 26905, OBSERVE_NO_PIP,
     ALL, ALL, 0, 0.0},
    {"A-D-03", "without PIP, asiel", "zonder PIP, asiel", "derived", "persons", MAY24, 19492,
     OBSERVE_NO_PIP, GROUP_ASIEL, ALL, 0, 0.0},
    {"A-D-05", "without PIP, gezin and overig", "zonder PIP, gezin en overig", "derived",
     "persons", MAY24, 7413, OBSERVE_NO_PIP, G_O, ALL, 0, 0.0},
    {"A-D-10", "with PIP, gezin and overig", "met PIP, gezin en overig", "derived", "persons",
     MAY23, 6350, OBSERVE_PIP, G_O, ALL, 0, 0.0},
    {"A-D-04", "with PIP, gezin and overig", "met PIP, gezin en overig", "derived", "persons",
     MAY24, 16073, OBSERVE_PIP, G_O, ALL, 0, 0.0},
    {"A-T3-asiel-B1", "B1-route, asiel", "B1-route, asiel", "table 3", "percent", MAY24, 58,
     OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_B1, 0, 2.0},
    {"A-T3-asiel-on", "onderwijsroute, asiel", "onderwijsroute, asiel", "table 3", "percent",
     MAY24, 15, OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_ONDERWIJS, 0, 2.0},
    {"A-T3-asiel-Z", "Z-route, asiel", "Z-route, asiel", "table 3", "percent", MAY24, 27,
     OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_Z, 0, 2.0},
    {"A-T3-gezin-B1", "B1-route, gezin", "B1-route, gezin", "table 3", "percent", MAY24, 92,
     OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_B1, 0, 2.0},
    {"A-T3-gezin-on", "onderwijsroute, gezin", "onderwijsroute, gezin", "table 3", "percent",
     MAY24, 1, OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_ONDERWIJS, 0, 2.0},
    {"A-T3-gezin-Z", "Z-route, gezin", "Z-route, gezin", "table 3", "percent", MAY24, 7,
     OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_Z, 0, 2.0},
    {"A-T3-overig-B1", "B1-route, overig", "B1-route, overig", "table 3", "percent", MAY24, 85,
     OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_B1, 0, 2.0},
    {"A-T3-overig-on", "onderwijsroute, overig", "onderwijsroute, overig", "table 3", "percent",
     MAY24, 1, OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_ONDERWIJS, 0, 2.0},
    {"A-T3-overig-Z", "Z-route, overig", "Z-route, overig", "table 3", "percent", MAY24, 14,
     OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_Z, 0, 2.0},
    {"A-T3-all-B1", "B1-route, all", "B1-route, allen", "table 3", "percent", MAY24, 70,
     OBSERVE_ROUTE_SHARE, ALL, ROUTE_B1, 0, 2.0},
    {"A-T3-all-on", "onderwijsroute, all", "onderwijsroute, allen", "table 3", "percent", MAY24,
     10, OBSERVE_ROUTE_SHARE, ALL, ROUTE_ONDERWIJS, 0, 2.0},
    {"A-T3-all-Z", "Z-route, all", "Z-route, allen", "table 3", "percent", MAY24, 20,
     OBSERVE_ROUTE_SHARE, ALL, ROUTE_Z, 0, 2.0},
    {"A-T4-2a", "with PIP, asiel", "met PIP, asiel", "table 4", "persons", MAY23, 9250,
     OBSERVE_PIP, GROUP_ASIEL, ALL, 0, 0.10},
    {"A-T4-2b", "with offer, asiel", "met aanbod, asiel", "table 4", "persons", MAY23, 3700,
     OBSERVE_OFFER, GROUP_ASIEL, ALL, 0, 0.10},
    {"A-T4-2c", "share with offer, asiel", "aandeel met aanbod, asiel", "table 4", "percent",
     MAY23, 40, OBSERVE_OFFER_SHARE, GROUP_ASIEL, ALL, 0, 0.0},
    {"A-D-09", "PIP, no offer, asiel", "PIP, geen aanbod, asiel", "derived", "persons", MAY23,
     5550, OBSERVE_NO_OFFER, GROUP_ASIEL, ALL, 0, 0.0},
    {"A-T4-1a", "with PIP, asiel", "met PIP, asiel", "table 4", "persons", MAY24, 29253,
     OBSERVE_PIP, GROUP_ASIEL, ALL, 0, 0.10},
    {"A-T4-1b", "with offer, asiel", "met aanbod, asiel", "table 4", "persons", MAY24, 19096,
     OBSERVE_OFFER, GROUP_ASIEL, ALL, 0, 0.10},
    {"A-T4-1c", "share with offer, asiel", "aandeel met aanbod, asiel", "table 4", "percent",
     MAY24, 65, OBSERVE_OFFER_SHARE, GROUP_ASIEL, ALL, 0, 0.0},
    {"A-D-08", "PIP, no offer, asiel", "PIP, geen aanbod, asiel", "derived", "persons", MAY24,
     10157, OBSERVE_NO_OFFER, GROUP_ASIEL, ALL, 0, 0.0},
};

size_t
targets_size(void)
{
    return sizeof figures / sizeof figures[0];
}

const struct target *
target_at(size_t index)
{
    bug_assert(index < targets_size(), "figure %zu of %zu", index, targets_size());
    return &figures[index];
}

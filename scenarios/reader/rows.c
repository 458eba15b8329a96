/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/rows.h"

#include "models/network.h"
#include "scenarios/reader/row_places.h"

/* pattern, kind, place, values, unit, lowest, highest, default, source, law, band, what it is,
 * whose */
static const struct key_row run_rows[] = {
    /* ---- the run ---- */
    {"run.seed", KEY_INT, ONE(run.seed), 0, "number", 0, 9e15, "1", "model", "", NAN, NAN,
     "seed of all chance", "startgetal van alle toeval", CHAIN | QUEUE},
    {"run.replications", KEY_INT, ONE(run.replications), 0, "count", 1, 1e6, "20", "hand-set",
     "", 10, 200, "replications with other chance", "replicaties, elk met ander toeval", CHAIN | QUEUE},
    {"run.start", KEY_DATE, ONE(run.start), 0, "date", 0, 0, NULL, "model", "Wi21 art. 54(1)",
     NAN, NAN, "first day of the run, the first of a month",
     "eerste dag van de run, de eerste van een maand", CHAIN | QUEUE},
    {"run.until", KEY_DATE, ONE(run.until), 0, "date", 0, 0, NULL, "hand-set", "", NAN, NAN,
     "last day of the run", "laatste dag van de run", CHAIN | QUEUE},
    {"run.scale", KEY_REAL, ONE(run.scale), 0, "factor", 1e-6, 100, "1.0", "model", "", NAN, NAN,
     "multiplies inflow, stock and every capacity",
     "vermenigvuldigt instroom, voorraad en elke capaciteit", CHAIN | QUEUE},
    {"run.stock", KEY_TEXT, ONE(run.stock), 0, "file", 0, 0, "\"\"", "model", "", NAN, NAN,
     "file (CSV) of the people who are on their way on the first day; empty: nobody is",
     "bestand (CSV) met de mensen die op de eerste dag onderweg zijn; leeg: niemand", CHAIN},
    {"run.stock_sha256", KEY_TEXT, ONE(run.stock_sha256), 0, "digest", 0, 0, "\"\"", "model", "",
     NAN, NAN,
     "SHA-256 of that file; reckoned where it is not said, else it must be this file",
     "SHA-256 van dat bestand; berekend waar het niet gegeven is, anders moet het dit bestand zijn",
     CHAIN},
    {"run.warm_up_months", KEY_INT, ONE(network.warm_up_months), 0, "month", 0, 720, "0", "model",
     "", NAN, NAN, "first months, left out of the table and /kpi",
     "eerste maanden, buiten de tabel en /kpi gelaten", QUEUE},
};

static const struct key_row queue_rows[] = {
    /* ---- the queueing network ---- */
    {"arrivals", KEY_ARRIVALS, ONE(network.has_rate), 0, "day or 1/day", 0, NETWORK_FASTEST, NULL,
     "model", "", NAN, NAN, "time between two arrivals, or their rate",
     "tijd tussen twee aankomsten, of hun intensiteit", QUEUE},
    {"stations", KEY_STATIONS, ONE(network.stations), 0, "servers", 0, NETWORK_SERVERS, NULL,
     "model", "", NAN, NAN, "stations through which customers go, in order",
     "stations waar klanten langsgaan, op volgorde", QUEUE},
};

static const struct key_table rows_run = {run_rows, sizeof run_rows / sizeof run_rows[0]};
static const struct key_table rows_queue = {queue_rows, sizeof queue_rows / sizeof queue_rows[0]};

static const struct key_table *const tables[] = {&rows_run, &rows_front, &rows_exams,
                                                 &rows_term, &rows_enforcement, &rows_wi2013,
                                                 &rows_queue};

const struct key_row *
key_row_at(size_t index)
{
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++) {
        if (index < tables[t]->n)
            return &tables[t]->rows[index];
        index -= tables[t]->n;
    }
    return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_CONTROL_H
#define TESTS_SENSITIVITY_CONTROL_H

/*
 * What a key's variants are held against: the scenario as it is or, for a key that acts only beside
 * another setting, the scenario with that setting.  Its replications are kept whole, so that a
 * variant's can be compared with them to the last byte.
 */

#include "models/chain.h"
#include "scenarios/reader/node.h"
#include "scenarios/reader/scenario.h"
#include "tests/sensitivity/figures.h"

enum { REPLICATIONS_MOST = 20 };

/* What the user asked for. */
struct settings {
    const char *scenario; /* a path */
    struct scenario_override *overrides;
    size_t n_overrides;
    uint32_t replications;
    size_t threads;
    const char *only; /* keys that begin so; "": all */
};

struct control {
    const char *with; /* "KEY=VALUE", or NULL */
    struct scenario scenario;
    const struct node *root; /* of the effective scenario; the scenario's pool owns it */
    struct model *model;
    struct measures measures[REPLICATIONS_MOST];
    double figures[REPLICATIONS_MOST][FIGURES_MOST];
};

/* Reads a scenario with the settings' overrides, then with, then some more. Errors: as
 * scenario_read. */
int control_scenario(struct scenario *scenario, const struct settings *settings, const char *with,
                     const struct scenario_override *more, size_t n_more, struct faults *faults,
                     struct error *error);

/* Reads and compiles; what is wrong with the scenario goes to stderr. May be freed in every case. */
int control_init(struct control *self, const struct settings *settings, const char *with,
                 struct error *error);
void control_free(struct control *self);

/* Runs one replication. Different ones may be run at the same time. */
int control_run(struct control *self, uint32_t replication, struct error *error);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_STOCK_RUN_H
#define SCENARIOS_STUDIES_STOCK_RUN_H

/*
 * Takes a stock out of a scenario: replication 0 runs once more, up to the first moment of a day,
 * and the people who are on their way then become a file (scenarios/reader/stock_file.h).  It is a
 * run of its own, so a result that was resumed, or was whole already, gives the same stock.
 */

#include "scenarios/reader/scenario.h"

#include <stdbool.h>

/* Whether a stock of a day can be taken, and the file may be written. Errors: ERR_INPUT. */
int stock_run_check(const struct scenario *scenario, day_number day, const char *path, bool force,
                    struct error *error);

/* Errors: ERR_MEMORY, ERR_IO. */
int stock_run(const struct scenario *scenario, day_number day, const char *path,
              struct error *error);

#endif

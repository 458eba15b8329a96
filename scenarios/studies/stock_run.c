/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/stock_run.h"

#include "models/simulator.h"
#include "scenarios/reader/stock_file.h"
#include "sim/calendar.h"

#include <stdlib.h>
#include <sys/stat.h>

int
stock_run_check(const struct scenario *scenario, day_number day, const char *path, bool force,
                struct error *error)
{
    const struct params *p = &scenario->params;
    char start[DATE_TEXT_SIZE], until[DATE_TEXT_SIZE];
    struct stat status;

    date_format(p->run.start, start);
    date_format(p->run.until, until);
    if (p->kind != MODEL_INBURGERING)
        return error_set(error, ERR_INPUT, "--stock: a queueing network has no stock of people");
    if (date_of_day(day).day != 1 || day <= p->run.start || day > p->run.until)
        return error_set(error, ERR_INPUT,
                         "--stock: expected the first of a month after %s and up to %s", start,
                         until);
    if (lstat(path, &status) == 0 && (!force || !S_ISREG(status.st_mode)))
        return error_set(error, ERR_INPUT, "%s: is there already; --force overwrites %s", path,
                         S_ISREG(status.st_mode) ? "it" : "files alone");
    return 0;
}

static int
take(const struct scenario *scenario, const struct simulator *simulator, day_number day,
     const char *path, struct error *error)
{
    struct simulator_worker *worker = NULL;
    struct measures measures = {0};
    struct stock_row *rows = NULL;
    size_t n = 0;
    int code = measures_init(&measures, simulator_shape(simulator), error);

    if (code == 0)
        code = simulator_worker_new(&worker, simulator, error);
    if (code == 0)
        code = simulator_stock(worker, 0, day, &measures, &rows, &n, error);
    if (code == 0)
        code = stock_file_write(path, day, scenario->params.run.scale, rows, n, error);
    free(rows);
    simulator_worker_free(worker);
    measures_free(&measures);
    return code;
}

int
stock_run(const struct scenario *scenario, day_number day, const char *path, struct error *error)
{
    struct simulator *simulator = NULL;
    int code = simulator_new(&simulator, &scenario->params, error);

    if (code == 0)
        code = take(scenario, simulator, day, path, error);
    simulator_free(simulator);
    return code;
}

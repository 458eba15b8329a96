/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "models/simulator.h"
#include "scenarios/studies/cost.h"
#include "sim/message.h"

static void
tell_cost(const char *path, const struct params *params)
{
    struct cost cost;

    cost_estimate(&cost, params);
    printf(_("%s: ok\n"
             "  %lld replications of %zu months, %.0f %s expected in each\n"),
           path, (long long)params->run.replications, cost.months, cost.persons,
           params->kind == MODEL_QUEUE ? _("customers") : _("persons"));
    if (cost.events > 0.0)
        printf(_("  %.0f events expected in each at most: arrivals, and ends of service or of "
                 "patience at each station\n"),
               cost.events);
    printf(_("  %.1f MB of measures in memory for each replication of a block, per thread\n"),
           1e-6 * (double)cost.measures_bytes);
}

/* A scenario is sound when a model can be made of it, too. */
static int
check(const struct options *options, const char *path, struct error *error)
{
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct simulator *simulator = NULL;
    int code = scenario_read(&scenario, path, options->overrides, options->n_overrides, &faults,
                             error);

    faults_print(&faults, stderr);
    if (code == 0)
        code = simulator_new(&simulator, &scenario.params, error);
    if (code == 0)
        tell_cost(path, &scenario.params);
    else if (faults.n == 0)
        fprintf(stderr, "doorstroom: %s: %s\n", path, error->text);
    simulator_free(simulator);
    faults_free(&faults);
    scenario_free(&scenario);
    return code;
}

/* All are checked; a failure of the world outweighs a scenario's. */
static int
check_all(const struct options *options)
{
    int status = STATUS_DONE;

    for (size_t i = 0; i < options->n_operands; i++) {
        struct error error = {0};
        int code = check(options, options->operands[i], &error);
        if (code == ERR_INPUT && status == STATUS_DONE)
            status = STATUS_REFUSED;
        else if (code != 0 && code != ERR_INPUT)
            status = STATUS_FAILED;
    }
    return status;
}

int
command_check(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0)
        status = check_all(&options);
    options_free(&options);
    if (code > 0 && command_flush(&error) != 0)
        status = command_fail(&error);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "scenarios/reader/show.h"
#include "scenarios/reader/show_json.h"

/* What is wrong has been printed. */
static int
read_scenario(struct scenario *scenario, const char *path,
              const struct scenario_override *overrides, size_t n_overrides)
{
    struct faults faults = {0};
    struct error error = {0};
    int code = scenario_read(scenario, path, overrides, n_overrides, &faults, &error);

    faults_print(&faults, stderr);
    if (code != 0 && faults.n == 0)
        command_fail(&error);
    faults_free(&faults);
    return code;
}

/* The other one is as its file says: flags and environment are of the scenario that is shown. */
static int
show_against(const struct options *options, const struct scenario *scenario)
{
    struct scenario other = {0};
    int code = read_scenario(&other, options->diff, NULL, 0);

    if (code == 0 && options->json)
        show_json_difference(scenario, &other, stdout);
    else if (code == 0)
        show_difference(scenario, &other, options->origin, stdout);
    scenario_free(&other);
    return code;
}

static int
show(const struct options *options)
{
    struct scenario scenario = {0};
    int code = read_scenario(&scenario, options->operands[0], options->overrides,
                             options->n_overrides);

    if (code == 0 && options->diff != NULL)
        code = show_against(options, &scenario);
    else if (code == 0 && options->json)
        show_json(&scenario, stdout);
    else if (code == 0 && options->origin)
        show_origins(&scenario, stdout);
    else if (code == 0)
        fputs(scenario.text_here, stdout);
    scenario_free(&scenario);
    return code;
}

int
command_show(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    int code = command_options(self, &options, n_words, words);

    if (code > 0) {
        code = show(&options);
        if (code == 0 && (code = command_flush(&error)) != 0)
            command_fail(&error);
    }
    options_free(&options);
    if (code == 0)
        return STATUS_DONE;
    return code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
}

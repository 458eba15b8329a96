/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "models/simulator.h"
#include "output/amount.h"
#include "output/base.h"
#include "output/merge.h"
#include "output/run_json.h"
#include "output/table.h"
#include "output/workplace.h"
#include "scenarios/cli/slurm.h"
#include "scenarios/cli/stop.h"
#include "scenarios/cli/word.h"
#include "scenarios/studies/run.h"
#include "scenarios/studies/stock_run.h"
#include "sim/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PARTS_PATH = 4096 };

/* Where the result goes: where -o says, or else into a folder of our own that is removed. */
struct place {
    struct workplace workplace; /* closed where -o was given */
    char *path;
};

static int
place_init(struct place *self, const struct options *options, struct error *error)
{
    int code;

    *self = (struct place){0};
    if (options->output != NULL) {
        self->path = strdup(options->output);
        return self->path != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for a path");
    }
    code = workplace_open(&self->workplace, error);
    if (code != 0)
        return code;
    self->path = workplace_path(&self->workplace, "run.h5", error);
    return self->path != NULL ? 0 : ERR_MEMORY;
}

/* The shards of a run that was stopped, too: without -o nobody can go on with them. */
static void
place_free(struct place *self)
{
    if (self->workplace.folder != NULL && self->path != NULL) {
        char parts[PARTS_PATH];
        if (snprintf(parts, sizeof parts, "%s.parts", self->path) < PARTS_PATH)
            (void)merge_clean(parts, NULL);
    }
    workplace_close(&self->workplace);
    free(self->path);
}

/* ---- what is said ---- */

static void
tell_written(const struct options *options, const struct progress *progress, const char *path,
             double since)
{
    char size[AMOUNT_SIZE], seconds[AMOUNT_SIZE];
    struct stat status;

    if (options->quiet || options->output == NULL || stat(path, &status) != 0)
        return;
    amount_megabytes((double)status.st_size, size);
    amount_text(progress_clock() - since, 1, seconds);
    fprintf(progress->out, _("wrote %s (%s MB) in %s s\n"), path, size, seconds);
}

/* What an unfinished run leaves, and how to go on with it. */
static void
tell_kept(const struct options *options, const struct run *run, int n_words, char **words)
{
    int64_t total = part_count(&run->part, 0, run->scenario->params.run.replications);
    char *command;

    if (options->output == NULL || run->kept == 0) {
        fputs(_("nothing is kept\n"), stderr);
        return;
    }
    command = options_resume(options, n_words, words);
    fprintf(stderr,
            P_("%s.parts keeps %lld of %lld replication; this goes on with it:\n  %s\n",
               "%s.parts keeps %lld of %lld replications; this goes on with them:\n  %s\n", total),
            options->output, (long long)run->kept, (long long)total,
            command != NULL ? command : _("the same command with --resume"));
    free(command);
}

static void
tell_part(const struct options *options, const struct run *run)
{
    if (options->quiet)
        return;
    fprintf(stderr,
            P_("part %lld/%lld: its %lld replication is in %s.parts; when all parts are:\n"
               "  doorstroom merge ",
               "part %lld/%lld: its %lld replications are in %s.parts; when all parts are:\n"
               "  doorstroom merge ", run->kept), (long long)run->part.number, (long long)run->part.of,
            (long long)run->kept, options->output);
    word_quote(options->output, stderr);
    fputs(".parts -o ", stderr);
    word_quote(options->output, stderr);
    fputc('\n', stderr);
}

/* What Slurm says and no word did. */
static void
heed_slurm(struct options *options)
{
    int64_t restarts = slurm_restarts();

    if (options->part.of == 0)
        return;
    if (strcmp(options->part_origin, "slurm") == 0)
        fprintf(stderr, _("doorstroom: part %lld/%lld, as the job array of Slurm says\n"),
                (long long)options->part.number, (long long)options->part.of);
    if (restarts > 0 && !options->resume) {
        fprintf(stderr, _("doorstroom: Slurm has restarted this job (%lld): --resume is implied\n"),
                (long long)restarts);
        options->resume = true;
    }
}

/* ---- the run ---- */

static int
print_table(const struct options *options, const char *path, const struct base *base,
            struct error *error)
{
    int code;

    errno = 0;
    if (options->json)
        code = run_json_write(path, base, stdout, error);
    else
        code = base == NULL ? table_print(path, stdout, error)
                            : table_print_against(path, base, stdout, error);
    return code == 0 ? command_flush(error) : code;
}

/* Before anything is run. */
static int
read_base(struct base *self, const char *path, const struct params *params, struct error *error)
{
    struct measures_shape shape;
    int code = base_read(self, path, error);

    simulator_shape_init(&shape, params);
    return code == 0 ? base_check(self, path, &shape, DOORSTROOM_VERSION, _("the run"), error)
                     : code;
}

/* After the run, so that a run that is stopped leaves no stock of a result that is not there. */
static int
take_stock(const struct options *options, const struct scenario *scenario, struct error *error)
{
    const char *path;
    day_number day;
    int code;

    if (options->stock == NULL)
        return 0;
    options_stock(options->stock, &day, &path);
    code = stock_run(scenario, day, path, error);
    if (code == 0 && !options->quiet)
        fprintf(stderr, _("wrote %s\n"), path);
    return code;
}

static int
check_stock(const struct options *options, const struct scenario *scenario, struct error *error)
{
    const char *path;
    day_number day;

    if (options->stock == NULL)
        return 0;
    options_stock(options->stock, &day, &path);
    return stock_run_check(scenario, day, path, options->force, error);
}

static int
simulate(const struct options *options, const struct scenario *scenario, int n_words,
         char **words)
{
    struct progress progress;
    struct place place = {0};
    struct error error = {0};
    double since = progress_clock();
    char *command = options_command(options, "run");
    struct base base = {0};
    struct precision_rule rule = {.asks = options->precision, .n_asks = options->n_precision,
                                  .least = options->least, .most = options->most,
                                  .look_ahead = options->look_ahead,
                                  .budget = (double)options->budget};
    struct run run = {.scenario = scenario, .command = command, .progress = &progress,
                      .threads = (size_t)options->threads, .block = options->block,
                      .resume = options->resume, .force = options->force,
                      .host_info = options->host_info, .part = options->part, .base_run_id = "",
                      .precision = rule.n_asks > 0 ? &rule : NULL, .out = stderr,
                      .trace = options_trace(options), .stop = &stop_requested};
    int code = 0, status = STATUS_DONE;

    code = check_stock(options, scenario, &error);
    if (code == 0 && options->base != NULL)
        code = read_base(&base, options->base, &scenario->params, &error);
    if (base.run_id != NULL)
        run.base_run_id = base.run_id;
    if (code == 0)
        code = place_init(&place, options, &error);
    progress_begin(&progress, stderr, options->quiet);
    if (code == 0 && command == NULL)
        code = error_set(&error, ERR_MEMORY, "no memory for the command");
    run.output = place.path;
    if (code == 0) {
        stop_listen();
        code = run_scenario(&run, &error);
    }
    if (code == 0 && (options->persons || options->events) && *scenario->params.run.stock != '\0')
        command_warn_of_stock(place.path);
    if (code == 0 && run.part.of > 0) {
        tell_part(options, &run);
    } else if (code == 0) {
        if (run.found && !options->quiet)
            fprintf(stderr, _("%s was complete already\n"), place.path);
        if (!run.found)
            tell_written(options, &progress, place.path, since);
        code = take_stock(options, scenario, &error);
        if (code == 0)
            code = print_table(options, place.path, options->base != NULL ? &base : NULL, &error);
        status = code != 0 ? command_fail(&error)
                           : run.imprecise ? STATUS_NOT_REACHED : STATUS_DONE;
    } else {
        status = command_fail(&error);
        if (run.kept > 0 || code == ERR_STOPPED)
            tell_kept(options, &run, n_words, words);
    }
    place_free(&place);
    base_free(&base);
    free(command);
    return status;
}

int
command_run(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0) {
        heed_slurm(&options);
        code = scenario_read(&scenario, options.operands[0], options.overrides,
                             options.n_overrides, &faults, &error);
        faults_print(&faults, stderr);
        if (code == 0)
            status = simulate(&options, &scenario, n_words, words);
        else
            status = faults.n > 0 && code == ERR_INPUT ? STATUS_REFUSED : command_fail(&error);
    }
    faults_free(&faults);
    scenario_free(&scenario);
    options_free(&options);
    return status;
}

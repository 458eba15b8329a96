/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/amount.h"
#include "output/count.h"
#include "output/json_member.h"
#include "scenarios/cli/bill.h"
#include "scenarios/cli/stop.h"
#include "scenarios/studies/batch.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is said ---- */

/* The command that goes on with this batch: --force would do all of it anew. To be freed. */
static char *
resume_command(const struct options *options, int n_words, char **words)
{
    char **kept = calloc((size_t)n_words + 1, sizeof *kept), *command = NULL;
    int n = 0;

    for (int i = 0; kept != NULL && i < n_words; i++)
        if (strcmp(words[i], "--force") != 0)
            kept[n++] = words[i];
    if (kept != NULL)
        command = options_resume(options, n, kept);
    free(kept);
    return command;
}

static void
tell_resume(const struct options *options, const struct batch *batch, int n_words, char **words)
{
    char *command = resume_command(options, n_words, words);

    fprintf(stderr,
            P_("%zu of %zu point is done; this goes on with it:\n  %s\n",
               "%zu of %zu points are done; this goes on with them:\n  %s\n",
               batch->plan->study->n_points), batch->n_done,
            batch->plan->study->n_points,
            command != NULL ? command : _("the same command with --resume"));
    free(command);
}

static void
tell_written(const struct options *options, const struct batch *batch, double since)
{
    char points[COUNT_TEXT], seconds[AMOUNT_SIZE];

    if (options->quiet)
        return;
    if (batch->n_found > 0)
        fprintf(stderr,
                P_("%zu point was complete already\n", "%zu points were complete already\n",
                   batch->n_found), batch->n_found);
    amount_text(progress_clock() - since, 1, seconds);
    count_points(batch->n_done, points);
    fprintf(stderr, _("wrote %s/batch.h5: %s in %s s\n"), batch->folder, points, seconds);
}

/* The names of a sample's points are numbers and say nothing of its values. */
static void
list_values(const struct study *study, size_t i)
{
    const struct design_value *values = study_values(study, i);

    if (study->design.kind != DESIGN_SOBOL && study->design.kind != DESIGN_LATIN)
        return;
    for (size_t f = 0; f < study->design.n_factors; f++)
        printf("    %s=%s\n", study->design.factors[f].key, values[f].text);
}

/* A point a line, and what all of them would take. */
static void
list_points(const struct batch_plan *plan, int64_t threads)
{
    double persons = 0.0;
    int64_t replications = 0;
    char points[COUNT_TEXT], count[COUNT_TEXT], months[COUNT_TEXT];
    char text[AMOUNT_SIZE], events[AMOUNT_SIZE], figures[AMOUNT_SIZE];
    struct bill bill;

    for (size_t i = 0; i < plan->study->n_points; i++) {
        const struct batch_point *point = &plan->points[i];
        count_replications(point->n_rep, count);
        amount_text(point->cost.persons, 0, text);
        count_months(point->cost.months, months);
        printf(_("%s: %s of %s, %s %s expected in each\n"), point->name, count, months, text,
               bill_people(&point->cost));
        list_values(plan->study, i);
        replications += point->n_rep;
        persons += (double)point->n_rep * point->cost.persons;
    }
    bill_of_batch(&bill, plan, threads);
    count_points(plan->study->n_points, points);
    count_replications(replications, count);
    amount_text(persons, 0, text);
    amount_text(bill.events, 0, events);
    amount_text((double)plan->n_figures, 0, figures);
    printf(_("%s: ok\n"
             "  %s, %s, %s %s and %s events expected in all\n"
             "  %s figures of each point in batch.h5\n"),
           plan->study->path, points, count, text,
           bill_people(&plan->points[0].cost), events, figures);
    bill_print(&bill, stdout);
}

/* ---- the same as one JSON document ---- */

/* Of a point; those that it leaves as they are, are not there. */
static void
put_values(struct json *json, const struct study *study, size_t i)
{
    const struct design_value *values = study_values(study, i);

    json_key(json, "values");
    json_open_object(json);
    for (size_t f = 0; f < study->design.n_factors; f++)
        if (values[f].text != NULL)
            json_member_text(json, study->design.factors[f].key, values[f].text);
    json_close_object(json);
}

static void
put_point(struct json *json, const struct batch_plan *plan, size_t i)
{
    const struct batch_point *point = &plan->points[i];
    struct cost_span seconds = cost_seconds(&point->cost, point->n_rep);

    json_open_object(json);
    json_member_text(json, "name", point->name);
    put_values(json, plan->study, i);
    json_member_text(json, "run_id", point->run_id);
    json_member_whole(json, "replications", point->n_rep);
    json_member_whole(json, "months", (int64_t)point->cost.months);
    json_member_number(json, "persons", point->cost.persons);
    json_member_number(json, "events", point->cost.events);
    json_member_whole(json, "measures_bytes", (int64_t)point->cost.measures_bytes);
    json_member_number(json, "seconds_low", seconds.low);
    json_member_number(json, "seconds_high", seconds.high);
    json_member_whole(json, "file_bytes", llround(cost_file(&point->cost, point->n_rep)));
    json_close_object(json);
}

/* Seconds of a point are those of a processor, of the whole until all is done. */
static void
put_points(const struct batch_plan *plan, int64_t threads)
{
    struct bill bill;
    struct json json;

    bill_of_batch(&bill, plan, threads);
    json_begin(&json, stdout);
    json_open_object(&json);
    json_member_text(&json, "study", plan->study->path);
    json_member_whole(&json, "figures", (int64_t)plan->n_figures);
    json_member_number(&json, "events", bill.events);
    bill_put(&bill, &json);
    json_key(&json, "points");
    json_open_array(&json);
    for (size_t i = 0; i < plan->study->n_points; i++)
        put_point(&json, plan, i);
    json_close_array(&json);
    json_close_object(&json);
}

static void
put_done(const struct batch *batch)
{
    struct json json;

    json_begin(&json, stdout);
    json_open_object(&json);
    json_member_text(&json, "study", batch->plan->study->path);
    json_member_text(&json, "folder", batch->folder);
    json_member_text(&json, "file", "batch.h5");
    json_key(&json, "points");
    json_open_array(&json);
    for (size_t i = 0; i < batch->plan->study->n_points; i++) {
        const struct batch_point *point = &batch->plan->points[i];
        json_open_object(&json);
        json_member_text(&json, "name", point->name);
        json_member_text(&json, "run_id", point->run_id);
        json_member_text(&json, "status", batch->done[i] ? "done" : "failed");
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
}

/* ---- the batch ---- */

static void
list_done(const struct batch *batch)
{
    for (size_t i = 0; i < batch->plan->study->n_points; i++)
        if (batch->done[i])
            printf("%s/%s.h5\n", batch->folder, batch->plan->points[i].name);
}

static int
tell_end(const struct options *options, const struct batch *batch, double since)
{
    struct error error = {0};

    tell_written(options, batch, since);
    if (options->json)
        put_done(batch);
    else
        list_done(batch);
    if (batch->n_failed > 0)
        fprintf(stderr,
                P_("doorstroom: %zu of %zu point failed; --resume tries it again\n",
                   "doorstroom: %zu of %zu points failed; --resume tries them again\n",
                   batch->plan->study->n_points), batch->n_failed, batch->plan->study->n_points);
    if (command_flush(&error) != 0)
        return command_fail(&error);
    return batch->n_failed > 0 ? STATUS_PART_FAILED : STATUS_DONE;
}

static int
simulate(const struct options *options, const struct batch_plan *plan, int n_words, char **words)
{
    struct progress progress;
    struct error error = {0};
    double since = progress_clock();
    char *command = options_command(options, "batch");
    struct batch batch = {.plan = plan, .folder = options->output, .command = command,
                          .threads = (size_t)options->threads, .block = options->block,
                          .resume = options->resume, .force = options->force,
                          .stop = &stop_requested, .progress = &progress,
                          .done = calloc(plan->study->n_points, sizeof *batch.done)};
    int status, code;

    progress_begin(&progress, stderr, options->quiet);
    if (command == NULL || batch.done == NULL) {
        code = error_set(&error, ERR_MEMORY, "no memory for a batch");
    } else {
        stop_listen();
        code = batch_run(&batch, &error);
    }
    if (code == 0)
        status = tell_end(options, &batch, since);
    else
        status = command_fail(&error);
    if (code != 0 && batch.begun)
        tell_resume(options, &batch, n_words, words);
    free(batch.done);
    free(command);
    return status;
}

static int
plan_and_simulate(const struct options *options, const struct study *study, int n_words,
                  char **words)
{
    struct batch_plan plan;
    struct faults faults = {0};
    struct error error = {0};
    int status = STATUS_REFUSED;
    int code = batch_plan_make(&plan, study, options->overrides, options->n_overrides, &faults,
                               &error);

    faults_print(&faults, stderr);
    if (code == 0 && options->dry_run) {
        if (options->json)
            put_points(&plan, options->threads);
        else
            list_points(&plan, options->threads);
        status = command_flush(&error) == 0 ? STATUS_DONE : command_fail(&error);
    } else if (code == 0) {
        status = simulate(options, &plan, n_words, words);
    } else if (faults.n == 0 || code != ERR_INPUT) {
        status = command_fail(&error);
    }
    faults_free(&faults);
    batch_plan_free(&plan);
    return status;
}

int
command_batch(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct study study = {0};
    struct faults faults = {0};
    struct error error = {0};
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0) {
        code = study_read(&study, options.operands[0], &faults, &error);
        faults_print(&faults, stderr);
        if (code == 0)
            status = plan_and_simulate(&options, &study, n_words, words);
        else
            status = faults.n > 0 && code == ERR_INPUT ? STATUS_REFUSED : command_fail(&error);
    }
    faults_free(&faults);
    study_free(&study);
    options_free(&options);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "models/simulator.h"
#include "output/amount.h"
#include "output/count.h"
#include "output/json_member.h"
#include "scenarios/cli/bill.h"
#include "scenarios/studies/run.h"
#include "sim/message.h"

#include <math.h>

/* What came of a scenario; cost where code is 0. */
struct found {
    const char *path;
    const struct options *options;
    struct scenario scenario;
    struct cost cost;
    struct faults faults;
    int code;
};

/* Of how many replications single people are told of; 0: of none. */
static int64_t
traced(const struct found *self)
{
    struct result_trace trace = options_trace(self->options);
    int64_t n = self->scenario.params.run.replications;

    return trace.replications < n ? trace.replications : n;
}

static void
tell_trace(const struct found *self)
{
    int64_t n = traced(self);
    char memory[AMOUNT_SIZE], parts[AMOUNT_SIZE], result[AMOUNT_SIZE], events[AMOUNT_SIZE];
    struct cost_trace trace;

    if (n == 0)
        return;
    cost_trace(&trace, &self->cost, self->options->events);
    amount_megabytes(trace.memory_bytes, memory);
    amount_megabytes(trace.parts_bytes, parts);
    amount_megabytes(trace.result_bytes, result);
    printf(_("  traced replications: %lld; some %s MB of memory per thread, %s MB beside the "
             "shards and %s MB of the result for each\n"),
           (long long)n, memory, parts, result);
    if (!self->options->events)
        return;
    amount_text(trace.events, 0, events);
    printf(_("  some %s events of single people in each, or fewer\n"), events);
}

/* What a run would cost. */
static void
tell_cost(const struct found *self)
{
    const struct params *params = &self->scenario.params;
    const struct cost *cost = &self->cost;
    char replications[COUNT_TEXT], months[COUNT_TEXT], persons[AMOUNT_SIZE], each[AMOUNT_SIZE], all[AMOUNT_SIZE];
    struct bill bill;

    bill_of_run(&bill, cost, params->run.replications, self->options->threads);
    count_replications(params->run.replications, replications);
    amount_text(cost->persons, 0, persons);
    amount_text(cost->events, 0, each);
    amount_text(bill.events, 0, all);
    count_months(cost->months, months);
    printf(_("%s: ok\n"
             "  %s of %s, %s %s expected in each\n"),
           self->path, replications, months, persons, bill_people(cost));
    printf(_("  %s events expected in each, %s in all\n"), each, all);
    bill_print(&bill, stdout);
    tell_trace(self);
}

static void
put_trace(const struct found *self, struct json *json)
{
    int64_t n = traced(self);
    struct cost_trace trace;

    if (n == 0)
        return;
    cost_trace(&trace, &self->cost, self->options->events);
    json_member_whole(json, "trace_replications", n);
    json_member_number(json, "trace_events", self->options->events ? trace.events : (double)NAN);
    json_member_number(json, "trace_memory_bytes", trace.memory_bytes);
    json_member_number(json, "trace_parts_bytes", trace.parts_bytes);
    json_member_number(json, "trace_result_bytes", trace.result_bytes);
}

static void
put_cost(const struct found *self, struct json *json)
{
    const struct params *params = &self->scenario.params;
    const struct cost *cost = &self->cost;
    struct bill bill;

    bill_of_run(&bill, cost, params->run.replications, self->options->threads);
    json_member_whole(json, "replications", params->run.replications);
    json_member_whole(json, "months", (int64_t)cost->months);
    json_member_number(json, "persons", cost->persons);
    json_member_number(json, "events", cost->events);
    json_member_whole(json, "measures_bytes", (int64_t)cost->measures_bytes);
    bill_put(&bill, json);
    put_trace(self, json);
}

static void
put_faults(struct json *json, const struct faults *faults, const struct error *error)
{
    json_key(json, "errors");
    json_open_array(json);
    for (size_t i = 0; i < faults->n; i++) {
        const struct fault *fault = &faults->items[i];
        json_open_object(json);
        json_member_text(json, "file", fault->file);
        json_member_whole(json, "line", fault->line);
        json_member_whole(json, "column", fault->column);
        json_member_text(json, "text", fault->text);
        json_close_object(json);
    }
    if (faults->n == 0) {
        json_open_object(json);
        json_member_text(json, "text", error->text);
        json_close_object(json);
    }
    json_close_array(json);
}

/* json: NULL where it is not asked for. */
static void
tell_found(struct json *json, const struct found *self, const struct error *error)
{
    faults_print(&self->faults, stderr);
    if (self->code != 0 && self->faults.n == 0)
        fprintf(stderr, "doorstroom: %s: %s\n", self->path, error->text);
    if (json == NULL && self->code == 0)
        tell_cost(self);
    if (json == NULL)
        return;
    json_open_object(json);
    json_member_text(json, "path", self->path);
    json_member_bool(json, "ok", self->code == 0);
    if (self->code == 0)
        put_cost(self, json);
    else
        put_faults(json, &self->faults, error);
    json_close_object(json);
}

/* A scenario is sound when a model can be made of it, too. */
static int
check(const struct options *options, const char *path, struct json *json, struct error *error)
{
    const struct result_trace trace = options_trace(options);
    struct found found = {.path = path, .options = options};
    struct simulator *simulator = NULL;
    int code = scenario_read(&found.scenario, path, options->overrides, options->n_overrides,
                             &found.faults, error);

    if (code == 0)
        code = run_check_trace(&trace, &found.scenario.params, error);
    if (code == 0)
        code = simulator_new(&simulator, &found.scenario.params, error);
    if (code == 0)
        code = cost_estimate(&found.cost, &found.scenario.params, error);
    found.code = code;
    tell_found(json, &found, error);
    simulator_free(simulator);
    faults_free(&found.faults);
    scenario_free(&found.scenario);
    return code;
}

/* All are checked; a failure of the world outweighs a scenario's. */
static int
check_each(const struct options *options, struct json *json)
{
    int status = STATUS_DONE;

    for (size_t i = 0; i < options->n_operands; i++) {
        struct error error = {0};
        int code = check(options, options->operands[i], json, &error);
        if (code == ERR_INPUT && status == STATUS_DONE)
            status = STATUS_REFUSED;
        else if (code != 0 && code != ERR_INPUT)
            status = STATUS_FAILED;
    }
    return status;
}

static int
check_all(const struct options *options)
{
    struct json json;
    int status;

    if (!options->json)
        return check_each(options, NULL);
    json_begin(&json, stdout);
    json_open_object(&json);
    json_key(&json, "scenarios");
    json_open_array(&json);
    status = check_each(options, &json);
    json_close_array(&json);
    json_close_object(&json);
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

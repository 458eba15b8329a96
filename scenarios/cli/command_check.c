/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "models/simulator.h"
#include "output/json_member.h"
#include "scenarios/studies/cost.h"
#include "scenarios/studies/run.h"
#include "sim/message.h"

#include <math.h>

/* Of how many replications single people are told of; 0: of none. */
static int64_t
traced(const struct options *options, const struct params *params)
{
    struct result_trace trace = options_trace(options);

    return trace.replications < params->run.replications ? trace.replications
                                                         : params->run.replications;
}

static void
tell_trace(const struct options *options, const struct params *params, const struct cost *cost)
{
    int64_t n = traced(options, params);
    struct cost_trace trace;

    if (n == 0)
        return;
    cost_trace(&trace, cost, options->events);
    printf(_("  traced replications: %lld; some %.1f MB of memory per thread, %.1f MB beside the "
             "shards and %.1f MB of the result for each\n"),
           (long long)n, 1e-6 * trace.memory_bytes, 1e-6 * trace.parts_bytes,
           1e-6 * trace.result_bytes);
    if (options->events)
        printf(_("  some %.0f events in each, or fewer\n"), trace.events);
}

static void
tell_cost(const struct options *options, const char *path, const struct params *params)
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
    tell_trace(options, params, &cost);
}

static void
put_trace(struct json *json, const struct options *options, const struct params *params,
          const struct cost *cost)
{
    int64_t n = traced(options, params);
    struct cost_trace trace;

    if (n == 0)
        return;
    cost_trace(&trace, cost, options->events);
    json_member_whole(json, "trace_replications", n);
    json_member_number(json, "trace_events", options->events ? trace.events : (double)NAN);
    json_member_number(json, "trace_memory_bytes", trace.memory_bytes);
    json_member_number(json, "trace_parts_bytes", trace.parts_bytes);
    json_member_number(json, "trace_result_bytes", trace.result_bytes);
}

static void
put_cost(struct json *json, const struct options *options, const struct params *params)
{
    struct cost cost;

    cost_estimate(&cost, params);
    json_member_whole(json, "replications", params->run.replications);
    json_member_whole(json, "months", (int64_t)cost.months);
    json_member_number(json, "persons", cost.persons);
    json_member_number(json, "events", cost.events > 0.0 ? cost.events : (double)NAN);
    json_member_whole(json, "measures_bytes", (int64_t)cost.measures_bytes);
    put_trace(json, options, params, &cost);
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
tell_found(const struct options *options, struct json *json, const char *path,
           const struct scenario *scenario, int code, const struct faults *faults,
           const struct error *error)
{
    faults_print(faults, stderr);
    if (code != 0 && faults->n == 0)
        fprintf(stderr, "doorstroom: %s: %s\n", path, error->text);
    if (json == NULL && code == 0)
        tell_cost(options, path, &scenario->params);
    if (json == NULL)
        return;
    json_open_object(json);
    json_member_text(json, "path", path);
    json_member_bool(json, "ok", code == 0);
    if (code == 0)
        put_cost(json, options, &scenario->params);
    else
        put_faults(json, faults, error);
    json_close_object(json);
}

/* A scenario is sound when a model can be made of it, too. */
static int
check(const struct options *options, const char *path, struct json *json, struct error *error)
{
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct simulator *simulator = NULL;
    const struct result_trace trace = options_trace(options);
    int code = scenario_read(&scenario, path, options->overrides, options->n_overrides, &faults,
                             error);

    if (code == 0)
        code = run_check_trace(&trace, &scenario.params, error);
    if (code == 0)
        code = simulator_new(&simulator, &scenario.params, error);
    tell_found(options, json, path, &scenario, code, &faults, error);
    simulator_free(simulator);
    faults_free(&faults);
    scenario_free(&scenario);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/command.h"

#include "output/json_member.h"
#include "output/platform.h"
#include "output/regress_json.h"
#include "output/regress_table.h"
#include "output/safe.h"
#include "scenarios/cli/changelog.h"
#include "scenarios/cli/stop.h"
#include "scenarios/cli/word.h"
#include "scenarios/studies/sample.h"
#include "sim/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A scenario and its reference. */
struct errand {
    const struct options *options;
    const char *scenario_path;
    struct progress *progress;
    struct json *json; /* what is found goes there with --json */
    char *path; /* of the reference */
    bool is_there;
    struct reference stored;
    struct scenario_override *overrides; /* the reference's, and over them the options' */
    const char **sets;                   /* their texts */
    size_t n_sets;
    struct scenario scenario;
    struct base run;
    char *command, platform[PLATFORM_SIZE];
    struct reference now;
};

static void
errand_free(struct errand *self)
{
    reference_free(&self->now);
    reference_free(&self->stored);
    base_free(&self->run);
    scenario_free(&self->scenario);
    free(self->overrides);
    free(self->sets);
    free(self->command);
    free(self->path);
}

/* ---- the reference that is there ---- */

/* DIR/smoke.csv of smoke.cfg. */
static char *
path_of(const char *folder, const char *scenario)
{
    char *name = strdup(safe_name_of(scenario)), *path = NULL;
    size_t size = strlen(folder) + strlen(scenario) + 8;

    if (name != NULL)
        path = malloc(size);
    if (path != NULL) {
        char *dot = strrchr(name, '.');
        if (dot != NULL)
            *dot = '\0';
        snprintf(path, size, "%s/%s.csv", folder, name);
    }
    free(name);
    return path;
}

static int
find_reference(struct errand *self, struct error *error)
{
    const struct options *options = self->options;

    self->path = path_of(options->against, self->scenario_path);
    if (self->path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a reference");
    self->is_there = access(self->path, F_OK) == 0;
    if (self->is_there)
        return reference_read(&self->stored, self->path, error);
    if (errno != ENOENT)
        return error_set(error, ERR_IO, "%s: %s", self->path, strerror(errno));
    if (options->update == NULL)
        return error_set(error, ERR_INPUT,
                         "%s: there is no such reference; --update REASON makes it", self->path);
    return 0;
}

/* ---- what is run ---- */

static bool
same_key(const char *a, const char *b)
{
    size_t length = strcspn(a, "=");

    return strcspn(b, "=") == length && strncmp(a, b, length) == 0;
}

static bool
is_replaced(const struct options *options, const char *set)
{
    for (size_t i = 0; i < options->n_overrides; i++)
        if (same_key(options->overrides[i].text, set))
            return true;
    return false;
}

static int
lay_over(struct errand *self, struct error *error)
{
    const struct options *options = self->options;
    size_t most = self->stored.n_sets + options->n_overrides + 1;

    self->overrides = malloc(most * sizeof *self->overrides);
    self->sets = malloc(most * sizeof *self->sets);
    if (self->overrides == NULL || self->sets == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu settings", most);
    for (size_t i = 0; i < self->stored.n_sets; i++)
        if (!is_replaced(options, self->stored.sets[i]))
            self->sets[self->n_sets++] = self->stored.sets[i];
    for (size_t i = 0; i < options->n_overrides; i++)
        self->sets[self->n_sets++] = options->overrides[i].text;
    for (size_t i = 0; i < self->n_sets; i++)
        self->overrides[i] = (struct scenario_override){.text = self->sets[i],
                                                          .origin = "set"};
    return 0;
}

/* As it would be typed. */
static int
write_command(struct errand *self, struct error *error)
{
    size_t size = 0;
    FILE *out = open_memstream(&self->command, &size);

    if (out == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a command");
    fputs("doorstroom run ", out);
    word_quote(safe_name_of(self->scenario_path), out);
    for (size_t i = 0; i < self->n_sets; i++) {
        fputs(" --set ", out);
        word_quote(self->sets[i], out);
    }
    return fclose(out) == 0 ? 0 : error_set(error, ERR_MEMORY, "no memory for a command");
}

static int
read_scenario(struct errand *self, struct error *error)
{
    struct faults faults = {0};
    int code = scenario_read(&self->scenario, self->scenario_path, self->overrides, self->n_sets,
                             &faults, error);

    faults_print(&faults, stderr);
    if (code == ERR_INPUT && faults.n > 0)
        code = error_set(error, code, "%s: is not run", self->scenario_path);
    faults_free(&faults);
    return code;
}

static int
run_again(struct errand *self, struct error *error)
{
    int code = find_reference(self, error);

    if (code == 0)
        code = lay_over(self, error);
    if (code == 0)
        code = write_command(self, error);
    if (code == 0)
        code = read_scenario(self, error);
    if (code == 0)
        code = sample_take(&self->run, &self->scenario, (size_t)self->options->threads,
                           self->progress, &stop_requested, error);
    platform_text(self->platform);
    if (code == 0)
        code = reference_make(&self->now, &self->run, self->platform, self->command, self->sets,
                              self->n_sets, error);
    return code;
}

/* ---- what is done with it ---- */

static int
hold(const struct errand *self, bool *moved, struct error *error)
{
    struct regression regression;
    int code = regress_init(&regression, &self->stored, &self->now, self->options->false_alarm,
                            error);

    if (code == 0 && self->options->json)
        regress_json(&regression, self->json);
    else if (code == 0)
        regress_table_print(&regression, stdout);
    if (code == 0 && !regress_holds(&regression))
        *moved = true;
    regress_free(&regression);
    return code == 0 ? command_flush(error) : code;
}

static bool
is_same_file(const struct errand *self, const char *text, size_t n)
{
    unsigned char *bytes;
    size_t size;
    bool same;

    if (!self->is_there || safe_read(self->path, &bytes, &size, NULL) != 0)
        return false;
    same = size == n && memcmp(bytes, text, n) == 0;
    free(bytes);
    return same;
}

/* The reason goes first: a reference is never new without one. */
static int
write_reason(const struct errand *self, struct error *error)
{
    const struct options *options = self->options;
    size_t size = strlen(options->update) + strlen(self->now.scenario) + 32;
    char *line = malloc(size);
    int code;

    if (line == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a line");
    snprintf(line, size, "Reference of `%s`: %s", self->now.scenario, options->update);
    code = changelog_add(options->changelog, line, error);
    free(line);
    return code;
}

static void
tell_update(const struct errand *self, bool written)
{
    if (!self->options->json) {
        printf(written ? _("%s: written\n") : _("%s: is as it was\n"), self->path);
        return;
    }
    json_open_object(self->json);
    json_member_text(self->json, "path", self->path);
    json_member_bool(self->json, "written", written);
    json_close_object(self->json);
}

static int
update(const struct errand *self, struct error *error)
{
    char *text;
    size_t n;
    bool is_same;
    int code = reference_print(&self->now, &text, &n, error);

    if (code != 0)
        return code;
    is_same = is_same_file(self, text, n);
    if (!is_same) {
        const struct safe_part part = {text, n};
        code = write_reason(self, error);
        if (code == 0)
            code = safe_publish(self->path, &part, 1, error);
    }
    if (code == 0)
        tell_update(self, !is_same);
    free(text);
    return code == 0 ? command_flush(error) : code;
}

/* The document is whole where a scenario failed, too: of those before it. */
static int
regress(const struct options *options, bool *moved, struct error *error)
{
    struct progress progress;
    struct json json;
    int code = options->update != NULL ? changelog_check(options->changelog, error) : 0;

    if (code != 0)
        return code;
    json_begin(&json, stdout);
    if (options->json) {
        json_open_object(&json);
        json_key(&json, "scenarios");
        json_open_array(&json);
    }
    stop_listen();
    progress_begin(&progress, stderr, options->quiet);
    for (size_t i = 0; i < options->n_operands && code == 0; i++) {
        struct errand errand = {.options = options, .scenario_path = options->operands[i],
                                .progress = &progress, .json = &json};
        code = run_again(&errand, error);
        if (code == 0)
            code = options->update != NULL ? update(&errand, error) : hold(&errand, moved, error);
        errand_free(&errand);
    }
    if (options->json) {
        json_close_array(&json);
        json_close_object(&json);
    }
    return code == 0 ? command_flush(error) : code;
}

int
command_regress(const struct command *self, int n_words, char **words)
{
    struct options options;
    struct error error = {0};
    bool moved = false;
    int status = STATUS_DONE, code = command_options(self, &options, n_words, words);

    if (options.changelog == NULL)
        options.changelog = "CHANGELOG.md";
    if (code < 0)
        status = code == ERR_INPUT ? STATUS_REFUSED : STATUS_FAILED;
    if (code > 0 && regress(&options, &moved, &error) != 0)
        status = command_fail(&error);
    else if (moved)
        status = STATUS_MISSED;
    options_free(&options);
    return status;
}

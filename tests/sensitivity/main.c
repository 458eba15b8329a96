/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 *   doorstroom_sensitivity [-r N] [-j N] [--scale F] [--set KEY=VALUE]... [--only PREFIX]
 *                          [--csv FILE] [--markdown FILE] [SCENARIO]
 *
 * Runs each key of the registry low and high against the scenario under common random numbers, and
 * writes what it moved.  Exits 4 where a key has no effect, cannot be varied, or has a value outside
 * its hand-set band; each is named on standard output.
 */

#include "sim/farm.h"
#include "tests/sensitivity/report.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_RUN = 1, EXIT_USAGE = 2, EXIT_EFFECT = 4 };

#define SCALE "run.scale=0.1"

struct study {
    struct settings settings;
    const char *csv, *markdown;
    struct registry registry;
    struct control *controls; /* the scenario as it is, and one for each condition */
    size_t n_controls;
    struct subject *subjects;
    struct trial *trials;
    size_t n_subjects;
};

/* ---- the command line ---- */

static const struct option options[] = {
    {"replications", required_argument, NULL, 'r'}, {"threads", required_argument, NULL, 'j'},
    {"scale", required_argument, NULL, 's'},        {"set", required_argument, NULL, 'S'},
    {"only", required_argument, NULL, 'o'},         {"csv", required_argument, NULL, 'c'},
    {"markdown", required_argument, NULL, 'm'},     {NULL, 0, NULL, 0},
};

static bool
read_count(const char *text, unsigned long most, unsigned long *count)
{
    char *end;

    *count = strtoul(text, &end, 10);
    if (*text >= '0' && *text <= '9' && *end == '\0' && *count >= 1 && *count <= most)
        return true;
    fprintf(stderr, "doorstroom_sensitivity: '%s' is not a number from 1 to %lu\n", text, most);
    return false;
}

static void
add_override(struct settings *settings, const char *text)
{
    settings->overrides[settings->n_overrides++] =
        (struct scenario_override){.text = text, .origin = "set"};
}

static bool
take_option(struct study *self, int option, char *argument, char *text, size_t size)
{
    unsigned long count = 0;
    bool sound = true;

    if (option == 'r' && (sound = read_count(argument, REPLICATIONS_MOST, &count)))
        self->settings.replications = (uint32_t)count;
    else if (option == 'j' && sound && (sound = read_count(argument, 64, &count)))
        self->settings.threads = count;
    else if (option == 's')
        sound = snprintf(text, size, "run.scale=%s", argument) < (int)size;
    else if (option == 'S')
        add_override(&self->settings, argument);
    else if (option == 'o')
        self->settings.only = argument;
    else if (option == 'c')
        self->csv = argument;
    else if (option == 'm')
        self->markdown = argument;
    return sound && option != '?';
}

/* scale: room for the setting of the scale. */
static bool
read_options(struct study *self, int argc, char **argv, char *scale, size_t size)
{
    int option;

    self->settings = (struct settings){
        .scenario = "scenarios/basis.cfg", .replications = 3, .threads = 1, .only = ""};
    self->settings.overrides = calloc((size_t)argc + 1, sizeof *self->settings.overrides);
    if (self->settings.overrides == NULL)
        return false;
    add_override(&self->settings, scale);
    while ((option = getopt_long(argc, argv, "r:j:", options, NULL)) != -1)
        if (!take_option(self, option, optarg, scale, size))
            return false;
    if (optind < argc)
        self->settings.scenario = argv[optind];
    return optind + 1 >= argc;
}

/* ---- what is to be done ---- */

static bool
is_asked(const struct study *self, const char *key)
{
    return strncmp(key, self->settings.only, strlen(self->settings.only)) == 0;
}

/* Whether some subject of the scenario has that name. */
static bool
is_subject(const struct study *self, const char *name)
{
    char other[KEY_NAME];

    for (size_t i = 0; i < self->registry.n; i++) {
        const struct key *key = &self->registry.keys[i];
        for (size_t s = 0; s < subjects_of(key, &self->controls[0]); s++) {
            struct subject subject = subject_of(&self->registry, key, &self->controls[0], s);
            if (strcmp(subject_name(&subject, other), name) == 0)
                return true;
        }
    }
    return false;
}

/* The control beside a setting; where there is none, the scenario as it is. */
static const struct control *
control_with(const struct study *self, const char *with)
{
    for (size_t i = 1; i < self->n_controls; i++)
        if (strcmp(self->controls[i].with, with) == 0)
            return &self->controls[i];
    return &self->controls[0];
}

static int
read_controls(struct study *self, struct error *error)
{
    int code;

    self->controls = calloc(1 + n_conditions, sizeof *self->controls);
    if (self->controls == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the scenarios");
    code = control_init(&self->controls[self->n_controls++], &self->settings, NULL, error);
    for (size_t i = 0; i < n_conditions && code == 0; i++) {
        const char *with = conditions[i].with;
        if (!is_subject(self, conditions[i].subject))
            fprintf(stderr, "%s has a condition and is none of these\n", conditions[i].subject);
        else if (is_asked(self, conditions[i].subject) && with != NULL &&
                 control_with(self, with) == &self->controls[0])
            code = control_init(&self->controls[self->n_controls++], &self->settings, with, error);
    }
    return code;
}

static struct subject
subject_at(const struct study *self, const struct key *key, size_t index)
{
    struct subject subject = subject_of(&self->registry, key, &self->controls[0], index);

    if (subject.condition != NULL && subject.condition->with != NULL)
        subject_beside(&subject, control_with(self, subject.condition->with));
    return subject;
}

/* Calls for each subject that is asked for; with room, writes them. */
static size_t
list_subjects(const struct study *self, struct subject *room)
{
    size_t n = 0;

    for (size_t i = 0; i < self->registry.n; i++) {
        const struct key *key = &self->registry.keys[i];
        if (!is_asked(self, key->name))
            continue;
        for (size_t s = 0; s < subjects_of(key, &self->controls[0]); s++, n++)
            if (room != NULL)
                room[n] = subject_at(self, key, s);
    }
    return n;
}

static int
prepare(struct study *self, struct error *error)
{
    int code = registry_init(&self->registry, MODEL_INBURGERING, error);

    if (code == 0)
        code = read_controls(self, error);
    if (code != 0)
        return code;
    self->n_subjects = list_subjects(self, NULL);
    self->subjects = calloc(self->n_subjects + 1, sizeof *self->subjects);
    self->trials = calloc(self->n_subjects * SIDES + 1, sizeof *self->trials);
    if (self->subjects == NULL || self->trials == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu keys", self->n_subjects);
    list_subjects(self, self->subjects);
    for (size_t i = 0; i < self->n_subjects * SIDES; i++)
        self->trials[i] =
            (struct trial){.subject = &self->subjects[i / SIDES], .side = (enum side)(i % SIDES)};
    return self->n_subjects > 0
               ? 0
               : error_set(error, ERR_INPUT, "no key begins with %s", self->settings.only);
}

/* ---- doing it ---- */

static int
work_control(void *context, size_t worker, size_t task, struct error *error)
{
    struct study *self = context;
    uint32_t n = self->settings.replications;

    (void)worker;
    return control_run(&self->controls[task / n], (uint32_t)(task % n), error);
}

static int
work_trial(void *context, size_t worker, size_t task, struct error *error)
{
    struct study *self = context;

    (void)worker;
    return trial_run(&self->trials[task], &self->settings, error);
}

/* A line each tenth. */
static void
watch(void *context, size_t finished)
{
    const struct study *self = context;
    static size_t told;
    size_t tenths = 10 * finished / (self->n_subjects * SIDES);

    if (tenths <= told)
        return;
    told = tenths;
    fprintf(stderr, "%zu of %zu variants\n", finished, self->n_subjects * SIDES);
}

static int
run(struct study *self, struct error *error)
{
    struct farm farm = {.n_workers = self->settings.threads,
                        .n_tasks = self->n_controls * self->settings.replications,
                        .context = self,
                        .work = work_control};
    int code = farm_run(&farm, error);

    farm.n_tasks = self->n_subjects * SIDES;
    farm.work = work_trial;
    farm.watch = watch;
    return code == 0 ? farm_run(&farm, error) : code;
}

/* ---- what came out ---- */

static int
write_file(const struct report *report, const char *path,
           void (*print)(const struct report *, FILE *), struct error *error)
{
    FILE *out = path != NULL ? fopen(path, "w") : NULL;
    bool failed;

    if (path == NULL)
        return 0;
    if (out == NULL)
        return error_set(error, ERR_IO, "%s cannot be written", path);
    print(report, out);
    failed = ferror(out) != 0;
    return fclose(out) != 0 || failed ? error_set(error, ERR_IO, "%s cannot be written", path) : 0;
}

static int
tell(const struct study *self, size_t *faults, struct error *error)
{
    const struct report report = {&self->settings, self->subjects, self->trials, self->n_subjects,
                                  &self->controls[0]};
    int code = write_file(&report, self->csv, report_csv, error);

    if (code == 0)
        code = write_file(&report, self->markdown, report_markdown, error);
    *faults = report_faults(&report, stdout);
    printf("%zu keys and members, %zu faults\n", self->n_subjects, *faults);
    return code;
}

static void
study_free(struct study *self)
{
    for (size_t i = 0; i < self->n_controls; i++)
        control_free(&self->controls[i]);
    free(self->controls);
    free(self->subjects);
    free(self->trials);
    free(self->settings.overrides);
    registry_free(&self->registry);
}

int
main(int argc, char **argv)
{
    struct study study = {0};
    struct error error = {0};
    char scale[64] = SCALE;
    size_t faults = 0;
    int code;

    if (!read_options(&study, argc, argv, scale, sizeof scale)) {
        fprintf(stderr, "usage: doorstroom_sensitivity [-r N] [-j N] [--scale F] "
                        "[--set KEY=VALUE]... [--only PREFIX] [--csv FILE] [--markdown FILE] "
                        "[SCENARIO]\n");
        free(study.settings.overrides);
        return EXIT_USAGE;
    }
    code = prepare(&study, &error);
    if (code == 0)
        code = run(&study, &error);
    if (code == 0)
        code = tell(&study, &faults, &error);
    study_free(&study);
    if (code != 0)
        fprintf(stderr, "doorstroom_sensitivity: %s\n", error.text);
    return code == 0 ? (faults > 0 ? EXIT_EFFECT : 0) : code == ERR_INPUT ? EXIT_USAGE : EXIT_RUN;
}

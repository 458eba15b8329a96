/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/compare_file.h"

#include "output/digest.h"
#include "output/root.h"
#include "output/safe.h"
#include "output/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_NAME = 40 };

/* What columns are made of: all the rows, and the run that a set is of. */
struct set {
    const struct comparison *of;
    size_t other;
};

/* "difference", and of the second run "difference_2". */
static const char *
suffixed(const char *name, size_t other, char to[COLUMN_NAME])
{
    if (other == 0)
        snprintf(to, COLUMN_NAME, "%s", name);
    else
        snprintf(to, COLUMN_NAME, "%s_%zu", name, other + 1);
    return to;
}

static int
put_texts(hid_t group, const struct sheet_texts *columns, size_t n_columns, const struct set *set,
          size_t n, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n_columns && code == 0; i++) {
        struct sheet_texts column = columns[i];
        char name[COLUMN_NAME];
        column.name = suffixed(column.name, set->other, name);
        code = sheet_put_texts(group, &column, 1, set, n, error);
    }
    return code;
}

static int
put_numbers(hid_t group, const struct sheet_numbers *columns, size_t n_columns,
            const struct set *set, size_t n, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n_columns && code == 0; i++) {
        struct sheet_numbers column = columns[i];
        char name[COLUMN_NAME];
        column.name = suffixed(column.name, set->other, name);
        code = sheet_put_numbers(group, &column, 1, set, n, error);
    }
    return code;
}

#define COUNT(columns) (sizeof(columns) / sizeof((columns)[0]))

/* ---- /compare ---- */

static const struct kpi *
kpi_of(const void *set, size_t i)
{
    return ((const struct set *)set)->of->rows[i].kpi;
}

#define FIGURE(type, name, member)                                                                 \
    static type figure_##name(const void *set, size_t i)                                           \
    {                                                                                              \
        return kpi_of(set, i)->member;                                                             \
    }

FIGURE(const char *, id, id)
FIGURE(const char *, label_nl, label_nl)
FIGURE(const char *, label_en, label_en)
FIGURE(const char *, unit, unit)
FIGURE(const char *, filter, filter)
FIGURE(double, start, start)
FIGURE(double, end, end)
FIGURE(double, norm, norm)

static const struct difference *
difference_of(const void *rows, size_t i)
{
    const struct set *set = rows;

    return &compare_cell(set->of, i, set->other)->difference;
}

#define DIFFERENCE(name, expression)                                                               \
    static double difference_##name(const void *set, size_t i)                                     \
    {                                                                                              \
        const struct difference *d = difference_of(set, i);                                        \
                                                                                                   \
        return (double)(expression);                                                               \
    }

DIFFERENCE(base, d->base)
DIFFERENCE(mean, d->mean)
DIFFERENCE(difference, d->difference)
DIFFERENCE(se, d->se)
DIFFERENCE(ci_low, d->difference - d->half)
DIFFERENCE(ci_high, d->difference + d->half)
DIFFERENCE(correlation, d->correlation)
DIFFERENCE(shrink, d->shrink)
DIFFERENCE(n, d->n)

/* The mean of the base is the same in each set. */
static int
put_figures(hid_t group, const struct set *set, struct error *error)
{
    const struct sheet_texts texts[] = {{"id", figure_id},
                                        {"label_nl", figure_label_nl},
                                        {"label_en", figure_label_en},
                                        {"unit", figure_unit},
                                        {"filter", figure_filter}};
    const struct sheet_numbers numbers[] = {{"period_start", H5_INT32, figure_start},
                                            {"period_end", H5_INT32, figure_end},
                                            {"norm", H5_DOUBLE, figure_norm},
                                            {"base_mean", H5_DOUBLE, difference_base}};
    int code = put_texts(group, texts, COUNT(texts), set, set->of->n_rows, error);

    return code == 0 ? put_numbers(group, numbers, COUNT(numbers), set, set->of->n_rows, error)
                     : code;
}

static int
put_differences(hid_t group, const struct set *set, struct error *error)
{
    const struct sheet_numbers numbers[] = {{"mean", H5_DOUBLE, difference_mean},
                                            {"difference", H5_DOUBLE, difference_difference},
                                            {"se", H5_DOUBLE, difference_se},
                                            {"ci_low", H5_DOUBLE, difference_ci_low},
                                            {"ci_high", H5_DOUBLE, difference_ci_high},
                                            {"correlation", H5_DOUBLE, difference_correlation},
                                            {"noise_factor", H5_DOUBLE, difference_shrink},
                                            {"n", H5_INT32, difference_n}};

    return put_numbers(group, numbers, COUNT(numbers), set, set->of->n_rows, error);
}

static int
put_compare(hid_t file, const struct comparison *of, struct error *error)
{
    struct set set = {of, 0};
    hid_t group;
    int code = h5_make_group(&group, file, "compare", error);

    if (code == 0)
        code = put_figures(group, &set, error);
    for (; set.other < of->n_others && code == 0; set.other++)
        code = put_differences(group, &set, error);
    h5_close(&group);
    return code;
}

/* ---- /inputs ---- */

static const char *
input_key(const void *set, size_t i)
{
    return ((const struct set *)set)->of->keys[i];
}

static const char *
text_of(const struct inputs *inputs, char *const *texts, const char *key)
{
    size_t i = inputs_find(inputs, key);

    return i < inputs->n ? texts[i] : "";
}

/* Of the base, or of an other where that alone has the key. */
static const char *
input_unit(const void *rows, size_t i)
{
    const struct comparison *of = ((const struct set *)rows)->of;
    const struct inputs *inputs = &of->base->run.inputs;

    for (size_t k = 0; k < of->n_others && inputs_find(inputs, of->keys[i]) == inputs->n; k++)
        inputs = &of->others[k].run.inputs;
    return text_of(inputs, inputs->unit, of->keys[i]);
}

#define INPUT(name, of_run, member)                                                                \
    static const char *input_##name(const void *rows, size_t i)                                    \
    {                                                                                              \
        const struct set *set = rows;                                                              \
        const struct inputs *inputs = &(of_run)->run.inputs;                                       \
                                                                                                   \
        return text_of(inputs, inputs->member, set->of->keys[i]);                                  \
    }

INPUT(base_value, set->of->base, value)
INPUT(base_origin, set->of->base, origin)
INPUT(value, set->of->others + set->other, value)
INPUT(origin, set->of->others + set->other, origin)

static int
put_inputs(hid_t file, const struct comparison *of, struct error *error)
{
    const struct sheet_texts once[] = {{"key", input_key},
                                       {"unit", input_unit},
                                       {"base_value", input_base_value},
                                       {"base_origin", input_base_origin}};
    const struct sheet_texts each[] = {{"value", input_value}, {"origin", input_origin}};
    struct set set = {of, 0};
    hid_t group;
    int code = h5_make_group(&group, file, "inputs", error);

    if (code == 0)
        code = put_texts(group, once, COUNT(once), &set, of->n_keys, error);
    for (; set.other < of->n_others && code == 0; set.other++)
        code = put_texts(group, each, COUNT(each), &set, of->n_keys, error);
    h5_close(&group);
    return code;
}

/* ---- /runs ---- */

/* The base, then the others. */
static const struct compare_run *
run_at(const void *set, size_t i)
{
    const struct comparison *of = ((const struct set *)set)->of;

    return i == 0 ? of->base : &of->others[i - 1];
}

#define RUN(type, name)                                                                            \
    static type run_##name(const void *set, size_t i)                                              \
    {                                                                                              \
        return (type)run_at(set, i)->run.name;                                                     \
    }

RUN(const char *, run_id)
RUN(const char *, scenario)
RUN(const char *, version)
RUN(const char *, config)
RUN(double, n_rep)

static const char *
run_file(const void *set, size_t i)
{
    return safe_name_of(run_at(set, i)->path);
}

static double
run_n_paired(const void *set, size_t i)
{
    return (double)against_pairs(&run_at(set, 0)->run, &run_at(set, i)->run);
}

static double
run_paired(const void *set, size_t i)
{
    return run_n_paired(set, i) > 0.0 ? 1.0 : 0.0;
}

/* A seed has more digits than a double. */
static int
put_seeds(hid_t group, const struct set *set, size_t n, struct error *error)
{
    const struct h5_spec spec = {.name = "seed", .type = H5_INT64, .rank = 1, .extent = {n}};
    int64_t *seeds = malloc(n * sizeof *seeds);
    int code;

    if (seeds == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu runs", n);
    for (size_t i = 0; i < n; i++)
        seeds[i] = run_at(set, i)->run.seed;
    code = h5_put_numbers(NULL, group, &spec, H5T_NATIVE_INT64, seeds, error);
    free(seeds);
    return code;
}

static int
put_runs(hid_t file, const struct comparison *of, struct error *error)
{
    const struct sheet_texts texts[] = {{"file", run_file},
                                        {"scenario", run_scenario},
                                        {"run_id", run_run_id},
                                        {"model_version", run_version},
                                        {"config_sha256", run_config}};
    const struct sheet_numbers numbers[] = {{"n_rep", H5_INT64, run_n_rep},
                                            {"paired", H5T_STD_I8LE, run_paired},
                                            {"n_paired", H5_INT64, run_n_paired}};
    const struct set set = {of, 0};
    size_t n = of->n_others + 1;
    hid_t group;
    int code = h5_make_group(&group, file, "runs", error);

    if (code == 0)
        code = sheet_put_texts(group, texts, COUNT(texts), &set, n, error);
    if (code == 0)
        code = put_seeds(group, &set, n, error);
    if (code == 0)
        code = sheet_put_numbers(group, numbers, COUNT(numbers), &set, n, error);
    h5_close(&group);
    return code;
}

/* ---- the file ---- */

/* SHA-256 over a text of each run. */
static int
digest_runs(const struct comparison *of, const char *(*text)(const void *set, size_t i),
            char digest[DIGEST_TEXT_SIZE], struct error *error)
{
    const struct set set = {of, 0};
    struct safe_part *parts = malloc((of->n_others + 1) * sizeof *parts);
    unsigned char bytes[DIGEST_SIZE];

    if (parts == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu runs", of->n_others);
    for (size_t i = 0; i <= of->n_others; i++)
        parts[i] = (struct safe_part){text(&set, i), strlen(text(&set, i))};
    digest_parts(bytes, parts, of->n_others + 1);
    digest_text(bytes, digest);
    free(parts);
    return 0;
}

/* The names of the others, to be freed; NULL where there is no memory. */
static char *
names_of(const struct comparison *of, const char *behind)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    for (size_t k = 0; k < of->n_others; k++)
        fprintf(out, "%s%s", k > 0 ? ", " : "", of->others[k].run.scenario);
    fputs(behind, out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

static int
put_root(hid_t file, const struct comparison *of, struct error *error)
{
    char id[DIGEST_TEXT_SIZE], config[DIGEST_TEXT_SIZE];
    char *names = names_of(of, ""), *title = names_of(of, " against the base");
    const struct base *base = &of->base->run;
    const struct root root = {
        .title = title, .type = "compare", .run_id = id, .scenario = names,
        .base_run_id = base->run_id, .version = base->version, .config = config,
        .seed = base->seed, .n_rep = base->n_rep,
    };
    int code = names != NULL && title != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory");

    if (code == 0)
        code = digest_runs(of, run_run_id, id, error);
    if (code == 0)
        code = digest_runs(of, run_config, config, error);
    id[RUN_ID_SIZE - 1] = '\0';
    if (code == 0)
        code = root_put(file, &root, error);
    free(names);
    free(title);
    return code;
}

static int
put_meta(hid_t file, const char *command, struct error *error)
{
    hid_t group;
    int code = h5_make_group(&group, file, "meta", error);

    if (code == 0)
        code = h5_put_text(group, "command", command, error);
    h5_close(&group);
    return code;
}

int
compare_file_write(const struct comparison *self, const char *path, const char *command,
                   struct error *error)
{
    hid_t file;
    int code = h5_create_image(&file, error);

    if (code == 0)
        code = put_root(file, self, error);
    if (code == 0)
        code = put_compare(file, self, error);
    if (code == 0)
        code = put_inputs(file, self, error);
    if (code == 0)
        code = put_runs(file, self, error);
    if (code == 0)
        code = put_meta(file, command, error);
    if (code == 0)
        code = root_complete(file, error);
    if (code == 0)
        code = root_publish(file, path, error);
    h5_close(&file);
    return code;
}

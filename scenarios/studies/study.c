/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/study.h"

#include "output/safe.h"
#include "scenarios/reader/load.h"
#include "scenarios/reader/path.h"
#include "scenarios/studies/design_read.h"
#include "sim/message.h"

#include <stdlib.h>
#include <string.h>

enum { TITLE_MOST = 500 };

/* A study being read. */
struct reading {
    struct study *study;
    const struct node *root;
    struct faults *faults;
    struct error *error;
};

#define TELL(node, ...)                                                                            \
    faults_add(self->faults, (node)->place.file, (node)->place.line, 0, __VA_ARGS__)

/* ---- the top ---- */

static void
read_title(struct reading *self)
{
    const struct node *title = node_child(self->root, "title");

    self->study->title = "";
    if (title == NULL)
        faults_add(self->faults, self->study->path, 0, 0, "title is missing");
    else if (title->kind != NODE_TEXT)
        TELL(title, "title must be a text, not %s", node_kind_name(title->kind));
    else if (strlen(title->text) > TITLE_MOST)
        TELL(title, "title has %zu bytes, at most %d are taken", strlen(title->text), TITLE_MOST);
    else
        self->study->title = title->text;
}

static void
add_scenario(struct reading *self, const struct node *said, const char *what)
{
    struct study *study = self->study;

    if (said->kind != NODE_TEXT)
        TELL(said, "%s must be the path of a scenario, not %s", what, node_kind_name(said->kind));
    else
        study->scenarios[study->n_scenarios++] =
            path_beside(&study->pool, study->path, said->text);
}

/* `base` alone, or `scenarios`. */
static int
read_scenarios(struct reading *self)
{
    const struct node *base = node_child(self->root, "base");
    const struct node *list = node_child(self->root, "scenarios");
    struct study *study = self->study;
    size_t n = 1;

    if ((base == NULL) == (list == NULL)) {
        faults_add(self->faults, study->path, list != NULL ? list->place.line : 0, 0,
                   "a study has a base, or scenarios, and not both");
        return 0;
    }
    if (list != NULL && ((list->kind != NODE_ARRAY && list->kind != NODE_LIST) ||
                         list->first == NULL)) {
        TELL(list, "scenarios must be an array of paths, with one at least");
        return 0;
    }
    for (const struct node *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next)
        n++;
    study->scenarios = pool_take(&study->pool, n * sizeof *study->scenarios);
    if (study->scenarios == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory for %zu scenarios", n);
    if (base != NULL)
        add_scenario(self, base, "base");
    for (const struct node *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next)
        add_scenario(self, item, _("an item of scenarios"));
    return 0;
}

/* A key of `run` that the study says of all its points. */
static void
read_common(struct reading *self, const char *name, const char *key)
{
    const struct node *said = node_child(self->root, name);
    struct study *study = self->study;

    if (said == NULL)
        return;
    if (said->kind != NODE_INT) {
        TELL(said, "%s must be a whole number, not %s", name, node_kind_name(said->kind));
        return;
    }
    for (size_t f = 0; f < study->design.n_factors; f++)
        if (strcmp(study->design.factors[f].key, key) == 0)
            TELL(said, "%s is what the design varies, as %s", name, key);
    study->common[study->n_common].line = said->place.line;
    study->common[study->n_common++].text =
        pool_format(&study->pool, llabs(said->integer) > INT32_MAX ? "%s=%lldL" : "%s=%lld", key,
                    (long long)said->integer);
}

static int
read_figures(struct reading *self)
{
    const struct node *figures = node_child(self->root, "figures");
    struct study *study = self->study;
    const char **patterns;
    size_t n = 0;

    if (figures == NULL)
        return 0;
    if ((figures->kind != NODE_ARRAY && figures->kind != NODE_LIST) || figures->first == NULL) {
        TELL(figures, "figures must be an array of ids, such as [ \"wait_p90.*\" ]");
        return 0;
    }
    for (const struct node *item = figures->first; item != NULL; item = item->next)
        n++;
    patterns = pool_take(&study->pool, n * sizeof *patterns);
    if (patterns == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory for %zu figures", n);
    study->wanted.patterns = patterns;
    study->wanted_line = figures->place.line;
    for (const struct node *item = figures->first; item != NULL; item = item->next)
        if (item->kind == NODE_TEXT)
            patterns[study->wanted.n++] = item->text;
        else
            TELL(item, "an item of figures must be an id, not %s", node_kind_name(item->kind));
    return 0;
}

static int
read_design(struct reading *self)
{
    const struct node *design = node_child(self->root, "design");

    if (design != NULL)
        return design_read(&self->study->design, &self->study->pool, design, self->faults,
                           self->error);
    if (node_child(self->root, "scenarios") == NULL)
        faults_add(self->faults, self->study->path, 0, 0,
                   "design is missing: a study of one scenario varies something");
    return 0;
}

static int
read_root(struct reading *self)
{
    static const char *const members[] = {"title", "base", "scenarios", "replications", "seed",
                                          "figures", "design", NULL};
    int code;

    design_find_unknown(self->root, _("a study"), members, self->faults);
    read_title(self);
    code = read_scenarios(self);
    if (code == 0)
        code = read_figures(self);
    if (code == 0)
        code = read_design(self);
    read_common(self, "replications", "run.replications");
    read_common(self, "seed", "run.seed");
    if (code == 0 && self->study->pool.failed)
        code = error_set(self->error, ERR_MEMORY, "no memory to read a study");
    return code;
}

/* ---- names ---- */

/* A name for a file out of a scenario's, whatever letters it has. */
static const char *
stem_of(struct pool *pool, const char *path)
{
    const char *stem = path_stem(pool, path);
    char *safe = stem != NULL ? pool_format(pool, "%s", stem) : NULL;

    for (char *c = safe; c != NULL && *c != '\0'; c++)
        if (!design_letter_is_safe(*c))
            *c = '-';
    return safe;
}

/* "basis", "no_show=0.05" or, of several scenarios at several points, "basis,no_show=0.05". */
static const char *
name_of(struct study *self, size_t point)
{
    const char *stem = stem_of(&self->pool, study_scenario(self, point));
    const char *name = self->design.names[point % self->design.n_points];

    if (self->n_scenarios == 1 && *name != '\0')
        return name;
    if (stem == NULL || *name == '\0')
        return stem;
    return pool_format(&self->pool, "%s,%s", stem, name);
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names that two points have, or that will not do. */
static void
check_names(const struct reading *self, const char **sorted)
{
    const struct study *study = self->study;

    qsort(sorted, study->n_points, sizeof *sorted, compare_names);
    for (size_t i = 0; i < study->n_points; i++) {
        if (i > 0 && strcmp(sorted[i - 1], sorted[i]) == 0)
            faults_add(self->faults, study->path, 0, 0,
                       "two points are called %s: scenarios need names of their own", sorted[i]);
        if (!design_name_is_safe(sorted[i]) || strcmp(sorted[i], "batch") == 0)
            faults_add(self->faults, study->path, 0, 0,
                       "a point would be called %s, which will not do for a file", sorted[i]);
    }
}

static int
name_points(struct reading *self)
{
    struct study *study = self->study;
    const char **sorted;

    study->n_points = study->n_scenarios * study->design.n_points;
    if (study->n_points > DESIGN_POINTS) {
        faults_add(self->faults, study->path, 0, 0,
                   "the study has %zu points, at most %d are taken", study->n_points,
                   DESIGN_POINTS);
        return 0;
    }
    study->names = pool_take(&study->pool, study->n_points * sizeof *study->names);
    sorted = pool_take(&study->pool, study->n_points * sizeof *sorted);
    for (size_t i = 0; i < study->n_points && study->names != NULL; i++)
        study->names[i] = name_of(study, i);
    if (study->names == NULL || sorted == NULL || study->pool.failed)
        return error_set(self->error, ERR_MEMORY, "no memory for the names of points");
    memcpy(sorted, study->names, study->n_points * sizeof *sorted);
    check_names(self, sorted);
    return 0;
}

/* ---- all of it ---- */

static int
read_study(struct reading *self)
{
    struct study *study = self->study;
    int code;

    study->path = pool_text(&study->pool, study->path);
    if (study->path == NULL)
        return error_set(self->error, ERR_MEMORY, "no memory to read a study");
    study->file = safe_name_of(study->path);
    self->root = load_alone(&study->pool, study->path, "study", &study->text, self->faults,
                            self->error);
    code = self->root != NULL ? read_root(self) : self->error->code;
    if (code == 0 && self->faults->n == 0)
        code = design_spread(&study->design, &study->pool, self->error);
    if (code == 0 && self->faults->n == 0)
        code = name_points(self);
    return code;
}

int
study_read(struct study *self, const char *path, struct faults *faults, struct error *error)
{
    struct reading reading = {.study = self, .faults = faults, .error = error};
    int code;

    memset(self, 0, sizeof *self);
    pool_init(&self->pool);
    self->path = path;
    code = read_study(&reading);
    faults->failed = faults->failed || self->pool.failed;
    return faults_sum_up(faults, code, path, error);
}

void
study_free(struct study *self)
{
    pool_free(&self->pool);
    memset(self, 0, sizeof *self);
}

/* ---- points ---- */

const char *
study_scenario(const struct study *self, size_t point)
{
    return self->scenarios[point / self->design.n_points];
}

const struct design_value *
study_values(const struct study *self, size_t point)
{
    return self->design.values + point % self->design.n_points * self->design.n_factors;
}

const struct scenario_override *
study_overrides(const struct study *self, size_t point, const char *file,
                const struct scenario_override *more, size_t n_more, struct pool *pool, size_t *n)
{
    size_t most = self->n_common + self->design.n_factors + n_more;
    struct scenario_override *all = pool_take(pool, (most + 1) * sizeof *all);
    const struct design_value *values = study_values(self, point);

    *n = 0;
    if (all == NULL)
        return NULL;
    for (size_t i = 0; i < self->n_common; i++)
        all[(*n)++] = (struct scenario_override){self->common[i].text, "study", file,
                                                 self->common[i].line};
    for (size_t f = 0; f < self->design.n_factors; f++)
        if (values[f].text != NULL)
            all[(*n)++] = (struct scenario_override){
                pool_format(pool, "%s=%s", self->design.factors[f].key, values[f].text), "study",
                file, values[f].line};
    if (n_more > 0)
        memcpy(all + *n, more, n_more * sizeof *more);
    *n += n_more;
    return pool->failed ? NULL : all;
}

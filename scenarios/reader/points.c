/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/points.h"

#include "scenarios/reader/path.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 256 };

/* ---- from a file ---- */

/* "value,cumulative" with nothing after it. */
static bool
read_point(const char *line, struct draw_point *point)
{
    char *end;

    point->value = strtod(line, &end);
    if (end == line || *end != ',')
        return false;
    line = end + 1;
    point->cumulative = strtod(line, &end);
    return end != line && end[strspn(end, " \t\r\n")] == '\0' && isfinite(point->value) &&
           isfinite(point->cumulative);
}

/* A first line that names the columns is passed over, also with the byte order mark that a
 * spreadsheet puts before it, and so is a line with nothing on it. */
static bool
is_no_point(const char *line, int number)
{
    if (number == 1 && strncmp(line, "\xef\xbb\xbf", 3) == 0)
        line += 3;
    return line[strspn(line, " \t\r\n")] == '\0' ||
           (number == 1 && strncmp(line, "value,cumulative", 16) == 0);
}

static bool
read_lines(struct draw_spec *self, FILE *stream, const char *path, struct faults *faults)
{
    char line[LINE_SIZE];

    for (int number = 1; fgets(line, sizeof line, stream) != NULL; number++) {
        if (is_no_point(line, number))
            continue;
        if (self->n_points == POINTS_MOST) {
            faults_add(faults, path, number, 0, "more than %d points", POINTS_MOST);
            return false;
        }
        if (!read_point(line, &self->points[self->n_points])) {
            faults_add(faults, path, number, 0, "expected value,cumulative");
            return false;
        }
        self->n_points++;
    }
    if (ferror(stream)) {
        faults_add(faults, path, 0, 0, "cannot be read: %s", strerror(errno));
        return false;
    }
    return true;
}

static struct node *
array_of(struct pool *pool, const struct draw_spec *self, const char *name, struct place place,
         bool cumulative)
{
    struct node *array = node_new(pool, name, NODE_ARRAY, place);

    for (size_t i = 0; i < self->n_points && array != NULL; i++) {
        struct node *number = node_new(pool, NULL, NODE_FLOAT, place);
        if (number == NULL)
            return NULL;
        number->real = cumulative ? self->points[i].cumulative : self->points[i].value;
        node_append(array, number);
    }
    return array;
}

/* { dist; file; ... } becomes { dist; values; cumulative; ... }. */
static bool
take_the_place(struct pool *pool, const struct draw_spec *self, struct node *group)
{
    struct node *file = node_child(group, "file");
    struct node *values = array_of(pool, self, "values", file->place, false);
    struct node *cumulative = array_of(pool, self, "cumulative", file->place, true);
    struct node *after = file->next;

    if (values == NULL || cumulative == NULL)
        return false;
    *file = *values;
    file->next = cumulative;
    cumulative->next = after;
    if (after == NULL)
        group->last = cumulative;
    return true;
}

static bool
read_file(struct draw_spec *self, struct pool *pool, struct node *group, const char *key,
          struct faults *faults)
{
    const struct node *file = node_child(group, "file");
    const char *path;
    FILE *stream;
    bool sound;

    if (file->kind != NODE_TEXT) {
        faults_add(faults, file->place.file, file->place.line, 0, "%s: file must be a text", key);
        return false;
    }
    path = path_said(pool, file->place, file->text);
    self->points = pool_take(pool, POINTS_MOST * sizeof *self->points);
    if (path == NULL || self->points == NULL)
        return false;
    stream = fopen(path, "r");
    if (stream == NULL) {
        faults_add(faults, file->place.file, file->place.line, 0, "%s: %s cannot be read: %s", key,
                   path, strerror(errno));
        return false;
    }
    sound = read_lines(self, stream, path, faults);
    fclose(stream);
    return sound && take_the_place(pool, self, group);
}

/* ---- from two arrays ---- */

static size_t
length_of(const struct node *array)
{
    size_t n = 0;

    for (const struct node *number = array->first; number != NULL; number = number->next)
        n++;
    return n;
}

static bool
read_arrays(struct draw_spec *self, struct pool *pool, struct node *group, const char *key,
            struct faults *faults)
{
    struct node *values = node_child(group, "values");
    struct node *cumulative = node_child(group, "cumulative");
    size_t n = values != NULL ? length_of(values) : 0;

    if (n == 0 || cumulative == NULL || length_of(cumulative) != n || n > POINTS_MOST) {
        faults_add(faults, group->place.file, group->place.line, 0,
                   "%s: an empirical distribution takes file = \"x.csv\", or values = [...] and "
                   "cumulative = [...] of the same length",
                   key);
        return false;
    }
    self->points = pool_take(pool, n * sizeof *self->points);
    if (self->points == NULL)
        return false;
    for (struct node *v = values->first, *c = cumulative->first; v != NULL;
         v = v->next, c = c->next) {
        struct draw_point *point = &self->points[self->n_points++];
        if (!node_number(v, &point->value) || !node_number(c, &point->cumulative)) {
            faults_add(faults, v->place.file, v->place.line, 0, "%s: points must be numbers", key);
            return false;
        }
        v->kind = c->kind = NODE_FLOAT;
        v->real = point->value;
        c->real = point->cumulative;
    }
    return !node_has_misfit(values) && !node_has_misfit(cumulative);
}

static bool
only_known(const struct node *group, const char *key, struct faults *faults)
{
    static const char *const known[] = {"dist",       "file",     "values",
                                        "cumulative", "at_least", "at_most"};
    bool sound = true;

    for (const struct node *child = group->first; child != NULL; child = child->next) {
        size_t i = 0;
        while (i < sizeof known / sizeof known[0] && strcmp(child->name, known[i]) != 0)
            i++;
        if (i < sizeof known / sizeof known[0])
            continue;
        faults_add(faults, child->place.file, child->place.line, 0,
                   "%s: an empirical distribution has no %s", key, child->name);
        sound = false;
    }
    return sound;
}

bool
points_read(struct draw_spec *self, struct pool *pool, struct node *group, const char *key,
            struct faults *faults)
{
    if (!only_known(group, key, faults))
        return false;
    return node_child(group, "file") != NULL ? read_file(self, pool, group, key, faults)
                                             : read_arrays(self, pool, group, key, faults);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/fill.h"

#include "scenarios/reader/arrivals.h"
#include "scenarios/reader/days.h"
#include "scenarios/reader/distribution.h"
#include "scenarios/reader/print.h"
#include "scenarios/reader/rows.h"
#include "scenarios/reader/stations.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <math.h>

static void
tell_kind(const struct node *node, const char *key, const char *expected, struct faults *faults)
{
    faults_add(faults, node->place.file, node->place.line, 0, "%s must be %s, not %s", key,
               expected, node_kind_name(node->kind));
}

static void
tell_range(const struct node *node, const char *key, const char *value, double low, double high,
           struct faults *faults)
{
    char least[PRINT_NUMBER], most[PRINT_NUMBER];

    print_number(low, least);
    print_number(high, most);
    faults_add(faults, node->place.file, node->place.line, 0, "%s is %s, must be %s to %s", key,
               value, least, most);
}

bool
fill_whole(struct node *node, const char *key, double low, double high, int64_t *value,
           struct faults *faults)
{
    char text[PRINT_NUMBER];

    if (node->misfit)
        return false;
    if (node->kind == NODE_FLOAT && node->real == floor(node->real) && fabs(node->real) < 9e15) {
        node->kind = NODE_INT;
        node->integer = (int64_t)node->real;
    }
    if (node->kind != NODE_INT) {
        tell_kind(node, key, _("a whole number"), faults);
        return false;
    }
    *value = node->integer;
    if ((double)*value >= low && (double)*value <= high)
        return true;
    snprintf(text, sizeof text, "%lld", (long long)*value);
    tell_range(node, key, text, low, high, faults);
    return false;
}

bool
fill_real(struct node *node, const char *key, double low, double high, double *value,
          struct faults *faults)
{
    char text[PRINT_NUMBER];

    if (node->misfit)
        return false;
    if (!node_number(node, value)) {
        tell_kind(node, key, _("a number"), faults);
        return false;
    }
    node->kind = NODE_FLOAT;
    node->real = *value;
    if (*value >= low && *value <= high)
        return true;
    print_number(*value, text);
    tell_range(node, key, text, low, high, faults);
    return false;
}

bool
fill_date(const struct node *node, const char *key, day_number *value, struct faults *faults)
{
    if (node->misfit)
        return false;
    if (node->kind != NODE_TEXT) {
        tell_kind(node, key, _("a date such as \"2024-06-01\""), faults);
        return false;
    }
    if (date_parse(node->text, value))
        return true;
    faults_add(faults, node->place.file, node->place.line, 0,
               "%s: \"%s\" is not a date from 1970 to 2105, written as \"2024-06-01\"", key,
               node->text);
    return false;
}

static void
fill_text(const struct node *node, const char *key, const char **value, struct faults *faults)
{
    if (node->kind == NODE_TEXT)
        *value = node->text;
    else
        tell_kind(node, key, _("a text"), faults);
}

/* An array of as many numbers as the row has values. */
static void
fill_array(void *values, const struct key *key, struct node *array, struct faults *faults)
{
    size_t n = 0;
    double *reals = values;
    int64_t *wholes = values;

    if (array->kind != NODE_ARRAY && array->kind != NODE_LIST) {
        tell_kind(array, key->name, key_kind_name(key->row->kind), faults);
        return;
    }
    array->kind = NODE_ARRAY;
    for (struct node *item = array->first; item != NULL; item = item->next, n++) {
        if (n >= key->row->n_values)
            continue;
        if (key->row->kind == KEY_REALS)
            fill_real(item, key->name, key->row->low, key->row->high, &reals[n], faults);
        else
            fill_whole(item, key->name, key->row->low, key->row->high, &wholes[n], faults);
    }
    if (n != key->row->n_values)
        faults_add(faults, array->place.file, array->place.line, 0,
                   "%s must have %zu values, has %zu", key->name, key->row->n_values, n);
}

int
fill_key(struct params *params, struct pool *pool, const struct key *key, struct node *node,
         struct faults *faults, struct error *error)
{
    const struct key_row *row = key->row;
    void *place = (unsigned char *)params + key->offset;
    double value = 0.0;

    switch (row->kind) {
    case KEY_INT:
        fill_whole(node, key->name, row->low, row->high, place, faults);
        break;
    case KEY_REAL:
        fill_real(node, key->name, row->low, row->high, place, faults);
        break;
    case KEY_DATE:
        fill_date(node, key->name, place, faults);
        break;
    case KEY_DATED:
        fill_real(node, key->name, row->low, row->high, &value, faults);
        return timeline_init(place, value, error);
    case KEY_DRAW:
        if (distribution_read(place, pool, node, key->name, faults))
            distribution_within(place, node, key->name, row->high, faults);
        break;
    case KEY_REALS:
    case KEY_INTS:
        fill_array(place, key, node, faults);
        break;
    case KEY_DAYS:
        days_read(place, key->name, node, faults);
        break;
    case KEY_TEXT:
        fill_text(node, key->name, place, faults);
        break;
    case KEY_ARRIVALS:
        return arrivals_read(&params->network, pool, key->name, node, faults, error);
    case KEY_STATIONS:
        return stations_read(&params->network, pool, key, node, faults, error);
    case KEY_ITEMS:
    case KEY_WORD:
        bug_assert(0, "%s is not filled here", key->name);
    }
    return pool->failed ? error_set(error, ERR_MEMORY, "no memory for %s", key->name) : 0;
}

void
fill_free(struct params *params)
{
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        for (size_t label = 0; label < (row->n_labels > 0 ? row->n_labels : 1); label++)
            if (row->kind == KEY_DATED)
                timeline_free((void *)((unsigned char *)params + row->offset +
                                       label * row->stride));
    timeline_free(&params->network.rate);
    for (int k = 0; k < NETWORK_STATIONS; k++)
        timeline_free(&params->network.stations[k].servers);
}

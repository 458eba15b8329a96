/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/stations.h"

#include "scenarios/reader/distribution.h"
#include "scenarios/reader/fill.h"
#include "scenarios/reader/items.h"
#include "scenarios/reader/members.h"
#include "scenarios/reader/schedule.h"
#include "sim/message.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 128 };

#define SUM_TOLERANCE 1e-6

/* A station being read. */
struct reading {
    struct network_station *station;
    struct pool *pool;
    const struct key *key;
    const struct node *item;
    struct faults *faults;
    char name[NAME_SIZE]; /* of the member in hand: "stations.desk.servers" */
};

/* A member by name, needed or not, and its full name in self; NULL where it is not there. */
static struct node *
member(struct reading *self, const char *of, bool needed)
{
    snprintf(self->name, NAME_SIZE, "%s.%s.%s", self->key->name, self->station->id, of);
    return needed ? items_member(self->item, self->key->name, of, self->faults)
                  : node_child(self->item, of);
}

static void
tell(const struct reading *self, const struct node *node, const char *what)
{
    faults_add(self->faults, node->place.file, node->place.line, 0, "%s %s", self->name, _(what));
}

/* Labels of the result file and parts of the ids of figures. */
static void
read_id(const struct reading *self)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    const char *id = node_id(self->item);
    const struct node *node = node_child(self->item, "id");

    snprintf(self->station->id, NETWORK_ID, "%s", id);
    if (id[strspn(id, letters)] != '\0')
        faults_add(self->faults, node->place.file, node->place.line, 0,
                   "%s: the id \"%s\" may have letters, digits, _ and - only", self->key->name, id);
}

static int
read_servers(struct reading *self, struct error *error)
{
    struct node *node = member(self, "servers", true), *calendar;
    struct schedule schedule = {.name = self->name, .of = "stations.calendar",
                                .member = "servers",
                                .low = self->key->row->low, .high = self->key->row->high,
                                .whole = true};
    int64_t servers = 0;
    int code = 0;

    if (node != NULL)
        fill_whole(node, self->name, schedule.low, schedule.high, &servers, self->faults);
    code = timeline_init(&self->station->servers, (double)servers, error);
    calendar = member(self, "calendar", false);
    if (code == 0 && calendar != NULL)
        code = schedule_read(&self->station->servers, &schedule, calendar, self->faults, error);
    return code;
}

static void
read_limit(struct reading *self)
{
    const struct member_row *row = member_find(self->key->name, "queue_limit");
    struct node *node = member(self, row->name, false);

    self->station->queue_limit = NETWORK_UNLIMITED;
    if (node != NULL)
        fill_whole(node, self->name, row->low, row->high, &self->station->queue_limit,
                   self->faults);
}

/* Shares of the classes; without them there is one. */
static void
read_classes(struct reading *self)
{
    struct node *array = member(self, "priority_classes", false);
    struct network_station *station = self->station;
    double sum = 0.0;
    size_t before = self->faults->n, n = 0;

    station->n_classes = 1;
    station->class_share[0] = 1.0;
    if (array == NULL)
        return;
    if (array->kind != NODE_ARRAY && array->kind != NODE_LIST) {
        tell(self, array, "must be an array of shares such as [ 0.2, 0.8 ]");
        return;
    }
    array->kind = NODE_ARRAY;
    for (struct node *share = array->first; share != NULL; share = share->next, n++) {
        if (n >= NETWORK_CLASSES)
            continue;
        if (fill_real(share, self->name, 0.0, 1.0, &station->class_share[n], self->faults))
            sum += station->class_share[n];
    }
    if (n == 0 || n > NETWORK_CLASSES)
        faults_add(self->faults, array->place.file, array->place.line, 0,
                   "%s has %zu classes, must have 1 to %d", self->name, n, NETWORK_CLASSES);
    else if (self->faults->n == before && !node_has_misfit(array) && fabs(sum - 1.0) > SUM_TOLERANCE)
        faults_add(self->faults, array->place.file, array->place.line, 0,
                   "%s: the shares add up to %.6g, must be 1", self->name, sum);
    station->n_classes = n == 0 || n > NETWORK_CLASSES ? 1 : (int64_t)n;
}

static void
read_times(struct reading *self)
{
    struct network_station *station = self->station;
    struct node *node = member(self, "service", true);

    if (node != NULL)
        distribution_read(&station->service, self->pool, node, self->name, self->faults);
    node = member(self, "patience", false);
    station->has_patience = node != NULL;
    if (node != NULL)
        distribution_read(&station->patience, self->pool, node, self->name, self->faults);
}

static int
read_station(struct reading *self, struct error *error)
{
    int code;

    read_id(self);
    items_unknown(self->item, self->key->name, self->key->name, self->faults);
    code = read_servers(self, error);
    read_times(self);
    read_limit(self);
    read_classes(self);
    return code;
}

int
stations_read(struct network_params *self, struct pool *pool, const struct key *key,
              struct node *list, struct faults *faults, struct error *error)
{
    struct reading reading = {.pool = pool, .key = key, .faults = faults};
    int code = 0;

    if (!items_are_sound(list, key->name, NETWORK_STATIONS, true, faults))
        return 0;
    if (list->first == NULL)
        faults_add(faults, list->place.file, list->place.line, 0, "%s is empty", key->name);
    for (const struct node *item = list->first; item != NULL && code == 0; item = item->next) {
        reading.station = &self->stations[self->n_stations++];
        reading.item = item;
        code = read_station(&reading, error);
    }
    return code == 0 && pool->failed ? error_set(error, ERR_MEMORY, "no memory for %s", key->name)
                                     : code;
}

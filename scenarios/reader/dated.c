/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/dated.h"

#include "models/network.h"

#include <math.h>
#include <string.h>

enum { ID_SIZE = 256 };

static bool
find_rate(struct dated *self, struct params *params, const struct node *root)
{
    if (node_at(root, "arrivals.rate") == NULL)
        return false;
    self->timeline = &params->network.rate;
    self->high = NETWORK_FASTEST;
    self->setting = node_child(root, "arrivals");
    return true;
}

/* The servers of the station whose id stands between the two ends of the name. */
static bool
find_servers(struct dated *self, struct params *params, const struct node *root, const char *name)
{
    static const char before[] = "stations.", after[] = ".servers";
    size_t n = strlen(name), ends = sizeof before - 1 + sizeof after - 1;
    char id[ID_SIZE] = "";

    if (n <= ends || n - ends >= ID_SIZE || strncmp(name, before, sizeof before - 1) != 0 ||
        strcmp(name + n - (sizeof after - 1), after) != 0 || node_at(root, name) == NULL)
        return false;
    memcpy(id, name + sizeof before - 1, n - ends);
    for (int64_t k = 0; k < params->network.n_stations; k++)
        if (strcmp(params->network.stations[k].id, id) == 0)
            self->timeline = &params->network.stations[k].servers;
    self->high = NETWORK_SERVERS;
    self->whole = true;
    self->setting = node_child(root, "stations");
    return true;
}

/* What says how many exam places there are. */
static bool
is_of_places(size_t offset)
{
    const size_t share = offsetof(struct params, exams.a2_share);

    return offset == offsetof(struct params, exams.a2_places_per_day) ||
           offset == offsetof(struct params, exams.b1_places_per_day) ||
           offset == offsetof(struct params, exams.reserved) ||
           (offset >= share &&
            offset < share + sizeof(((struct params *)0)->exams.a2_share));
}

bool
dated_find(struct dated *self, struct params *params, const struct registry *registry,
           const struct node *root, const char *name)
{
    const struct key *key = registry_find(registry, name);

    *self = (struct dated){.name = name};
    if (registry->kind == MODEL_QUEUE)
        return strcmp(name, "arrivals.rate") == 0 ? find_rate(self, params, root)
                                                  : find_servers(self, params, root, name);
    if (key == NULL || key->row->kind != KEY_DATED)
        return false;
    self->timeline = (void *)((unsigned char *)params + key->offset);
    self->low = key->row->low;
    self->high = key->row->high;
    self->ahead = is_of_places(key->offset);
    self->setting = node_at(root, name);
    return true;
}

bool
dated_accepts(const struct dated *self, double value)
{
    return value >= self->low && value <= self->high && (!self->whole || value == floor(value));
}

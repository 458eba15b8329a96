/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/arrivals.h"

#include "models/network.h"
#include "scenarios/reader/distribution.h"
#include "scenarios/reader/fill.h"
#include "scenarios/reader/items.h"
#include "scenarios/reader/schedule.h"

static int
read_rate(struct network_params *self, struct node *rate, struct faults *faults,
          struct error *error)
{
    static const struct schedule schedule = {
        .name = "arrivals.rate", .of = "arrivals.rate", .member = "per_day",
        .high = NETWORK_FASTEST};
    double value = 0.0;

    self->has_rate = true;
    if (rate->kind == NODE_LIST) {
        if (rate->first == NULL)
            faults_add(faults, rate->place.file, rate->place.line, 0, "arrivals.rate is empty");
        return schedule_read(&self->rate, &schedule, rate, faults, error);
    }
    if (!fill_real(rate, schedule.name, schedule.low, schedule.high, &value, faults))
        return 0;
    return timeline_init(&self->rate, value, error);
}

static void
read_between(struct network_params *self, struct pool *pool, const char *key, struct node *node,
             struct faults *faults)
{
    if (distribution_read(&self->between, pool, node, key, faults) &&
        draw_spec_mean(&self->between) * NETWORK_FASTEST < 1.0)
        faults_add(faults, node->place.file, node->place.line, 0,
                   "%s: the days between two are less than a second on average", key);
}

int
arrivals_read(struct network_params *self, struct pool *pool, const char *key, struct node *node,
              struct faults *faults, struct error *error)
{
    size_t before = faults->n;
    struct node *rate;

    if (node->kind != NODE_GROUP || node_is_distribution(node)) {
        read_between(self, pool, key, node, faults);
        return pool->failed ? error_set(error, ERR_MEMORY, "no memory for %s", key) : 0;
    }
    items_unknown(node, key, key, faults);
    rate = node_child(node, "rate");
    if (rate != NULL)
        return read_rate(self, rate, faults, error);
    if (faults->n == before) /* it may have been meant */
        faults_add(faults, node->place.file, node->place.line, 0,
                   "%s must be a distribution of the days between two, or { rate = ...; }", key);
    return 0;
}

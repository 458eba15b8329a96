/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check_network.h"

#include "models/network.h"
#include "sim/calendar.h"
#include "sim/message.h"

struct check {
    const struct params *params;
    const struct node *root;
    struct faults *faults;
};

/* The setting of a key, or NULL where it was not taken without a fault. */
static const struct node *
sound(const struct check *self, const char *key)
{
    const struct node *node = node_at(self->root, key);

    return node != NULL && node->sound ? node : NULL;
}

static void
tell(const struct check *self, const struct node *node, const char *text)
{
    faults_add(self->faults, node->place.file, node->place.line, 0, "%s", _(text));
}

/* The date of a schedule's item; false where it was refused. */
static bool
from_of(const struct node *item, day_number *from)
{
    return item != NULL && date_parse(node_child(item, "from")->text, from);
}

static void
check_scale(const struct check *self)
{
    const struct node *scale = sound(self, "run.scale");

    if (scale != NULL && (scale->real < 1.0 || scale->real > 1.0))
        tell(self, scale,
             "run.scale must be 1: a tenth of the customers at a tenth of the servers wait longer");
}

static void
check_warm_up(const struct check *self)
{
    const struct params *p = self->params;
    const struct node *months = sound(self, "run.warm_up_months");
    int run = month_of_day(p->run.until) - month_of_day(p->run.start) + 1;

    if (months != NULL && sound(self, "run.start") != NULL && sound(self, "run.until") != NULL &&
        p->network.warm_up_months >= run)
        tell(self, months, "run.warm_up_months leaves nothing of the run");
}

/* The first rate holds on the first day; a rate that is not 0 is not next to it. */
static void
check_rate(const struct check *self)
{
    const struct timeline *rate = &self->params->network.rate;
    const struct node *node = node_at(self->root, "arrivals.rate");
    day_number from = 0;

    if (sound(self, "arrivals") == NULL || node == NULL)
        return;
    if (node->kind == NODE_LIST && sound(self, "run.start") != NULL &&
        from_of(node->first, &from) && from > self->params->run.start)
        tell(self, node->first, "arrivals.rate must begin on run.start or before");
    for (size_t i = 0; i < rate->n_steps; i++)
        if (rate->steps[i].value > 0.0 && rate->steps[i].value < NETWORK_SLOWEST) {
            faults_add(self->faults, node->place.file, node->place.line, 0,
                       "arrivals.rate is %.10g a day, must be 0 or at least %.10g",
                       rate->steps[i].value, NETWORK_SLOWEST);
            return;
        }
}

/* The servers of the first day are said by servers, not by the calendar. */
static void
check_calendars(const struct check *self)
{
    const struct node *stations = sound(self, "stations");

    if (stations == NULL || sound(self, "run.start") == NULL)
        return;
    for (const struct node *station = stations->first; station != NULL; station = station->next) {
        const struct node *calendar = node_child(station, "calendar");
        day_number from = 0;
        if (calendar != NULL && from_of(calendar->first, &from) && from < self->params->run.start)
            faults_add(self->faults, calendar->first->place.file, calendar->first->place.line, 0,
                       "stations.%s.calendar begins before the run: servers says how many there "
                       "are on its first day",
                       node_id(station));
    }
}

void
check_network(const struct params *params, const struct node *root, struct faults *faults)
{
    const struct check check = {params, root, faults};

    check_scale(&check);
    check_warm_up(&check);
    check_rate(&check);
    check_calendars(&check);
}

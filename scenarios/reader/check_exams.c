/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check_parts.h"

#include "models/places.h"
#include "models/sittings.h"
#include "scenarios/reader/items.h"
#include "scenarios/reader/nearest.h"
#include "sim/message.h"

#include <math.h>

enum {
    SITES_SIZE = PARAMS_SITES * (PARAMS_ID + 2) + NEAREST_MEANT, /* the ids of all sites */
};

/* ---- places ---- */

static void
check_a2_shares(const struct check *self)
{
    struct dated_share shares[EXAM_LEZEN_B1];

    for (int e = 0; e < EXAM_LEZEN_B1; e++) {
        snprintf(shares[e].key, sizeof shares[e].key, "exams.a2.share.%s", exam_labels[e]);
        shares[e].share = &self->params->exams.a2_share[e];
    }
    check_dated_shares(self, "exams.a2.share", shares, EXAM_LEZEN_B1);
}

static void
check_sites(const struct check *self)
{
    const struct params *p = self->params;
    double sum = 0.0;

    if (!is_sound(self, "exams.sites") || p->exams.n_sites == 0)
        return;
    for (int64_t s = 0; s < p->exams.n_sites; s++)
        sum += p->exams.sites[s].share;
    if (fabs(sum - 1.0) > SUM_TOLERANCE)
        tell(self, "exams.sites", "exams.sites: the shares add up to %.6g, must be 1", sum);
}

/* ---- closed sites ---- */

/* The site that was meant, or all that there are: "; there are utrecht, zwolle". */
static void
sites_meant(const struct check *self, const char *site, char text[SITES_SIZE])
{
    const struct params *p = self->params;
    const char *nearest = items_nearest(node_at(self->root, "exams.sites"), site);
    size_t n = 0;

    if (nearest != NULL) {
        nearest_meant(nearest, text);
        return;
    }
    for (int64_t s = 0; s < p->exams.n_sites; s++)
        n += (size_t)snprintf(text + n, SITES_SIZE - n, "%s%s", s == 0 ? _("; there are ") : ", ",
                              p->exams.sites[s].id);
    if (n == 0)
        snprintf(text, SITES_SIZE, "%s", _("; it has none"));
}

/* Without a site all are closed; an id of none is not that. */
static void
check_site_known(const struct check *self, int64_t index)
{
    const struct exam_closure *closure = &self->params->exams.closed[index];
    const struct node *item = node_at(self->root, "exams.closed")->first, *site;
    char meant[SITES_SIZE];

    for (int64_t i = 0; i < index; i++)
        item = item->next;
    site = node_child(item, "site");
    if (site == NULL || closure->site != EXAM_SITES_ALL)
        return;
    sites_meant(self, site->text, meant);
    tell_item(self, "exams.closed", index, "%s: there is no site %s in exams.sites%s",
              closure->id, site->text, meant);
}

/* Each site is open or closed for an exam, once. */
static bool
overlap(const struct exam_closure *a, const struct exam_closure *b)
{
    bool same = a->site == b->site || a->site == EXAM_SITES_ALL || b->site == EXAM_SITES_ALL;

    same = same && (a->exam == b->exam || a->exam == EXAMS || b->exam == EXAMS);
    return same && a->date < b->until && b->date < a->until;
}

static void
check_closed(const struct check *self)
{
    const struct params *p = self->params;

    if (!is_sound(self, "exams.closed") || !is_sound(self, "exams.sites"))
        return;
    for (int64_t i = 0; i < p->exams.n_closed; i++) {
        check_site_known(self, i);
        for (int64_t j = 0; j < i; j++)
            if (overlap(&p->exams.closed[i], &p->exams.closed[j]))
                tell_item(self, "exams.closed", i,
                          "%s and %s overlap: a site would be closed twice",
                          p->exams.closed[j].id, p->exams.closed[i].id);
    }
}

/* ---- moved days ---- */

/* One exam a day: of two, one would be lost. */
static void
check_moved_twice(const struct check *self)
{
    const struct params *p = self->params;

    for (int64_t i = 0; i < p->exams.n_moved; i++)
        for (int64_t j = 0; j < i; j++)
            if (p->exams.moved[i].date == p->exams.moved[j].date)
                tell_item(self, "exams.moved", i, "%s and %s are on the same day",
                          p->exams.moved[j].id, p->exams.moved[i].id);
}

static bool
is_sound_sittings(const struct check *self)
{
    return is_sound(self, "run.start") && is_sound(self, "run.until") &&
           is_sound(self, "exams.b1.sittings_per_year") &&
           is_sound(self, "exams.b1.programme2_sittings_per_year") &&
           is_sound(self, "exams.a2.opens") && is_sound(self, "exams.b1.opens") &&
           self->params->run.until >= self->params->run.start;
}

/* Only what there is can be given back; and a day has one B1 exam, so one that is moved to it would
 * drive out the one of its sitting. */
static void
check_against_sitting(const struct check *self, int64_t index, enum exam sat)
{
    const struct moved_day *moved = &self->params->exams.moved[index];

    if (moved->exam == EXAMS && sat == EXAMS)
        tell_item(self, "exams.moved", index,
                  "%s: no B1 exam is sat on that day that could be given back", moved->id);
    if (moved->exam != EXAMS && sat != EXAMS)
        tell_item(self, "exams.moved", index, "%s: that day is a sitting of %s already", moved->id,
                  exam_labels[sat]);
}

/* Of days that cannot be booked in the run nothing is known. */
static void
check_sittings(const struct check *self)
{
    const struct params *p = self->params;
    struct calendar days = {.first = p->run.start};
    struct sittings sittings;

    if (p->exams.n_moved == 0 || !is_sound_sittings(self))
        return;
    days.end = places_end(p);
    if (sittings_init(&sittings, p, &days, NULL) != 0) {
        self->faults->failed = true;
        return;
    }
    for (int64_t i = 0; i < p->exams.n_moved; i++) {
        day_number day = p->exams.moved[i].date;
        if (day >= days.first && day < days.end)
            check_against_sitting(self, i, sittings_programme1(&sittings, day));
    }
    sittings_free(&sittings);
}

/* ---- when to book ---- */

/* The key of the two that the scenario itself says, or the first. */
static const char *
own_of(const struct check *self, const char *a, const char *b)
{
    return is_own(self, b) && !is_own(self, a) ? b : a;
}

/* Nobody could book a day, or change a booking, if days opened too late for it. */
static void
check_opens(const struct check *self, const char *opens, int64_t days)
{
    const struct params *p = self->params;

    if (!is_sound(self, opens))
        return;
    if (is_sound(self, "exams.lead_days") && days <= p->exams.lead_days)
        tell(self, own_of(self, opens, "exams.lead_days"),
             "%s is %lld, must be above exams.lead_days, %lld: nobody could book", opens,
             (long long)days, (long long)p->exams.lead_days);
    if (is_sound(self, "exams.change_days") && days <= p->exams.change_days)
        tell(self, own_of(self, opens, "exams.change_days"),
             "%s is %lld, must be above exams.change_days, %lld: nobody could change a booking",
             opens, (long long)days, (long long)p->exams.change_days);
}

void
check_exams(const struct check *self)
{
    check_a2_shares(self);
    check_sites(self);
    check_closed(self);
    if (is_sound(self, "exams.moved")) {
        check_moved_twice(self);
        check_sittings(self);
    }
    check_opens(self, "exams.a2.opens", self->params->exams.opens_a2);
    check_opens(self, "exams.b1.opens", self->params->exams.opens_b1);
}

/* ---- medical exemption ---- */

/* Of a group, who applies with the plan, later, or near the end. */
static void
check_applicants(const struct check *self, int group)
{
    const struct params *p = self->params;
    struct share shares[] = {{"", p->medical.at_intake[group]},
                             {"", p->medical.in_course[group]},
                             {"", p->medical.near_end[group]}};
    static const char *const when[] = {"at_intake", "in_course", "near_end"};
    char what[128];

    for (size_t i = 0; i < 3; i++)
        snprintf(shares[i].key, NAME_SIZE, "medical.%s.%s", when[i], group_labels[group]);
    snprintf(what, sizeof what, _("medical (%s): at_intake, in_course and near_end"),
             group_labels[group]);
    check_shares_together(self, what, shares, 3);
}

void
check_medical(const struct check *self)
{
    const struct params *p = self->params;
    const struct share outcomes[] = {{"medical.full", p->medical.full},
                                     {"medical.partial", p->medical.partial},
                                     {"medical.adapted", p->medical.adapted}};

    check_shares_together(self, _("medical.full, medical.partial and medical.adapted"), outcomes,
                          3);
    for (int g = 0; g < GROUPS; g++)
        check_applicants(self, g);
}

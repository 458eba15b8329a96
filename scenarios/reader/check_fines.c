/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check_parts.h"

#include "sim/calendar.h"
#include "sim/message.h"

#include <math.h>

/* The lists of enforcement: tables of fines, and whom a rule spares. */

/* Whether some day is in both [from, until). */
static bool
overlap(day_number from, day_number until, day_number other_from, day_number other_until)
{
    return from < other_until && other_from < until;
}

/* ---- tables of fines ---- */

/* Of a law, the first day: Wi13 as of L24 section 4, Wi21 art. 54(1). */
static void
check_law_is_there(const struct check *self, int64_t index)
{
    static const char *const begins[REGIMES] = {"2013-01-01", "2022-01-01"};
    const struct fine_table *table = &self->params->enforcement.fines[index];
    day_number begin = 0;

    date_parse(begins[table->regime], &begin);
    if (table->from < begin)
        tell_item(self, "enforcement.fines", index, "%s: %s begins on %s", table->id,
                  regime_labels[table->regime], begins[table->regime]);
    if (table->regime == REGIME_WI2013 && table->offence == OFFENCE_MAP)
        tell_item(self, "enforcement.fines", index, "%s: wi2013 has no map", table->id);
}

static void
check_hours(const struct check *self, int64_t index)
{
    const struct fine_table *table = &self->params->enforcement.fines[index];

    if (table->n_euro == PARAMS_FINES && table->hours[1] <= table->hours[0])
        tell_item(self, "enforcement.fines", index, "%s: hours must rise", table->id);
}

/* Of one law and offence one table is in force at a time. */
static void
check_alone(const struct check *self, int64_t index)
{
    const struct fine_table *table = &self->params->enforcement.fines[index];

    for (int64_t i = 0; i < index; i++) {
        const struct fine_table *other = &self->params->enforcement.fines[i];
        if (other->regime == table->regime && other->offence == table->offence &&
            overlap(other->from, other->until, table->from, table->until)) {
            tell_item(self, "enforcement.fines", index,
                      "%s and %s overlap: two tables of %s and %s on one day", other->id,
                      table->id, regime_labels[table->regime], offence_labels[table->offence]);
            return;
        }
    }
}

static void
check_tables(const struct check *self)
{
    if (!is_sound(self, "enforcement.fines"))
        return;
    for (int64_t i = 0; i < self->params->enforcement.n_fines; i++) {
        check_law_is_there(self, i);
        check_hours(self, i);
        check_alone(self, i);
    }
}

/* ---- who is spared ---- */

static bool
same_law(int regime, int other)
{
    return regime == other || regime == REGIMES || other == REGIMES;
}

static void
check_sparing(const struct check *self, const char *list, const struct sparing *rules, int64_t n)
{
    if (!is_sound(self, list))
        return;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = 0; k < i; k++)
            if (rules[k].group == rules[i].group && same_law(rules[k].regime, rules[i].regime) &&
                overlap(rules[k].from, rules[k].until, rules[i].from, rules[i].until))
                tell_item(self, list, i, "%s and %s overlap: %s would be spared twice",
                          rules[k].id, rules[i].id, group_labels[rules[i].group]);
}

/* ---- the other keys ---- */

static void
check_answers(const struct check *self)
{
    const struct share shares[] = {
        {"enforcement.hearing_share", self->params->enforcement.hearing_share},
        {"enforcement.views_share", self->params->enforcement.views_share},
    };

    check_shares_together(self, _("enforcement.hearing_share and enforcement.views_share"), shares,
                          sizeof shares / sizeof shares[0]);
}

static void
check_degrees(const struct check *self)
{
    double sum = 0.0;

    if (!is_sound(self, "enforcement.municipal.culpability"))
        return;
    for (int d = 0; d < PARAMS_DEGREES; d++)
        sum += self->params->enforcement.municipal.culpability[d];
    if (fabs(sum - 1.0) > SUM_TOLERANCE)
        tell(self, "enforcement.municipal.culpability",
             "enforcement.municipal.culpability: the shares add up to %.6g, must be 1", sum);
}

/* Hours from which the next class of new terms holds. */
static void
check_z_hours(const struct check *self)
{
    const int64_t *hours = self->params->enforcement.new_term_z_hours;

    if (!is_sound(self, "enforcement.new_term_z_hours"))
        return;
    for (int i = 1; i < PARAMS_TERMS - 1; i++)
        if (hours[i] <= hours[i - 1]) {
            tell(self, "enforcement.new_term_z_hours", "enforcement.new_term_z_hours must rise");
            return;
        }
}

void
check_fines(const struct check *self)
{
    const struct params *p = self->params;

    check_tables(self);
    check_sparing(self, "enforcement.no_fine", p->enforcement.no_fine, p->enforcement.n_no_fine);
    check_sparing(self, "enforcement.paused", p->enforcement.paused, p->enforcement.n_paused);
    check_answers(self);
    check_degrees(self);
    check_z_hours(self);
}

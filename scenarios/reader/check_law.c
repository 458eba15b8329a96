/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check_parts.h"

#include "sim/calendar.h"

/* The lists of the term: grounds of extension, and steps for corona. */

/* What a rule of a ground may say beside its dates and what it gives. */
enum asks { ASKS_LENGTH = 1 << 0, ASKS_ONDERWIJS = 1 << 1, ASKS_EFFORT = 1 << 2 };

struct terms {
    unsigned asks;  /* mask of enum asks */
    bool lasts;     /* so it may give as long as it lasted */
    bool of_wi2021; /* alone */
};

static const struct terms terms[GROUND_CORONA] = {
    [GROUND_NO_OFFER] = {ASKS_LENGTH | ASKS_ONDERWIJS, true, true},
    [GROUND_AZC] = {ASKS_LENGTH, true, true},
    [GROUND_EFFORT] = {ASKS_EFFORT, false, false},
    [GROUND_LITERACY] = {0, false, false},
    [GROUND_ILLNESS] = {ASKS_LENGTH, true, false},
    [GROUND_BIRTH] = {0, false, false},
    [GROUND_DEATH] = {0, false, false},
    [GROUND_CIRCUMSTANCES] = {ASKS_LENGTH, true, false},
    [GROUND_EDUCATION] = {ASKS_LENGTH, true, false},
    [GROUND_INTERRUPTION] = {ASKS_LENGTH, true, false},
    [GROUND_EXAM_DELAY] = {0, true, false},
};

/* ---- one rule ---- */

/* Wi13 as of the letter, section 4; Wi21 art. 54(1). */
static void
check_law_is_there(const struct check *self, int64_t index)
{
    static const char *const begins[REGIMES] = {"2013-01-01", "2022-01-01"};
    const struct ground_rule *rule = &self->params->term.grounds[index];
    day_number begin = 0;

    date_parse(begins[rule->regime], &begin);
    if (rule->from < begin)
        tell_item(self, "term.grounds", index, "%s: %s begins on %s", rule->id,
                  regime_labels[rule->regime], begins[rule->regime]);
    if (rule->regime == REGIME_WI2013 && terms[rule->ground].of_wi2021)
        tell_item(self, "term.grounds", index, "%s: wi2013 has no %s", rule->id,
                  ground_labels[rule->ground]);
}

static void
check_gift(const struct check *self, int64_t index)
{
    const struct ground_rule *rule = &self->params->term.grounds[index];

    if (rule->months > 0 && rule->weeks > 0)
        tell_item(self, "term.grounds", index, "%s: it gives months or weeks, not both", rule->id);
    else if (rule->months == 0 && rule->weeks == 0 && !terms[rule->ground].lasts)
        tell_item(self, "term.grounds", index,
                  "%s: %s has no length that it could give: months or weeks are missing", rule->id,
                  ground_labels[rule->ground]);
}

static void
check_asked(const struct check *self, int64_t index, unsigned asks, const char *member,
            int64_t value)
{
    const struct ground_rule *rule = &self->params->term.grounds[index];

    if (value > 0 && !(terms[rule->ground].asks & asks))
        tell_item(self, "term.grounds", index, "%s: %s has no %s", rule->id,
                  ground_labels[rule->ground], member);
}

/* What would be read and ignored. */
static void
check_asks(const struct check *self, int64_t index)
{
    const struct ground_rule *rule = &self->params->term.grounds[index];

    check_asked(self, index, ASKS_LENGTH, "at_least_months", rule->at_least_months);
    check_asked(self, index, ASKS_ONDERWIJS, "onderwijs_months", rule->onderwijs_months);
    check_asked(self, index, ASKS_EFFORT, "hours", rule->hours);
    check_asked(self, index, ASKS_EFFORT, "attempts", rule->attempts);
}

/* ---- with the others ---- */

/* Of one ground and law one rule is in force at a time. */
static void
check_alone(const struct check *self, int64_t index)
{
    const struct ground_rule *rule = &self->params->term.grounds[index];

    for (int64_t i = 0; i < index; i++) {
        const struct ground_rule *other = &self->params->term.grounds[i];
        if (other->regime == rule->regime && other->ground == rule->ground &&
            other->from < rule->until && rule->from < other->until) {
            tell_item(self, "term.grounds", index,
                      "%s and %s overlap: two rules of %s of %s on one day", other->id, rule->id,
                      ground_labels[rule->ground], regime_labels[rule->regime]);
            return;
        }
    }
}

static void
check_grounds(const struct check *self)
{
    if (!is_sound(self, "term.grounds"))
        return;
    for (int64_t i = 0; i < self->params->term.n_grounds; i++) {
        check_law_is_there(self, i);
        check_gift(self, i);
        check_asks(self, i);
        check_alone(self, i);
    }
}

/* ---- corona ---- */

static void
check_corona(const struct check *self)
{
    const struct corona_step *steps = self->params->term.corona;

    if (!is_sound(self, "term.corona"))
        return;
    for (int64_t i = 0; i < self->params->term.n_corona; i++) {
        for (int64_t j = 0; j < i; j++)
            if (steps[j].date == steps[i].date)
                tell_item(self, "term.corona", i, "%s and %s are on the same day", steps[j].id,
                          steps[i].id);
        if (steps[i].months == 0)
            tell_item(self, "term.corona", i, "%s: months are missing", steps[i].id);
    }
}

/* An extension is applied for in a window that opens within the term. */
static void
check_window(const struct check *self)
{
    const struct params *p = self->params;

    if (is_sound(self, "term.months") && is_sound(self, "term.window_months") &&
        p->term.window_months >= p->term.months)
        tell(self, "term.window_months", "term.window_months is %lld, and the term has %lld",
             (long long)p->term.window_months, (long long)p->term.months);
}

void
check_law(const struct check *self)
{
    check_window(self);
    check_grounds(self);
    check_corona(self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/grounds.h"

#include "models/delays.h"
#include "models/stage.h"

enum {
    LIFE_MONTHS = 36,   /* over which what happens in a term is dealt: that of params.term.share */
    EFFORT_MONTHS = 30, /* effort counts when the term has run for so long: rules.md 2.1, 5 */
    BIRTH_AGE = 45,     /* women below it may have a child; hand-set, with term.share.birth */
    EDUCATION_AGE = 23, /* below it PRO, VSO or entree may be followed; hand-set, with its share */
    EFFORT_PARTS = 2,   /* language parts passed: Bi21 art. 4.4 */
    DAYS_A_WEEK = 7
};

/* What is dealt for a term, as bits of person_lost.life; the luck of a literacy course is of the
 * person. */
enum { LIFE_FIRST = GROUND_ILLNESS, LIFE_DEALT = 1 << 7 };

_Static_assert(GROUND_LIFE_END - LIFE_FIRST < 7, "there is a bit for each");

/* ---- the rules ---- */

static const struct statute *
statute_of(const struct chain *self, uint32_t who)
{
    return &self->model->statutes[self->people[who].regime];
}

static bool
is_fixed(const struct ground_rule *rule)
{
    return rule->months > 0 || rule->weeks > 0;
}

/* Something of one day in somebody's life that gives a fixed time, which runs from that day. */
static bool
is_dated(const struct ground_rule *rule)
{
    return is_fixed(rule) && (rule->ground == GROUND_BIRTH || rule->ground == GROUND_DEATH);
}

/* From a day on. */
static int32_t
fixed_days(const struct ground_rule *rule, day_number day)
{
    return day_past_term(day, (int)rule->months) - day + (int32_t)(DAYS_A_WEEK * rule->weeks);
}

/* ---- lessons too late: rules.md section 2.1 ---- */

/* By the rule of today, or where there is none by the next one. */
static const struct ground_rule *
rule_of_lateness(const struct chain *self)
{
    const struct params *p = self->params;
    day_number today = chain_today(self);
    const struct ground_rule *next = NULL;

    for (int64_t i = 0; i < p->term.n_grounds; i++) {
        const struct ground_rule *rule = &p->term.grounds[i];
        if (rule->ground == GROUND_NO_OFFER && today < rule->until &&
            (next == NULL || rule->from < next->from))
            next = rule;
    }
    return next;
}

/* Late is more than so many months after the plan. */
static bool
is_late(const struct person *person, const struct ground_rule *rule, day_number day)
{
    bool onderwijs = person->route == ROUTE_ONDERWIJS && rule->onderwijs_months > 0;
    int64_t months = onderwijs ? rule->onderwijs_months : rule->at_least_months;

    return day > day_add_months(ticks_to_day(person->pip), (int)months);
}

/* For others than asiel the municipality offers no course (letter, 2.1.2). */
bool
grounds_no_offer(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    const struct ground_rule *rule = rule_of_lateness(self);

    return person->group == GROUP_ASIEL && rule != NULL &&
           is_late(person, rule, chain_today(self));
}

/* From the plan to the first lesson; whether that was late was seen when it came. */
static bool
waited_for_lessons(const struct chain *self, uint32_t who, const struct ground_rule *rule,
                   day_number day, struct period *period)
{
    const struct person *person = &self->people[who];
    day_number plan = ticks_to_day(person->pip);

    if (person->group != GROUP_ASIEL)
        return false;
    *period = (struct period){plan, day};
    if (!person_is(person, PERSON_STARTED))
        return is_late(person, rule, day);
    period->to = plan + person->no_offer_days;
    return person->no_offer_days > 0 && (day >= period->to || is_late(person, rule, day));
}

/* ---- the stay in reception after the plan: a proposal of the letter (2.1.1) ---- */

static bool
stayed_in_azc(const struct chain *self, uint32_t who, day_number day, struct period *period)
{
    const struct person *person = &self->people[who];

    *period = (struct period){ticks_to_day(person->pip),
                              person_is(person, PERSON_SETTLED) ? ticks_to_day(person->settled)
                                                                : day};
    return person_is(person, PERSON_FROM_AZC) &&
           !lodging_is_municipal((enum lodging)self->traits[who].lodging);
}

/* ---- considerable effort ---- */

/* Whether each exam that is still to be passed was sat so many times; ONA once (rules.md section
 * 5). */
static bool
has_sat_all(const struct chain *self, uint32_t who, int64_t attempts)
{
    unsigned missing = person_lacks(&self->people[who]), left = self->people[who].exams;

    if (attempts == 0)
        return true;
    for (uint32_t job = self->people[who].jobs; left > 0; job = self->jobs[job].next) {
        const struct job *record = &self->jobs[job];
        int64_t needed = record->component == COMPONENT_ONA ? 1 : attempts;
        if (record->kind != JOB_EXAM)
            continue;
        left--;
        if (exam_attempts(self, record) >= needed)
            missing &= ~(1u << record->component);
    }
    return missing == 0;
}

/* Lessons that asiel missed under the Wi2021 count as permitted absence. */
static bool
has_hours(const struct chain *self, uint32_t who, int64_t hours)
{
    const struct person *person = &self->people[who];

    return (person->regime == REGIME_WI2021 && person->group == GROUP_ASIEL) ||
           (int64_t)growth_lesson_hours(self, who) >= hours;
}

/* Bi21 art. 4.4: B1-route, two language parts and KNM passed, PVT and MAP done. */
static bool
has_passed_enough(const struct chain *self, const struct person *person)
{
    return person->route == ROUTE_B1 &&
           __builtin_popcount(person->passed & MASK_LANGUAGE) >= EFFORT_PARTS &&
           (person->passed >> COMPONENT_KNM & 1) && person->participation <= chain_now(self);
}

/* Wi21 art. 12(1)b; Wi2013: rules.md section 5. */
static bool
has_made_effort(const struct chain *self, uint32_t who, const struct ground_rule *rule,
                const struct application *application)
{
    const struct person *person = &self->people[who];

    return (person->regime == REGIME_WI2013 || has_passed_enough(self, person)) &&
           has_hours(self, who, rule->hours) &&
           application->day >= day_add_months(application->first, EFFORT_MONTHS) &&
           has_sat_all(self, who, rule->attempts);
}

/* ---- what happens in somebody's life ---- */

static uint64_t
life_bits(const struct chain *self, uint32_t who, enum decision decision, enum ground ground)
{
    return chain_bits(self, who, (unsigned)decision + (unsigned)ground - GROUND_LIFE,
                      self->people[who].overruns);
}

static bool
may_happen(const struct chain *self, uint32_t who, enum ground ground)
{
    const struct traits *traits = &self->traits[who];

    if (ground == GROUND_BIRTH)
        return person_is(&self->people[who], PERSON_WOMAN) && traits->age < BIRTH_AGE;
    return ground != GROUND_EDUCATION || traits->age < EDUCATION_AGE;
}

/* Under the Wi2013 circumstances are all that is not attributable (Wi13 art. 7b(3)a). */
static bool
is_unattributable(const struct chain *self, uint32_t who, enum ground ground)
{
    return ground == GROUND_CIRCUMSTANCES && self->people[who].regime == REGIME_WI2013;
}

static ticks
length_of(const struct chain *self, uint32_t who, enum ground ground)
{
    const struct draw *length = is_unattributable(self, who, ground)
                                    ? &self->model->draws.own_circumstances
                                    : &self->model->draws.length[ground];

    return draw_ticks(length, life_bits(self, who, DECIDE_LIFE_DAYS, ground));
}

static bool
deal(const struct chain *self, uint32_t who, enum ground ground)
{
    double share = is_unattributable(self, who, ground) ? self->params->wi2013.circumstances
                                                        : self->params->term.share[ground];

    return statute_of(self, who)->grounds >> ground & 1 && may_happen(self, who, ground) &&
           share > 0.0 &&
           rng_happens(life_bits(self, who, DECIDE_LIFE, ground), share);
}

/* In the term that runs. It is asked again and again, so the first answer is kept. */
static bool
is_dealt(const struct chain *self, uint32_t who, enum ground ground)
{
    struct person_lost *lost = &self->lost[who];

    if (!(lost->life & LIFE_DEALT)) {
        lost->life = LIFE_DEALT;
        for (int g = LIFE_FIRST; g < GROUND_LIFE_END; g++)
            lost->life |= (uint8_t)(deal(self, who, (enum ground)g) << (g - LIFE_FIRST));
    }
    return lost->life >> (ground - LIFE_FIRST) & 1;
}

static bool
happened(const struct chain *self, uint32_t who, enum ground ground,
         const struct application *application, struct period *period)
{
    day_number span;

    if (!is_dealt(self, who, ground))
        return false;
    span = day_add_months(application->first, LIFE_MONTHS) - application->first;
    period->from = application->first +
                   (day_number)draw_index(life_bits(self, who, DECIDE_LIFE_AT, ground),
                                          (uint32_t)span);
    period->to = period->from;
    if (model_ground_lasts(ground))
        period->to += ticks_to_day(length_of(self, who, ground));
    return true;
}

/* A literacy course of those who need one: Wi2021 on the B1- and the onderwijsroute, who do not
 * read the Latin script (rules.md section 2.1); Wi2013 who cannot read, by hours of lessons (Wi13
 * art. 7b(3)b). Its luck is of the person, for it counts once. */
static bool
learns_to_read(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    enum literacy literacy = (enum literacy)self->traits[who].literacy;
    bool taught = person->regime == REGIME_WI2013
                      ? literacy == LITERACY_NONE &&
                            growth_lesson_hours(self, who) >= p->term.literacy_hours_wi2013
                      : literacy != LITERACY_LATIN && person->route != ROUTE_Z &&
                            person_is(person, PERSON_STARTED);

    return taught && chain_happens(self, who, DECIDE_LIFE, p->term.share[GROUND_LITERACY]);
}

/* ---- whether a ground holds ---- */

/* What a ground is about, as it is known on the day of an application. */
static bool
is_there(const struct chain *self, uint32_t who, const struct ground_rule *rule,
         const struct application *application, struct period *period)
{
    *period = (struct period){application->day, application->day};
    switch (rule->ground) {
    case GROUND_NO_OFFER:
        return waited_for_lessons(self, who, rule, application->day, period);
    case GROUND_AZC:
        return stayed_in_azc(self, who, application->day, period);
    case GROUND_EFFORT:
        return has_made_effort(self, who, rule, application);
    case GROUND_LITERACY:
        return learns_to_read(self, who);
    case GROUND_EXAM_DELAY:
        return delays_of(self, who, application->first, period);
    default:
        return happened(self, who, rule->ground, application, period);
    }
}

/* In a new term what is not attributable lengthens it alone (Wi13 art. 32). */
static bool
is_for_term(const struct person *person, enum ground ground)
{
    return !person_is(person, PERSON_NEW_TERM) ||
           (ground != GROUND_EFFORT && ground != GROUND_LITERACY);
}

/* Whether the ground of a rule holds for somebody on the day of an application, with its period up
 * to then. */
static bool
holds(const struct chain *self, uint32_t who, const struct ground_rule *rule,
      const struct application *application, struct period *period)
{
    if (!is_for_term(&self->people[who], rule->ground) ||
        !is_there(self, who, rule, application, period) || period->from > application->day)
        return false;
    period->to = day_earlier(period->to, application->day);
    return rule->ground == GROUND_NO_OFFER || rule->at_least_months == 0 ||
           period->to >= day_add_months(period->from, (int)rule->at_least_months);
}

/* ---- what grounds give ---- */

/* Days of a period that are in none of n others. */
static int32_t
days_outside(struct period period, const struct period *others, int n)
{
    struct period before, after;

    if (period.from >= period.to)
        return 0;
    if (n == 0)
        return period.to - period.from;
    before = (struct period){period.from, day_earlier(period.to, others->from)};
    after = (struct period){day_later(period.from, others->to), period.to};
    return days_outside(before, others + 1, n - 1) + days_outside(after, others + 1, n - 1);
}

/* Periods whose days were given. */
struct given {
    struct period periods[2 * GROUNDS];
    int n;
};

static void
add_given(struct given *self, struct period period)
{
    if (period.from < period.to)
        self->periods[self->n++] = period;
}

/* What a ground gives; asks: whether it has anything of its own that was not weighed. */
struct gift {
    int32_t days;
    bool fixed, asks;
};

/* An application as it is weighed, and the one before it in the term: that one gave each period
 * which held on its day up to that day. */
struct look {
    struct application now, last;              /* last.day up to the term's first: there was none */
    const struct statute_step *law, *law_then; /* of both days */
};

static struct look
look_at(const struct chain *self, uint32_t who, const struct application *application)
{
    day_number last = self->lost[who].considered;

    return (struct look){*application,
                         {application->first, last},
                         statute_on(statute_of(self, who), application->day),
                         statute_on(statute_of(self, who), last)};
}

static bool
was_given(const struct chain *self, uint32_t who, enum ground ground)
{
    return self->lost[who].grounds >> ground & 1;
}

/* The days of what gives a fixed time from a day on; others of a fixed time have none of their
 * own. */
static struct period
days_of_fixed(const struct ground_rule *rule, day_number from)
{
    return (struct period){from, is_dated(rule) ? from + fixed_days(rule, from) : from};
}

static struct period
given_before(const struct chain *self, uint32_t who, enum ground ground, const struct look *look)
{
    const struct ground_rule *rule = look->law_then->rules[ground];
    struct period period;

    if (look->last.day <= look->last.first || rule == NULL ||
        (is_fixed(rule) && !was_given(self, who, ground)) ||
        !holds(self, who, rule, &look->last, &period))
        return (struct period){0, 0};
    return is_fixed(rule) ? days_of_fixed(rule, period.from) : period;
}

/* A fixed time but for those of its days that were given already. */
static struct gift
give_fixed(const struct ground_rule *rule, struct period days, day_number end, struct given *given)
{
    int32_t twice = days.to - days.from - days_outside(days, given->periods, given->n);
    int32_t whole = fixed_days(rule, end);

    add_given(given, days);
    return (struct gift){whole > twice ? whole - twice : 0, true, true};
}

static struct gift
give(const struct chain *self, uint32_t who, enum ground ground, const struct look *look,
     day_number end, struct given *given)
{
    const struct ground_rule *rule = look->law->rules[ground];
    struct period period, before;
    int32_t days;

    if (rule == NULL || (is_fixed(rule) && was_given(self, who, ground)) ||
        !holds(self, who, rule, &look->now, &period))
        return (struct gift){0, false, false};
    if (is_fixed(rule))
        return give_fixed(rule, days_of_fixed(rule, period.from), end, given);
    before = given_before(self, who, ground, look);
    days = days_outside(period, given->periods, given->n);
    add_given(given, period);
    return (struct gift){days, false, days_outside(period, &before, 1) > 0};
}

static void
find_given(const struct chain *self, uint32_t who, const struct look *look, struct given *given)
{
    given->n = 0;
    for (int ground = 0; ground < GROUND_CORONA; ground++)
        add_given(given, given_before(self, who, (enum ground)ground, look));
}

bool
grounds_hold(const struct chain *self, uint32_t who, const struct application *application)
{
    const struct look look = look_at(self, who, application);
    struct given given = {.n = 0};

    for (int ground = 0; ground < GROUND_CORONA; ground++)
        if (give(self, who, (enum ground)ground, &look, application->day, &given).asks)
            return true;
    return false;
}

/* Books what a ground gives, and returns the term's new end. */
static day_number
grant(struct chain *self, uint32_t who, enum ground ground, struct gift gift, day_number end)
{
    if (gift.fixed)
        self->lost[who].grounds |= (uint16_t)(1u << ground);
    if (gift.days == 0)
        return end;
    person_extended(self, who, ground, gift.days);
    return end + gift.days;
}

day_number
grounds_grant(struct chain *self, uint32_t who, const struct application *application,
              day_number end)
{
    const struct look look = look_at(self, who, application);
    struct given given;

    find_given(self, who, &look, &given);
    for (int ground = 0; ground < GROUND_CORONA; ground++) {
        struct gift gift = give(self, who, (enum ground)ground, &look, end, &given);
        end = grant(self, who, (enum ground)ground, gift, end);
    }
    self->lost[who].considered = (uint16_t)application->day;
    return end;
}

day_number
grounds_grant_effort(struct chain *self, uint32_t who, day_number first, day_number end)
{
    const struct application application = {first, chain_today(self)};
    const struct look look = look_at(self, who, &application);
    struct given given = {.n = 0};

    return grant(self, who, GROUND_EFFORT,
                 give(self, who, GROUND_EFFORT, &look, end, &given), end);
}

void
grounds_renew(struct chain *self, uint32_t who)
{
    self->lost[who].grounds &= 1u << GROUND_EFFORT | 1u << GROUND_LITERACY;
    self->lost[who].life = 0;
}

void
grounds_weighed(struct chain *self, uint32_t who, day_number first, day_number until)
{
    const struct application application = {first, until};
    struct period period;

    self->lost[who].considered = (uint16_t)until;
    for (int g = LIFE_FIRST; g < GROUND_LIFE_END; g++)
        if (!model_ground_lasts((enum ground)g) &&
            happened(self, who, (enum ground)g, &application, &period) && period.from <= until)
            self->lost[who].grounds |= (uint16_t)(1u << g);
}

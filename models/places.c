/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/places.h"

#include "models/params.h"
#include "models/sittings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

day_number
places_end(const struct params *params)
{
    int64_t opens = params->exams.opens_a2 > params->exams.opens_b1 ? params->exams.opens_a2
                                                                     : params->exams.opens_b1;

    return params->run.until + 1 + (day_number)opens + 1;
}

/* ---- what is known on a day ---- */

enum { DATED_A2, DATED_B1, DATED_RESERVED, DATED_SHARE, DATED = DATED_SHARE + EXAM_LEZEN_B1 };

static const struct timeline *
dated_of(const struct params *p, int dated)
{
    switch (dated) {
    case DATED_A2:
        return &p->exams.a2_places_per_day;
    case DATED_B1:
        return &p->exams.b1_places_per_day;
    case DATED_RESERVED:
        return &p->exams.reserved;
    default:
        return &p->exams.a2_share[dated - DATED_SHARE];
    }
}

/* What happens to a day beside its number of places. */
struct day_state {
    uint32_t closed[EXAMS]; /* masks of sites */
    int16_t moved;          /* to an exam, EXAMS: to A2; or NOT_MOVED */
};

enum { NOT_MOVED = -1 };

struct view {
    day_number known; /* the day on which this was known */
    struct timeline dated[DATED];
    struct day_state *states; /* by day from the first */
    int32_t *table;           /* as places.known */
};

static size_t
days_of(const struct places *self)
{
    return (size_t)(self->end - self->first);
}

static void
view_free(struct view *self)
{
    for (int i = 0; i < DATED; i++)
        timeline_free(&self->dated[i]);
    free(self->states);
    free(self->table);
    memset(self, 0, sizeof *self);
}

/* The first item of a date counts. */
static void
mark_moved(const struct places *places, const struct params *p, struct view *self)
{
    for (int64_t i = 0; i < p->exams.n_moved; i++) {
        const struct moved_day *it = &p->exams.moved[i];
        if (it->announced > self->known || it->date < places->first || it->date >= places->end)
            continue;
        if (self->states[it->date - places->first].moved == NOT_MOVED)
            self->states[it->date - places->first].moved = (int16_t)it->exam;
    }
}

static void
close_day(struct day_state *self, uint32_t sites, enum exam only)
{
    for (int exam = 0; exam < EXAMS; exam++)
        if (only == EXAMS || only == (enum exam)exam)
            self->closed[exam] |= sites;
}

static void
mark_closed(const struct places *places, const struct params *p, struct view *self)
{
    for (int64_t i = 0; i < p->exams.n_closed; i++) {
        const struct exam_closure *it = &p->exams.closed[i];
        uint32_t sites = it->site == EXAM_SITES_ALL ? UINT32_MAX : 1u << it->site;
        day_number day = it->date > places->first ? it->date : places->first;
        if (it->announced > self->known)
            continue;
        for (; day < it->until && day < places->end; day++)
            close_day(&self->states[day - places->first], sites, it->exam);
    }
}

static int
view_init(struct view *self, const struct places *places, const struct params *p,
          day_number known, struct error *error)
{
    size_t n = days_of(places);
    int code = 0;

    memset(self, 0, sizeof *self);
    self->known = known;
    self->states = malloc(n * sizeof *self->states);
    self->table = calloc(EXAMS * n * (size_t)(places->n_sites + 1), sizeof *self->table);
    if (self->states == NULL || self->table == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the places of %zu days", n);
    for (int i = 0; i < DATED && code == 0; i++)
        code = timeline_known(dated_of(p, i), known, &self->dated[i], error);
    if (code != 0) {
        view_free(self);
        return code;
    }
    for (size_t i = 0; i < n; i++)
        self->states[i] = (struct day_state){.moved = NOT_MOVED};
    mark_moved(places, p, self);
    mark_closed(places, p, self);
    return 0;
}

/* ---- whole places ---- */

/* Steps of a sequence that fills [0, 1) evenly wherever it is cut: multiples of the golden ratio,
 * and two others for what must not follow it (of the plastic number). */
#define EVEN_TOTAL UINT32_C(2654435769)
#define EVEN_SITES UINT32_C(3242174889)
#define EVEN_RESERVED UINT32_C(2447445413)

static double
even(uint32_t step, uint32_t order, unsigned exam)
{
    return (double)((step * (order + 37 * exam)) >> 8) / (1 << 24);
}

/* Where a day stands, by the calendar alone: of news it knows nothing. */
struct orders {
    uint32_t *a2; /* among working days with a sitting, or among those without one */
    uint32_t *b1; /* among the sittings of its component; on other days as a2 */
};

static bool
is_sitting(const struct sittings *sittings, day_number day)
{
    return sittings_programme1(sittings, day) != EXAMS ||
           sittings_programme2(sittings, day) != EXAMS;
}

static int
orders_init(struct orders *self, const struct places *places, const struct sittings *sittings,
            struct error *error)
{
    size_t n = days_of(places);
    uint32_t kinds[2] = {0}, sat[EXAMS + 1] = {0};

    self->a2 = calloc(2 * n, sizeof *self->a2);
    if (self->a2 == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the order of %zu days", n);
    self->b1 = self->a2 + n;
    for (size_t i = 0; i < n; i++) {
        day_number day = places->first + (day_number)i;
        enum exam exam = sittings_programme1(sittings, day);
        self->a2[i] = self->b1[i] = kinds[is_sitting(sittings, day)];
        kinds[is_sitting(sittings, day)] += day_is_working(day);
        if (exam != EXAMS)
            self->b1[i] = sat[exam]++;
    }
    return 0;
}

struct plan {
    const struct places *places;
    const struct params *params;
    const struct sittings *sittings;
    struct orders orders;
};

/* Places of an exam on a day at all sites if none is closed, with their parts. */
static double
places_of(const struct plan *plan, const struct view *view, enum exam exam, day_number day)
{
    const struct params *p = plan->params;
    int moved = view->states[day - plan->places->first].moved;
    enum exam b1 =
        moved != NOT_MOVED ? (enum exam)moved : sittings_programme1(plan->sittings, day);
    double left = 1.0;

    if (exam_is_b1(exam))
        return exam == b1 ? timeline_at(&view->dated[DATED_B1], day) * p->run.scale : 0.0;
    if (moved != NOT_MOVED)
        left = moved == EXAMS ? 1.0 : 0.0;
    else if (is_sitting(plan->sittings, day))
        left = 1.0 - timeline_at(&p->exams.b1_takes_from_a2, day);
    return timeline_at(&view->dated[DATED_A2], day) * p->run.scale * left *
           timeline_at(&view->dated[DATED_SHARE + (int)exam], day);
}

/* Shares a day's places out over the sites, and returns how many there are at those that are
 * open. */
static int32_t
share_out(const struct plan *plan, int32_t total, double start, uint32_t closed, int32_t *sites)
{
    const struct params *p = plan->params;
    double upto = 0.0;
    int32_t given = 0, open = 0;

    for (int s = 0; s < plan->places->n_sites; s++) {
        int32_t until = total;
        if (s + 1 < plan->places->n_sites) {
            upto += p->exams.sites[s].share;
            until = (int32_t)floor(total * upto + start);
        }
        sites[s] = closed >> s & 1 ? 0 : until - given;
        open += sites[s];
        given = until;
    }
    return open;
}

static void
fill_day(const struct plan *plan, struct view *view, enum exam exam, size_t i)
{
    const struct places *places = plan->places;
    day_number day = places->first + (day_number)i;
    int32_t *cells =
        view->table + (exam * days_of(places) + i) * (size_t)(places->n_sites + 1);
    uint32_t order = exam_is_b1(exam) ? plan->orders.b1[i] : plan->orders.a2[i];
    double amount = day_is_working(day) ? places_of(plan, view, exam, day) : 0.0;
    int32_t open, total;

    if (amount <= 0.0)
        return;
    total = (int32_t)floor(amount + even(EVEN_TOTAL, order, exam) + 1e-9);
    open = share_out(plan, total, even(EVEN_SITES, order, exam), view->states[i].closed[exam],
                     cells);
    cells[places->n_sites] = (int32_t)floor(open * timeline_at(&view->dated[DATED_RESERVED], day) +
                                            even(EVEN_RESERVED, order, exam) + 1e-9);
    if (cells[places->n_sites] > open)
        cells[places->n_sites] = open;
}

static int
view_fill(struct view *self, const struct plan *plan, day_number known, struct error *error)
{
    int code = view_init(self, plan->places, plan->params, known, error);

    for (int exam = 0; exam < EXAMS && code == 0; exam++)
        for (size_t i = 0; i < days_of(plan->places); i++)
            fill_day(plan, self, (enum exam)exam, i);
    return code;
}

/* ---- news ---- */

static int
append(struct places *self, const struct place_change *change, struct error *error)
{
    if (self->n_changes == self->room) {
        size_t room = self->room > 0 ? 2 * self->room : 256;
        struct place_change *changes = realloc(self->changes, room * sizeof *changes);
        if (changes == NULL)
            return error_set(error, ERR_MEMORY, "no memory for %zu changes of places", room);
        self->changes = changes;
        self->room = room;
    }
    self->changes[self->n_changes++] = *change;
    return 0;
}

/* Whether the news closes a site or moves the day: else there are more or fewer places, no more.
 * So it is for A2 on a day that B1 gives back. */
static bool
cancels(const struct places *self, const struct view *before, const struct view *after,
        enum exam exam, size_t i, int site)
{
    const struct day_state *was = &before->states[i], *is = &after->states[i];

    if (site == self->n_sites)
        return false;
    if ((is->closed[exam] & ~was->closed[exam]) >> site & 1)
        return true;
    return was->moved != is->moved && (is->moved != EXAMS || exam_is_b1(exam));
}

/* All that was not known before. */
static int
compare(struct places *self, const struct view *before, const struct view *after,
        struct error *error)
{
    size_t n = days_of(self), cell = 0;
    int code = 0;

    for (int exam = 0; exam < EXAMS; exam++)
        for (size_t i = 0; i < n; i++)
            for (int site = 0; site <= self->n_sites && code == 0; site++, cell++) {
                bool recalls = cancels(self, before, after, (enum exam)exam, i, site);
                if (before->table[cell] != after->table[cell] || recalls)
                    code = append(self,
                                  &(struct place_change){after->known, self->first + (day_number)i,
                                                         after->table[cell], (uint8_t)exam,
                                                         (uint8_t)site, recalls},
                                  error);
            }
    return code;
}

static day_number
sooner(day_number announced, day_number after, day_number than)
{
    return announced > after && announced < than ? announced : than;
}

/* The next day of news about places. */
static day_number
next_announced(const struct params *p, day_number after)
{
    day_number next = TIMELINE_ALWAYS;

    for (int i = 0; i < DATED; i++)
        next = sooner(timeline_next_announced(dated_of(p, i), after), after, next);
    for (int64_t i = 0; i < p->exams.n_moved; i++)
        next = sooner(p->exams.moved[i].announced, after, next);
    for (int64_t i = 0; i < p->exams.n_closed; i++)
        next = sooner(p->exams.closed[i].announced, after, next);
    return next;
}

/* ---- the places ---- */

static int
follow_news(struct places *self, const struct plan *plan, struct view *before,
            struct error *error)
{
    const struct params *p = plan->params;
    day_number day = p->run.start;
    int code = 0;

    while (code == 0 && (day = next_announced(p, day)) <= p->run.until) {
        struct view after;
        code = view_fill(&after, plan, day, error);
        if (code != 0)
            break;
        code = compare(self, before, &after, error);
        view_free(before);
        *before = after;
    }
    return code;
}

int
places_init(struct places *self, const struct params *params, const struct sittings *sittings,
            struct error *error)
{
    struct plan plan = {self, params, sittings, {NULL, NULL}};
    struct view view = {0};
    size_t bytes;
    int code;

    *self = (struct places){.first = sittings->first, .end = sittings->end};
    self->n_sites = params->exams.n_sites > 0 ? (int)params->exams.n_sites : 1;
    bytes = EXAMS * days_of(self) * (size_t)(self->n_sites + 1) * sizeof *self->known;
    self->known = malloc(bytes);
    self->years = malloc(days_of(self) * sizeof *self->years);
    if (self->known == NULL || self->years == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the places of the exams");
    else
        code = orders_init(&plan.orders, self, sittings, error);
    if (code == 0)
        code = view_fill(&view, &plan, params->run.start, error);
    if (code == 0) {
        memcpy(self->known, view.table, bytes);
        for (day_number day = self->first; day < self->end; day++)
            self->years[day - self->first] = (uint16_t)date_of_day(day).year;
        code = follow_news(self, &plan, &view, error);
    }
    view_free(&view);
    free(plan.orders.a2);
    if (code != 0)
        places_free(self);
    return code;
}

void
places_free(struct places *self)
{
    free(self->years);
    free(self->known);
    free(self->changes);
    memset(self, 0, sizeof *self);
}

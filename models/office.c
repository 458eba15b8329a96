/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"
#include "sim/sort.h"

/*
 * The exam office's day, at midnight: it announces changes of places, opens the days that can be
 * booked from now on, gives others what is left of reserved places, and serves the lines.
 *
 * Where a site is closed or a day is moved, bookings beyond the places that are left are cancelled,
 * the latest sign-ups first, and booked again: in order of the exam day and the sign-up, behind
 * those who wait since an earlier closure, and before all others.  Fewer places alone take nobody's
 * booking away.
 */

static day_number
opens(const struct chain *self, int exam)
{
    return (day_number)(exam_is_b1((enum exam)exam) ? self->params->exams.opens_b1
                                                    : self->params->exams.opens_a2);
}

/* ---- capacities ---- */

/* The first day whose reserved places are reserved still. */
static day_number
reserved_from(const struct chain *self)
{
    return chain_today(self) + (day_number)self->params->exams.reserved_until + 1;
}

static void
set_places(struct chain *self, int exam, day_number day, int site, int32_t places)
{
    struct booking *booking = &self->bookings[exam];

    if (site < booking->n_sites)
        booking_set_capacity(booking, day, site, places);
    else if (day >= reserved_from(self))
        booking_reserve(booking, day, places);
}

static void
open_days(struct chain *self)
{
    day_number released = reserved_from(self) - 1;

    for (int exam = 0; exam < EXAMS; exam++) {
        booking_open(&self->bookings[exam], chain_today(self) + opens(self, exam) + 1);
        if (released < self->bookings[exam].end)
            booking_reserve(&self->bookings[exam], released, 0);
    }
}

void
office_open(struct chain *self)
{
    const struct places *places = &self->model->places;

    self->announced = 0;
    for (int exam = 0; exam < EXAMS; exam++) {
        desk_init(&self->lines[exam], self->links, chain_now(self), 0);
        for (day_number day = places->first; day < places->end; day++)
            for (int site = 0; site <= places->n_sites; site++) {
                int32_t known = places_known(places, (enum exam)exam, day, site);
                if (known > 0)
                    set_places(self, exam, day, site, known);
            }
    }
    open_days(self);
    agenda_schedule(&self->agenda, SLOT_PLACES, chain_now(self), EVENT_CAPACITY);
}

/* ---- news ---- */

struct news {
    const struct chain *chain;
    const struct place_change *changes; /* of one announcement, by exam, day and site */
    size_t n;
};

/* The announcements of today; their places hold from now on. */
static struct news
announce(struct chain *self)
{
    const struct places *places = &self->model->places;
    struct news news = {self, places->changes + self->announced, 0};

    for (; self->announced < places->n_changes; self->announced++, news.n++) {
        const struct place_change *it = &places->changes[self->announced];
        if (it->announced > chain_today(self))
            break;
        set_places(self, it->exam, it->day, it->site, it->places);
    }
    return news;
}

static bool
comes_before(const struct place_change *change, const struct job *booking)
{
    if (change->exam != booking->exam)
        return change->exam < booking->exam;
    if (change->day != booking->day)
        return change->day < booking->day;
    return change->site < booking->site;
}

/* Whether the news closes the site or moves the day of a booking. */
static bool
is_about(const struct news *news, const struct job *booking)
{
    size_t low = 0, high = news->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (comes_before(&news->changes[middle], booking))
            low = middle + 1;
        else
            high = middle;
    }
    return low < news->n && news->changes[low].exam == booking->exam &&
           news->changes[low].day == booking->day && news->changes[low].site == booking->site &&
           news->changes[low].cancels;
}

/* ---- cancelled bookings ---- */

/* The latest sign-up comes first. */
static bool
signed_up_before(const void *jobs, uint32_t a, uint32_t b)
{
    const struct job *first = (const struct job *)jobs + a, *second = (const struct job *)jobs + b;

    return first->since != second->since ? first->since < second->since : a < b;
}

static bool
booked_after(const void *jobs, uint32_t a, uint32_t b)
{
    const struct job *first = (const struct job *)jobs + a, *second = (const struct job *)jobs + b;

    if (first->day != second->day)
        return first->day > second->day;
    return first->since != second->since ? first->since > second->since : a > b;
}

/* Bookings beyond the places of a site and day. */
static bool
is_over_full(const struct chain *self, const struct place_change *change)
{
    const struct booking *booking = &self->bookings[change->exam];
    const struct booking_site *site;

    if (change->site >= booking->n_sites) /* reserved places */
        return false;
    site = booking_site(booking, change->day, change->site);
    return site->taken > site->capacity;
}

static bool
cancels_any(const struct chain *self, const struct news *news)
{
    for (size_t i = 0; i < news->n; i++)
        if (news->changes[i].cancels && is_over_full(self, &news->changes[i]))
            return true;
    return false;
}

/* All bookings that the news is about. */
static uint32_t
find_concerned(struct chain *self, const struct news *news)
{
    uint32_t n = 0;

    for (uint32_t job = 0; job < self->jobs_used; job++)
        if (self->jobs[job].kind == JOB_EXAM && job_has_place(&self->jobs[job]) &&
            is_about(news, &self->jobs[job]))
            self->cancelled[n++] = job;
    return n;
}

/* Of those, the ones beyond the places that are left. Returns how many. */
static uint32_t
cancel_bookings(struct chain *self, const struct news *news)
{
    uint32_t n = cancels_any(self, news) ? find_concerned(self, news) : 0, cancelled = 0;

    sort_numbers(self->cancelled, n, signed_up_before, self->jobs);
    for (uint32_t i = 0; i < n; i++) {
        const struct job *job = &self->jobs[self->cancelled[i]];
        const struct booking_site *site =
            booking_site(&self->bookings[job->exam], job->day, job->site);
        if (site->taken <= site->capacity)
            continue;
        exam_cancel(self, self->cancelled[i]);
        self->cancelled[cancelled++] = self->cancelled[i];
    }
    return cancelled;
}

static void
rebook(struct chain *self, uint32_t n)
{
    sort_numbers(self->cancelled, n, booked_after, self->jobs);
    for (uint32_t i = 0; i < n; i++)
        exam_rebook(self, self->cancelled[i]);
}

/* ---- the office's books ---- */

/* Days to the first free place that somebody who comes now can book; where no open day has one, to
 * the first day that is not open yet. */
static void
count_first_free(struct chain *self)
{
    double *days = measures_double(self->ledger.measures, MEASURE_FIRST_FREE) +
                   self->ledger.period * EXAMS;
    day_number today = chain_today(self);

    for (int exam = 0; exam < EXAMS; exam++) {
        day_number day = booking_find(&self->bookings[exam],
                                      today + (day_number)self->params->exams.lead_days,
                                      BOOKING_ALL);
        days[exam] = day != BOOKING_NONE ? day - today : opens(self, exam) + 1;
    }
}

void
office_day(struct chain *self)
{
    struct news news = announce(self);
    uint32_t cancelled = cancel_bookings(self, &news);

    open_days(self);
    rebook(self, cancelled);
    for (int exam = 0; exam < EXAMS; exam++)
        exam_serve_line(self, (enum exam)exam);
    if (chain_today(self) == month_start(self->month))
        count_first_free(self);
    agenda_schedule(&self->agenda, SLOT_PLACES, chain_now(self) + TICKS_PER_DAY, EVENT_CAPACITY);
}

void
office_close(struct chain *self)
{
    int32_t *line = measures_int32(self->ledger.measures, MEASURE_LINE_END) +
                    self->ledger.period * EXAMS;

    for (int exam = 0; exam < EXAMS; exam++)
        line[exam] = (int32_t)self->lines[exam].queue.value;
}

void
office_verify(struct chain *self)
{
    for (int exam = 0; exam < EXAMS; exam++)
        desk_verify(&self->lines[exam],
                    tally_collect(&self->lines[exam].queue, chain_now(self)), chain_now(self));
}

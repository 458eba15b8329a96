/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain's desks: their levels by date, who asks, who is let in. */

#include "models/stage.h"
#include "sim/fetch.h"

#include <string.h>

static void
schedule_change(struct chain *self, enum desk_name desk, ticks at)
{
    agenda_schedule(&self->agenda, SLOT_DESKS + (uint32_t)desk, at, EVENT_CAPACITY);
}

/* ---- places: a level until its next step ---- */

static void
set_places(struct chain *self, enum desk_name desk, double places, day_number next)
{
    desk_set_servers(&self->desks[desk], (int64_t)(places * self->params->run.scale + 0.5),
                     chain_now(self));
    if (next < self->model->calendar.end)
        schedule_change(self, desk, ticks_of_day(next));
}

static void
change_lodgings(struct chain *self, enum desk_name desk)
{
    const struct timeline *places = &self->params->reception.places[desk - DESK_RECEPTION];
    day_number today = chain_today(self);

    set_places(self, desk, timeline_at(places, today), timeline_next(places, today));
}

/* Schools share their teachers with other learners: Ukrainians, adults by the WEB (A-BUD-4 to
 * A-BUD-6).  Of those who are left each route has its share; places without a teacher are of no
 * use. */
static double
taught_places(const struct params *p, int route, day_number today)
{
    double left = timeline_at(&p->course.teachers, today) -
                  timeline_at(&p->course.outside_teachers, today);
    double taught = left * p->course.teachers_share[route] * p->course.learners_per_teacher[route];
    double places = timeline_at(&p->course.places[route], today);

    if (taught <= 0.0)
        return 0.0;
    return taught < places ? taught : places;
}

static void
change_courses(struct chain *self, enum desk_name desk)
{
    const struct params *p = self->params;
    day_number today = chain_today(self);
    day_number next = day_earlier(timeline_next(&p->course.teachers, today),
                              timeline_next(&p->course.outside_teachers, today));

    next = day_earlier(next, timeline_next(&p->course.places[desk - DESK_COURSE], today));
    set_places(self, desk, taught_places(p, (int)desk - DESK_COURSE, today), next);
}

static void
change_places(struct chain *self, enum desk_name desk)
{
    if (desk < DESK_HOMES)
        change_lodgings(self, desk);
    else
        change_courses(self, desk);
}

/* ---- homes: some more on every working day ---- */

static void
change_homes(struct chain *self, enum desk_name name)
{
    struct desk *desk = &self->desks[name];
    enum municipality municipality = (enum municipality)(name - DESK_HOMES);
    int64_t found = homes_found(self, municipality);

    desk_set_servers(desk, desk->servers.value + found, chain_now(self));
    housing_found(self, municipality, homes_special(self, municipality, found));
    schedule_change(self, name, ticks_of_day(chain_today(self) + 1) + ROSTER_OPENS);
}

/* ---- examiners' lines ---- */

/* Two pools whose scripts the examiners of two levels mark. */
struct lines {
    enum desk_name a2, b1;
};

static struct lines
lines_of_both(enum desk_name desk)
{
    enum both both = (enum both)(desk - DESK_BOTH);

    return (struct lines){(enum desk_name)(DESK_EXAMINERS + (int)examiner_a2_of_both(both)),
                          (enum desk_name)(DESK_EXAMINERS + (int)examiner_b1_of_both(both))};
}

/* The day of the exam of who is next in a pool's line, TIMELINE_ALWAYS: nobody.  That is the oldest
 * script in the line: each comes on the day of its exam, a portfolio when it is handed in, and
 * first come is first served. */
static day_number
oldest_in_line(const struct chain *self, enum desk_name desk)
{
    uint32_t slot = desk_head(&self->desks[desk]);

    return slot != DESK_NONE ? ticks_to_day((ticks)self->jobs[slot - self->slot_jobs].since)
                             : TIMELINE_ALWAYS;
}

static day_number
oldest_script(const struct chain *self, enum desk_name desk)
{
    struct lines lines;

    if (!desk_is_of_both(desk))
        return oldest_in_line(self, desk);
    lines = lines_of_both(desk);
    return day_earlier(oldest_in_line(self, lines.a2), oldest_in_line(self, lines.b1));
}

/* ---- staff: opens in the morning and closes ---- */

/* Whether today is made longer: examiners work overtime when their oldest script has waited too
 * long as they come in. */
static bool
is_behind(const struct chain *self, enum desk_name desk)
{
    return desk_is_of_examiners(desk) &&
           oldest_script(self, desk) <=
               chain_today(self) - (day_number)self->params->grading.overtime_after;
}

static void
change_staff(struct chain *self, enum desk_name name)
{
    const struct roster *roster = model_roster(self->model, name);
    struct desk *desk = &self->desks[name];
    day_number today = chain_today(self);
    struct roster_day day = roster_on(roster, today);

    if (desk->servers.value == 0 && day.present > 0 &&
        chain_now(self) == ticks_of_day(today) + ROSTER_OPENS) {
        int32_t overtime = is_behind(self, name) ? day.overtime : 0;
        self->overtime[name - DESK_CONSULTANTS] = overtime;
        desk_set_servers(desk, day.present, chain_now(self));
        schedule_change(self, name, chain_now(self) + day.open_for + overtime);
        return;
    }
    desk_set_servers(desk, 0, chain_now(self));
    today = roster_next_day(roster, today);
    if (today < roster->end)
        schedule_change(self, name, ticks_of_day(today) + ROSTER_OPENS);
}

void
desk_change(struct chain *self, enum desk_name desk)
{
    if (desk >= DESK_CONSULTANTS)
        change_staff(self, desk);
    else if (desk_is_of_homes(desk))
        change_homes(self, desk);
    else
        change_places(self, desk);
    desk_admit(self, desk);
}

void
desks_open(struct chain *self)
{
    memset(self->overtime, 0, sizeof self->overtime);
    for (int desk = 0; desk < DESKS; desk++) {
        bool opens_at_nine =
            desk >= DESK_CONSULTANTS || desk_is_of_homes((enum desk_name)desk);
        desk_init(&self->desks[desk], self->links, chain_now(self), 0);
        if (opens_at_nine)
            schedule_change(self, (enum desk_name)desk, chain_now(self) + ROSTER_OPENS);
        else
            change_places(self, (enum desk_name)desk);
    }
}

/* ---- who asks, who is let in ---- */

bool
desk_ask_lane(struct chain *self, enum desk_name desk, uint32_t slot, unsigned lane, ticks work)
{
    self->accounts.offered[desk] += desk >= DESK_CONSULTANTS ? work : 1;
    return desk_request_lane(&self->desks[desk], slot, lane, chain_now(self));
}

bool
desk_ask(struct chain *self, enum desk_name desk, uint32_t slot, ticks work)
{
    return desk_ask_lane(self, desk, slot, 0, work);
}

ticks
desk_finish(const struct chain *self, enum desk_name desk, ticks work)
{
    return roster_finish(model_roster(self->model, desk), chain_now(self), work);
}

ticks
desk_progress(const struct chain *self, enum desk_name desk, ticks *work)
{
    return roster_progress(model_roster(self->model, desk), chain_now(self),
                           self->overtime[desk - DESK_CONSULTANTS], work);
}

static void
job_granted(struct chain *self, uint32_t job)
{
    switch ((enum job_kind)self->jobs[job].kind) {
    case JOB_HOME:
        housing_granted(self, job);
        break;
    case JOB_EXAM:
    case JOB_SCRIPT:
        grading_granted(self, job);
        break;
    case JOB_MEDICAL:
        medical_granted(self, job);
        break;
    default:
        enforcement_granted(self, job);
        break;
    }
}

static void
person_granted(struct chain *self, uint32_t who)
{
    switch ((enum step)self->people[who].step) {
    case STEP_INTAKE_QUEUE:
        intake_granted(self, who);
        break;
    case STEP_CLOSING_QUEUE:
        closing_granted(self, who);
        break;
    case STEP_COURSE_QUEUE:
        offer_granted(self, who);
        break;
    default:
        chain_assert(self, who, false, "granted a server without asking");
    }
}

/* Who is next came long ago, and his record is far from the processor: by the next release it is
 * not. */
static void
fetch_head(const struct chain *self, enum desk_name desk)
{
    uint32_t slot = self->desks[desk].head;

    if (slot == DESK_NONE)
        return;
    fetch(&self->links[slot]);
    fetch(&self->agenda.nodes[slot]);
    if (slot >= self->slot_jobs)
        fetch(&self->jobs[slot - self->slot_jobs]);
}

/* Examiners of two levels who are free take the older of the scripts at the heads of their two
 * lines; of two of one day that of B1, whose term is shorter. */
static void
lend(struct chain *self, enum desk_name both)
{
    struct lines lines = lines_of_both(both);

    while (desk_has_free(&self->desks[both])) {
        bool b1 = oldest_in_line(self, lines.b1) <= oldest_in_line(self, lines.a2);
        enum desk_name line = b1 ? lines.b1 : lines.a2;
        uint32_t slot = desk_grant_from(&self->desks[both], &self->desks[line], chain_now(self));
        if (slot == DESK_NONE)
            return;
        self->jobs[slot - self->slot_jobs].desk = (uint8_t)both;
        job_granted(self, slot - self->slot_jobs);
        fetch_head(self, line);
    }
}

void
desk_admit(struct chain *self, enum desk_name desk)
{
    uint32_t slot;

    if (desk_is_of_both(desk)) {
        lend(self, desk);
        return;
    }
    while ((slot = desk_grant(&self->desks[desk], chain_now(self))) != DESK_NONE) {
        if (slot >= self->slot_jobs)
            job_granted(self, slot - self->slot_jobs);
        else if (desk < DESK_HOMES)
            reception_granted(self, (slot - SLOT_PEOPLE) / 2);
        else
            person_granted(self, (slot - SLOT_PEOPLE) / 2);
    }
    fetch_head(self, desk);
}

void
desk_done(struct chain *self, enum desk_name desk)
{
    desk_release(&self->desks[desk], chain_now(self));
    desk_admit(self, desk);
}

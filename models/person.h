/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_PERSON_H
#define MODELS_PERSON_H

/*
 * A person, and the jobs that run beside a person's way through the stages.
 *
 * A person has two slots on the agenda: the move (the next step of the way) and the clock (what
 * comes on its own date: the notice, the end of the term, leaving).  Whatever runs in parallel,
 * such as waiting for a home, an exam, a medical application, an overrun, is a job with a slot of
 * its own.  A person's jobs form a list.  Records are used again when a person or job has ended.
 */

#include "models/labels.h"
#include "sim/rng.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stdint.h>

#define NOBODY UINT32_MAX

/* The components of the exam, as bits of masks: the language ones first. */
enum component {
    COMPONENT_LEZEN,
    COMPONENT_LUISTEREN,
    COMPONENT_SCHRIJVEN,
    COMPONENT_SPREKEN,
    COMPONENT_KNM,
    COMPONENT_ONA, /* Wi2013, of those obliged from 2015 on; of all others it is waived at once */
    COMPONENTS
};

enum { COMPONENTS_LANGUAGE = 4, MASK_LANGUAGE = 0x0f, MASK_ALL = 0x3f };

/* With a talent of their own: ONA goes with that for KNM. */
enum { TALENTS = COMPONENT_ONA };

/* Beside the components in what is waived: the participation part of the Z-route. */
enum { WAIVED_PARTICIPATION = 1 << COMPONENTS };

/* Where a person's own way stands: what the move slot or a desk's queue is about. */
enum step {
    STEP_EXPECTED,        /* the duty has not started */
    STEP_ABROAD,          /* move: the result of the basic exam abroad; no duty yet */
    STEP_COUPLING,        /* move: koppeling */
    STEP_WAIT_HOME,       /* a home job will carry on */
    STEP_WAIT_NOTICE,     /* the clock will carry on */
    STEP_LANDING,         /* move: the municipality begins */
    STEP_CALL,            /* move: called to the intake again */
    STEP_INTAKE_QUEUE,    /* at the consultants' desk */
    STEP_INTAKE,          /* move: intake done */
    STEP_STARTKLAS,       /* move: startklas over, the plan is drawn up */
    STEP_PIP,             /* move: plan set */
    STEP_OFFER_DELAY,     /* move: joins the waiting list */
    STEP_COURSE_QUEUE,    /* at the desk of the route's course places */
    STEP_REGISTERED,      /* move: the offer is registered */
    STEP_COURSE_START,    /* move: the start moment */
    STEP_TRAVEL,          /* move: asks for the journey's cost again; a home job may come first */
    STEP_REVIEW,          /* move: the municipality looks at the progress */
    STEP_COURSE,          /* move: course over */
    STEP_EXAMS,           /* exam jobs will carry on */
    STEP_CLOSING_QUEUE,   /* Z: at the consultants' desk */
    STEP_CLOSING,         /* move: closing interview done */
    STEP_PARTICIPATION,   /* move: PVT and MAP done */
    STEP_OWN_COURSE,      /* Wi2013, move: the first lesson of a course of one's own */
    STEP_OWN_LESSONS,     /* Wi2013, move: what comes in those lessons, or their end */
};

/* When the municipality begins with the brede intake. */
enum policy {
    POLICY_LANDED,    /* after a time of landing; also where the policy is not known yet */
    POLICY_EARLY,     /* in reception */
    POLICY_HOUSED,    /* as soon as somebody lives there */
    POLICY_STARTKLAS, /* after landing, and with lessons before the plan */
    POLICIES
};

/* What goes on beside lessons. */
enum habit {
    HABIT_BUDDY = 1 << 0,
    HABIT_WORK = 1 << 1,
    HABIT_TAKES_PART = 1 << 2, /* meedoenbalie, MDT */
    HABIT_PREPARES = 1 << 3,   /* voorinburgering */
    HABIT_URGENT = 1 << 4,     /* for a home */
    HABIT_HANDED_OVER = 1 << 5, /* driegesprek */
    HABIT_HARD = 1 << 6,       /* to house: few homes suit */
    HABIT_ADAPTED = 1 << 7,    /* sits adapted exams, on medical advice */
};

_Static_assert(HABIT_BUDDY == 1 << EXPOSURE_BUDDY && HABIT_WORK == 1 << EXPOSURE_WORK &&
                   HABIT_TAKES_PART == 1 << EXPOSURE_PARTICIPATION,
               "learning.h takes the first habits as they are");

enum person_flag {
    PERSON_NOTICED = 1 << 0,
    PERSON_SETTLED = 1 << 1,     /* lives in the municipality */
    PERSON_PLACED = 1 << 2,      /* has a reception place */
    PERSON_UNPLACED = 1 << 3,    /* waits for a reception place, in overflow */
    PERSON_PASSED_ABROAD = 1 << 4, /* the basic exam abroad, at level A1 */
    PERSON_FEASIBLE = 1 << 5,    /* the LBT's result, or what is expected without it */
    PERSON_NEW_TERM = 1 << 6,
    PERSON_WOMAN = 1 << 7,
    PERSON_NAREIS = 1 << 8,      /* joins a status holder */
    PERSON_STARTED = 1 << 9,     /* lessons began */
    PERSON_FROM_AZC = 1 << 10,   /* was in reception */
    PERSON_FIRST_TERM_ENDED = 1 << 11, /* counted as met, exempt or overrun */
    PERSON_ABSENT = 1 << 12,     /* the intake was finished in absence */
    PERSON_UNTESTED = 1 << 13,   /* no leerbaarheidstoets */
    PERSON_STUDIES = 1 << 14,    /* reception with room to study */
    PERSON_TRAVELS = 1 << 15,    /* has lessons from reception, the journey paid */
};

struct person {
    uint32_t index; /* the address of luck: stream, month, index */
    uint16_t month;
    uint8_t stream;
    uint8_t step;
    uint8_t regime, group, route, municipality; /* as counted in the ledger */
    uint8_t phase;       /* the stage but for a new term */
    uint8_t cohort;      /* of the duty's start */
    uint8_t level_a2;    /* mask: components that may be passed at A2 */
    uint8_t passed;      /* mask */
    uint8_t waived;      /* mask, or WAIVED_PARTICIPATION: exempted in part */
    uint8_t to_sit;      /* mask: components with a sitting ahead */
    uint8_t exams;       /* jobs about exams that are under way: who looks for these among all
                          * jobs, which lie far from each other, may stop at the last */
    uint8_t overruns;
    uint16_t flags;
    union {
        uint16_t bib_failed;    /* abroad: attempts at the basic exam */
        uint16_t no_offer_days; /* Wi2021: plan to lessons, where that was too late */
        uint16_t own_minutes;   /* Wi2013: lessons attended in a week if all are held; 0: none yet */
    };
    uint32_t jobs;       /* head of the list, NOBODY: none */
    stamp duty, notice, coupled, settled, pip, term_end, leave_at, participation;
    union {
        stamp intake;    /* its beginning, up to the plan */
        stamp offered;   /* the offer's registration, from then on */
    };
};

_Static_assert(sizeof(struct person) == 64, "a person fills a cache line");

/* What the person brings and has learned; see newcomer.c and learning.h.  Kept apart: touched at the
 * intake, by the course and at exams. */
struct traits {
    int16_t ability;                   /* a standard-normal score, in thousandths */
    int8_t talent[TALENTS];            /* for a component beside it, in 1/32 of a deviation */
    uint8_t literacy;                  /* enum literacy */
    uint8_t age;                       /* at the duty's start, years */
    uint8_t lodging;                   /* enum lodging */
    uint8_t cause;                     /* enum cause: of leaving at leave_at */
    union {
        uint8_t calls;                 /* Wi2021: to the intake, missed */
        uint8_t loan;                  /* Wi2013: mask of LOAN_TAKEN, LOAN_SPENT; see loan.h */
    };
    uint8_t habits;                    /* mask of enum habit */
    uint8_t policy;                    /* enum policy: when the municipality begins */
    uint16_t speed;                    /* of learning, see learning.h */
    union {
        uint16_t credit_hours;         /* Wi2021: lessons before the course that count for it */
        uint16_t exam_fees;            /* Wi2013: euro, of exams signed up for so far */
    };
    uint16_t lesson_hours;             /* of the course, attended up to learned_at */
    uint16_t effective_hours;          /* learned from, up to learned_at */
    uint16_t weekly_minutes;           /* of lessons attended; 0: none under way */
    union {
        uint16_t participation_hours;  /* Wi2021: that count for the participation part */
        uint16_t price;                /* Wi2013: the step of wi2013.price as the course began */
    };
    uint16_t exam_days;                /* booked, as a mask; see signup.c */
    stamp learned_at;
};

_Static_assert(sizeof(struct traits) == 32, "two fill a cache line");

/* What is waited for within the term. */
enum lost {
    LOST_COURSE,                                /* three, by route */
    LOST_SEAT = LOST_COURSE + ROUTE_NONE,       /* ten, by exam */
    LOST_MARKING = LOST_SEAT + EXAMS,
    LOST_HOME = LOST_MARKING + EXAMINERS,       /* Wi2013, whose term runs in reception */
    LOST_MEDICAL,
    LOSTS
};

/* Waits that are open at once, at most: a course or a home, an exemption, and each exam. */
enum { LOST_OPEN = COMPONENTS + 2 };

/* What the term was spent on, see lost.h, and what lengthened it, see grounds.h.  Kept apart:
 * touched by waits alone.  Days are counted from 1970, up to 2149. */
struct person_lost {
    uint16_t days[LOSTS];
    uint16_t from;           /* up to this day the wait that is open longest is in days */
    uint16_t since, waited;  /* somebody waits since; and the days on which he did before */
    uint16_t grounds;        /* mask of enum ground: those of a fixed length that were given */
    uint16_t considered;     /* day of the last application: what lies before it was weighed */
    uint16_t delay_days, delay_until; /* exams came so much too late, up to that day */
    uint8_t life;            /* what happens in the term that runs, see grounds.c; 0: not dealt yet */
    uint8_t n_open;
    uint8_t open[LOST_OPEN]; /* enum lost, those that are open longest first */
};

_Static_assert(sizeof(struct person_lost) == 64, "one fills a cache line");

enum job_kind { JOB_FREE, JOB_HOME, JOB_EXAM, JOB_MEDICAL, JOB_OVERRUN,
                JOB_EXTENSION, /* of the term: from its window on */
                JOB_EXEMPTION, /* Wi2013: for effort */
                JOB_MUNICIPAL, /* Wi2021: a municipal fine to come */
                JOB_PVT,       /* Wi2013: its own term, which will end unsigned */
                JOB_SCRIPT /* of Nt2 Programme II: to be marked, and no more */ };

enum job_step {
    JOB_QUEUE,        /* at a desk */
    JOB_SERVICE,      /* event: the desk's work is done */
    JOB_MOVING,       /* home, event: moved in */
    JOB_PREPARING,    /* exam, event: signs up; medical, event: called once more */
    JOB_BOOKED,       /* exam, event: the exam day */
    JOB_UNBOOKED,     /* exam: in the line, for no open day has a place */
    JOB_CHANGING,     /* exam, event: holds a place, and asks for a later one */
    JOB_RESULT,       /* exam, event: the result is known; extension: it waits for such results */
    JOB_APPLYING,     /* medical, extension, event: applies */
    JOB_HANDLING,     /* medical, overrun, extension, event: the next stage of handling */
};

enum job_mark {
    JOB_HEARING = 1 << 0,   /* overrun: a hearing is still to come */
    JOB_PASSES = 1 << 1,    /* exam sat: what the result will be */
    JOB_CHANGED = 1 << 2,   /* exam: this booking was changed once */
    JOB_INTERVIEW = 1 << 3, /* ONA, with the final interview */
    JOB_OBJECTION = 1 << 4, /* medical: judged a second time */
    JOB_CONSULTATION = 1 << 5, /* medical: not on the file alone */
    JOB_PUT_OFF = 1 << 6,   /* B1: counted as held by the yearly limit */
    JOB_TOLD = 1 << 1,      /* overrun: the notice of a fine went out */
    JOB_VIEWS = 1 << 2,     /* overrun: views in writing are still to come */
    JOB_PAST_END = 1 << 7,  /* extension: the term's end waits */
};

struct job {
    uint32_t person; /* NOBODY: of the background */
    uint32_t next;   /* of the person's jobs */
    union {
        uint32_t index; /* the background's address */
        uint32_t sat;   /* a person's: sittings of this exam so far, without no-shows */
        uint32_t euro;  /* municipal: fines so far, in the term that runs */
        stamp end;      /* extension: of the term, where that waits for a decision or for results */
    };
    uint16_t month;  /* of a script: the day of the sitting; overrun: the period of the notice;
                      * municipal: how many the new term has, 0: the first term runs */
    uint8_t kind, step;
    union {
        uint8_t exam;      /* being prepared or sat */
        uint8_t passed;    /* overrun: components passed in the term */
    };
    union {
        uint8_t component; /* of an exam job */
        uint8_t offences;  /* overrun: mask of enum offence, what was not done in the term */
    };
    uint8_t attempt;   /* preparations begun, of which one may end in a no-show; medical: advices and
                        * consultations missed; extension: applications, or thoughts of one */
    union {
        uint8_t desk;  /* queued or served at */
        uint8_t site;  /* exam, booked: where */
    };
    uint8_t marks;     /* mask of enum job_mark */
    union {
        uint8_t in_year; /* B1: sittings in that year */
        uint8_t rung;    /* municipal: of the last fine, on the ladder */
        uint8_t tried;   /* overrun: enum tried, in the term */
    };
    union {
        uint16_t year;
        uint16_t turn;   /* municipal: fines that were to come so far */
        uint16_t hours;  /* overrun: of lessons, in the term */
    };
    stamp since;       /* sign-up, exam day, application or overrun: start of the wait; municipal:
                        * the last fine */
    union {
        int32_t day;   /* booked; extension: the first of the term; marked, advised, told: then */
        uint32_t work; /* ticks of the desk's work, from its queue on; at examiners, what is left */
    };
};

_Static_assert(sizeof(struct job) == 32, "two jobs fill a cache line: none lies across two");

/* An exam: whether a place is booked; whether one is, or is waited for. */
static inline bool
job_has_place(const struct job *self)
{
    return self->step == JOB_BOOKED || self->step == JOB_CHANGING;
}

static inline bool
job_is_signed_up(const struct job *self)
{
    return job_has_place(self) || self->step == JOB_UNBOOKED;
}

static inline bool
person_is(const struct person *self, unsigned flag)
{
    return (self->flags & flag) != 0;
}

static inline void
person_flag(struct person *self, unsigned flag, bool value)
{
    self->flags = (uint16_t)(value ? self->flags | flag : self->flags & ~flag);
}

/* Components still to be passed. */
static inline unsigned
person_lacks(const struct person *self)
{
    return MASK_ALL & ~(unsigned)(self->passed | self->waived);
}

static inline enum lbt_result
person_lbt(const struct person *self)
{
    if (person_is(self, PERSON_UNTESTED))
        return LBT_UNTESTED;
    return person_is(self, PERSON_FEASIBLE) ? LBT_FEASIBLE : LBT_NOT_FEASIBLE;
}

/* As counted in the ledger: a new term is laid over the phase. */
static inline enum stage
person_stage(const struct person *self)
{
    return person_is(self, PERSON_NEW_TERM) && !stage_is_final((enum stage)self->phase)
               ? STAGE_NEW_TERM
               : (enum stage)self->phase;
}

static inline rng_person
person_address(const struct person *self)
{
    return rng_person_make(self->stream, self->month, self->index);
}

/* Whether the duty has not started: in no stage yet. */
static inline bool
person_is_ahead(const struct person *self)
{
    return self->step == STEP_EXPECTED || self->step == STEP_ABROAD;
}

/* Group streams: who deals the luck. */
enum stream {
    STREAM_ENTRANT = 0,                  /* four, by entrant */
    STREAM_BURST = 8,                    /* three, by group */
    STREAM_STOCK = 12,                   /* of old; its number stays free */
    STREAM_BACKGROUND = 16,              /* ten, by exam */
    STREAM_WI2013 = 26,                  /* four, by entrant */
    STREAM_BACKGROUND_SEAT = 32,         /* ten: signed up at the start */
    STREAM_BACKGROUND_RESULT = 48,       /* ten: awaiting a result at the start */
    STREAM_PROGRAMME2 = 72,              /* ten, by exam; month: the day of the sitting */
    STREAM_COUNT = 64,                   /* how many come in a month; index by what is counted */
    STREAM_BACKGROUND_MEDICAL = 96,      /* of old; its number stays free */
    STREAM_STOCK_ROW = 112,              /* of a stock; index: the person's id */
};

/* Decisions: the names of a person's draws. Never renumber: luck would be dealt anew. */
enum decision {
    DECIDE_MOMENT,       /* of the month in which the duty starts */
    DECIDE_THIN,
    DECIDE_AGE,
    DECIDE_SEX,
    DECIDE_NAREIS,       /* of old; its number stays free */
    DECIDE_NOTICE,
    DECIDE_LAPSE,        /* of old; its number stays free */
    DECIDE_DISPENSED,
    DECIDE_DISPENSED_AFTER,
    DECIDE_COUPLING,
    DECIDE_EARLY,        /* of old; its number stays free */
    DECIDE_MOVE,
    DECIDE_LANDING,
    DECIDE_INTAKE,
    DECIDE_PIP,
    DECIDE_THIRD_PARTY,
    DECIDE_THIRD_PARTY_DAYS,
    DECIDE_LBT,          /* of old; its number stays free */
    DECIDE_Z,
    DECIDE_ONDERWIJS,
    DECIDE_OFFER,
    DECIDE_COURSE,
    DECIDE_PARTICIPATION,
    DECIDE_SUCCESS,
    DECIDE_MEDICAL,      /* of old; its number stays free */
    DECIDE_MEDICAL_AFTER,
    DECIDE_MEDICAL_DOSSIER,
    DECIDE_MEDICAL_WORK,
    DECIDE_MEDICAL_HANDLING,
    DECIDE_MEDICAL_OUTCOME,
    DECIDE_MEDICAL_PARTS,
    DECIDE_LITERACY,
    DECIDE_ILLNESS,
    DECIDE_ILLNESS_DAYS,
    DECIDE_BIRTH,
    DECIDE_OVERRUN_NOTICE, /* draw: which overrun */
    DECIDE_HEARING,      /* of old; its number stays free */
    DECIDE_HEARING_WORK,
    DECIDE_DECISION_WORK,
    DECIDE_FINE,
    DECIDE_ELAPSED,
    DECIDE_COUNT,
    DECIDE_DOWNSCALE = 64,  /* by component */
    DECIDE_PREPARATION = 72, /* by component; draw: attempt. So with the next three. */
    DECIDE_SITTING = 80,     /* a block: see exams.c */
    DECIDE_THIRD_ASSESSOR = 88,
    DECIDE_HANDLING = 96,
    DECIDE_MUNICIPALITY = 128,
    DECIDE_ABILITY,
    DECIDE_ALPHABET,      /* literacy */
    DECIDE_DEPARTURE,
    DECIDE_NATURALISED,
    DECIDE_DEATH,
    DECIDE_BIB_EXEMPT,
    DECIDE_BIB,           /* draw: attempt */
    DECIDE_BIB_DAYS,      /* draw: attempt */
    DECIDE_BIB_ENTRY,
    DECIDE_LODGING,       /* draw: lodging */
    DECIDE_STUDIES,       /* draw: lodging */
    DECIDE_PREPARES,      /* voorinburgering */
    DECIDE_TAKES_PART,    /* meedoenbalie, MDT */
    DECIDE_DRIEGESPREK,
    DECIDE_URGENT,
    DECIDE_POLICY,
    DECIDE_BENEFITS,
    DECIDE_BRIDGED,
    DECIDE_CALL,          /* draw: call */
    DECIDE_CALL_FINED,    /* draw: call */
    DECIDE_UNTESTED,
    DECIDE_VVE,
    DECIDE_STARTKLAS,     /* not used; its number stays free */
    DECIDE_TEST,          /* the leerbaarheidstoets' own noise */
    DECIDE_REGISTRATION,
    DECIDE_REACH,
    DECIDE_CHILDCARE,
    DECIDE_CHILDCARE_DAYS,
    DECIDE_WEEKLY,        /* lesson hours a week */
    DECIDE_ABSENCE,
    DECIDE_BUDDY,
    DECIDE_WORK,
    DECIDE_REVIEW, /* its number stays free */
    DECIDE_SWITCH,
    DECIDE_CREDIT,
    DECIDE_CREDIT_HOURS,
    DECIDE_PVT, /* its number stays free */
    DECIDE_MAP, /* its number stays free */
    DECIDE_OVERRIDE,      /* not used; its number stays free */
    DECIDE_TO_RECEPTION,  /* of nareis */
    DECIDE_TALENT = 192,  /* by component */
    DECIDE_CHANGE = 200,  /* by component; draw: attempt. So with the next four. */
    DECIDE_CHANGE_AT = 208,
    DECIDE_CHANGE_LATER = 216,
    DECIDE_SECOND_ASSESSOR = 224, /* draw: also which assessor; see grading.c */
    DECIDE_INTERVIEW = 232,
    DECIDE_OCCASION = 240, /* when to apply for medical exemption, or not */
    DECIDE_MISSED,         /* a consultation; draw: which. So the next. */
    DECIDE_AGAIN,
    DECIDE_OBJECTION,
    DECIDE_OBJECTION_GRANTED,
    DECIDE_LIFE = 104,     /* by ground from GROUND_LIFE on; draw: which of the person's terms. So
                            * with the next two. */
    DECIDE_LIFE_AT = 112,
    DECIDE_LIFE_DAYS = 120,
    DECIDE_EXTENSION = 176, /* draw: application; days to the decision */
    DECIDE_APPLIES,         /* for an extension; draw: application */
    DECIDE_VIEWS,           /* draw: overrun. So with the next five. */
    DECIDE_VIEWS_DAYS,
    DECIDE_EXCUSED,         /* not used; its number stays free */
    DECIDE_PVT_EXCUSED,
    DECIDE_MAP_EXCUSED,
    DECIDE_FINE_PROGRESS,   /* not used; its number stays free */
    DECIDE_COOPERATION,     /* draw: which */
    DECIDE_CULPABILITY,
    DECIDE_SEARCH = 42,     /* Wi2013: home or duty to the first lesson */
    DECIDE_BORROWS,
    DECIDE_PVT_SIGNED,
    DECIDE_NT2,             /* takes the state exam */
    DECIDE_AGI,             /* applies for it */
    DECIDE_AGI_DAYS,
    DECIDE_INTEGRATED,
    DECIDE_INTEGRATED_AFTER,
    DECIDE_ONA_WAIVED,
    DECIDE_ONA_WAIVED_AFTER, /* not used; its number stays free. So the next. */
    DECIDE_STOPS,
};

#endif

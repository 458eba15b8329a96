/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_PARAMS_H
#define MODELS_PARAMS_H

/*
 * Everything that a scenario says, as plain data.  The scenario registry has one row for each
 * member (key, type, unit, range, default, source); it fills this struct, and nothing reads a
 * scenario after that.  Times are in days unless the name says otherwise.
 *
 * Three kinds of member: a number; a struct timeline (a key that dated changes may alter); a
 * struct draw_spec (a distribution).  Arrays run over the enum in their brackets.
 */

#include "models/labels.h"
#include "models/stock.h"
#include "sim/draw.h"
#include "sim/timeline.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    PARAMS_ID = 32,     /* room for the id of a list item, with its end */
    PARAMS_YEARS = 32,  /* most items of each list */
    PARAMS_BURSTS = 16,
    PARAMS_MOVED = 64,
    PARAMS_SITES = 16,
    PARAMS_CLOSED = 64,
    PARAMS_MONTHS = 12,
    PARAMS_TASKS = 64,
    PARAMS_AGES = 5,    /* 18-25, 25-35, 35-45, 45-55, 55 to the AOW age */
    PARAMS_TERMS = 4,   /* new terms by language exams passed: 0, 1, 2, 3 or more */
    PARAMS_HALF = 2,
    PARAMS_LEAD = 24,   /* most months of bib.lead_months */
    PARAMS_STARTS = 53, /* most start moments of a year */
    PARAMS_GROUNDS = 40,
    PARAMS_CORONA = 32,
    PARAMS_FINE_TABLES = 16,
    PARAMS_NO_FINES = 16,
    PARAMS_FINE_CLASSES = 3, /* of hours, and of attempts */
    PARAMS_FINES = PARAMS_FINE_CLASSES * PARAMS_FINE_CLASSES,
    PARAMS_DEGREES = 4, /* of culpability */
    PARAMS_LADDER = 5,
};

enum { NETWORK_UNLIMITED = -1 }; /* a queue_limit that is never reached */

/* A calendar year's cohort: people whose duty starts in it, bursts left out. */
struct year_inflow {
    char id[PARAMS_ID]; /* the year */
    double persons[ENTRANTS];
};

/* A dated burst of notices to people whose duty started earlier. */
struct burst {
    char id[PARAMS_ID];
    day_number date;      /* on which the notices go out */
    day_number duty_from; /* their duties start evenly over [duty_from, duty_until] */
    day_number duty_until;
    double persons[GROUPS];
};

/* A site where exams are sat. */
struct exam_site {
    char id[PARAMS_ID];
    double share; /* of all places */
};

/* Sites that are closed: nobody sits an exam there, or not the one, and who was booked gets another
 * day. */
struct exam_closure {
    char id[PARAMS_ID];
    day_number date;      /* the first day */
    day_number until;     /* the first on which they are open again */
    day_number announced;   /* from this day on nobody books there */
    int site;               /* an index, or EXAM_SITES_ALL */
    enum exam exam;         /* EXAMS: all */
};

#define EXAM_SITES_ALL (-1)

/* An exam day of DUO's sites given to a B1 component on top of the yearly sittings; or a sitting
 * given back to A2. Who was booked gets another day. */
struct moved_day {
    char id[PARAMS_ID];
    day_number date;
    day_number announced;
    enum exam exam; /* EXAMS: to A2 */
};

/* Days of every year, rising. */
struct year_days {
    int64_t n;
    struct {
        int32_t month, day;
    } days[PARAMS_STARTS];
};

/* A ground of extension as the law has it for a time: what it asks for and what it gives. */
struct ground_rule {
    char id[PARAMS_ID];
    enum ground ground;
    enum regime regime;
    day_number from;         /* the first day on which it is in force */
    day_number until;        /* the first on which it is no longer; DAY_NEVER: none yet */
    int64_t months, weeks;   /* that it gives; both 0: as long as it lasted */
    int64_t at_least_months; /* that it must last; of no_offer: from the plan to the lessons */
    int64_t onderwijs_months; /* the same in the onderwijsroute, where it differs; 0: it does not */
    int64_t hours;           /* of lessons that it asks for */
    int64_t attempts;        /* at each exam still to be passed, that it asks for */
};

/* A step of the extensions for corona. */
struct corona_step {
    char id[PARAMS_ID];
    day_number date;       /* on which the terms grow */
    int64_t months;        /* by */
    int64_t within_months; /* of those whose term ends within; 0: of all */
};

/* The fines of one law for one offence, for a time, in euro. */
struct fine_table {
    char id[PARAMS_ID];
    enum regime regime;
    enum offence offence;
    day_number from, until; /* as of a ground_rule; of the day of the decision */
    int64_t n_euro;         /* 1, or PARAMS_FINES: by attempts (not all tried, all once, all twice),
                             * each by hours */
    int64_t euro[PARAMS_FINES];
    int64_t hours[PARAMS_FINE_CLASSES - 1]; /* where the second and the third class begin */
    int64_t off_passed;     /* euro less for each component passed */
};

/* Whom a rule spares for a time: no fine, or none collected. */
struct sparing {
    char id[PARAMS_ID];
    enum group group;
    int regime;             /* enum regime, or REGIMES: both */
    day_number from, until; /* of the day of the decision */
};

/* The number of status holders of all ages whom municipalities must house in a half-year. */
struct housing_task {
    char id[PARAMS_ID]; /* the half-year: 2022-1, 2022-2 */
    double persons;
};

/* A station of the queueing network. */
struct network_station {
    char id[NETWORK_ID];
    struct timeline servers;  /* whole numbers, each from midnight of its day */
    struct draw_spec service;
    int64_t queue_limit;      /* most who wait, or NETWORK_UNLIMITED; 0: nobody may wait */
    int64_t n_classes;        /* 1 to NETWORK_CLASSES; 1: no priorities */
    double class_share[NETWORK_CLASSES]; /* of customers, highest priority first; sum 1 */
    bool has_patience;
    struct draw_spec patience; /* how long a customer waits at most before giving up */
};

struct network_params {
    bool has_rate;
    struct timeline rate;     /* arrivals a day: a Poisson process whose rate is constant between
                               * two steps; may be 0 */
    struct draw_spec between; /* without a rate: time from one arrival to the next */
    struct network_station stations[NETWORK_STATIONS]; /* in tandem */
    int64_t n_stations;
    int64_t warm_up_months;   /* left out of the table and /kpi, not of the monthly variables */
};

struct params {
    enum model_kind kind; /* MODEL_QUEUE uses run and network, MODEL_INBURGERING all the rest */

    struct {
        int64_t seed;
        int64_t replications;
        day_number start; /* the first day; the first of a month */
        day_number until; /* the last day of the run */
        double scale;     /* multiplies inflow, stock and every capacity */
        const char *stock;        /* the file of the people who are there at the start; "": none */
        const char *stock_sha256; /* of its bytes */
    } run;
    struct stock stock; /* what that file says */

    struct {
        struct year_inflow years[PARAMS_YEARS]; /* rising; the first reaches back, the last on */
        int64_t n_years;
        double season[ENTRANTS][12]; /* relative weight of each month */
        struct timeline factor[ENTRANTS];
        double nareis_to_reception; /* share of nareis who come by reception, as asiel do */
        struct burst bursts[PARAMS_BURSTS];
        int64_t n_bursts;
        struct year_inflow wi2013[PARAMS_YEARS]; /* by the year of DUO's letter, which is that of
                                                  * the duty; rising; none in other years */
        int64_t n_wi2013;
    } inflow;

    struct {
        int64_t lead_months;     /* by which people set out before the month they are counted in */
        double exempt;           /* share of gezin who need not sit it */
        struct draw_spec attempt; /* sign-up to result */
        struct timeline pass;    /* P(pass | attempt) */
        struct draw_spec entry;  /* pass to the duty's start: visa and journey */
    } bib;

    struct {
        struct draw_spec delay;         /* duty to notice */
        day_number resume[PARAMS_HALF]; /* no notice before: asiel; gezin and overig */
    } notice;

    struct {
        double age[GROUPS][PARAMS_AGES]; /* shares */
        double men[GROUPS];              /* share */
        double aow_age;                  /* years */
        double literacy[GROUPS][LITERACIES]; /* shares */
        double departure_per_year[GROUPS];   /* hazards: gone, or without the right to stay */
        double naturalisation_per_year[GROUPS];
        double naturalisation_after[GROUPS]; /* years from the duty's start */
        double death_per_year[PARAMS_AGES];
        double dispensed[GROUPS];        /* share with a diploma that dispenses */
        struct draw_spec dispensed_after; /* duty to dispensation */
    } person;

    struct {
        double share[MUNICIPALITIES]; /* of the population; sum 1 */
    } municipality;

    struct {
        struct timeline places[LODGINGS];
        double moves[LODGINGS - 1];      /* share who would take such a place; by lodging - 1, for
                                          * the azc is where all are */
        double study_space[LODGINGS];    /* share of its places with room to study */
        struct draw_spec coupling;       /* status to koppeling */
        struct timeline driegesprek;     /* share of koppelingen with a warm handover */
        struct timeline prepares;        /* share who follow voorinburgering */
        double prepare_hours;            /* NT2 lessons of it, at most */
        double prepare_hours_per_week;
        struct timeline takes_part;      /* share in work or meedoenbalie */
        struct timeline obliged_share;   /* of status holders of all ages in reception */
    } reception;

    struct {
        struct timeline homes_per_half_year; /* people of all ages */
        struct timeline effort[MUNICIPALITIES]; /* of a class: homes beside its share */
        struct timeline obliged_share;       /* share of those that fall to obliged people */
        struct housing_task tasks[PARAMS_TASKS]; /* rising; the last one goes on */
        int64_t n_tasks;
        double backlog;                      /* of earlier tasks, at the run's start */
        double catch_up;                     /* share of a backlog found beside, in a half-year */
        double urgent_share;                 /* of status holders, who go first */
        double hard_share;                   /* of them, whom few homes suit */
        struct timeline hard_homes;          /* share of homes that suit those: theirs first */
        struct draw_spec move;               /* home found to registration */
    } housing;

    struct {
        struct draw_spec benefits;     /* asiel, settled and noticed, until benefits are arranged */
        struct timeline bridged;       /* share for whom the municipality bridges that with credit */
        struct draw_spec bridged_days; /* until it begins with them */
        struct draw_spec own[GROUPS - 1]; /* gezin and overig, until the municipality begins */
    } landing;

    struct {
        struct timeline early[MUNICIPALITIES];      /* begins in reception, where it can; else */
        struct timeline on_housing[MUNICIPALITIES]; /* when housed, or */
        struct timeline startklas[MUNICIPALITIES];  /* after landing with a startklas; the rest: after
                                                     * landing. Shares, the last two at most 1 */
        double driegesprek_effect;        /* added to the early share of who had one */
        int64_t startklas_weeks;          /* A-RU-4 */
        double startklas_hours_per_week;  /* lessons */
        struct timeline no_show;          /* P(a call is missed) */
        int64_t calls;                    /* most; Wi21 art. 14(2) */
        int64_t call_interval;            /* days from a missed call to the next */
        double call_minutes;              /* of a consultant, for a call that is missed */
        struct timeline fined;            /* P(fine) after the last call */
        int64_t fine_euro;                /* Bi21 art. 7.1(1) */
        struct timeline consultants;      /* fte */
        double consultants_share[MUNICIPALITIES]; /* of them; sum 1 */
        double hours_per_week;            /* of one fte, for intakes */
        double presence[PARAMS_MONTHS];   /* share at work, by month */
        struct draw_spec minutes;         /* of a consultant's work, for the first intakes */
        double learned_share;             /* of that work, that is left in the end */
        double learning_intakes;          /* intakes by which half of what can be learned is */
        double vve[GROUPS];               /* share with an agreement on early education */
        double vve_minutes;               /* of a consultant, for it */
    } intake;

    struct {
        double exempt;                    /* share: impaired sight or hearing */
        double ability, age;              /* weights in the latent score, see lbt.h */
    } lbt;

    struct {
        struct draw_spec duration;       /* intake done to plan set */
        double third_party_share;        /* plans that wait for others' information */
        struct draw_spec third_party;    /* that wait */
        int64_t after_third_party;       /* days, most, from its end to the plan */
        double lbt_feasible[GROUPS];     /* P(B1 feasible) */
        double z_given_feasible;
        double z_given_not_feasible;
        double override[MUNICIPALITIES]; /* how often a class departs from the test, against the
                                          * nation; weighted mean 1 */
        double onderwijs[GROUPS];        /* share of all plans */
        int64_t onderwijs_age;           /* limit of study finance, A-RU-7 */
        double onderwijs_above_limit;    /* P(onderwijsroute) above it, against below */
    } pip;

    struct {
        struct draw_spec offer_delay[GROUPS];   /* plan set to joining the waiting list */
        struct draw_spec registration;          /* asiel: a place to the offer's registration */
        struct timeline places[ROUTE_NONE];     /* b1, onderwijs, z */
        struct year_days starts[ROUTE_NONE];    /* start moments */
        double minimum[ROUTE_NONE];             /* people of a class of municipality to start */
        struct timeline teachers;               /* fte */
        struct timeline outside_teachers;       /* of them, for other learners */
        double teachers_share[ROUTE_NONE];      /* of the rest; sum 1 */
        double learners_per_teacher[ROUTE_NONE];
        double childcare[GROUPS];               /* share of women who must find childcare first */
        double childcare_men;                   /* men, against it */
        struct draw_spec childcare_days;        /* from the offer */
        struct draw_spec hours_per_week[ROUTE_NONE]; /* lessons, in a week with lessons */
        double weeks_per_year;                  /* with lessons */
        double absence[GROUPS];                 /* mean share of lessons missed */
        double self_study;                      /* effective hours a week after the lessons */
        double most_hours;                      /* attended, of a course of the B1-route */
        double review_hours;                    /* attended, to the review of the route */
        double switch_to_z;                     /* P(route changes), for those it is for */
        double switch_from_z;
        double switch_to_onderwijs;
        struct draw_spec onderwijs_duration;    /* course start to its end */
        double onderwijs_success;               /* P(the school's diploma), of average ability */
        double onderwijs_ability;               /* sd of that chance for one of ability */
        double downscaled;                      /* P(a component goes to A2 that would miss B1) */
        double closing_minutes;                 /* consultant's work for a Z closing interview */
    } course;

    struct { /* models/learning.h */
        double hours_to_b1;              /* of a reference learner, from nothing to B1 */
        double ceiling;                  /* CEFR level that no number of hours passes */
        double ability;                  /* speed: factor per sd of ability */
        double literacy[LITERACIES - 1]; /* speed: factor of other, none */
        double age;                      /* speed: factor per ten years of age */
        int64_t age_from;                /* years: before, age has no effect */
        double week_usual;               /* lesson hours a week: one is one effective hour */
        double week_half;                /* lesson hours a week: one yields half of the first */
        double outside[EXPOSURES];          /* effective hours a week */
        struct timeline buddy_share[GROUPS];
        struct timeline work_share[GROUPS];
        double credit_prep;              /* weight of hours before the course */
        double talent_spread;            /* CEFR levels: sd of a component's own level */
        double pass_slope;               /* sd of an exam per CEFR level, language at B1 */
        double pass_slope_a2;            /* the same at A2 */
        double pass_slope_knm;           /* the same for KNM and ONA */
        double knm_level;                /* CEFR level that KNM and ONA ask */
    } learning;

    struct {
        double hours;                  /* lessons, A-RU-5 */
        double literacy_hours;         /* more, for those who cannot read yet */
        double credit_share;           /* young people with PRO, VSO or entree before */
        double credit_below_age;       /* who they are */
        struct draw_spec credit_hours; /* that count */
        double participation_hours;    /* asiel, B-RUL-8 */
        double participation_hours_per_week;
    } z;

    struct {
        double pvt_hours; /* B-RUL-9 */
        double map_hours;
        double startklas_hours;  /* of them, done in a startklas */
        struct draw_spec wait;   /* plan to the first of them */
        double hours_per_week;
    } participation;

    struct {
        double within_reach;    /* share whose school is near enough to reception */
        struct timeline budget; /* euro a year, for lessons from reception */
        double cost;            /* euro, of one person's journeys */
    } travel;

    struct {
        struct timeline a2_places_per_day;   /* all A2, KNM and ONA seats on a working day */
        struct timeline a2_share[EXAM_LEZEN_B1]; /* of them, by exam */
        struct timeline b1_places_per_day;   /* seats on a day of a B1 sitting */
        struct timeline b1_sittings_per_year; /* per component; whole numbers, by new year's day */
        struct timeline programme2_sittings_per_year; /* the same of Nt2 Programme II */
        int64_t b1_attempts_per_year;        /* most, per component and calendar year */
        struct timeline b1_takes_from_a2;    /* share of the A2 seats that a sitting takes */
        struct exam_site sites[PARAMS_SITES]; /* none: one */
        int64_t n_sites;
        struct exam_closure closed[PARAMS_CLOSED];
        int64_t n_closed;
        struct moved_day moved[PARAMS_MOVED];
        int64_t n_moved;
        int64_t lead_days;                   /* from sign-up to the first day that can be booked */
        int64_t opens_a2, opens_b1;          /* days by which a day can be booked before it */
        struct timeline reserved;            /* share of places for those whose term ends soon */
        int64_t reserved_until;              /* days before the exam: what is left is for all */
        int64_t priority_days;               /* before the end of the term */
        struct draw_spec preparation;        /* before each sign-up, at least */
        double ready;                        /* signs up when so many sd above the exam's level */
        int64_t waits_most;                  /* days, for that */
        int64_t pressure_days;               /* before the term's end: waits no longer */
        double no_show;
        double change;                       /* P(a booking is changed for a later day) */
        struct draw_spec change_later;       /* by at least */
        int64_t change_days;                 /* before the exam: no more changes */
        struct timeline pass[EXAMS];         /* of a candidate who is just at the level */
        double practice;                     /* sd that each earlier sitting adds, up to three */
        double adapted;                      /* sd that an adapted exam adds */
        struct timeline interview;           /* ONA: share with the final interview; the others
                                              * have had the course of 64 hours */
    } exams;

    struct {
        struct draw_spec machine;          /* days from exam to result, marked by machine, A2 */
        struct draw_spec machine_b1;
        struct draw_spec handling;         /* days added to human marking */
        struct draw_spec minutes[EXAMINERS]; /* of one assessor, for one script; ONA: portfolio */
        struct draw_spec interview_minutes;  /* ONA: of each of two examiners, more */
        int64_t assessors_a2;              /* per script */
        int64_t assessors_b1;
        double third_share;                /* B1 scripts that need one assessor more */
        struct timeline examiners[EXAMINER_STAFFS]; /* posts, in fte */
        struct timeline deployable[EXAMINER_STAFFS]; /* share of them who can be put to work */
        double attrition;                  /* of examiners, a year */
        int64_t recruit_days;              /* from a vacancy to a hire */
        int64_t training_days;             /* from the hire to the first script */
        double presence[PARAMS_MONTHS];    /* share at work, holidays left out, by month */
        double hours_per_week;             /* of one fte, for marking */
        int64_t overtime_after;            /* days that the oldest script has waited */
        double overtime_hours;             /* more a week, then */
    } grading;

    struct {
        struct {
            struct timeline others;      /* sign-ups a month by people without the duty */
            double waiting_seat;         /* of them, signed up at the run's start */
        } exam[EXAMS];
        double waiting_result[EXAMINERS]; /* of them, awaiting a result at the run's start */
        struct timeline programme2[BOTHS]; /* scripts a year of Nt2 Programme II */
    } background;

    struct {
        double at_intake[GROUPS];        /* share who apply with the plan */
        double in_course[GROUPS];        /* who apply later */
        double near_end[GROUPS];         /* who apply, if not done, when the term's end is near */
        struct draw_spec after;          /* plan to application, in the course */
        int64_t end_days;                /* before the term's end: near */
        struct draw_spec handling;       /* DUO's own days, on top of the adviser's */
        struct timeline assessors;       /* fte */
        double hours_per_week;
        struct timeline dossier_share;   /* without a consultation hour */
        struct draw_spec dossier_minutes;
        struct draw_spec consult_minutes;
        double no_show;                  /* P(a consultation is missed): its time is lost */
        struct draw_spec again;          /* days to the next one */
        double presence[PARAMS_MONTHS];
        double full;                     /* share granted in full */
        double partial;                  /* share granted for some exams */
        double adapted;                  /* share told to sit adapted exams; the rest is refused */
        double objection;                /* share of the refused who object */
        double objection_granted;        /* of them, share granted in full */
    } medical;

    struct {
        int64_t months;                  /* Wi21 art. 11(1) */
        int64_t switch_months;           /* in which the route may change */
        struct ground_rule grounds[PARAMS_GROUNDS];
        int64_t n_grounds;
        struct corona_step corona[PARAMS_CORONA]; /* of different days */
        int64_t n_corona;
        int64_t window_months;           /* before the end: an application is possible from then */
        struct draw_spec decision;       /* application to decision; 8 weeks at most */
        double applies;                  /* P(applies | a ground holds) */
        int64_t by_result;               /* 1: an exam counts by the day of its result, else by its own */
        double share[GROUNDS];           /* of people to whom it happens in a term of 36 months; of
                                          * the grounds of life alone */
        struct draw_spec length[GROUNDS]; /* of those that have one; else form DRAW_CONSTANT, 0 */
        double literacy_hours_wi2013;    /* of lessons, of those who cannot read: a literacy course */
    } term;

    struct {
        struct draw_spec notice;         /* overrun to the notice of a fine (vooraankondiging) */
        struct draw_spec views;          /* notice to the case's being ready */
        double views_share;              /* of notices: views in writing; disjoint from the next */
        double hearing_share;
        struct draw_spec hearing_minutes;
        struct draw_spec decision_minutes;
        struct timeline hearing_officers; /* fte */
        struct timeline decision_officers;
        double hours_per_week;
        double presence[PARAMS_MONTHS];
        day_number new_first_from;       /* overruns from this day on go first in line */
        double culpable[REGIMES];        /* P(culpable | decision on exams or the route) */
        double culpable_part[REGIMES];   /* the same of PVT and MAP */
        struct fine_table fines[PARAMS_FINE_TABLES];
        int64_t n_fines;
        struct sparing no_fine[PARAMS_NO_FINES];
        int64_t n_no_fine;
        struct sparing paused[PARAMS_NO_FINES]; /* collection */
        int64_t n_paused;
        int64_t new_term_months[PARAMS_TERMS];   /* Wi2021, by language exams passed */
        int64_t new_term_z_hours[PARAMS_TERMS - 1]; /* Z: hours from which the next class counts */
        int64_t new_term_part_months;            /* PVT or MAP alone; both: twice */
        int64_t new_term_months_wi2013;
        struct {                         /* municipal, Wi21 art. 23 */
            double per_year[GROUPS];     /* occasions in a year of lessons */
            double fined;                /* of them */
            int64_t euro[PARAMS_LADDER]; /* first to fifth within repeat_months of the one before */
            int64_t repeat_months;
            double culpability[PARAMS_DEGREES]; /* shares of intent, gross, normal, reduced */
            double factor[PARAMS_DEGREES];
            int64_t most;                /* euro, in the first term */
            int64_t most_new_term[PARAMS_TERMS]; /* in a new one of the first length, the second... */
        } municipal;
    } enforcement;

    struct { /* the law of 2013: models/wi2013.c, loan.c, effort.c */
        day_number ona_from, pvt_from;   /* of whose duty starts from then on they are asked */
        struct draw_spec search[GROUPS]; /* settled, to the first lesson of a course of one's own */
        struct draw_spec hours_per_week; /* lessons, in a week with lessons */
        struct timeline lessons;         /* share of them that are held */
        double self_study;               /* as course.self_study */
        struct draw_spec preparation;    /* as exams.preparation */
        int64_t pressure_days;           /* as exams.pressure_days */
        double margin;                   /* CEFR levels above A2 at which the lessons end */
        struct timeline price;           /* euro an hour of lessons, as a course begins */
        double loan_most, elip;          /* euro */
        double borrows[GROUPS];          /* share */
        double own_hours;                /* lessons, at most, of those who do not borrow */
        double exam_fee, ona_fee;        /* euro */
        double nt2[GROUPS];              /* share who sit the state exam in place of A2 */
        double circumstances;            /* share, in a term: not attributable (Wi13 art. 7b(3)a) */
        struct draw_spec circumstances_days;
        double medical_in_course[GROUPS], medical_near_end[GROUPS]; /* as of params.medical */
        struct draw_spec medical_after;  /* duty to application */
        int64_t medical_end_days;        /* as medical.end_days */
        int64_t agi_hours, agi_attempts; /* of lessons; at each exam still to be passed */
        int64_t agi_literacy_hours;      /* of those who cannot read, with a learnability test */
        double agi_applies;              /* of those who may */
        struct draw_spec agi_decision;
        struct draw_spec pvt;            /* settled, and the duty begun, to its being signed */
        int64_t pvt_months;              /* its own term */
        double dispensed[GROUPS], departure_per_year[GROUPS]; /* as of params.person */
        double integrated[GROUPS];       /* share, already integrated: dispensed */
        struct draw_spec integrated_after; /* duty to that */
        struct timeline ona_waived;      /* share of who lacks ONA, by work or MAP, at the window */
    } wi2013;

    struct network_params network;
};

#endif

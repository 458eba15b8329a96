/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/crew.h"
#include "sim/message.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WATCH_NANOSECONDS = 200000000 };

/* What the processes share. */
struct wall {
    atomic_int stop;
    struct crew_report reports[]; /* one a place */
};

/* A place for a process. */
struct place {
    pid_t process; /* 0: free */
    size_t task, threads;
};

struct office {
    const struct crew *crew;
    struct wall *wall;
    size_t wall_size;
    struct place *places;
    size_t n_places;
    size_t next;    /* task to begin */
    size_t running; /* processes */
    size_t free;    /* threads */
    bool stopped;
    sigset_t before, child; /* signals blocked before us; SIGCHLD */
};

/* ---- the task's side ---- */

/* Signals are the caller's: a terminal sends its own to us as well. Where the caller has died
 * before we could ask to be told, nobody waits for us. */
static void
become_worker(const struct office *office, pid_t caller)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    sigprocmask(SIG_SETMASK, &office->before, NULL);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != caller)
        _exit(1);
}

static _Noreturn void
work(const struct office *office, const struct place *place, struct crew_report *report,
     pid_t caller)
{
    const struct crew *crew = office->crew;

    become_worker(office, caller);
    crew->work(crew->context, place->task, place->threads, &office->wall->stop, report);
    report->ended = true;
    fflush(NULL);
    _exit(0);
}

/* ---- the caller's side ---- */

/* Tasks that are yet to begin share what is free: many get one thread each, the last ones more. */
static size_t
threads_of_next(const struct office *office)
{
    size_t left = office->crew->n_tasks - office->next;

    return office->free > left ? office->free / left : 1;
}

static struct place *
free_place(const struct office *office)
{
    for (size_t i = 0; i < office->n_places; i++)
        if (office->places[i].process == 0)
            return &office->places[i];
    bug_assert(0, "no place among %zu", office->n_places);
    return NULL;
}

static int
begin(struct office *office, struct error *error)
{
    struct place *place = free_place(office);
    struct crew_report *report = &office->wall->reports[place - office->places];
    pid_t caller = getpid(), process;

    memset(report, 0, sizeof *report);
    place->task = office->next;
    place->threads = threads_of_next(office);
    fflush(NULL); /* or both of us would write what is waiting to be written */
    process = fork();
    if (process < 0)
        return error_set(error, ERR_MEMORY, "a process cannot be started: %s", strerror(errno));
    if (process == 0)
        work(office, place, report, caller);
    place->process = process;
    office->free -= place->threads;
    office->running++;
    office->next++;
    return 0;
}

/* A process that did not come to its end says why it did not by how it ended: in English, as a task
 * does. */
static void
judge(struct crew_report *report, int status)
{
    if (report->ended)
        return;
    message_english(true);
    report->error = (struct error){0};
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        error_set(&report->error, ERR_MEMORY, "its process was killed: memory may have run out");
    else if (WIFSIGNALED(status))
        error_set(&report->error, ERR_IO, "its process ended by signal %d (%s)", WTERMSIG(status),
                  strsignal(WTERMSIG(status)));
    else
        error_set(&report->error, ERR_IO, "its process ended with status %d", WEXITSTATUS(status));
    message_english(false);
}

static void
end(struct office *office, struct place *place, int status)
{
    struct crew_report *report = &office->wall->reports[place - office->places];

    judge(report, status);
    office->free += place->threads;
    office->running--;
    place->process = 0;
    if (report->error.code == ERR_STOPPED)
        office->stopped = true;
    office->crew->end(office->crew->context, place->task, report);
}

static void
end_those_that_have(struct office *office)
{
    for (size_t i = 0; i < office->n_places; i++) {
        struct place *place = &office->places[i];
        int status = 0;
        if (place->process != 0 && waitpid(place->process, &status, WNOHANG) == place->process)
            end(office, place, status);
    }
}

static void
watch(const struct office *office)
{
    int64_t done = 0, before = 0;

    for (size_t i = 0; i < office->n_places; i++)
        if (office->places[i].process != 0) {
            done += atomic_load(&office->wall->reports[i].tally.done);
            before += atomic_load(&office->wall->reports[i].tally.before);
        }
    office->crew->watch(office->crew->context, done, before);
}

/* Until a process ends, a signal comes or it is time to say how far we are. */
static void
wait_awhile(const struct office *office)
{
    const struct timespec awhile = {.tv_nsec = WATCH_NANOSECONDS};

    (void)sigtimedwait(&office->child, NULL, &awhile);
}

static int
run(struct office *office, struct error *error)
{
    const struct crew *crew = office->crew;
    int code = 0;

    while (office->running > 0 || (code == 0 && office->next < crew->n_tasks)) {
        if (atomic_load(crew->stop) != 0 || code != 0)
            atomic_store(&office->wall->stop, 1);
        if (atomic_load(&office->wall->stop) != 0 && office->running == 0)
            break;
        while (code == 0 && atomic_load(&office->wall->stop) == 0 && office->free > 0 &&
               office->next < crew->n_tasks)
            code = begin(office, error);
        wait_awhile(office);
        end_those_that_have(office);
        watch(office);
    }
    if (code == 0 && (office->stopped || office->next < crew->n_tasks))
        code = error_set(error, ERR_STOPPED, "stopped on request");
    return code;
}

static int
office_init(struct office *office, const struct crew *crew, struct error *error)
{
    size_t n = crew->threads < crew->n_tasks ? crew->threads : crew->n_tasks;

    *office = (struct office){.crew = crew, .n_places = n, .free = crew->threads,
                              .wall_size = sizeof *office->wall + n * sizeof(struct crew_report)};
    office->places = calloc(n, sizeof *office->places);
    office->wall = mmap(NULL, office->wall_size, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (office->wall == MAP_FAILED)
        office->wall = NULL;
    if (office->places == NULL || office->wall == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu workers", n);
    return 0;
}

/* SIGCHLD wakes us up, also where whoever started us ignored it. */
static void
listen_to_children(struct office *office)
{
    signal(SIGCHLD, SIG_DFL);
    sigemptyset(&office->child);
    sigaddset(&office->child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &office->child, &office->before);
}

int
crew_run(const struct crew *self, struct error *error)
{
    struct office office;
    int code = office_init(&office, self, error);

    if (code == 0) {
        listen_to_children(&office);
        code = run(&office, error);
        sigprocmask(SIG_SETMASK, &office.before, NULL);
    }
    if (office.wall != NULL)
        munmap(office.wall, office.wall_size);
    free(office.places);
    return code;
}

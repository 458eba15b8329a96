/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/progress.h"

#include "output/amount.h"
#include "sim/message.h"

#include <time.h>
#include <unistd.h>

double
progress_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void
progress_begin(struct progress *self, FILE *out, bool quiet)
{
    *self = (struct progress){.out = quiet ? NULL : out, .start = progress_clock()};
    self->terminal = !quiet && isatty(fileno(out)) == 1;
}

void
progress_start(struct progress *self, int64_t before, int64_t total)
{
    self->before = self->done = before;
    self->total = total;
    self->tenths = (int)(10 * before / total);
    self->start = progress_clock();
    if (self->tally != NULL) {
        atomic_store(&self->tally->before, before);
        atomic_store(&self->tally->done, before);
    }
    if (self->out != NULL && before > 0)
        fprintf(self->out,
                P_("resuming: %lld of %lld replication was kept\n",
                   "resuming: %lld of %lld replications were kept\n", total),
                (long long)before, (long long)total);
}

static void
print_hours(FILE *out, double hours)
{
    char text[AMOUNT_SIZE];

    amount_text(hours, 1, text);
    fprintf(out, _("%s h"), text);
}

void
progress_print_span(FILE *out, double seconds)
{
    if (seconds < 100.0)
        fprintf(out, _("%.0f s"), seconds);
    else if (seconds < 100.0 * 60.0)
        fprintf(out, _("%.0f min"), seconds / 60.0);
    else
        print_hours(out, seconds / 3600.0);
}

static void
print_state(struct progress *self)
{
    double seconds = progress_clock() - self->start;
    int64_t here = self->done - self->before;

    fprintf(self->out,
            P_("%lld/%lld replication, %d %%", "%lld/%lld replications, %d %%", self->total),
            (long long)self->done, (long long)self->total, (int)(100 * self->done / self->total));
    if (here > 0 && self->done < self->total && seconds > 0.0) {
        double rate = (double)here / seconds;
        char text[AMOUNT_SIZE];
        amount_digits(rate, 3, text);
        fprintf(self->out, ", %s/s, ", text);
        progress_print_span(self->out, (double)(self->total - self->done) / rate);
        fputs(_(" left"), self->out);
    }
}

static void
show_on_terminal(struct progress *self)
{
    fputs("\r\033[K", self->out);
    print_state(self);
    fflush(self->out);
    self->line_open = true;
}

void
progress_show(struct progress *self, int64_t done)
{
    int tenths = (int)(10 * done / self->total);

    self->done = done;
    if (self->tally != NULL)
        atomic_store(&self->tally->done, done);
    if (self->out == NULL)
        return;
    if (self->terminal) {
        show_on_terminal(self);
    } else if (tenths > self->tenths) {
        print_state(self);
        fputc('\n', self->out);
        fflush(self->out);
    }
    self->tenths = tenths;
}

void
progress_end(struct progress *self)
{
    if (self->line_open)
        fputc('\n', self->out);
    self->line_open = false;
}

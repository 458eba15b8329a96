/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/bill.h"

#include "output/amount.h"
#include "output/json_member.h"
#include "scenarios/studies/progress.h"
#include "sim/message.h"

#include <math.h>

/* Of batch.h5, as docs/study.md says it: some 3 MB a point that has all 60,000 figures. */
static const double batch_figure_bytes = 50.0;

void
bill_of_run(struct bill *self, const struct cost *cost, int64_t replications, int64_t threads)
{
    *self = (struct bill){.events = (double)replications * cost->events,
                          .threads = threads,
                          .wall = cost_wall(cost, replications, threads),
                          .memory = cost_memory(cost, replications, threads),
                          .file = cost_file(cost, replications)};
}

static void
add_point(struct bill *self, const struct batch_point *point, int64_t threads)
{
    struct cost_span seconds = cost_seconds(&point->cost, point->n_rep);

    self->events += (double)point->n_rep * point->cost.events;
    self->wall.low += seconds.low;
    self->wall.high += seconds.high;
    self->memory = fmax(self->memory, cost_memory(&point->cost, point->n_rep, threads));
    self->file += cost_file(&point->cost, point->n_rep);
}

void
bill_of_batch(struct bill *self, const struct batch_plan *plan, int64_t threads)
{
    int64_t n = (int64_t)plan->study->n_points, side_by_side = n < threads ? n : threads;

    *self = (struct bill){.threads = threads};
    for (int64_t i = 0; i < n; i++)
        add_point(self, &plan->points[i], threads / side_by_side);
    self->wall.low /= (double)threads;
    self->wall.high /= (double)threads;
    self->memory *= (double)side_by_side;
    self->file += batch_figure_bytes * (double)plan->n_figures * (double)n;
}

const char *
bill_people(const struct cost *cost)
{
    return cost->is_chain ? _("persons") : _("customers");
}

static void
print_wall(const struct bill *self, FILE *out)
{
    fputs(_("  time: "), out);
    if (self->wall.low < 1.0) {
        fputs(_("at most "), out);
    } else {
        progress_print_span(out, self->wall.low);
        fputs(_(" to "), out);
    }
    progress_print_span(out, ceil(self->wall.high));
    fprintf(out,
            P_(" with %lld thread, by how fast and how busy the machine is\n",
               " with %lld threads, by how fast and how busy the machine is\n",
               (size_t)self->threads),
            (long long)self->threads);
}

void
bill_print(const struct bill *self, FILE *out)
{
    char memory[AMOUNT_SIZE], file[AMOUNT_SIZE];

    print_wall(self, out);
    amount_megabytes(self->memory, memory);
    amount_megabytes(self->file, file);
    fprintf(out, _("  memory: some %s MB\n"), memory);
    fprintf(out, _("  file: some %s MB\n"), file);
}

void
bill_put(const struct bill *self, struct json *json)
{
    json_member_whole(json, "threads", self->threads);
    json_member_number(json, "seconds_low", self->wall.low);
    json_member_number(json, "seconds_high", self->wall.high);
    json_member_whole(json, "memory_bytes", llround(self->memory));
    json_member_whole(json, "file_bytes", llround(self->file));
}

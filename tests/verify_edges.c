/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * No entry of a shipped distribution's table lies so near an edge of rounding that another
 * machine's libm could put it on the other side: nearer than 2^-40 of its value.
 *
 * By chance an entry does with probability 2 x 2^-40 x its number of steps, 2^-22 to 2^-21 for
 * those above 2^17 ticks: of a table of 2,050 entries one in 1,000 at most.  A shipped distribution
 * that does is refused here, and is to be given another number: a mean of 30.01 for 30.
 *
 * Every distribution that a model compiles is seen, for the linker leads its calls of draw_init
 * through here.
 */

#include "tests/draw_examples.h"

#include "models/simulator.h"
#include "scenarios/reader/scenario.h"

#include <glob.h>
#include <stdlib.h>

#include <criterion/criterion.h>

#define NEAR 0x1p-40

/* Of what a table is made; the shipped ones are collected without the same again. */
struct made {
    struct draw_spec spec;
    ticks unit;
};

enum { MADE = 1000 };
static struct made made[MADE];
static size_t n_made;
static double expected_hits; /* by chance, over all that was walked */

/* ---- the walk ---- */

/* How far a value lies from the nearest edge, in steps. */
static double
edge_distance(double value, double step)
{
    double part = value / step - floor(value / step);

    return fmin(fabs(part - DRAW_EDGE), 1.0 - fabs(part - DRAW_EDGE));
}

static void
assert_off_the_edges(const struct made *it, const char *what, double value, double step)
{
    double near = NEAR * entry_scale(&it->spec, value / (double)it->unit) * (double)it->unit / step;

    expected_hits += 2.0 * near;
    cr_expect(edge_distance(value, step) > near,
              "%s(%.17g, %.17g, %.17g) by %lld ticks: %s at %.17g ticks lies %g steps from an edge",
              draw_form_name(it->spec.form), it->spec.a, it->spec.b, it->spec.c,
              (long long)it->unit, what, value, edge_distance(value, step));
}

static void
walk(const struct made *it)
{
    double unit = (double)it->unit;

    if (it->spec.form == DRAW_CONSTANT) {
        assert_off_the_edges(it, "the constant", it->spec.a * unit, 1.0);
        return;
    }
    for (int k = 0; k < DRAW_SIDE; k++) {
        double lower = draw_spec_lower(&it->spec, entry_tail(k)) * unit;
        double upper = draw_spec_upper(&it->spec, entry_tail(k)) * unit;
        assert_off_the_edges(it, "a lower quantile", lower, draw_step(lower));
        assert_off_the_edges(it, "an upper quantile", upper, draw_step(upper));
    }
}

/* ---- what is shipped ---- */

int __real_draw_init(struct draw *self, const struct draw_spec *spec, ticks unit,
                     struct error *error);
int __wrap_draw_init(struct draw *self, const struct draw_spec *spec, ticks unit,
                     struct error *error);

/* An empirical distribution is never the same: its points belong to a scenario that may be gone. */
static bool
same_spec(const struct draw_spec *a, const struct draw_spec *b)
{
    return a->form == b->form && a->a == b->a && a->b == b->b && a->c == b->c &&
           a->low == b->low && a->high == b->high && a->form != DRAW_EMPIRICAL;
}

int
__wrap_draw_init(struct draw *self, const struct draw_spec *spec, ticks unit, struct error *error)
{
    size_t i = 0;

    while (i < n_made && !(same_spec(&made[i].spec, spec) && made[i].unit == unit))
        i++;
    cr_assert_lt(i, MADE);
    if (i == n_made) {
        made[n_made++] = (struct made){*spec, unit};
        walk(&made[i]);
    }
    return __real_draw_init(self, spec, unit, error);
}

static void
compile_scenario(const char *path)
{
    struct scenario scenario;
    struct simulator *simulator;
    struct faults faults = {0};
    struct error error = {0};

    if (scenario_read(&scenario, path, NULL, 0, &faults, &error) != 0) {
        faults_print(&faults, stderr);
        cr_assert_fail("%s: %s", path, error.text);
    }
    faults_free(&faults);
    cr_assert_eq(simulator_new(&simulator, &scenario.params, &error), 0, "%s: %s", path,
                 error.text);
    simulator_free(simulator);
    scenario_free(&scenario);
}

Test(edges, no_entry_of_a_shipped_scenario_is_near_one)
{
    const char *root = getenv("SOURCE_DIR");
    char pattern[4096];
    glob_t found;

    snprintf(pattern, sizeof pattern, "%s/scenarios/*.cfg", root != NULL ? root : ".");
    cr_assert_eq(glob(pattern, 0, NULL, &found), 0, "no scenarios at %s", pattern);
    for (size_t i = 0; i < found.gl_pathc; i++)
        compile_scenario(found.gl_pathv[i]);
    cr_assert_geq(n_made, 30, "%zu distributions", n_made);
    cr_assert_lt(expected_hits, 0.1, "%g expected by chance", expected_hits);
    globfree(&found);
}

/* ---- round numbers ---- */

/* Those of the examples, and forms with ends of all the decimals that people write: at an edge of
 * 1/2 they would be hit in their thousands. */
Test(edges, no_entry_of_an_example_is_near_one)
{
    examples_setup();
    for (int i = 0; i < EXAMPLES; i++)
        walk(&(struct made){examples[i].spec, TICKS_PER_DAY});
}

static void
walk_round(enum draw_form form, double a, double b, double c)
{
    walk(&(struct made){{form, a, b, c, NO_LOW, NO_HIGH, NULL, 0}, TICKS_PER_DAY});
    walk(&(struct made){{form, a, b, c, NO_LOW, NO_HIGH, NULL, 0}, 60});
}

Test(edges, no_round_number_is_near_one)
{
    static const double sizes[] = {0.01, 0.25, 0.3, 1.0, 7.0, 12.5, 30.0, 99.9, 365.25};

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        walk_round(DRAW_CONSTANT, sizes[i], 0.0, 0.0);
        for (size_t k = i + 1; k < sizeof sizes / sizeof *sizes; k++)
            walk_round(DRAW_UNIFORM, sizes[i], sizes[k], 0.0);
    }
}

/* An edge is where rounding turns: just below it goes down, just above it up. */
Test(edges, the_distance_is_that_to_where_rounding_turns)
{
    for (double whole = 0.0; whole < 1e9; whole = whole * 3.0 + 1.0) {
        struct draw_spec spec = {DRAW_CONSTANT, 0, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
        struct draw below, above;
        cr_assert_lt(edge_distance(whole + DRAW_EDGE, 1.0), 1e-6);
        spec.a = whole + DRAW_EDGE - 1e-6;
        cr_assert_eq(__real_draw_init(&below, &spec, 1, NULL), 0);
        spec.a = whole + DRAW_EDGE + 1e-6;
        cr_assert_eq(__real_draw_init(&above, &spec, 1, NULL), 0);
        cr_assert_eq(below.constant, (ticks)whole);
        cr_assert_eq(above.constant, (ticks)whole + 1);
    }
}

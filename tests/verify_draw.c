/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The compiled table of every form of draw against its distribution function, far into both tails:
 * no chance plays a part here, verify_samples.c has the samples. */

#include "tests/draw_examples.h"

#include <criterion/criterion.h>

TestSuite(draw_forms, .init = examples_setup);

static void
compile(int i, struct draw *draw)
{
    struct error error = {0};

    cr_assert_eq(draw_init(draw, &examples[i].spec, TICKS_PER_DAY, &error), 0, "%s: %s",
                 example_name(i), error.text);
}

/* ---- entries ---- */

/* In double against long double: an eighth of the margin that verify_edges.c asks for, so that
 * another machine, no worse than this one, has the same entries. */
Test(draw_forms, quantiles_are_good_to_their_last_bits)
{
    for (int i = 0; i < EXAMPLES; i++)
        for (int k = 0; k < 2 * DRAW_SIDE; k++) {
            const struct draw_spec *spec = &examples[i].spec;
            bool upper = k % 2;
            double tail = entry_tail(k / 2);
            double value = upper ? draw_spec_upper(spec, tail) : draw_spec_lower(spec, tail);
            double off = (double)fabsl(value - exact_quantile(spec, tail, upper));
            cr_assert(off < 0x1p-43 * entry_scale(spec, value), "%s: %s tail %g is off by %g",
                      example_name(i), upper ? "upper" : "lower", tail, off);
        }
}

/* 18 bits, and up from 83/162 of a step: the entry itself, from the exact quantile. */
static int64_t
expected_entry(const struct draw_spec *spec, double tail, bool upper)
{
    long double value = exact_quantile(spec, tail, upper) * TICKS_PER_DAY, step = 1.0L;
    long double low, high, entry;

    exact_ends(spec, &low, &high);
    while (value >= step * 262144.0L)
        step *= 2.0L;
    entry = floorl(value / step + 79.0L / 162.0L) * step;
    entry = fmaxl(entry, ceill(fmaxl(low, spec->low) * TICKS_PER_DAY));
    return (int64_t)fminl(entry, floorl(fminl(fminl(high, spec->high), 1e9L) * TICKS_PER_DAY));
}

Test(draw_forms, entries_are_the_quantiles_to_18_bits)
{
    for (int i = 0; i < EXAMPLES; i++) {
        const struct draw_spec *spec = &examples[i].spec;
        struct draw draw;
        compile(i, &draw);
        for (int k = 0; k < DRAW_SIDE; k++) {
            cr_assert_eq(draw.lower[k], expected_entry(spec, entry_tail(k), false),
                         "%s: lower tail %g", example_name(i), entry_tail(k));
            cr_assert_eq(draw.upper[k], expected_entry(spec, entry_tail(k), true),
                         "%s: upper tail %g", example_name(i), entry_tail(k));
        }
        draw_free(&draw);
    }
}

/* How far a draw lies from the line through its entries; side: one of the two of the table. */
static double
off_the_line(const struct draw *draw, const int64_t *side, int k, double part, uint64_t bits)
{
    double height = (double)(side[k + 1] - side[k]);
    double off = (double)draw_ticks(draw, bits) - ((double)side[k] + height * part);

    cr_assert(fabs(off) <= 0.5 + 0x1p-20 * fabs(height), "entry %d, %g: off by %g", k, part, off);
    return off;
}

/* Rounded to the nearest tick, so that on average none is won or lost, but for the 21 bits of the
 * way between two entries: cut off, every draw would be half a tick short. */
Test(draw_forms, between_entries_runs_a_straight_line)
{
    enum { PARTS = 101, DRAWS = 2 * (DRAW_SIDE - 1) * PARTS };

    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        double sum = 0.0;
        compile(i, &draw);
        for (int k = 0; k < DRAW_SIDE - 1; k++)
            for (int n = 0; n < PARTS; n++) {
                uint64_t width = UINT64_C(1) << (26 + k / DRAW_CELLS);
                uint64_t into = width / PARTS * (uint64_t)n;
                double part = (double)into / (double)width;
                sum += off_the_line(&draw, draw.lower, k, part, entry_bits(k) + into);
                sum += off_the_line(&draw, draw.upper, k, part, ~(entry_bits(k) + into));
            }
        cr_assert(fabs(sum / DRAWS) < 0.1, "%s: %g ticks", example_name(i), sum / DRAWS);
        draw_free(&draw);
    }
}

/* ---- draws ---- */

/* Where a tail of this size begins: to within two ticks and a step, and to a thousandth of the
 * tail, for between two entries, a 32nd of an octave apart, the straight line is off by some 1/8192
 * of it where the density is smooth.  Where it jumps, as at the points of an empirical
 * distribution, it may be off by as much as the distance of two entries. */
static void
assert_quantile(int i, const struct draw *draw, uint64_t bits)
{
    const struct draw_spec *spec = &examples[i].spec;
    bool upper = bits >> 63;
    double tail = ((double)(upper ? ~bits : bits) + 0.5) * 0x1p-64;
    double value = (double)draw_ticks(draw, bits), step = 1.0 + draw_step(value);
    double before = exact_truncated(spec, (value - step) / (double)TICKS_PER_DAY, upper);
    double after = exact_truncated(spec, (value + step) / (double)TICKS_PER_DAY, upper);
    double off = (spec->form == DRAW_EMPIRICAL ? 1.0 / DRAW_CELLS : 0.001) * tail;

    cr_assert(fmin(before, after) <= tail + off && fmax(before, after) >= tail - off,
              "%s: %s tail %g lies at %g", example_name(i), upper ? "upper" : "lower", tail,
              value / (double)TICKS_PER_DAY);
}

Test(draw_forms, quantiles_are_those_of_the_form_far_into_the_tails)
{
    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        compile(i, &draw);
        for (int octave = 1; octave <= DRAW_OCTAVES; octave++)
            for (uint64_t part = 0; part < 101; part++) {
                uint64_t top = UINT64_C(1) << (63 - octave);
                uint64_t bits = top + top / 101 * part;
                assert_quantile(i, &draw, bits);
                assert_quantile(i, &draw, ~bits);
            }
        draw_free(&draw);
    }
}

Test(draw_forms, more_luck_is_never_less_time)
{
    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        ticks before = 0;
        compile(i, &draw);
        for (int side = 0; side < 2; side++)
            for (int k = 1; k <= 64 * 64; k++) {
                int step = side == 0 ? k : 64 * 64 + 1 - k; /* into the middle, and out of it */
                uint64_t top = UINT64_C(1) << (step - 1) / 64;
                uint64_t bits = top - 1 + top / 64 * (uint64_t)((step - 1) % 64);
                ticks time;
                if (bits >> 63)
                    continue;
                time = draw_ticks(&draw, side == 0 ? bits : ~bits);
                cr_assert_geq(time, before, "%s: bits %016llx", example_name(i),
                              (unsigned long long)bits);
                before = time;
            }
        cr_assert_geq(draw_ticks(&draw, UINT64_C(1) << 63),
                      draw_ticks(&draw, (UINT64_C(1) << 63) - 1), "%s: the median",
                      example_name(i));
        draw_free(&draw);
    }
}

/* ---- bounds ---- */

static void
assert_bounds(int i, const struct draw *draw, ticks unit)
{
    const struct draw_spec *spec = &examples[i].spec;
    long double low, high;

    exact_ends(spec, &low, &high);
    cr_assert_geq((double)draw_ticks(draw, 0), fmax((double)low, spec->low) * (double)unit, "%s",
                  example_name(i));
    cr_assert_leq((double)draw_ticks(draw, UINT64_MAX),
                  fmin((double)high, spec->high) * (double)unit, "%s", example_name(i));
}

/* In days; and in units of which the bounds are no whole number of steps, where rounding would
 * leave them. */
Test(draw_forms, keeps_within_its_truncation_and_its_ends)
{
    for (int i = 0; i < EXAMPLES; i++)
        for (ticks unit = TICKS_PER_DAY; unit < TICKS_PER_DAY + 100; unit += 7) {
            struct draw draw;
            cr_assert_eq(draw_init(&draw, &examples[i].spec, unit, NULL), 0);
            assert_bounds(i, &draw, unit);
            draw_free(&draw);
        }
}

/* ---- means ---- */

/* The midpoint rule in cells of a 32nd of an octave: within 1e-4 where the tails are not heavy. */
Test(draw_forms, the_mean_of_a_spec_is_the_closed_form)
{
    for (int i = 0; i < EXAMPLES; i++) {
        double mean = draw_spec_mean(&examples[i].spec);
        cr_assert(fabs(mean / examples[i].mean - 1.0) < 1e-4, "%s: %.9g, not %.9g",
                  example_name(i), mean, examples[i].mean);
    }
}

Test(draw_forms, lower_and_upper_meet_at_the_median)
{
    for (int i = 0; i < EXAMPLES; i++) {
        double lower = draw_spec_lower(&examples[i].spec, 0.5);
        cr_assert(fabs(lower / draw_spec_upper(&examples[i].spec, 0.5) - 1.0) < 1e-12, "%s",
                  example_name(i));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/draw.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

/* A gamma distribution that is narrower than the highest shape is better called a constant. */
#define GAMMA_LOWEST_SHAPE 1e-3
#define GAMMA_HIGHEST_SHAPE 1e5

#define QUANTILE_LIMIT 1099511627776.0 /* 2^40 ticks: differences times 2^21 stay in 63 bits */

static const char *const form_names[DRAW_FORMS] = {
    "constant", "uniform", "exponential", "lognormal",  "gamma",
    "weibull",  "normal",  "triangular",  "empirical",
};

const char *
draw_form_name(enum draw_form form)
{
    return form_names[form];
}

enum draw_form
draw_form_find(const char *name)
{
    int form = 0;

    while (form < DRAW_FORMS && strcmp(name, form_names[form]) != 0)
        form++;
    return (enum draw_form)form;
}

/* ---- the four functions of each form: P, Q and their inverses ---- */

static double
triangular_p(const struct draw_spec *s, double x)
{
    if (x <= s->a)
        return 0.0;
    if (x >= s->c)
        return 1.0;
    if (x < s->b)
        return (x - s->a) * (x - s->a) / ((s->c - s->a) * (s->b - s->a));
    return 1.0 - (s->c - x) * (s->c - x) / ((s->c - s->a) * (s->c - s->b));
}

static double
triangular_inverse(const struct draw_spec *s, double p)
{
    double mode = (s->b - s->a) / (s->c - s->a);

    if (p < mode)
        return s->a + sqrt(p * (s->c - s->a) * (s->b - s->a));
    return s->c - sqrt((1.0 - p) * (s->c - s->a) * (s->c - s->b));
}

static double
empirical_p(const struct draw_spec *s, double x)
{
    size_t i = 1;

    if (x < s->points[0].value)
        return 0.0;
    while (i < s->n_points && s->points[i].value <= x)
        i++;
    if (i == s->n_points)
        return 1.0;
    return s->points[i - 1].cumulative +
           (s->points[i].cumulative - s->points[i - 1].cumulative) * (x - s->points[i - 1].value) /
               (s->points[i].value - s->points[i - 1].value);
}

static double
empirical_inverse(const struct draw_spec *s, double p)
{
    size_t i = 1;
    double width;

    while (i + 1 < s->n_points && s->points[i].cumulative < p)
        i++;
    width = s->points[i].cumulative - s->points[i - 1].cumulative;
    if (width <= 0.0)
        return s->points[i].value;
    return s->points[i - 1].value + (s->points[i].value - s->points[i - 1].value) *
                                        (p - s->points[i - 1].cumulative) / width;
}

/* GSL's own inverse of the gamma distribution fails for shapes below .15 and above 1,700, and its
 * failures end the program.  This is Newton's method on the logarithms of x and of the tail, where
 * the latter is concave, kept between bounds. */
static double
gamma_inverse(const struct draw_spec *s, double p, bool upper)
{
    double low = -740.0, high = log(2.0 * s->a + 300.0), at = fmin(log(s->a + 1.0), high);

    for (int i = 0; i < 200; i++) {
        double x = exp(at), next, moved;
        double tail = upper ? gsl_cdf_gamma_Q(x, s->a, 1.0) : gsl_cdf_gamma_P(x, s->a, 1.0);
        double step = log(tail / p) * tail / (x * gsl_ran_gamma_pdf(x, s->a, 1.0));
        if ((tail > p) == upper)
            low = at;
        else
            high = at;
        next = upper ? at + step : at - step;
        if (!(next > low && next < high))
            next = 0.5 * (low + high);
        moved = fabs(next - at);
        at = next;
        if (moved < 1e-15 * (1.0 + fabs(at))) /* what a double can tell apart */
            break;
    }
    return exp(at) * s->b;
}

/* P(X <= x) of the untruncated distribution; the upper tail itself where upper is set. */
static double
tail_of(const struct draw_spec *s, double x, bool upper)
{
    double p;

    if (isinf(x))
        return (x > 0.0) != upper ? 1.0 : 0.0;
    if (x <= 0.0 && s->form != DRAW_NORMAL && s->form != DRAW_CONSTANT)
        return upper ? 1.0 : 0.0; /* GSL takes the logarithm or the power of x unseen */
    switch (s->form) {
    case DRAW_UNIFORM:
        return upper ? gsl_cdf_flat_Q(x, s->a, s->b) : gsl_cdf_flat_P(x, s->a, s->b);
    case DRAW_EXPONENTIAL:
        return upper ? gsl_cdf_exponential_Q(x, s->a) : gsl_cdf_exponential_P(x, s->a);
    case DRAW_LOGNORMAL:
        return upper ? gsl_cdf_lognormal_Q(x, s->a, s->b) : gsl_cdf_lognormal_P(x, s->a, s->b);
    case DRAW_GAMMA:
        return upper ? gsl_cdf_gamma_Q(x, s->a, s->b) : gsl_cdf_gamma_P(x, s->a, s->b);
    case DRAW_WEIBULL:
        return upper ? gsl_cdf_weibull_Q(x, s->b, s->a) : gsl_cdf_weibull_P(x, s->b, s->a);
    case DRAW_NORMAL:
        return upper ? gsl_cdf_gaussian_Q(x - s->a, s->b) : gsl_cdf_gaussian_P(x - s->a, s->b);
    case DRAW_TRIANGULAR:
        p = triangular_p(s, x);
        break;
    case DRAW_EMPIRICAL:
        p = empirical_p(s, x);
        break;
    default: /* a constant */
        p = x >= s->a ? 1.0 : 0.0;
        break;
    }
    return upper ? 1.0 - p : p;
}

static double
inverse_of(const struct draw_spec *s, double p, bool upper)
{
    switch (s->form) {
    case DRAW_UNIFORM:
        return upper ? gsl_cdf_flat_Qinv(p, s->a, s->b) : gsl_cdf_flat_Pinv(p, s->a, s->b);
    case DRAW_EXPONENTIAL:
        return upper ? gsl_cdf_exponential_Qinv(p, s->a) : gsl_cdf_exponential_Pinv(p, s->a);
    case DRAW_LOGNORMAL:
        return upper ? gsl_cdf_lognormal_Qinv(p, s->a, s->b)
                     : gsl_cdf_lognormal_Pinv(p, s->a, s->b);
    case DRAW_GAMMA:
        return gamma_inverse(s, p, upper);
    case DRAW_WEIBULL:
        return upper ? gsl_cdf_weibull_Qinv(p, s->b, s->a) : gsl_cdf_weibull_Pinv(p, s->b, s->a);
    case DRAW_NORMAL:
        return s->a + (upper ? gsl_cdf_gaussian_Qinv(p, s->b) : gsl_cdf_gaussian_Pinv(p, s->b));
    case DRAW_TRIANGULAR:
        return triangular_inverse(s, upper ? 1.0 - p : p);
    case DRAW_EMPIRICAL:
        return empirical_inverse(s, upper ? 1.0 - p : p);
    default:
        return s->a;
    }
}

/* The quantile of the truncated distribution, its own tail kept small so that no digits are lost
 * against 1; clamped, for the last bit may stick out. */
static double
quantile(const struct draw_spec *s, double tail, bool upper)
{
    double low = tail_of(s, upper ? s->high : s->low, upper);
    double high = tail_of(s, upper ? s->low : s->high, upper);
    double inner = low + tail * (high - low);
    double x = inner <= 0.5 ? inverse_of(s, inner, upper) : inverse_of(s, 1.0 - inner, !upper);

    return fmin(fmax(x, s->low), s->high);
}

double
draw_spec_lower(const struct draw_spec *spec, double p)
{
    return quantile(spec, p, false);
}

double
draw_spec_upper(const struct draw_spec *spec, double q)
{
    return quantile(spec, q, true);
}

double
draw_spec_mean(const struct draw_spec *spec)
{
    double sum = 0.0;

    if (spec->form == DRAW_CONSTANT)
        return spec->a;
    /* The midpoint rule in every cell of the octaves: the same fineness as the table's. */
    for (int octave = 1; octave <= DRAW_OCTAVES; octave++)
        for (int cell = 0; cell < DRAW_CELLS; cell++) {
            double p = ldexp(1.0 + (cell + 0.5) / DRAW_CELLS, -octave - 1);
            double width = ldexp(1.0 / DRAW_CELLS, -octave - 1);
            sum += width * (draw_spec_lower(spec, p) + draw_spec_upper(spec, p));
        }
    return sum;
}

/* ---- what is wrong with a spec ---- */

static const char *
points_fault(const struct draw_spec *s)
{
    if (s->n_points < 2)
        return N_("an empirical distribution needs at least 2 points");
    if (s->points[0].cumulative != 0.0)
        return N_("the first cumulative share must be 0");
    if (s->points[s->n_points - 1].cumulative != 1.0)
        return N_("the last cumulative share must be 1");
    for (size_t i = 1; i < s->n_points; i++) {
        if (!(s->points[i].value > s->points[i - 1].value))
            return N_("the values must rise");
        if (!(s->points[i].cumulative >= s->points[i - 1].cumulative))
            return N_("the cumulative shares must not fall");
    }
    return s->points[0].value < 0.0 ? N_("values must not be below 0") : NULL;
}

static const char *
parameters_fault(const struct draw_spec *s)
{
    switch (s->form) {
    case DRAW_CONSTANT:
        return s->a >= 0.0 ? NULL : N_("the value must not be below 0");
    case DRAW_UNIFORM:
        if (!(s->a >= 0.0))
            return N_("the lowest value must not be below 0");
        return s->b > s->a ? NULL : N_("the highest value must be above the lowest");
    case DRAW_EXPONENTIAL:
        return s->a > 0.0 ? NULL : N_("the mean must be above 0");
    case DRAW_LOGNORMAL:
        return s->b > 0.0 ? NULL : N_("the spread (sd or sigma) must be above 0");
    case DRAW_GAMMA:
        if (!(s->a >= GAMMA_LOWEST_SHAPE && s->a <= GAMMA_HIGHEST_SHAPE))
            return N_("the shape must be 0.001 to 100000");
        return s->b > 0.0 ? NULL : N_("the scale must be above 0");
    case DRAW_WEIBULL:
        return s->a > 0.0 && s->b > 0.0 ? NULL : N_("shape and scale must be above 0");
    case DRAW_NORMAL:
        if (!(s->b > 0.0))
            return N_("the standard deviation must be above 0");
        return s->low >= 0.0 ? NULL
                             : N_("a normal distribution of times needs at_least, of 0 or more");
    case DRAW_TRIANGULAR:
        if (!(s->a >= 0.0))
            return N_("the lowest value must not be below 0");
        return s->a <= s->b && s->b <= s->c && s->a < s->c ? NULL
                                                           : N_("low <= mode <= high, low < high");
    case DRAW_EMPIRICAL:
        return points_fault(s);
    default:
        return N_("an unknown form");
    }
}

const char *
draw_spec_fault(const struct draw_spec *s)
{
    const char *fault;

    if (!isfinite(s->a) || !isfinite(s->b) || !isfinite(s->c))
        return N_("parameters must be finite");
    if (isnan(s->low) || isnan(s->high) || !(s->high > s->low))
        return N_("truncation needs low < high");
    fault = parameters_fault(s);
    if (fault != NULL)
        return fault;
    if (s->form == DRAW_CONSTANT)
        return s->a >= s->low && s->a <= s->high ? NULL : N_("the value lies outside the truncation");
    if (!(tail_of(s, s->high, false) - tail_of(s, s->low, false) > 1e-9))
        return N_("the truncation leaves nothing of the distribution");
    return NULL;
}

/* ---- compiling ---- */

double
draw_step(double value)
{
    double step = 1.0;

    while (value >= step * (1 << DRAW_BITS))
        step *= 2.0;
    return step;
}

/* Between what whole ticks entries must lie. */
struct range {
    int64_t least, most;
};

static void
form_ends(const struct draw_spec *s, double *low, double *high)
{
    *low = 0.0;
    *high = INFINITY;
    if (s->form == DRAW_UNIFORM || s->form == DRAW_TRIANGULAR) {
        *low = s->a;
        *high = s->form == DRAW_UNIFORM ? s->b : s->c;
    } else if (s->form == DRAW_EMPIRICAL) {
        *low = s->points[0].value;
        *high = s->points[s->n_points - 1].value;
    }
}

/* The ends are parameters times the unit: a millionth of a tick is the last bit of a decimal. */
static struct range
range_of(const struct draw_spec *s, ticks unit)
{
    struct range range;
    double low, high;

    form_ends(s, &low, &high);
    low = fmax(low, s->low) * (double)unit;
    high = fmin(high, s->high) * (double)unit;
    range.least = (int64_t)ceil(fmin(low, QUANTILE_LIMIT) - 1e-6);
    range.most = (int64_t)floor(fmin(high, QUANTILE_LIMIT) + 1e-6);
    if (range.most < range.least)
        range.most = range.least;
    return range;
}

/* value >= 0 */
static int64_t
entry_of(double value, double step, struct range range)
{
    int64_t entry = (int64_t)(value / step + (1.0 - DRAW_EDGE)) * (int64_t)step;

    if (entry < range.least)
        return range.least;
    return entry > range.most ? range.most : entry;
}

static int
fill_side(int64_t *side, const struct draw_spec *spec, ticks unit, bool upper, struct range range)
{
    for (int i = 0; i < DRAW_SIDE; i++) {
        int octave = DRAW_OCTAVES - i / DRAW_CELLS; /* 0 at the very last entry: 1/2 itself */
        double tail = ldexp(1.0 + (double)(i % DRAW_CELLS) / DRAW_CELLS, -octave - 1);
        double value = quantile(spec, tail, upper) * (double)unit;

        if (!(value < QUANTILE_LIMIT))
            return ERR_INPUT;
        side[i] = entry_of(value, draw_step(value), range);
        if (i > 0 && (side[i] < side[i - 1]) != upper) /* never the last bit's mistake */
            side[i] = side[i - 1];
    }
    return 0;
}

static int
fill(struct draw *self, const struct draw_spec *spec, ticks unit)
{
    struct range range = range_of(spec, unit);
    int code = fill_side(self->lower, spec, unit, false, range);

    if (code != 0)
        return code;
    range.least = self->lower[DRAW_SIDE - 1]; /* above the median is never below it */
    return fill_side(self->upper, spec, unit, true, range);
}

int
draw_init(struct draw *self, const struct draw_spec *spec, ticks unit, struct error *error)
{
    const char *fault = draw_spec_fault(spec);

    memset(self, 0, sizeof *self);
    if (fault != NULL)
        return error_set(error, ERR_INPUT, "%s", _(fault));
    if (spec->form == DRAW_CONSTANT) {
        if (!(spec->a * (double)unit < QUANTILE_LIMIT))
            return error_set(error, ERR_INPUT, "the value %g is too long a time", spec->a);
        self->constant = entry_of(spec->a * (double)unit, 1.0, range_of(spec, unit));
        return 0;
    }
    self->lower = malloc(2 * DRAW_SIDE * sizeof *self->lower);
    if (self->lower == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a distribution");
    self->upper = self->lower + DRAW_SIDE;
    if (fill(self, spec, unit) != 0) {
        draw_free(self);
        return error_set(error, ERR_INPUT, "the distribution reaches too long a time");
    }
    return 0;
}

void
draw_free(struct draw *self)
{
    free(self->lower);
    memset(self, 0, sizeof *self);
}

/* ---- beyond a least ---- */

/* The fewest bits whose quantile is above it: a draw is monotone in its bits. */
static uint64_t
bits_above(const struct draw *self, ticks least)
{
    uint64_t low = 0, high = UINT64_MAX;

    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (draw_ticks(self, middle) > least)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

ticks
draw_beyond(const struct draw *self, uint64_t bits, ticks least)
{
    uint64_t first, span, share = bits >> 32;

    if (draw_ticks(self, UINT64_MAX) <= least)
        return least;
    first = bits_above(self, least);
    span = UINT64_MAX - first;
    return draw_ticks(self, first + (span >> 32) * share + ((span & UINT32_MAX) * share >> 32));
}

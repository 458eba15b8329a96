/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/band.h"
#include "output/estimate.h"
#include "sim/message.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

static uint64_t state = 1;

static double
uniform(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) * 0x1p-53;
}

/* Of a uniform distribution the width of the band is the share that falls in it. */
static double
mean_width(size_t n, int times)
{
    double sum = 0.0, values[32];

    for (int i = 0; i < times; i++) {
        struct estimate estimate;
        for (size_t k = 0; k < n; k++)
            values[k] = uniform();
        estimate_make(&estimate, values, n);
        sum += estimate.q[ESTIMATE_P90] - estimate.q[ESTIMATE_P10];
    }
    return sum / times;
}

Test(band, covers_what_new_numbers_do)
{
    static const size_t sizes[] = {1, 2, 3, 4, 10, 20};

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        double width = mean_width(sizes[i], 40000);
        cr_expect_float_eq(band_cover(sizes[i]), width, 0.005, "%zu: %.4f, drawn %.4f", sizes[i],
                           band_cover(sizes[i]), width);
    }
}

Test(band, is_none_of_one)
{
    char text[BAND_TEXT];

    band_text(2.0, "1,001", "1,009", text);
    cr_expect_str_eq(text, "1,001 .. 1,009");
    band_text(1.0, "1,001", "1,001", text);
    cr_expect_str_eq(text, "-");
    band_text(0.0, "-", "-", text);
    cr_expect_str_eq(text, "-");
}

Test(band, few_replications_are_told)
{
    char text[BAND_CAUTION];

    cr_expect(band_caution(4, text));
    cr_expect_not_null(strstr(text, "replications (4) is too narrow: of new ones some 48 % fall"),
                       "%s", text);
    cr_expect(band_caution(1, text));
    cr_expect_not_null(strstr(text, "no band and no interval"), "%s", text);
    cr_expect(band_caution(BAND_FEW - 1, text));
    cr_expect(!band_caution(BAND_FEW, text));
    cr_expect_str_eq(text, "");
    cr_expect(!band_caution(0, text));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/digits.h"

#include <stdio.h>
#include <stdlib.h>

enum { ALWAYS_ENOUGH = 17 };

void
digits_of(double number, int least, char text[DIGITS_SIZE])
{
    for (int digits = least; digits <= ALWAYS_ENOUGH; digits++) {
        double same;
        snprintf(text, DIGITS_SIZE, "%.*g", digits, number);
        same = strtod(text, NULL);
        if (!(same < number || same > number))
            break;
    }
}

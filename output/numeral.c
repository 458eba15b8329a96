/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/numeral.h"

/* Dutch has the point and the comma the other way round. */
static void
turn(enum language language, char *text)
{
    for (char *c = text; *c != '\0' && language == LANGUAGE_NL; c++)
        *c = *c == '.' ? ',' : *c == ',' ? '.' : *c;
}

void
numeral_write(enum language language, double number, int decimals, char text[NUMBER_SIZE])
{
    page_number(number, decimals, text);
    turn(language, text);
}

void
numeral_signed(enum language language, double number, int decimals, char text[NUMBER_SIZE])
{
    page_signed(number, decimals, text);
    turn(language, text);
}

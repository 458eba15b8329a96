/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/amount.h"

#include "output/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Beyond these, powers of ten read better. */
static const double least_in_full = 1e-4, most_in_full = 1e15;

char
amount_mark(void)
{
    return words_language() == LANGUAGE_NL ? ',' : '.';
}

static char
thousands_mark(void)
{
    return words_language() == LANGUAGE_NL ? '.' : ',';
}

static void
power_text(double number, int digits, char text[AMOUNT_SIZE])
{
    char *point;

    snprintf(text, AMOUNT_SIZE, "%.*g", digits, number);
    point = strchr(text, '.');
    if (point != NULL)
        *point = amount_mark();
}

/* Parts the thousands of "72231.5". */
void
amount_text(double number, int decimals, char text[AMOUNT_SIZE])
{
    char plain[AMOUNT_SIZE];
    size_t digits, length, to = 0;

    if (isnan(number)) {
        snprintf(text, AMOUNT_SIZE, "-");
        return;
    }
    if (fabs(number) >= most_in_full) {
        power_text(number, 4, text);
        return;
    }
    snprintf(plain, sizeof plain, "%.*f", decimals, fabs(number));
    digits = strcspn(plain, ".");
    length = strlen(plain);
    if (number < 0.0 && strspn(plain, "0.") < length) /* not "-0" */
        text[to++] = '-';
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && i < digits && (digits - i) % 3 == 0)
            text[to++] = thousands_mark();
        text[to++] = plain[i] == '.' ? amount_mark() : plain[i];
    }
    text[to] = '\0';
}

void
amount_signed(double number, int decimals, char text[AMOUNT_SIZE])
{
    char plain[AMOUNT_SIZE];

    amount_text(number, decimals, plain);
    snprintf(text, AMOUNT_SIZE, "%s%.*s", number > 0.0 && strpbrk(plain, "123456789") ? "+" : "",
             AMOUNT_SIZE - 2, plain);
}

void
amount_off(double number, char text[AMOUNT_SIZE])
{
    char plain[AMOUNT_SIZE];

    amount_text(fabs(number), 1, plain);
    snprintf(text, AMOUNT_SIZE, "%c%.*s", number <= -0.05 ? '-' : '+', AMOUNT_SIZE - 2, plain);
}

static void
cut_zeros(char text[AMOUNT_SIZE])
{
    char *mark = strchr(text, amount_mark()), *end = text + strlen(text);

    if (mark == NULL)
        return;
    while (end[-1] == '0')
        end--;
    *(end - 1 == mark ? mark : end) = '\0';
}

void
amount_digits(double number, int digits, char text[AMOUNT_SIZE])
{
    double size = fabs(number);

    if (size > 0.0 && size < least_in_full) {
        power_text(number, digits, text);
    } else {
        int before = size > 0.0 && size < most_in_full ? (int)floor(log10(size)) + 1 : 1;
        amount_text(number, digits > before ? digits - before : 0, text);
        if (size < most_in_full)
            cut_zeros(text);
    }
}

void
amount_megabytes(double bytes, char text[AMOUNT_SIZE])
{
    double megabytes = 1e-6 * bytes;

    amount_text(bytes > 0.0 ? fmax(megabytes, 0.1) : 0.0, megabytes < 99.95 ? 1 : 0, text);
}

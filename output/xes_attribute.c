/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xes_attribute.h"

#include "sim/calendar.h"

enum { MOMENT_SIZE = 40 };

static void
put_escaped(FILE *out, const char *text)
{
    for (; *text != '\0'; text++)
        switch (*text) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        default: /* XML knows no other control characters; these it would make spaces of */
            if ((unsigned char)*text >= ' ')
                fputc(*text, out);
            else
                fputc(' ', out);
        }
}

void
xes_attribute_text(FILE *out, int depth, const char *type, const char *key, const char *value)
{
    fprintf(out, "%*s<%s key=\"%s\" value=\"", 2 * depth, "", type, key);
    put_escaped(out, value);
    fputs("\"/>\n", out);
}

void
xes_attribute_whole(FILE *out, int depth, const char *key, int64_t value)
{
    fprintf(out, "%*s<int key=\"%s\" value=\"%lld\"/>\n", 2 * depth, "", key, (long long)value);
}

void
xes_attribute_moment(FILE *out, int depth, const char *key, int64_t seconds)
{
    char date[DATE_TEXT_SIZE], moment[MOMENT_SIZE];
    int64_t day = seconds / TICKS_PER_DAY, left = seconds % TICKS_PER_DAY;

    date_format((day_number)day, date);
    snprintf(moment, sizeof moment, "%s?%02d:%02d:%02d.000+01:00", date, (int)(left / 3600),
             (int)(left / 60 % 60), (int)(left % 60));
    moment[DATE_TEXT_SIZE - 1] = 'T';
    xes_attribute_text(out, depth, "date", key, moment);
}

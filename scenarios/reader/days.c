/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/days.h"

#include "scenarios/reader/registry.h"
#include "sim/calendar.h"
#include "sim/message.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NO_LEAP_YEAR = 2023, DAY_TEXT = 5 /* "02-01" */ };

/* False where the text is no day of every year. */
static bool
parse_day(const char *text, int32_t *month, int32_t *day)
{
    struct date date = {NO_LEAP_YEAR, 0, 0};

    if (strlen(text) != DAY_TEXT || text[2] != '-')
        return false;
    for (int i = 0; i < DAY_TEXT; i++)
        if (i != 2 && !isdigit((unsigned char)text[i]))
            return false;
    date.month = *month = atoi(text);
    date.day = *day = atoi(text + 3);
    return date_exists(date);
}

static bool
comes_after(const struct year_days *days, int32_t month, int32_t day)
{
    int64_t last = days->n - 1;

    return last < 0 || month > days->days[last].month ||
           (month == days->days[last].month && day > days->days[last].day);
}

static void
add_day(struct year_days *days, const char *key, const struct node *item, struct faults *faults)
{
    const char *fault = NULL;
    int32_t month = 0, day = 0;

    if (item->kind != NODE_TEXT || !parse_day(item->text, &month, &day))
        fault = N_("is not a day of every year, written as \"02-01\"");
    else if (!comes_after(days, month, day))
        fault = N_("comes too late: the days must rise");
    if (fault == NULL) {
        days->days[days->n].month = month;
        days->days[days->n++].day = day;
    } else if (item->kind == NODE_TEXT) {
        faults_add(faults, item->place.file, item->place.line, 0, "%s: \"%s\" %s", key,
                   item->text, _(fault));
    } else {
        faults_add(faults, item->place.file, item->place.line, 0, "%s: %s %s", key,
                   node_kind_name(item->kind), _(fault));
    }
}

void
days_read(struct year_days *days, const char *key, struct node *array, struct faults *faults)
{
    size_t n = 0;

    *days = (struct year_days){0};
    if (array->kind != NODE_ARRAY && array->kind != NODE_LIST) {
        faults_add(faults, array->place.file, array->place.line, 0, "%s must be %s, not %s", key,
                   key_kind_name(KEY_DAYS), node_kind_name(array->kind));
        return;
    }
    array->kind = NODE_ARRAY;
    for (const struct node *item = array->first; item != NULL; item = item->next, n++)
        if (n < PARAMS_STARTS)
            add_day(days, key, item, faults);
    if (n == 0 || n > PARAMS_STARTS)
        faults_add(faults, array->place.file, array->place.line, 0,
                   "%s must have 1 to %d days, has %zu", key, PARAMS_STARTS, n);
}

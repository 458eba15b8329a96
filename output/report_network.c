/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/network_table.h"
#include "sim/message.h"

#include <string.h>

enum { NAME_SIZE = 64, NUMBERS_SIZE = 2 * AMOUNT_SIZE + 16 };

/* What is told of each station, in this order. */
enum told { WAIT, QUEUE, USE, TOLD };

static const char *const variables[TOLD] = {
    [WAIT] = "wait_mean", [QUEUE] = "queue_mean", [USE] = "utilisation"};

/* The name of the station that a figure is the use of: false where it is another figure. */
static bool
is_use(const char *id, char station[NAME_SIZE])
{
    size_t n = strlen(variables[USE]);

    if (strncmp(id, variables[USE], n) != 0 || id[n] != '.')
        return false;
    snprintf(station, NAME_SIZE, "%.*s", (int)strcspn(id + n + 1, "@"), id + n + 1);
    return true;
}

/* "0.7135 (± 0.2178)", to the digits of the table. */
static void
numbers_of(double number, double half, int decimals, bool with_sign, char text[NUMBERS_SIZE])
{
    char of_number[AMOUNT_SIZE], of_half[AMOUNT_SIZE];

    if (with_sign)
        amount_signed(number, decimals, of_number);
    else
        amount_text(number, decimals, of_number);
    amount_text(half, decimals, of_half);
    snprintf(text, NUMBERS_SIZE, "%s (± %s)", of_number, of_half);
}

static void
put_means(const struct report_run *run, const char *station, const size_t figures[TOLD],
          struct html *html)
{
    char text[TOLD][NUMBERS_SIZE];

    for (int i = 0; i < TOLD; i++) {
        double mean = run->page.mean[figures[i]];
        numbers_of(mean, run->page.ci_high[figures[i]] - mean, network_table_decimals(mean), false,
                   text[i]);
    }
    html_format(html,
                _("%s: a mean wait of %s hours for who is served, %s waiting on average, and %s "
                  "percent of the servers busy."),
                station, text[WAIT], text[QUEUE], text[USE]);
}

static void
put_differences(const struct report_run *run, const size_t figures[TOLD], struct html *html)
{
    char text[TOLD][NUMBERS_SIZE];

    for (int i = 0; i < TOLD; i++) {
        const struct difference *item = &run->against.items[figures[i]];
        numbers_of(item->difference, item->half, network_table_decimals(run->page.mean[figures[i]]),
                   true, text[i]);
    }
    fputc(' ', html->out);
    html_format(html, _("Differences from the base: %s hours, %s waiting, %s points."), text[WAIT],
                text[QUEUE], text[USE]);
}

static void
put_station(const struct report_run *run, const char *station, struct html *html)
{
    size_t figures[TOLD];

    for (int i = 0; i < TOLD; i++) {
        figures[i] = report_run_find(run, variables[i], station, "run");
        if (figures[i] == run->page.n)
            return;
    }
    html_open(html, "li", "");
    put_means(run, station, figures, html);
    if (run->base != NULL)
        put_differences(run, figures, html);
    html_close(html, "li");
}

void
report_network_write(const struct report_run *run, struct html *html)
{
    html_element(html, "p", "",
                 _("Of each station, over the whole run after its warm-up; behind ± half the "
                   "interval (95 %):"));
    html_open(html, "ul", "");
    for (size_t i = 0; i < run->page.n; i++) {
        char station[NAME_SIZE];
        if (is_use(run->page.id[i], station))
            put_station(run, station, html);
    }
    html_close(html, "ul");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/amount.h"
#include "output/headings.h"
#include "output/origin.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

enum { HEAD = 64 };

/* "yes, 0.05 to 0.5". */
static void
put_hand_set(const struct report_inputs *inputs, size_t i, struct html *html)
{
    char low[AMOUNT_SIZE], high[AMOUNT_SIZE];

    fputs("<td class=text>", html->out);
    if (inputs->hand_set[i] == 0.0)
        return;
    if (isnan(inputs->low[i]) || isnan(inputs->high[i])) {
        html_text(html, _("yes"));
        return;
    }
    amount_digits(inputs->low[i], AMOUNT_DIGITS, low);
    amount_digits(inputs->high[i], AMOUNT_DIGITS, high);
    html_format(html, _("yes, %s to %s"), low, high);
}

static void
put_input(const struct report_run *run, size_t i, struct html *html)
{
    const struct report_inputs *inputs = &run->inputs;
    const char *unit = headings_input_unit(inputs->unit[i], words_language());

    html_row(html, inputs->key[i]);
    html_cell_text(html, report_run_meaning(run, inputs->key[i], inputs->value[i]));
    html_cell_text(html, inputs->value[i]);
    html_cell_text(html, unit != NULL ? unit : inputs->unit[i]);
    put_hand_set(inputs, i, html);
    html_cell_english(html, inputs->source[i]);
    html_cell_text(html, inputs->legal[i]);
    html_cell_text(html, origin_words(inputs->origin[i]));
    fputc('\n', html->out);
}

static void
put_table(const struct report_run *run, const char *caption,
          bool (*is_meant)(const struct report_inputs *inputs, size_t i), struct html *html)
{
    static const char *const names[] = {N_("key"),      N_("meaning"), N_("value"), N_("unit"),
                                        N_("hand-set"), N_("source"),  N_("law"),   N_("said by")};
    enum { COLUMNS = sizeof names / sizeof names[0] };
    char texts[COLUMNS][HEAD];
    const char *heads[COLUMNS];

    for (size_t i = 0; i < COLUMNS; i++) {
        snprintf(texts[i], HEAD, "<%s", _(names[i]));
        heads[i] = texts[i];
    }
    html_table_open(html, caption, heads, COLUMNS);
    for (size_t i = 0; i < run->inputs.n; i++)
        if (is_meant(&run->inputs, i))
            put_input(run, i, html);
    html_table_close(html);
}

/* Laid over the scenario by who ran it, or over the one that it is based on. */
static bool
is_laid_over(const struct report_inputs *inputs, size_t i)
{
    return strcmp(inputs->origin[i], "set") == 0 || strcmp(inputs->origin[i], "flag") == 0 ||
           strcmp(inputs->origin[i], "environment") == 0;
}

static bool
is_any(const struct report_inputs *inputs, size_t i)
{
    return i < inputs->n;
}

static size_t
count(const struct report_inputs *inputs,
      bool (*is_meant)(const struct report_inputs *inputs, size_t i))
{
    size_t n = 0;

    for (size_t i = 0; i < inputs->n; i++)
        n += is_meant(inputs, i);
    return n;
}

static void
put_provenance(const struct report_run *run, struct html *html)
{
    if (run->page.is_network)
        html_say(html, "p", "", _("The network is made up, and so are its %zu inputs."),
                 run->inputs.n);
    else
        html_say(html, "p", "",
                 _("%zu of the %zu inputs are set by hand: no published figure gives them. The "
                   "others carry their source, and rules of law their article."),
                 run->page.hand_set, run->inputs.n);
}

void
report_inputs_write(const struct report_run *run, struct html *html)
{
    const struct report_inputs *inputs = &run->inputs;

    put_provenance(run, html);
    if (count(inputs, is_laid_over) > 0)
        put_table(run, _("Laid over the scenario for this run"), is_laid_over, html);
    html_open(html, "details", "");
    html_say(html, "summary", "", _("All %zu inputs"), inputs->n);
    put_table(run, _("Inputs"), is_any, html);
    html_close(html, "details");
}

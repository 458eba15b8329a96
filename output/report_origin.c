/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report_sections.h"

#include "output/layout.h"
#include "output/remark.h"
#include "output/safe.h"
#include "sim/message.h"

/* The weightiest of docs/model.md, in few words. */
static const char *const limits[] = {
    N_("The bands show chance alone: doubt about the parameters is not in them, and most of them "
       "are set "
       "by hand."),
    N_("The inflow after April 2024 is a scenario, not a forecast."),
    N_("Municipalities are three classes, without difference within a class, and nobody moves from "
       "one "
       "to another."),
    N_("Course places are those of the whole country; lessons have no holidays, and nobody stops "
       "for a "
       "while."),
    N_("Exam sites are nobody's own: who books goes where most places are free."),
    N_("Who waits for the intake does not wait longer because others miss their call."),
    N_("Under the Wi2013 courses are never full, and what people bring with them is known by group "
       "alone."),
    N_("Following relatives take no home and do not count for the housing task."),
    N_("Medical exemption is applied for once at most, and a partial one does not change later."),
    N_("The extension for effort is given once in a term, though the law lets it be given again."),
    N_("Court rulings and decisions after the dates that the scenario names are not there."),
    N_("What people do differently because waits change is there only as far as docs/model.md "
       "says."),
};

static const char *const network_limits[] = {
    N_("A queueing network is made up: it verifies the engine and says nothing about integration."),
};

void
report_limits_write(const struct report_run *run, struct html *html)
{
    const char *const *items = run->page.is_network ? network_limits : limits;
    size_t n = run->page.is_network ? sizeof network_limits / sizeof network_limits[0]
                                    : sizeof limits / sizeof limits[0];

    html_open(html, "ul", "");
    for (size_t i = 0; i < n; i++)
        html_element(html, "li", "", _(items[i]));
    html_close(html, "ul");
    if (!run->page.is_network)
        html_element(html, "p", "class=\"note\"",
                     _("The whole list is in docs/model.md of Doorstroom."));
}

static void
put_fact(struct html *html, const char *name, const char *value)
{
    html_element(html, "dt", "", name);
    html_open(html, "dd", "");
    html_element(html, "code", "", value);
    html_close(html, "dd");
}

static void
put_whole(struct html *html, const char *name, long long value)
{
    char text[32];

    snprintf(text, sizeof text, "%lld", value);
    put_fact(html, name, text);
}

static void
put_layout(struct html *html)
{
    char text[64];

    snprintf(text, sizeof text, "%d.%d", LAYOUT_MAJOR, LAYOUT_MINOR);
    put_fact(html, _("layout of the file"), text);
}

void
report_origin_write(const struct report_run *run, struct html *html)
{
    const struct page *page = &run->page;

    html_open(html, "dl", "");
    put_fact(html, _("result file"), safe_name_of(run->path));
    put_fact(html, _("run"), page->run_id);
    put_fact(html, _("scenario"), page->scenario);
    put_fact(html, _("SHA-256 of the scenario"), run->config);
    put_fact(html, _("command"), run->command);
    put_whole(html, _("seed"), page->seed);
    put_whole(html, _("replications"), page->n_rep);
    put_fact(html, _("why so many"), page->stopped);
    put_fact(html, _("random numbers"), run->rng);
    put_fact(html, _("doorstroom"), page->version);
    put_layout(html);
    if (run->base != NULL) {
        put_fact(html, _("run of the base"), run->base->run_id);
        put_fact(html, _("SHA-256 of the base's scenario"), run->base->config);
    }
    for (size_t i = 0; i < run->n_warnings; i++)
        put_fact(html, _("warning"), remark_warning(run->warnings[i]));
    html_close(html, "dl");
}

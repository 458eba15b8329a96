/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/report.h"

#include "output/report_page.h"
#include "output/report_sections.h"
#include "output/safe.h"
#include "sim/message.h"

#include <stdlib.h>

/* ---- a run ---- */

enum section { ANSWER, FIGURES, CHARTS, TERMS, TARGETS, INPUTS, LIMITS, ORIGIN, SECTIONS };

static const struct {
    const char *id, *heading;
    bool of_chain; /* a queueing network has no such thing */
} sections[SECTIONS] = {
    [ANSWER] = {"answer", N_("The question and the answer"), false},
    [FIGURES] = {"figures", N_("The planner's table"), false},
    [CHARTS] = {"charts", N_("Through time"), false},
    [TERMS] = {"terms", N_("Terms"), true},
    [TARGETS] = {"targets", N_("Published figures beside the run"), true},
    [INPUTS] = {"inputs", N_("Assumptions and their sources"), false},
    [LIMITS] = {"limits", N_("What the model does not say"), false},
    [ORIGIN] = {"origin", N_("Where this comes from"), false},
};

static bool
has_section(const struct report_run *run, enum section section)
{
    return !(run->page.is_network && sections[section].of_chain);
}

static int
write_section(const struct report_run *run, enum section section, struct html *html,
              struct error *error)
{
    switch (section) {
    case ANSWER:
        report_answer_write(run, html);
        if (run->page.is_network)
            report_network_write(run, html);
        return 0;
    case FIGURES:
        report_figures_write(run, html);
        return 0;
    case CHARTS:
        return report_charts_write(run, html, error);
    case TERMS:
        return report_terms_write(run, html, error);
    case TARGETS:
        return report_targets_write(run, html, error);
    case INPUTS:
        report_inputs_write(run, html);
        return 0;
    case LIMITS:
        report_limits_write(run, html);
        return 0;
    default:
        report_origin_write(run, html);
        return 0;
    }
}

static const char *
title_of(const struct report_run *run)
{
    return run->title[0] != '\0' ? run->title : run->page.scenario;
}

/* number: of the run in the report, which makes its headings' ids its own. */
static int
write_run(const struct report_run *run, size_t number, struct html *html, struct error *error)
{
    int code = 0;

    html_element(html, "h2", "", title_of(run));
    for (int s = 0; s < SECTIONS && code == 0; s++) {
        char id[64];
        if (!has_section(run, (enum section)s))
            continue;
        snprintf(id, sizeof id, "id=\"%s-%zu\"", sections[s].id, number);
        html_element(html, "h3", id, _(sections[s].heading));
        code = write_section(run, (enum section)s, html, error);
    }
    return code;
}

/* ---- the whole ---- */

struct report {
    const struct report_ask *ask;
    struct base base;
    struct report_run *runs;
    size_t n;
};

static int
report_read(struct report *self, struct error *error)
{
    const struct report_ask *ask = self->ask;
    const struct base *base = ask->base != NULL ? &self->base : NULL;
    int code = base != NULL ? base_read(&self->base, ask->base, error) : 0;

    self->runs = calloc(ask->n, sizeof *self->runs);
    if (code == 0 && self->runs == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %zu runs", ask->n);
    for (; self->n < ask->n && code == 0; self->n++) {
        code = report_run_read(&self->runs[self->n], ask->paths[self->n], base, ask->base,
                               ask->language, error);
        self->runs[self->n].meaning = ask->meaning;
    }
    return code;
}

static void
report_free(struct report *self)
{
    for (size_t i = 0; i < self->n; i++)
        report_run_free(&self->runs[i]);
    free(self->runs);
    base_free(&self->base);
}

static void
write_links(const struct report *self, struct html *html)
{
    fputs("<nav", html->out);
    html_quoted(html, "aria-label", _("Contents"));
    fputs(">\n", html->out);
    for (size_t i = 0; i < self->n; i++) {
        if (self->n > 1)
            html_element(html, "p", "", title_of(&self->runs[i]));
        html_open(html, "ul", "");
        for (int s = 0; s < SECTIONS; s++)
            if (has_section(&self->runs[i], (enum section)s)) {
                fprintf(html->out, "<li><a href=\"#%s-%zu\">", sections[s].id, i + 1);
                html_text(html, _(sections[s].heading));
                fputs("</a>\n", html->out);
            }
        html_close(html, "ul");
    }
    html_close(html, "nav");
}

static const char *
subject_of(const struct report_run *run)
{
    return run->page.is_network
               ? _("What a simulation of a queueing network gave.")
               : _("What a simulation of the Dutch civic-integration chain gave. It is no forecast.");
}

static int
write_all(const struct report *self, struct html *html, struct error *error)
{
    char title[256];
    int code = 0;

    snprintf(title, sizeof title, _("Doorstroom: %.160s"), title_of(&self->runs[0]));
    report_page_open(html, self->ask->language, title);
    html_open(html, "header", "");
    html_element(html, "h1", "", title);
    html_element(html, "p", "class=\"note\"", subject_of(&self->runs[0]));
    html_close(html, "header");
    write_links(self, html);
    html_open(html, "main", "id=\"main\" tabindex=\"-1\"");
    for (size_t i = 0; i < self->n && code == 0; i++)
        code = write_run(&self->runs[i], i + 1, html, error);
    html_close(html, "main");
    report_page_close(html);
    return code == 0 ? html_check(html, error) : code;
}

/* In memory first: the file is there whole or not at all. */
static int
publish(const struct report *self, const char *path, struct error *error)
{
    char *bytes = NULL;
    size_t n = 0;
    struct html html = {.out = open_memstream(&bytes, &n)};
    int code;

    if (html.out == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a report");
    code = write_all(self, &html, error);
    if (fclose(html.out) != 0 && code == 0)
        code = error_set(error, ERR_MEMORY, "no memory for a report");
    if (code == 0) {
        struct safe_part part = {bytes, n};
        code = safe_publish(path, &part, 1, error);
    }
    free(bytes);
    return code;
}

int
report_write(const struct report_ask *ask, const char *path, struct error *error)
{
    struct report report = {.ask = ask};
    int code = report_read(&report, error);

    if (code == 0)
        code = publish(&report, path, error);
    report_free(&report);
    return code;
}

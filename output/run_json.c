/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/run_json.h"

#include "models/targets.h"
#include "output/against.h"
#include "output/difference_json.h"
#include "output/estimate.h"
#include "output/h5_read.h"
#include "output/json_member.h"
#include "output/page.h"
#include "output/target_table.h"

#include <stdlib.h>
#include <string.h>

/* ---- /kpi ---- */

static const char *const text_names[] = {"id", "label_nl", "label_en", "unit", "filter"};
static const char *const number_names[] = {
    "period_start", "period_end", "mean",       "se", "ci_low",   "ci_high",  "p10",      "p50",
    "p90",          "norm",       "p_norm_met", "n",  "hand_set", "band_low", "band_high"};

enum {
    TEXTS = sizeof text_names / sizeof text_names[0],
    NUMBERS = sizeof number_names / sizeof number_names[0]
};

struct columns {
    char **texts[TEXTS];
    double *numbers[NUMBERS];
    size_t n;
};

static int
check_length(struct columns *self, bool first, size_t n, struct error *error)
{
    if (!first && n != self->n)
        return error_set(error, ERR_FORMAT, "its figures have columns of unequal length");
    self->n = n;
    return 0;
}

static int
columns_take(struct columns *self, hid_t group, struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < TEXTS && code == 0; c++) {
        size_t n;
        code = h5_get_texts(group, text_names[c], &self->texts[c], &n, error);
        if (code == 0)
            code = check_length(self, c == 0, n, error);
    }
    for (size_t c = 0; c < NUMBERS && code == 0; c++) {
        size_t n;
        code = h5_get_numbers(group, number_names[c], &self->numbers[c], &n, error);
        if (code == 0)
            code = check_length(self, false, n, error);
    }
    return code;
}

static int
columns_read(struct columns *self, const char *path, struct error *error)
{
    hid_t file, group = H5I_INVALID_HID;
    int code = h5_open_file(&file, path, error);

    if (code == 0)
        code = h5_open(&group, file, "kpi", error);
    if (code == 0)
        code = columns_take(self, group, error);
    h5_close(&group);
    h5_close(&file);
    return code;
}

static void
columns_free(struct columns *self)
{
    for (size_t c = 0; c < TEXTS; c++)
        free(self->texts[c]);
    for (size_t c = 0; c < NUMBERS; c++)
        free(self->numbers[c]);
}

static void
put_figure(struct json *json, const struct columns *columns, size_t i,
           const struct against *against)
{
    json_open_object(json);
    for (size_t c = 0; c < TEXTS; c++) {
        json_key(json, text_names[c]);
        json_text(json, columns->texts[c][i]);
    }
    for (size_t c = 0; c < NUMBERS; c++) {
        json_key(json, number_names[c]);
        json_number(json, columns->numbers[c][i]);
    }
    if (against != NULL) {
        json_key(json, "against");
        difference_json(&against->items[i], json);
    }
    json_close_object(json);
}

static void
put_figures(struct json *json, const struct columns *columns, const struct against *against)
{
    json_key(json, "kpi");
    json_open_array(json);
    for (size_t i = 0; i < columns->n; i++)
        put_figure(json, columns, i, against);
    json_close_array(json);
}

/* ---- targets ---- */

static void
put_target(struct json *json, const struct page *page, size_t i)
{
    static const char *const names[ESTIMATE_PROBS] = {"p10", "p50", "p90"};
    const struct target *target = target_at(i);

    json_open_object(json);
    json_member_text(json, "target", target->id);
    json_member_text(json, "label_nl", target->label_nl);
    json_member_text(json, "label_en", target->label_en);
    json_member_text(json, "unit", target->unit);
    json_member_text(json, "use", use_labels[target->use]);
    json_member_number(json, "value", target->value);
    json_member_number(json, "mean", page->target_mean[i]);
    for (size_t q = 0; q < ESTIMATE_PROBS; q++)
        json_member_number(json, names[q], page->target_q[q * page->n_targets + i]);
    json_close_object(json);
}

/* A queueing network has none. */
static void
put_targets(struct json *json, const struct page *page)
{
    json_key(json, "targets");
    json_open_array(json);
    for (size_t i = 0; i < page->n_targets; i++)
        put_target(json, page, i);
    json_close_array(json);
}

/* ---- which run ---- */

static void
put_base(struct json *json, const struct against *against)
{
    const struct base *base = against->base;

    json_key(json, "base");
    json_open_object(json);
    json_member_text(json, "run_id", base->run_id);
    json_member_text(json, "scenario", base->scenario);
    json_member_text(json, "model_version", base->version);
    json_member_whole(json, "seed", base->seed);
    json_member_whole(json, "n_rep", base->n_rep);
    json_member_bool(json, "paired", against->pairs > 0);
    json_member_whole(json, "n_paired", (int64_t)against->pairs);
    json_close_object(json);
}

static void
put_run(struct json *json, const struct page *page)
{
    json_member_text(json, "doorstroom_filetype", "run");
    json_member_text(json, "run_id", page->run_id);
    json_member_text(json, "scenario", page->scenario);
    json_member_text(json, "model_version", page->version);
    json_member_whole(json, "seed", page->seed);
    json_member_whole(json, "n_rep", page->n_rep);
    json_member_text(json, "stopped", page->stopped_in_file);
    json_member_number(json, "scale", page->scale);
    json_member_whole(json, "inputs_set_by_hand", (int64_t)page->hand_set);
    json_member_bool(json, "parameter_uncertainty", false);
    if (!page->is_network)
        json_member_text(json, "data", PAGE_VINTAGE);
}

static int
write_all(const struct page *page, const struct columns *columns, const struct against *against,
          FILE *out, struct error *error)
{
    struct json json;
    int code = page->is_network ? 0 : target_table_check(page, error);

    if (code != 0)
        return code;
    if (against != NULL && against->n != columns->n)
        return error_set(error, ERR_FORMAT,
                         "has other figures than this program: another version "
                         "made it");
    json_begin(&json, out);
    json_open_object(&json);
    put_run(&json, page);
    if (against != NULL)
        put_base(&json, against);
    put_figures(&json, columns, against);
    put_targets(&json, page);
    json_close_object(&json);
    return 0;
}

int
run_json_write(const char *path, const struct base *base, FILE *out, struct error *error)
{
    struct page page;
    struct columns columns = {0};
    struct base run = {0};
    struct against against = {0};
    int code = page_read(&page, path, error);

    if (code == 0)
        code = columns_read(&columns, path, error);
    if (code == 0 && base != NULL)
        code = base_read(&run, path, error);
    if (code == 0 && base != NULL)
        code = against_init(&against, base, &run, error);
    if (code == 0)
        code = write_all(&page, &columns, base != NULL ? &against : NULL, out, error);
    against_free(&against);
    base_free(&run);
    columns_free(&columns);
    page_free(&page);
    return code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/registry.h"

#include "models/params.h"
#include "scenarios/reader/node.h"
#include "scenarios/reader/parse.h"
#include "output/headings.h"
#include "scenarios/reader/phrase.h"
#include "scenarios/reader/rows.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct registry registry;

static void
open_registry(void)
{
    cr_assert_eq(registry_init(&registry, MODEL_INBURGERING, NULL), 0);
}

static void
close_registry(void)
{
    registry_free(&registry);
}

TestSuite(registry, .init = open_registry, .fini = close_registry);

#define LIST(of) {offsetof(struct params, of), sizeof(((struct params *)0)->of) + sizeof(int64_t)}

/* A list and its length. */
static size_t
bytes_of_items(size_t offset)
{
    static const struct {
        size_t offset, bytes;
    } lists[] = {LIST(inflow.years),    LIST(inflow.bursts),  LIST(inflow.wi2013),
                 LIST(housing.tasks),   LIST(exams.sites),    LIST(exams.closed),
                 LIST(exams.moved),     LIST(term.grounds),   LIST(term.corona),
                 LIST(enforcement.fines), LIST(enforcement.no_fine), LIST(enforcement.paused)};

    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (lists[i].offset == offset)
            return lists[i].bytes;
    cr_assert_fail("a list that this test does not know");
    return 0;
}

static size_t
bytes_of(const struct key *key)
{
    switch (key->row->kind) {
    case KEY_DATE:
        return sizeof(day_number);
    case KEY_DATED:
        return sizeof(struct timeline);
    case KEY_DRAW:
        return sizeof(struct draw_spec);
    case KEY_REALS:
    case KEY_INTS:
        return key->row->n_values * sizeof(double);
    case KEY_DAYS:
        return sizeof(struct year_days);
    case KEY_ITEMS:
        return bytes_of_items(key->offset);
    case KEY_ARRIVALS:
        return offsetof(struct network_params, stations);
    case KEY_STATIONS:
        return sizeof(((struct params *)0)->network.stations) + sizeof(int64_t);
    default:
        return sizeof(int64_t);
    }
}

/* Of the grounds of extension some have a share and a length. */
static bool
is_by_ground(size_t byte)
{
    return byte >= offsetof(struct params, term.share) &&
           byte < offsetof(struct params, term.length) + sizeof(((struct params *)0)->term.length);
}

/* Every byte of the parameters belongs to one key, of whichever model, but for the kind of model,
 * which is said beside the keys; what is left is padding of less than a word. */
Test(registry, covers_all_parameters_once)
{
    static unsigned char owners[sizeof(struct params)];
    size_t gap = 0;

    memset(owners + offsetof(struct params, kind), 1, sizeof(enum model_kind));
    memset(owners + offsetof(struct params, stock), 1, sizeof(struct stock)); /* of a file */
    for (size_t i = 0; i < registry.n_all; i++)
        for (size_t b = 0; b < bytes_of(&registry.keys[i]); b++)
            cr_assert_lt(owners[registry.keys[i].offset + b]++, 1, "%s", registry.keys[i].name);
    for (size_t b = 0; b < sizeof owners; b++) {
        gap = owners[b] == 0 && !is_by_ground(b) ? gap + 1 : 0;
        cr_assert_lt(gap, sizeof(int64_t), "byte %zu of the parameters has no key", b);
    }
}

/* A key of two models is one key; of one model, the other does not have it. */
Test(registry, opens_the_keys_of_a_model)
{
    struct registry queue;

    cr_assert_eq(registry_init(&queue, MODEL_QUEUE, NULL), 0);
    cr_expect_eq(queue.n_all, registry.n_all);
    cr_expect_lt(queue.n, queue.n_all);
    cr_expect_not_null(registry_find(&registry, "run.seed"));
    cr_expect_not_null(registry_find(&queue, "run.seed"));
    cr_expect_not_null(registry_find(&queue, "stations"));
    cr_expect_null(registry_find(&queue, "exams.no_show"));
    cr_expect_null(registry_find(&registry, "run.warm_up_months"));
    cr_expect_str_eq(registry_elsewhere(&queue, "exams.no_show", false), "inburgering");
    cr_expect_str_eq(registry_elsewhere(&queue, "exams", true), "inburgering");
    cr_expect_null(registry_elsewhere(&queue, "exams", false));
    cr_expect_null(registry_elsewhere(&queue, "run.seed", false));
    cr_expect_str_eq(registry_elsewhere(&queue, "run", true), "inburgering", "run.stock");
    cr_expect_str_eq(registry_elsewhere(&registry, "arrivals", false), "queue");
    registry_free(&queue);
}

Test(registry, names_are_unique_and_found)
{
    for (size_t i = 0; i < registry.n; i++)
        cr_assert_eq(registry_find(&registry, registry.keys[i].name), &registry.keys[i]);
    cr_expect_null(registry_find(&registry, "course.places"));
    cr_expect_not_null(registry_find(&registry, "course.places.b1"));
    cr_expect_not_null(registry_find(&registry, "grading.examiners.spreken_b1"));
    cr_expect_not_null(registry_find(&registry, "background.others.ona"));
}

/* An undocumented key: without words, unit, source or range, in either language. */
Test(registry, rows_are_complete)
{
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++) {
        cr_expect(row->unit[0] != '\0' && row->en[0] != '\0' && row->nl[0] != '\0' &&
                      row->source[0] != '\0',
                  "%s", row->pattern);
        for (int language = 0; language < LANGUAGES; language++)
            cr_expect(headings_input_unit(row->unit, language) != NULL &&
                          phrase_kind(row->kind, language) != NULL,
                      "%s: no words for its unit %s or its kind", row->pattern, row->unit);
        cr_expect_str_neq(row->en, row->nl, "%s: not translated", row->pattern);
        cr_expect_leq(row->low, row->high, "%s", row->pattern);
        cr_expect_eq(isnan(row->band_low), isnan(row->band_high), "%s", row->pattern);
        cr_expect(row->models != 0 && row->models >> MODEL_KINDS == 0, "%s", row->pattern);
        if (key_is_hand_set(row) && row->kind != KEY_DATE && row->kind != KEY_ITEMS)
            cr_expect_lt(row->band_low, row->band_high, "%s is hand-set and has no band",
                         row->pattern);
    }
}

Test(registry, defaults_are_values)
{
    const struct key_row *row;
    struct pool pool;
    struct faults faults = {0};

    pool_init(&pool);
    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        if (row->fallback != NULL)
            cr_expect_not_null(parse_value(&pool, row->fallback,
                                           (struct place){"", -1, "default"}, &faults, NULL));
    cr_expect_eq(faults.n, 0);
    pool_free(&pool);
}

Test(registry, tells_what_was_meant)
{
    cr_expect_str_eq(registry_nearest(&registry, "exams.noshow", false), "exams.no_show");
    cr_expect_str_eq(registry_nearest(&registry, "no_show", false), "exams.no_show");
    cr_expect_str_eq(registry_nearest(&registry, "exams.b1.place", false),
                     "exams.b1.places_per_day");
    cr_expect_str_eq(registry_nearest(&registry, "course.places.b2", true), "course.places.b1");
    cr_expect_str_eq(registry_nearest(&registry, "grading.examinors.sprekn_b1", true),
                     "grading.examiners.spreken_b1");
    cr_expect_str_eq(registry_nearest(&registry, "medical.assesor", false), "medical.assessors");
    cr_expect_null(registry_nearest(&registry, "zzzzzzzz", false));
}

Test(registry, knows_groups)
{
    cr_expect(registry_has_group(&registry, "exams"));
    cr_expect(registry_has_group(&registry, "exams.b1"));
    cr_expect_not(registry_has_group(&registry, "exam"));
    cr_expect_not(registry_has_group(&registry, "exams.no_show"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever a scenario says can be said by --set: each key, and each member of each item of a list
 * but its id, set to the value that it has, is the same scenario, and said by --set. */

#include "scenarios/reader/node.h"
#include "scenarios/reader/parse.h"
#include "scenarios/reader/print.h"
#include "tests/scenario_by_hand.h"

enum { SETS_MOST = 4000 };

static struct scenario_override sets[SETS_MOST];
static size_t n_sets;
static struct pool pool;

static void
add_set(const char *path, const char *value)
{
    cr_assert_lt(n_sets, SETS_MOST);
    sets[n_sets++] =
        (struct scenario_override){.text = pool_format(&pool, "%s=%s", path, value),
                                   .origin = "set"};
}

/* The members of an item with an id; an item without is out of reach. */
static void
add_members(const struct scenario_input *item, const struct node *value)
{
    const char *id = node_id(value);

    if (id == NULL)
        return;
    for (const struct node *member = value->first; member != NULL; member = member->next)
        if (strcmp(member->name, "id") != 0)
            add_set(pool_format(&pool, "%s.%s", item->key, member->name),
                    print_value_text(&pool, member));
}

static void
add_input_as_set(const struct scenario_input *item)
{
    const struct place place = {"test", -1, "set"};
    const struct node *value = parse_value(&pool, item->value, place, &faults, &error);

    cr_assert_not_null(value, "%s = %s", item->key, item->value);
    if (value->kind == NODE_GROUP && node_child(value, "id") != NULL)
        add_members(item, value);
    else if (strcmp(item->key, "model") != 0)
        add_set(item->key, item->value);
}

static void
expect_the_same(const char *name)
{
    struct scenario said;
    char path[PATH_SIZE];

    in_source(path, name);
    pool_init(&pool);
    n_sets = 0;
    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    said = scenario;
    for (size_t i = 0; i < said.n_inputs; i++)
        add_input_as_set(&said.inputs[i]);
    cr_assert_eq(scenario_read(&scenario, path, sets, n_sets, &faults, &error), 0, "%s: %s", name,
                 faults.n > 0 ? faults.items[0].text : error.text);
    cr_expect_str_eq(scenario.text, said.text);
    cr_expect_arr_eq(scenario.digest, said.digest, SCENARIO_DIGEST);
    cr_assert_eq(scenario.n_inputs, said.n_inputs);
    for (size_t i = 0; i < said.n_inputs; i++)
        if (strcmp(said.inputs[i].key, "model") != 0)
            cr_expect_str_eq(scenario.inputs[i].origin, "set", "%s", said.inputs[i].key);
    tidy();
    scenario_free(&said);
    pool_free(&pool);
}

Test(property_set, every_key_and_member_of_the_chain_can_be_set)
{
    expect_the_same("scenarios/basis.cfg");
}

Test(property_set, every_key_and_member_of_a_network_can_be_set)
{
    expect_the_same("scenarios/erlang.cfg");
}

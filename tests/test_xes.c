/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xes.h"

#include "output/h5_read.h"
#include "output/safe.h"
#include "tests/reseal.h"
#include "tests/traces_by_hand.h"

enum { PEOPLE = 70001, EVENTS = 1500000 }; /* more than a piece, and than there is room for */

static char log_path[HAND_PATH];

static void
open_log(void)
{
    hand_open();
    hand_about.title = "Of <b> & \"c\"\x01 \xc3\xa9";
    hand_about.trace = (struct result_trace){2, true};
    snprintf(log_path, HAND_PATH, "%.200s/log.xes", hand_folder);
}

static void
close_log(void)
{
    unlink(log_path);
    hand_close();
}

TestSuite(xes, .init = open_log, .fini = close_log);

/* The file of a run with these traces of both replications. */
static void
make_result(uint32_t n_people, uint32_t n_events)
{
    struct error error = {0};

    for (int rep = 0; rep < 2; rep++)
        cr_assert_eq(hand_trace(rep, n_people, n_events, &error), 0, "%s", error.text);
    hand_write_all(1);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
}

static char *
make_log(enum language language)
{
    struct error error = {0};
    unsigned char *bytes;
    bool has_stock;
    size_t n;
    char *text;

    cr_assert_eq(xes_export(hand_file, log_path, language, &has_stock, &error), 0, "%s",
                 error.text);
    cr_expect(!has_stock);
    cr_assert_eq(safe_read(log_path, &bytes, &n, NULL), 0);
    text = realloc(bytes, n + 1);
    cr_assert_not_null(text);
    text[n] = '\0';
    return text;
}

/* strstr, which a sanitizer would have read all that is left of the text, for each event. */
static char *
find(char *text, const char *word)
{
    size_t n = strlen(word);

    while ((text = strchr(text, *word)) != NULL && strncmp(text, word, n) != 0)
        text++;
    return text;
}

static size_t
count(char *text, const char *word)
{
    size_t n = 0;

    while ((text = find(text, word)) != NULL) {
        text += strlen(word);
        n++;
    }
    return n;
}

/* All events of somebody, each in the trace of its own, in the order in which they came. */
Test(xes, gathers_more_events_than_there_is_room_for)
{
    char *text, *next;
    uint32_t seen = 0;

    make_result(PEOPLE, EVENTS);
    text = make_log(LANGUAGE_EN);
    cr_expect_eq(count(text, "<trace>"), 2 * PEOPLE);
    next = text;
    for (int rep = 0; rep < 2; rep++)
        for (uint32_t person = 0; person < PEOPLE; person++) {
            char name[80];
            char *end;
            snprintf(name, sizeof name, "<string key=\"concept:name\" value=\"%u\"/>",
                     (unsigned)rep * PEOPLE + person);
            next = find(next, "<trace>");
            cr_assert_not_null(next);
            end = find(next, "</trace>");
            cr_assert_not_null(end);
            *end = '\0';
            cr_assert_not_null(find(next, name), "%s", name);
            for (uint32_t i = person; i < EVENTS; i += PEOPLE) {
                uint32_t second = i;
                char moment[80];
                if (i % 7 == 3)
                    continue;
                snprintf(moment, sizeof moment, "value=\"2022-01-%02uT%02u:%02u:%02u.000+01:00\"",
                         1 + second / 86400, second / 3600 % 24, second / 60 % 60, second % 60);
                next = find(next, "time:timestamp");
                cr_assert_not_null(next, "person %u lacks %s", person, moment);
                next = find(next, "value=");
                cr_assert_eq(strncmp(next, moment, strlen(moment)), 0, "person %u: %.40s", person,
                             next);
                seen++;
            }
            cr_assert_null(find(next, "<event>"), "person %u has too many", person);
            next = end + 1;
        }
    cr_expect_eq(count(next, "<event>"), 0);
    cr_expect_gt(seen, 2000000);
    free(text);
}

/* Texts of others as XML has to have them; names in the language; labels as they are. */
Test(xes, escapes_and_translates)
{
    char *text;

    make_result(2, 200);
    text = make_log(LANGUAGE_NL);
    cr_expect_eq(count(text, "value=\"Of &lt;b&gt; &amp; &quot;c&quot;  \xc3\xa9\"/>"), 1);
    cr_expect_gt(count(text, "value=\"termijn verlengd: ziekte\"/>"), 0);
    cr_expect_gt(count(text, "<string key=\"rule\" value=\"extended_illness\"/>"), 0);
    cr_expect_eq(count(text, "key=\"ended\""), 0, "who has not ended has no date of it");
    free(text);
    text = make_log(LANGUAGE_EN);
    cr_expect_gt(count(text, "value=\"term extended: illness\"/>"), 0);
    free(text);
}

static void
expect_refusal(const char *words)
{
    struct error error = {0};
    bool has_stock;

    cr_expect_eq(xes_export(hand_file, log_path, LANGUAGE_EN, &has_stock, &error), ERR_FORMAT);
    cr_expect_not_null(find(error.text, words), "%s", error.text);
    cr_expect_not_null(find(error.text, hand_file), "%s", error.text);
    cr_expect_neq(access(log_path, F_OK), 0, "a log");
}

Test(xes, refuses_a_result_without_events)
{
    hand_about.trace.events = false;
    make_result(2, 0);
    expect_refusal("run --events");
}

Test(xes, refuses_a_damaged_result)
{
    unsigned char *bytes;
    size_t n;

    make_result(2, 20);
    cr_assert_eq(safe_read(hand_file, &bytes, &n, NULL), 0);
    bytes[n / 2] ^= 1;
    cr_assert_eq(safe_publish(hand_file, &(struct safe_part){bytes, n}, 1, NULL), 0);
    expect_refusal("damaged");
    free(bytes);
}

/* An event of a person who is not there: a file that somebody else made. */
Test(xes, refuses_events_of_nobody_known)
{
    hid_t file, person;
    int32_t all[40];

    make_result(2, 20);
    file = H5Fopen(hand_file, H5F_ACC_RDWR, H5P_DEFAULT);
    cr_assert_eq(h5_open(&person, file, "events/person", NULL), 0);
    for (int i = 0; i < 40; i++)
        all[i] = 4;
    cr_assert_geq(H5Dwrite(person, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, all), 0);
    h5_close(&person);
    h5_close(&file);
    reseal(hand_file);
    expect_refusal("person 4, who is not there");
}

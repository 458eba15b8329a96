/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 *   doorstroom_bench [-s SCENARIO] [-o JSON] [KEY...]
 *
 * Runs the measurements whose keys begin with one of those given, or all; prints a table and then
 * the JSON object, which goes to a file too where one is named.
 */

#include "tests/bench/bench.h"

#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FIGURES = 200, KEY = 64 };

struct figure {
    char key[KEY];
    double value;
};

static const struct bench benches[] = {
    {"hold_exponential_1e3", bench_hold, 1e3, BENCH_EXPONENTIAL, 0, false},
    {"hold_exponential_1e4", bench_hold, 1e4, BENCH_EXPONENTIAL, 0, false},
    {"hold_exponential_1e5", bench_hold, 1e5, BENCH_EXPONENTIAL, 0, false},
    {"hold_exponential_1e6", bench_hold, 1e6, BENCH_EXPONENTIAL, 0, false},
    {"hold_exponential_1e5_cancels", bench_hold, 1e5, BENCH_EXPONENTIAL, 10, false},
    {"hold_exponential_1e6_cancels", bench_hold, 1e6, BENCH_EXPONENTIAL, 10, false},
    {"hold_mix_1e3", bench_hold, 1e3, BENCH_MIX, 0, false},
    {"hold_mix_1e4", bench_hold, 1e4, BENCH_MIX, 0, false},
    {"hold_mix_1e5", bench_hold, 1e5, BENCH_MIX, 0, false},
    {"hold_mix_1e6", bench_hold, 1e6, BENCH_MIX, 0, false},
    {"hold_mix_1e5_cancels", bench_hold, 1e5, BENCH_MIX, 10, false},
    {"hold_mix_1e6_cancels", bench_hold, 1e6, BENCH_MIX, 10, false},
    {"mm1", bench_mm1, 1, BENCH_EXPONENTIAL, 0, false},
    {"chain_r1", bench_chain_r1, 1, BENCH_EXPONENTIAL, 0, false},
    {"chain_r1_people_1e4", bench_chain_r1, 1e4 / 75753, BENCH_EXPONENTIAL, 0, false},
    {"chain_r1_people_1e5", bench_chain_r1, 1e5 / 75753, BENCH_EXPONENTIAL, 0, false},
    {"chain_r1_people_1e6", bench_chain_r1, 1e6 / 75753, BENCH_EXPONENTIAL, 0, false},
    {"chain_r1_people_1e7", bench_chain_r1, 1e7 / 75753, BENCH_EXPONENTIAL, 0, false},
    {"basis", bench_basis, 1, BENCH_EXPONENTIAL, 0, false},
    {"merge_100", bench_merge, 100, BENCH_EXPONENTIAL, 0, false},
    {"merge_1e3", bench_merge, 1e3, BENCH_EXPONENTIAL, 0, false},
    {"merge_1e4", bench_merge, 1e4, BENCH_EXPONENTIAL, 0, true},
    {"two_threads", bench_threads, 1, BENCH_EXPONENTIAL, 0, false},
};

const char *bench_scenario = "scenarios/basis.cfg";

/* ---- in the measuring process ---- */

static FILE *channel;

void
bench_say(const struct bench *self, const char *name, double value)
{
    fprintf(channel, "%s%s%s %.17g\n", self->key, *name != '\0' ? "_" : "", name, value);
}

double
bench_cpu(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double
bench_peak(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * (double)usage.ru_maxrss;
}

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double
bench_median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_value);
    return 0.5 * (values[(n - 1) / 2] + values[n / 2]);
}

/* ---- in the main process ---- */

static bool
is_asked(const char *key, char **words, int n)
{
    for (int i = 0; i < n; i++)
        if (strncmp(key, words[i], strlen(words[i])) == 0)
            return true;
    return n == 0;
}

static void
show(const struct figure *figure, bool is_rate)
{
    if (is_rate)
        printf("%-42s %10.2f M/s %9.1f ns\n", figure->key, 1e-6 * figure->value,
               1e9 / figure->value);
    else
        printf("%-42s %10.4g\n", figure->key, figure->value);
    fflush(stdout);
}

/* A rate is the figure of the bare key, and of the heap beside a hold. */
static bool
is_rate(const struct bench *bench, const char *key)
{
    const char *rest = key + strlen(bench->key);

    return *rest == '\0' || strcmp(rest, "_heap") == 0;
}

static size_t
collect(const struct bench *bench, int from, struct figure *figures)
{
    FILE *in = fdopen(from, "r");
    size_t n = 0;

    while (in != NULL && n < FIGURES &&
           fscanf(in, "%63s %lf", figures[n].key, &figures[n].value) == 2) {
        show(&figures[n], is_rate(bench, figures[n].key));
        n++;
    }
    if (in != NULL)
        fclose(in);
    return n;
}

static _Noreturn void
measure(const struct bench *bench, int to)
{
    struct error error = {0};
    int code;

    channel = fdopen(to, "w");
    code = channel == NULL ? ERR_IO : bench->measure(bench, &error);
    if (code != 0)
        fprintf(stderr, "%s: %s\n", bench->key, error.text);
    if (channel != NULL && fclose(channel) != 0)
        code = ERR_IO;
    _exit(code != 0);
}

/* The figures of one measurement; false where it failed. */
static bool
run(const struct bench *bench, struct figure *figures, size_t *n)
{
    int ends[2], status = 1;
    pid_t child;

    fflush(stdout);
    if (pipe(ends) != 0)
        return false;
    child = fork();
    if (child == 0) {
        close(ends[0]);
        measure(bench, ends[1]);
    }
    close(ends[1]);
    *n = child > 0 ? collect(bench, ends[0], figures) : 0;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static void
print_json(const struct figure *figures, size_t n, FILE *out)
{
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s\"%s\": %.6g", i == 0 ? "{" : ", ", figures[i].key, figures[i].value);
    fputs(n == 0 ? "{}\n" : "}\n", out);
}

static int
write_json(const char *path, const struct figure *figures, size_t n)
{
    FILE *out = fopen(path, "w");

    if (out != NULL)
        print_json(figures, n, out);
    if (out == NULL || fclose(out) != 0) {
        perror(path);
        return 1;
    }
    return 0;
}

int
main(int argc, char **argv)
{
    static struct figure figures[2 * FIGURES];
    const char *json = NULL;
    size_t n = 0;
    int option, failed = 0;

    while ((option = getopt(argc, argv, "s:o:")) != -1) {
        if (option == 's')
            bench_scenario = optarg;
        else if (option == 'o')
            json = optarg;
        else
            return 2;
    }
    for (size_t i = 0; i < sizeof benches / sizeof benches[0]; i++) {
        size_t more = 0;
        if (!is_asked(benches[i].key, argv + optind, argc - optind) ||
            (benches[i].large && argc == optind))
            continue;
        failed |= !run(&benches[i], figures + n, &more);
        n += more;
        bug_assert(n <= FIGURES, "more than %d figures", FIGURES);
    }
    putchar('\n');
    print_json(figures, n, stdout);
    if (json != NULL)
        failed |= write_json(json, figures, n);
    return failed;
}

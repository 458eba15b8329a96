/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/slurm.h"

#include "scenarios/cli/word.h"

#include <stdlib.h>

static int
get_whole(const char *name, int64_t *number, struct error *error)
{
    const char *text = getenv(name);

    if (text == NULL || !word_whole(text, number) || *number < 0 || *number > INT32_MAX)
        return error_set(error, ERR_INPUT,
                         "%s is \"%s\": which part this is, the job array of Slurm does not say; "
                         "--part K/N does", name, text != NULL ? text : "");
    return 0;
}

static bool
has_gaps(int64_t least, int64_t most, int64_t count)
{
    const char *step = getenv("SLURM_ARRAY_TASK_STEP");
    int64_t number;

    return most - least + 1 != count ||
           (step != NULL && *step != '\0' && count > 1 &&
            (!word_whole(step, &number) || number != 1));
}

int
slurm_part(struct part *self, struct error *error)
{
    const char *element = getenv("SLURM_ARRAY_TASK_ID");
    int64_t id = 0, least = 0, most = 0, count = 0;
    int code;

    if (element == NULL || *element == '\0')
        return 0;
    code = get_whole("SLURM_ARRAY_TASK_ID", &id, error);
    if (code == 0)
        code = get_whole("SLURM_ARRAY_TASK_MIN", &least, error);
    if (code == 0)
        code = get_whole("SLURM_ARRAY_TASK_MAX", &most, error);
    if (code == 0)
        code = get_whole("SLURM_ARRAY_TASK_COUNT", &count, error);
    if (code != 0)
        return code;
    if (has_gaps(least, most, count))
        return error_set(error, ERR_INPUT,
                         "the job array of Slurm has gaps (%lld elements from %lld to %lld): its "
                         "elements are no parts of one run; --part K/N says which part this is",
                         (long long)count, (long long)least, (long long)most);
    if (id < least || id > most || count > PARTS_MOST)
        return error_set(error, ERR_INPUT, "element %lld is not of the job array %lld-%lld",
                         (long long)id, (long long)least, (long long)most);
    *self = (struct part){id - least + 1, count};
    return 1;
}

int64_t
slurm_restarts(void)
{
    const char *text = getenv("SLURM_RESTART_COUNT");
    int64_t number;

    return text != NULL && word_whole(text, &number) && number > 0 ? number : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_ERROR_H
#define SIM_ERROR_H

/*
 * Three kinds of error, never mixed.
 *
 * The user's errors are collected by the scenario reader with file and line.  The world's errors
 * (memory, I/O) travel up the stack as a negative code; the struct error that the caller supplies
 * keeps the text of the first one, captured where it happened.  Our own errors are bugs: bug_assert
 * is always compiled in, says what was expected, and aborts.
 */

#include <stddef.h>

enum {
    ERR_NONE = 0,
    ERR_MEMORY = -1,  /* an allocation failed */
    ERR_IO = -2,      /* the file system or a library on top of it failed */
    ERR_FORMAT = -3,  /* a file is not what it should be */
    ERR_STOPPED = -4, /* a signal asked us to stop; what is finished is kept */
    ERR_INPUT = -5,   /* the user asked for something that cannot be */
};

struct error {
    int code; /* ERR_NONE until the first error */
    char text[480];
};

/* Records the first error and returns its code; later ones leave the text as it is and return
 * their own code. self may be NULL, then only the code travels. */
int error_set(struct error *self, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The short name of a code: "memory", "I/O", ... */
const char *error_name(int code);

/* Who can tell what was going on when a bug shows: which replication, which date, which event. */
struct bug_witness {
    void (*tell)(const void *context, char *text, size_t size);
    const void *context;
};

/* Whom bug_report asks in this thread; NULL: nobody. It must last until another one is set. */
void bug_witness_set(const struct bug_witness *witness);

/* Prints the place, the broken expectation, the message and what the witness tells to standard
 * error; aborts. */
_Noreturn void bug_report(const char *file, int line, const char *expectation, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#define bug_assert(condition, ...)                                                                 \
    do {                                                                                           \
        if (__builtin_expect(!(condition), 0))                                                     \
            bug_report(__FILE__, __LINE__, #condition, __VA_ARGS__);                               \
    } while (0)

#endif

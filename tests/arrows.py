#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include of the four floors against the plan of the house.

Knowledge goes one way: scenarios (3) -> output (2) -> models (1) -> sim (0).  Third-party headers
have one floor, often one file, where they may be named.  A header that no rule below knows is
refused: adding a library is a decision, and this is where it is written down.

    arrows.py [ROOT]       0 if all is well, 1 with a line for each fault
    arrows.py --self-test  plants each kind of fault in a small tree and expects it to be found
"""

import pathlib
import re
import sys
import tempfile

FLOORS = ["sim", "models", "output", "scenarios"]  # lowest first

# What the results floor may know of the models: what is measured and how it is called.
OUTPUT_FROM_MODELS = {"models/measures.h", "models/targets.h", "models/labels.h",
                      "models/trace.h"}

ISO_C = set("""assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp
    signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath
    time uchar wchar wctype""".split())
POSIX = set("""dirent dlfcn fcntl fnmatch ftw getopt glob langinfo libgen libintl poll pwd regex
    sched spawn strings syslog termios unistd utime""".split())

# (header, where it may be included: floors or files, in how many files at most)
FOREIGN = [
    (r"gsl/.+", ["sim", "output", "scenarios"], None),
    (r"Random123/.+", ["sim/rng.c", "sim/rng.h"], None),
    (r"(pthread|threads)\.h", ["sim/farm.c", "sim/farm.h", "sim/relay.c", "sim/relay.h"], None),
    (r"(hdf5|hdf5_hl|H5\w+)\.h", ["output"], None),
    (r"libconfig\.h", ["scenarios"], 2),
    (r"nettle/.+", ["output", "scenarios"], None),
    (r"xlsxwriter\.h", ["output"], 1),
    (r"zlib\.h", ["output"], 1),
    # The models know no files and no threads, so of libc they get ISO C alone.
    (r"(%s)\.h" % "|".join(sorted(ISO_C)), FLOORS, None),
    (r"((%s)|sys/\w+)\.h" % "|".join(sorted(POSIX)), ["sim", "output", "scenarios"], None),
]

INCLUDE = re.compile(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>|(\S.*))')


def own_fault(source, header, root):
    """What is wrong with an #include "header" in source, or None."""
    here, there = source.split("/")[0], header.split("/")[0]
    if there not in FLOORS or ".." in header:
        return f'"{header}" is not written from the root ("sim/agenda.h")'
    if not (root / header).is_file():
        return f'"{header}" does not exist'
    if FLOORS.index(there) > FLOORS.index(here):
        return f'"{header}" points up: {here} may not know {there}'
    if here == "output" and there == "models" and header not in OUTPUT_FROM_MODELS:
        return f'"{header}": of models, output may know {", ".join(sorted(OUTPUT_FROM_MODELS))}'
    return None


def foreign_fault(source, header, users):
    """What is wrong with an #include <header> in source, or None; notes source among the users."""
    for rule in FOREIGN:
        pattern, places, limit = rule
        if not re.fullmatch(pattern, header):
            continue
        if source not in places and source.split("/")[0] not in places:
            return f'<{header}> may be included in {", ".join(places)} only'
        users.setdefault(pattern, set()).add(source)
        if limit is not None and len(users[pattern]) > limit:
            return f"<{header}> is included in more than {limit} files"
        return None
    return f"<{header}> is in no rule of arrows.py"


def faults(root):
    """All faults of the tree, each as file:line: error: text, and the number of includes read."""
    found, count, users = [], 0, {}
    sources = [p for floor in FLOORS for p in (root / floor).rglob("*.[ch]")]
    for path in sorted(sources):
        source = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            count += 1
            own, foreign, other = match.groups()
            if own:
                fault = own_fault(source, own, root)
            elif foreign:
                fault = foreign_fault(source, foreign, users)
            else:
                fault = f"#include {other}: a name that cannot be read off the page"
            if fault:
                found.append(f"{source}:{number}: error: {fault}")
    return found, count


# ---- the test of the test ----

SOUND = {
    "sim/rng.h": "#include <stdint.h>\n",
    "sim/rng.c": '#include "sim/rng.h"\n#include <Random123/philox.h>\n#include <gsl/gsl_cdf.h>\n',
    "sim/farm.c": "#include <pthread.h>\n#include <unistd.h>\n#include <sys/mman.h>\n",
    "models/measures.h": '#include "sim/rng.h"\n',
    "models/chain.h": '#include "models/measures.h"\n#include <stdio.h>\n',
    "output/h5.h": '#include <hdf5.h>\n#include "models/measures.h"\n#include "sim/rng.h"\n',
    "scenarios/reader/read.c": '# include "models/chain.h"\n#include <libconfig.h>\n',
    "scenarios/cli/main.c": '#include "output/h5.h"\n#include <nettle/sha2.h>\n',
}

PLANTED = [  # a file, the line planted in it, and what must be said of it
    ("sim/rng.c", '#include "models/chain.h"', "points up"),
    ("sim/rng.c", '#include "scenarios/reader/read.h"', "does not exist"),
    ("sim/rng.c", '  #  include"output/h5.h"', "points up"),
    ("sim/rng.c", "#include <pthread.h>", "may be included in"),
    ("sim/rng.c", "#include <hdf5.h>", "may be included in"),
    ("sim/rng.c", "#include <curl/curl.h>", "no rule"),
    ("sim/rng.c", "#include <models/chain.h>", "no rule"),
    ("sim/rng.c", '#include "rng.h"', "from the root"),
    ("sim/rng.c", '#include "sim/../models/chain.h"', "from the root"),
    ("sim/rng.c", '#include "hdf5.h"', "from the root"),
    ("sim/rng.c", "#include HEADER", "cannot be read"),
    ("sim/farm.c", "#include <Random123/philox.h>", "may be included in"),
    ("models/chain.h", '#include "output/h5.h"', "points up"),
    ("models/chain.h", "#include <libconfig.h>", "may be included in"),
    ("models/chain.h", "#include <hdf5.h>", "may be included in"),
    ("models/chain.h", "#include <threads.h>", "may be included in"),
    ("models/chain.h", "#include <gsl/gsl_rng.h>", "may be included in"),
    ("models/chain.h", "#include <unistd.h>", "may be included in"),
    ("output/h5.h", '#include "models/chain.h"', "of models"),
    ("output/h5.h", '#include "scenarios/reader/read.c"', "points up"),
    ("output/h5.h", "#include <libconfig.h>", "may be included in"),
    ("scenarios/cli/main.c", "#include <hdf5.h>", "may be included in"),
    ("scenarios/cli/main.c", "#include <H5Fpublic.h>", "may be included in"),
    ("scenarios/z.c", "#include <libconfig.h>", "more than 2 files"),
]


def tree_faults(files):
    """The faults of a tree of these files, built for the occasion."""
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return faults(root)[0]


def self_test():
    wrong = [f"a sound tree is refused: {fault}" for fault in tree_faults(SOUND)]
    for path, line, expected in PLANTED:
        files = dict(SOUND)
        if path == "scenarios/z.c":  # the third file of a header that two may include
            files["scenarios/y.c"] = line + "\n"
        files[path] = files.get(path, "") + line + "\n"
        place = f"{path}:{files[path].count(chr(10))}: "
        found = tree_faults(files)
        if len(found) != 1 or not found[0].startswith(place) or expected not in found[0]:
            wrong.append(f"{path}: {line}: expected one '{expected}', found {found}")
    print("\n".join(wrong + [f"{len(PLANTED)} faults planted, {len(wrong)} surprises"]))
    return 1 if wrong else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).parent.parent
    found, count = faults(root)
    print("\n".join(found + [f"{count} includes read, {len(found)} faults"]))
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

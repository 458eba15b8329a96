# SPDX-License-Identifier: GPL-3.0-or-later
"""No words for people leave the sources past the catalogue.

messages.py SOURCE: of every call that prints, the texts written out in it go through _() or N_(),
or have no words in them, or stand in the list below with why they are nobody's language.
messages.py --self-test
"""
import pathlib
import re
import sys

PRINTS = ("printf", "fprintf", "vfprintf", "fputs", "puts", "paper_say", "paper_cell")

# What machines read, or what is typed as it stands.
MACHINES = {
    "sim/error.c": "bugs, for whoever mends them",
    "output/reference.c": "a file",
    "output/json.c": "a document",
    "output/digest.c": "a digest",
    "output/compare_file.c": "a file",
    "output/chart.c": "the data of a page's charts",
    "output/html.c": "the marks of a page",
    "output/report_page.c": "the marks of a page",
    "output/xes.c": "a file",
    "output/xes_attribute.c": "a file",
    "scenarios/reader/print.c": "a scenario",
    "scenarios/reader/stock_write.c": "a file",
    "scenarios/reader/manual.c": "has both languages itself",
    "scenarios/reader/entry.c": "has both languages itself",
    "scenarios/studies/batch_folder.c": "a file",
}
ALLOWED = {
    "doorstroom": "the program's name",
    "merge": "a command",
    "run": "a command",
    "part": "an option",
    "parts": "the end of a name",
    "resume": "an option",
    "set": "an option",
    "precision": "an option",
}
# print_why of counter.c: an attribute of the result file; page.c translates it for readers.
IN_FILES = {
    "until the precision asked for was reached",
    "what this machine did in the budget of %g s",
    "the most allowed",
    ", before the precision asked for was reached",
}

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[A-Za-z_]\w*|\S', re.S)
MARK = re.compile(r'<[^>]*(?:>|$)')  # of a page
DIRECTIVE = re.compile(r'%[-+ #0-9.*]*(?:hh|ll|[hlzjt])?[a-zA-Z%]|\\.|\\x[0-9a-f]+')


def words_of(text):
    return [w for w in re.findall(r"[A-Za-z]{3,}", DIRECTIVE.sub(" ", MARK.sub(" ", text))) if w not in ALLOWED]


def escapes(source):
    """(line, text) of each text with words that a call prints past the catalogue."""
    calls = []  # names of the calls that are open
    name = None
    for match in TOKEN.finditer(source):
        token = match.group()
        if token.startswith(("//", "/*")):
            continue
        if token == "(":
            calls.append(name)
        elif token == ")" and calls:
            calls.pop()
        elif token.startswith('"'):
            text = token[1:-1]
            inner = next((c for c in reversed(calls) if c), None)
            if inner in PRINTS and words_of(text) and text not in IN_FILES:
                yield source.count("\n", 0, match.start()) + 1, text
        name = token if re.match(r"[A-Za-z_]", token) else None


def check(root):
    faults = 0
    for floor in ("sim", "models", "output", "scenarios"):
        for path in sorted((root / floor).rglob("*.[ch]")):
            at = path.relative_to(root).as_posix()
            if at in MACHINES:
                continue
            for line, text in escapes(path.read_text(encoding="utf-8")):
                print(f'{at}:{line}: "{text}" is not in the catalogue: _("...")')
                faults += 1
    for at in MACHINES:
        if not (root / at).exists():
            print(f"{at} is gone")
            faults += 1
    return 1 if faults else 0


def self_test():
    for source, wanted in (
            ('printf("nothing is kept\\n");', 1),
            ('printf(_("nothing is kept\\n"));', 0),
            ('fprintf(out, "%s: %lld\\n", a, b);', 0),
            ('fprintf(out, "%s: %lld replications\\n", a, b);', 1),
            ('fputs(is ? _("here") : "there", out);', 1),
            ('fputs(is ? _("here") : _("there"), out);', 0),
            ('paper_say(paper, _("%s in "\n "two"), name("not one"));', 0),
            ('/* fputs("a comment") */ // puts("another")', 0),
            ('printf("%.1f MB\\n", x);', 0),
            ('printf("doorstroom %s\\n", version);', 0),
            ('paper_cell(paper, 1, 5, "total");', 1)):
        found = list(escapes(source))
        if len(found) != wanted:
            print(f"{source}: {found}")
            return 1
    return 0


sys.exit(self_test() if sys.argv[1] == "--self-test" else check(pathlib.Path(sys.argv[1])))

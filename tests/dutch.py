# SPDX-License-Identifier: GPL-3.0-or-later
"""One Dutch word for one thing: what people read keeps to the glossary of CONTRIBUTING.md.

dutch.py SOURCE: no word of the glossary's last column stands in the catalogue, in the Dutch of the
sources' tables or in the manual of keys; the catalogue has a non-breaking space before each percent
sign, and names what is typed (FILE, DIR, ...) as the usage lines do.
dutch.py --self-test
"""
import pathlib
import re
import sys

TYPED = re.compile(r"(?<!-)\b(?:FILE|DIR|KEY|DATE|REASON|SECONDS|HALF|HALFWIDTH|MEMBER|COMMAND|STUDY)\b")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Tables of English and Dutch side by side.
PAIR = re.compile(r'"(?:[^"\\]|\\.)*",\s*"((?:[^"\\]|\\.)*)"')
SOURCES = ("output/words.c", "output/headings.c", "output/kpi.c", "output/figure*.c",
           "output/network_figure.c", "models/targets_*.c", "scenarios/reader/phrase.c")


def glossary(text):
    """The forbidden words, each a pattern, with the word that stands in its place."""
    rows = re.search(r"\| English \| Dutch \| not \|\n\|[-| ]+\|\n((?:\|.*\n)+)", text).group(1)
    words = []
    for row in rows.splitlines():
        _, right, wrong = (cell.strip() for cell in row.strip("|").split("|"))
        words += [(re.compile(r"(?<![-./`\w])" + re.escape(word.strip()) +
                              r"(?:\b|en\b|s\b|en?n?\b)", re.I), right)
                  for word in wrong.split(",") if word.strip() != "–"]
    return words


def twins(text, words):
    for pattern, right in words:
        if pattern.search(text):
            yield f"\"{pattern.search(text).group()}\": the word is \"{right}\""


def entries(catalogue):
    """(English, Dutch) of each message, the plural behind the singular."""
    for block in catalogue.split("\n\n")[1:]:
        english, dutch = block.split("\nmsgstr", 1)
        if "msgid " in english:
            yield tuple("".join(STRING.findall("\n".join(
                line for line in half.splitlines() if not line.startswith("#"))))
                for half in (english, dutch))


def faults_of(english, dutch, words):
    yield from twins(dutch, words)
    if re.search(r"[^\s%] %(?:%|(?![-+#0-9.*a-zA-Z<]))", dutch):
        yield "a plain space before a percent sign"
    missing = set(TYPED.findall(english)) ^ set(TYPED.findall(dutch))
    if missing:
        yield f"{', '.join(sorted(missing))}: what is typed is named as in the usage lines"


def check(root):
    words = glossary((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    faults = []
    catalogue = (root / "output/po/nl.po").read_text(encoding="utf-8")
    for english, dutch in entries(catalogue):
        faults += [f"nl.po: \"{dutch}\": {fault}" for fault in faults_of(english, dutch, words)]
    for path in sorted(p for pattern in SOURCES for p in root.glob(pattern)):
        for dutch in PAIR.findall(path.read_text(encoding="utf-8")):
            faults += [f"{path.name}: \"{dutch}\": {fault}" for fault in twins(dutch, words)]
    for line in (root / "docs/keys.nl.md").read_text(encoding="utf-8").splitlines():
        dutch = re.sub(r"`[^`]*`", "", line)
        faults += [f"keys.nl.md: {dutch.strip()}: {fault}" for fault in twins(dutch, words)]
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


def self_test():
    words = glossary("| English | Dutch | not |\n| --- | --- | --- |\n"
                     "| replication | replicatie | herhaling |\n| seed | startgetal | seed |\n")
    for english, dutch, wanted in (
            ("%lld replications", "%lld herhalingen", 1),
            ("%lld replications", "%lld replicaties", 0),
            ("seed %lld", "Seed %lld", 1),
            ("the seed of --seed", "het startgetal van --seed", 0),
            ("in run.seed", "in run.seed", 0),
            ("95 %% of it", "95 %% ervan", 1),
            ("95 %% of it", "95\u00a0%% ervan", 0),
            ("(95 %)", "(95 %)", 1),
            ("%s %s", "%s %s", 0),
            ("write FILE", "schrijf BESTAND", 1),
            ("write FILE", "schrijf FILE", 0)):
        found = list(faults_of(english, dutch, words))
        if len(found) != wanted:
            print(f"{dutch}: {found}")
            return 1
    pair = list(entries('msgid ""\nmsgstr "x: y"\n\n#, c-format\nmsgid "a"\nmsgid_plural "as"\n'
                        'msgstr[0] ""\n"b\\n"\nmsgstr[1] "bs"\n'))
    if pair != [("aas", "b\\nbs")]:
        print(pair)
        return 1
    return 0


sys.exit(self_test() if sys.argv[1] == "--self-test" else check(pathlib.Path(sys.argv[1])))

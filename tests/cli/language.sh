# SPDX-License-Identifier: GPL-3.0-or-later
# Dutch or English: what people read is in their language, by --lang or by the locale, whether the
# system has that locale or not; the bytes of what is written are the same in both.
. "$SOURCE_DIR/tests/cli/common"
late

# in LANGUAGE-SETTINGS... -- WORD...: the program with no other environment; out and err as expect.
in_locale() {
    settings=
    while [ "$1" != -- ]; do
        settings="$settings $1"
        shift
    done
    shift
    got=0
    env -i PATH="$PATH" $settings "$DOORSTROOM" "$@" >out 2>err || got=$?
}
dutch="Doorstroom simuleert de Nederlandse inburgeringsketen."
english="Doorstroom simulates the Dutch civic-integration chain."

for settings in LANG=nl_NL.UTF-8 LC_ALL=nl_NL LC_MESSAGES=nl_BE@euro "LANG=de_DE LC_ALL=nl_NL" \
    "LANG=nl_NL LANGUAGE=en"; do
    in_locale $settings -- --help
    says out "$dutch"
done
for settings in LANG=C LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 "LANG=nl_NL LC_ALL=en_GB" LANGUAGE=nl; do
    in_locale $settings -- --help
    says out "$english"
done

# --lang is an option of every command, and outweighs the locale.
for command in run merge batch check show explain compare regress; do
    in_locale LC_ALL=C -- "$command" --help --lang nl
    says out "Gebruik: doorstroom $command"
    says out "Nederlands of Engels"
    in_locale LC_ALL=nl_NL -- "$command" --lang=en --help
    says out "Usage: doorstroom $command"
    in_locale LC_ALL=C -- "$command" --lang nl --no-such-option
    [ "$got" -eq 2 ] || fail "status $got"
    says err "onbekende optie --no-such-option"
    in_locale LC_ALL=C -- "$command" --lang fr
    [ "$got" -eq 2 ] || fail "status $got of --lang fr"
    says err 'is not nl or en'
done

# A program that lost its catalogue does not speak half of the language that it was asked for.
mkdir alone
cp "$DOORSTROOM" alone/doorstroom
got=0
alone/doorstroom check "$smoke" --lang nl >out 2>err || got=$?
[ "$got" -eq 2 ] || fail "status $got without a catalogue"
says err "the words for it are not there"
[ ! -s out ] || fail "something on stdout"
LC_ALL=nl_NL.UTF-8 alone/doorstroom explain run.seed >out 2>err
says out "seed of all chance"
! grep -q "startgetal" out || fail "half in Dutch"

# Errors in a scenario, with the numbers as they are, and what the system says of a file.
printf 'base = "%s";\nhousing = { move = -1.5; urgent_shar = 0.5; };\n' "$smoke" >broken.cfg
in_locale LANG=nl_NL -- check broken.cfg nowhere.cfg
[ "$got" -eq 2 ] || fail "status $got"
says err "broken.cfg:2: fout: "
says err "bedoelde u housing.urgent_share?"
says err "nowhere.cfg: fout: kan niet worden gelezen: "
printf 'a = (' >half.cfg
in_locale LANG=nl_NL -- check half.cfg
says err "half.cfg:1: fout: syntaxisfout"
in_locale LANG=nl_NL -- run "$smoke" --until 2012-01-01
says err "opdrachtregel: fout: run.until is voor run.start"
in_locale LANG=nl_NL DOORSTROOM_UNTIL=2012-01-01 -- run "$smoke"
says err "omgeving: fout: run.until is voor run.start"
in_locale LANG=nl_NL -- check "$smoke"
says out "replicaties van"
in_locale LANG=nl_NL -- explain housing.mov
says err "onbekende sleutel housing.mov; bedoelde u housing.move?"

# The same bytes, whoever runs it; the same scenario printed. What a file says stays English.
reached="--precision people@2023=5000 --min-replications 2 --look-ahead 0"
for lang in nl en; do
    mkdir "$lang"
    expect 0 run "$smoke" --lang "$lang" -o "$lang/r.h5"
    cp out "$lang/table"
    cp err "$lang/progress"
    expect 0 run "$smoke" --lang "$lang" -q -o "$lang/p.h5" --base "$lang/r.h5" $reached
    cp out "$lang/against"
    expect 0 compare --lang "$lang" "$lang/r.h5" "$lang/p.h5" -o "$lang/c.h5"
    expect 0 show --lang "$lang" "$smoke"
    cp out "$lang/shown"
    expect 0 run "$smoke" --lang "$lang" -q --json
    cp out "$lang/json"
done
for file in r.h5 p.h5 c.h5 shown json; do
    same nl/$file en/$file
done
says nl/progress "2/2 replicaties, 100 %"
says nl/progress "nl/r.h5 geschreven"
says nl/table "mensen onderweg"
says nl/table "2 replicaties, een vast aantal; startgetal"
says nl/table "De brief van 24 juni 2024 naast de run"
says nl/against "replicaties, tot de gevraagde precisie was bereikt (people@2023 +/- 5000); startgetal"
says en/against "replications, until the precision asked for was reached (people@2023 +/- 5000); seed"
says nl/against "Basis: run "

# What a file says in English is Dutch to who reads Dutch: in info, in exports for people and on a page.
expect 0 run "$smoke" -q --scale 0.5 -o s.h5 --precision people@2023=9000.5 --min-replications 2 \
    --look-ahead 0
expect 0 info s.h5 --lang nl
mv out told
expect 0 export s.h5 --csv dutch.csv --lang nl
expect 0 report s.h5 -o s.html --lang nl
for file in told dutch.csv/meta.csv s.html; do
    says $file "tot de gevraagde precisie was bereikt (people@2023 +/- 9000,5)"
    says $file "run.scale is niet 1: instroom, voorraad en elke capaciteit zijn ermee vermenigvuldigd"
done
expect 0 export s.h5 --xlsx dutch.xlsx --lang nl
"$PYTHON" - <<'END' || fail "English in a Dutch workbook"
import openpyxl
cells = {row[0]: row[1] for row in openpyxl.load_workbook("dutch.xlsx")["Herkomst"].values}
assert cells["waarom zoveel replicaties"].startswith("tot de gevraagde precisie"), cells
assert cells["waarschuwing"].startswith("run.scale is niet 1"), cells
END
expect 0 export s.h5 --csv machine.csv
says machine.csv/meta.csv "until the precision asked for was reached (people@2023 +/- 9000.5)"
says machine.csv/meta.csv "run.scale is not 1"
expect 0 info s.h5 --json --lang nl
says out "until the precision asked for was reached"
says out "run.scale is not 1"

# Who said a value, and of which option an error is.
printf 'base = "%s";\nhousing = { move = 7.0; };\n' "$smoke" >moved.cfg
expect 0 show moved.cfg --origin --set exams.no_show=0.5 --seed 3 --lang nl
says out "run.seed = 3;  # optie"
says out "exams.no_show = 0.5;  # --set"
says out "];  # standaard"
says out "housing.move = 7.0;  # scenario moved.cfg:2"
expect 2 run "$smoke" --part 1/2 --lang nl
says err "--part (1/2 volgens een optie): heeft geen betekenis zonder -o FILE"
got=0
DOORSTROOM_PART=1/2 "$DOORSTROOM" run "$smoke" -o x.h5 --json --lang nl >out 2>err || got=$?
[ "$got" -eq 2 ] || fail "status $got of a part with a document"
says err "--json: heeft geen betekenis voor een deel (1/2 volgens de omgeving)"
says dutch.csv/variables.csv "maand, wet, fase, groep, route"

# The tables have the same lines, and the same numbers but for how they are written.
expect 1 report nl/c.h5 -o c.html --lang nl
says err "is geen run maar een vergelijking"

numbers() {
    grep '^  20[0-9][0-9] ' "$1" | tr -d '.,' | tr -cs '0-9\n' ' '
}
numbers nl/table >nl/numbers
numbers en/table >en/numbers
[ -s nl/numbers ] || fail "no numbers"
same nl/numbers en/numbers

# Numbers that people read have the comma of a Dutch reader; what a scenario says, its point.
pointed='[0-9]\.[0-9]([0-9][0-9]?)?([^0-9.]|$)'
grouped='[0-9]\.[0-9]{3}([^0-9]|$)'
commas() {
    grep -qE -- "$2" "$1" || fail "$1 has no: $2"
    ! sed 's/doorstroom [0-9.]*//; s/gsl [0-9.]*//; s/glibc [0-9.]*//' "$1" |
        grep -E "$pointed" | grep -vE "$grouped" || fail "$1 has a number with a point"
}
cat >rows.study <<END
title = "Two points";
base = "$smoke";
replications = 2;
design = { grid = ( { key = "run.seed"; values = [ 5, 6 ]; } ); };
END
expect 0 check "$smoke" --events --scale 1 -r 20 --lang nl
commas out ",[0-9] MB van het resultaat"
expect 0 batch rows.study --dry-run --lang nl
commas out "bestand: zo'n [0-9]*,[0-9] MB"
expect 0 run "$smoke" -q -r 2 --scale 0.5 --lang nl
sed '/^De brief/,$d' out >cut
commas cut "De run is geschaald met 0,5:"
expect 3 run "$smoke" --precision people@2023=0.5 --max-replications 3 --lang nl
commas err "is bekend tot op [+]/- [0-9]*,[0-9]* na 3 replicaties; gevraagd was 0,5"
says out "(people@2023 +/- 0,5)"
expect 0 info nl/r.h5 --verify --lang nl
says out "bytes, en hun controlesom klopt"
grep -qE '[0-9]\.[0-9]{3}\.[0-9]{3} bytes' out || fail "bytes without thousands: $(cat out)"
grep -qE '[0-9]\.[0-9]{3} waarden opnieuw' out || fail "values without thousands: $(cat out)"

# A reference and the line in the changelog.
for lang in nl en; do
    printf '# Changelog\n\n## [Unreleased]\n' >"$lang/changes"
    expect 0 regress "$smoke" --lang "$lang" --against "$lang" --update "why" --changelog "$lang/changes"
done
same nl/smoke.csv en/smoke.csv
same nl/changes en/changes
says nl/changes 'Reference of `smoke`: why'

# Why a point of a batch failed is kept in batch.h5, in English: here, what is there is not its own.
cat >points.study <<END
title = "Two points";
base = "$SOURCE_DIR/scenarios/erlang.cfg";
replications = 2;
design = { grid = ( { key = "arrivals.rate"; values = [ 70, 90 ]; } ); };
END
expect 0 batch points.study -o d --lang nl
says err "d/batch.h5 geschreven: 2 punten"
for lang in nl en; do
    echo precious >d/rate=90.h5
    expect 5 batch points.study -o d --resume --lang "$lang"
    cp err "$lang/failed"
    cp d/batch.h5 "$lang/batch.h5"
done
says nl/failed "punt rate=90 is mislukt: d/rate=90.h5: is there already"
says nl/failed "1 van 2 punten zijn mislukt"
same nl/batch.h5 en/batch.h5

# What programs read does not depend on the locale; with --lang nl the texts in it that are for people
# are Dutch, and nothing else is. A run with a traced replication has an event log, too.
machine() { # NAME WORD...
    name=$1
    shift
    in_locale LC_ALL=C -- "$@"
    mv out "plain/$name"
    plain=$got
    in_locale LC_ALL=nl_NL.UTF-8 LANG=nl_NL -- "$@"
    [ "$got" -eq "$plain" ] || fail "status $got, not $plain: $*"
    same out "plain/$name"
    in_locale LC_ALL=C -- "$@" --lang nl
    mv out "dutch/$name"
}
mkdir plain dutch references
erlang=$SOURCE_DIR/scenarios/erlang.cfg # takes no time
expect 0 run "$smoke" -q -r 1 --events --trace-replications 1 -o e.h5
expect 0 regress "$erlang" --against references --update "why" --changelog en/changes
expect 0 run moved.cfg -q -r 1 -o moved.h5 --base e.h5
printf 'x' | dd of=en/p.h5 bs=1 seek=1000 conv=notrunc 2>/dev/null
machine run run moved.cfg -q -r 1 --json --base e.h5
for k in 1 2 3; do
    mkdir m$k
    for part in 1/2 2/2; do
        expect 0 run "$erlang" -q -r 2 --part $part -o m$k/m.h5
    done
done
in_locale LC_ALL=C -- merge m1/m.h5.parts -o m1/m.h5 --json
mv out plain/merge
in_locale LC_ALL=nl_NL.UTF-8 -- merge m2/m.h5.parts -o m2/m.h5 --json
same out plain/merge
in_locale LC_ALL=C -- merge m3/m.h5.parts -o m3/m.h5 --json --lang nl
mv out dutch/merge
machine compare compare e.h5 moved.h5 --json
machine regress regress "$erlang" --against references --json
mkdir changed
printf 'base = "%s";\nrun = { seed = 5; };\n' "$erlang" >changed/erlang.cfg
machine moved regress changed/erlang.cfg --against references --json
machine check check "$smoke" broken.cfg --json
machine dry batch points.study --dry-run --json
machine show show moved.cfg --set exams.no_show=0.5 --json
machine diff show moved.cfg --diff "$smoke" --origin --json
machine explain explain exams.no_show term.grounds exams stations.calendar.from --json
machine info info e.h5 en/c.h5 en/p.h5 --json
machine verify info e.h5 --verify --replications 1 --json
machine export export e.h5 --json
"$PYTHON" - <<'END' || fail "more than texts for people is Dutch"
import json

# Of a document, what is for people; of all others nothing.
TEXTS = {"check": {"text"}, "explain": {"meaning"}, "info": {"error"}, "verify": {"text"}}
seen = set()


def hold(name, english, dutch, where):
    assert type(english) is type(dutch), where
    if isinstance(english, dict):
        assert list(english) == list(dutch), where
        for key in english:
            if key in TEXTS.get(name, ()):
                if english[key] != dutch[key]:
                    seen.add(name)
            else:
                hold(name, english[key], dutch[key], where + "." + key)
    elif isinstance(english, list):
        assert len(english) == len(dutch), where
        for i, (a, b) in enumerate(zip(english, dutch)):
            hold(name, a, b, f"{where}[{i}]")
    else:
        assert english == dutch, (where, english, dutch)


names = "run merge compare regress moved check dry show diff explain info verify export"
for name in names.split():
    hold(name, json.load(open("plain/" + name)), json.load(open("dutch/" + name)), name)
assert seen == set(TEXTS), seen
END
expect 0 export e.h5 --xes plain.xes
in_locale LC_ALL=nl_NL.UTF-8 -- export e.h5 --xes there.xes
same there.xes plain.xes
expect 0 export e.h5 --xes dutch.xes --lang nl
! cmp -s dutch.xes plain.xes || fail "an event log is not in Dutch where that is asked for"

# A Dutch locale that the system does have, as far as one can be made here.
if command -v localedef >/dev/null &&
    localedef -i nl_NL -f UTF-8 "$folder/nl_NL.UTF-8" >/dev/null 2>&1; then
    in_locale LOCPATH="$folder" LC_ALL=nl_NL.UTF-8 -- run "$smoke" -q --json
    same out en/json
    in_locale LOCPATH="$folder" LC_ALL=nl_NL.UTF-8 -- show "$smoke"
    same out en/shown
    in_locale LOCPATH="$folder" LC_ALL=nl_NL.UTF-8 -- run "$smoke" -q
    same out nl/table
fi

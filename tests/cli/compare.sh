# SPDX-License-Identifier: GPL-3.0-or-later
# Runs held against a base: nothing of the same run, pairs where chance is shared, Welch where it is
# not; the file as h5py reads it; what cannot be compared is refused and nothing is written.
. "$SOURCE_DIR/tests/cli/common"
late

run() { # FILE WORD...
    made=$1
    shift
    expect 0 run "${scenario-$smoke}" -q -r 3 -o "$made" "$@"
}
run base.h5
run more.h5 --set grading.examiners.schrijven_b1=90.0 --set exams.no_show=0.2
run seed.h5 --seed 9
run short.h5 --until 2023-12-31

# The row of a period below a heading.
row() { # HEADING PERIOD
    awk -v heading="$1" -v period="$2" '
        /^[^ ]/ { under = index($0, heading) == 1 }
        under && $1 == period { $1 = ""; print; exit }' out
}
check() { # WHAT FILE...
    "$PYTHON" "$SOURCE_DIR/tests/readers/compare.py" "$@" || fail "compare.py $*"
}

# The same run: exactly nothing, in the table and in the file.
cp base.h5 same.h5
expect 0 compare base.h5 same.h5 -o zero.h5
says out "Paired: replications share their chance."
says out "Differences are worked out before anything is rounded"
says out "No input changed."
no_difference() { # COLUMN of the difference
    n=$(awk -v d="$1" '/^Base: /{exit}
         /^  (20|horizon)/ { n++; if ($d !~ /^(0(\.0)?|-)$/ || $(d + 1) !~ /^(0(\.0)?|-)$/) bad = 1 }
         END { print bad ? "different" : n }' out)
    [ "$n" != different ] && [ "$n" -gt 50 ] || fail "differences of the same run: $n rows"
}
no_difference 4
check zero zero.h5

# A run until it is precise: pairs over the replications that both have, whichever is longer.
expect 0 run "$smoke" -q -o precise.h5 --precision people@2023=5000 --min-replications 5 --look-ahead 0
expect 0 compare base.h5 precise.h5 -o first.h5
says out "   Paired over the first 3 replications of 5, which share their chance."
no_difference 4
check first first.h5
expect 0 compare precise.h5 base.h5 --json
"$PYTHON" - out <<'P' || fail "pairs in --json"
import json, sys
c = json.load(open(sys.argv[1]))
assert [c["base"][name] for name in ("paired", "n_paired", "n_rep")] == [True, 5, 5]
assert [c["runs"][0][name] for name in ("paired", "n_paired", "n_rep")] == [True, 3, 3]
rows = [f["runs"][0] for f in c["figures"]]
assert all(row["difference"] in (0.0, None) for row in rows)
assert sum(row["n"] == 3 for row in rows) > 1000 and max(row["n"] for row in rows) == 3
assert any(row["base_mean"] != row["mean"] for row in rows)
P

# Another one: the differences that run --base prints, too.
expect 0 compare base.h5 more.h5 -o more_c.h5
set -- $(row "capacity used: examiners, writing B1" 2024)
case $3 in -*) ;; *) fail "more examiners and no less use: $*" ;; esac
expect 0 run "$smoke" -q -r 3 --set grading.examiners.schrijven_b1=90.0 --set exams.no_show=0.2 \
    --base base.h5
set -- "$(echo "$1 $2 $3 $4")" $(row "capacity used: examiners, writing B1" 2024)
[ "$1" = "$2 $3 $4 $5" ] || fail "compare says $1, run --base $2 $3 $4 $5"
check pair more_c.h5 base.h5 more.h5
expect 0 compare base.h5 more.h5
says out "Inputs that changed"
says out "  grading.examiners.schrijven_b1"
says out "    base  36.0 (the scenario it is based on)"
says out "    1     90.0 (--set)"

# Not paired: told, no correlation; what one alone has: told; a set of columns for each.
expect 0 compare base.h5 more.h5 seed.h5 short.h5 -o many.h5
says out "Not paired: the seed is not the base's."
says out "Only base.h5 has "
[ "$(awk '/^Base: /{exit} length($0) > 100' out | wc -l)" -eq 0 ] || fail "too wide"
check many many.h5 base.h5 seed.h5
expect 0 compare short.h5 base.h5
says out "Only base.h5 has "

# The same bytes each time, wherever the files are; nothing is overwritten.
mkdir sub
cp base.h5 more.h5 sub
expect 0 compare sub/base.h5 sub/more.h5 -o again.h5
same again.h5 more_c.h5
expect 2 compare base.h5 more.h5 -o more_c.h5
says err "--force"
same again.h5 more_c.h5
expect 0 compare base.h5 seed.h5 -o more_c.h5 --force
! cmp -s again.h5 more_c.h5 || fail "not overwritten"
cp base.h5 keep.h5
expect 2 compare base.h5 more.h5 -o base.h5 --force
says err "is one of the files to be compared"
same base.h5 keep.h5

# Networks.
erlang=$SOURCE_DIR/scenarios/erlang.cfg
scenario=$erlang
run network.h5
run slower.h5 --set stations.review.servers=9
run warm.h5 --set run.warm_up_months=3
expect 0 compare network.h5 slower.h5
says out "mean wait for service: desk, class 2 (hours)"
says out "  stations.review"

refused() { # STATUS TEXT WORD...
    status=$1 text=$2
    shift 2
    expect "$status" compare "$@" -o refused.h5
    says err "$text"
    [ ! -s out ] || fail "something on stdout"
    nothing_at refused.h5
}
head -c 100000 base.h5 >cut.h5
"$PYTHON" "$SOURCE_DIR/tests/readers/compare.py" damage base.h5 byte.h5 newer.h5 version.h5
refused 2 "no file of a run is given"
refused 2 "only one file of a run is given" base.h5
refused 1 "nowhere.h5: No such file" base.h5 nowhere.h5
refused 1 "$smoke: is no HDF5 file, and so no result of doorstroom" base.h5 "$smoke"
refused 1 "cut.h5: is cut off: " base.h5 cut.h5
refused 1 "byte.h5: is damaged: its checksum does not hold" byte.h5 base.h5
refused 1 "newer.h5: has layout 9.0" base.h5 newer.h5
refused 1 "version.h5: is of version 9.9.9, base.h5 is of version" base.h5 version.h5
refused 1 'network.h5: is of model "queue", base.h5 is of model "inburgering"' base.h5 network.h5
refused 1 "warm.h5: is of another network" network.h5 warm.h5
refused 1 "again.h5: is not a run but a comparison" base.h5 again.h5

# A wait that nobody had in one of the replications: of how many its numbers are is told, here, beside
# a base and on the page.
long="$SOURCE_DIR/scenarios/smoke.cfg -r 4 -q --until 2021-12-31"
expect 0 run $long -o p1.h5
says out "in 3 of the 4 replications"
expect 0 run $long --set exams.b1.places_per_day=60 --base p1.h5 -o p2.h5
says out "in 3 of the 4 replications; the difference is of the 3 replications that both have"
expect 0 compare p1.h5 p2.h5
says out "the difference is of the 3 replications that both have"
expect 0 report p1.h5 p2.h5 -o p.html -q
says p.html "(days; in 3 of the 4 replications; the difference is of the 3 replications that both have)"

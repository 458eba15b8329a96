# SPDX-License-Identifier: GPL-3.0-or-later
# A run held against a base: the differences in the table, the base's name in the result, and files
# that are no base, of which nothing is run.
. "$SOURCE_DIR/tests/cli/common"

expect 0 run "$smoke" -q -o base.h5

# The row of a period below a heading: base, run, difference and half-width.
row() { # HEADING PERIOD
    awk -v heading="$1" -v period="$2" '
        /^[^ ]/ { under = index($0, heading) == 1 }
        under && $1 == period { print $2, $3, $4, $5; exit }' out
}

# The same run: no difference at all, and paired.
expect 0 run "$smoke" -q --base base.h5 -o same.h5
says out "Paired: replications share their chance."
says out "Differences are worked out before anything is rounded"
id=$("$PYTHON" -c 'import h5py, sys; print(h5py.File(sys.argv[1]).attrs["run_id"])' base.h5)
says out "Base: run $id; scenario smoke; 2 replications; seed 1; doorstroom "
no_difference() {
    n=$(awk '/^Base: /{exit} /^  (20|horizon)/ { n++; if ($4 !~ /^(-?0(\.0)?|-)$/ || $5 !~ /^(0(\.0)?|-)$/) bad = 1 }
             END { print bad ? "different" : n }' out)
    [ "$n" != different ] && [ "$n" -gt 50 ] || fail "differences of the same run: $n rows"
}
no_difference
[ "$(awk '/^The letter/{exit} length($0) > 100' out | wc -l)" -eq 0 ] || fail "too wide"
"$PYTHON" - base.h5 same.h5 "$id" <<'P' || fail "the results are not the same but for the base"
import sys, h5py, numpy as np
a, b = h5py.File(sys.argv[1]), h5py.File(sys.argv[2])
assert a.attrs["base_run_id"] == "" and b.attrs["base_run_id"] == sys.argv[3]
for name in a.attrs:
    assert name == "base_run_id" or np.array_equal(a.attrs[name], b.attrs[name]), name
names = []
a.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
for name in names:
    x, y = a[name][()], b[name][()]
    same = np.array_equal(x, y, equal_nan=True) if getattr(x, "dtype", np.dtype("O")).kind == "f" else np.all(x == y)
    assert same, name
P

# Twice the examiners of a pool: they are busy for less of their time.
expect 0 run "$smoke" -q --base base.h5 --set grading.examiners.schrijven_b1=90.0
set -- $(row "capacity used: examiners, writing B1" 2024)
case $3 in -*) ;; *) fail "more examiners and no less use: $*" ;; esac

# Another number of replications: paired over the first. Another seed: told, and not paired.
expect 0 run "$smoke" -q --base base.h5 -r 3
says out "Paired over the first 2 replications of 3,"
no_difference
expect 0 run "$smoke" -q --base base.h5 --seed 9
says out "Not paired: the seed is not the base's."

# A base of other days: what both have.
expect 0 run "$smoke" -q --base base.h5 --until 2025-12-31
set -- $(row "people under way" 2025)
[ "$1" = - ] && [ "$2" != - ] && [ "$3" = - ] || fail "2025 is not in the base: $*"

# A network against a network, and not against the chain or another one.
erlang=$SOURCE_DIR/scenarios/erlang.cfg
expect 0 run "$erlang" -q -r 3 -o network.h5
expect 0 run "$erlang" -q -r 3 --base network.h5
says out "Paired: replications share their chance."
says out "mean wait for service: desk, class 2 (hours)"

refused() { # TEXT FILE [WORD...]
    text=$1
    file=$2
    shift 2
    expect 1 run "${scenario-$smoke}" -q -o refused.h5 --base "$file" "$@"
    says err "$file: $text"
    [ ! -s out ] || fail "something on stdout"
    nothing_at refused.h5
}
refused "No such file" nowhere.h5
refused "is no HDF5 file, and so no result of doorstroom" "$smoke"
head -c 100000 base.h5 >cut.h5
refused "is cut off: 100000 of its " cut.h5
refused 'is of model "queue", the run is of model "inburgering"' network.h5
scenario=$erlang
refused 'is of model "inburgering", the run is of model "queue"' base.h5
refused "is of another network" network.h5 --set run.warm_up_months=3
unset scenario
"$PYTHON" - base.h5 open.h5 <<'P'
import shutil, sys, h5py
shutil.copy(sys.argv[1], sys.argv[2])
with h5py.File(sys.argv[2], "r+") as file:
    file.attrs["complete"] = 0
P
refused "was changed after doorstroom wrote it, or lost its end: its checksum is gone" open.h5
"$PYTHON" "$SOURCE_DIR/tests/cli/seal.py" open.h5
refused "is not complete" open.h5

# A finished result of another base is not this one; --force makes it anew.
expect 2 run "$smoke" -q -o base.h5 --resume --base same.h5
says err "is there already"
expect 0 run "$smoke" -q -o base.h5 --force --base base.h5
says out "Base: run $id"

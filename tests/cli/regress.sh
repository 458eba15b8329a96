# SPDX-License-Identifier: GPL-3.0-or-later
# Reference scenarios give what they gave: this is the project's own regression test.  Then what
# regress says where something moved, on another platform, with other chance, and of bad input.
. "$SOURCE_DIR/tests/cli/common"

scenarios=$SOURCE_DIR/scenarios
expect 0 regress "$scenarios/smoke.cfg" "$scenarios/basis.cfg" "$scenarios/erlang.cfg" \
    --against "$SOURCE_DIR/tests/reference"
for name in smoke basis erlang; do
    says out "$name: holds: "
done

# A reference made here: by the options, and its reason in the list of changes.
cp "$scenarios/erlang.cfg" queue.cfg
printf '# Log\n\n## [Unreleased]\n\n### Changed\n\n- a\n' >CHANGELOG.md
mkdir refs
expect 2 regress queue.cfg --against refs
says err "refs/queue.csv: there is no such reference; --update REASON makes it"
expect 0 regress queue.cfg --against refs --update "made for a test" -r 8 --set arrivals.rate=90.0
says out "refs/queue.csv: written"
grep -qx -- '- Reference of `queue`: made for a test' CHANGELOG.md || fail "no reason"
cp refs/queue.csv first.csv
expect 0 regress queue.cfg --against refs
says out "queue: holds: exactly ("
says err "8/8 replications, 100 %"
mv out loud
expect 0 regress queue.cfg --against refs -q
[ ! -s err ] || fail "progress in spite of -q"
same loud out
expect 0 regress queue.cfg --against refs --update "again"
says out "refs/queue.csv: is as it was"
[ "$(grep -c Reference CHANGELOG.md)" -eq 1 ] || fail "a reason for nothing"
same first.csv refs/queue.csv

# It has what a run gives that is told the same.
command=$(sed -n 's/^command,doorstroom //p' refs/queue.csv)
expect 0 $command -q -o run.h5
"$PYTHON" - refs/queue.csv run.h5 <<'P' || fail "not what a run gives"
import csv, sys, h5py, numpy as np
rows = [row for row in csv.reader(open(sys.argv[1])) if row[0] == "figure"]
kpi = h5py.File(sys.argv[2])["kpi"]
assert [row[1] for row in rows] == list(kpi["id"].asstr()[:])
assert np.allclose([float(row[2]) for row in rows], kpi["mean"][:], rtol=1e-9)
assert np.allclose([float(row[3]) for row in rows], kpi["se"][:], rtol=1e-6)
assert {len(row) for row in rows} == {4 + 8}
P

# One number of one replication is another, by one: that figure, and nothing else.
"$PYTHON" - first.csv refs/queue.csv <<'P'
import sys
out = open(sys.argv[2], "w")
for line in open(sys.argv[1]):
    if line.startswith("figure,arrived.desk@run,"):
        row = line.strip().split(",")
        row[5] = repr(float(row[5]) + 1)
        row[2] = repr(sum(map(float, row[4:])) / 8)
        line = ",".join(row) + "\n"
    out.write(line)
P
expect 4 regress queue.cfg --against refs
says out "queue: MOVED: exactly ("
says out "1 figures of 25 moved, 0 variables of 8"
says out "    arrived.desk@run "
[ "$(grep -c '@run ' out)" -eq 1 ] || fail "more than one moved"
expect 0 regress queue.cfg --against refs --update "as it was"
same first.csv refs/queue.csv

# On another platform what differs by rounding is the same; with other chance means are.
sed 's/^platform,.*/platform,another/' first.csv >refs/queue.csv
expect 0 regress queue.cfg --against refs
says out "queue: holds: statistically, in pairs that share their chance: 0 figures of 25 moved"
says out "the chance of a false alarm is 0.01"
cp first.csv refs/queue.csv
expect 0 regress queue.cfg --against refs --seed 9 --false-alarm 0.05
says out "queue: holds: statistically, not paired: 0 figures of 25 moved"
says out "the chance of a false alarm is 0.05"

# Another title is the same scenario; an input that changes no figure is told as what it is.
sed 's/^title = .*/title = "Under another name";/' "$scenarios/erlang.cfg" >queue.cfg
! cmp -s "$scenarios/erlang.cfg" queue.cfg || fail "the title is the same"
expect 0 regress queue.cfg --against refs
says out "queue: holds: exactly ("
! grep -q title out || fail "the title is told"
sed 's/^input,run.until,.*/input,run.until,another/' first.csv >refs/queue.csv
! cmp -s first.csv refs/queue.csv || fail "the reference is as it was"
expect 4 regress queue.cfg --against refs --json
grep -q '"holds": *false' out && grep -q '"moved": *false' out || fail "nothing moved in --json"
expect 4 regress queue.cfg --against refs
says out "queue: another scenario, nothing moved: exactly ("
says out "    run.until"
cp first.csv refs/queue.csv

# Another scenario: which inputs, and what moved, either way.
sed 's/servers = 10;/servers = 9;/' "$scenarios/erlang.cfg" >queue.cfg
expect 4 regress queue.cfg --against refs
says out "The reference is of another scenario text. Inputs that changed:"
says out "    stations.review"
says out "    p_abandoned.review@run"
expect 4 regress queue.cfg --against refs -r 12
says out "queue: MOVED: statistically, paired over the first 8 replications of 12: "
says out "    p_abandoned.review@run"
! grep -q "    arrived.desk@run" out || fail "the same luck, and more arrive"
cp "$scenarios/erlang.cfg" queue.cfg
expect 0 regress queue.cfg --against refs -r 12
says out "queue: holds: statistically, paired over the first 8 replications of 12: 0 figures of 25 moved"
expect 0 regress queue.cfg --against refs -r 12 --json
grep -q '"paired": *true' out && grep -q '"n_paired": *8' out || fail "pairs in --json"

# One replication is one, wherever it is told of.
expect 0 regress queue.cfg --against refs --update "one" -r 1
expect 0 regress queue.cfg --against refs -r 3
says out "queue: holds: statistically, paired over the first 1 replication of 3: "
sed 's/servers = 10;/servers = 9;/' "$scenarios/erlang.cfg" >queue.cfg
expect 4 regress queue.cfg --against refs
says out "seed 1; 1 replication"
! grep -q '1 replications' out || fail "one is many"
cp "$scenarios/erlang.cfg" queue.cfg
cp first.csv refs/queue.csv

refused() { # TEXT WORD...
    text=$1
    shift
    expect 2 regress "$@"
    says err "$text"
    same first.csv refs/queue.csv
    [ ! -s out ] || fail "something on stdout"
}
refused "--against DIR is not given" queue.cfg
refused "no scenario is given" --against refs
refused "refs/no-such.csv: there is no such" no-such.cfg --against refs
cp first.csv refs/gone.csv
refused "gone.cfg" gone.cfg --against refs
for words in "--set run.scale=2.0" "--scale 0.5" "--until 2024-12-31"; do
    refused "what is run is said by the reference" queue.cfg --against refs $words
done
refused "--changelog: means nothing without --update" queue.cfg --against refs --changelog x
refused "nowhere.md: is not there" queue.cfg --against refs --update x --changelog nowhere.md
echo "# Log" >empty.md
refused 'has no "## [Unreleased]"' queue.cfg --against refs --update x --changelog empty.md
refused "--update: is empty" queue.cfg --against refs --update ""
refused "the reason is one line" queue.cfg --against refs --update "a
b"
for share in 0 1 2 nan x; do
    refused "--false-alarm: " queue.cfg --against refs --false-alarm "$share"
done
head -n 20 first.csv >refs/queue.csv
expect 1 regress queue.cfg --against refs
says err "refs/queue.csv:21: is no reference, or is damaged: rows are missing"

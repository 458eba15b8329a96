# SPDX-License-Identifier: GPL-3.0-or-later
# The smoke test: within seconds a table with the letter's figures under it, on stdout and alone.
. "$SOURCE_DIR/tests/cli/common"
late

mkdir tmp work
cd work
export TMPDIR="$folder/tmp"
"$DOORSTROOM" run "$smoke" >"$folder/out" 2>"$folder/err" || fail "status $?"
[ -z "$(ls -A . "$TMPDIR" | grep -v ':$' | grep .)" ] || fail "something was left behind"
cd "$folder"
[ "$(wc -l <out)" -gt 10 ] || fail "no table"
says out "A-W21-01"
says err "2/2 replications, 100 %"

# With -o the same table, and a line on what was written.
expect 0 run "$smoke" -o result.h5
says err "wrote result.h5"
[ -s result.h5 ] || fail "no result"
mv out table
expect 0 run "$smoke" -q -o quiet.h5
[ ! -s err ] || fail "-q and yet: $(cat err)"
same table out

# One replication has no band, of whatever; few have one that is too narrow, and it is said.
bands() {
    grep -v 'hand-set:' "$1" | grep -c '[0-9] \.\. [0-9]' || :
}
[ "$(bands out)" -gt 100 ] || fail "no bands"
says out "The 80 % band of so few replications (2) is too narrow: of new ones some 27 % fall in it."
expect 0 run "$smoke" -q -r 1 -o one.h5
[ "$(bands out)" -eq 0 ] || fail "a band of one replication"
says out "One replication has no band and no interval"
expect 0 run "$smoke" -q -r 1 --base one.h5
[ "$(bands out)" -eq 0 ] || fail "a band of one replication beside its base"
expect 0 run "$smoke" -q -r 1 --json
"$PYTHON" -c "
import json
figures = json.load(open('out'))['kpi']
known = [f for f in figures if f['mean'] is not None]
assert len(known) > 1000 and all(f['p10'] == f['mean'] == f['p90'] for f in known)" || fail "quantiles of one"

# A queueing network: its own table, with the values of theory; no letter. Check says what it costs.
erlang=$SOURCE_DIR/scenarios/erlang.cfg
expect 0 run "$erlang" -q -r 3
says out "mean wait for service: desk, class 2 (hours)"
says out "gave up waiting: review (percent)"
says out "3 replications, a fixed number"
says out "The 80 % band of so few replications (3)"
! grep -q "letter" out || fail "the letter's table of a network"
expect 0 run "$erlang" -q -r 1
[ "$(bands out)" -eq 0 ] || fail "a band of one replication of a network"
expect 0 check "$erlang"
says out "20 replications of 13 months, 38,112 customers expected in each"
says out "114,336 events expected in each, 2,286,720 in all"
expect 0 check "$erlang" -r 1 --set run.until="2024-01-31" --set run.warm_up_months=0
says out "  1 replication of 1 month, "
says out "time: at most "
says out "memory: some "
says out "file: some 0."

# Progress elsewhere than on a terminal: lines, ten at most.
expect 0 run "$smoke" -r 120
[ "$(grep -c replications, err)" -le 10 ] || fail "too many lines of progress"
says err "120/120 replications, 100 %"
! tr -d '\n' <err | grep -q "$(printf '[\r\033]')" || fail "a terminal's signs"

# Interrupted without -o: nothing kept, nothing left.
"$DOORSTROOM" run "$smoke" -q -r 100000 -j 2 >out 2>err &
background=$!
for i in $(seq 1000); do
    ls "$TMPDIR"/*/*.parts/* >/dev/null 2>&1 && break
    sleep 0.01
done
end TERM
[ "$got" -eq 130 ] || fail "status $got"
says err "nothing is kept"
[ -z "$(ls -A "$TMPDIR")" ] || fail "something was left behind"

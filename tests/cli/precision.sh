# SPDX-License-Identifier: GPL-3.0-or-later
# Replications until the figures asked for are known well enough: the same number and bytes for any
# threads, blocks and resumes; status 3 where a bound came first.
. "$SOURCE_DIR/tests/cli/common"
smoke=$SOURCE_DIR/scenarios/erlang.cfg
asked="--precision queue_mean.desk@run=0.1 --precision time_mean@run=0.05"

expect 0 run "$smoke" -q -j 1 $asked -o whole.h5
says out "replications, until the precision asked for was reached (queue_mean.desk@run +/- 0.1, "
for words in "-j 3" "-j 2 --block 7"; do
    expect 0 run "$smoke" -q $words $asked -o other.h5 --force
    same whole.h5 other.h5
done

# By the half-widths of runs of fixed length: too wide before, never again over the look-ahead.
n=$(sed -n 's/ replications, until.*//p' out)
[ "$n" -gt 8 ] || fail "only $n replications"
for r in $((n - 6)) $((n - 5)) $((n - 3)) "$n"; do
    expect 0 run "$smoke" -q -r "$r" -o "fixed.$r.h5"
done
"$PYTHON" - "$n" whole.h5 <<'END' || fail "not the number that was asked for"
import h5py, numpy, sys
n = int(sys.argv[1])
def halves(name):
    kpi = h5py.File(name)["kpi"]
    ids = [i.decode() for i in kpi["id"]]
    return [(kpi["ci_high"][i] - kpi["mean"][i]) for i in
            (ids.index("queue_mean.desk@run"), ids.index("time_mean@run"))]
def enough(name):
    return all(half <= ask for half, ask in zip(halves(name), (0.1, 0.05)))
assert not enough(f"fixed.{n - 6}.h5")
assert all(enough(f"fixed.{r}.h5") for r in (n - 5, n - 3, n))
whole, fixed = h5py.File(sys.argv[2]), h5py.File(f"fixed.{n}.h5")
assert whole.attrs["n_rep"] == n and "--precision" in whole["meta/command"][()].decode()
assert all(numpy.array_equal(whole[k][...], fixed[k][...]) for k in ("kpi/id", "kpi/mean", "kpi/se"))
END

# Stopped and killed; what an earlier run left is counted, too, also in blocks that end beyond.
for signal in TERM KILL; do
    begin ended.h5 -j 2 $asked
    end "$signal"
    expect 0 run "$smoke" $asked -o ended.h5 --resume
    says err "were kept"
    same whole.h5 ended.h5
    rm ended.h5
done
begin ended.h5 -r 200 --block 11 -j 1
end KILL
expect 0 run "$smoke" -q $asked -o ended.h5 --resume
same whole.h5 ended.h5

# Killed after the result had its name and before the shards were gone: it is recognised, and no run
# that would have ended elsewhere, or for another reason, takes it for its own.
kept() { # STATUS WORD...
    expect "$@" --resume
    same kept.copy kept.h5
}
begin kept.h5 -j 1 $asked
end KILL
cp whole.h5 kept.h5
cp whole.h5 kept.copy
kept 0 run "$smoke" $asked -o kept.h5
says err "kept.h5 was complete already"
says out "$n replications, until the precision asked for was reached"
[ ! -e kept.h5.parts ] || fail "parts are left behind"
kept 0 run "$smoke" $asked -j 2 --block 4 -o kept.h5
kept 2 run "$smoke" -q --precision time_mean@run=0.02 -o kept.h5
says err "time_mean@run is known within +/- "
says err "kept.h5: is a finished run of this scenario, of $n replications, which are not those"
kept 2 run "$smoke" -q --precision time_mean@run=0.05 -o kept.h5
kept 2 run "$smoke" -q $asked --look-ahead 6 -o kept.h5
kept 2 run "$smoke" -q $asked --max-replications 6 -o kept.h5
kept 2 run "$smoke" -q $asked --seed 77 -o kept.h5
says err "kept.h5: is there already"
kept 2 run "$smoke" -q -r "$n" -o kept.h5
nothing_at kept.h5.parts
cp "fixed.$n.h5" kept.h5
cp "fixed.$n.h5" kept.copy
kept 2 run "$smoke" -q $asked -o kept.h5
kept 0 run "$smoke" -q -r "$n" -o kept.h5
expect 0 run "$smoke" -q $asked -o kept.h5 --resume --force
same whole.h5 kept.h5

# A bound that comes first: the result is there, the status is 3, also when it is found.
expect 3 run "$smoke" -q $asked --max-replications 6 -o most.h5
cp most.h5 kept.h5
cp most.h5 kept.copy
kept 3 run "$smoke" $asked --max-replications 6 -o kept.h5
says err "kept.h5 was complete already"
kept 2 run "$smoke" -q $asked --max-replications 9 -o kept.h5
expect 3 run "$smoke" -q $asked --max-replications 6 -o most.h5 --force
says out "6 replications, the most allowed, before the precision asked for was reached"
says err "time_mean@run is known within +/- "
says err " after 6 replications, asked was 0.05"
expect 3 run "$smoke" -q --precision time_mean@run=0.000001 --budget 1 -o budget.h5
says out "replications, what this machine did in the budget of 1 s, before the precision"
expect 0 run "$smoke" -q --precision time_mean@run=100 --min-replications 9 --look-ahead 0
says out "9 replications, until"
expect 0 run "$smoke" -q --precision time_mean@run=100
says out "8 replications, until" # 3 and 5

refused() { # TEXT WORD...
    text=$1
    shift
    expect 2 run "$smoke" -o refused.h5 "$@"
    says err "$text"
    nothing_at refused.h5
}
refused "no figure time_meen@run; did you mean time_mean@run?" --precision time_meen@run=1
for ask in "" time_mean@run time_mean@run= =1 time_mean@run=0 time_mean@run=-1 time_mean@run=x; do
    refused "--precision: " --precision "$ask"
done
refused "--max-replications bounds it" $asked -r 5
refused "--max-replications: means nothing without --precision" --max-replications 5
refused "--budget: means nothing without --precision" --budget 5
refused "is more than --max-replications 4" $asked --min-replications 5 --max-replications 4
refused "--precision: means nothing for a part" $asked --part 1/2

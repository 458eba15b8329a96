# SPDX-License-Identifier: GPL-3.0-or-later
# Killed at moments spread over its life, from early on to after its end, a run, a part, a merge or
# a batch gives once it is resumed the bytes of one that was not. (cli/resume.sh kills at a moment
# that it waits for; here the clock chooses, and any moment must do.)
. "$SOURCE_DIR/tests/cli/common"

printf 'base = "%s";\nrun = { until = "2024-04-30"; };\n' "$SOURCE_DIR/scenarios/erlang.cfg" >q.cfg
moments="1 2 3 4 6"

now() { date +%s%N; }

# timed WORD...: as expect 0; how many nanoseconds it took is in took.
timed() {
    took=$(now)
    expect 0 "$@"
    took=$(($(now) - took))
}

# killed MOMENT TOOK WORD...: after so many quarters of what it took, if it is not done by then.
killed() {
    nanoseconds=$(($2 * $1 / 4))
    shift 2
    "$DOORSTROOM" "$@" >killed.out 2>killed.err &
    background=$!
    sleep "$(printf '%d.%09d' $((nanoseconds / 1000000000)) $((nanoseconds % 1000000000)))"
    kill -KILL "$background" 2>/dev/null || :
    got=0
    wait "$background" || got=$?
    background=
    [ "$got" -eq 137 ] || [ "$got" -eq 0 ] || { cat killed.err >&2; fail "status $got: $*"; }
}

# A run as a whole.
runs="-q -r 8 -j 2"
timed run q.cfg $runs -o whole.h5
of_run=$took
for moment in $moments; do
    killed "$moment" "$of_run" run q.cfg $runs -o r.h5
    expect 0 run q.cfg $runs -o r.h5 --resume
    same whole.h5 r.h5
    nothing_at r.h5.parts
    rm r.h5
done

# Its parts, and their merge: no half of a result. The first time only for how long a merge takes.
of_merge=0
for moment in 0 $moments; do
    for part in 1/2 2/2; do
        killed "$moment" "$of_run" run q.cfg $runs -o p.h5 --part "$part"
        expect 0 run q.cfg $runs -o p.h5 --part "$part" --resume
    done
    killed "$moment" "$of_merge" merge p.h5.parts -q -o p.h5
    [ -e p.h5 ] || timed merge p.h5.parts -q -o p.h5
    [ "$moment" -gt 0 ] || of_merge=$took
    same whole.h5 p.h5
    rm -r p.h5 p.h5.parts
done

# A batch: each point in a process of its own, with a result of its own, and batch.h5.
cat >s.study <<'END'
title = "Desks";
base = "q.cfg";
replications = 4;
design = { grid = ( { key = "arrivals.rate"; values = [ 70.0, 80.0 ]; } ); };
END
timed batch s.study -q -j 2 -o whole
for moment in $moments; do
    killed "$moment" "$took" batch s.study -q -j 2 -o batch
    expect 0 batch s.study -q -j 2 -o batch --resume
    diff -r whole batch || fail "another batch"
    rm -r batch
done

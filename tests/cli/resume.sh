# SPDX-License-Identifier: GPL-3.0-or-later
# A run that is killed or stopped goes on where it was, and gives the bytes of one that was not.
. "$SOURCE_DIR/tests/cli/common"
late
runs="-r 40 -j 2"

expect 0 run "$smoke" -q $runs -o whole.h5

# kill -9: what had been finished is used.
begin killed.h5 $runs
end KILL
[ "$got" -eq 137 ] || fail "status $got after kill -9"
[ ! -e killed.h5 ] || fail "a result after kill -9"
expect 2 run "$smoke" -q $runs -o killed.h5
says err "--resume"
says err "--force"
expect 0 run "$smoke" $runs -o killed.h5 --resume --block 3 -j 1
says err "of 40 replications were kept"
same whole.h5 killed.h5
[ ! -e killed.h5.parts ] || fail "parts are left behind"

# Twice.
begin twice.h5 $runs
end KILL
begin twice.h5 $runs --resume
end KILL
expect 0 run "$smoke" -q $runs -o twice.h5 --resume
same whole.h5 twice.h5

# SIGTERM and SIGINT: 130, and the command that is printed resumes, also with odd names.
for signal in TERM INT; do
    name="it's $signal.h5"
    DOORSTROOM_SEED=1 DOORSTROOM_REPLICATIONS=40
    export DOORSTROOM_SEED DOORSTROOM_REPLICATIONS
    # A shell starts its background jobs with SIGINT ignored; the program listens all the same.
    begin "$name" -j 2 --block 5
    end "$signal"
    unset DOORSTROOM_SEED DOORSTROOM_REPLICATIONS
    [ "$got" -eq 130 ] || fail "status $got after SIG$signal"
    [ ! -e "$name" ] || fail "a result after SIG$signal"
    says begin.err "of 40 replications; this goes on with them"
    command=$(tail -n 1 begin.err)
    eval "$command" >out 2>err || fail "does not resume: $command"
    [ ! -e "$name.parts" ] || fail "parts are left behind"
    expect 0 run "$smoke" -q -j 2 --seed 1 -r 40 -o seed.h5 --force
    "$PYTHON" - "$name" seed.h5 <<'END' || fail "other numbers after SIG$signal"
import h5py, numpy, sys
a, b = (h5py.File(name) for name in sys.argv[1:])
assert all(numpy.array_equal(a[name][...], b[name][...]) for name in ("stock", "wait_hist"))
END
done

# A stop within the only block: what it has so far is kept as a shorter one.
"$DOORSTROOM" run "$smoke" -q -r 400 -j 1 --block 400 -o short.h5 >out 2>err &
background=$!
for i in $(seq 1000); do
    [ ! -d short.h5.parts ] || break
    sleep 0.01
done
sleep 0.2
end TERM
[ "$got" -eq 130 ] || fail "status $got after a stop within a block"
[ ! -e short.h5 ] || fail "a result of part of a block"

# A shard that is damaged is made again.
begin damaged.h5 $runs
end KILL
shard=$(ls damaged.h5.parts/* | head -n 1)
size=$(wc -c <"$shard")
printf '\377\377\377\377' | dd of="$shard" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
expect 0 run "$smoke" -q $runs -o damaged.h5 --resume
same whole.h5 damaged.h5

# Parts of another scenario or seed are not used.
begin other.h5 $runs
end KILL
expect 2 run "$smoke" -q $runs -o other.h5 --resume --set exams.no_show=0.5
expect 2 run "$smoke" -q $runs -o other.h5 --resume --seed 77
[ -d other.h5.parts ] || fail "the parts of another run were removed"
expect 0 run "$smoke" -q $runs -o other.h5 --resume
same whole.h5 other.h5

# Killed after the result had its name and before the shards were gone: only that is left to do.
begin late.h5 $runs
end KILL
expect 0 run "$smoke" -q $runs -o whole_too.h5
mv out table
cp whole_too.h5 late.h5
expect 0 run "$smoke" $runs -o late.h5 --resume
says err "late.h5 was complete already"
same table out
same whole_too.h5 late.h5
[ ! -e late.h5.parts ] || fail "parts are left behind"
expect 2 run "$smoke" -q $runs -o late.h5 --resume --seed 77 # another run's
same whole_too.h5 late.h5

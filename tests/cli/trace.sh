# SPDX-License-Identifier: GPL-3.0-or-later
# People and events in a result: the same bytes whatever threads, blocks, parts and resumes; a trace
# that is damaged or was not asked for is made again; refusals.
. "$SOURCE_DIR/tests/cli/common"
late
runs="-r 5 --events --trace-replications 3"

expect 0 run "$smoke" -q $runs -j 1 -o whole.h5
expect 0 run "$smoke" -q $runs -j 3 --block 2 -o blocks.h5
same whole.h5 blocks.h5
expect 0 run "$smoke" -q -r 5 --persons --events --trace-replications 3 -o both.h5
! cmp -s whole.h5 both.h5 || fail "the command is in the result"

# Parts and their merge, from the folder alone.
for part in 1/2 2/2; do
    expect 0 run "$smoke" -q $runs --part $part -o parts.h5
done
[ "$(ls parts.h5.parts | grep -c '^trace-0000000[012].bin$')" -eq 3 ] ||
    fail "in the folder: $(ls parts.h5.parts)"
expect 0 merge parts.h5.parts -o merged.h5
same whole.h5 merged.h5
expect 2 run "$smoke" -q -r 5 --part 1/2 --resume -o parts.h5
says err "by another command"

# What has no sound trace is simulated again: lost, damaged, of another run, or without events.
expect 0 run "$smoke" -q -r 5 --part 1/1 --persons -o again.h5
cp -r again.h5.parts without.h5.parts
cp -r parts.h5.parts lost.h5.parts
cp -r parts.h5.parts damaged.h5.parts
cp -r parts.h5.parts swapped.h5.parts
rm lost.h5.parts/trace-00000001.bin
printf 'x' | dd of=damaged.h5.parts/trace-00000000.bin bs=1 seek=1000 conv=notrunc 2>/dev/null
cp swapped.h5.parts/trace-00000000.bin swapped.h5.parts/trace-00000002.bin
for name in lost damaged swapped without; do
    cp -r $name.h5.parts merge.parts
    if [ $name != without ]; then
        expect 2 merge merge.parts -o refused.h5
        says err "lacks 1 of 5 replications"
        [ ! -e refused.h5 ] || fail "$name: a result"
    fi
    rm -r merge.parts
    expect 0 run "$smoke" -q $runs --resume -o $name.h5
    same whole.h5 $name.h5
    [ ! -e $name.h5.parts ] || fail "$name: parts are left behind"
done

# A run that is killed goes on.
begin killed.h5 -r 40 -j 1 --events --trace-replications 4
end KILL
expect 0 run "$smoke" -q -r 40 --events --trace-replications 4 --resume -o killed.h5
expect 0 run "$smoke" -q -r 40 --events --trace-replications 4 -o alone.h5
same alone.h5 killed.h5

# A result that has less of people is not the one to be resumed; one that has it all is.
expect 0 run "$smoke" $runs --resume -o whole.h5
says err "was complete already"
expect 2 run "$smoke" -r 5 --events --trace-replications 2 --resume -o whole.h5
says err "whole.h5: is there already"
expect 2 run "$smoke" -r 5 --persons --trace-replications 3 --resume -o whole.h5

# More replications than there are: all of them.
expect 0 run "$smoke" -q -r 2 --persons --trace-replications 9 -o few.h5
"$PYTHON" -c "
import h5py
f = h5py.File('few.h5')
assert f['persons'].attrs['replications'] == 2 and 'events' not in f, list(f)
assert '--persons --trace-replications 9' in f['meta/command'][()].decode()"

# What it would cost, for who asks.
expect 0 check "$smoke" -r 5 --events --trace-replications 9
says out "traced replications: 5; some "
says out " events of single people in each, or fewer"
expect 0 check "$smoke" -r 5 --persons
says out "traced replications: 1; some "
! grep -q "events of single people" out || fail "events are not asked for"
expect 0 check "$smoke" -r 5
! grep -q "traced" out || fail "traces are not asked for"
expect 2 check "$smoke" --trace-replications 2
says err "means nothing without --persons or --events"
expect 2 check "$SOURCE_DIR/scenarios/erlang.cfg" --persons
says err "a queueing network has no people"

# Nothing to be told, or nowhere to.
expect 2 run "$smoke" -r 2 --events
says err "--events: means nothing without -o"
expect 2 run "$smoke" -r 2 --trace-replications 2 -o none.h5
says err "means nothing without --persons or --events"
expect 2 run "$smoke" -r 2 --events --trace-replications 0 -o none.h5
expect 2 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 2 --persons -o none.h5
says err "a queueing network has no people"
nothing_at none.h5

# A full disk: nothing is left but what is whole.
got=0
sh -c 'ulimit -f 8; shift; exec "$@"' limited 8 "$DOORSTROOM" run "$smoke" -q $runs -o full.h5 \
    >out 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got at 8 kB"
says err "File too large"
expect 0 run "$smoke" -q $runs --resume -o full.h5
same whole.h5 full.h5

# The event log: refused where there is nothing to write it from, whole or not at all.
expect 0 export whole.h5 --xes log.xes
expect 2 export whole.h5 --xes log.xes
says err "log.xes: is there already"
expect 0 export whole.h5 --xes dutch.xes --lang nl
says log.xes 'value="duty starts"'
says dutch.xes 'value="plicht begint"'
expect 1 export few.h5 --xes none.xes
says err "few.h5: does not say what happened to people: run --events -o FILE records it"
expect 2 export whole.h5 --xes whole.h5 --force
expect 2 export whole.h5 --xes none.xes --disclose 3
head -c 100000 whole.h5 >cut.h5
expect 1 export cut.h5 --xes none.xes
expect 1 export nowhere.h5 --xes none.xes
got=0
sh -c 'ulimit -f 8; shift; exec "$@"' limited 8 "$DOORSTROOM" export whole.h5 --xes none.xes \
    >out 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got at 8 kB"
nothing_at none.xes

# SPDX-License-Identifier: GPL-3.0-or-later
# Parts of a run, done at any time by any process, and their merge: the bytes of a run as a whole,
# or a refusal that says what is wrong and leaves all that is there.
. "$SOURCE_DIR/tests/cli/common"
late
runs="-r 13"

expect 0 run "$smoke" -q $runs -j 1 -o whole.h5
mv out table

# Which part K/N: nonsense is refused, by word and by environment.
for part in 4/3 0/3 1/0 0/0 -1/3 1/-3 +1/3 1/3/3 1 1/ /3 a/b 1.0/2 " 1/2" "" 1/99999999; do
    expect 2 run "$smoke" $runs -o refused.h5 --part "$part"
    says err "--part"
    nothing_at refused.h5
done
DOORSTROOM_PART=4/3 expect 2 run "$smoke" $runs -o refused.h5
says err "DOORSTROOM_PART: \"4/3\" is not K/N"
expect 2 run "$smoke" $runs --part 1/2
says err "means nothing without -o"
for option in --force --host-info; do
    expect 2 run "$smoke" $runs --part 1/2 -o refused.h5 $option
    says err "$option: means nothing for a part"
done
nothing_at refused.h5

# Three at once, in blocks and threads of their own; merged, the same bytes.
for part in 1 2 3; do
    "$DOORSTROOM" run "$smoke" $runs --part $part/3 -j $part --block $part -o p.h5 \
        >out.$part 2>err.$part &
    eval "p$part=$!"
done
wait "$p1" && wait "$p2" && wait "$p3" || fail "a part failed: $(cat err.1 err.2 err.3)"
[ ! -s out.1 ] || fail "a part prints a table"
says err.1 "part 1/3: its 5 replications are in p.h5.parts"
says err.3 "part 3/3: its 4 replications are in p.h5.parts"
[ ! -e p.h5 ] || fail "a result before the merge"
[ "$(ls p.h5.parts | tr '\n' ' ')" = "$(for i in 00 01 02 03 04 05 06 07 08 09 10 11 12; do
    printf 'shard-000000%s-000000%s.bin ' $i $i; done | sed 's/^/run.about /')" ] ||
    fail "in the folder: $(ls p.h5.parts)"
expect 0 merge p.h5.parts -o merged.h5
same whole.h5 merged.h5
same table out
expect 2 merge p.h5.parts -o merged.h5
says err "merged.h5: is there already; --force overwrites it"
expect 0 merge p.h5.parts/ -o merged.h5 --force
same whole.h5 merged.h5

# A part that has been done is not done again unknowingly; resumed, there is nothing to do.
expect 2 run "$smoke" $runs --part 2/3 -o p.h5
says err "has 4 replications of part 2/3 already; --resume"
expect 0 run "$smoke" $runs --part 2/3 -o p.h5 --resume

# What is missing, and what makes it.
rm p.h5.parts/shard-00000004-* p.h5.parts/shard-00000005-* p.h5.parts/shard-00000010-*
expect 2 merge p.h5.parts -o lost.h5
says err "p.h5.parts lacks 3 of 13 replications: 4-5, 10"
here=$(pwd -P)
says err "These make them, given in the folder of the scenario (smoke):"
says err "run smoke.cfg --replications 13 --part 2/3 --resume -o $here/p.h5  # 2"
says err "run smoke.cfg --replications 13 --part 3/3 --resume -o $here/p.h5  # 1"
! grep -q -e "--part 1/3" err || fail "part 1 is whole"
[ ! -e lost.h5 ] || fail "half a result"
for part in 2 3; do # as it was said
    command=$(sed -n "s|^ *doorstroom \(run .*--part $part/3.*\) #.*|\1|p" err)
    eval "\"\$DOORSTROOM\" $command" >out.$part 2>err.$part || fail "not so: $command"
done
expect 0 merge p.h5.parts -o lost.h5
same whole.h5 lost.h5

# A merge that is given elsewhere prints commands that hold in the folder of the scenario.
mkdir elsewhere
mv p.h5.parts/shard-00000004-* elsewhere
(cd elsewhere && expect 2 merge ../p.h5.parts -o lost.h5 && cp err ../err.elsewhere)
command=$(sed -n "s|^ *doorstroom \(run .*--part 2/3.*\) #.*|\1|p" err.elsewhere)
eval "\"\$DOORSTROOM\" $command" >out 2>err || fail "not so: $command"
cmp p.h5.parts/shard-00000004-* elsewhere/shard-* || fail "another shard"

# A shard that is damaged, or is there under the name of others: named, and nothing is touched.
kept() { # the folder as it was
    [ "$(ls p.h5.parts && cat p.h5.parts/* | cksum)" = "$listed" ] || fail "the folder has changed"
}
: >p.h5.parts/.shard-00000003-00000003.bin.1.tmp
truncate -s -5 p.h5.parts/shard-00000003-*
listed=$(ls p.h5.parts && cat p.h5.parts/* | cksum)
expect 2 merge p.h5.parts -o damaged.h5
says err "p.h5.parts/shard-00000003-00000003.bin: is damaged: its checksum does not hold"
! grep -q "it is removed" err || fail "a merge removes nothing"
says err "lacks 1 of 13 replications: 3"
kept
[ -e p.h5.parts/.shard-00000003-00000003.bin.1.tmp ] || fail "a merge removes nothing"
expect 0 run "$smoke" $runs -q -o p.h5 --part 1/3 --resume
says err "p.h5.parts/shard-00000003-00000003.bin: is damaged: its checksum does not hold; it is removed"
cp p.h5.parts/shard-00000003-00000003.bin p.h5.parts/shard-00000020-00000020.bin
listed=$(ls p.h5.parts && cat p.h5.parts/* | cksum)
expect 2 merge p.h5.parts -o damaged.h5
says err "shard-00000020-00000020.bin: holds other replications than its name says"
says err "nothing is merged"
kept
mv p.h5.parts/shard-00000020-00000020.bin p.h5.parts/shard-00000005-00000005.bin
listed=$(ls p.h5.parts && cat p.h5.parts/* | cksum)
expect 2 merge p.h5.parts -o damaged.h5
says err "shard-00000005-00000005.bin: holds other replications than its name says"
says err "lacks 1 of 13 replications: 5"
kept
[ ! -e damaged.h5 ] || fail "a result"
expect 0 run "$smoke" $runs -q -o p.h5 --part 3/3 --resume
expect 0 merge p.h5.parts -o damaged.h5
same whole.h5 damaged.h5

# What the parts have in common, damaged: it is said which file is to go, and then all goes on.
cp p.h5.parts/run.about about
echo junk >>p.h5.parts/run.about
for words in "run $smoke $runs -o p.h5 --part 1/3 --resume" "merge p.h5.parts -o damaged2.h5"; do
    expect 1 $words
    says err "p.h5.parts/run.about: is damaged: its checksum does not hold; remove this file"
done
rm p.h5.parts/run.about
expect 0 run "$smoke" $runs -q -o p.h5 --part 1/3 --resume
same about p.h5.parts/run.about

# Another run in the same folder: nothing is lost.
before=$(cat p.h5.parts/* | cksum)
other() { # TEXT WORD...
    text=$1
    shift
    expect 2 run "$smoke" -o p.h5 --resume "$@"
    says err "$text"
    [ "$(cat p.h5.parts/* | cksum)" = "$before" ] || fail "the folder has changed: $*"
}
other "is of another run" $runs --part 1/3 --set exams.no_show=0.5
other "is of another run" $runs --part 1/3 --seed 77
other "a run of 13 replications" -r 12 --part 1/3
other "is cut into 3 parts there, not into 4" $runs --part 1/4
other "another base" $runs --part 1/3 --base whole.h5
other "by another command" $runs --part 1/3 --set run.seed=1
mkdir empty.h5.parts plain.h5.parts
cp p.h5.parts/run.about empty.h5.parts
expect 2 run "$smoke" -o empty.h5 $runs --part 1/3 --set exams.no_show=0.5
says err "parts of another scenario, smoke"
expect 2 run "$smoke" -o empty.h5 $runs --part 1/3 --seed 77
says err "parts of a run with seed 1"
expect 0 run "$smoke" -q -r 1 -o seed.h5 --seed 77 --part 1/1
cp seed.h5.parts/shard* empty.h5.parts
expect 2 merge empty.h5.parts -o seeds.h5
says err "is of another run"
[ -e empty.h5.parts/run.about ] && [ -e empty.h5.parts/shard-00000000-00000000.bin ] ||
    fail "something was lost"
sed 's/0\.1\.0/0.0.9/' p.h5.parts/run.about >empty.h5.parts/run.about
expect 1 merge empty.h5.parts -o seeds.h5
says err "run.about: is damaged"
expect 2 merge plain.h5.parts -o seeds.h5
says err "holds no parts of a run"
[ -d plain.h5.parts ] || fail "the folder has gone"
expect 2 merge nowhere.h5.parts -o seeds.h5
says err "there is no such folder"
expect 2 merge whole.h5 -o seeds.h5
expect 2 merge p.h5.parts
says err "no -o FILE is given"
expect 2 merge p.h5.parts p.h5.parts -o seeds.h5
[ ! -e seeds.h5 ] || fail "a result"

# One writer of a part; a run as a whole, and a merge, have the folder to themselves.
begin busy.h5 -r 40 -j 1 --part 1/2
for words in "" "--resume"; do
    expect 2 run "$smoke" -q -r 40 -o busy.h5 --part 1/2 $words
    says err "another process is at part 1/2"
    expect 2 run "$smoke" -q -r 40 -o busy.h5 $words
    says err "another process"
done
expect 2 merge busy.h5.parts -o merged2.h5
says err "another process"
expect 0 run "$smoke" -q -r 40 -o busy.h5 --part 2/2
end CONT
[ "$got" -eq 0 ] || fail "the first part was disturbed: status $got"
expect 0 merge busy.h5.parts -o busy.h5
expect 0 run "$smoke" -q -r 40 -o alone.h5
same busy.h5 alone.h5
begin whole2.h5 -r 40 -j 1
expect 2 run "$smoke" -q -r 40 -o whole2.h5 --part 1/2
says err "another process"
end TERM

# Parts that are stopped or killed go on; a run as a whole takes over what they left, and clears it.
for signal in TERM KILL; do
    begin ended.h5 -r 40 -j 1 --part 1/2
    end "$signal"
    [ "$got" -eq 130 ] || [ "$got" -eq 137 ] || fail "status $got after SIG$signal"
    if [ "$signal" = TERM ]; then
        says begin.err "of 20 replications; this goes on with them"
        command=$(tail -n 1 begin.err)
        eval "$command" >out 2>err || fail "does not resume: $command"
    else
        expect 0 run "$smoke" -r 40 -o ended.h5 --part 1/2 --resume
        says err "of 20 replications were kept"
    fi
    expect 0 run "$smoke" -q -r 40 -o ended.h5 --resume
    same alone.h5 ended.h5
    [ ! -e ended.h5.parts ] || fail "parts are left behind: $(ls ended.h5.parts)"
    rm ended.h5
done

# A part that meets a full disk keeps what it has.
got=0
sh -c 'ulimit -f 8; shift; exec "$@"' limited 8 "$DOORSTROOM" run "$smoke" -q -r 40 -o full.h5 \
    --part 2/2 >out 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got at 8 kB"
says err "File too large"
for part in 1/2 2/2; do
    expect 0 run "$smoke" -q -r 40 -o full.h5 --part $part --resume
done
expect 0 merge full.h5.parts -o full.h5
same alone.h5 full.h5

# The arrays of Slurm: which part this is, where no word says it; once restarted, it goes on.
array() { # STATUS ID MIN MAX COUNT WORD...
    wanted=$1 id=$2 least=$3 most=$4 count=$5
    shift 5
    got=0
    SLURM_ARRAY_TASK_ID=$id SLURM_ARRAY_TASK_MIN=$least SLURM_ARRAY_TASK_MAX=$most \
        SLURM_ARRAY_TASK_COUNT=$count "$DOORSTROOM" run "$smoke" $runs "$@" >out 2>err || got=$?
    [ "$got" -eq "$wanted" ] || fail "status $got of element $id: $(cat err)"
}
array 0 5 5 6 2 -o slurm.h5
says err "part 1/2, as the job array of Slurm says"
array 2 5 5 6 2 -o slurm.h5
SLURM_RESTART_COUNT=1 array 0 5 5 6 2 -o slurm.h5
says err "--resume is implied"
array 0 9 5 6 2 -o slurm.h5 --part 2/2 # a word wins
! grep -q Slurm err || fail "not as Slurm says"
expect 0 merge slurm.h5.parts -o slurm.h5
same whole.h5 slurm.h5
array 2 5 1 9 5 -o gaps.h5
says err "has gaps (5 elements from 1 to 9)"
array 2 9 5 6 2 -o gaps.h5
says err "element 9 is not of the job array 5-6"
array 2 x 5 6 2 -o gaps.h5
says err "SLURM_ARRAY_TASK_ID is \"x\""
array 2 5 5 6 2
says err "1/2 by slurm"
nothing_at gaps.h5

# One replication is not many, in either language.
expect 0 run "$smoke" -r 2 --part 1/2 -o few.h5
says err "1/1 replication, 100 %"
says err "part 1/2: its 1 replication is in few.h5.parts"
expect 2 merge few.h5.parts -o merged_few.h5
says err "few.h5.parts lacks 1 of 2 replications: 1"
expect 2 run "$smoke" -r 2 --part 1/2 -o few.h5 --lang nl
says err "heeft al 1 replicatie van deel 1/2"
expect 0 run "$smoke" -r 1 --part 1/1 -o one.h5 --lang nl
says err "deel 1/1: 1 replicatie staat in one.h5.parts"
expect 0 merge one.h5.parts -o one.h5
says err "wrote one.h5: 1 replication"
! grep -q "1 replications" err || fail "one is many"
says out "1 replication, "

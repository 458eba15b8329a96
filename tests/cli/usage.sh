# SPDX-License-Identifier: GPL-3.0-or-later
# What is typed wrongly is refused with status 2, by its name, before anything happens.
. "$SOURCE_DIR/tests/cli/common"

expect 0 --version
grep -Eqx 'doorstroom [0-9]+\.[0-9]+\.[0-9]+' out || fail "no version"
expect 0 --help
says out "run SCENARIO"
says out "merge DIR"
says out "check SCENARIO"
says out "compare BASE.h5 OTHER.h5"
says out "regress SCENARIO"
says out "show SCENARIO"
says out "explain KEY"
says out "batch STUDY"
expect 0 run --help
for option in output base replications threads seed set scale until block part precision \
    min-replications max-replications look-ahead budget resume force host-info quiet json lang; do
    says out "--$option"
done
expect 0 check --help
expect 0 merge --help
expect 0 regress --help
for option in against update changelog false-alarm replications seed set scale until threads; do
    says out "--$option"
done
expect 0 compare --help
for option in output force help; do
    says out "--$option"
done
! grep -q -- "--seed" out || fail "compare knows --seed"
expect 0 show --help
says out "--origin"
says out "--diff OTHER"
expect 0 batch --help
for option in output dry-run replications threads seed set scale until block resume force quiet; do
    says out "--$option"
done

# -q is known by all; what a batch cannot have is told with the reason.
for command in run batch merge compare regress report export check show explain info; do
    expect 0 $command --help
    says out "-q, --quiet"
done
expect 0 check "$smoke" -q
says out "smoke.cfg: ok"
expect 0 explain exams.no_show -q
for option in "--part 1/2" --part=1/2; do
    expect 2 batch no.study -o d $option
    says err "--part: is of run alone; one process does a whole batch"
done
expect 2 batch no.study -o d --precision stock.exams@2028=500
says err "--precision: is of run alone; each point of a batch has a fixed number"

expect 2
expect 2 rnu
says err "did you mean run?"
expect 2 --verison
expect 2 run
says err "no scenario"
expect 2 run "$smoke" "$smoke"
expect 2 run no-such.cfg
says err "no-such.cfg"

refused() { # TEXT WORD...
    text=$1
    shift
    expect 2 run "$smoke" -o refused.h5 "$@"
    says err "$text"
    nothing_at refused.h5
    [ ! -s out ] || fail "something on stdout: $*"
}
refused "--sed; did you mean --seed?" --sed 3
refused "--replication; did you mean --replications?" --replication 3
refused "--thraeds; did you mean --threads?" --thraeds=3
refused "unknown option -x" -x
refused "--seed: needs a value" --seed
refused "--force: takes no value" --force=1
for number in "" abc 1.5 0x10 1e3 " 1" "1 " 0 -1 99999999999999999999; do
    refused "--replications: " -r "$number"
    refused "--threads: " -j "$number"
    refused "--block: " --block "$number"
done
for number in abc 1.5 -1 9223372036854775808; do
    refused "--seed: " --seed "$number"
done
for number in abc 0 -1 nan inf 0x1 1e999 "1,5"; do
    refused "--scale: " --scale "$number"
done
for date in tomorrow 2024-02-30 2024-2-1 24-01-01 "2024-01-01 "; do
    refused "--until: " --until "$date"
done
refused "--set: " --set run.seed
refused "no.such.key" --set no.such.key=1
refused "run.seed" --set 'run.seed="x"'

for variable in SEED REPLICATIONS THREADS SCALE UNTIL BLOCK; do
    export "DOORSTROOM_$variable=abc"
    refused "DOORSTROOM_$variable: "
    unset "DOORSTROOM_$variable"
done

refused "--base: needs a value" --base
expect 2 run "$smoke" --resume
says err "--resume: means nothing without -o"
expect 2 run "$smoke" --force
says err "--force: means nothing without -o"
expect 2 run "$smoke" -o folder/
[ ! -e folder ] || fail "a folder was made"

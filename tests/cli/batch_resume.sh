# SPDX-License-Identifier: GPL-3.0-or-later
# A batch that is killed or stopped goes on where it was, and gives the bytes of one that was not.
. "$SOURCE_DIR/tests/cli/common"

printf 'base = "%s";\nrun = { until = "2024-04-30"; };\n' "$SOURCE_DIR/scenarios/erlang.cfg" >q.cfg
cat >s.study <<'END'
title = "Desks";
base = "q.cfg";
replications = 12;
design = { latin_hypercube = { n = 6; ranges = (
    { key = "arrivals.rate"; low = 70; high = 90; } ); }; };
END
expect 0 batch s.study -q -j 2 -o whole

same_batch() {
    for path in whole/*; do
        same "$path" "$1/${path#whole/}"
    done
    [ "$(ls -A "$1" | wc -l)" -eq 8 ] || fail "$1 has something left in it: $(ls -A "$1")"
}

# A batch with some shards of its first points, or with its first result where $2 says so.
begin_batch() { # DIR PATTERN WORD...
    begun=$1 pattern=$2
    shift 2
    "$DOORSTROOM" batch s.study -q -o "$begun" "$@" >begin.out 2>begin.err &
    background=$!
    for i in $(seq 2000); do
        ! ls "$begun"/$pattern >/dev/null 2>&1 || return 0
        sleep 0.005
    done
    cat begin.err >&2
    fail "no unfinished batch to be seen"
}

# kill -9: its workers go with it, and what had been finished is used.
begin_batch "killed" "*.parts/*" -j 2
end KILL
[ "$got" -eq 137 ] || fail "status $got after kill -9"
[ ! -e killed/batch.h5 ] || fail "a batch.h5 after kill -9"
expect 2 batch s.study -o killed
says err "--resume goes on with it"
begin_batch "killed" "p[1-6].h5" -j 2 --resume
end KILL
expect 0 batch s.study -o killed --resume -j 1 --block 5
says err "complete already"
same_batch killed

# SIGTERM and SIGINT: 130, and the command that is printed resumes, also where --force began it.
for signal in TERM INT; do
    dir="it's $signal"
    begin_batch "$dir" "*.parts/*" -j 2 --force
    end "$signal"
    [ "$got" -eq 130 ] || fail "status $got after SIG$signal"
    [ ! -e "$dir/batch.h5" ] || fail "a batch.h5 after SIG$signal"
    says begin.err "of 6 points are done; this goes on with them"
    command=$(tail -n 1 begin.err)
    eval "$command" >out 2>err || fail "does not resume: $command"
    same_batch "$dir"
done

# Another study does not go on with it.
begin_batch "other" "*.parts/*" -j 2
end TERM
expect 2 batch s.study -o other --resume --set stations.desk.servers=4
says err "is the folder of another study"
expect 0 batch s.study -o other --resume -q
same_batch other

# What a process left that was killed over the list of points, or over batch.h5, goes.
mkdir left
: >left/.points.txt.1.tmp
expect 0 batch s.study -o left -q
same_batch left
rm left/batch.h5
: >left/.batch.h5.1.tmp
expect 0 batch s.study -o left --resume -q
same_batch left
[ -z "$(ls -A left | grep tmp)" ] || fail "left behind: $(ls -A left)"

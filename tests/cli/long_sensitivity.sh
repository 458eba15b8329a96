# SPDX-License-Identifier: GPL-3.0-or-later
# Every key of the registry does something: made low and high, each moves some byte of what is
# measured, under the same luck; those that are excused stand in tests/sensitivity/subject.c.  Takes
# some four minutes on one core, half of that on two.
. "$SOURCE_DIR/tests/cli/common"

study=$FEEDS/doorstroom_sensitivity
[ -x "$study" ] || fail "no $study: build the tests"

# ends STATUS WORD...: the program, on the base path with these words, ends so.
ends() {
    wanted=$1
    shift
    got=0
    "$study" "$@" "$SOURCE_DIR/scenarios/basis.cfg" >out 2>err || got=$?
    [ "$got" -eq "$wanted" ] && return
    cat err out >&2
    fail "status $got, not $wanted: doorstroom_sensitivity $*"
}

# It must see a key that does nothing, and one that lies outside its band.
ends 4 --scale 0.01 -r 1 --only term.length.illness --set term.share.illness=0.0
says out "term.length.illness: no effect"
ends 4 --scale 0.01 -r 1 --only pip.third_party --set pip.third_party_share=0.0
says out "pip.third_party: no effect"
says out "pip.third_party_share: the value lies outside its hand-set band"

# The same on one thread and two.
for threads in 1 2; do
    ends 0 --scale 0.01 -r 2 -j $threads --only housing --csv $threads.csv --markdown $threads.md
done
same 1.csv 2.csv
same 1.md 2.md

ends 2 --only nothing
ends 2 --set run.until=yesterday
ends 2 -r 0

ends 0 -j 2 --csv all.csv --markdown all.md
says all.md "Keys without an effect: 0."
cat out

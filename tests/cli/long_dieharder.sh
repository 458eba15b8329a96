# SPDX-License-Identifier: GPL-3.0-or-later
# Debian's dieharder on the engine's chance, read person by person, decision by decision and
# replication by replication: all its tests but the four that it holds to be suspect or useless.
#
# A result is FAILED outside 1e-6 on either side, which fails this, and WEAK outside .005: then the
# same test is done on another seed, and again, and the same figure must not be weak three times.
# With other seeds than these a sound generator would fail once in 1,800 times. Takes some five
# minutes on two cores.
. "$SOURCE_DIR/tests/cli/common"

command -v dieharder >/dev/null ||
    fail "no dieharder: install the package dieharder (setup.sh long does)"
[ -x "$FEEDS/feed_streams" ] || fail "no $FEEDS/feed_streams: build the tests"

# Numbers of dieharder -l, with options. The greatest common divisors (17) take 20 samples for 100:
# it is by far the slowest. By number of bits or points (-n) in the middle of the range.
tests="0 1 2 3 4 8 9 10 11 12 13 15 16 17:-p:20 100 101 102:-n:8 200:-n:8 201:-n:3 202:-n:5
    203:-n:16 204 205 206 207 208 209"

# examine ORDER SEED TEST: lines of NAME|NTUPLE|HOW-MANIETH P ASSESSMENT
examine() {
    options=$(echo "$3" | tr ':' ' ')
    "$FEEDS/feed_streams" "$1" "$2" 2>/dev/null |
        dieharder -g 200 -d $options -D test_name -D ntuple -D tsamples -D psamples -D pvalues \
            -D assessment |
        awk -F'|' 'NF == 6 { gsub(/ /, ""); print $1 "|" $2 "|" ++n[$1 $2], $5, $6 }'
}

# judge FILE: fails where a line says FAILED or there is none; the names of the weak ones to weak.
judge() {
    [ -s "$1" ] || fail "$1: dieharder says nothing"
    ! grep FAILED "$1" || fail "$1"
    sed -n 's/ .* WEAK$//p' "$1"
}

# all_tests ORDER: with seed 1, and where it is weak 2 and 3.
all_tests() {
    for test in $tests; do
        log=$1-$(echo "$test" | tr -d ':-')
        examine "$1" 1 "$test" >"$log-1"
        judge "$log-1" >"$log-weak"
        for seed in 2 3; do
            [ -s "$log-weak" ] || break
            examine "$1" $seed "$test" >"$log-$seed"
            judge "$log-$seed" >"$log-again"
            grep -xFf "$log-again" "$log-weak" >"$log-still" || :
            mv "$log-still" "$log-weak"
        done
        [ ! -s "$log-weak" ] || fail "$log: weak three times: $(cat "$log-weak")"
    done
    touch "$1-done"
}

# It must see a stream in which no byte is 0.
"$FEEDS/feed_streams" person 1 2>/dev/null | tr '\000' '\001' |
    dieharder -g 200 -d 205 | grep -q FAILED || fail "dieharder does not see that a byte is missing"

running=
for order in person decision replication; do
    all_tests $order &
    running="$running $!"
done
for job in $running; do
    wait "$job" || :
done
for order in person decision replication; do
    [ -f "$order-done" ] || fail "$order: not all tests were passed"
done
echo "$(cat ./*-1 | wc -l) figures, $(cat ./*-1 | grep -c WEAK || :) weak at first, none failed"

# SPDX-License-Identifier: GPL-3.0-or-later
# Places that cannot be written, disks that fill up, readers that go away: status 1, what and why on
# stderr, never half a result; and what was kept is worth something.
. "$SOURCE_DIR/tests/cli/common"
late

expect 1 run "$smoke" -r 100000 -o no/such/folder/out.h5
says err "no/such/folder/out.h5"
[ ! -e no ] || fail "a folder was made"
expect 1 run "$smoke" -r 100000 -o /proc/out.h5
says err "/proc/out.h5"

expect 0 run "$smoke" -q -r 6 -o whole.h5
mv out table

# Files larger than a limit: shards fit, the result does not (or not even they).
kilobytes=$(($(wc -c <whole.h5) / 1024))
for limit in $((kilobytes * 9 / 10)) 8; do
    # The thread sanitizer itself dies at a low limit; nothing else has that excuse.
    [ "$limit" -gt 100 ] || ! nm "$DOORSTROOM" | grep -q __tsan_init || continue
    got=0
    sh -c 'ulimit -f "$1"; shift; exec "$@"' limited "$((limit * 2))" "$DOORSTROOM" run "$smoke" \
        -q -r 6 -o full.h5 >out 2>err || got=$?
    [ "$got" -eq 1 ] || fail "status $got at $limit kB"
    says err "full.h5"
    says err "File too large"
    [ ! -e full.h5 ] || fail "half a result"
    if [ -e full.h5.parts ]; then
        says err "--resume"
        expect 0 run "$smoke" -q -r 6 -o full.h5 --resume
        same whole.h5 full.h5
        rm full.h5
        resumed=yes
    fi
    nothing_at full.h5
done
[ "${resumed-}" = yes ] || fail "nothing was kept at any limit"

# A disk that is full, where we may mount one: too small for anything, and with room for the shards
# but not for the result beside them.
mkdir disk
cat >on_disk.sh <<'END'
mount -t tmpfs -o size="$1k" none disk || exit 99
"$DOORSTROOM" run "$smoke" -q -r 6 -o disk/full.h5 >out 2>err
echo $? >status
[ ! -e disk/full.h5 ] || echo half >>status
mount -o remount,size=100m disk
"$DOORSTROOM" run "$smoke" -q -r 6 -o disk/full.h5 --resume >out2 2>err2
echo $? >>status
cp disk/full.h5 from_disk.h5
END
if unshare --mount sh -c 'mount -t tmpfs none disk' 2>/dev/null; then
    export smoke
    for size in 40 "$kilobytes"; do
        unshare --mount sh on_disk.sh "$size" || fail "no disk"
        [ "$(tr '\n' ' ' <status)" = "1 0 " ] || fail "on a full disk: $(cat status err err2)"
        says err "No space left on device"
        same whole.h5 from_disk.h5
    done
fi

# stdout that takes nothing: the result is there, the table is not.
got=0
"$DOORSTROOM" run "$smoke" -q -r 6 -o deaf.h5 >/dev/full 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got with a full stdout"
says err "standard output"
same whole.h5 deaf.h5
got=0
"$DOORSTROOM" run "$smoke" -q -r 6 -o closed.h5 >&- 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got with a closed stdout"
says err "standard output"
same whole.h5 closed.h5
for words in --version --help "run --help" "check $smoke"; do
    got=0
    "$DOORSTROOM" $words >/dev/full 2>err || got=$?
    [ "$got" -eq 1 ] || fail "status $got: doorstroom $words >/dev/full"
done

# A stderr that is full or closed loses its lines, no more.
"$DOORSTROOM" run "$smoke" -r 6 -o mute.h5 >out 2>/dev/full || fail "status $? with a full stderr"
same whole.h5 mute.h5
same table out
"$DOORSTROOM" run "$smoke" -r 6 -o mute2.h5 >out 2>&- || fail "status $? with a closed stderr"
same whole.h5 mute2.h5

# What is closed is held, so that no shard or result can be opened in its place.
"$DOORSTROOM" run "$smoke" -q -r 100000 -j 1 -o held.h5 <&- >&- 2>&- &
background=$!
for i in $(seq 1000); do
    [ ! -d held.h5.parts ] || break
    sleep 0.01
done
for descriptor in 0 1 2; do
    [ "$(readlink "/proc/$background/fd/$descriptor")" = /dev/null ] ||
        fail "descriptor $descriptor is $(readlink "/proc/$background/fd/$descriptor")"
done
end TERM
[ "$got" -eq 130 ] || fail "status $got"

# A reader that goes away.
mkfifo pipe
(exec <pipe; :) &
got=0
"$DOORSTROOM" run "$smoke" -q -r 6 -o pipe.h5 >pipe 2>err || got=$?
[ "$got" -eq 1 ] || fail "status $got with a broken pipe"
says err "standard output: Broken pipe"
same whole.h5 pipe.h5

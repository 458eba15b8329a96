# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing is overwritten without --force, and two processes never write the same result.
. "$SOURCE_DIR/tests/cli/common"
late

echo precious >result.h5
for words in "" "--resume"; do
    expect 2 run "$smoke" -q -o result.h5 $words
    says err "--force"
    [ "$(cat result.h5)" = precious ] || fail "overwritten"
    [ ! -e result.h5.parts ] || fail "parts were made"
done
expect 0 run "$smoke" -q -r 2 -o result.h5 --force
expect 0 run "$smoke" -q -r 2 -o fresh.h5
same result.h5 fresh.h5

# Not even with --force: what is not a file.
mkdir folder.h5
ln -s fresh.h5 link.h5
mkfifo pipe.h5
for name in folder.h5 link.h5 pipe.h5; do
    expect 2 run "$smoke" -q -o "$name" --force
    says err "not a regular file"
done
[ -d folder.h5 ] && [ -L link.h5 ] && [ -p pipe.h5 ] || fail "replaced"

# What an unfinished run left is thrown away only by --force.
begin left.h5 -r 40
end KILL
expect 2 run "$smoke" -q -r 2 -o left.h5
ls left.h5.parts/* >/dev/null || fail "the parts are gone"
expect 0 run "$smoke" -q -r 2 -o left.h5 --force
same left.h5 fresh.h5
[ ! -e left.h5.parts ] || fail "parts are left behind"

# A second writer, whatever it says.
begin busy.h5 -r 40
for words in "" "--resume" "--force" "--resume --force"; do
    expect 2 run "$smoke" -q -r 40 -o busy.h5 $words
    says err "another process"
done
end CONT
[ "$got" -eq 0 ] || fail "the first writer was disturbed: status $got"
expect 0 run "$smoke" -q -r 40 -o alone.h5
same busy.h5 alone.h5

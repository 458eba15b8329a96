# SPDX-License-Identifier: GPL-3.0-or-later
# Help and tables keep to the width of the page, in both languages: nothing is lost on a narrow one,
# and help is never wider than it is read with ease. What an exit status means is told.
. "$SOURCE_DIR/tests/cli/common"
late

commands="run merge batch check show explain compare report export regress info"

# within MOST FILE: no line of more characters, none that ends in blanks.
within() {
    "$PYTHON" - "$1" "$2" <<'END' || fail "$2 at ${COLUMNS-no width}"
import sys
most, name = int(sys.argv[1]), sys.argv[2]
for line in open(name, encoding="utf-8"):
    line = line.rstrip("\n")
    if len(line) > most or line.endswith(" "):
        sys.exit(f"{len(line)} of {most}: {line}")
END
}
words() { # FILE: what it says, whatever the lines
    tr -s ' \n' '\n\n' <"$1" | grep . >"$1.words"
}
for lang in nl en; do
    for command in "" $commands; do
        unset COLUMNS
        expect 0 $command --help --lang $lang
        within 100 out
        words out
        mv out.words whole
        for COLUMNS in 40 60 80 200; do
            export COLUMNS
            expect 0 $command --help --lang $lang
            within $((COLUMNS < 100 ? COLUMNS : 100)) out
            words out
            same out.words whole
        done
    done
done
unset COLUMNS

expect 0 --help --lang en
for status in 0 1 2 3 4 5 130; do
    grep -q "^  $status  *[a-z]" out || fail "status $status is not told"
done
says out "  1   failed: disk, memory, or a file that is damaged"

# The usage beside an error, too.
COLUMNS=60 "$DOORSTROOM" export --no-such 2>err && fail "taken"
within 60 err

# Tables.
expect 0 run "$smoke" -q -o a.h5
expect 0 run "$smoke" -q -o b.h5 --set housing.move=9.0
for lang in nl en; do
    for COLUMNS in 60 80 200; do
        export COLUMNS
        expect 0 run "$smoke" -q --lang $lang
        within $COLUMNS out
        expect 0 run "$smoke" -q --lang $lang --base a.h5
        within $COLUMNS out
        expect 0 compare a.h5 b.h5 a.h5 --lang $lang
        within $COLUMNS out
        expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 2 --lang $lang
        within $COLUMNS out
    done
done

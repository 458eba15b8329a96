# SPDX-License-Identifier: GPL-3.0-or-later
# What a scenario comes to is shown, who said it, and what differs from another.
. "$SOURCE_DIR/tests/cli/common"

# The effective scenario is one: shown again it is the same, to the byte.
expect 0 show "$smoke"
cp out whole.cfg
says out 'until = "2024-12-31";'
expect 0 show whole.cfg
same out whole.cfg
expect 0 show "$smoke" --diff whole.cfg
[ ! -s out ] || fail "two that are the same differ"
expect 0 check whole.cfg

# Flag before environment before scenario before base before default.
cat >mine.cfg <<END
base = "$smoke";
run = { replications = 5; scale = 0.02; };
END
DOORSTROOM_REPLICATIONS=6 DOORSTROOM_SCALE=0.03 expect 0 show mine.cfg --origin -r 7
says out "run.replications = 7;  # flag"
says out "run.scale = 0.03;  # environment"
says out 'run.until = "2024-12-31";  # base '
says out "1.0 ];  # default"
DOORSTROOM_REPLICATIONS=6 expect 0 show mine.cfg --origin --set run.replications=8
says out "run.replications = 8;  # set"
says out "run.scale = 0.02;  # scenario mine.cfg:2"
expect 0 show mine.cfg --origin --seed 9 --until 2023-12-31 --scale 0.5
says out "run.seed = 9;  # flag"
says out 'run.until = "2023-12-31";  # flag'
says out "run.scale = 0.5;  # flag"

# What differs, of keys and of items; each of them once.
expect 0 show mine.cfg --diff "$smoke" --set changes.cut_ona.multiply=0.5
cat >wanted <<END
run.replications
  - 2
  + 5
run.scale
  - 0.01
  + 0.02
changes.cut_ona
END
head -n 7 out >head
same head wanted
[ "$(wc -l <out)" -eq 9 ] || fail "more differs than does"
says out "multiply = 0.2; }"
says out "multiply = 0.5; }"
expect 0 show mine.cfg --diff "$smoke" --origin
says out "  + 5  # scenario mine.cfg:2"

# What cannot be read is told; nothing is printed then.
expect 2 show no-such.cfg
says err "no-such.cfg"
expect 2 show "$smoke" --diff no-such.cfg
says err "no-such.cfg"
[ ! -s out ] || fail "something of a file that is not there"
expect 2 show "$smoke" --set no.such.key=1
says err "no.such.key"
[ ! -s out ] || fail "something of a scenario with an error"
expect 2 show
says err "no scenario"
expect 2 show "$smoke" mine.cfg
says err "one scenario at a time"
expect 2 show "$smoke" -o x.h5
says err "unknown option"
got=0
"$DOORSTROOM" show "$smoke" >/dev/full 2>err || got=$?
[ "$got" -eq 1 ] || fail "a full disk is no failure: $got"

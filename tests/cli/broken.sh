# SPDX-License-Identifier: GPL-3.0-or-later
# A broken scenario: all that is wrong with it at once, with file and line; status 2; nothing written.
. "$SOURCE_DIR/tests/cli/common"

cp "$SOURCE_DIR"/scenarios/*.cfg .
cat >broken.cfg <<'END'
base = "smoke.cfg";
run = {
  sede = 3;
  until = "2024-02-30";
};
exams = { no_show = 1.5; };
END
for command in "run broken.cfg -o out.h5" "check broken.cfg"; do
    expect 2 $command
    says err "broken.cfg:3"
    says err "broken.cfg:4"
    says err "broken.cfg:6"
    says err "run.seed"
    [ "$(grep -c 'error: ' err)" -ge 3 ] || fail "not all errors"
    [ ! -s out ] || fail "something on stdout"
    nothing_at out.h5
done

# A broken value of --set joins the list.
expect 2 run broken.cfg -o out.h5 --set exams.no_show=7.0 --set no.such.key=1
says err "--set no.such.key=1: error: unknown key no.such.key"
says err "--set exams.no_show=7.0: error: exams.no_show is 7, must be 0 to 1"
says err "broken.cfg:3"
nothing_at out.h5

# And a fault of the file names the --set that it comes of.
expect 2 check smoke.cfg --set run.start=2030-01-01
says err 'error: run.until is before run.start (with --set run.start=2030-01-01)'

# check goes on after a broken one.
expect 2 check smoke.cfg broken.cfg basis.cfg
says out "smoke.cfg: ok"
says out "basis.cfg: ok"
! grep -q "broken.cfg: ok" out || fail "broken is ok"
expect 0 check smoke.cfg basis.cfg -r 5 --scale 0.02
says out "5 replications of 144 months"
says out "persons expected"

# SPDX-License-Identifier: GPL-3.0-or-later
# Reports in a browser without a screen: report.mjs says what is looked at. Of a run against a base,
# of several runs, and of a queueing network.
. "$SOURCE_DIR/tests/cli/common"
late

run() { # FILE SCENARIO WORD...
    made=$1
    scenario=$2
    shift 2
    expect 0 run "$scenario" -q -r 3 -o "$made" "$@"
}
run base.h5 "$smoke"
run more.h5 "$smoke" --set exams.no_show=0.2 --set 'title="A <b>title</b> & "'
run network.h5 "$SOURCE_DIR/scenarios/erlang.cfg"
for language in nl en; do
    expect 0 report base.h5 more.h5 -o "$language.html" --lang "$language"
done
expect 0 report network.h5 -o network.html --lang en
expect 0 report more.h5 base.h5 --base base.h5 -o several.html --lang nl

export HOME="$folder" # a browser keeps things there
node "$SOURCE_DIR/tests/browser/report.mjs" "$folder"

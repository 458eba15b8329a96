# SPDX-License-Identifier: GPL-3.0-or-later
# Ten million events a replication do not stay in memory: the peak of a run of two traced replications of
# the base scenario is that of four, and so it is when they are verified.
. "$SOURCE_DIR/tests/cli/common"

# peak WORD...: the most memory, in bytes, that the program takes for it.
peak() {
    "$PYTHON" - "$DOORSTROOM" "$@" <<'END'
import resource
import subprocess
import sys

subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
END
}

basis=$SOURCE_DIR/scenarios/basis.cfg
plain=$(peak run "$basis" -q -r 4 -j 1 -o plain.h5) || fail "a run without traces"
for traced in 2 4; do
    run=$(peak run "$basis" -q -r 4 -j 1 --events --trace-replications $traced -o $traced.h5) ||
        fail "a run with $traced traces"
    verify=$(peak info $traced.h5 --verify -r 1) || fail "$traced traces are not verified"
    echo "$traced traced: run $run, verify $verify bytes; without: $plain" | tee -a peaks
done

# An event takes 12 bytes beside the shards, 47 as columns in memory. The margin of 16 MiB is what two
# runs of the same kind may differ by: pages of the file under construction come and go.
"$PYTHON" - <<'END' || fail "memory grows with events"
import re

import h5py

lines = [[int(n) for n in re.findall(r"\d+", line)] for line in open("peaks")]
(_, run_2, verify_2, plain), (_, run_4, verify_4, _) = lines
two, four = (h5py.File(f"{n}.h5")["events/kind"].shape[0] for n in (2, 4))
assert two > 20e6 and four > 1.9 * two, (two, four)
margin = 16 * 2**20
assert 12 * (four - two) > 10 * margin
assert run_4 - run_2 < margin, f"run: {run_2} and {run_4} bytes"
assert verify_4 - verify_2 < margin, f"verify: {verify_2} and {verify_4} bytes"
assert run_4 - plain < 12 * two / 4, f"a replication's events are kept: {plain} and {run_4} bytes"
END

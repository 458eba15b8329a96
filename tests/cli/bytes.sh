# SPDX-License-Identifier: GPL-3.0-or-later
# The same run gives the same bytes, however it is cut and wherever it is done.
. "$SOURCE_DIR/tests/cli/common"

expect 0 run "$smoke" -q -r 7 --seed 3 -o one.h5 -j 1
expect 0 run "$smoke" -q -r 7 --seed 3 -o two.h5 -j 2
same one.h5 two.h5
for block in 2 3 1000; do
    expect 0 run "$smoke" -q -r 7 --seed 3 -o "block$block.h5" -j 2 --block "$block"
    same one.h5 "block$block.h5"
done

# A queueing network, too.
chain=$smoke
smoke=$SOURCE_DIR/scenarios/erlang.cfg
expect 0 run "$smoke" -q -r 40 -o queue.h5 -j 1
for words in "-j 2" "-j 2 --block 3"; do
    expect 0 run "$smoke" -q -r 40 -o again.h5 --force $words
    same queue.h5 again.h5
done
begin killed.h5 -r 40 -j 2 --block 2
end KILL
expect 0 run "$smoke" -r 40 -o killed.h5 --resume -j 1
says err "of 40 replications were kept"
same queue.h5 killed.h5
smoke=$chain

# In another order, another notation, from another folder.
mkdir elsewhere
cp "$SOURCE_DIR"/scenarios/*.cfg elsewhere
(cd elsewhere && expect 0 run -j2 --seed=+03 --replications 7 --quiet smoke.cfg -oout.h5)
same one.h5 elsewhere/out.h5

# A flag wins over the environment, the later of two over the earlier.
export DOORSTROOM_THREADS=2 DOORSTROOM_BLOCK=4
expect 0 run "$smoke" -q -r 7 --seed 3 -o environment.h5
same one.h5 environment.h5
export DOORSTROOM_SEED=4 DOORSTROOM_REPLICATIONS=2
expect 0 run "$smoke" -q -r 9 -r 7 --set run.seed=5 --seed 3 -o flags.h5
same one.h5 flags.h5

# The environment counts where no flag speaks.
expect 0 run "$smoke" -q -r 7 -o seed4.h5
! cmp -s one.h5 seed4.h5 || fail "DOORSTROOM_SEED changes nothing"
unset DOORSTROOM_SEED DOORSTROOM_REPLICATIONS
expect 0 run "$smoke" -q -r 7 --seed 4 -o flag4.h5
"$PYTHON" - <<'END' || fail "not the numbers of seed 4"
import h5py, numpy
a, b = (h5py.File(name) for name in ("seed4.h5", "flag4.h5"))
assert a.attrs["seed"] == b.attrs["seed"] == 4
assert a.attrs["n_rep"] == 7
assert numpy.array_equal(a["stock"][...], b["stock"][...])
END

# Machine and seconds are in the file only where they are asked for.
expect 0 run "$smoke" -q -r 7 --seed 3 -o host.h5 --host-info
! cmp -s one.h5 host.h5 || fail "--host-info adds nothing"

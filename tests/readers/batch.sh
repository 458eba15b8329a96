# SPDX-License-Identifier: GPL-3.0-or-later
# batch.h5 in Debian's h5py, in xarray with both of its engines, and in ncdump.
. "$SOURCE_DIR/tests/cli/common"

printf 'base = "%s";\nrun = { until = "2024-03-31"; };\n' "$SOURCE_DIR/scenarios/erlang.cfg" >q.cfg
cat >s.study <<'END'
title = "Plekken: é";
base = "q.cfg";
replications = 2;
design = { grid = ( { key = "stations.desk.servers"; values = [ 3, 4 ]; } ); };
END
expect 0 batch s.study -q -o d
for engine in netcdf4 h5netcdf; do
    "$PYTHON" - "$engine" <<'END' || fail "$engine"
import sys, numpy, xarray
batch = xarray.open_dataset("d/batch.h5", engine=sys.argv[1])
assert batch.title == "Plekken: é" and batch.doorstroom_filetype == "batch"
assert list(batch.point.values) == ["servers=3", "servers=4"], batch.point.values
assert list(batch.key.values) == ["stations.desk.servers"]
assert batch.kpi_mean.dims == ("point", "figure") and batch.design_value.dims == ("point", "key")
assert batch.figure_label_nl.dims == ("figure",) and batch.reason.dims == ("point",)
wait = batch.kpi_mean.sel(figure="wait_mean.desk@run")
assert wait.sel(point="servers=3") > wait.sel(point="servers=4") > 0
assert (batch.figure_start.values < batch.figure_end.values).all()
assert batch.figure_start.dtype.kind == "M" and (batch.kpi_n.values <= 2).all()
assert batch.design_number.sel(key="stations.desk.servers").values.tolist() == [3, 4]
END
done
ncdump -h d/batch.h5 >header || fail "ncdump"
says header "double kpi_mean(point, figure)"
says header "string design_value(point, key)"

# Its points stacked by our own readers.
PYTHONPATH="$SOURCE_DIR/output/readers" "$PYTHON" - <<'END' || fail "doorstroom.py"
import doorstroom, h5py
all = doorstroom.stack("d/batch.h5", "queue_mean_mean")
assert all.dims == ("point", "time", "station") and all.shape == (2, 3, 2), (all.dims, all.shape)
one = h5py.File("d/servers=4.h5")["queue_mean_mean"][:]
assert (all.sel(point="servers=4").values == one).all()
data = bytearray(open("d/batch.h5", "rb").read())
data[data.index(b"servers=3")] ^= 1 # another name, which HDF5 does not see
open("d/damaged.h5", "wb").write(data)
try:
    doorstroom.stack("d/damaged.h5", "queue_mean_mean")
    raise AssertionError("a damaged batch was taken")
except ValueError as error:
    assert "d/damaged.h5: is damaged" in str(error), error
END
cat >stack.R <<'END'
source(commandArgs(trailingOnly = TRUE)[1])
run <- doorstroom_open("d/servers=4.h5")
batch <- hdf5r::H5File$new("d/batch.h5", mode = "r")
all <- doorstroom_stack("d/batch.h5", "queue_mean_mean")
stopifnot(nrow(all) == 12, identical(unique(all$point), c("servers=3", "servers=4")))
stopifnot(length(batch[["point"]]$read()) == 2) # open before, and still so
one <- doorstroom_variable(run, "queue_mean_mean")
row <- all[all$point == "servers=4" & all$time == "2024-02-01" & all$station == "review", ]
stopifnot(nrow(row) == 1, row$queue_mean_mean == one[2, 2])
END
Rscript --vanilla stack.R "$SOURCE_DIR/output/readers/doorstroom.R" || fail "doorstroom.R"

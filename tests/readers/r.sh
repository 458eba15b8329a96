# SPDX-License-Identifier: GPL-3.0-or-later
# A result in R's rhdf5, hdf5r and ncdf4, and in our own reader for R: the numbers of h5py.
. "$SOURCE_DIR/tests/cli/common"

late
expect 0 run "$smoke" -q -r 3 -o chain.h5 --events --trace-replications 2
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o queue.h5
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 4 -o longer.h5
expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o seed.h5 --seed 9
for seed in 9000000000000000 8999999999999999; do # the largest, in more digits than R writes
    expect 0 run "$SOURCE_DIR/scenarios/erlang.cfg" -q -r 3 -o $seed.h5 --seed $seed
done
for file in chain queue; do
    "$PYTHON" "$SOURCE_DIR/tests/readers/expected.py" $file.h5 $file || fail "h5py, $file"
    for engine in rhdf5 hdf5r ncdf4 "$SOURCE_DIR/output/readers/doorstroom.R"; do
        LC_ALL=C.UTF-8 Rscript --vanilla "$SOURCE_DIR/tests/readers/read.R" "$engine" $file.h5 \
            $file.csv || fail "$engine, $file"
    done
done

# What our reader makes of them.
cat >use.R <<'END'
source(commandArgs(trailingOnly = TRUE)[1])
run <- doorstroom_open("queue.h5")
kpi <- doorstroom_kpi(run)
stopifnot(is.data.frame(kpi), nrow(kpi) == 25, is.character(kpi$id), is.numeric(kpi$mean))
# Columns come in the order of the file.
first <- function(table) names(table)[1:4]
stopifnot(identical(first(kpi), c("id", "label_nl", "label_en", "unit")), ncol(kpi) == 20,
          identical(first(doorstroom_inputs(run)), c("key", "value", "unit", "origin")),
          identical(first(doorstroom_read_compare("c.h5")), c("id", "label_nl", "label_en", "unit")))
arrived <- doorstroom_variable(run, "arrived_mean")
stopifnot(identical(names(dimnames(arrived)), c("time", "station", "class")),
          dimnames(arrived)$time[1] == "2024-01-01", dimnames(arrived)$station[2] == "review")
long <- doorstroom_long(run, "arrived_mean")
row <- long[long$time == "2024-02-01" & long$station == "review" & long$class == "2", ]
stopifnot(nrow(row) == 1, row$arrived_mean == arrived[2, 2, 2])
both <- doorstroom_compare("queue.h5", "queue.h5")
stopifnot(nrow(both) == 25, all(both$difference == 0, na.rm = TRUE),
          all(both$paired), all(both$n == 3), all(both$n_other == 3))
longer <- doorstroom_compare("queue.h5", "longer.h5")
stopifnot(!any(longer$paired), all(longer$n == 3), all(longer$n_other == 4))
stopifnot(!any(doorstroom_compare("queue.h5", "seed.h5")$paired))
largest <- c("9000000000000000.h5", "8999999999999999.h5")
stopifnot(!any(doorstroom_compare(largest[1], largest[2])$paired),
          all(doorstroom_compare(largest[2], largest[2])$paired))
partly <- doorstroom_compare("chain.h5", "chain.h5")
stopifnot(identical(partly$paired, partly$n == 3), any(partly$paired), !all(partly$paired))
table <- doorstroom_read_compare("c.h5")
stopifnot(nrow(table) == 25, all(c("difference", "ci_low") %in% names(table)))
stopifnot(inherits(try(doorstroom_open("c.h5"), silent = TRUE), "try-error"))
# A file that is open already stays so, and what our reader opened is closed.
stopifnot(identical(doorstroom_kpi(run), kpi))
open_here <- function() basename(Sys.readlink(list.files("/proc/self/fd", full.names = TRUE)))
c_h5 <- hdf5r::H5File$new("c.h5", mode = "r")
invisible(doorstroom_compare("queue.h5", "chain.h5"))
invisible(doorstroom_read_compare("c.h5"))
stopifnot(nrow(doorstroom_table(c_h5[["compare"]])) == 25, all(c("c.h5", "queue.h5") %in% open_here()),
          !("chain.h5" %in% open_here()))
c_h5$close_all()
stopifnot(inherits(try(doorstroom_open("c.h5"), silent = TRUE), "try-error"), !("c.h5" %in% open_here()))

chain <- doorstroom_open("chain.h5")
# Dates are dates, and what is missing is so: under the other law, without a norm, without an end.
from <- doorstroom_variable(chain, "rule_from")
raw <- t(chain[["rule_from"]]$read())
stopifnot(inherits(from, "Date"), identical(names(dimnames(from)), c("rule", "regime")),
          format(from["overrun", "wi2021"]) == "2022-01-01", is.na(from["exempt_effort", "wi2021"]),
          all(is.na(from) == (raw == 2147483647)), all(unclass(from)[!is.na(from)] == raw[!is.na(from)]),
          is.na(doorstroom_variable(chain, "rule_until")["overrun", "wi2013"]))
long <- doorstroom_long(chain, "rule_from")
row <- long[long$rule == "overrun" & long$regime == "wi2021", ]
stopifnot(nrow(long) == length(raw), nrow(row) == 1, row$rule_from == as.Date("2022-01-01"))
norms <- doorstroom_variable(chain, "interval_norm")
raw <- chain[["interval_norm"]]$read()
stopifnot(anyNA(norms), all(is.na(norms) == (raw == -1)), all(norms[raw != -1] == raw[raw != -1]))
stopifnot(identical(dimnames(doorstroom_variable(chain, "used_mean"))$time[2], "2022-02-01"))

people <- doorstroom_persons(chain)
events <- doorstroom_events(chain)
stopifnot(identical(first(people), c("id", "rep", "luck", "regime")),
          identical(names(events), c("event", "rep", "person", "time", "kind", "stage", "route", "exam",
                                     "rule", "docket")))
stopifnot(is.character(people$luck), all(grepl("^[0-9]{1,19}$", people$luck)),
          length(unique(people$luck)) > nrow(people) / 4)
stopifnot(identical(people$id, seq_len(nrow(people)) - 1), all(people$rep %in% 0:1),
          inherits(people$duty, "Date"), levels(people$route)[1] == "b1",
          all(is.na(people$ended) == !(people$stage %in% c("done", "dispensed", "exempt", "lapsed"))))
arrivals <- chain[["arrivals"]]$read() # the last dimension comes first
for (rep in 0:1)
  stopifnot(sum(events$kind == "duty" & events$rep == rep) == sum(arrivals[, , , rep + 1]))
known <- !is.na(events$person)
stopifnot(inherits(events$time, "POSIXct"), format(events$time[1], "%Y") == "2022",
          all(people$rep[events$person[known] + 1] == events$rep[known]),
          all(is.na(events$exam) == !startsWith(as.character(events$kind), "exam")))
stopifnot(inherits(try(doorstroom_persons(run), silent = TRUE), "try-error"))

# A newer layout is refused, as the program does: of a run, and of a comparison.
is_refused <- function(read, path) {
  said <- try(read(path), silent = TRUE)
  inherits(said, "try-error") && grepl("a newer version of doorstroom wrote it", said)
}
stopifnot(is_refused(doorstroom_open, "newer.h5"), is_refused(doorstroom_read_compare, "newer_c.h5"))
END
expect 0 compare queue.h5 queue.h5 -o c.h5
"$PYTHON" "$SOURCE_DIR/tests/readers/newer.py" queue.h5 newer.h5
"$PYTHON" "$SOURCE_DIR/tests/readers/newer.py" c.h5 newer_c.h5
Rscript --vanilla use.R "$SOURCE_DIR/output/readers/doorstroom.R" || fail "doorstroom.R"

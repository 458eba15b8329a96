# SPDX-License-Identifier: GPL-3.0-or-later
#
# Results of doorstroom in R, with hdf5r.
#
#   source("doorstroom.R")
#   run <- doorstroom_open("basis.h5")
#   doorstroom_kpi(run)                     the planner's figures, a data frame
#   doorstroom_variable(run, "stock_mean")  an array with the names of its dimensions and labels,
#                                           in the order of the documentation; dates are Dates, and
#                                           what is missing is NA
#   doorstroom_long(run, "used_mean")       the same as a data frame
#   doorstroom_persons(run), doorstroom_events(run)   single people, where the run was told to keep
#                                           them, as data frames
#   doorstroom_stack("study/batch.h5", "used_mean")   of all points of a batch, a data frame
#   doorstroom_compare("basis.h5", "azc.h5")          two runs side by side, by figure
#
# The checksum behind a file is held by `doorstroom info FILE`.

doorstroom_attribute <- function(object, name) hdf5r::h5attr(object, name)

# Closes what was opened here and nothing else: close_all() would also close a file that the caller has
# open under the same name. What was read of it is closed as R collects it.
doorstroom_close <- function(file) {
  file$close()
  invisible(gc())
}

# What is newer has things that would be left out here in silence, so it is refused.
doorstroom_layout <- c(1, 6)

doorstroom_check <- function(file, path, kind) {
  if (!file$attr_exists("doorstroom_filetype") ||
      doorstroom_attribute(file, "doorstroom_filetype") != kind)
    stop(path, ": is no ", kind, " of doorstroom")
  if (kind == "run" && doorstroom_attribute(file, "complete") != 1)
    stop(path, ": is not complete")
  layout <- doorstroom_attribute(file, "doorstroom_layout")
  if (layout[1] != doorstroom_layout[1] || layout[2] > doorstroom_layout[2])
    stop(path, ": has layout ", paste(layout, collapse = "."), ", this reader knows up to ",
         paste(doorstroom_layout, collapse = "."), ": a newer version of doorstroom wrote it")
}

# A file of that kind: run, batch or compare.
doorstroom_open <- function(path, kind = "run") {
  file <- hdf5r::H5File$new(path, mode = "r")
  taken <- FALSE
  on.exit(if (!taken) doorstroom_close(file))
  doorstroom_check(file, path, kind)
  taken <- TRUE
  file
}

# What is in a group, in the order in which it was made: names() sorts by the alphabet.
doorstroom_names <- function(group) {
  constants <- hdf5r::h5const
  group$ls(index_type = constants$H5_INDEX_CRT_ORDER, order = constants$H5_ITER_INC)$name
}

# A group of columns as a data frame, each column as read() makes it of its dataset.
doorstroom_table <- function(group, read = function(dataset) as.vector(dataset$read())) {
  names <- doorstroom_names(group)
  columns <- lapply(names, function(name) read(group[[name]]))
  as.data.frame(setNames(columns, names), stringsAsFactors = FALSE)
}

# Whole numbers as texts: they may have more digits than as.character() writes, or than R's numbers hold.
doorstroom_digits <- function(values) {
  if (inherits(values, "integer64")) bit64::as.character.integer64(values) else sprintf("%.0f", values)
}

doorstroom_kpi <- function(run) doorstroom_table(run[["kpi"]])
doorstroom_inputs <- function(run) doorstroom_table(run[["inputs"]])

# A variable, or a column of people or events, as it is meant: labels for codes, dates, and what is
# missing. As one row of values, the last dimension first.
doorstroom_meant <- function(dataset) {
  values <- dataset$read()
  if (inherits(values, "integer64")) return(doorstroom_digits(values))
  values <- as.vector(values)
  if (is.character(values)) return(values)
  values <- as.numeric(values)
  if (dataset$attr_exists("_FillValue"))
    values[values == as.numeric(doorstroom_attribute(dataset, "_FillValue"))] <- NA
  if (dataset$attr_exists("flag_meanings")) {
    labels <- strsplit(doorstroom_attribute(dataset, "flag_meanings"), " ", fixed = TRUE)[[1]]
    return(factor(labels[values + 1], levels = labels))
  }
  unit <- if (dataset$attr_exists("units")) doorstroom_attribute(dataset, "units") else ""
  if (startsWith(unit, "days since 1970-01-01")) return(as.Date(values, origin = "1970-01-01"))
  if (startsWith(unit, "seconds since 1970-01-01"))
    return(as.POSIXct(values, origin = "1970-01-01", tz = "UTC"))
  values
}

doorstroom_people <- function(run, name) {
  if (!(name %in% names(run)))
    stop(run$get_filename(), ": has no /", name, ": `doorstroom run --", name, "` adds it")
  doorstroom_table(run[[name]], doorstroom_meant)
}

# `luck` comes as texts, whatever digits it has.
doorstroom_persons <- function(run) {
  people <- doorstroom_people(run, "persons")
  if (is.numeric(people$luck)) people$luck <- doorstroom_digits(people$luck)
  people
}
doorstroom_events <- function(run) doorstroom_people(run, "events")

# The names of a variable's dimensions, in the order of the file (R has them the other way round).
doorstroom_dims <- function(run, name) {
  dataset <- run[[name]]
  if (!dataset$attr_exists("DIMENSION_LIST")) return(character())
  references <- doorstroom_attribute(dataset, "DIMENSION_LIST")
  sapply(references, function(r) sub("^/", "", r$dereference()[[1]]$get_obj_name()))
}

doorstroom_variable <- function(run, name) {
  dims <- doorstroom_dims(run, name)
  values <- doorstroom_meant(run[[name]])
  if (length(dims) == 0) return(values)
  labels <- lapply(dims, function(d) as.character(doorstroom_meant(run[[d]])))
  sizes <- lengths(labels)
  # The numbers of the cells turned round, for dates would not stay dates in aperm().
  cells <- aperm(array(seq_along(values), rev(sizes)), rev(seq_along(sizes)))
  structure(values[cells], dim = sizes, dimnames = setNames(labels, dims))
}

doorstroom_long <- function(run, name) {
  as.data.frame(as.table(doorstroom_variable(run, name)), responseName = name,
                stringsAsFactors = FALSE)
}

doorstroom_stack <- function(batch, name) {
  file <- doorstroom_open(batch, "batch")
  on.exit(doorstroom_close(file))
  done <- which(file[["status"]]$read() == 0)
  points <- file[["point"]]$read()
  files <- file.path(dirname(batch), file[["file"]]$read())
  do.call(rbind, lapply(done, function(i) {
    run <- doorstroom_open(files[i])
    on.exit(doorstroom_close(run))
    cbind(point = points[i], doorstroom_long(run, name), stringsAsFactors = FALSE)
  }))
}

# By figure: mean, standard error and n (replications in which it exists) of both runs, and the
# difference of the two means. A file has no figures of single replications, so this is the difference
# over pairs of replications only where `paired` is TRUE: the seed is the same, and all of as many
# replications have the figure in both. Elsewhere the means are of other replications too; with one
# seed, `doorstroom compare -o` has the difference over the pairs that both have, and always the
# intervals: doorstroom_read_compare.
doorstroom_compare <- function(base, other) {
  runs <- lapply(c(base, other), function(path) {
    run <- doorstroom_open(path)
    on.exit(doorstroom_close(run))
    list(kpi = doorstroom_kpi(run), n = doorstroom_attribute(run, "n_rep"),
         seed = doorstroom_digits(doorstroom_attribute(run, "seed")))
  })
  a <- runs[[1]]
  b <- runs[[2]]
  both <- merge(a$kpi[c("id", "label_en", "unit", "mean", "se", "n")],
                b$kpi[c("id", "mean", "se", "n")], by = "id", suffixes = c("", "_other"),
                sort = FALSE)
  both$difference <- both$mean_other - both$mean
  both$paired <- a$seed == b$seed & a$n == b$n & both$n == a$n & both$n_other == a$n
  both
}

doorstroom_read_compare <- function(path) {
  file <- doorstroom_open(path, "compare")
  on.exit(doorstroom_close(file))
  doorstroom_table(file[["compare"]])
}

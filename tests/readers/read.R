# SPDX-License-Identifier: GPL-3.0-or-later
#
# read.R ENGINE RESULT.h5 EXPECTED.csv: a package of R reads the same numbers and texts as h5py, in the
# order of the file. ENGINE is rhdf5, hdf5r or ncdf4, or the name of our own reader's file.
words <- commandArgs(trailingOnly = TRUE)
path <- words[2]
expected <- read.csv(words[3], colClasses = "character", encoding = "UTF-8", na.strings = character())

# Of single people, what the file calls missing is a whole number: NA, where a package leaves it so.
is_of_people <- function(name) grepl("^(persons|events)/", name)
without <- function(values, fill) {
  if (!is.null(fill)) values[values == as.numeric(fill)] <- NA
  values
}

flat <- function(values) if (is.character(values)) as.vector(values) else as.numeric(values)

reader <- switch(words[1],
  rhdf5 = function(name) {
    values <- flat(rhdf5::h5read(path, name, bit64conversion = "double"))
    if (!is_of_people(name)) return(values)
    without(values, rhdf5::h5readAttributes(path, name, bit64conversion = "double")[["_FillValue"]])
  },
  hdf5r = {
    file <- hdf5r::H5File$new(path, mode = "r")
    function(name) {
      values <- flat(file[[name]]$read())
      if (!is_of_people(name) || !file[[name]]$attr_exists("_FillValue")) return(values)
      without(values, hdf5r::h5attr(file[[name]], "_FillValue"))
    }
  },
  ncdf4 = {
    file <- ncdf4::nc_open(path)
    function(name) {
      if (name %in% names(file$dim) && !(name %in% names(file$var)))
        return(flat(file$dim[[name]]$vals))
      flat(ncdf4::ncvar_get(file, name, raw_datavals = FALSE))
    }
  },
  {
    source(words[1])
    run <- doorstroom_open(path)
    # Arrays in the order of the documentation, turned back.
    function(name) {
      if (is_of_people(name)) {
        values <- doorstroom_meant(run[[name]])
        return(as.numeric(values) - is.factor(values)) # a factor counts from 1
      }
      if (grepl("/", name)) return(flat(run[[name]]$read()))
      values <- if (name %in% c("time", "week")) run[[name]]$read() else doorstroom_variable(run, name)
      flat(if (length(dim(values)) > 1) aperm(values, rev(seq_along(dim(values)))) else values)
    }
  })

fault <- function(name, what, got, wanted) {
  message(words[1], ": ", name, " ", what, ": ", got, ", h5py has ", wanted)
  quit(status = 1)
}

near <- function(got, wanted) abs(got - wanted) <= 1e-9 * (1 + abs(wanted))

# ncdf4 takes a column that is called as a coordinate of the root for that coordinate, and does not
# give it.
hidden <- function(name)
  words[1] == "ncdf4" && is_of_people(name) && !(name %in% names(file$dim)) &&
    sub(".*/", "", name) %in% names(file$dim)

checked <- 0
for (name in unique(expected$name)) {
  if (hidden(name)) next
  rows <- expected[expected$name == name, ]
  got <- reader(name)
  for (i in seq_len(nrow(rows))) {
    what <- rows$what[i]
    wanted <- rows$value[i]
    if (what == "n") {
      if (length(got) != as.numeric(wanted)) fault(name, what, length(got), wanted)
    } else if (what == "missing") {
      if (sum(is.na(got)) != as.numeric(wanted)) fault(name, what, sum(is.na(got)), wanted)
    } else if (what == "sum") {
      if (!near(sum(got, na.rm = TRUE), as.numeric(wanted)))
        fault(name, what, sum(got, na.rm = TRUE), wanted)
    } else if (rows$text[i] == "1") {
      text <- got[as.numeric(what) + 1]
      if (enc2utf8(text) != wanted) fault(name, what, text, wanted)
    } else {
      value <- got[as.numeric(what) + 1]
      if (is.na(value) != (wanted == "") || (wanted != "" && !near(value, as.numeric(wanted))))
        fault(name, what, value, wanted)
    }
    checked <- checked + 1
  }
}
cat(words[1], ":", checked, "values as in h5py\n")
if (checked < 300) quit(status = 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""newer.py FILE NEWER: the file as if the next version of doorstroom had written it: the second number of
its layout is one more, and the checksum behind it holds."""

import pathlib
import sys

import h5py

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from seal import seal

path, newer = map(pathlib.Path, sys.argv[1:])
newer.write_bytes(path.read_bytes()[:-40])
with h5py.File(newer, "r+") as file:
    major, minor = file.attrs["doorstroom_layout"]
    file.attrs.modify("doorstroom_layout", [major, minor + 1])
seal(newer)

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# setup.sh [run|test|long|slurm]: installs on Debian 12 what building and running (run, the
# default), or also testing (test), or also the long tests (long), or also the test under Slurm
# (slurm) need and is missing.  With nothing missing it needs no network and no rights.
set -eu

# Not libhdf5-openmpi-dev: it turns the HDF5 that pkg-config finds into the MPI one.
run_packages="gcc libc6-dev cmake ninja-build pkg-config libgsl-dev libconfig-dev libhdf5-dev
    nettle-dev zlib1g-dev librandom123-dev libxlsxwriter-dev gettext libc-l10n"
test_packages="libcriterion-dev python3 python3-h5py python3-xarray python3-netcdf4
    python3-h5netcdf python3-openpyxl netcdf-bin hdf5-tools git locales
    r-base-core r-bioc-rhdf5 r-cran-hdf5r r-cran-ncdf4 chromium"
# Node.js comes from elsewhere, too, with an npm of its own that Debian's package does not go with.
command -v node >/dev/null || run_packages="$run_packages nodejs"
command -v npm >/dev/null || run_packages="$run_packages npm"
long_packages="clang dieharder"
slurm_packages="slurmctld slurmd slurm-client munge"

case ${1-run} in
run) packages=$run_packages ;;
test) packages="$run_packages $test_packages" ;;
long) packages="$run_packages $test_packages $long_packages" ;;
slurm) packages="$run_packages $test_packages $slurm_packages" ;;
*)
    echo "usage: setup.sh [run|test|long|slurm]" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup.sh: not Debian; going on with what is there. In Debian's names this needs:" \
        $packages >&2
    exit 0
fi

# Without quotes: the list is split into words.  dpkg-query fails when one is unknown to it.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $packages 2>/dev/null || true)
missing=
for package in $packages; do
    printf '%s\n' "$installed" | grep -qx "installed $package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
        echo "setup.sh: missing, and no right to install them; as root do:" >&2
        echo "    apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
fi
echo "setup.sh: installing$missing" >&2
{
    $as_root apt-get -qq update
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y --no-install-recommends install $missing
} >&2

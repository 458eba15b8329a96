# SPDX-License-Identifier: GPL-3.0-or-later
# The same bytes from a program that is not optimised at all. long_compilers.sh has the others.
. "$SOURCE_DIR/tests/cli/common"

cmake -G Ninja -S "$SOURCE_DIR" -B plain -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS_RELEASE=-O0 \
    -DDOORSTROOM_WHOLE=OFF -DDOORSTROOM_TESTS=OFF -DDOORSTROOM_WERROR=OFF >build.log 2>&1 &&
    cmake --build plain --target doorstroom >>build.log 2>&1 ||
    { cat build.log >&2; fail "the program does not build without optimisation"; }

expect 0 run "$smoke" -q -r 2 -j 1 -o mine.h5
DOORSTROOM=$PWD/plain/doorstroom
expect 0 run "$smoke" -q -r 2 -j 1 -o plain.h5
same mine.h5 plain.h5

# SPDX-License-Identifier: GPL-3.0-or-later
# The same bytes from either compiler, at every optimisation and under the sanitizers, on one thread
# and two, of either model. Builds ten programs: some three minutes on two cores.
. "$SOURCE_DIR/tests/cli/common"

for compiler in gcc clang; do
    command -v "$compiler" >/dev/null ||
        fail "no $compiler: install the package $compiler (setup.sh long does)"
done

scenarios="smoke erlang"
for scenario in $scenarios; do
    expect 0 run "$SOURCE_DIR/scenarios/$scenario.cfg" -q -r 2 -j 1 -o "mine-$scenario.h5"
done

# build NAME COMPILER FLAGS [OPTION...]; what a compiler warns of at other levels is no matter here.
build() {
    name=$1 compiler=$2 flags=$3
    shift 3
    cmake -G Ninja -S "$SOURCE_DIR" -B "$name" -DCMAKE_C_COMPILER="$compiler" \
        -DCMAKE_C_FLAGS_RELEASE="$flags" -DDOORSTROOM_WHOLE=OFF -DDOORSTROOM_TESTS=OFF -DDOORSTROOM_WERROR=OFF "$@" \
        >build.log 2>&1 &&
        cmake --build "$name" --target doorstroom >>build.log 2>&1 ||
        { cat build.log >&2; fail "$name does not build"; }
}

# compare NAME: what that program writes is what the program under test wrote. Leaks are a matter
# of the tests under the sanitizers.
compare() {
    export ASAN_OPTIONS=detect_leaks=0
    for scenario in $scenarios; do
        for threads in 1 2; do
            "$1/doorstroom" run "$SOURCE_DIR/scenarios/$scenario.cfg" -q -r 2 -j $threads \
                -o out.h5 >out 2>err || { cat out err >&2; fail "$1 -j $threads"; }
            same "mine-$scenario.h5" out.h5
            rm out.h5
        done
    done
    echo "the same from $1"
    rm -rf "$1"
}

for compiler in gcc clang; do
    for level in 0 1 2 3; do
        build "$compiler-O$level" "$compiler" "-O$level"
        compare "$compiler-O$level"
    done
    build "$compiler-asan" "$compiler" -O1 -DDOORSTROOM_SANITIZE=address,undefined
    compare "$compiler-asan"
done
sha256sum mine-*.h5

#!/bin/sh
# Makes sure that what Debian's packages bring is there:
#
#     sh .ci/debian-packages.sh python3-venv
#     sh .ci/debian-packages.sh chromium-headless-shell libatomic1
#
# What is missing is installed where that is possible without asking anybody (as root, or by sudo
# without a password, with apt); otherwise one sentence says what to install, and the exit code is 1.
# PYTHON and CHROMIUM may name another interpreter and another browser.
set -eu

python=${PYTHON:-python3}

fail() {
    echo "$1" >&2
    exit 1
}

has_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name "$1" 2>/dev/null | head -n 1)" ]
}

has() {
    case $1 in
        python3-venv) "$python" -c 'import ensurepip, venv' 2>/dev/null ;;
        chromium) command -v "${CHROMIUM:-chromium}" >/dev/null ;;
        # The same Chromium without the windows around it: pages take it two thirds of the time.
        chromium-headless-shell) command -v "${CHROMIUM:-chromium-headless-shell}" >/dev/null ;;
        # Playwright brings a Node.js that is linked against it, on Linux only.
        libatomic1) [ "$(uname -s)" != Linux ] || "$python" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null ;;
        # A page's length depends on its fonts: tests use these two families and no others.
        fonts-liberation) has_font LiberationSerif-Regular.ttf ;;
        fonts-dejavu-core) has_font DejaVuSans.ttf ;;
        libreoffice-writer-nogui) command -v soffice >/dev/null ;;
        poppler-utils) command -v pdftotext >/dev/null ;;
        *) fail "$0 does not know how to look for $1; add it to has()" ;;
    esac
}

# Sets the list: the packages among its arguments that are not there.
find_missing() {
    missing=
    for package in "$@"; do
        has "$package" || missing="$missing $package"
    done
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "Python 3.11 or newer is needed as '$python'; install it, or name another: make PYTHON=/path/to/python3.11 ..."

find_missing "$@"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root=nobody
fi

if [ "$as_root" != nobody ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's$missing"
    in_time="-o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 -o Acquire::Retries=1"
    # shellcheck disable=SC2086 # the words of both lists are meant to fall apart
    {
        $as_root apt-get $in_time update -qq &&
            $as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get $in_time install -y -qq --no-install-recommends $missing >/dev/null
    } || true # whether it helped is asked of the machine, below
    find_missing "$@"
fi

[ -z "$missing" ] || fail "Missing:$missing; install it (on Debian, as root: apt-get install$missing), then run this command again."

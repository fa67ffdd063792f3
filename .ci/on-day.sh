#!/bin/sh
# Runs a command as if it were noon of another day (UTC), its clock going on from there:
#
#     sh .ci/on-day.sh 2031-12-31 .venv/bin/python -m pytest
#
# Every process that the command starts has that clock, by libfaketime; a browser that the tests start
# has none of it (it would hang), but its pages are told the day by READ_ON, through its clock interface.
set -eu

day=$1
shift
shift_by=$(($(date -u -d "$day 12:00" +%s) - $(date +%s)))
for library in /usr/lib/*/faketime/libfaketime.so.1; do
    [ -e "$library" ] || continue
    # Only the time of day changes: how long something lasts is measured as ever.
    READ_ON=$day LD_PRELOAD=$library FAKETIME=$(printf '%+d' "$shift_by") FAKETIME_DONT_FAKE_MONOTONIC=1
    export READ_ON LD_PRELOAD FAKETIME FAKETIME_DONT_FAKE_MONOTONIC
    exec "$@"
done
echo "libfaketime is missing; on Debian, as root: apt-get install libfaketime" >&2
exit 1

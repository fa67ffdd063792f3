#!/bin/sh
# Runs a Python command as if it were noon of another day (UTC), the clock going on from there:
#
#     sh .ci/on-day.sh 2031-12-31 .venv/bin/python -m pytest
#
# Every Python process that the command starts has that clock too, by time-machine; pages in the browser
# get the day (READ_ON) through its own clock interface.
set -eu

READ_ON=$1
shift
SECONDS_AHEAD=$(($(date -u -d "$READ_ON 12:00" +%s) - $(date +%s)))
PYTHONPATH=$(dirname "$0")/../tests/support/another_day
PYTHONPATH=$(cd "$PYTHONPATH" && pwd)
export READ_ON SECONDS_AHEAD PYTHONPATH
exec "$@"

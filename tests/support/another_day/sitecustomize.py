"""Moves the clock of every Python process of a test run to another day: see .ci/on-day.sh.

Python imports this module by its name, before anything else, where its folder stands in PYTHONPATH.
"""

from __future__ import annotations

import os
import time

import time_machine

time_machine.travel(time.time() + int(os.environ["SECONDS_AHEAD"]), tick=True).start()

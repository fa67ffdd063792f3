"""What `mkdocs serve` does while it waits for somebody to save a file, so that nobody has to wait for it afterwards.

A site that is as it was is served without importing what makes a handbook, which takes half as long as making a changed
page. And each handbook that has been replaced is hundreds of thousands of values that refer to one another: only Python's
search for such cycles frees them, which is postponed while a handbook is made (`store.collecting`).
"""

from __future__ import annotations

import gc
from importlib import import_module
from threading import Thread, Timer

_PAUSE = 1.0
"""After how many seconds values are freed: the page that has just been made is asked for first."""


def import_ahead() -> None:
    """Begin to import what the first change needs."""
    name = "mkdocs_protocol.plugin.building"
    Thread(target=import_module, args=[name], daemon=True).start()


def free_later() -> None:
    """Free what is left of the last handbook in a moment."""
    timer = Timer(_PAUSE, gc.collect)
    timer.daemon = True
    timer.start()

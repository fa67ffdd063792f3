"""What `mkdocs serve` does while it waits for somebody to save a file, so that nobody has to wait for it afterwards.

A site that has not changed is served without importing the modules that make a handbook; importing them takes half as
long as making a changed page. And a handbook that has been replaced leaves hundreds of thousands of values that refer
to one another. Only Python's search for such cycles frees them, and that is postponed while a handbook is made
(`store.collecting`).
"""

from __future__ import annotations

import gc
from importlib import import_module
from threading import Thread, Timer

_PAUSE = 1.0
"""How many seconds to wait before freeing values: first, the page that has just been made is asked for."""


def import_ahead() -> None:
    """Begin to import what the first change needs."""
    name = "mkdocs_protocol.plugin.building"
    Thread(target=import_module, args=[name], daemon=True).start()


def free_later() -> None:
    """Free what is left of the last handbook, after a moment."""
    timer = Timer(_PAUSE, gc.collect)
    timer.daemon = True
    timer.start()

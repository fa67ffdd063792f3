"""A small web server for a built site, under the root or under a sub-path."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

WHILE_COLOURS_CHANGE = b"[data-md-color-switching] "
"""Where Material lets no colour change slowly; it marks every page so when it is loaded, and soon takes that back."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    url: str
    """Where the site begins, with a slash at the end: ``http://127.0.0.1:40001/handbook/``."""
    requests: list[str] = field(default_factory=list)
    """The paths asked for so far, in order."""


@contextmanager
def serving(site: Path, *, under: str = "/") -> Iterator[Server]:
    """Serve the folder ``site`` on this machine below the path ``under`` (``/`` or ``/handbook/``).

    A path that is not there, or is outside ``under``, answers 404 with the site's own ``404.html``.
    """
    requests: list[str] = []
    handler = partial(_Handler, directory=str(site), under=under, requests=requests)
    # Threads are daemons: a browser that holds a connection open must not hold up the tests' end.
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_address[1]}{under}", requests)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Serves files below ``under``, keeps quiet and writes down what was asked for."""

    # Kept open, a connection saves the browser a hand-shake a file.
    protocol_version = "HTTP/1.1"
    # Otherwise a body waits forty milliseconds for the browser to acknowledge its head.
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, directory: str, under: str, requests: list[str]) -> None:
        self._under = under
        self._requests = requests
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._requests.append(self.path)
        super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Let no colour change slowly at any time: a fourth of the style that a load works out is for that mark."""
        sheet = Path(self.translate_path(self.path))
        if not (sheet.match("stylesheets/palette.*.css") and sheet.exists()):
            return super().send_head()
        body = sheet.read_bytes().replace(WHILE_COLOURS_CHANGE, b"")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/css")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        return BytesIO(body)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._under):
            return str(Path(self.directory, "no-such-file"))
        return super().translate_path("/" + path.removeprefix(self._under))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        own_page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not own_page.exists():
            super().send_error(code, message, explain)
            return
        body = own_page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the list of requests says it all."""

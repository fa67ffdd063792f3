"""A site built beside the last good one and put into its place when it is whole.

MkDocs empties `site_dir` before it writes, so a build that is killed, or runs out of disk, leaves half a site. Here
it is given an empty folder of ours instead. Its name begins with a dot: MkDocs never touches such folders.

- beside the site, where one step puts a folder into another's place;
- inside it, if it cannot be moved (a mount point, a parent folder that is not ours to write in): then its entries are
  put into place one by one, which takes a moment but no room.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.plugin.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Staging:
    """One build's folder, from its beginning to its end."""

    def __init__(self, site: Path) -> None:
        """Begin a folder for a site. Raises OSError if none can be made, beside the site or inside it."""
        self.site = site.resolve()
        recover(self.site)
        self.is_inside = _is_mount(self.site)
        """Whether the site's folder itself stays, and what is in it is exchanged."""
        if not self.is_inside:
            try:
                self.site.parent.mkdir(parents=True, exist_ok=True)
                self._room = self._begun_in(self.site.parent)
            except PermissionError:
                self.is_inside = True
        if self.is_inside:
            self._room = self._begun_in(self.site)
        self._lock = _locked(self._room)
        self.folder = self._room / self.site.name
        """Where to build; it has the name of the site's folder, and its permissions."""
        self.folder.mkdir()
        with suppress(OSError):
            shutil.copystat(self.site, self.folder)
        self._begun = self._room.stat().st_ctime_ns
        self._taken: set[str] = set()

    def take_over(self, names: Collection[str], spare: Path | None = None) -> set[str]:
        """Give files of the last site, by their paths, a second name in the new one; return those that are there.

        Whoever wants to write one of them anew must not open it, since the last site has it, too, until it goes.
        `spare` may hold folders that `finish` has kept. Raises OSError.
        """
        taken: set[str] = set()
        folders = {*map(os.path.dirname, names)}
        there = {""} | (self._folders_of(spare, _with_parents(folders)) if spare else set())
        for folder in sorted(folders - there):
            os.makedirs(self.folder / folder, exist_ok=True)
        for name in names:
            with suppress(FileNotFoundError):
                _linked(f"{self.site}/{name}", f"{self.folder}/{name}")
                taken.add(name)
        self._taken |= taken
        return taken

    def take_in(self) -> None:
        """Bring along what others have written into the site's own folder since this build began.

        Some plugins ask for that folder once, before it is replaced, and write there at the end. Files of the same
        name made by the build itself stay. Raises OSError.
        """
        for folder, folders, names in os.walk(self.site):
            here = Path(folder)
            if here == self.site:
                folders[:] = [name for name in folders if not name.startswith(".")]
            below = here.relative_to(self.site)
            prefix = f"{below.as_posix()}/" if here != self.site else ""
            for name in names:
                is_taken = f"{prefix}{name}" in self._taken  # Its second name has changed its time.
                if is_taken or _changed(os.path.join(folder, name)) < self._begun:
                    continue
                target = self.folder / below / name
                is_hidden = here == self.site and name.startswith(".")
                if not is_hidden and not os.path.lexists(target):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(here / name, target, follow_symlinks=False)

    def _folders_of(self, spare: Path, wanted: Collection[str]) -> set[str]:
        """Move the wanted ones of some spare folders into the new site, and return them; the others are deleted."""
        own = self._room / "spare"
        there: set[str] = set()
        with suppress(OSError):
            spare.rename(own)  # No other build can take them now.
            found = _only(str(own), wanted)
            for name in os.listdir(own):
                os.rename(own / name, self.folder / name)
                there.update(one for one in found if one.partition("/")[0] == name)
        return there

    def finish(self, spare: Path | None = None) -> None:
        """Put what was built into its place.

        Hidden entries of the old site, which MkDocs leaves alone, are kept. The folders of the old site, emptied, become
        `spare`: making and removing folders takes a tenth of a build after one edit. Raises OSError: the old site is
        then as it was, unless the disk failed while entries were being exchanged.
        """
        if not self.is_inside:
            _keep_hidden(self.site, self.folder)
            whole = _whole(self.site)
            self.folder.rename(whole)
            try:
                exchange(whole, self.site, _old(self.site))
            except OSError:
                # Something holds the folder: a mount that cannot be detected, a program on Windows.
                whole.rename(self.folder)
                self.is_inside = True
        if self.is_inside:
            self._exchange_inside()
        elif spare is not None:
            with suppress(OSError):  # It is on another disk, or another build was quicker.
                for left in filter(Path.is_dir, self._left):
                    _keep_folders(left, spare)
        self.discard()

    def _exchange_inside(self) -> None:
        built, room = self.folder, self._room
        try:
            # A file on another mount cannot be renamed into this one.
            if room.parent != self.site:
                room = self._begun_in(self.site)
                built = Path(shutil.copytree(built, room / built.name, symlinks=True))
            (room / "aside").mkdir()
            _exchange_entries(built, self.site, room / "aside")
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def discard(self) -> None:
        """Remove everything of ours but the site."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        shutil.rmtree(self._room, ignore_errors=True)
        if self.site.is_dir():
            for left in self._left:
                shutil.rmtree(left, ignore_errors=True)

    @property
    def _left(self) -> tuple[Path, Path]:
        """Where the old site may be after the exchange."""
        return _whole(self.site), _old(self.site)

    def _begun_in(self, folder: Path) -> Path:
        room = Path(tempfile.mkdtemp(prefix=_prefix(self.site), dir=folder))
        room.chmod(0o755)
        return room


def recover(site: Path) -> None:
    """Finish what a killed build left: put a whole site back into its place, remove incomplete ones."""
    if not os.path.lexists(site):
        for whole in (_whole(site), _old(site)):
            if whole.is_dir():
                whole.rename(site)
                break
    for left in (_whole(site), _old(site)):
        shutil.rmtree(left, ignore_errors=True)
    for folder in (site.parent, site):
        with suppress(OSError):
            for room in [each for each in folder.iterdir() if each.name.startswith(_prefix(site))]:
                lock = _locked(room)
                if lock is not None or fcntl is None:  # Otherwise another build is at work there.
                    shutil.rmtree(room, ignore_errors=True)
                if lock is not None:
                    os.close(lock)


def _with_parents(folders: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for folder in folders:
        here = folder
        while here and here not in found:
            found.add(here)
            here = os.path.dirname(here)
    return found


def _only(root: str, wanted: Collection[str]) -> set[str]:
    """Remove everything below a folder but the folders that are wanted; return those of them that are there."""
    there: set[str] = set()
    todo = [""]
    while todo:
        folder = todo.pop()
        for entry in [*os.scandir(os.path.join(root, folder))]:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
            elif name in wanted:
                there.add(name)
                todo.append(name)
            else:
                shutil.rmtree(entry.path)
    return there


def _keep_folders(site: Path, spare: Path) -> None:
    """Remove the files of a site that has been replaced, and put its folders where the next build looks for them."""
    for folder, _, names in os.walk(site):
        for name in names:
            os.unlink(os.path.join(folder, name))
    shutil.rmtree(spare, ignore_errors=True)
    site.rename(spare)


def _changed(path: str) -> int:
    """Return when a file was last written or moved to its place."""
    found = os.lstat(path)
    return max(found.st_mtime_ns, found.st_ctime_ns) if os.name == "nt" else found.st_ctime_ns


def _prefix(site: Path) -> str:
    return f".{site.name}.building-"


def _whole(site: Path) -> Path:
    return site.with_name(f".{site.name}.built")


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.before")


def _locked(room: Path) -> int | None:
    """Return a descriptor that locks a folder for this process, or None if another process has it."""
    if fcntl is None:
        return None
    descriptor = None
    try:
        descriptor = os.open(room, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if descriptor is not None:
            os.close(descriptor)
        return None
    return descriptor


def _keep_hidden(old: Path, new: Path) -> None:
    """Give the new site the hidden entries of the old one: `.git`, `.well-known`, `.nojekyll`."""
    with suppress(FileNotFoundError):
        for entry in os.scandir(old):
            if not entry.name.startswith(".") or os.path.lexists(new / entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.copytree(entry.path, new / entry.name, symlinks=True, copy_function=_linked)
            else:
                _linked(entry.path, new / entry.name, follow_symlinks=False)


def _linked(source: Any, target: Any, *, follow_symlinks: bool = True) -> Any:
    """Give a file a second name, which takes no room; copy it if that is impossible."""
    try:
        os.link(source, target, follow_symlinks=follow_symlinks)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=follow_symlinks)
    return target


def _exchange_entries(new: Path, site: Path, aside: Path) -> None:
    """Put each entry of a folder into a site, moving aside what was there; hidden entries stay."""
    names = set(os.listdir(new))
    for name in sorted(names):
        exchange(new / name, site / name, aside / name)
    for name in os.listdir(site):
        if name not in names and not name.startswith("."):
            (site / name).rename(aside / name)


def _is_mount(folder: Path) -> bool:
    """Return whether something is mounted at a folder, a folder of the same disk included."""
    if os.path.ismount(folder):
        return True
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    escaped = str(folder).translate({ord(char): f"\\{ord(char):03o}" for char in " \t\n\\"})
    return escaped in {line.split(" ")[4] for line in lines}

"""Safe copies of what was not saved: where they lie, and which of them a crash left behind."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gisapp import paths
from gisapp.core.project.project import Project
from gisapp.errors import GisAppError
from gisapp.export.project.project_file import write_project
from gisapp.part_files import claim_file, make_private, sweep
from gisapp.sources.project.project_file import SUFFIX, ReadProject, read_project

_PART = "autosave"
"""The part of the document that says of which file it is a safe copy."""
_CLAIM = ".lock"
_ALL = f"[!.]*{SUFFIX}"
"""A name with a dot in front is one that is being written."""


@dataclass(frozen=True)
class SafeCopy:
    """What is to be kept safe, frozen for the thread that writes it.

    Parameters
    ----------
    project : Project
    kept : mapping
        The document that was read or written last.
    path : Path or None
        The project's file; None where it was never saved.
    digest : str
        Of that file when it was read or written last.
    """

    project: Project
    kept: Mapping[str, Any]
    path: Path | None
    digest: str


@dataclass(frozen=True)
class Autosaved:
    """What a window that ended without saving left behind.

    Parameters
    ----------
    read : ReadProject
        The project as it was kept safe.
    path : Path or None
        The project's file; None where it was never saved.
    digest : str
        Of that file when the window read or wrote it last.
    saved_at : str
        ISO 8601, in UTC.
    """

    read: ReadProject
    path: Path | None
    digest: str
    saved_at: str


class SafeCopies:
    """The safe copies of all windows of the user; this one's own is written and deleted.

    Parameters
    ----------
    folder : Path
        Where they lie; made with the first of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None

    @classmethod
    def of_user(cls) -> "SafeCopies":
        """Return the safe copies in the user's own folder."""
        return cls(paths.data() / "autosave")

    def write(self, copy: SafeCopy) -> None:
        """Write this window's safe copy, in place of the one before.

        Raises
        ------
        GisAppError
            The folder cannot be written.
        """
        if self._own is None:
            with suppress(OSError):
                make_private(self._folder)
            own = self._folder / f"{os.urandom(8).hex()}{SUFFIX}"
            # Claimed first: what nobody has claimed is taken for a crash's.
            claim_file(own.with_suffix(_CLAIM))
            self._own = own
        stated = {
            "path": str(copy.path) if copy.path else "",
            "digest": copy.digest,
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write_project(copy.project, self._own, {**copy.kept, _PART: stated})

    def delete(self) -> None:
        """Delete this window's safe copy: all is saved, or nobody wants it."""
        if self._own is not None:
            self._own.unlink(missing_ok=True)

    def discard(self, autosaved: Autosaved) -> None:
        """Delete what a crash left behind."""
        autosaved.read.path.unlink(missing_ok=True)

    @property
    def has_any(self) -> bool:
        """True where a window, now or before, left a safe copy."""
        return any(self._folder.glob(_ALL))

    def left_behind(self) -> tuple[Autosaved, ...]:
        """Return what windows that have ended left behind, the newest first."""
        sweep(self._folder.glob(f"*{_CLAIM}"))
        return tuple(sorted(self._all(), key=lambda each: each.saved_at, reverse=True))

    def _all(self) -> Iterator[Autosaved]:
        for path in self._folder.glob(_ALL):
            if not path.with_suffix(_CLAIM).exists():
                # What is no project any more stays for whoever can make something of it.
                with suppress(GisAppError):
                    yield _autosaved(read_project(path, is_trusted=True))


def _autosaved(read: ReadProject) -> Autosaved:
    stated = read.document.get(_PART)
    parts = stated if isinstance(stated, dict) else {}
    path, digest, saved_at = (str(parts.get(name) or "") for name in ("path", "digest", "time"))
    document = {name: part for name, part in read.document.items() if name != _PART}
    return Autosaved(
        replace(read, document=document), Path(path) if path else None, digest, saved_at
    )

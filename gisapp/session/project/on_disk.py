"""What a window knows of its project's file, and what it asks before it replaces that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from gisapp.core.project.project import Project
from gisapp.sources.project.project_file import ReadProject

Doubt = Literal["changed_elsewhere", "newer", "damaged"]


@dataclass(frozen=True)
class OverwriteQuestion:
    """Why a project was not saved: the user shall say whether its file may be replaced.

    Parameters
    ----------
    path : Path
        The project's file.
    doubt : Doubt
        Another window has written it since; or a newer version wrote it, or parts of it could not
        be read: these would be lost.
    """

    path: Path
    doubt: Doubt


@dataclass(frozen=True)
class OnDisk:
    """What is known of a project's file.

    Parameters
    ----------
    project : Project or None
        What it says; None where there is no file, or where something else was kept safe.
    document : mapping
        As it was read or written last.
    digest : str
        Of its bytes then.
    doubt : Doubt or None
        Why it is not replaced before the user was asked.
    """

    project: Project | None = None
    document: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    doubt: Doubt | None = None

    @property
    def is_package(self) -> bool:
        """True where all files of the project lie beside it and below."""
        return self.project is not None and self.project.is_package

    @classmethod
    def of(cls, read: ReadProject) -> "OnDisk":
        """Return what is known of a file that was read."""
        doubt: Doubt | None = "damaged" if read.problems else None
        doubt = "newer" if read.is_newer else doubt
        return cls(read.project, read.document, read.digest, doubt)

"""Where the sources of a project are now: beside it, where they were, or nowhere."""

import os
from pathlib import Path

from gisapp.core.project.places import is_on_server, leads_out
from gisapp.core.project.project_parts import StoredPlaces
from gisapp.errors import Phrase
from gisapp.sources.source_name import archive_and_member


class Search:
    """Looks for the files of one project.

    Parameters
    ----------
    folder : Path
        Where the project lies, absolute.
    is_package : bool
        True where nothing outside that folder belongs to it.
    is_trusted : bool
        True where other machines may be asked for files: the user wrote the project.
    """

    def __init__(self, folder: Path, is_package: bool, is_trusted: bool) -> None:
        self._folder = folder
        self._is_package = is_package
        # Whoever opens a project from a server has asked that already.
        self._trusts_servers = is_trusted or is_on_server(str(folder))
        self.problems: list[Phrase] = []

    def place_of(self, stored: StoredPlaces) -> str:
        """Return the place of a source: the first that is there, else the first that is stated."""
        if stored.address:
            return stored.address
        allowed = [each for each in self._stated(stored) if self._may_be_asked_for(each)]
        found = (each for each in allowed if is_there(each))
        return next(found, allowed[0] if allowed else stored.absolute or stored.near)

    def _stated(self, stored: StoredPlaces) -> list[str]:
        near = stored.near and not (self._is_package and leads_out(stored.near))
        places = [os.path.normpath(self._folder / stored.near)] if near else []
        if stored.absolute and not self._is_package:
            places.append(stored.absolute)
        if not places and (stored.near or stored.absolute):
            self._refuse(stored.near or stored.absolute)
        return places

    def _may_be_asked_for(self, place: str) -> bool:
        if "\0" in place or (is_on_server(place) and not self._trusts_servers):
            return False
        if self._is_package and not _is_in(place, self._folder):
            self._refuse(place)
            return False
        # On this system, a path of another one is a name in whatever folder one is.
        return Path(place).is_absolute()

    def _refuse(self, place: str) -> None:
        self.problems.append(Phrase("project.outside_package", {"path": place}))


def _is_in(place: str, folder: Path) -> bool:
    """Return True for what lies in a folder, wherever links lead."""
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))


def is_there(place: str) -> bool:
    """Return True for a file, a folder, or a file in an archive that is there.

    >>> is_there("/no such folder/plots.shp")
    False
    """
    try:
        return os.path.lexists(place) or archive_and_member(Path(place)) is not None
    except (OSError, ValueError):
        # No file can have such a name.
        return False

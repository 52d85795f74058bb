"""Files that were moved are found again, and those that moved along with them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile
from pathlib import PurePath

from gisapp.core.project.project import ProjectSource
from gisapp.sources.project.found_places import is_there


def relinked(
    moved: ProjectSource, place: str, missing: Iterable[ProjectSource]
) -> tuple[ProjectSource, ...]:
    """Return the sources that are found once one of them is, each at its new place.

    Parameters
    ----------
    moved : ProjectSource
        The one that the user found.
    place : str
        The absolute path where it is now.
    missing : iterable of ProjectSource
        All that are sought: one is found where the folders around it moved as those around
        `moved` did, or beside that.
    """
    before, after = _roots(PurePath(moved.place), PurePath(place))
    found = [replace(moved, place=place)]
    for source in missing:
        if source.source_id != moved.source_id:
            old = PurePath(source.place)
            places = [str(PurePath(place).parent / old.name)]
            if old.is_relative_to(before):
                places.insert(0, str(after / old.relative_to(before)))
            there = next((each for each in places if is_there(each)), None)
            if there is not None:
                found.append(replace(source, place=there))
    return tuple(found)


def _roots(old: PurePath, new: PurePath) -> tuple[PurePath, PurePath]:
    """Return the folders, as far up as possible, of which one became the other."""
    pairs = zip(old.parts[::-1], new.parts[::-1], strict=False)
    common = len(tuple(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    # The file itself may have another name now; and no root has a folder around it.
    steps = max(1, min(common, len(old.parts) - 1, len(new.parts) - 1))
    return old.parents[steps - 1], new.parents[steps - 1]

"""The file that GDAL opens in place of a user's: nothing is written beside that, whatever it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from threading import Lock
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Problem
from gisapp.sources.file_state import FileState
from gisapp.sources.stand_ins.private_folder import link, new_folder, readable_name

if TYPE_CHECKING:
    from gisapp.sources.text_encodings import FoundEncoding


@dataclass(frozen=True)
class StandIn:
    """What is opened in place of a file; often the file itself.

    Parameters
    ----------
    name : str
        What is opened, as GDAL names it.
    problems : tuple of Problem
        What had to be put right.
    found : FoundEncoding or None
        The encoding of the user's file; None where its format has one for all.
    names : mapping of str to str
        What attributes are called that GDAL reads under another name, by that.
    options : mapping of str to str
        GDAL's options for opening it.
    has_raw_texts : bool
        True where GDAL gives the texts as they are stored, in any encoding.
    """

    name: str
    problems: tuple[Problem, ...] = ()
    found: "FoundEncoding | None" = None
    names: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    has_raw_texts: bool = False

    @property
    def stem(self) -> str:
        """What GDAL calls the only layer of many formats."""
        return PurePath(self.name).stem


Maker = Callable[[Path], StandIn | None]
"""Returns what is opened in place of a file, None where the file itself will do."""
TextMaker = Callable[[Path, str | None], StandIn | None]
"""The same for texts in any encoding: in the one that the user named; None where nobody did."""

_MOST_KEPT = 200


class StandIns:
    """Makes stand-ins, and keeps them as long as the files stay as they are.

    Parameters
    ----------
    by_suffix : mapping
        Who knows files of a suffix, in lower case.
    by_content : tuple of Maker
        Who knows files by what is in them, whatever they are called.
    """

    def __init__(self, by_suffix: Mapping[str, TextMaker], by_content: tuple[Maker, ...]) -> None:
        self._by_suffix = by_suffix
        self._by_content = by_content
        self._lock = Lock()
        self._kept: dict[tuple[FileState, str | None], StandIn] = {}

    def of(self, path: Path, encoding: str | None = None) -> StandIn:
        """Return what is opened in place of a file.

        Parameters
        ----------
        path : Path
            The file.
        encoding : str or None
            Of its texts, where the user named one.

        Raises
        ------
        OSError
            The file cannot be read, or there is no room for the stand-in.
        """
        state = FileState.of(path), encoding
        with self._lock:
            if state not in self._kept:
                if len(self._kept) >= _MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[state] = self._made(path, encoding)
            return self._kept[state]

    def _made(self, path: Path, encoding: str | None) -> StandIn:
        # GDAL takes some names for an address, or for a command; none that begins at the root.
        path = path.absolute()
        if path.is_file():
            known = self._by_suffix.get(path.suffix.lower())
            made = known(path, encoding) if known else None
            if made is not None:
                return made
            for maker in self._by_content:
                made = maker(path)
                if made is not None:
                    return made
        if is_odd(path):
            return StandIn(str(link(path, new_place(path))))
        return StandIn(str(path))


def new_place(path: Path) -> Path:
    """Return where to put what stands in for a file: in a new folder, under a name that is not odd.

    Parameters
    ----------
    path : Path
        The user's file.
    """
    return new_folder() / (plain_name(path) if is_odd(path) else path.name)


def is_odd(path: Path) -> bool:
    """Return True for a name that pyogrio takes for an archive or address, or that is no text."""
    from pyogrio.util import vsi_path

    try:
        str(path).encode()
    except UnicodeEncodeError:
        return True
    return bool(vsi_path(str(path)) != str(path))


def plain_name(path: Path) -> str:
    """Return a name for a file that means nothing but itself, with the same suffix.

    >>> plain_name(Path("a!b;c.geojson"))
    'a_b_c.geojson'
    """
    name = readable_name(path.name)
    stem, suffix = name[: len(name) - len(path.suffix)], readable_name(path.suffix)
    return "".join(each if each.isalnum() else "_" for each in stem) + suffix

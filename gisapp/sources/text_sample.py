"""Some texts of a file as they are stored, for who chooses the encoding that they are in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import SourceError
from gisapp.sources.encoding_judgement import MARK, of_wide_letters
from gisapp.sources.encoding_names import told_name
from gisapp.sources.encoding_scores import score
from gisapp.sources.stand_ins.dbf_texts import stored_texts
from gisapp.sources.stored_texts import readable
from gisapp.sources.system_failures import of_file_system
from gisapp.sources.table_sample import on_disk

_VALUES_BESIDE = {".tab": (".dat", ".DAT"), ".mif": (".mid", ".MID")}
"""Where MapInfo has the texts of a layer."""
_BYTES = 4 * 1024**2
_MOST_TEXTS = 60
_LONGEST = 200
_PIECE = re.compile(rb"[^\x00-\x1f\"<>,;:=&]*[\x80-\xff][^\x00-\x1f\"<>,;:=&]*")
"""What stands between the marks of a format; none of them is a part of a letter."""
_OFFERED = ("utf-8", "gb18030", "big5", "cp932", "cp949", "euc_jp", "cp1252")
"""By Python's names."""


@dataclass(frozen=True)
class TextSample:
    """Some texts of a file.

    Parameters
    ----------
    names : tuple of bytes
        Of its fields, where they can be told from values.
    values : tuple of bytes
        Values, or what else stands in it, beyond ASCII; each once.
    """

    names: tuple[bytes, ...]
    values: tuple[bytes, ...]

    def read_in(self, encoding: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return names and values as they read in an encoding, by Python's name of it."""
        names, values = (
            tuple(readable(each, encoding) for each in stored)
            for stored in (self.names, self.values)
        )
        return names, values

    def offered(self) -> tuple[str, ...]:
        """Return encodings to choose from, as users are told they are called; the likeliest first.

        The others are always in the same order.
        """
        whole = b"\n".join((*self.names, *self.values))
        best = of_wide_letters(whole) or max(_OFFERED, key=lambda each: _likeness(whole, each))
        return tuple(told_name(each) for each in dict.fromkeys((best, *_OFFERED)))


def _likeness(text: bytes, encoding: str) -> float:
    """Return how likely a text is in an encoding: most for UTF-8, below 0 for damage."""
    damage = text.decode(encoding, "replace").count(MARK) / max(len(text), 1)
    if encoding == "utf-8":
        return 2 - 20 * damage
    return score(text, encoding).usual - damage


def text_sample(source: str, progress: Progress = NO_PROGRESS) -> TextSample:
    """Return some texts of a file, in a worker.

    Parameters
    ----------
    source : str
        As in `LayerOrigin`; the file may lie in an archive.
    progress : Progress
        Asked whether to stop.

    Raises
    ------
    SourceError
        The file cannot be read.
    """
    path = on_disk(Path(source), progress)
    try:
        if path.suffix.lower() == ".shp":
            return _of_shapefile(path)
        beside = (path.with_suffix(each) for each in _VALUES_BESIDE.get(path.suffix.lower(), ()))
        names = tuple(_pieces(path)) if path.suffix.lower() in _VALUES_BESIDE else ()
        files = [each for each in beside if each.is_file()] or [path]
        return TextSample(names, tuple(_pieces(files[0])))
    except OSError as error:
        raise of_file_system(path, error) from error


def _of_shapefile(path: Path) -> TextSample:
    table = next((each for each in _tables_of(path) if each.is_file()), None)
    if table is None:
        raise SourceError("no_file", path=path.with_suffix(".dbf"))
    names, values = stored_texts(table)
    return TextSample(tuple(names), tuple(dict.fromkeys(values))[:_MOST_TEXTS])


def _tables_of(path: Path) -> Iterator[Path]:
    yield from (path.with_suffix(suffix) for suffix in (".dbf", ".DBF", ".Dbf"))


def _pieces(path: Path) -> Iterator[bytes]:
    """Yield some different texts beyond ASCII from the beginning of a file."""
    with path.open("rb") as file:
        start = file.read(_BYTES)
    if of_wide_letters(start):
        yield start[:_LONGEST]
        return
    found = (each[0].strip()[:_LONGEST] for each in _PIECE.finditer(start))
    told: dict[bytes, None] = {}
    for piece in found:
        told[piece] = None
        if len(told) == _MOST_TEXTS:
            break
    yield from told

"""A Shapefile of which a part is missing, too short, or written in other letters."""

import struct
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import numpy as np

from gisapp.core.layers.layer import Problem
from gisapp.sources.stand_ins.dbf_texts import DbfTexts, dbf_texts, write_fields
from gisapp.sources.stand_ins.private_folder import link
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, new_place
from gisapp.sources.text_encodings import decode, encoding_problems, find_encoding

_HEADER_BYTES = 100
_SHAPE_HEADER_BYTES = 8
_WORD_BYTES = 2
_FILE_CODE = 9994
_ESRIS = ("PROJCS[", "GEOGCS[", "GEOCCS[", "LOCAL_CS[", "COMPD_CS[", "PROJECTION")
"""How a `.prj` of Esri begins, of today or of long ago."""


def whole_shapefile(path: Path, encoding: str | None = None) -> StandIn:
    """Return a Shapefile with all that GDAL needs of it; often it has that already.

    Parameters
    ----------
    path : Path
        Its `.shp`; the other parts lie beside it.
    encoding : str or None
        Of its texts, where the user named one.
    """
    parts = _parts(path)
    missing_index = _misses_index(parts)
    shapes = _shapes(path, parts, missing_index)
    rows = _rows(parts[".dbf"]) if ".dbf" in parts else None
    texts = None if rows is None else dbf_texts(parts[".dbf"], parts.get(".cpg"), encoding)
    problems = tuple(_problems(path, parts, shapes, rows, texts))
    crs = _rewritten_crs(parts)
    renamed = texts is not None and texts.names != texts.written_names
    is_fine = not missing_index and (rows or shapes) >= shapes and crs is None and not renamed
    if is_fine and not is_odd(path) and not _are_spelt_oddly(parts):
        return _opened(path, problems, texts)
    place = new_place(path)
    for suffix, part in parts.items():
        if suffix == ".dbf" and rows is not None and rows < shapes:
            _write_longer(part, place.with_suffix(".dbf"), shapes)
        elif suffix == ".dbf" and renamed:
            copyfile(part, place.with_suffix(".dbf"))
        elif suffix == ".prj" and crs is not None:
            place.with_suffix(".prj").write_text(crs, encoding="utf-8")
        elif suffix != ".shx" or not missing_index:
            link(part, place.with_suffix(suffix))
    if missing_index:
        _write_index(path, place.with_suffix(".shx"))
    if texts is not None and renamed:
        write_fields(place.with_suffix(".dbf"), texts.fields)
    return _opened(place.with_suffix(".shp"), problems, texts)


def _opened(place: Path, problems: tuple[Problem, ...], texts: DbfTexts | None) -> StandIn:
    """Return how GDAL opens a Shapefile: it leaves all texts as they are stored."""
    if texts is None:
        return StandIn(str(place), problems)
    names = dict(zip(texts.written_names, texts.names, strict=True))
    return StandIn(
        str(place), problems, texts.found, names, {"ENCODING": "UTF-8"}, has_raw_texts=True
    )


def _misses_index(parts: dict[str, Path]) -> bool:
    """Return True where there is no index, or one that is not as long as it says."""
    if ".shx" not in parts:
        return True
    with parts[".shx"].open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES:
        return True
    code, words = map(int, struct.unpack(">i20xi", header[:28]))
    return code != _FILE_CODE or words * _WORD_BYTES != parts[".shx"].stat().st_size


def _problems(
    path: Path, parts: dict[str, Path], shapes: int, rows: int | None, texts: DbfTexts | None
) -> Iterator[Problem]:
    """Yield what is wrong with a Shapefile of so many shapes, rows, and such texts."""
    if _misses_index(parts):
        yield Problem.of("no_shape_index", file=path.name)
    elif cut_off := _beyond_end(path, parts[".shx"]):
        yield Problem.of("cut_off_shapes", cut_off, file=path.name)
    if rows is None:
        yield Problem.of("no_attributes", shapes, file=path.name)
    elif rows < shapes:
        yield Problem.of("fewer_attributes", shapes - rows, file=path.name)
    elif rows > shapes:
        yield Problem.of("more_attributes", rows - shapes, file=path.name)
    if texts is not None:
        yield from encoding_problems(parts[".dbf"], texts.found, texts.lost)


def _beyond_end(path: Path, index: Path) -> int:
    """Return how many shapes of the index lie beyond the end of the file."""
    entries = np.fromfile(index, ">i4", offset=_HEADER_BYTES)
    places, lengths = entries[: len(entries) // 2 * 2].reshape(-1, 2).T.astype(np.int64)
    ends = (places + lengths) * _WORD_BYTES + _SHAPE_HEADER_BYTES
    return int((ends > path.stat().st_size).sum())


def _parts(path: Path) -> dict[str, Path]:
    """Return the parts of a Shapefile, by their suffix in lower case.

    They lie beside its `.shp`, perhaps in other capital letters, or beside the file that a link
    leads to.
    """
    found = _parts_beside(path)
    if path.is_symlink() and len(found) == 1:
        found = _parts_beside(path.resolve())
    return {**found, ".shp": path}


def _parts_beside(path: Path) -> dict[str, Path]:
    stem = path.stem.lower()
    beside = [
        each
        for each in sorted(path.parent.iterdir())
        if each.stem.lower() == stem and len(each.suffix) == len(".shp")
    ]
    owners = {each.stem for each in beside if each.suffix.lower() == ".shp"}
    own = [each for each in beside if each.stem == path.stem or each.stem not in owners]

    def likeness(part: Path) -> tuple[bool, bool]:
        return part.stem == path.stem, part.suffix.isupper() == path.suffix.isupper()

    # The likest comes last, and so in place of others.
    return {each.suffix.lower(): each for each in sorted(own, key=likeness)}


def _are_spelt_oddly(parts: dict[str, Path]) -> bool:
    stems = {part.stem for part in parts.values()}
    plain = all(part.suffix in (suffix, suffix.upper()) for suffix, part in parts.items())
    return len(stems) > 1 or not plain


def _rewritten_crs(parts: dict[str, Path]) -> str | None:
    """Return what to write in place of a `.prj` that GDAL would not read, None where it does.

    It reads Esri's way to write a CRS, in UTF-8; many a program writes another one, or a code.
    """
    stored = parts[".prj"].read_bytes() if ".prj" in parts else b""
    text, _ = decode(stored, find_encoding(stored).encoding)
    text = text.strip("\ufeff \t\r\n\0")
    if text and not text.upper().startswith(_ESRIS):
        return _as_esri(text)
    try:
        stored.decode()
    except UnicodeDecodeError:
        return text
    return None


def _as_esri(crs: str) -> str | None:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_user_input(crs).to_wkt("WKT1_ESRI")
    except CRSError:
        return None


def _shapes(path: Path, parts: dict[str, Path], missing_index: bool) -> int:
    if missing_index:
        return sum(1 for _ in _records(path))
    return (parts[".shx"].stat().st_size - _HEADER_BYTES) // 8


def _rows(dbf: Path) -> int | None:
    """Return how many rows of attributes there are, None where there is no readable header."""
    with dbf.open("rb") as file:
        header = file.read(32)
    if len(header) < 32:
        return None
    rows, header_bytes, row_bytes = map(int, struct.unpack("<IHH", header[4:12]))
    return min(rows, max(dbf.stat().st_size - header_bytes, 0) // max(row_bytes, 1))


def _records(path: Path) -> Iterator[tuple[int, int]]:
    """Yield where each shape begins and how long it is, in words of two bytes (ESRI, 1998)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        place = _HEADER_BYTES
        while place + 8 <= size:
            file.seek(place)
            _, words = struct.unpack(">ii", file.read(8))
            end = place + 8 + words * _WORD_BYTES
            if words <= 0 or end > size:
                return
            yield place // _WORD_BYTES, words
            place = end


def _write_index(path: Path, place: Path) -> None:
    records = b"".join(struct.pack(">ii", *each) for each in _records(path))
    with path.open("rb") as file:
        header = bytearray(file.read(_HEADER_BYTES))
    header[24:28] = struct.pack(">i", (_HEADER_BYTES + len(records)) // _WORD_BYTES)
    place.write_bytes(bytes(header) + records)


def _write_longer(dbf: Path, place: Path, rows: int) -> None:
    """Write attributes with empty rows at the end, so that there is one for each shape."""
    stored = bytearray(dbf.read_bytes())
    header_bytes, row_bytes = struct.unpack("<HH", stored[8:12])
    there = _rows(dbf) or 0
    stored[4:8] = struct.pack("<I", rows)
    kept = stored[: header_bytes + there * row_bytes]
    place.write_bytes(bytes(kept) + b" " * (row_bytes * (rows - there)) + b"\x1a")

"""Shapefile: four files or a .zip of them, with short names, short texts and no moments."""

import struct
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from gisapp.core.progress import Progress
from gisapp.core.project.portable_names import portable
from gisapp.errors import ExportError, Phrase
from gisapp.export.formats.dbf_columns import (
    MOST_FIELDS,
    as_dbf,
    dbf_names,
    is_inexact,
    is_long,
    is_long_number,
    not_encodable,
)
from gisapp.export.formats.gdal_file import GdalForm, not_written, write_gdal
from gisapp.export.formats.losses import (
    blank_texts,
    of_types,
    of_values,
    renamed,
    several_layers,
)
from gisapp.export.formats.plain_values import is_bytes, is_text
from gisapp.export.formats.shares import shares_of
from gisapp.export.formats.writer import FeatureExport, Writer
from gisapp.export.table_names import free_name
from gisapp.export.tables.row_batch import RowTable

if TYPE_CHECKING:
    import pyarrow as pa

_ENCODINGS = ("UTF-8", "GBK")
_SIBLINGS = (".shx", ".dbf", ".prj", ".cpg")
_LONGEST_STEM = 100
_HEAD_BYTES = 32


def _write(export: FeatureExport, path: Path, progress: Progress) -> int:
    (table,) = export.tables
    return _write_table(table, path, export.encoding, progress)


def _write_zip(export: FeatureExport, path: Path, progress: Progress) -> int:
    """Write a Shapefile for each layer into one archive."""
    count = 0
    taken: list[str] = []
    with TemporaryDirectory() as folder, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        tables = [table for table in export.tables if table.geometry_type]
        for table, part in shares_of(tables, progress):
            stem = free_name(_file_name(table.name), taken)
            taken.append(stem)
            made = Path(folder) / f"{len(taken)}.shp"
            try:
                count += _write_table(table, made, export.encoding, part)
            except ExportError as error:
                raise ExportError(
                    error.code, details=error.details, **{**error.values, "path": path}
                ) from error
            for file in sorted(Path(folder).iterdir()):
                archive.write(file, stem + file.suffix)
                file.unlink()
    return count


def _write_table(table: RowTable, path: Path, encoding: str, progress: Progress) -> int:
    names = dbf_names(table.schema.names, encoding)
    if len(names) > MOST_FIELDS:
        raise ExportError("too_many_fields", count=len(names), most=MOST_FIELDS)
    change = partial(as_dbf, names=names, encoding=encoding, long=_long_numbers(table))
    form = GdalForm("ESRI Shapefile", change, encoding, layer_options={"2GB_LIMIT": "YES"})
    count = write_gdal(table, path, form, progress)
    _check_ends(path)
    path.with_suffix(".cpg").write_text(encoding, encoding="ascii")
    return count


def _check_ends(path: Path) -> None:
    """Raise `ExportError` where a file has no end: GDAL says nothing of a last write that failed.

    Each file says in its head how long it is; a head that could not be written is empty.
    """
    for suffix in (".shp", ".shx", ".dbf"):
        file = path.with_suffix(suffix)
        if file.exists() and not 0 < _stated_bytes(file) <= file.stat().st_size:
            raise not_written(path, f"{suffix} is shorter than what was written to it")


def _stated_bytes(file: Path) -> int:
    with file.open("rb") as opened:
        head = opened.read(_HEAD_BYTES).ljust(_HEAD_BYTES, b"\0")
    if file.suffix != ".dbf":
        return 2 * int(struct.unpack_from(">I", head, 24)[0])
    records, begin, length = struct.unpack_from("<IHH", head, 4)
    return int(begin and begin + records * length)


def _long_numbers(table: RowTable) -> frozenset[str]:
    """Return the columns of whole numbers that are written as texts: they have too many digits."""
    whole = table.whole
    return frozenset(
        field.name
        for field in table.schema
        if is_long_number(field.type, None if whole is None else whole.column(field.name))
    )


def _losses(export: FeatureExport) -> Iterator[Phrase]:
    for table in export.tables:
        yield from renamed(dbf_names(table.schema.names, export.encoding))
    yield from several_layers(export) if export.writer.has_one_table else ()
    yield from of_values(
        export, "export.loss.long_texts", partial(is_long, encoding=export.encoding), is_text
    )
    yield from blank_texts(export)
    yield from of_types(export, "export.loss.moments_as_text", _is_moment)
    yield from of_types(export, "export.loss.bytes", is_bytes)
    yield from _of_numbers(export)
    yield from _not_encodable(export)


def _of_numbers(export: FeatureExport) -> Iterator[Phrase]:
    import pyarrow as pa

    for table in export.tables:
        if names := sorted(_long_numbers(table)):
            yield Phrase("export.loss.long_numbers", {"names": ", ".join(names)})
    yield from of_values(export, "export.loss.digits", is_inexact, pa.types.is_floating)


def _not_encodable(export: FeatureExport) -> Iterator[Phrase]:
    """Name the letters that the encoding doesn't have, by their columns."""
    if export.encoding == "UTF-8":
        return
    for table in export.tables:
        whole = table.whole
        if whole is None:
            yield Phrase("export.loss.letters_maybe", {"encoding": export.encoding})
            continue
        found: Mapping[str, str] = not_encodable(whole, export.encoding)
        for name, letters in found.items():
            values = {"encoding": export.encoding, "field": name, "letters": letters}
            yield Phrase("export.loss.letters", values)


def _is_moment(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return bool(pa.types.is_timestamp(kind))


def _file_name(name: str) -> str:
    return portable(name[:_LONGEST_STEM].strip(" .") or "layer")


WRITER = Writer(
    "shapefile",
    (".shp",),
    _write,
    _losses,
    has_one_table=True,
    has_one_kind=True,
    needs_places=True,
    encodings=_ENCODINGS,
    siblings=_SIBLINGS,
)
ZIPPED = Writer(
    "shapefile_zip", (".zip",), _write_zip, _losses, needs_places=True, encodings=_ENCODINGS
)

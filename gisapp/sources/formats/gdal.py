"""Vector files through GDAL (pyogrio), whose failures become `SourceError`s."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.coded_values import meanings_of, with_meanings
from gisapp.sources.formats.column_names import name_unlike, picked
from gisapp.sources.formats.dbf import DbfColumns, dbf_columns
from gisapp.sources.formats.exact_opening import Opening, exact_opening
from gisapp.sources.formats.failures import as_source_error
from gisapp.sources.formats.field_labels import labels_of
from gisapp.sources.formats.gdal_columns import GdalColumns
from gisapp.sources.formats.gpkg import count_statement
from gisapp.sources.formats.gpkg_tables import missing_tables
from gisapp.sources.formats.kml import unwritten_columns, without_unwritten
from gisapp.sources.formats.kml_folders import folders_of
from gisapp.sources.formats.layer_info import BATCH_SIZE, ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.mapinfo_text import with_numbers
from gisapp.sources.formats.raw_texts import with_texts
from gisapp.sources.formats.whole_stream import whole_stream
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.stand_ins.registry import stand_in_for
from gisapp.sources.stand_ins.stand_in import StandIn

if TYPE_CHECKING:
    import pyarrow as pa

_FINDS_BY_ID = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "OpenFileGDB", "SQLite"})
"""GDAL's drivers that read one feature by its id without reading those before it."""
_COUNTS_EXACTLY = frozenset({"GPKG", "FlatGeobuf"})
"""GDAL's drivers whose count leaves deleted features out."""
_KML = "LIBKML"


@dataclass(frozen=True)
class GdalSource:
    """A vector file of any format that GDAL reads; see `ArrowSource`.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of the names of its layers, where the user named one.
    """

    path: Path
    encoding: str | None = None
    _columns: dict[tuple[str, str | None], GdalColumns] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What is known of the columns of a layer, read in an encoding."""
    _anew: dict[tuple[str, str | None], DbfColumns | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Which of them are read past GDAL."""
    _openings: dict[tuple[str, str | None], Opening] = field(
        default_factory=dict, compare=False, repr=False
    )
    """How a layer is opened so that no value of it is changed."""

    def _opened(self, layer: str, made: StandIn) -> Opening:
        """Return what GDAL opens, the file or what stands in for it, and what it calls a layer.

        In many formats that is the name of the file.
        """
        stem = readable_name(self.path.stem)
        if layer != stem or made.stem == stem:
            return Opening(made.name, layer, made.options)
        import pyogrio

        named = {name for name, _ in pyogrio.list_layers(made.name)}
        return Opening(made.name, layer if layer in named else made.stem, made.options)

    def problems(self) -> tuple[Problem, ...]:
        """Return what the file lacks; what had to be put right stands with each layer."""
        with as_source_error(self.path):
            return missing_tables(self.path)

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry, in the file's order."""
        import pyogrio

        with as_source_error(self.path):
            opened, stem = stand_in_for(self.path, self.encoding), readable_name(self.path.stem)
            listed = pyogrio.list_layers(opened.name)
            return tuple(
                stem if name == opened.stem else name for name, kind in listed if kind is not None
            )

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer, without reading its features."""
        with as_source_error(self.path, layer):
            made = stand_in_for(self.path, encoding)
            of_gdal = None if made.found else encoding
            first = self._opened(layer, made)
            info = info_of(first, of_gdal)
            opening = exact_opening(first, info, of_gdal).renamed(made.names)
            if opening != first:
                info = info_of(opening, of_gdal)
            # Columns may be called otherwise in what stands in for the file.
            asked = Path(opening.name) if Path(opening.name).is_file() else self.path
            columns = GdalColumns.of(info, asked, opening.layer, made.names)
            if columns.driver == _KML:
                columns = replace(columns, hidden=unwritten_columns(Path(opening.name)))
            anew = dbf_columns(Path(opening.name), columns.names, made.found)
            coded = meanings_of(self.path, layer)
            labels = labels_of(self.path, layer)
        self._columns[layer, encoding] = columns
        self._openings[layer, encoding] = opening
        self._anew[layer, encoding] = anew
        types = dict(zip(columns.names, columns.types, strict=True))
        types |= anew.types if anew else {}
        types |= {name: kind.replace("Int16", "Integer") for name, kind in opening.numbers.items()}
        types |= dict.fromkeys(coded.keys() & types.keys(), "String")
        return LayerInfo(
            fields=tuple(Field(each, types[each], labels.get(each, "")) for each in columns.shown),
            crs=info["crs"],
            geometry_type=info["geometry_type"],
            encoding=made.found.name if made.found else info["encoding"],
            features=info["features"] if info["features"] >= 0 else None,
            counts_exactly=info["driver"] in _COUNTS_EXACTLY,
            bounds=info["total_bounds"],
            finds_by_id=info["driver"] in _FINDS_BY_ID and columns.id_is_clear,
            finds_by_extent=info["capabilities"]["fast_spatial_filter"] and columns.finds_by_extent,
            size_bytes=_size_bytes(self.path),
            has_ids=columns.has_ids,
            problems=made.problems,
            folders=folders_of(self.path, encoding).get(layer, ()),
        )

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        import pyogrio

        self._columns_of(layer, self.encoding)
        opening = self._openings[layer, self.encoding]
        with as_source_error(self.path, layer):
            info = pyogrio.read_info(
                opening.name, layer=opening.layer, force_total_bounds=True, **opening.options
            )
        bounds: Bounds | None = info["total_bounds"]
        return bounds

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches, in the file's order."""
        columns = self._columns_of(layer, query.encoding)
        if query.columns is None and columns.hidden:
            query = replace(query, columns=columns.shown)
        names = columns.names if query.columns is None else query.columns
        with as_source_error(self.path, layer):
            made = stand_in_for(self.path, query.encoding)
            of_gdal = None if made.found else query.encoding
            opening = self._openings[layer, query.encoding]
            request = columns.request(opening.layer, query)
            with rows_of(opening, encoding=of_gdal, **request) as (_, batches):
                if query.is_whole:
                    again = partial(_rows_read, opening, of_gdal)
                    driver, stated = columns.driver, columns.features
                    batches = whole_stream(batches, driver, stated, self.path, layer, again)
                named = named_rows(batches, columns, names, query)
                if made.found and made.has_raw_texts:
                    named = replace(named, batches=with_texts(named.batches, made.found))
                anew = self._anew[layer, query.encoding]
                if columns.driver == _KML:
                    named = replace(named, batches=without_unwritten(named.batches))
                rows = anew.restored(named.batches, named.id_column) if anew else named.batches
                rows = with_numbers(rows, opening.numbers)
                told = with_meanings(rows, meanings_of(self.path, layer))
                yield replace(named, batches=told)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features a layer of a GeoPackage has, whatever it says; else None."""
        from pyogrio.raw import read

        if self._columns_of(layer, self.encoding).driver != "GPKG":
            return None
        with as_source_error(self.path, layer):
            opening = self._openings[layer, self.encoding]
            statement = count_statement(opening.layer)
            _, _, _, (counts,) = read(opening.name, sql=statement, read_geometry=False)
        return int(counts[0])

    def _columns_of(self, layer: str, encoding: str | None) -> GdalColumns:
        if (layer, encoding) not in self._columns:
            self.layer_info(layer, encoding)
        return self._columns[layer, encoding]


def rows_of(
    opening: Opening,
    **request: Any,  # noqa: ANN401 - pyogrio's arguments
) -> "AbstractContextManager[tuple[dict[str, Any], pa.RecordBatchReader]]":
    """Open a layer; return what `pyogrio.raw.open_arrow` does: what is known of it, and its rows.

    Parameters
    ----------
    opening : Opening
        What is opened.
    **request
        More of the function's arguments.
    """
    from pyogrio.raw import open_arrow

    rows: AbstractContextManager[tuple[dict[str, Any], pa.RecordBatchReader]] = open_arrow(
        opening.name,
        **request,
        **opening.options,
        return_fids=True,
        batch_size=BATCH_SIZE,
        datetime_as_string=True,
        use_pyarrow=True,
    )
    return rows


def named_rows(
    batches: "pa.RecordBatchReader",
    columns: GdalColumns,
    names: tuple[str, ...],
    query: ArrowQuery,
) -> ArrowStream:
    """Return GDAL's answer with other names; its last column may be geometry.

    Columns are taken by position, for GDAL's own may be called like an attribute.

    Parameters
    ----------
    batches : pyarrow.RecordBatchReader
        The answer.
    columns : GdalColumns
        Those of the layer.
    names : tuple of str
        The attributes that it has.
    query : ArrowQuery
        What was asked for.
    """
    id_name, geometry_name = name_unlike("fid", names), name_unlike("geometry", names)
    last = [len(batches.schema) - 1] if query.geometry else []
    made = picked(
        batches,
        [columns.id_place(query), *columns.places(query), *last],
        [id_name, *names, *([geometry_name] if query.geometry else [])],
    )
    return ArrowStream(_with_whole_ids(made), id_name, geometry_name)


def _with_whole_ids(batches: "pa.RecordBatchReader") -> "pa.RecordBatchReader":
    """Return rows whose first column, the ids, are numbers even where they came as text."""
    import pyarrow as pa

    id_field = batches.schema.field(0)
    if not pa.types.is_string(id_field.type):
        return batches
    schema = batches.schema.set(0, id_field.with_type(pa.int64()))
    return pa.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in batches))


def info_of(opening: Opening, encoding: str | None) -> dict[str, Any]:
    """Return what `pyogrio.read_info` does of a layer; errors as those of pyogrio.

    Parameters
    ----------
    opening : Opening
        What is opened.
    encoding : str or None
        Of its texts, in place of the one that GDAL finds.
    """
    import pyogrio
    from pyogrio.errors import CRSError

    try:
        info: dict[str, Any] = pyogrio.read_info(
            opening.name, layer=opening.layer, encoding=encoding, **opening.options
        )
    except UnboundLocalError as error:
        # What pyogrio raises where the WKT of a CRS is no UTF-8.
        raise CRSError("its CRS cannot be read") from error
    return info


def _rows_read(opening: Opening, encoding: str | None) -> int:
    """Return how many rows GDAL's ordinary reader finds; it fails where the file breaks off."""
    from pyogrio.raw import read

    wanted = {"columns": [], "read_geometry": False, "return_fids": True, **opening.options}
    _, ids, _, _ = read(opening.name, layer=opening.layer, encoding=encoding, **wanted)
    return len(ids)


def _size_bytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files)

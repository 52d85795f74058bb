"""One GeoParquet table in the files of a folder, whose rows are numbered from part to part."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.formats.column_names import name_unlike
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.formats.parquet_folders import keys_of, parts_of
from gisapp.sources.left_out import told_of
from gisapp.sources.stand_ins.private_folder import readable_name

if TYPE_CHECKING:
    import pyarrow as pa

_TEXT, _NUMBER = "String", "Integer64"
_NO_ROWS = ArrowQuery(feature_ids=())


@dataclass(frozen=True)
class _Part:
    """One file, the number of its first row in the whole table, and what its folders say."""

    source: GeoParquetSource
    layer: str
    info: LayerInfo
    first: int
    keys: Mapping[str, str | None]

    def query(self, query: ArrowQuery) -> ArrowQuery | None:
        """Return what to ask this file to answer a query; None where it has nothing of it."""
        if query.bbox and self.info.bounds and not _touch(query.bbox, self.info.bounds):
            return None
        if query.columns is not None:
            own = {each.name for each in self.info.fields}
            query = replace(query, columns=tuple(each for each in query.columns if each in own))
        if query.feature_ids is None:
            return query
        rows = range(self.first, self.first + (self.info.features or 0))
        wanted = tuple(each - self.first for each in query.feature_ids if each in rows)
        return replace(query, feature_ids=wanted) if wanted else None


@dataclass(frozen=True)
class GeoParquetFolder:
    """A folder of GeoParquet files with the same columns: one layer; see `ArrowSource`.

    What the names of its folders say, as in `district=青山湖/0.parquet`, are attributes too.
    """

    path: Path

    def problems(self) -> tuple[Problem, ...]:
        """Return which of its files cannot be read."""
        _, failures = self._parts
        return tuple(
            Problem.of("file_left_out", file=readable_name(path.name), why=self._told(path, error))
            for path, error in failures.items()
        )

    def layer_names(self) -> tuple[str, ...]:
        """Return the name of the one layer."""
        return (readable_name(self.path.name),)

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the files state together; parameters as of `ArrowSource`."""
        parts, _ = self._parts
        infos = [part.info for part in parts]
        kinds = {each.geometry_type for each in infos}
        return replace(
            infos[0],
            fields=self._fields,
            geometry_type=kinds.pop() if len(kinds) == 1 else "Unknown",
            features=sum(each.features or 0 for each in infos),
            bounds=_around([each.bounds for each in infos if each.features]),
            finds_by_extent=all(each.finds_by_extent for each in infos),
            size_bytes=sum(each.size_bytes for each in infos),
        )

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        found = (part.source.layer_bounds(part.layer) for part in self._parts[0])
        return _around([each for each in found if each])

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open the layer to read it in batches, part by part."""
        import pyarrow as pa

        parts, _ = self._parts
        answer = self._answer(query)
        rows = chain.from_iterable(answer.rows_of(part, query) for part in parts)
        batches = pa.RecordBatchReader.from_batches(answer.schema, rows)
        yield ArrowStream(batches, answer.id_name, answer.geometry_name)

    def feature_count(self, layer: str) -> int | None:
        """Return how many features the files have."""
        return self.layer_info(layer).features

    @cached_property
    def _parts(self) -> tuple[tuple[_Part, ...], Mapping[Path, SourceError]]:
        """The files that can be read, and why others cannot; at least one can."""
        parts: list[_Part] = []
        failures: dict[Path, SourceError] = {}
        first = 0
        for path in parts_of(self.path):
            source = GeoParquetSource(path)
            try:
                (layer,) = source.layer_names()
                info = source.layer_info(layer)
            except SourceError as error:
                failures[path] = error
                continue
            parts.append(_Part(source, layer, info, first, keys_of(path, self.path)))
            first += info.features or 0
        if not parts:
            raise SourceError("folder_without_maps", path=self.path)
        return tuple(parts), failures

    @cached_property
    def _fields(self) -> tuple[Field, ...]:
        """The attributes: those of the files, then those that the folders' names say."""
        parts, _ = self._parts
        own: dict[str, Field] = {}
        for field in (field for part in parts for field in part.info.fields):
            kind = own.setdefault(field.name, field).type
            if kind != field.type:
                own[field.name] = replace(field, type=_TEXT)
        keys = {key: {part.keys[key] for part in parts} for key in parts[0].keys}
        told = (Field(key, _key_type(values)) for key, values in keys.items() if key not in own)
        return (*own.values(), *told)

    def _answer(self, query: ArrowQuery) -> "_Answer":
        """Return what the answer to a query looks like; attributes are as in the first file."""
        import pyarrow as pa

        first = self._parts[0][0]
        with first.source.arrow_stream(first.layer, _NO_ROWS) as stream:
            stored = {each.name: each.type for each in stream.batches.schema}
        made = {_TEXT: pa.string(), _NUMBER: pa.int64()}
        types = {
            each.name: made[each.type]
            if each.type == _TEXT or each.name not in stored
            else stored[each.name]
            for each in self._fields
        }
        names = tuple(types) if query.columns is None else query.columns
        id_name, geometry_name = name_unlike("row", names), name_unlike("geometry", names)
        fields = [(name, types[name]) for name in names] + [(id_name, pa.int64())]
        fields += [(geometry_name, pa.binary())] if query.geometry else []
        return _Answer(pa.schema(fields), id_name, geometry_name)

    def _told(self, path: Path, error: SourceError) -> str:
        """Return why a file cannot be read, which is named as it lies in the folder."""
        return str(told_of(error, path, readable_name(str(path.relative_to(self.path.parent)))))


@dataclass(frozen=True)
class _Answer:
    """The columns of an answer, and what those with ids and geometry are called."""

    schema: "pa.Schema"
    id_name: str
    geometry_name: str

    def rows_of(self, part: _Part, query: ArrowQuery) -> "Iterator[pa.RecordBatch]":
        """Yield what a part has of the answer."""
        asked = part.query(query)
        if asked is None:
            return
        with part.source.arrow_stream(part.layer, asked) as stream:
            for batch in stream.batches:
                yield self._completed(batch, stream, part)

    def _completed(
        self, batch: "pa.RecordBatch", stream: ArrowStream, part: _Part
    ) -> "pa.RecordBatch":
        """Return rows of a part as rows of the whole table."""
        import pyarrow as pa
        import pyarrow.compute as pc

        own = {each.name for each in part.info.fields}

        def column(name: str) -> "pa.Array":
            if name == self.id_name:
                return pc.add(batch.column(stream.id_column), part.first)
            if name == self.geometry_name:
                return batch.column(stream.geometry_column)
            if name in own:
                return batch.column(name)
            return pa.repeat(pa.scalar(part.keys[name], pa.string()), len(batch))

        columns = [column(field.name).cast(field.type) for field in self.schema]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)


def _key_type(values: set[str | None]) -> str:
    """Return the type of a key: whole numbers, unless one would be written otherwise."""
    known = [each for each in values if each is not None]
    is_number = bool(known) and all(
        each.isascii() and each.isdigit() and len(each) < 18 and str(int(each)) == each
        for each in known
    )
    return _NUMBER if is_number else _TEXT


def _touch(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _around(bounds: list[Bounds] | list[Bounds | None]) -> Bounds | None:
    """Return the box around others, None where one is not known."""
    known = [each for each in bounds if each]
    if not known or len(known) < len(bounds):
        return None
    west, south, east, north = zip(*known, strict=True)
    return min(west), min(south), max(east), max(north)

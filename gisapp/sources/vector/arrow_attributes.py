"""The attributes of a vector file's features, left in the file until someone asks for them."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue, Column, Field
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.tables.plain_values import plain
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.sources.formats.source_protocol import ArrowSource
from gisapp.sources.vector.arrow_columns import column_of
from gisapp.sources.vector.attribute_reader import AttributeReader
from gisapp.sources.vector.file_rows import FileRows
from gisapp.sources.vector.kept_attributes import KeptAttributes
from gisapp.sources.vector.name_field import name_field_of

_FEW = 100
"""Features up to which reading each by its id is quicker than reading a column of a large file."""
_REMEMBERED = 1000
"""Records of single features that are kept, to find these again when the file has changed."""


class ArrowAttributes:
    """Attributes read by feature id; safe to ask from several threads.

    Parameters
    ----------
    source : ArrowSource
        The file.
    layer : str
        The layer of it.
    fields : tuple of Field
        The attributes in the file's order.
    encoding : str or None
        Of texts, in place of the one that the file states.
    finds_by_id : bool
        True if the file finds one feature without reading the others; else all are read and
        kept, as Arrow, when the first one is asked for.
    fits_into_memory : bool
        True if an attribute of all features may be kept; else only of those near a place.
    """

    def __init__(
        self,
        source: ArrowSource,
        layer: str,
        fields: tuple[Field, ...],
        *,
        encoding: str | None,
        finds_by_id: bool,
        fits_into_memory: bool = True,
    ) -> None:
        self._reader = AttributeReader(source, layer, encoding)
        self._fields = fields
        self._finds_by_id = finds_by_id
        self._fits_into_memory = fits_into_memory
        self._near: Bounds | None = None
        self._lock = Lock()
        self._kept: dict[str | None, ArrowRows] = {}
        self._records: dict[int, Mapping[str, AttributeValue]] = {}

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes' names and types, in the file's order."""
        return self._fields

    @property
    def all_rows(self) -> FileRows:
        """The attributes of all features, which are read anew each time."""
        return FileRows(self._reader)

    @cached_property
    def name_field(self) -> str | None:
        """The field with the name of a feature, None where none looks like it."""
        return name_field_of(self._fields)

    def near(self, bounds: Bounds | None) -> "ArrowAttributes":
        """Return the same attributes, of which those near a place are kept once they are read.

        That is for a table which does not fit into memory.

        Parameters
        ----------
        bounds : tuple of float or None
            xmin, ymin, xmax, ymax in the layer's own CRS; None for no place.
        """
        made = ArrowAttributes(
            self._reader.source,
            self._reader.layer,
            self._fields,
            encoding=self._reader.encoding,
            finds_by_id=self._finds_by_id,
            fits_into_memory=self._fits_into_memory,
        )
        made._near = bounds
        made._records = self._records
        return made

    @property
    def has_names(self) -> bool:
        """True if a field has the names of the features."""
        return self.name_field is not None

    @property
    def is_at_hand(self) -> bool:
        """True if the attributes of a few features can be had at once, else only after `fetch`."""
        return self._finds_by_id or not self._fields or None in self._kept

    @property
    def names_at_hand(self) -> bool:
        """True if the names of many features can be had at once, else only after `fetch`.

        Of a table that does not fit into memory, those that are wanted are read one by one.
        """
        if self.name_field is None or (self._finds_by_id and not self._fits_into_memory):
            return True
        return (self.name_field if self._finds_by_id else None) in self._kept

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Read what `is_at_hand` and `names_at_hand` need, in a worker: as long as opening, maybe.

        Parameters
        ----------
        progress : Progress
            Asked after each batch whether to stop; after a cancel nothing is kept.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        with self._lock:
            if progress.is_cancelled or (self.is_at_hand and self.names_at_hand):
                return
            field = self.name_field if self._finds_by_id else None
            rows = self._reader.rows_near(None if field is None else [field], self._near, progress)
            if not progress.is_cancelled:
                self._kept[field] = rows

    def kept(self, progress: Progress = NO_PROGRESS) -> KeptAttributes | None:
        """Return all attributes of all features as they are now, to know them once the file is new.

        Nothing else changes: what was read from the file is read from it later too. None after a
        cancel. Parameters and errors are those of `fetch`.
        """
        rows = self._kept.get(None) or self._reader.rows_near(None, self._near, progress)
        if progress.is_cancelled:
            return None
        return KeptAttributes(self._fields, rows, self.name_field)

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return all attributes of one feature by their names; None for a missing value.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        if not self._fields:
            return {}
        rows = self._reader.rows_of(None, [feature_id]) if self._finds_by_id else self._keep(None)
        record = self._with(rows, [feature_id]).record(feature_id)
        return self._note(feature_id, record)

    def known(self, field: str, feature_ids: Sequence[int]) -> Mapping[int, AttributeValue]:
        """Return one attribute of those features of which it is in memory; the file is not read."""
        records = {each: self._records[each] for each in feature_ids if each in self._records}
        known = {each: record[field] for each, record in records.items() if field in record}
        for rows in tuple(self._kept.values()):
            if field in rows.table.column_names:
                here = rows.those_of(feature_ids)
                values = column_of(rows.values(field, here)).values
                known.update(zip(here, values, strict=True))
        return known

    def ids_with(
        self, field: str, wanted: Collection[AttributeValue]
    ) -> Mapping[AttributeValue, int] | None:
        """Return the feature that has each of some values; see `AttributeReader.ids_with`."""
        return self._reader.ids_with(field, wanted)

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features, in the order asked for.

        Parameters
        ----------
        field : str
            The name of one of `fields`.
        feature_ids : sequence of int
            The features; each may be asked for more than once.

        Raises
        ------
        KeyError
            There is no such field.
        SourceError
            The file cannot be read any more.
        """
        if not len(feature_ids):
            return Column.of([])
        rows = self._with(self._rows_with(field, feature_ids), feature_ids)
        return column_of(rows.values(field, feature_ids))

    def columns(self, fields: Sequence[str], feature_ids: Sequence[int]) -> Mapping[str, Column]:
        """Return several attributes of several features by their names.

        Of a few features they are read all at once. Parameters and errors are those of `column`.
        """
        if not self._finds_by_id or len(feature_ids) > _FEW or not len(feature_ids):
            return {field: self.column(field, feature_ids) for field in fields}
        rows = self._with(self._reader.rows_of(fields, feature_ids), feature_ids)
        return {field: column_of(rows.values(field, feature_ids)) for field in fields}

    def arrow_rows(
        self,
        fields: Sequence[str],
        feature_ids: NDArray[np.int64],
        progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return several attributes of all features of a layer; see `AttributeTable.arrow_rows`."""
        kept = self._kept.get(None)
        if kept is None and self._finds_by_id:
            kept = self._keep_each(fields, progress)
        elif kept is None:
            kept = self._keep(None)
        if progress.is_cancelled:
            return kept
        of_features = self._with(kept, feature_ids).of_features(feature_ids)
        return of_features.of_fields(fields)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return the name of each feature, empty where the file has none.

        Raises
        ------
        SourceError
            The file cannot be read any more.
        """
        field = self.name_field
        if field is None or not len(feature_ids):
            return [Bilingual()] * len(feature_ids)
        rows = self._with(self._rows_with(field, feature_ids), feature_ids)
        values = rows.values(field, feature_ids).to_pylist()
        return [Bilingual(*[plain_text(plain(value)).strip()] * 2) for value in values]

    def _with(self, rows: ArrowRows, feature_ids: Sequence[int] | NDArray[np.int64]) -> ArrowRows:
        """Return the rows if all of some features are among them."""
        if not rows.have(feature_ids):
            raise SourceError("no_attributes_of_some", path=self._reader.source.path)
        return rows

    def _note(self, feature_id: int, record: Mapping[str, object]) -> Mapping[str, AttributeValue]:
        """Remember what a user has read of a feature."""
        made = _plain_record(record)
        if len(self._records) >= _REMEMBERED:
            self._records.pop(next(iter(self._records)), None)
        self._records[feature_id] = made
        return made

    def _rows_with(self, field: str, feature_ids: Sequence[int]) -> ArrowRows:
        """Return rows that have an attribute of some features, read as fast as may be."""
        if self._finds_by_id and len(feature_ids) <= _FEW and field not in self._kept:
            return self._reader.rows_of([field], feature_ids)
        if self._fits_into_memory:
            # What must be read whole anyway is read once.
            return self._keep(field if self._finds_by_id else None)
        if self._near is not None:
            rows = self._keep(field)
            if rows.have(feature_ids):
                return rows
        return self._reader.rows_of([field], feature_ids)

    def _keep_each(self, fields: Sequence[str], progress: Progress) -> ArrowRows:
        """Return some attributes of all features at hand; those that are missing are read once."""
        with self._lock:
            missing = [each for each in fields if each not in self._kept]
            if missing or not fields:
                read = self._reader.rows_near(missing, self._near, progress)
                if progress.is_cancelled or not fields:
                    return read
                self._kept |= {each: read.of_fields([each]) for each in missing}
            first, *others = (self._kept[each] for each in fields)
        for each in others:
            if each.ids is not first.ids and not np.array_equal(each.ids, first.ids):
                raise SourceError("no_attributes_of_some", path=self._reader.source.path)
            first = first.beside(each)
        return first

    def _keep(self, field: str | None) -> ArrowRows:
        """Return one attribute of all features at hand, or all attributes (None), read once."""
        kept = self._kept.get(field)
        if kept is not None:
            # Whoever asks for this need not wait while another one is read.
            return kept
        with self._lock:
            if field not in self._kept:
                fields = None if field is None else [field]
                self._kept[field] = self._reader.rows_near(fields, self._near)
            return self._kept[field]


def _plain_record(record: Mapping[str, object]) -> Mapping[str, AttributeValue]:
    return {name: plain(value) for name, value in record.items()}

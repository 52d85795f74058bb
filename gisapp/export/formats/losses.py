"""What formats cannot keep, in words: each once, with the names of the fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import Layer
from gisapp.errors import Phrase
from gisapp.export.formats.plain_values import is_text
from gisapp.export.formats.writer import FeatureExport
from gisapp.export.tables.chosen import chosen_batches
from gisapp.export.tables.row_batch import RowTable

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_NAMED = 12
_LONGEST_NAME = 40


def listed(names: Iterable[str]) -> str:
    """Return a few names for a sentence.

    >>> listed(["a", "b"])
    'a, b'
    """
    every = list(dict.fromkeys(names))
    told = [_short(name) for name in every[:_MOST_NAMED]]
    more = len(every) - len(told)
    return ", ".join(told) + (f", … (+{more:,})" if more else "")


def renamed(names: Mapping[str, str]) -> Iterator[Phrase]:
    """Say which columns are called otherwise in the file."""
    other = [f"{_short(old)} → {new}" for old, new in names.items() if old != new]
    if other:
        yield Phrase("export.loss.names", {"names": listed(other), "count": len(other)})


def of_types(
    export: FeatureExport, code: str, is_lost: "Callable[[pa.DataType], bool]"
) -> Iterator[Phrase]:
    """Say that the columns of some types lose something, by the code of the sentence."""
    yield from _of_fields(
        code,
        (field.name for table in export.tables for field in table.schema if is_lost(field.type)),
    )


def of_values(
    export: FeatureExport,
    code: str,
    is_lost: "Callable[[pa.ChunkedArray], bool]",
    may_lose: "Callable[[pa.DataType], bool]",
) -> Iterator[Phrase]:
    """Say that columns with some values lose something.

    Of a layer beyond memory, all columns that may have such a value are named.

    Parameters
    ----------
    export : FeatureExport
        What is written.
    code : str
        Of the sentence, with `_maybe` where the values were not looked at.
    is_lost : callable
        Returns True for a column with such a value.
    may_lose : callable
        Returns True for a type that can have such values.
    """
    for table in export.tables:
        fields = [field.name for field in table.schema if may_lose(field.type)]
        whole = table.whole
        if whole is None:
            yield from _of_fields(f"{code}_maybe", fields)
        else:
            yield from _of_fields(code, (each for each in fields if is_lost(whole.column(each))))


def several_layers(export: FeatureExport) -> Iterator[Phrase]:
    """Say that several layers become one table."""
    layers = export.request.layers
    if len(layers) > 1:
        names = listed(layer.name.in_language(export.language) for layer in layers)
        yield Phrase("export.loss.layers", {"count": len(layers), "names": names})


def not_in_utc(export: FeatureExport) -> Iterator[Phrase]:
    """Say which moments lose the zone that they are told in."""

    def has_zone(kind: "pa.DataType") -> bool:
        import pyarrow as pa

        return pa.types.is_timestamp(kind) and kind.tz not in (None, "UTC")

    yield from of_types(export, "export.loss.zones", has_zone)


def blank_texts(export: FeatureExport) -> Iterator[Phrase]:
    """Say which columns have empty texts beside missing ones, where these come again alike."""
    yield from of_values(export, "export.loss.blank", _has_blank, is_text)


def missing_shapes(table: RowTable) -> bool:
    """Return True if a feature of a table has no shape, as far as is known."""
    return any(
        bool(layer.geometry.is_missing.any()) or layer.partial is not None for layer in table.layers
    )


def placeless(export: FeatureExport, layers: Iterable[Layer]) -> Iterator[Phrase]:
    """Say how many features of layers have no place, where a format leaves those out."""
    chosen, count = export.request.chosen, 0
    for layer in layers:
        if layer.partial is not None:
            yield Phrase("export.loss.placeless_maybe", {"layer": layer.name})
        elif layer.geometry.is_missing.any():
            count += sum(int(each.is_missing.sum()) for each in chosen_batches(layer, chosen))
    if count:
        yield Phrase("export.loss.placeless", {"count": count})


def _of_fields(code: str, names: Iterable[str]) -> Iterator[Phrase]:
    found = listed(names)
    if found:
        yield Phrase(code, {"names": found})


def _has_blank(column: "pa.ChunkedArray") -> bool:
    import pyarrow.compute as pc

    return bool(pc.any(pc.equal(column, "")).as_py())


def _short(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"

"""Which class of a symbology each feature belongs to, by an attribute."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.class_places import Places, places_of_numbers, places_of_values
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.names import field_named
from gisapp.core.layers.styles.class_labels import labels_of
from gisapp.core.layers.styles.class_symbols import made_classes, styled
from gisapp.core.layers.styles.frequent_values import most_frequent
from gisapp.core.layers.styles.natural_breaks import natural_breaks
from gisapp.core.layers.styles.round_breaks import pretty_breaks, quantile_breaks
from gisapp.core.layers.styles.wide_breaks import deviation_breaks, equal_breaks
from gisapp.core.layers.symbology import Basis, Method, Symbology
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.finite_numbers import are_numbers, finite_numbers
from gisapp.core.tables.years import by_year
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.shortening import shortened
from gisapp.words import Words

if TYPE_CHECKING:
    import pyarrow as pa

MOST_VALUES = 12
"""So many values have a class of their own: those that occur most. More have one where the user
says something of them."""
MOST_CLASSES = 250
"""A feature's class is kept in one byte."""
_LONGEST_LABEL = 60
_Breaks = Callable[[NDArray[np.float64], int], NDArray[np.float64]]
_BREAKS: dict[Method, _Breaks] = {
    "quantiles": quantile_breaks,
    "intervals": equal_breaks,
    "pretty": pretty_breaks,
    "deviation": deviation_breaks,
}


@dataclass(frozen=True, eq=False)
class Classification:
    """The classes of a layer.

    Parameters
    ----------
    symbology : Symbology
        How each class looks.
    classes : (features,) uint8
        The position in `symbology.classes` of each feature.
    """

    symbology: Symbology
    classes: Places

    def of(self, layer: Layer) -> Layer:
        """Return the layer with these classes in place of those it has."""
        return replace(layer, content=layer.content.classified(self.symbology, self.classes))


def unclassified(layer: Layer) -> Classification:
    """Return one class for all features."""
    return Classification(layer.symbology.unclassed, np.zeros(len(layer.geometry), np.uint8))


def classify(
    layer: Layer,
    style: LayerStyle | str,
    words: Sequence[Words],
    method: Method | None = None,
    progress: Progress = NO_PROGRESS,
    whole: "pa.ChunkedArray | None" = None,
) -> Classification:
    """Return a class for each value of an attribute or, of numbers, for each range.

    Values that read alike share a class; of more than `MOST_VALUES` the rarest share one. So many
    dates have a class for each year, where no method is said.
    Features without a value have a quiet class of their own; to it belong also numbers that are
    not finite. A layer of which only some features are loaded always has classes for other values
    and for none, since features to come may need them.

    Parameters
    ----------
    layer : Layer
        Its features in memory are read.
    style : LayerStyle or str
        What is chosen; or the name of the attribute alone.
    words : sequence of Words
        English and Chinese.
    method : Method or None
        With the name of an attribute. None takes quantiles for numbers that are no codes; other
        values always have a class each.
    progress : Progress
        Asked whether to stop while the values are read.
    whole : pyarrow.ChunkedArray or None
        The attribute of all features of a layer beyond memory, to make its classes of; the class
        of each feature is then told once it is loaded. None to read it of those in memory.

    Raises
    ------
    KeyError
        The layer has no such field.
    SourceError
        The source cannot be read any more.
    """
    if isinstance(style, str):
        style = replace(PLAIN_STYLE, field=style, method=method)
    basis: Basis = "all" if layer.partial is None or whole is not None else "sample"
    is_part, look = layer.partial is not None, layer.symbology
    making = _Making(style, _role_of(layer, style.field), words, is_part, basis)
    if whole is not None:
        made, _ = making.of_column(whole)
        made = replace(made, base=look.common, own=look.own, request=style.request)
        return Classification(styled(made, style, layer.geometry.kind), np.empty(0, np.uint8))
    rows = layer.attributes.arrow_rows([style.field], layer.geometry.feature_ids, progress)
    progress.check()
    made, places = making.of_column(rows.table.column(style.field))
    made = replace(made, base=look.common, own=look.own, request=style.request)
    if layer.partial is None:
        made = _with_counts(made, places)
    symbology = styled(made, style, layer.geometry.kind)
    ids = layer.geometry.feature_ids
    return Classification(symbology, places[rows.places(ids)] if len(ids) else places)


def restyled(layer: Layer, style: LayerStyle) -> Layer:
    """Return a layer with the same classes in the look that another style gives them.

    Parameters
    ----------
    layer : Layer
    style : LayerStyle
        Its field, method, count and breaks are those that the classes were made by.
    """
    content, kind = layer.content, layer.geometry.kind
    content = content.classified(styled(content.symbology, style, kind), content.classes)
    partial = content.partial
    if partial is not None and partial.colors is not None:
        colors = styled(partial.colors, style, kind)
        content = replace(content, partial=replace(partial, colors=colors))
    return replace(layer, style=style, content=content)


def can_restyle(layer: Layer, style: LayerStyle) -> bool:
    """True if a style asks for the classes that a layer has, in whatever look."""
    coloring = layer.coloring
    if not style.field:
        return not coloring.attribute
    known = set(coloring.keys)
    # A value that shares a class gets its own once something is said of it.
    return coloring.request == style.request and (
        "others" not in known
        or all(each.key in known for each in style.classes if each.key.startswith("value:"))
    )


@dataclass(frozen=True)
class _Making:
    """What classes are made by; of a part of a layer's features where there is no room for all."""

    style: LayerStyle
    role: FieldRole
    words: Sequence[Words]
    is_part: bool
    basis: Basis

    def of_column(self, column: "pa.ChunkedArray") -> tuple[Symbology, Places]:
        """Return classes without a look, and the place of each row's among them."""
        method = self.style.method
        is_named = method in ("values", "years") or (method is None and self.role == "code")
        if is_named or not are_numbers(column):
            values = CodedColumn.of(column)
            dated = self._by_year(values)
            told = values if dated is None else dated
            made = self._of_values(told, "values" if dated is None else "years")
            return made, places_of_values(made, told)
        numbers = finite_numbers(column)
        made = self._of_ranges(numbers)
        return made, places_of_numbers(made, numbers)

    def _by_year(self, values: CodedColumn) -> CodedColumn | None:
        """Return dates by their years, where that is asked for or there are many; else None."""
        if self.style.method not in ("years", None) or values.is_numeric:
            return None
        if self.style.method is None and len(values.values) <= MOST_VALUES:
            return None
        dated = by_year(values)
        return None if dated is values else dated

    def _of_values(self, values: CodedColumn, method: Method) -> Symbology:
        frequent = [] if self.style.is_listed else most_frequent(values, MOST_VALUES)
        if method == "years":
            frequent.sort()
        keys = [each.key for each in self.style.classes if each.key.startswith("value:")]
        # Also those that do not occur: the values of another extent, or of another delivery, may.
        told = [key.removeprefix("value:") for key in keys]
        shown = list(filter(None, dict.fromkeys([*frequent, *told])))[:MOST_CLASSES]
        quiet = {}
        others = len(values.values) - len(values.places_of(shown))
        if self.is_part:
            quiet["others"] = self._in_both("layers.other_values")
        elif others:
            code = "layers.other_values_one" if others == 1 else "layers.other_values_counted"
            quiet["others"] = self._in_both(code, count=f"{others:,}")
        if self.is_part or not shown or values.codes.min(initial=0) < 0:
            quiet["missing"] = self._in_both("layers.no_value")
        labels = [Bilingual(shortened(text, _LONGEST_LABEL)) for text in shown]
        classes = made_classes(labels, shown, quiet)
        return Symbology(classes, self.style.field, method, basis=self.basis)

    def _of_ranges(self, numbers: NDArray[np.float64]) -> Symbology:
        stated = numbers[~np.isnan(numbers)]
        method, basis = self.style.method or "quantiles", self.basis
        breaks, labels, quiet = np.empty(0), list[str](), {}
        if len(stated):
            breaks, is_exact = _breaks(stated, self.style, method)
            basis = basis if is_exact or basis == "sample" else "groups"
            labels = labels_of(stated, breaks, self.role)
        if self.is_part or len(stated) < len(numbers) or not labels:
            quiet["missing"] = self._in_both("layers.no_value")
        classes = made_classes([Bilingual(each) for each in labels], (), quiet)
        cuts = tuple(breaks.tolist())
        return Symbology(classes, self.style.field, method, None, cuts, basis=basis)

    def _in_both(self, code: str, **values: str) -> Bilingual:
        return Bilingual(*(each(code, **values) for each in self.words))


def _breaks(
    stated: NDArray[np.float64], style: LayerStyle, method: Method
) -> tuple[NDArray[np.float64], bool]:
    """Return where to cut numbers, and whether each of them was heeded by itself."""
    if method == "own":
        own = np.unique(np.array(style.breaks, np.float64))
        return own[np.isfinite(own)][: MOST_CLASSES - 1], True
    count = min(max(style.count, 1), MOST_CLASSES)
    if method == "natural":
        return natural_breaks(stated, count)
    return _BREAKS[method](stated, count), True


def _with_counts(made: Symbology, places: Places) -> Symbology:
    counts = np.bincount(places, minlength=len(made.classes)).tolist()
    classes = (replace(each, count=count) for each, count in zip(made.classes, counts, strict=True))
    return replace(made, classes=tuple(classes))


def _role_of(layer: Layer, name: str) -> FieldRole:
    field = field_named(layer, name)
    return role_of(layer, field) if field is not None else "quantity"

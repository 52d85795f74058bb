"""The figures that the status bar may show of a selection: of what adding up means something."""

from collections.abc import Iterator
from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.text.units import format_value
from gisapp.core.view_state import ViewState
from gisapp.session.own_parks.selection_totals import SelectionTotals
from gisapp.session.select.shape_sums import ShapeSum
from gisapp.ui.details.selection_summary import park_totals
from gisapp.ui.details.total_rows import column_name, total_text
from gisapp.words import Words

NO_FIGURE = "none"
_MOST_SUBJECTS = 2000
"""Of a dataset so many subjects are added up while the user waits."""
_AREA_DIGITS = 4


@dataclass(frozen=True)
class Figure:
    """One of them.

    Parameters
    ----------
    key : str
        What the user's choice is remembered by: "area", "length", "fact:<code>" or
        "column:<name>".
    name : str
        In the user's language.
    value : str
        With its unit, in the user's language.
    note : str
        Of how many features it is, where not of all; empty for nothing to say.
    """

    key: str
    name: str
    value: str
    note: str = ""


def figures_of(
    state: ViewState, shapes: ShapeSum | None, totals: SelectionTotals
) -> tuple[Figure, ...]:
    """Return the figures of what is selected, as far as they are there.

    Only sums are among them; of rates, codes and years there is none.

    Parameters
    ----------
    state : ViewState
        Has the selection, the words and the units.
    shapes : ShapeSum or None
        What the shapes come to; None while it is not known.
    totals : SelectionTotals
        What the attributes come to.
    """
    shown = (*_of_shapes(state, shapes), *_of_facts(state), *_of_columns(state, totals))
    # Layers may have columns of one name: each is a figure of its own.
    return tuple({figure.key: figure for figure in reversed(shown)}.values())[::-1]


def chosen_figure(figures: tuple[Figure, ...], key: str) -> Figure | None:
    """Return the figure that the user wants to see: the chosen one, else the first."""
    if key == NO_FIGURE:
        return None
    wanted = (figure for figure in figures if figure.key == key)
    return next(wanted, figures[0] if figures else None)


def _of_shapes(state: ViewState, shapes: ShapeSum | None) -> Iterator[Figure]:
    words, units = state.words.value, state.units.value
    if shapes is None:
        return
    count = len(state.selection.value.features)
    if shapes.polygons:
        value = format_value(shapes.area_m2, "m2", units, words, digits=_AREA_DIGITS)
        note = _note(shapes.polygons, count, words)
        yield Figure("area", words("select.area"), value, note)
    if shapes.lines:
        value = format_value(shapes.length_m, "m", units, words, digits=_AREA_DIGITS)
        yield Figure("length", words("select.length"), value, _note(shapes.lines, count, words))


def _of_facts(state: ViewState) -> Iterator[Figure]:
    """Yield what the facts of a dataset come to, where they may be added up."""
    features, layers = state.selection.value.features, state.layers
    if len(features) > _MOST_SUBJECTS:
        return
    for total, formatter in park_totals(features, layers, state.words.value, state.units.value):
        if total.value is not None and total.operands:
            code = total.operands[0].property_code
            value = formatter.derived_value(total)
            note = _note(len(total.operands), len(features), state.words.value)
            yield Figure(f"fact:{code}", formatter.property_label(code), value, note)


def _of_columns(state: ViewState, totals: SelectionTotals) -> Iterator[Figure]:
    features, words = state.selection.value.features, state.words.value
    of_layers = totals.sums_of(features).of_layers
    for layer in state.layers.present(of_layers):
        of_layer = of_layers[layer.layer_id]
        for column in of_layer.columns:
            total = column.total
            if total.joining == "sum" and total.value is not None:
                value = total_text(column, total, words, state.units.value)
                name = column_name(column, words)
                if len(of_layers) > 1:
                    name = _within(layer, name, words)
                note = _note(total.stated, len(features), words)
                yield Figure(f"column:{column.field}", name, value, note)


def _within(layer: Layer, name: str, words: Words) -> str:
    return words("select.of_layer", name=name, layer=layer.name.in_language(words.language))


def _note(stated: int, count: int, words: Words) -> str:
    if stated == count:
        return ""
    return words("select.stated", stated=f"{stated:,}", count=f"{count:,}")

"""The symbol that the classes of a style have in common."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.symbology import Symbol
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.palette_names import in_palette

_OF_CLASSES = "series1_line"
"""The stroke of a symbol whose classes have it in their own colours."""


def common_symbol(
    shown: Sequence[Symbol],
    kind: GeometryKind,
    left_out: LeftOut,
    *,
    but_sizes: bool = False,
) -> Symbol | None:
    """Return the symbol that most classes have but for their colours; None where there is none.

    Parameters
    ----------
    shown : sequence of Symbol
        Those of the classes that are drawn.
    kind : {"point", "line", "polygon"}
        Of the features.
    left_out : LeftOut
        Notes that classes differ in more than colour.
    but_sizes : bool
        True if they may differ in size too.
    """
    if not shown:
        return None
    counts = Counter(_plain(each, but_sizes) for each in shown)
    common = counts.most_common(1)[0][0]
    found = next(each for each in shown if _plain(each, but_sizes) == common)
    outlines = {_own_outline(each) for each in shown}
    if kind == "polygon" and outlines == {""} and found.fill:
        # Outlines go with the fills then, as our own do.
        found = replace(found, stroke=found.stroke and _OF_CLASSES)
    if len(counts) > 1 or (kind != "line" and len(outlines) > 1):
        left_out.note("class_symbols")
    return in_palette(found)


def _plain(symbol: Symbol, but_sizes: bool) -> Symbol:
    """Return a symbol without what classes may differ in."""
    plain = replace(symbol, fill="#" if symbol.fill else "", stroke="#" if symbol.stroke else "")
    return replace(plain, marker_size=0.0, stroke_width=0.0) if but_sizes else plain


def _own_outline(symbol: Symbol) -> str:
    """Return the colour of an outline that is neither its fill's nor the stronger side of it."""
    named = in_palette(symbol)
    is_of_fill = named.stroke in (named.fill, f"{named.fill}_line")
    return "" if is_of_fill or not symbol.fill else symbol.stroke

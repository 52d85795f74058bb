"""A layer's style as JSON, for project files, for settings and for the clipboard."""

import math
import re
import sys
from dataclasses import asdict
from typing import get_args

from gisapp.core.layers.layer_style import PLAIN_STYLE, ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Dash, Hatch, Marker, Method, Symbol
from gisapp.core.project.stored_part import StoredPart
from gisapp.core.text.json_value import Json

MOST_CLASSES = 250
LARGEST_PX = 200.0
_COARSEST_M = 1e6
_COLOR = re.compile(r"#[0-9a-fA-F]{6}|[a-z][a-z0-9_]{0,40}")


def style_as_json(style: LayerStyle) -> dict[str, Json] | None:
    """Return a style as JSON, None where nothing is chosen."""
    if style == PLAIN_STYLE:
        return None
    labels = style.labels
    return {
        "field": style.field,
        "method": style.method,
        "count": style.count,
        "breaks": list(style.breaks),
        "palette": style.palette,
        "reversed": style.is_reversed,
        "symbol": asdict(style.symbol) if style.symbol else None,
        "sizes": list(style.sizes_px) if style.sizes_px else None,
        "classes": [
            {
                "key": each.key,
                "label": each.label,
                "color": each.color,
                "hidden": each.is_hidden,
            }
            for each in style.classes
        ],
        "listed": style.is_listed,
        "labels": None
        if labels is None
        else asdict(labels)
        | {"coarsest": labels.coarsest if math.isfinite(labels.coarsest) else None},
    }


def style_of_part(part: StoredPart) -> LayerStyle:
    """Return what of a stored style is sound; the rest is noted as a problem of the part."""
    count = part.number("count", 1, MOST_CLASSES)
    sizes = part.numbers("sizes")
    sound_sizes = len(sizes) == 2 and all(0 < each <= LARGEST_PX for each in sizes)
    if sizes and not sound_sizes:
        part.complain("sizes")
    return LayerStyle(
        field=part.text("field"),
        method=part.word_or_none("method", get_args(Method)),
        count=LayerStyle.count if count is None else int(count),
        breaks=tuple(sorted(set(part.numbers("breaks", sys.float_info.max))))[: MOST_CLASSES - 1],
        palette=part.text("palette"),
        is_reversed=part.flag("reversed", False),
        symbol=_symbol(part.part("symbol")) if part.has("symbol") else None,
        sizes_px=(sizes[0], sizes[1]) if sound_sizes else None,
        classes=tuple(map(_choice, part.parts("classes", MOST_CLASSES))),
        labels=_labels(part.part("labels")) if part.has("labels") else None,
        is_listed=part.flag("listed", False),
    )


def _symbol(part: StoredPart) -> Symbol:
    usual = Symbol()
    dashes: tuple[Dash, ...] = get_args(Dash)
    hatches: tuple[Hatch, ...] = get_args(Hatch)
    markers: tuple[Marker, ...] = get_args(Marker)
    return Symbol(
        fill=_color(part, "fill"),
        fill_opacity=_number(part, "fill_opacity", 1.0, usual.fill_opacity),
        stroke=_color(part, "stroke"),
        stroke_width=_number(part, "stroke_width", LARGEST_PX, usual.stroke_width),
        dash=part.word("dash", dashes, usual.dash),
        hatch=part.word("hatch", hatches, usual.hatch),
        marker=part.word("marker", markers, usual.marker),
        marker_size=_number(part, "marker_size", LARGEST_PX, usual.marker_size),
        soft=part.flag("soft", usual.soft),
        casing=_color(part, "casing"),
        arrow=part.flag("arrow", usual.arrow),
    )


def _choice(part: StoredPart) -> ClassChoice:
    return ClassChoice(
        part.text("key", 100_000),
        part.text("label"),
        _color(part, "color"),
        part.flag("hidden", False),
    )


def _labels(part: StoredPart) -> LabelChoice:
    usual = LabelChoice()
    coarsest = part.number("coarsest", 0, _COARSEST_M)
    return LabelChoice(
        template=part.text("template"),
        is_on=part.flag("is_on", usual.is_on),
        size=max(_number(part, "size", LARGEST_PX, usual.size), 1.0),
        bold=part.flag("bold", usual.bold),
        color=_color(part, "color") or usual.color,
        finest=_number(part, "finest", _COARSEST_M, usual.finest),
        coarsest=usual.coarsest if coarsest is None else coarsest,
    )


def _number(part: StoredPart, key: str, most: float, usual: float) -> float:
    found = part.number(key, 0, most)
    return usual if found is None else found


def _color(part: StoredPart, key: str) -> str:
    """Return a colour, empty for none; a palette that has no such name draws it grey."""
    text = part.text(key)
    if text and not _COLOR.fullmatch(text):
        part.complain(key)
        return ""
    return text

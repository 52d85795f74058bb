"""A look that is written as QML and read again is the same."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.export.styles.qml import qml_of
from gisapp.sources.styles.qml import read_qml
from gisapp.sources.styles.read_style import ReadStyle
from tests.styled_layers import in_style, layer_of, lines, points

OWN = LayerStyle(
    field="use",
    classes=(
        ClassChoice("value:storage", "Lager & <Hof>", "#123456"),
        ClassChoice("value:housing", is_hidden=True),
    ),
)
STYLES = [
    LayerStyle(),
    LayerStyle(symbol=Symbol(fill="#ff0000", stroke="#00ff00", hatch="cross", stroke_width=3.0)),
    LayerStyle(symbol=Symbol(fill="park", stroke="#00ff00", dash="dotted", fill_opacity=0.4)),
    LayerStyle(symbol=Symbol(stroke="#00ff00", stroke_width=0.0, hatch="backward")),
    LayerStyle(field="use"),
    OWN,
    LayerStyle(field="size"),
    LayerStyle(field="size", method="own", breaks=(2.0, 10.0), palette="ramp", is_reversed=True),
    LayerStyle(field="size", method="values"),
]


def read_again(layer: Layer) -> ReadStyle:
    stored = qml_of(layer, "en").encode()
    return read_qml(stored, "a.qml", layer.geometry.kind, 28.604)


def look(layer: Layer) -> list[tuple[object, ...]]:
    """Return what is seen of the classes of a layer, and how many features each has."""
    counts = [int((layer.classes == place).sum()) for place in range(len(layer.symbology.classes))]
    seen = [
        (each.kind, each.value, each.label.en, each.is_hidden, count, each.symbol)
        for each, count in zip(layer.symbology.classes, counts, strict=True)
        if count
    ]
    return sorted(seen, key=lambda each: each[:3])


@pytest.mark.parametrize("style", STYLES)
def test_areas_look_the_same_again(tmp_path: Path, style: LayerStyle) -> None:
    layer = layer_of(tmp_path, style)
    read = read_again(layer)
    assert read.left_out == ()
    assert look(in_style(layer, read.style)) == look(layer)


@pytest.mark.parametrize(
    "symbol",
    [
        Symbol(stroke="#00ff00", stroke_width=4.0, casing="#000000", dash="dashed"),
        Symbol(stroke="park_line", arrow=True),
    ],
)
def test_lines_look_the_same_again(tmp_path: Path, symbol: Symbol) -> None:
    layer = layer_of(tmp_path, LayerStyle(field="use", symbol=symbol), lines(6))
    assert look(in_style(layer, read_again(layer).style)) == look(layer)


@pytest.mark.parametrize(
    "style",
    [
        LayerStyle(field="use"),
        LayerStyle(field="size", method="own", breaks=(2.0, 10.0), sizes_px=(4.0, 30.0)),
        LayerStyle(symbol=Symbol(fill="#ff0000", soft=True, marker_size=30.0)),
        LayerStyle(symbol=Symbol(fill="#ff0000", stroke="#0000ff", marker="star")),
        LayerStyle(symbol=Symbol(fill="#ff0000", marker="triangle", marker_size=12.5)),
    ],
)
def test_points_look_the_same_again(tmp_path: Path, style: LayerStyle) -> None:
    layer = layer_of(tmp_path, style, points(6))
    assert look(in_style(layer, read_again(layer).style)) == look(layer)


def test_what_is_read_and_written_stays_the_same(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, OWN)
    once = in_style(layer, read_again(layer).style)
    assert read_again(once).style == once.style


def test_labels_scales_and_opacity_come_again(tmp_path: Path) -> None:
    labels = LabelChoice("{name} ({size} mu)", size=14.0, bold=True, finest=0.5, coarsest=8.0)
    layer = layer_of(tmp_path, LayerStyle(labels=labels))
    layer = replace(layer, finest=0.25, coarsest=100.0, opacity=0.7)
    read = read_again(layer)
    found = read.style.labels
    assert found is not None
    assert replace(found, finest=0.5, coarsest=8.0) == labels
    limits = (read.finest, read.coarsest, found.finest, found.coarsest)
    assert limits == pytest.approx((0.25, 100.0, 0.5, 8.0), rel=1e-4)
    assert read.opacity == 0.7


def test_labels_that_are_off_stay_off(tmp_path: Path) -> None:
    layer = layer_of(tmp_path, LayerStyle(labels=LabelChoice(is_on=False)))
    assert 'labelsEnabled="0"' in qml_of(layer, "en")


def test_odd_letters_of_values_do_not_break_it(tmp_path: Path) -> None:
    columns = {"use": ["a\x07b", "<x y='\">&", "{brace}", "ab'c", "]]>", "地"]}
    layer = layer_of(tmp_path, LayerStyle(field="use"), columns=columns, name="odd.geojson")
    text = qml_of(layer, "zh")
    assert fromstring(text).tag == "qgis"
    values = [each[1] for each in look(in_style(layer, read_again(layer).style))]
    assert values == ["", "<x y='\">&", "]]>", "ab'c", "{brace}", "地"], "no XML has a bell"

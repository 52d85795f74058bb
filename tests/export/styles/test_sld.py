"""A look that is written as SLD and read again is the same, but for what SLD cannot say."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.export.styles.sld import sld_of
from gisapp.sources.styles.sld import read_sld
from tests.export.styles.test_qml import look
from tests.styled_layers import in_style, layer_of


@pytest.mark.parametrize(
    "style",
    [
        LayerStyle(symbol=Symbol(fill="#ff0000", stroke="#00ff00", hatch="cross")),
        LayerStyle(field="use"),
        LayerStyle(field="size", method="own", breaks=(2.0, 10.0)),
    ],
)
def test_areas_look_the_same_again(tmp_path: Path, style: LayerStyle) -> None:
    layer = layer_of(tmp_path, style)
    read = read_sld(sld_of(layer, "en").encode(), "a.sld", "polygon", 28.604)
    assert read.left_out == ()
    assert look(in_style(layer, read.style)) == look(layer)


def test_a_hidden_class_is_not_drawn(tmp_path: Path) -> None:
    style = LayerStyle(field="use", classes=(ClassChoice("value:storage", is_hidden=True),))
    layer = layer_of(tmp_path, style)
    read = read_sld(sld_of(layer, "en").encode(), "a.sld", "polygon", 28.604)
    shown = in_style(layer, read.style).content.shown
    assert shown is not None
    assert shown.tolist() == layer.content.shown.tolist()  # type: ignore[union-attr]


def test_labels_and_scales_come_again(tmp_path: Path) -> None:
    labels = LabelChoice("{name}: {size} mu", size=14.0, bold=True, color="#123456")
    layer = replace(layer_of(tmp_path, LayerStyle(labels=labels)), coarsest=50.0)
    read = read_sld(sld_of(layer, "en").encode(), "a.sld", "polygon", 28.604)
    assert read.style.labels == labels
    assert read.coarsest == pytest.approx(50.0, rel=1e-4)

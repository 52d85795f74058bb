"""Colours of KML are opacity, blue, green, red."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.export.formats.kml_styles import style_elements
from tests.export.plots import layer_of_plots


def test_a_fill_and_a_stroke(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"use": "a"})
    symbology = Symbology.single(Symbol(fill="#102030", stroke="#ff0000", stroke_width=2))
    content = replace(layer.content, symbology=symbology)
    (style,) = style_elements(replace(layer, content=content, opacity=0.5), 3)
    assert style.startswith('<Style id="s3-0">')
    assert "<PolyStyle><color>80302010</color><fill>1</fill><outline>1</outline>" in style
    assert "<LineStyle><color>800000ff</color><width>2</width>" in style

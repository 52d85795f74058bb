"""The legend of the drawing has what is drawn, with the care that it needs."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.drawing.drawn_layer import DrawnLayer
from gisapp.export.snapshot.drawing.drawn_legend import drawn_legend
from gisapp.words import load_words
from tests.export.plots import styled_plots
from tests.parks import embedded

UNITS = UnitChoice.usual("en")
LAYERS = {layer.layer_id: layer for layer in embedded()[0]}
DRAWN = DrawnLayer("<path/>")


def test_layers_come_topmost_first_with_their_care() -> None:
    drawn = [(LAYERS[name], DRAWN) for name in ("base/land", "park", "enterprise", "road")]
    html = drawn_legend([*drawn[:3], (LAYERS["road"], DrawnLayer())], UNITS, load_words("en"))
    assert html.index("Enterprises <small>place unknown") < html.index("Industrial parks <small>±3")
    assert "Roads" not in html
    assert "Land" not in html
    assert html.endswith("<p>Natural Earth</p>")
    assert 'fill="url(#hatch1-0)"' in html


def test_classes_stand_below_their_layer_escaped_and_squares_are_explained(
    tmp_path: Path,
) -> None:
    plots = styled_plots(tmp_path, "use", {"use": "<b>"}, {"use": "storage"})
    html = drawn_legend([(plots, replace(DRAWN, is_crowd=True))], UNITS, load_words("zh"))
    assert "<strong>plots</strong>" in html
    assert "<span>&lt;b&gt;</span>" in html
    assert "<span>storage</span>" in html
    assert "小方格" in html


def test_what_has_no_room_in_the_drawing_is_named() -> None:
    left_out = DrawnLayer(is_crowd=True)
    html = drawn_legend([(LAYERS["park"], left_out)], UNITS, load_words("en"))
    assert "“Industrial parks” is not in this drawing" in html

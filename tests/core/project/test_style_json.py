"""A style is stored whole, and of what anybody may have written only the sound is taken."""

import json
from typing import Any

import pytest

from gisapp.core.layers.layer_style import PLAIN_STYLE, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.core.project.stored_part import StoredPart
from gisapp.core.project.style_json import style_as_json, style_of_part
from gisapp.errors import Phrase
from tests.projects import STYLE


def read(stored: dict[str, Any]) -> tuple[LayerStyle, list[str]]:
    problems: list[Phrase] = []
    style = style_of_part(StoredPart(stored, "style", problems))
    return style, [str(each.values["part"]) for each in problems]


def test_a_style_reads_as_it_was_written() -> None:
    stored = json.loads(json.dumps(style_as_json(STYLE), allow_nan=False))
    assert read(stored) == (STYLE, [])
    assert style_as_json(PLAIN_STYLE) is None
    assert read({}) == (PLAIN_STYLE, [])


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("method", "magic"),
        ("count", 10**9),
        ("count", "many"),
        ("breaks", [1, "x"]),
        ("sizes", [1, 2, 3]),
        ("sizes", [-1, 5]),
        ("sizes", [1, 1e9]),
        ("palette", 5),
        ("symbol", "red"),
        ("classes", {"key": "x"}),
        ("labels", [1]),
    ],
)
def test_what_is_not_sound_is_left_out_and_told(part: str, value: object) -> None:
    style, problems = read({"field": "use", part: value})
    assert problems == [f"style.{part}"]
    assert style.field == "use"


def test_colours_are_names_or_numbers_and_nothing_else() -> None:
    for color in ("<b>", "url(x)", "#12", "Red", "x" * 99):
        style, problems = read({"symbol": {"fill": color, "stroke": "#a0b1c2"}})
        assert style.symbol == Symbol(stroke="#a0b1c2")
        assert problems == ["style.symbol.fill"]


def test_breaks_may_be_numbers_of_any_size() -> None:
    breaks = (-1.7e308, 5e-324, 3.2e13)
    stored = json.loads(json.dumps(style_as_json(LayerStyle("gdp", "own", breaks=breaks))))
    style, problems = read(stored)
    assert (style.breaks, problems) == (breaks, [])


def test_breaks_are_sorted_and_classes_not_more_than_there_may_be() -> None:
    style, _ = read({"breaks": [5, 1, 5], "classes": [{"key": f"value:{n}"} for n in range(999)]})
    assert style.breaks == (1.0, 5.0)
    assert len(style.classes) == 250

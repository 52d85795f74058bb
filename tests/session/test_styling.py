"""A layer looks as its style says: at once where no values are needed, else once they are read."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from shapely.geometry import mapping

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import PLAIN_STYLE, ClassChoice, LayerStyle
from gisapp.core.layers.symbology import Symbol
from gisapp.session.session import Session

Finish = Callable[[], None]
USES = ("industry", "idle", "idle", "green", "industry", "idle")
BY_USE = LayerStyle("use")
HIDDEN = replace(BY_USE, classes=(ClassChoice("value:idle", is_hidden=True),))


@pytest.fixture
def plots(session: Session, finish: Finish, tmp_path: Path) -> str:
    """The id of a layer of six plots, each with a use and an area."""
    features = [
        {
            "type": "Feature",
            "properties": {"use": use, "area": 10 * n},
            "geometry": mapping(shapely.box(115 + n, 28, 115.9 + n, 28.9)),
        }
        for n, use in enumerate(USES)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    session.loader.open([str(path)])
    finish()
    return "plots/plots"


def now(session: Session, layer_id: str) -> Layer:
    return session.state.layers[layer_id]


def shown_uses(session: Session, layer_id: str) -> list[str]:
    layer = now(session, layer_id)
    extent = layer.extent
    assert extent is not None
    ids = layer.geometry.feature_ids[layer.index.rows_in(extent)].tolist()
    return sorted(str(use) for use in layer.attributes.column("use", ids).values)


def colors(session: Session, layer_id: str) -> list[str]:
    return [each.symbol.fill for each in now(session, layer_id).symbology.classes]


def test_classes_come_once_their_values_are_read(
    session: Session, finish: Finish, plots: str
) -> None:
    session.edits.style(plots, BY_USE)
    assert now(session, plots).style == BY_USE, "what is wanted is known at once"
    finish()
    classes = now(session, plots).symbology.classes
    assert [(each.label.en, each.count) for each in classes] == [
        ("idle", 3),
        ("industry", 2),
        ("green", 1),
    ]


def test_a_change_of_colours_reads_nothing(session: Session, finish: Finish, plots: str) -> None:
    session.edits.style(plots, BY_USE)
    finish()
    classes = now(session, plots).classes
    session.edits.style(plots, replace(BY_USE, palette="blues", is_reversed=True))
    assert not session.tasks.running
    assert colors(session, plots) == ["blues9", "blues5", "blues1"]
    assert now(session, plots).classes is classes
    session.history.undo()
    assert colors(session, plots) == ["series1", "series2", "series3"]


def test_a_hidden_class_is_not_on_the_map_and_comes_back(
    session: Session, finish: Finish, plots: str
) -> None:
    session.edits.style(plots, BY_USE)
    finish()
    session.edits.style(plots, HIDDEN)
    assert shown_uses(session, plots) == ["green", "industry", "industry"]
    session.history.undo()
    assert shown_uses(session, plots) == sorted(USES)
    session.history.redo()
    session.edits.color_alike(plots)
    assert shown_uses(session, plots) == sorted(USES), "without classes none is hidden"


def test_a_symbol_is_chosen_and_given_back(session: Session, plots: str) -> None:
    own = now(session, plots).symbology
    red = Symbol(fill="#ff0000", stroke="#880000", hatch="cross", dash="dotted", stroke_width=3)
    session.edits.style(plots, LayerStyle(symbol=red))
    assert now(session, plots).symbology.common == red
    session.edits.style(plots, PLAIN_STYLE)
    assert now(session, plots).symbology == own


def test_classes_differ_from_the_chosen_symbol_in_colour_alone(
    session: Session, finish: Finish, plots: str
) -> None:
    dotted = Symbol(fill="#ff0000", stroke="#880000", dash="dotted")
    session.edits.style(plots, replace(BY_USE, symbol=dotted))
    finish()
    assert {each.symbol.dash for each in now(session, plots).symbology.classes} == {"dotted"}
    session.edits.color_alike(plots)
    assert now(session, plots).symbology.common == dotted


def test_what_is_coloured_is_told_apart_by_colours_and_no_more_by_sizes(
    session: Session, plots: str
) -> None:
    session.edits.style(plots, replace(BY_USE, sizes_px=(1.0, 8.0)))
    session.edits.color_by(plots, "use")
    assert now(session, plots).style.sizes_px is None


def test_a_dragged_slider_is_one_step(session: Session, plots: str) -> None:
    for width in (1.0, 2.0, 3.0):
        symbol = replace(now(session, plots).symbology.common, stroke_width=width)
        session.edits.style(plots, LayerStyle(symbol=symbol))
    session.history.undo()
    assert now(session, plots).style == PLAIN_STYLE
    assert session.history.undoable.value is None


def test_the_last_of_several_wishes_counts(session: Session, finish: Finish, plots: str) -> None:
    for style in (BY_USE, LayerStyle("area"), LayerStyle("area", "pretty", count=3)):
        session.edits.style(plots, style)
    session.edits.style(plots, replace(now(session, plots).style, palette="oranges"))
    finish()
    layer = now(session, plots)
    assert (layer.symbology.attribute, layer.symbology.method) == ("area", "pretty")
    assert layer.symbology.classes[0].symbol.fill == "oranges1"


def test_a_value_among_others_has_its_own_class_once_something_is_said_of_it(
    session: Session, finish: Finish, tmp_path: Path
) -> None:
    properties = [{"no": f"v{n:02}"} for n in range(20)]
    features = [
        {"type": "Feature", "properties": each, "geometry": mapping(shapely.Point(115, 28 + n / 9))}
        for n, each in enumerate(properties)
    ]
    path = tmp_path / "many.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    session.loader.open([str(path)])
    finish()
    session.edits.style("many/many", LayerStyle("no"))
    finish()
    choice = ClassChoice("value:v19", color="#ff0000")
    session.edits.style("many/many", LayerStyle("no", classes=(choice,)))
    finish()
    *_, named, others = now(session, "many/many").symbology.classes
    assert (named.value, named.symbol.fill) == ("v19", "#ff0000")
    assert (others.label.en, others.count) == ("7 other values", 7)


def test_a_field_that_cannot_be_read_leaves_the_look_before(
    session: Session, finish: Finish, plots: str
) -> None:
    session.edits.style(plots, BY_USE)
    finish()
    before = now(session, plots).symbology
    path = Path(now(session, plots).origin.source)
    path.unlink()
    session.edits.style(plots, LayerStyle("area"))
    finish()
    assert now(session, plots).symbology in (before, now(session, plots).symbology)
    session.history.undo()
    finish()
    assert now(session, plots).symbology.attribute == "use"

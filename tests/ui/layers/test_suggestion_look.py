"""The Colour menu begins with what the data merit."""

import json
from collections.abc import Callable
from pathlib import Path

import shapely
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.session import Session
from gisapp.ui.layers.suggestion_look import add_suggestion_entries, icon_of, title_of
from gisapp.ui.widgets.color_dialog import palette_of
from tests.session.conftest import finish, session
from tests.ui.reading import WORDS

__all__ = ["finish", "session"]
LAYER = "plots/plots"


def opened(session: Session, folder: Path, finish: Callable[[], None]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {
                "R&D status": ("idle", "let")[row % 2],
                "plot status": ("sold", "free", "kept")[row % 3],
                "no": f"P{row}",
            },
            "geometry": mapping(shapely.Point(115 + row / 99, 28.7)),
        }
        for row in range(20)
    ]
    path = folder / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    session.loader.open([str(path)])
    finish()


def test_an_entry_colours_the_layer(
    qtbot: QtBot, session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    opened(session, tmp_path, finish)
    menu = QMenu()
    qtbot.addWidget(menu)
    session.suggester.ask(LAYER)
    finish()
    add_suggestion_entries(menu, session.state.layers[LAYER], session, WORDS["en"])
    heading, entry, _other, _line = menu.actions()
    assert heading.text() == "Suggestions"
    assert entry.text() == "R&&D status"
    entry.trigger()
    finish()
    assert session.state.layers[LAYER].coloring.attribute == "R&D status"


def test_the_swatch_has_the_colours_that_come(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    opened(session, tmp_path, finish)
    session.suggester.ask(LAYER)
    finish()
    menu, layer = QMenu(), session.state.layers[LAYER]
    found, _ = session.suggester.of(LAYER)
    picture = icon_of(layer, found, palette_of(menu)).pixmap(30, 12).toImage()
    ends = [picture.pixelColor(x, picture.height() // 2).name() for x in (4, picture.width() - 5)]
    session.edits.color_by(LAYER, found.field)
    finish()
    classes = session.state.layers[LAYER].symbology.classes
    assert ends == [palette_of(menu).color(each.symbol.fill).name() for each in classes]


def test_two_fields_that_state_the_same_are_told_by_their_headings(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    opened(session, tmp_path, finish)
    columns = (
        ColumnMapping("R&D status", "plot_land_status"),
        ColumnMapping("plot status", "plot_land_status"),
    )
    session.state.layers.map(LAYER, LayerMapping(kind="plot", columns=columns))
    finish()
    session.suggester.ask(LAYER)
    finish()
    layer = session.state.layers[LAYER]
    titles = [title_of(layer, each, session, WORDS["en"]) for each in session.suggester.of(LAYER)]
    assert len(titles) == len(set(titles)) == 2
    assert all(title.endswith((" (R&D status)", " (plot status)")) for title in titles)

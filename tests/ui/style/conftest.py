"""A session with forty plots, and the style panel that shows them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shapely
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.core.layers.layer import Layer
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.style.panel import StylePanel

PLOTS = "plots/plots"
HOSTILE = "<b>R&D</b>"
Plots = Callable[[], Layer]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session in English with plots of three kinds of status; none is stated for ten."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "name": f"Plot {each}",
                HOSTILE: ("idle", "let", "built", None)[each % 4],
                "tax": each / 2 if each else None,
                "same": 7,
                "empty": None,
            },
            "geometry": mapping(shapely.Point(115 + each / 40, 28.7).buffer(1e-3, 1)),
        }
        for each in range(40)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    session = make_session(Settings(None), "en")
    session.navigation.start_at()
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


@pytest.fixture
def finish(qtbot: QtBot, session: Session) -> Callable[[], None]:
    """Wait until the session's workers have nothing left to do."""
    return lambda: qtbot.waitUntil(lambda: not session.tasks.running)


@pytest.fixture
def plots(session: Session) -> Plots:
    """Return the layer as it stands now."""
    return lambda: session.state.layers[PLOTS]


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> Iterator[StylePanel]:
    """The panel on the plots."""
    session.state.picked_layer.set(PLOTS)
    panel = StylePanel(
        session.state,
        session.edits,
        session.tasks,
        session.column_summaries,
        lambda: session.own_data.schema,
    )
    qtbot.addWidget(panel)
    panel.resize(376, 700)
    panel.show()
    yield panel
    panel.hide()

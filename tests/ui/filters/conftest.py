"""A session with forty plots, for the parts of the window that filter them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shapely
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings

PLOTS = "plots/plots"


@pytest.fixture
def finish(qtbot: QtBot, session: Session) -> Callable[[], None]:
    """Wait until the session's workers have nothing left to do."""
    return lambda: qtbot.waitUntil(lambda: not session.tasks.running)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session in English with plots of four kinds of status; no status is stated for ten."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "status": ("idle", "let", "built", None)[each % 4],
                "area": each / 2 if each else None,
                "date": f"20{10 + each % 12}-03-05",
                "name": f"Plot {each} <b>",
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

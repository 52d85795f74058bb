"""What several selected features come to is added up while the window stays alive."""

from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.tasks import Task
from gisapp.ui.window.main_window import MainWindow
from tests.ui.details.test_panel import click
from tests.ui.parts import details_of, status_of
from tests.ui.reading import box, seen, window_on_file

LAYER_ID = "parcels/parcels"
COUNT = 1000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of parcels, every tenth of which states no rent."""
    path = tmp_path / "parcels.gpkg"
    rents = np.where(np.arange(COUNT) % 10, 2.0, np.nan)
    shapes = [shapely.box(place, 0, place + 0.5, 1) for place in range(COUNT)]
    data = {"name": "Parcel", "staff": np.ones(COUNT, int), "rent": rents}
    geopandas.GeoDataFrame(data, geometry=shapes, crs="EPSG:4547").to_file(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    # As of a large table, nobody reads the rows unasked.
    monkeypatch.setattr("gisapp.session.mapping.mapping_offers.MOST_ROWS", 0)
    monkeypatch.setattr("gisapp.session.own_parks.headlines.MOST_UNASKED", 0)
    return window_on_file(qtbot, path, LAYER_ID)


def select(window: MainWindow, count: int, layer_id: str = LAYER_ID) -> None:
    state = window.session.state
    ids = state.layers[layer_id].geometry.feature_ids[:count]
    state.selection.set(Selection(FeatureSet({layer_id: ids})))


def text_of(window: MainWindow) -> str:
    return seen(details_of(window))


def test_sums_come_and_tell_of_how_many_features_they_are(qtbot: QtBot, window: MainWindow) -> None:
    select(window, COUNT)
    assert "1,000 features selected" in text_of(window)
    assert "Adding up the numbers" in text_of(window)
    qtbot.waitUntil(lambda: "staff, sum · 1,000" in text_of(window))
    assert "rent, sum · 1,800 · stated for 900 of 1,000" in text_of(window)
    assert "Adding up" not in text_of(window)


def test_only_the_newest_selection_is_told(qtbot: QtBot, window: MainWindow) -> None:
    for count in (COUNT, COUNT // 2, 40):
        select(window, count)
    qtbot.waitUntil(lambda: "staff, sum · 40" in text_of(window))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert "staff, sum · 40" in text_of(window)


def test_another_layer_in_the_place_of_one_that_was_removed_has_its_own_sums(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    select(window, COUNT)
    qtbot.waitUntil(lambda: "staff, sum · 1,000" in text_of(window))
    window.session.edits.remove(LAYER_ID)
    frame = geopandas.read_file(path)
    frame.assign(staff=2).to_file(path)
    window.session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    select(window, COUNT, window.session.state.layers.layers[-1].layer_id)
    qtbot.waitUntil(lambda: "staff, sum · 2,000" in text_of(window))


def test_what_is_cancelled_is_told_and_added_up_on_a_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    select(window, COUNT)
    [task] = window.session.tasks.running
    task.cancel()
    qtbot.waitUntil(lambda: "The numbers were not added up." in text_of(window))
    click(box(details_of(window), "Add up again"))
    qtbot.waitUntil(lambda: "staff, sum · 1,000" in text_of(window))


def test_what_cannot_be_read_is_told_in_the_panel(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    path.unlink()
    select(window, COUNT)
    qtbot.waitUntil(lambda: "parcels.gpkg is gone from the disk" in text_of(window))
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert "parcels.gpkg is gone from the disk" in text_of(window)
    assert "Adding up" not in seen(status_of(window))


def test_progress_goes_from_the_first_layer_to_the_last(qtbot: QtBot, window: MainWindow) -> None:
    state = window.session.state
    [again] = state.layers.add(state.layers[LAYER_ID])
    shares: list[float] = []

    def follow(task: Task) -> None:
        task.reported.connect(shares.append)

    window.session.tasks.started.connect(follow)
    ids = state.layers[LAYER_ID].geometry.feature_ids
    state.selection.set(Selection(FeatureSet({LAYER_ID: ids, again.layer_id: ids})))
    qtbot.waitUntil(lambda: text_of(window).count("staff, sum · 1,000") == 2)
    assert shares == sorted(shares)
    assert any(share < 0.5 for share in shares)
    assert any(share >= 0.5 for share in shares)
    assert max(shares) < 1

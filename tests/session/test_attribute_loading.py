"""Attributes of a file that gives them only all together are read while the window stays alive."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.space.viewport import Viewport
from gisapp.export.image import ImageRequest, write_image
from gisapp.export.shown_content import ShownContent
from gisapp.render.palette import load_palette
from gisapp.session.tasks import Task
from gisapp.sources.formats import gdal
from gisapp.sources.open import open_source
from gisapp.ui.details.dossier_view import DossierView
from gisapp.ui.window.main_window import MainWindow
from tests.ui.details.test_panel import click
from tests.ui.parts import canvas_of, details_of, messages_of
from tests.ui.reading import box, seen, window_on_file

LAYER_ID = "enterprises/enterprises"
COUNT = 10_000
"""So many take longer to read than a page takes to be made."""
MIDDLE = COUNT // 2


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of enterprises on a line, which comes in many batches, and again for attributes."""
    monkeypatch.setattr(gdal, "BATCH_SIZE", COUNT // 10)
    path = tmp_path / "enterprises.geojson"
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Works {number}", "staff": number},
            "geometry": {"type": "Point", "coordinates": [110 + number / 1000, 28.7]},
        }
        for number in range(COUNT)
    ]
    path.write_text(json.dumps(features))
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> MainWindow:
    window = window_on_file(qtbot, path, LAYER_ID)
    assert not layer_of(window).attributes.is_at_hand
    return window


def layer_of(window: MainWindow) -> Layer:
    return window.session.state.layers[LAYER_ID]


def near(layer: Layer, width: int, height: int) -> Viewport:
    """Return a view of the file's middle in which there is room for names."""
    assert layer.extent is not None
    return Viewport(*layer.extent.center, 1.0, width, height)


def read_out(window: MainWindow, *feature_ids: int) -> Callable[[], str]:
    """Select features, and return what asks the panel for its text."""
    features = FeatureSet.of(*(FeatureRef(LAYER_ID, each) for each in feature_ids))
    window.session.state.selection.set(Selection(features))
    return lambda: seen(details_of(window))


def test_a_feature_is_read_out_when_its_attributes_have_come(
    qtbot: QtBot, window: MainWindow
) -> None:
    text = read_out(window, MIDDLE)
    assert "Reading the attributes" in text()
    qtbot.waitUntil(lambda: f"Works {MIDDLE}" in text())
    assert "Reading the attributes" not in text()
    assert str(MIDDLE) in text()
    assert "Reading" not in read_out(window, 3)()
    assert "Works 3" in text()


def test_several_features_are_summed_when_their_attributes_have_come(
    qtbot: QtBot, window: MainWindow
) -> None:
    text = read_out(window, 5, 6, 7)
    assert "Reading the attributes" in text()
    qtbot.waitUntil(lambda: "staff, sum" in text())
    assert "18" in text()


def test_a_cancelled_reading_is_told_and_begun_anew_on_a_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    text = read_out(window, MIDDLE)
    [task] = window.session.tasks.running
    task.cancel()
    qtbot.waitUntil(lambda: "The attributes were not read." in text())
    click(box(details_of(window), "Read them again"))
    assert "Reading the attributes" in text()
    qtbot.waitUntil(lambda: f"Works {MIDDLE}" in text())


def test_a_file_that_is_gone_is_told_until_it_is_there_again(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    elsewhere = path.parent.rename(path.parent.with_name("unplugged"))
    text = read_out(window, MIDDLE)
    qtbot.waitUntil(lambda: "The attributes were not read." in text())
    assert "enterprises.geojson is gone from the disk" in seen(messages_of(window))
    elsewhere.rename(path.parent)
    click(box(details_of(window), "Read them again"))
    qtbot.waitUntil(lambda: f"Works {MIDDLE}" in text())
    assert messages_of(window).isHidden()


def test_a_file_that_is_another_one_by_now_is_offered_to_be_reloaded(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    path.write_text(path.read_text("utf-8").replace("Works", "Plant"), "utf-8")
    text = read_out(window, MIDDLE)
    qtbot.waitUntil(lambda: f"{path} changed on disk; reload it." in text())
    assert "Read them again" not in text()
    click(box(details_of(window), "Reload"))
    qtbot.waitUntil(lambda: f"Plant {MIDDLE}" in text())


def test_what_lies_below_keeps_no_one_from_reading(qtbot: QtBot, window: MainWindow) -> None:
    state = window.session.state
    park = next(layer for layer in state.layers.layers if layer.kind == "park")
    read = FeatureRef(park.layer_id, int(park.geometry.feature_ids[0]))
    below = FeatureRef(LAYER_ID, MIDDLE)
    state.selection.set(Selection(FeatureSet.of(read), (read, below)))
    text = partial(seen, details_of(window))
    [title] = park.attributes.names([read.feature_id])
    assert title.en in text()
    assert f"Feature {MIDDLE}" in text()
    assert "Reading the attributes" not in text()
    qtbot.waitUntil(lambda: f"Works {MIDDLE}" in text())
    assert f"Feature {MIDDLE}" not in text()


def test_what_is_fetched_elsewhere_disturbs_no_reader(qtbot: QtBot, window: MainWindow) -> None:
    canvas = canvas_of(window)
    park = next(layer for layer in canvas.state.layers.layers if layer.kind == "park")
    ref = FeatureRef(park.layer_id, int(park.geometry.feature_ids[0]))
    canvas.state.selection.set(Selection(FeatureSet.of(ref)))
    [page] = details_of(window).findChildren(DossierView)
    canvas.state.viewport.set(near(layer_of(window), canvas.width(), canvas.height()))
    qtbot.waitUntil(lambda: layer_of(window).attributes.is_at_hand)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    assert details_of(window).findChildren(DossierView) == [page]


def test_names_come_onto_the_map_when_they_have_been_read(qtbot: QtBot, window: MainWindow) -> None:
    canvas = canvas_of(window)
    started: list[Task] = []
    window.session.tasks.started.connect(started.append)
    canvas.state.viewport.set(near(layer_of(window), canvas.width(), canvas.height()))
    assert [task.title for task in started] == ["Reading the attributes of enterprises"]

    def settled_picture() -> QImage:
        qtbot.waitUntil(lambda: not window.session.tasks.running and canvas.frames.is_complete)
        return canvas.grab().toImage()

    with_names = settled_picture()
    canvas.state.layers.put(replace(layer_of(window), labels=None))
    assert settled_picture() != with_names


def test_a_saved_picture_has_names_whether_they_were_read_before_or_not(
    path: Path, tmp_path: Path
) -> None:
    def picture(layer: Layer) -> bytes:
        content = ShownContent.of((layer,))
        request = ImageRequest(content, near(layer, 600, 300), load_palette("light"))
        write_image(request, tmp_path / "map.png")
        return (tmp_path / "map.png").read_bytes()

    (layer,) = open_source(str(path)).layers
    assert not layer.attributes.is_at_hand
    not_read = picture(layer)
    assert picture(layer) == not_read
    assert picture(replace(layer, labels=None)) != not_read


def test_a_window_closes_while_attributes_are_read(qtbot: QtBot, window: MainWindow) -> None:
    read_out(window, MIDDLE)
    tasks = window.session.tasks
    assert tasks.running
    window.close()
    qtbot.waitUntil(lambda: not tasks.running)

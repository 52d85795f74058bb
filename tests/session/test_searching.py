"""From the search box to what was found, on the map and in the details."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QWidget

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.search.hits import MapPoint
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.render.palette import load_palette
from gisapp.session.navigation import COARSEST_FOR_A_POINT, WORLD
from gisapp.ui.window.main_window import MainWindow
from tests.ui.parts import canvas_of, search_of, welcome_of


def search_for(window: MainWindow, text: str) -> None:
    """Search by the keyboard alone and go to the first hit."""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), text)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def has_pin(window: MainWindow) -> bool:
    """Tell whether a pin's head is above the middle of the map."""
    canvas = canvas_of(window)
    head = canvas.rect().center()
    head.setY(head.y() - 27)
    color: QColor = canvas.grab().toImage().pixelColor(head)
    return color.name() == load_palette("light").hex("selection")


def test_what_was_found_is_read_and_the_map_takes_the_keys(window: MainWindow) -> None:
    search_for(window, "LED cluster")
    assert window.session.state.selection.value.topic == TopicRef("led-cluster")
    assert window.focusWidget() is canvas_of(window)


def test_a_second_search_is_typed_over_the_first(window: MainWindow) -> None:
    search_for(window, "LED cluster")
    search_for(window, "zhaochi")
    assert search_of(window).text() == "zhaochi"


def test_a_position_is_pinned_in_the_middle_and_what_lies_there_is_read(
    window: MainWindow,
) -> None:
    search_for(window, "28.64, 115.98")
    state = window.session.state
    viewport = state.viewport.value
    middle = mercator_to_lonlat(np.array([[viewport.x, viewport.y]]))[0]
    assert middle == pytest.approx([115.98, 28.64])
    assert has_pin(window)
    assert state.selection.value.subject == find_subject(state.layers.layers, "changdong")
    QTest.keyClick(canvas_of(window), Qt.Key.Key_Escape)
    assert not has_pin(window)


@pytest.mark.parametrize(
    "text",
    ["北纬28°38′24″东经115°58′48″", "https://www.openstreetmap.org/#map=15/28.64/115.98"],
)
def test_a_place_that_was_pasted_is_pinned_close_enough_to_tell_where(
    window: MainWindow, text: str
) -> None:
    session = window.session
    session.navigation.zoom(1 / 64)
    found = session.searcher.find(text)
    session.searcher.go_to(found.hits[0])
    viewport = session.state.viewport.value
    assert viewport.resolution <= COARSEST_FOR_A_POINT
    assert session.state.pin.value == pytest.approx((viewport.x, viewport.y))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("88, 115.98", "beyond_map"),
        ("28°75′N 115°58′E", "sixty"),
        ("28.64, 200", "beyond_world"),
        ("SRID=4527;POINT(500000 9000000)", "beyond_zone"),
        ("SRID=27700;POINT(1 2)", "unknown_crs"),
    ],
)
def test_what_looks_like_a_place_and_is_none_says_why(
    window: MainWindow, text: str, refusal: str
) -> None:
    found = window.session.searcher.find(text)
    assert not found.hits
    assert found.refusal == refusal
    search_for(window, "x")
    search_of(window).setText(text)
    search_of(window).textEdited.emit(text)
    note = window.findChild(QLabel, "searchNote")
    assert isinstance(note, QLabel)
    assert note.text() == window.session.state.words.value(f"search.refused_{refusal}")


def test_metres_without_a_zone_say_that_they_are_taken_for_the_datas(window: MainWindow) -> None:
    search_of(window).setFocus()
    search_of(window).textEdited.emit("3175000, 400000")
    card = window.findChild(QWidget, "searchResults")
    assert isinstance(card, QWidget)
    shown = card.findChild(QListView)
    assert isinstance(shown, QListView)
    first = str(shown.model().index(0, 0).data())
    assert "CGCS2000, no zone given: zone 39 (117° E, EPSG:4548)" in first


def test_a_name_on_the_base_map_is_shown_with_a_pin(window: MainWindow) -> None:
    session = window.session
    [hit, *_] = session.searcher.find("艾溪湖").hits
    assert (hit.kind, hit.detail.en) == ("place", "Lakes nearby")
    assert isinstance(hit.target, MapPoint)
    session.searcher.go_to(hit)
    assert session.state.pin.value == (hit.target.x, hit.target.y)
    assert hit.target.extent is not None
    assert session.state.viewport.value.extent.contains(hit.target.extent)


def test_a_hit_that_is_in_view_but_too_small_to_see_is_zoomed_to(window: MainWindow) -> None:
    session = window.session
    [hit, *_] = session.searcher.find("yifang").hits
    session.navigation.zoom(1 / 256)
    far = session.state.viewport.value.resolution
    session.searcher.go_to(hit)
    assert session.state.viewport.value.resolution < far / 8
    near = session.state.viewport.value
    session.searcher.go_to(hit)
    assert session.state.viewport.value == near, "what is seen stays where it is"


def test_a_hit_is_zoomed_to_where_its_layer_is_drawn(window: MainWindow) -> None:
    session = window.session
    [hit, *_] = session.searcher.find("zhaochi").hits
    assert isinstance(hit.target, FeatureRef)
    layer = session.state.layers.of_feature(hit.target)
    session.state.layers.put(replace(layer, finest=5.0, coarsest=8.0))
    for zoom in (1 / 64, 1e6):
        session.navigation.zoom(zoom)
        session.searcher.go_to(hit)
        assert 5.0 <= session.state.viewport.value.resolution < 8.0


def test_an_enterprise_is_zoomed_to_from_the_whole_world(window: MainWindow) -> None:
    session = window.session
    [hit, *_] = session.searcher.find("zhaochi").hits
    session.navigation.show_extent(WORLD)
    session.searcher.go_to(hit)
    assert session.state.viewport.value.resolution < 100


def test_what_was_found_is_not_covered_by_the_card_of_gestures(window: MainWindow) -> None:
    card = welcome_of(window)
    card.show()
    search_for(window, "changdong")
    assert card.isHidden()

"""A file without a CRS is asked about in the real window, and opened where the user says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.crs import extent_to_degrees
from gisapp.session.preferences import use_language
from gisapp.ui.coordinates.crs_field import CrsField
from gisapp.ui.coordinates.dialog import CoordinatesDialog
from gisapp.ui.coordinates.option_list import OptionList
from gisapp.ui.window.main_window import MainWindow
from tests.placeless import WITHOUT_CRS, write_plots
from tests.ui.parts import layers_of_window, messages_of
from tests.ui.window.test_message_bar import child

pytestmark = pytest.mark.filterwarnings(WITHOUT_CRS)

Ask = Callable[..., CoordinatesDialog]


@pytest.fixture
def ask(window: MainWindow, qtbot: QtBot) -> Ask:
    """Drop files on the window, and return the dialog once it knows where they may lie."""

    def asked(*paths: Path) -> CoordinatesDialog:
        window.files_dropped.emit([str(path) for path in paths])
        return settled(window, qtbot)

    return asked


def settled(window: MainWindow, qtbot: QtBot) -> CoordinatesDialog:
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    qtbot.waitUntil(lambda: bool(options_of(_dialogs(window)[0])))
    rest(window, qtbot)
    return _dialogs(window)[0]


def rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def _dialogs(window: MainWindow) -> list[CoordinatesDialog]:
    return [each for each in window.findChildren(CoordinatesDialog) if each.isVisible()]


def options_of(dialog: CoordinatesDialog) -> list[str]:
    options = child(dialog, OptionList, "placeOptions")
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [options.item(place).data(spoken) for place in range(options.count())]


def press(dialog: CoordinatesDialog, name: str = "placeTake") -> None:
    QTest.mouseClick(child(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def own_layers(window: MainWindow) -> list[Layer]:
    return [each for each in window.session.state.layers.layers if each.group.startswith("plots")]


def west_of(layer: Layer) -> float:
    assert layer.extent is not None
    return round(extent_to_degrees(layer.extent).xmin, 2)


def test_the_likely_places_are_shown_and_the_best_one_is_a_click_away(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(write_plots(tmp_path / "plots.shp"))
    assert child(dialog, QLabel, "placeHeading").text() == "Where does plots.shp lie?"
    assert "states no coordinate reference system" in child(dialog, QLabel, "placeAbout").text()
    assert options_of(dialog)[0] == (
        "CGCS2000, 3° zone 39, EPSG:4527, at Nanchang; beside the other layers"
    )
    assert not own_layers(window), "nothing is guessed until it is picked"
    qtbot.waitUntil(lambda: not child(dialog, QLabel, "placeMap").pixmap().isNull())
    pictures = dialog.findChildren(QLabel, "placePicture")
    qtbot.waitUntil(lambda: not any(each.pixmap().isNull() for each in pictures))
    press(dialog)
    qtbot.waitUntil(lambda: bool(own_layers(window)))
    rest(window, qtbot)
    (layer,) = own_layers(window)
    assert (layer.origin.crs, west_of(layer)) == ("EPSG:4527", 115.98)
    assert not _dialogs(window)


def test_the_keyboard_alone_picks_another_one(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(write_plots(tmp_path / "plots.shp"))
    options = child(dialog, OptionList, "placeOptions")
    QTest.keyClick(options, Qt.Key.Key_Down)
    QTest.keyClick(options, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(own_layers(window)))
    assert own_layers(window)[0].origin.crs == "EPSG:2363"


def test_any_other_crs_is_found_by_its_code(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(write_plots(tmp_path / "plots.shp"))
    field = child(dialog, CrsField, "crsField")
    QTest.keyClicks(field, "4526")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "EPSG:4526" in options_of(dialog)[-1])
    rest(window, qtbot)
    press(dialog)
    qtbot.waitUntil(lambda: bool(own_layers(window)))
    assert own_layers(window)[0].origin.crs == "EPSG:4526"


def test_what_nobody_knows_is_said_in_the_dialog(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(write_plots(tmp_path / "plots.shp"))
    field = child(dialog, CrsField, "crsField")
    QTest.keyClicks(field, "999999")
    QTest.keyClick(field, Qt.Key.Key_Return)
    trouble = child(dialog, QLabel, "placeTrouble")
    qtbot.waitUntil(trouble.isVisible)
    assert "EPSG:999999" in trouble.text()


def test_cancelled_it_stays_unopened_and_the_message_asks_again(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(write_plots(tmp_path / "plots.shp"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not _dialogs(window))
    assert not own_layers(window)
    bar = messages_of(window)
    assert child(bar, QLabel, "messageSentence").text().startswith("plots.shp is not shown")
    QTest.mouseClick(child(bar, QPushButton, "messageAction0"), Qt.MouseButton.LeftButton)
    press(settled(window, qtbot))
    qtbot.waitUntil(lambda: bool(own_layers(window)))
    assert bar.isHidden()


def test_several_files_are_asked_about_once_for_all(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    two = write_plots(tmp_path / "plots two.gpkg", layer="north")
    write_plots(two, layer="south")
    dialog = ask(write_plots(tmp_path / "plots.shp"), two)
    for_all = child(dialog, QCheckBox, "placeForAll")
    qtbot.waitUntil(lambda: for_all.text().startswith("For all 3 layers"))
    press(dialog)
    qtbot.waitUntil(lambda: len(own_layers(window)) == 3)
    assert {each.origin.crs for each in own_layers(window)} == {"EPSG:4527"}


def test_files_in_other_numbers_are_asked_about_by_themselves(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(write_plots(tmp_path / "plots.shp"), write_plots(tmp_path / "plots two.shp"))
    plan = write_plots(tmp_path / "plots three.gpkg", shift_m=-39_000_000)
    window.files_dropped.emit([str(plan)])
    for_all = child(dialog, QCheckBox, "placeForAll")
    qtbot.waitUntil(lambda: for_all.text().startswith("For the 2 layers with"))
    press(dialog)
    heading = child(dialog, QLabel, "placeHeading")
    qtbot.waitUntil(lambda: heading.text() == "Where does plots three.gpkg lie?")
    rest(window, qtbot)
    press(dialog)
    qtbot.waitUntil(lambda: len(own_layers(window)) == 3)
    crs = {each.origin.layer: each.origin.crs for each in own_layers(window)}
    assert crs == {"plots": "EPSG:4527", "plots two": "EPSG:4527", "plots three": "EPSG:4548"}


def test_unticked_they_are_asked_about_one_by_one(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    path = write_plots(tmp_path / "plots.gpkg", layer="north")
    dialog = ask(write_plots(path, layer="south"))
    child(dialog, QCheckBox, "placeForAll").click()
    press(dialog)
    about = child(dialog, QLabel, "placeAbout")
    qtbot.waitUntil(lambda: about.text().startswith("Layer south"))
    rest(window, qtbot)
    child(dialog, OptionList, "placeOptions").setCurrentRow(1)
    press(dialog)
    qtbot.waitUntil(lambda: len(own_layers(window)) == 2)
    crs = {each.origin.layer: each.origin.crs for each in own_layers(window)}
    assert crs == {"north": "EPSG:4527", "south": "EPSG:2363"}


@pytest.fixture
def of_layer(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> CoordinatesDialog:
    """Return the dialog of a layer in Xi'an 1980, opened from its context menu."""
    window.files_dropped.emit([str(write_plots(tmp_path / "plots.gpkg", crs="EPSG:2363"))])
    qtbot.waitUntil(lambda: bool(own_layers(window)))
    rest(window, qtbot)
    tree = layers_of_window(window).tree
    row = tree.topLevelItem(0)
    assert row is not None
    tree.setCurrentItem(row)
    window.commands["coordinates"].trigger()
    return settled(window, qtbot)


def test_a_correction_of_a_layer_is_applied_and_undone(
    window: MainWindow, qtbot: QtBot, of_layer: CoordinatesDialog
) -> None:
    assert options_of(of_layer)[0].startswith("As the file says: Xi'an 1980, 3° zone 39")
    correction = child(of_layer, QComboBox, "placeCorrection")
    correction.setCurrentIndex(1)
    correction.activated.emit(1)
    press(of_layer)
    qtbot.waitUntil(lambda: own_layers(window)[0].origin.read_as.correction == "GCJ-02")
    assert window.commands["undo"].text() == "Undo Reading of plots"
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: own_layers(window)[0].origin.read_as == ReadAs())
    rest(window, qtbot)


def test_a_datum_shift_moves_a_layer(
    window: MainWindow, qtbot: QtBot, of_layer: CoordinatesDialog
) -> None:
    before = own_layers(window)[0].extent
    child(of_layer, QPushButton, "placeShift").click()
    take = child(of_layer, QPushButton, "placeTake")
    for name, metres in (("dx", "-100"), ("dy", "40")):
        QTest.keyClicks(child(of_layer, QLineEdit, f"shift_{name}"), metres)
    assert not take.isEnabled()
    QTest.keyClicks(child(of_layer, QLineEdit, "shift_dz"), "30")
    assert take.isEnabled()
    press(of_layer)
    qtbot.waitUntil(lambda: own_layers(window)[0].origin.read_as.datum_shift == (-100, 40, 30))
    after = own_layers(window)[0].extent
    assert before is not None
    assert after is not None
    assert 10 < abs(after.xmin - before.xmin) < 200


def test_it_speaks_the_language_of_the_user(
    window: MainWindow, qtbot: QtBot, ask: Ask, tmp_path: Path
) -> None:
    use_language(window.session.state, "zh")
    dialog = ask(write_plots(tmp_path / "plots.shp"))
    assert dialog.windowTitle() == "plots.shp 在哪里？"
    assert child(dialog, QPushButton, "placeTake").text() == "在此打开"
    press(dialog, "placeCancel")

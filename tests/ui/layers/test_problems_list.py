"""Problems of a layer are listed with their numbers, lead to their features, and are exported."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.sources.open import open_source
from gisapp.ui.layers.problems_list import COUNT, SENTENCE, ProblemsList
from tests.boundary_files import SQUARE, boundary_file, boundary_text, plot
from tests.ui.reading import WORDS


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


@pytest.fixture
def layer(session: Session, tmp_path: Path) -> Layer:
    text = boundary_text(
        plot(),
        plot("5,42,B,,面,,,,", north=3_175_650.0),
        plot("2,,C,,线,,,,", SQUARE[:2]),
        plot("9,,D,,线,,,,", SQUARE[:2]),
    ).replace("带号=39", "带号=38")
    layers = open_source(str(boundary_file(tmp_path, text))).layers
    session.state.layers.add(*layers)
    return next(each for each in session.state.layers.layers if each.geometry.kind == "polygon")


@pytest.fixture
def shown(qtbot: QtBot, session: Session, layer: Layer) -> ProblemsList:
    shown = ProblemsList(layer, session, WORDS["en"])
    qtbot.addWidget(shown)
    shown.resize(500, 300)
    shown.show()
    qtbot.waitUntil(lambda: not session.tasks.running)
    return shown


def lines(shown: ProblemsList) -> list[tuple[str, str]]:
    table = shown.table
    cells = [
        [table.item(row, column) for column in (COUNT, SENTENCE)] for row in range(table.rowCount())
    ]
    return [(count.text(), sentence.text()[:20]) for count, sentence in cells if count and sentence]


def click(shown: ProblemsList, row: int) -> None:
    item = shown.table.item(row, SENTENCE)
    assert item is not None
    place = shown.table.visualItemRect(item).center()
    QTest.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_each_problem_is_listed_with_its_number(shown: ProblemsList) -> None:
    assert lines(shown) == [
        ("1", "plots.txt states zon"),
        ("1", "Plot D (line 27): 9 "),
        ("2", "Plots DK01 (line 12)"),
    ]


def test_a_click_selects_the_features_and_zooms_to_them(
    shown: ProblemsList, session: Session, layer: Layer
) -> None:
    session.navigation.show_box(Extent(0, 0, 1000, 1000))
    click(shown, 2)
    selected = session.state.selection.value.features
    assert selected.ids[layer.layer_id].tolist() == [1, 2]
    assert layer.extent is not None
    assert session.state.viewport.value.extent.contains(layer.extent)


def test_what_concerns_no_feature_of_the_layer_is_no_link(
    shown: ProblemsList, session: Session
) -> None:
    before = session.state.viewport.value
    click(shown, 0)
    click(shown, 1)
    assert not session.state.selection.value.features
    assert session.state.viewport.value == before


def test_a_layer_that_is_gone_is_not_zoomed_to(
    shown: ProblemsList, session: Session, layer: Layer
) -> None:
    session.state.layers.remove(layer.layer_id)
    click(shown, 2)
    assert not session.state.selection.value.features


def test_all_are_written_as_csv(
    shown: ProblemsList, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    shown.export.click()
    (asking,) = shown.findChildren(QFileDialog)
    path = tmp_path / "out.csv"
    asking.selectFile(str(path))
    asking.accept()
    qtbot.waitUntil(lambda: not session.tasks.running)
    heading, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert heading == "code,sentence,count,layer,feature_id,lon,lat"
    assert [row.partition(",")[0] for row in rows] == [
        "boundary_zone",
        "boundary_points",
        "boundary_overlap",
        "boundary_overlap",
    ]

"""The properties of a layer: where it comes from, its fields, and what is wrong with its shapes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Layer, LayerOrigin, Problem
from gisapp.core.text.bilingual import Bilingual
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.session.tasks import Tasks
from gisapp.ui.layers.field_table import FieldTable
from gisapp.ui.layers.problems_list import SENTENCE
from gisapp.ui.layers.properties_dialog import PropertiesDialog
from gisapp.words import Language
from tests.core.layers.partial_layers import Store, partial_of
from tests.parks import embedded
from tests.render.maps import RED, Names, layer
from tests.ui.reading import WORDS
from tests.vector_files import BOX, read_vector_file, write

HOSTILE = "<b>R&D</b>"
BOW = shapely.Polygon([(116, 28.6), (116.1, 28.7), (116.1, 28.6), (116, 28.7)])

Show = Callable[..., PropertiesDialog]


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


@pytest.fixture
def tasks(session: Session) -> Tasks:
    return session.tasks


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Show:
    def shown(of: Layer, language: Language = "en") -> PropertiesDialog:
        session.state.words.set(WORDS[language])
        dialog = PropertiesDialog(of, session)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shown


def enterprises() -> Layer:
    layers, _ = embedded()
    return next(each for each in layers if each.layer_id == "enterprise")


def said(dialog: PropertiesDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def value(dialog: PropertiesDialog, label: str) -> str:
    """Return what stands beside a label."""
    texts = said(dialog)
    return texts[texts.index(label) + 1]


def problems(dialog: PropertiesDialog) -> str:
    table = problem_table(dialog)
    cells = [table.item(row, SENTENCE) for row in range(table.rowCount())]
    return "\n".join(cell.text() for cell in cells if cell) if table.isVisible() else ""


def problem_table(dialog: PropertiesDialog) -> QTableWidget:
    table = dialog.findChild(QTableWidget, "problemTable")
    assert isinstance(table, QTableWidget)
    return table


def fields(dialog: PropertiesDialog) -> list[tuple[str, str]]:
    table = dialog.findChild(FieldTable)
    assert table is not None
    cells = [[table.item(row, column) for column in (0, 1)] for row in range(table.rowCount())]
    return [(name.text(), kind.text()) for name, kind in cells if name and kind]


def test_they_tell_where_a_layer_comes_from(show: Show) -> None:
    dialog = show(enterprises())
    assert dialog.windowTitle() == "Enterprises"
    assert value(dialog, "Source").endswith("qingshanhu.gpkg")
    assert value(dialog, "CRS") == "CGCS2000, degrees · EPSG:4490"
    assert value(dialog, "Features") == "5"
    assert value(dialog, "Geometry") == "Points"
    west, south = (part.partition("°")[0] for part in value(dialog, "Extent").split(", "))
    assert 115 < float(west) < 117
    assert 28 < float(south) < 29


def test_they_are_in_the_users_language(show: Show) -> None:
    dialog = show(enterprises(), "zh")
    assert dialog.windowTitle() == "企业"
    assert value(dialog, "坐标系") == "CGCS2000 经纬度 · EPSG:4490"
    assert value(dialog, "范围").startswith("东经 11")


def test_what_is_not_stated_says_so(show: Show) -> None:
    empty = layer("point", [], RED)
    dialog = show(replace(empty, origin=LayerOrigin("a.csv", "a", None, "Point")))
    assert [value(dialog, each) for each in ("CRS", "Extent", "Attribution")] == ["not stated"] * 3


def test_each_field_is_listed_with_its_type(show: Show) -> None:
    plain = layer("point", [shapely.Point(0, 0)], RED)
    table = Names(fields=(Field(HOSTILE, "String"), Field("rent", "Real")))
    dialog = show(replace(plain, content=replace(plain.content, attributes=table)))
    assert fields(dialog) == [(HOSTILE, "Text"), ("rent", "Decimal number")]


def test_what_a_file_says_is_shown_letter_by_letter(show: Show) -> None:
    plain = layer("point", [shapely.Point(0, 0)], RED)
    origin = LayerOrigin(HOSTILE, HOSTILE, HOSTILE, "Point", problems=(Problem("x", HOSTILE, 1),))
    dialog = show(replace(plain, name=Bilingual("plots[*]"), origin=origin))
    assert dialog.windowHandle().title() == "plots[*]"
    assert said(dialog).count(HOSTILE) == 3
    labels = [label for label in dialog.findChildren(QLabel) if label.text() == HOSTILE]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert problems(dialog) == HOSTILE


def test_of_a_layer_beyond_memory_they_count_what_is_loaded(show: Show) -> None:
    empty = layer("polygon", [shapely.box(0, 0, 1, 1)], RED)
    content = replace(empty.content, partial=partial_of(Store()))
    dialog = show(replace(empty, content=content))
    assert value(dialog, "Features").startswith("10,000, of which 1 are in memory")


def test_shapes_that_are_not_valid_are_counted_and_one_is_named(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, BOW, BOW], crs="EPSG:4326")
    [plots] = read_vector_file(path)
    dialog = show(plots)
    assert "Checking shapes…" in said(dialog)
    qtbot.waitUntil(lambda: "Checking shapes…" not in said(dialog))
    assert problems(dialog) == (
        "2 × an outline that is not valid, such as that of feature 2 (it crosses itself): "
        "drawn as it is."
    )
    assert "None found" not in said(dialog)


def test_they_say_when_all_shapes_are_valid(qtbot: QtBot, show: Show) -> None:
    dialog = show(enterprises())
    qtbot.waitUntil(lambda: "None found" in said(dialog))
    assert problems(dialog) == ""


def test_texts_that_cannot_be_read_whole_are_counted(
    show: Show, qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    path = tmp_path / "plots.geojson"
    write(path, [BOX] * 3, crs="EPSG:4326")
    text = path.read_text(encoding="utf-8").replace("地块 0", "地\N{REPLACEMENT CHARACTER}")
    path.write_text(text, encoding="utf-8")
    dialog = show(read_vector_file(path)[0])
    qtbot.waitUntil(lambda: not tasks.running)
    assert "texts of 1 features have bytes that are no text" in problems(dialog)


def test_a_check_that_was_stopped_says_that_more_may_be_wrong(
    qtbot: QtBot, show: Show, tasks: Tasks
) -> None:
    dialog = show(enterprises())
    [task] = tasks.running
    task.cancel()
    qtbot.waitUntil(lambda: "Checking shapes…" not in said(dialog))
    assert "Checking was stopped: other shapes may not be valid" in said(dialog)


def test_closing_while_shapes_are_checked_drops_the_check(
    qtbot: QtBot, show: Show, tasks: Tasks
) -> None:
    dialog = show(enterprises())
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    [close] = box.buttons()
    assert close.text() == "Close"
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tasks.running)

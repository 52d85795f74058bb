"""The dialog asks what a file's tables mean; applied, that is one step; cancelled, nothing."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from gisapp.session.session import Session
from gisapp.ui.mapping.column_texts import COLUMN, FIRST_ROW, MEANS
from gisapp.ui.mapping.dialog import LEAST_PX, MappingDialog
from tests.plot_ledger import FIRMS, PLOT_HEADINGS, PLOTS, write_ledger
from tests.sources.stand_ins.test_dbf_texts import shapefile
from tests.ui.reading import WORDS
from tests.vector_files import BOX, write
from tests.workbooks import write_workbook

Show = Callable[[Path], MappingDialog]
HOSTILE = "<script>alert(1)</script><img src=x>"


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Iterator[Show]:
    """Open a file and the dialog for all its layers, the first one first."""
    made: list[MappingDialog] = []

    def shown(path: Path) -> MappingDialog:
        session.loader.open([str(path)])
        qtbot.waitUntil(lambda: not session.tasks.running)
        dialog = MappingDialog(session, layers_of(session, path))
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not session.tasks.running)
        return dialog

    yield shown
    # Qt has deleted what was closed.
    for dialog in filter(Shiboken.isValid, made):
        dialog.close()


def layers_of(session: Session, path: Path) -> tuple[Layer, ...]:
    layers = session.state.layers.layers
    return tuple(each for each in layers if each.origin.source == str(path))


def take(dialog: MappingDialog) -> None:
    QTest.mouseClick(dialog.take_it, Qt.MouseButton.LeftButton)


def texts(dialog: MappingDialog, section: int) -> list[object]:
    model = dialog.page.model
    return [model.index(row, section).data() for row in range(model.rowCount())]


def mappings(session: Session, path: Path) -> list[str | None]:
    return [each.mapping.kind if each.mapping else None for each in layers_of(session, path)]


def test_applied_is_one_step_for_all_sheets(show: Show, session: Session, tmp_path: Path) -> None:
    path = write_ledger(tmp_path / "台账.xlsx")
    dialog = show(path)
    assert [dialog.sheets.item(place).text() for place in (0, 1)] == ["供地台账", "企业名录"]
    take(dialog)
    assert mappings(session, path) == ["plot", "enterprise"]
    said = layers_of(session, path)[0].mapping
    assert said is not None
    doubted = said.column("面积")
    assert doubted is not None
    assert doubted.property_code == "", "nobody answered"
    session.history.undo()
    assert mappings(session, path) == [None, None]


def test_an_unchecked_sheet_stays_plain(show: Show, session: Session, tmp_path: Path) -> None:
    path = write_ledger(tmp_path / "台账.xlsx")
    dialog = show(path)
    dialog.sheets.item(1).setCheckState(Qt.CheckState.Unchecked)
    take(dialog)
    assert mappings(session, path) == ["plot", None]


def test_what_is_said_of_a_sheet_checks_it(show: Show, tmp_path: Path) -> None:
    dialog = show(write_ledger(tmp_path / "台账.xlsx"))
    dialog.sheets.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.sheets.setCurrentRow(1)
    assert dialog.page.draft.rows.kind == "enterprise"
    dialog.page.model.say_property("行业", "remark")
    assert dialog.sheets.item(1).checkState() == Qt.CheckState.Checked


def test_apply_is_the_button_that_stands_out(show: Show, tmp_path: Path) -> None:
    dialog = show(write_ledger(tmp_path / "台账.xlsx"))
    assert [each.text() for each in dialog.findChildren(QPushButton) if each.isDefault()] == [
        "Apply"
    ]


def test_cancelled_leaves_all_as_it_is(show: Show, session: Session, tmp_path: Path) -> None:
    path = write_ledger(tmp_path / "台账.xlsx")
    dialog = show(path)
    dialog.page.model.say_property("面积", "")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert mappings(session, path) == [None, None]
    assert session.history.undoable.value is None


def test_a_layer_with_a_mapping_shows_it_and_can_be_plain_again(
    show: Show, session: Session, tmp_path: Path
) -> None:
    path = write_ledger(tmp_path / "台账.xlsx")
    first = show(path)
    first.page.model.say_property("地块名称", "remark")
    take(first)
    again = show(path)
    assert "Remark" in texts(again, MEANS)
    plain = again.findChild(QPushButton, "mapping_plain")
    assert plain is not None
    plain.click()
    assert mappings(session, path) == [None, None]


def test_a_mapping_goes_to_a_file_and_back(
    show: Show, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(write_ledger(tmp_path / "台账.xlsx"))
    dialog.page.model.say_property("面积", "remark")
    dialog.save_to(str(tmp_path / "m.json"))
    qtbot.waitUntil(lambda: not session.tasks.running)
    dialog.page.model.say_property("面积", "")
    dialog.load_from(str(tmp_path / "m.json"))
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert dialog.page.draft.column("面积").property_code == "remark"


def test_columns_of_a_file_that_are_not_here_are_named(
    show: Show, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    said = LayerMapping("plot", key="图斑号", columns=(ColumnMapping("面积", "land_area", "mu"),))
    path = tmp_path / "m.json"
    path.write_text(json.dumps(mapping_as_json(said)), encoding="utf-8")
    dialog = show(write_ledger(tmp_path / "台账.xlsx"))
    dialog.load_from(str(path))
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert dialog.page.draft.rows.key == ""
    assert dialog.page.draft.column("面积").unit == "mu"
    about = dialog.findChild(QLabel, "mappingAbout")
    assert about is not None
    assert "图斑号" in about.text()


def test_it_is_in_the_language_of_the_user(show: Show, session: Session, tmp_path: Path) -> None:
    session.state.words.set(WORDS["zh"])
    dialog = show(write_ledger(tmp_path / "台账.xlsx"))
    assert dialog.windowTitle() == "台账.xlsx 各列的含义"
    assert "地块编号" in texts(dialog, MEANS)


def test_a_text_table_in_gbk_is_understood(show: Show, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "企业.csv"
    lines = [",".join(map(str, row)) for row in FIRMS]
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    dialog = show(path)
    assert not dialog.sheets.isVisible()
    take(dialog)
    assert mappings(session, path) == ["enterprise"]


def test_a_shapefile_is_understood(show: Show, session: Session, tmp_path: Path) -> None:
    names = ["地块编号".encode("gbk"), "容积率".encode("gbk")]
    path = shapefile(tmp_path / "地块.shp", names, ["DK-1".encode("gbk"), b"1.8"])
    dialog = show(path)
    assert "地块编号" in texts(dialog, COLUMN)
    take(dialog)
    assert mappings(session, path) == ["plot"]


@pytest.mark.parametrize(
    "rows",
    [
        [[HOSTILE, "", "a", "a", None], [HOSTILE, None, 1, 2, "x" * 30_000]],
        [PLOT_HEADINGS],
        [PLOT_HEADINGS, [None, None, None, None, None, None], [None, "a", None, None, None, None]],
        [["面积"], *[["x"]] * 50],
    ],
    ids=["hostile", "no rows", "empty columns", "one column"],
)
def test_odd_tables_can_be_asked_about(
    show: Show, session: Session, tmp_path: Path, rows: Sequence[Sequence[object]]
) -> None:
    path = write_workbook(tmp_path / "odd.xlsx", {"odd": rows})
    dialog = show(path)
    (layer,) = layers_of(session, path)
    assert dialog.page.model.rowCount() == len(layer.attributes.fields) > 0
    assert all(len(str(text)) <= 100 for text in texts(dialog, FIRST_ROW))
    labels = dialog.findChildren(QLabel)
    assert all(label.textFormat() != Qt.TextFormat.RichText for label in labels)
    take(dialog)


def test_hundreds_of_columns_fit_into_the_smallest_window(
    show: Show, session: Session, tmp_path: Path
) -> None:
    headings = [f"第{number}列" * (1 if number else 5000) for number in range(300)]
    path = tmp_path / "wide.csv"
    rows = [headings, list(map(str, range(300)))]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    dialog = show(path)
    dialog.resize(*LEAST_PX)
    assert (dialog.width(), dialog.height()) == LEAST_PX
    assert dialog.page.model.rowCount() == 300
    take(dialog)
    assert mappings(session, path) == [""]


def test_a_layer_that_goes_meanwhile_is_no_trouble(
    show: Show, session: Session, tmp_path: Path
) -> None:
    path = write_ledger(tmp_path / "台账.xlsx", PLOTS)
    dialog = show(path)
    for layer in layers_of(session, path):
        session.state.layers.remove(layer.layer_id)
    take(dialog)
    assert layers_of(session, path) == ()


def test_a_file_that_is_gone_is_told_in_the_dialog(
    show: Show, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    path = write(tmp_path / "boxes.gpkg", [BOX])
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    path.unlink()
    dialog = show(path)
    about = dialog.findChild(QLabel, "mappingAbout")
    assert about is not None
    assert str(path) in about.text()
    assert not dialog.take_it.isEnabled()

"""A subject of own files in the details panel, read and clicked through."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.text.units import UnitChoice
from gisapp.session.messages import Message
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.details.panel import DetailsPanel
from tests.own_files import MAPPINGS, write_book, write_evaluation, write_plots
from tests.ui.details.test_panel import click, popover, title
from tests.ui.reading import WORDS, box, seen, select


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    paths = (write_plots(tmp_path), write_book(tmp_path), write_evaluation(tmp_path))
    session.loader.open([str(path) for path in paths])
    qtbot.waitUntil(lambda: not session.tasks.running)
    for layer in session.state.layers.layers:
        session.state.layers.map(layer.layer_id, MAPPINGS[layer.origin.layer])
    qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> DetailsPanel:
    panel = DetailsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(380, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def read(session: Session, layer: str, feature_id: int) -> None:
    layers = session.state.layers.layers
    layer_id = next(each.layer_id for each in layers if each.origin.layer == layer)
    select(session.state, FeatureRef(layer_id, feature_id))


def test_a_plot_is_told_as_the_embedded_data_is(session: Session, panel: DetailsPanel) -> None:
    read(session, "地块台账", 1)
    text = seen(panel)
    assert "一号 · Plot · 已建成" in text
    assert "Located in · 北园" in text
    assert "Land area · 9,866.67 m²" in text
    assert "Supply date · not stated" in text
    assert "Floor area ratio · 1.22 · 12,000 m² ÷ 9,866.67 m²" in text
    assert "Rank by tax per land area · 2nd of 3" in text
    assert "Measured area against the stated one · +9." in text
    assert "Contains · 甲公司" in text
    assert "Sources: 地块.gpkg · 地块台账; 评价.csv" in text


def test_links_lead_to_firms_and_back(session: Session, panel: DetailsPanel) -> None:
    read(session, "地块台账", 1)
    click(box(panel, "甲公司"))
    assert title(panel) == "甲公司"
    assert "Tax paid" in seen(panel)
    click(box(panel, "一号"))
    assert title(panel) == "一号"
    panel.go(-1)
    assert title(panel) == "甲公司"
    panel.go(+1)
    assert title(panel) == "一号"


def test_a_parent_that_no_row_is_about_says_so(session: Session, panel: DetailsPanel) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    read(session, "地块台账", 3)
    click(box(panel, "南园"))
    assert title(panel) == "三号"
    assert told[-1].sentence.startswith("No row of the mapped layers is about 南园")


def test_the_source_of_a_figure_is_its_file_sheet_row_and_column(
    session: Session, panel: DetailsPanel
) -> None:
    read(session, "企业", 4)
    assert "Listed in a table, without a place of its own." in seen(panel)
    click(box(panel, "Tax paid · 3.75 million yuan"))
    text = seen(popover(panel))
    assert "台账.xlsx · 企业" in text
    assert "Place\nrow 4, column 税收（万元）" in text
    assert "(date of the file)" in text
    (button,) = popover(panel).findChildren(QPushButton, "factAction")
    assert button.text() == "Open 台账.xlsx"


def test_what_states_no_property_is_folded_away_and_within_reach(
    session: Session, panel: DetailsPanel
) -> None:
    read(session, "地块台账", 1)
    assert "临河" not in seen(panel)
    fold = box(panel, "Show ")
    click(fold)
    assert "备注 · 临河" in seen(panel)
    click(fold)
    assert "备注 · 临河" not in seen(panel)


def test_language_and_units_change_at_once(session: Session, panel: DetailsPanel) -> None:
    read(session, "地块台账", 1)
    session.state.units.set(UnitChoice(area="mu"))
    assert "Land area · 14.8 mu" in seen(panel)
    session.state.words.set(WORDS["zh"])
    text = seen(panel)
    assert "一号 · 地块 · 已建成" in text
    assert "3 个中第 2 位" in text
    click(box(panel, "用地面积 · 14.8 亩"))
    assert "第 1 行，“面积”列" in seen(popover(panel))


def test_copies_have_facts_and_all_other_columns(session: Session, panel: DetailsPanel) -> None:
    read(session, "地块台账", 1)
    panel.copy_text()
    text = QGuiApplication.clipboard().text()
    assert "row 1, column 面积" in text
    assert "备注: 临河" in text
    panel.copy_json()
    document = json.loads(QGuiApplication.clipboard().text())
    assert (document["uid"], document["geometry"]["method"]) == ("DK-001", "file")
    assert document["geometry"]["area_m2"] == pytest.approx(10_840, rel=0.01)


def test_attributes_stand_in_as_long_as_rows_are_looked_up(
    qtbot: QtBot, session: Session, panel: DetailsPanel
) -> None:
    read(session, "地块台账", 1)
    layer_id = next(iter(session.state.selection.value.features)).layer_id
    session.state.layers.map(layer_id, None)
    assert "备注 · 临河" in seen(panel)
    session.state.layers.map(layer_id, MAPPINGS["地块台账"])
    assert "What belongs together is being looked up." in seen(panel)
    qtbot.waitUntil(lambda: "Located in · 北园" in seen(panel))


def test_values_from_files_are_plain_text(
    qtbot: QtBot, session: Session, panel: DetailsPanel, tmp_path: Path
) -> None:
    path = tmp_path / "评价.csv"
    path.write_text("宗地编号,亩均税收\n<b>1</b>,<script>\n", encoding="utf-8")
    session.reloader.reload_file(str(path))
    qtbot.waitUntil(lambda: not session.tasks.running)
    read(session, "评价", 2)
    assert "<b>1</b>" in title(panel)
    assert "<script>: no number" in seen(panel)


def test_a_file_that_is_removed_takes_its_figures_with_it(
    session: Session, panel: DetailsPanel
) -> None:
    read(session, "地块台账", 1)
    assert "Tax per land area · 187.5 yuan/m²" in seen(panel)
    layers = session.state.layers
    (table,) = (each for each in layers.layers if each.origin.layer == "评价")
    # Whoever hears of it first, even before those who look up rows.
    layers.changed._listeners.insert(0, lambda _: panel._refresh())
    layers.remove(table.layer_id)
    assert "187.5" not in seen(panel)
    assert "Land area · 9,866.67 m²" in seen(panel)

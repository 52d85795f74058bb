"""The whole story of a question to one's own park: asked, coloured, compared, kept, asked again."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.select.set_selector import ByLayer
from gisapp.session.start.example_data import example_folder
from gisapp.ui.compare.panel import ComparePanel
from gisapp.ui.filters.chips import Chip, FilterChips
from gisapp.ui.filters.expression_dialog import ExpressionDialog
from gisapp.ui.layers.join_dialog import JoinDialog
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.mapping.dialog import MappingDialog
from gisapp.ui.window.main_window import MainWindow
from tests.app.test_story_of_a_park import (
    answer,
    drop,
    files_of,
    finish,
    layer_of,
    open_window,
    save_to,
)
from tests.ui.details.test_panel import click
from tests.ui.parts import part_of

__all__ = ["open_window"]

Open = Callable[[], MainWindow]
PATIENCE_MS = 120_000
FILES = ("park.gpkg", "ledger-2026.xlsx", "plots-2026.gpkg")
KEY, STATUS, AREA = "宗地编号", "建设状态", "土地面积（平方米）"
TAX = "2025年亩均税收 （万元/亩）"
M2_A_MU = 2000 / 3
REACH_M = 300.0


def plots_of(window: MainWindow) -> Layer:
    return layer_of(window, "plots")


def take_mappings(qtbot: QtBot, window: MainWindow) -> None:
    answer(window, "Say what they mean")
    dialog = part_of(window, MappingDialog)
    qtbot.waitUntil(dialog.take_it.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog.take_it)
    finish(qtbot, window)


def join_firms(qtbot: QtBot, window: MainWindow) -> None:
    window.session.joiner.request(layer_of(window, "企业名录").layer_id)
    dialog = part_of(window, JoinDialog)
    names = [dialog.layer.itemText(place) for place in range(dialog.layer.count())]
    dialog.layer.setCurrentIndex(next(n for n, each in enumerate(names) if "plots" in each))
    dialog.layer.activated.emit(dialog.layer.currentIndex())
    qtbot.waitUntil(dialog.join.isEnabled, timeout=PATIENCE_MS)
    for box in (dialog.field, dialog.column):
        box.setCurrentText("宗地编号")
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(dialog.join.isEnabled, timeout=PATIENCE_MS)
    click(dialog.join)
    finish(qtbot, window)


def ask(qtbot: QtBot, window: MainWindow, expression: str) -> None:
    window.commands["filter_by_expression"].trigger()
    dialog = part_of(window, ExpressionDialog)
    dialog.layers.setCurrentIndex(dialog.layers.findData(plots_of(window).layer_id))
    dialog.line.set_text(expression)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=PATIENCE_MS)
    click(dialog.take)
    dialog.close()
    finish(qtbot, window)


def chips_of(window: MainWindow) -> list[Chip]:
    bars = [each for each in window.findChildren(FilterChips) if each.isVisible()]
    return [chip for bar in bars for chip in bar.findChildren(Chip)]


def hide_class(qtbot: QtBot, window: MainWindow, label: str) -> None:
    """Click a class of the legend in the Layers panel."""
    tree = part_of(window, LayerTree)
    tree.refresh()
    [row] = tree.findItems(label, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.pick_row(row)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    finish(qtbot, window)


def ids_of(table: gpd.GeoDataFrame) -> list[int]:
    return sorted((table.index + 1).tolist())


def shown_ids(layer: Layer) -> list[int]:
    ids = layer.geometry.feature_ids
    is_shown = layer.content.shown
    return sorted((ids if is_shown is None else ids[is_shown]).tolist())


def compared(window: MainWindow) -> list[str]:
    """Return the heads of the columns of what is compared."""
    sheet = part_of(window, ComparePanel).sheet.model()
    heads = (
        sheet.headerData(column, Qt.Orientation.Horizontal) for column in range(sheet.columnCount())
    )
    return [str(each) for each in heads]


def selected_plots(window: MainWindow) -> list[int]:
    features = window.session.state.selection.value.features
    return sorted(features.ids[plots_of(window).layer_id].tolist())


def by_the_river(plots: gpd.GeoDataFrame) -> "pd.Series[bool]":
    river = gpd.read_file(example_folder() / "park.gpkg", layer="river")
    metric = plots.estimate_utm_crs()
    return plots.to_crs(metric).distance(river.to_crs(metric).union_all()) <= REACH_M


def test_which_plots_are_idle_and_over_20_mu(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    table = gpd.read_file(example_folder() / "plots-2026.gpkg")
    is_large = table[AREA] >= 20 * M2_A_MU
    idle = is_large & (table[STATUS] == "闲置")
    window = open_window()
    drop(qtbot, window, example_folder(), FILES)
    take_mappings(qtbot, window)
    join_firms(qtbot, window)

    ask(qtbot, window, f"[{AREA}] >= 20亩")
    assert shown_ids(plots_of(window)) == ids_of(table[is_large])
    ask(qtbot, window, f"{STATUS} = 闲置 且 [{AREA}] >= 20亩")
    assert shown_ids(plots_of(window)) == ids_of(table[idle]) != []
    [chip] = chips_of(window)
    click(chip.cross)
    finish(qtbot, window)
    assert len(shown_ids(plots_of(window))) == len(table)
    ask(qtbot, window, f"[{AREA}] >= 20亩")

    window.session.edits.color_by(plots_of(window).layer_id, TAX)
    finish(qtbot, window)
    classes = plots_of(window).symbology.classes
    assert sum(each.count or 0 for each in classes) == len(table)
    hide_class(qtbot, window, "No value")
    taxed = shown_ids(plots_of(window))
    assert set(taxed) < set(ids_of(table[is_large]))

    river = window.session.state.layers["park/river"]
    near = ByLayer(plots_of(window).layer_id, "near", river.layer_id, REACH_M)
    window.session.selecting.by_set.select_by_layer(near)
    finish(qtbot, window)
    assert selected_plots(window) == sorted(set(taxed) & set(ids_of(table[by_the_river(table)])))

    three = FeatureSet({plots_of(window).layer_id: np.array(taxed[:3])})
    window.session.state.selection.set(Selection(three))
    window.commands["compare_selected"].trigger()
    names = compared(window)
    assert names == table[KEY][[each - 1 for each in taxed[:3]]].tolist()

    save_to(window, "save_project_as", tmp_path / "My question.gisapp")
    finish(qtbot, window)
    look = plots_of(window)
    window.close()

    again = open_window()
    answer(again, "Go on where you were")
    qtbot.waitUntil(lambda: set(FILES) <= files_of(again), timeout=PATIENCE_MS)
    finish(qtbot, again)
    qtbot.waitUntil(lambda: shown_ids(plots_of(again)) == taxed, timeout=PATIENCE_MS)
    now = plots_of(again)
    assert now.filter == look.filter
    assert now.style == look.style
    assert now.symbology.classes == look.symbology.classes
    [chip] = chips_of(again)
    assert "20亩" in chip.sentence.text()
    again.show_panel("compare")
    qtbot.waitUntil(lambda: compared(again) == names, timeout=PATIENCE_MS)

"""From a click on the map to the firm of a plot and to the cell that states its tax."""

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.ui.layers.problems_list import ProblemsList
from gisapp.ui.window.main_window import MainWindow
from tests.own_files import MAPPINGS, write_book, write_evaluation, write_plots
from tests.ui.details.test_panel import click, popover, title
from tests.ui.gestures import LEFT
from tests.ui.parts import canvas_of, details_of
from tests.ui.reading import box, seen


def mapped_window(qtbot: QtBot, folder: Path) -> MainWindow:
    """Return a window on plots, firms and their evaluation, all of them mapped."""
    paths = (write_plots(folder), write_book(folder), write_evaluation(folder))
    sources = tuple(str(path) for path in paths)
    window = build(ViewArguments(sources=sources, language="en", size=(1280, 720)))
    qtbot.addWidget(window)
    window.show()
    session = window.session
    layers = session.state.layers

    def are_here() -> bool:
        names = {layer.origin.layer for layer in layers.layers}
        return names >= MAPPINGS.keys() and not session.tasks.running

    qtbot.waitUntil(are_here)
    for layer in layers.layers:
        if layer.origin.layer in MAPPINGS:
            layers.map(layer.layer_id, MAPPINGS[layer.origin.layer])
    qtbot.waitUntil(lambda: not session.tasks.running)
    return window


def test_a_click_tells_the_plot_its_firm_and_where_the_firms_tax_is_stated(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = mapped_window(qtbot, tmp_path)
    canvas, panel = canvas_of(window), details_of(window)
    plots = next(
        layer for layer in window.session.state.layers.layers if layer.origin.layer == "地块台账"
    )
    row = plots.geometry.row_of(1)
    assert row is not None
    xmin, ymin, xmax, ymax = plots.geometry.bounds[row].tolist()
    middle = window.session.state.viewport.value.to_pixel((xmin + xmax) / 2, (ymin + ymax) / 2)
    QTest.mouseClick(canvas, LEFT, pos=QPointF(*middle).toPoint())
    qtbot.waitUntil(lambda: title(panel) == "一号")
    assert "Tax paid: total of the 2 that state it · about 3.95 million yuan" in seen(panel)
    click(box(panel, "甲公司"))
    assert title(panel) == "甲公司"
    click(box(panel, "Tax paid · 3.75 million yuan"))
    text = seen(popover(panel))
    assert "台账.xlsx · 企业" in text
    assert "row 4, column 税收（万元）" in text
    assert popover(panel).findChildren(QPushButton, "factAction")


def test_problems_of_links_are_listed_with_those_of_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = mapped_window(qtbot, tmp_path)
    session = window.session
    firms = next(layer for layer in session.state.layers.layers if layer.origin.layer == "企业")
    listed = ProblemsList(firms, session, session.state.words.value)
    qtbot.addWidget(listed)
    texts = [
        item.text()
        for row in range(listed.table.rowCount())
        for column in range(listed.table.columnCount())
        if (item := listed.table.item(row, column)) is not None
    ]
    assert "企业: rows whose 地块 no other row is called: 1." in texts

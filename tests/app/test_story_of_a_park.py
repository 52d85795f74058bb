"""The whole story of one's own park: files dropped, understood, read, kept, and delivered anew."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.layers.layer import Layer
from gisapp.session.start.example_data import example_folder
from gisapp.ui.changes.panel import ChangesPanel
from gisapp.ui.details.panel import DetailsPanel
from gisapp.ui.files.snapshot_dialog import SnapshotDialog
from gisapp.ui.mapping.dialog import MappingDialog
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.window.main_window import MainWindow
from tests.ui.details.test_panel import click, popover, title
from tests.ui.gestures import LEFT
from tests.ui.parts import canvas_of, details_of, messages_of, part_of
from tests.ui.reading import box, seen

Open = Callable[[], MainWindow]
PATIENCE_MS = 120_000
KEY, PLOT, FIRM = "宗地编号", "C07-02", "示例嘉禾智造新材料有限公司"
DELIVERED = ("park.gpkg", "ledger-2025.xlsx", "plots-2025.gpkg")
NEXT = ("ledger-2026.xlsx", "plots-2026.gpkg")


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    """Start the program, as someone does who comes back to it."""

    def open_window() -> MainWindow:
        window = build(ViewArguments(language="en", size=(1280, 800)))
        qtbot.addWidget(window, before_close_func=lambda _: window.session.projects.let_go())
        with qtbot.waitSignal(window.session.frames.completed):
            window.show()
        finish(qtbot, window)
        return window

    return open_window


def finish(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.running, timeout=PATIENCE_MS)


def drop(qtbot: QtBot, window: MainWindow, folder: Path, names: tuple[str, ...]) -> None:
    window.files_dropped.emit([str(folder / name) for name in names])
    qtbot.waitUntil(lambda: set(names) <= files_of(window), timeout=PATIENCE_MS)
    finish(qtbot, window)


def files_of(window: MainWindow) -> set[str]:
    return {Path(each.origin.source).name for each in window.session.state.layers.layers}


def layer_of(window: MainWindow, table: str) -> Layer:
    layers = window.session.state.layers.layers
    return next(each for each in layers if each.origin.layer == table)


def answer(window: MainWindow, begins: str) -> str:
    """Put messages away until one offers what begins so, take it, and return its sentence."""
    bar = messages_of(window)
    button, sentence = (
        bar.findChild(kind, name)
        for kind, name in ((QPushButton, "messageAction0"), (QLabel, "messageSentence"))
    )
    assert isinstance(button, QPushButton)
    assert isinstance(sentence, QLabel)
    while not (button.isVisible() and button.text().startswith(begins)):
        assert bar.isVisible(), f"nothing offers {begins!r}"
        bar.close_message()
    said = sentence.text()
    click(button)
    return said


def save_to(window: MainWindow, command: str, path: Path) -> None:
    window.commands[command].trigger()
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def say_what_columns_mean(
    qtbot: QtBot, window: MainWindow, names: tuple[str, ...], kinds: set[str]
) -> None:
    """Look at what is proposed for all files at once, and take it."""
    said = answer(window, "Say what they mean")
    assert all(name in said for name in names)
    dialog = part_of(window, MappingDialog)
    qtbot.waitUntil(dialog.take_it.isEnabled, timeout=PATIENCE_MS)
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog.take_it)
    finish(qtbot, window)
    layers = window.session.state.layers.layers
    of_files = [each for each in layers if Path(each.origin.source).name in names]
    assert {each.mapping.kind for each in of_files if each.mapping} == kinds


def put_away(window: MainWindow, names: tuple[str, ...]) -> None:
    for layer in window.session.state.layers.layers:
        if Path(layer.origin.source).name in names:
            window.session.edits.remove(layer.layer_id)


def export(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.commands["export_snapshot"].trigger()
    dialog = part_of(window, SnapshotDialog)
    dialog.form.open_afterwards.setChecked(False)
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS):
        dialog.export_to(path)


def amount_of(figure: str) -> str:
    """Return the number with its unit of what the panel tells."""
    return figure.split(" · ")[1]


def click_on_plot(qtbot: QtBot, window: MainWindow) -> None:
    plots = layer_of(window, "plots")
    ids = plots.geometry.feature_ids.tolist()
    place = next(n for n, each in enumerate(ids) if plots.attributes.record(each)[KEY] == PLOT)
    xmin, ymin, xmax, ymax = plots.geometry.bounds[place].tolist()
    middle = window.session.state.viewport.value.to_pixel((xmin + xmax) / 2, (ymin + ymax) / 2)
    QTest.mouseClick(canvas_of(window), LEFT, pos=QPointF(*middle).toPoint())
    qtbot.waitUntil(lambda: title(details_of(window)) == PLOT, timeout=PATIENCE_MS)


def figures(panel: DetailsPanel) -> list[str]:
    """Return what the panel tells of taxes, revenue and land, a figure each."""
    told = (each.accessibleName() for each in panel.findChildren(PaintedBox) if each.isVisible())
    return [each for each in told if re.match(r"(Tax paid|Revenue|Land area) · [0-9]", each)]


def test_from_two_files_to_what_changed_a_year_later(
    open_window: Open, qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(example_folder(), tmp_path / "park"))
    window = open_window()
    drop(qtbot, window, folder, DELIVERED)
    kinds = {"park", "zone", "road", "plot", "enterprise", "project"}
    say_what_columns_mean(qtbot, window, DELIVERED, kinds)

    click_on_plot(qtbot, window)
    panel = details_of(window)
    click(box(panel, f"Contains · {FIRM}"))
    qtbot.waitUntil(lambda: title(panel) == FIRM)
    click(box(panel, "Tax paid · "))
    source = seen(popover(panel))
    assert "ledger-2025.xlsx · 企业名录" in source
    assert re.search(r"row \d+, column 2023年税收（万元）", source)
    popover(panel).close()

    save_to(window, "save_project_as", tmp_path / "My park.gisapp")
    finish(qtbot, window)
    window.close()
    assert not window.isVisible()

    again = open_window()
    assert answer(again, "Go on where you were") == "Last time, My park was open."
    qtbot.waitUntil(lambda: set(DELIVERED) <= files_of(again), timeout=PATIENCE_MS)
    finish(qtbot, again)
    assert again.windowTitle().startswith("My park")
    click_on_plot(qtbot, again)

    drop(qtbot, again, folder, NEXT)
    offered = answer(again, "What changed?")
    assert "looks like a newer delivery of" in offered
    changes = part_of(again, ChangesPanel)
    assert changes.isVisible()
    assert "Added  17" in [chip.text() for chip in changes.listing.chips.values()]

    # Its sheets of firms and projects have columns of a year that nobody knew before.
    say_what_columns_mean(qtbot, again, NEXT[:1], {"plot", "enterprise", "project"})
    put_away(again, DELIVERED[1:])
    click_on_plot(qtbot, again)
    click(box(details_of(again), f"Contains · {FIRM}"))
    told = figures(details_of(again))
    assert any(each.startswith("Tax paid · ") for each in told)
    export(qtbot, again, tmp_path / "park.html")

    page.goto((tmp_path / "park.html").as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#details")).to_contain_text(FIRM)
    on_the_page = page.locator("#details").inner_text()
    assert all(amount_of(each) in on_the_page for each in told)

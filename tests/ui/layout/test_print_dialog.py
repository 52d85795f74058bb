"""What is common to the dialogs of paper: a name for the file, and an end that leaves nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.errors import GisAppError
from gisapp.render.palette import load_palette
from gisapp.session.layout.layouts import Layouts
from gisapp.session.layout.pictures import Pictures
from gisapp.session.layout.printing import Preview
from gisapp.session.session import Session
from gisapp.session.settings import Settings
from gisapp.ui.layout.layout_dialog import LayoutDialog
from gisapp.ui.layout.picture_dialog import PictureDialog
from gisapp.ui.layout.print_dialog import PrintDialog
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.export.layout.pdfs import text_of
from tests.styled_layers import layer_of

PHONES = [f"1380013800{n}" for n in range(6)]


def layout_of(session: Session) -> LayoutDialog:
    """A dialog whose sheets have a table of all rows in view."""
    layouts = Layouts(session.state, session.tasks, session.basemaps)
    dialog = LayoutDialog(layouts, Settings(None), load_words("en"))
    dialog.form.template.setCurrentIndex(dialog.form.template.findData("table"))
    return dialog


def picture_of(session: Session) -> PictureDialog:
    pictures = Pictures(session.state, session.tasks, session.basemaps)
    return PictureDialog(pictures, Settings(None), load_palette("light"), load_words("en"))


def is_longer(found: Sequence[object], count: int) -> bool:
    return len(found) > count


def test_a_dialog_that_is_closed_wants_no_preview(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["print_layout"].trigger()
    (dialog,) = window.findChildren(LayoutDialog)
    assert dialog.suggested_name()
    dialog.want_preview()
    dialog.close()
    qtbot.waitUntil(lambda: not window.session.tasks.running)
    qtbot.waitUntil(lambda: not window.findChildren(LayoutDialog))


@pytest.mark.parametrize(("made", "suffix"), [(layout_of, "pdf"), (picture_of, "svg")])
def test_what_looks_personal_is_in_preview_and_file_only_where_it_is_wanted(
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    made: Callable[[Session], PrintDialog],
    suffix: str,
) -> None:
    for layer in session.state.layers.layers:
        session.state.layers.show(layer.layer_id, visible=False)
    # The labels, the classes and the legend tell it.
    style = LayerStyle("tel", labels=LabelChoice("{use}: {tel}"))
    columns = {"use": [*"abcdef"], "tel": PHONES}
    session.state.layers.add(layer := layer_of(tmp_path, style, (), columns))
    assert layer.extent is not None
    session.navigation.show_extent(layer.extent)
    previews: list[Preview | GisAppError] = []
    for is_wanted in (False, True):
        dialog = made(session)
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog.save.isEnabled(), "nobody has looked yet"
        switch = dialog.findChild(QPushButton, "exportPersonalSwitch")
        assert switch is not None
        qtbot.waitUntil(switch.isVisible)
        if is_wanted:
            switch.click()
        dialog.pane.stop()
        asked = len(previews)
        dialog.start_preview(400, 0, previews.append)
        qtbot.waitUntil(partial(is_longer, previews, asked))
        path = tmp_path / f"{is_wanted}.{suffix}"
        with qtbot.waitSignal(dialog.written):
            dialog.write_to(path)
        told = text_of(path) if suffix == "pdf" else path.read_text(encoding="utf-8")
        assert any(phone in told for phone in PHONES) is is_wanted
    first, second = previews
    assert isinstance(first, Preview)
    assert isinstance(second, Preview)
    assert first.image != second.image

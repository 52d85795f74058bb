"""Windows on a file, a window's model on the embedded data, and what a user sees and clicks."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.view_state import ViewState
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.series_chart import SeriesChart
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import LANGUAGES, load_words
from tests.parks import embedded

WORDS = {language: load_words(language) for language in LANGUAGES}


def window_on_file(qtbot: QtBot, path: Path, layer_id: str) -> MainWindow:
    """Return a window that has opened a file, with nothing left to do."""
    window = build(ViewArguments(sources=(str(path),), language="en", size=(1000, 640)))
    qtbot.addWidget(window)
    window.show()
    layers = window.session.state.layers
    qtbot.waitUntil(lambda: layer_id in layers and not window.session.tasks.running)
    return window


def session_of_embedded() -> Session:
    """Return a session on the embedded data, in English, without a window."""
    session = make_session(Settings(None), "en")
    layers, dataset = embedded()
    session.state.layers.add(*layers)
    session.state.datasets.set((dataset,))
    return session


def ref_of(state: ViewState, uid: str) -> FeatureRef | TopicRef:
    """Return where a subject is."""
    found = find_subject(state.layers.layers, uid)
    assert found is not None
    return found


def select(state: ViewState, target: FeatureRef | TopicRef) -> None:
    """Select one thing, as the window does for a link."""
    if isinstance(target, TopicRef):
        state.selection.set(Selection(topic=target))
    else:
        state.selection.set(Selection(FeatureSet.of(target)))


def seen(widget: QWidget) -> str:
    """Return all that can be read in a widget, one piece a line."""
    return "\n".join(_texts(widget))


def box(widget: QWidget, text: str) -> PaintedBox:
    """Return the first painted box in a widget that says `text`."""
    for each in widget.findChildren(PaintedBox):
        if text in each.accessibleName() and not each.isHidden():
            return each
    raise AssertionError(f"no box says {text!r}; there is:\n{seen(widget)}")


def _texts(widget: QWidget) -> Iterator[str]:
    for each in widget.findChildren(QWidget):
        if each.isHidden():
            continue
        if isinstance(each, QLabel):
            yield each.text()
        elif isinstance(each, PaintedBox | SeriesChart):
            yield each.accessibleName()

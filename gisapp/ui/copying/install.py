"""Puts the commands into the window that copy the selection and the map."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from gisapp.core.events import mapped
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.widgets.clipboard import put_table
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Add the commands; Ctrl+C copies the selection where the map has the focus."""
    canvas = window.centralWidget()
    assert canvas is not None
    has_some = mapped(session.state.selection, lambda now: bool(now.features))

    def copy_selection() -> None:
        # Most starts of the window end without a copy.
        from gisapp.ui.copying.selected_columns import selected_layers

        session.selection_copier.copy(selected_layers(session))

    def copy_map() -> None:
        QApplication.clipboard().setPixmap(picture_of(canvas))
        session.messages.emit(Message("info", session.state.words.value("copy.map_copied")))

    window.add_commands(
        Command(
            "copy_selection",
            copy_selection,
            icon="copy",
            keys=("Ctrl+C",),
            menu=MenuPlace("edit", 1, 0),
            enabled=has_some,
            scope="canvas",
        ),
        Command("copy_map", copy_map, keys=("Ctrl+Alt+M",), menu=MenuPlace("edit", 1, 3)),
        Command(
            "copy_geojson",
            partial(session.shape_copier.copy, "geojson"),
            menu=MenuPlace("edit", 2, 0),
            enabled=has_some,
        ),
        Command(
            "copy_wkt",
            partial(session.shape_copier.copy, "wkt"),
            menu=MenuPlace("edit", 2, 1),
            enabled=has_some,
        ),
    )
    canvas.addAction(window.commands["copy_selection"])
    session.selection_copier.copied.connect(put_table)
    session.shape_copier.copied.connect(QApplication.clipboard().setText)


def picture_of(canvas: QWidget) -> QPixmap:
    """Return the map as it is seen, in the pixels of the screen, without the cards over it."""
    ratio = canvas.devicePixelRatioF()
    picture = QPixmap(canvas.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    everything = QRegion(canvas.rect())
    canvas.render(picture, QPoint(), everything, QWidget.RenderFlag.DrawWindowBackground)
    return picture

"""The status bar: what is at work, how the map's picture stands, where the mouse is, the scale."""

import math
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QStatusBar, QToolButton

from gisapp.core.events import Observable
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.position_text import NAMED_SYSTEMS, PositionStyle
from gisapp.core.tiles.basemap import TileStatus
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace, choices
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.task_line import TaskLine
from gisapp.words import Words

STYLES: Mapping[str, PositionStyle] = {f"coordinates_{name}": name for name in NAMED_SYSTEMS}
"""The systems that coordinates are told in, by the names of their commands."""
SCREEN_PIXEL_M = 0.0254 / 96
"""A scale is stated for a screen of 96 pixels an inch, the reference pixel of CSS."""
SCALES = (2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)
DRAWING_SHOWS_AFTER_MS = 300


def install_status_bar(window: MainWindow, session: Session) -> None:
    """Add the status bar and the commands of its menus."""
    positions = session.positions
    bar = StatusBar(session)
    bar.position.setMenu(window.menus.add_menu("coordinates"))
    bar.scale.setMenu(window.menus.add_menu("scale"))
    show_scale = session.navigation.show_scale
    window.add_commands(
        *choices(STYLES, positions.style, positions.choose, MenuPlace("coordinates", 0)),
        Command("copy_position", bar.copy_position, menu=MenuPlace("coordinates", 2)),
        Command(
            "copy_coordinates",
            bar.copy_position,
            icon="copy",
            keys=("Ctrl+Alt+C",),
            menu=MenuPlace("edit", 1, 1),
        ),
        *(
            Command(
                f"scale_{scale}",
                partial(show_scale, scale * SCREEN_PIXEL_M),
                menu=MenuPlace("scale", 0, scale),
                title="command.scale",
                values=Observable[Mapping[str, Any]]({"scale": f"{scale:,}"}),
            )
            for scale in SCALES
        ),
    )
    window.setStatusBar(bar)
    # Qt would show it later, and give its place to the map until then.
    bar.show()


class StatusBar(QStatusBar):
    """Left the task at work, right the drawing of the map, the coordinates and the scale.

    `position` and `scale` are buttons that open a menu.

    Parameters
    ----------
    session : Session
        What the window is a view of.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._state = state = session.state
        self._positions, self._messages = session.positions, session.messages
        self.position = _flat_button("statusCoordinates")
        self.scale = _flat_button("statusScale")
        self._drawing = _Drawing()
        self._tiles = _TileStatusLabel(state.words)
        self.addWidget(TaskLine(session.tasks, state.words), 1)
        for widget in (self._tiles, self._drawing, self.position, self.scale):
            self.addPermanentWidget(widget)
        session.frames.progressed.connect(self._drawing.show_share)
        session.basemaps.status_changed.connect(self._tiles.show_status)
        session.positions.style.changed.connect(lambda _: self._show_position())
        state.pointer.changed.connect(lambda _: self._show_position())
        state.viewport.changed.connect(self._show_viewport)
        state.words.changed.connect(self._write)
        self._write(state.words.value)

    def copy_position(self) -> None:
        """Put the coordinates that are shown on the clipboard, or say why there are none."""
        text = self._position_as_text()
        if text is None:
            sentence = self._state.words.value("status.outside_not_copied")
            self._messages.emit(Message("warning", sentence))
        else:
            QApplication.clipboard().setText(text)

    def _write(self, words: Words) -> None:
        self.position.setToolTip(words("status.position_hint"))
        self.scale.setToolTip(words("status.scale_hint"))
        self._drawing.setToolTip(words("status.drawing"))
        self._show_viewport(self._state.viewport.value)

    def _show_viewport(self, viewport: Viewport) -> None:
        self._show_position()
        denominator = viewport.ground_resolution / SCREEN_PIXEL_M
        digits = 3 - math.ceil(math.log10(max(denominator, 1.0)))
        self.scale.setText(f"1 : {round(denominator, digits):,.0f}")

    def _position_as_text(self) -> str | None:
        viewport = self._state.viewport.value
        return self._positions.text(*self._state.pointer.value or (viewport.x, viewport.y))

    def _show_position(self) -> None:
        words = self._state.words.value
        text = self._position_as_text() or words("status.outside")
        if self._state.pointer.value is None:
            text = words("status.centre", position=text)
        self.position.setText(text)


class _Drawing(QProgressBar):
    """The progress of the map's frame, seen only where it takes long."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drawingProgress")
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setFixedWidth(90)
        self.hide()
        self._wait = QTimer(self, singleShot=True, interval=DRAWING_SHOWS_AFTER_MS)
        self._wait.timeout.connect(self.show)

    def show_share(self, share: float) -> None:
        self.setValue(round(share * 100))
        if share >= 1.0:
            self._wait.stop()
            self.hide()
        elif self.isHidden() and not self._wait.isActive():
            self._wait.start()


class _TileStatusLabel(QLabel):
    """Says why tiles of the base map are missing; hidden while all is well."""

    def __init__(self, words: Observable[Words]) -> None:
        super().__init__()
        self.setObjectName("statusTiles")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._words = words
        self._status, self._host = TileStatus(), ""
        words.changed.connect(lambda _: self._write())
        self.hide()

    def show_status(self, status: TileStatus, host: str) -> None:
        self._status, self._host = status, host
        self._write()

    def _write(self) -> None:
        status = self._status
        self.setVisible(bool(status.trouble))
        if status.trouble:
            code = f"status.tiles_{status.trouble}"
            self.setText(self._words.value(code, host=self._host, count=status.failed))


def _flat_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button

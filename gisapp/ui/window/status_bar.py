"""The status bar: what is at work, where the mouse is, and the scale."""

import math
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QToolButton,
    QWidget,
)

from gisapp.core.space.viewport import Viewport
from gisapp.core.text.position_text import PositionStyle, position_text
from gisapp.core.tiles.basemap import TileStatus
from gisapp.session.tasks import Task, Tasks
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.ui.window.preference_menus import Choice
from gisapp.ui.window.tile_status_label import TileStatusLabel
from gisapp.words import Words

STYLES: Mapping[PositionStyle, str] = {
    "decimal": "status.decimal",
    "sexagesimal": "status.sexagesimal",
    "metres": "status.metres",
}
SCREEN_PIXEL_M = 0.0254 / 96
"""A scale is told for a screen of 96 pixels an inch, the reference pixel of CSS."""
SCALES = (2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)
DRAWING_SHOWS_AFTER_MS = 300


class StatusBar(QStatusBar):
    """Left the task at work, right the drawing of the map, the coordinates and the scale.

    Parameters
    ----------
    show_scale : callable
        Called with metres on the ground a pixel where the user picks a scale.
    """

    def __init__(
        self,
        tasks: Tasks,
        viewport: Viewport,
        show_scale: Callable[[float], None],
        words: Words,
        style: PositionStyle = "decimal",
    ) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._words = words
        self._viewport = viewport
        self._pointer: tuple[float, float] | None = None
        self._style: PositionStyle = style
        self._drawing = _Drawing()
        self._tiles = TileStatusLabel(words)
        self._position = _flat_button("statusCoordinates")
        self._scale = _flat_button("statusScale")
        self._task = _TaskLine(tasks, words)
        self._position_menu = QMenu(self)
        self._styles = Choice(self._position_menu, STYLES, self._choose_style)
        self._position_menu.addSeparator()
        self._copy = self._position_menu.addAction("", self._copy_position)
        self._fill_menus(show_scale)
        self._arrange()
        self.retranslate(words)

    @property
    def position_style(self) -> PositionStyle:
        """How the user wants coordinates told."""
        return self._style

    def point_at(self, x: float, y: float) -> None:
        """Tell the place of the mouse, in EPSG:3857."""
        self._pointer = (x, y)
        self._show_position()

    def point_nowhere(self) -> None:
        """Tell the middle of the map, for the mouse is elsewhere."""
        self._pointer = None
        self._show_position()

    def show_viewport(self, viewport: Viewport) -> None:
        """Tell the scale of what is seen."""
        self._viewport = viewport
        self._show_position()
        denominator = viewport.ground_resolution / SCREEN_PIXEL_M
        digits = 3 - math.ceil(math.log10(max(denominator, 1.0)))
        self._scale.setText(f"1 : {round(denominator, digits):,.0f}")

    def show_drawing(self, share: float) -> None:
        """Tell how much of the map's frame is painted, 0 to 1."""
        self._drawing.show_share(share)

    def show_tiles(self, status: TileStatus, host: str) -> None:
        """Tell how the tiles of a base map stand; a file has the host ""."""
        self._tiles.show_status(status, host)

    def retranslate(self, words: Words) -> None:
        """Write all in another language."""
        self._words = words
        self._styles.retranslate(words)
        self._copy.setText(words("status.copy_position"))
        self._position.setToolTip(words("status.position_hint"))
        self._scale.setToolTip(words("status.scale_hint"))
        self._drawing.setToolTip(words("status.drawing"))
        self._task.retranslate(words)
        self._tiles.retranslate(words)
        self.show_viewport(self._viewport)

    def _fill_menus(self, show_scale: Callable[[float], None]) -> None:
        self._styles.show(self._style)
        self._position.setMenu(self._position_menu)
        scales = QMenu(self)
        for scale in SCALES:
            scales.addAction(f"1 : {scale:,}", partial(show_scale, scale * SCREEN_PIXEL_M))
        self._scale.setMenu(scales)

    def _arrange(self) -> None:
        self.addWidget(self._task, 1)
        for widget in (self._tiles, self._drawing, self._position, self._scale):
            self.addPermanentWidget(widget)

    def _choose_style(self, style: PositionStyle) -> None:
        self._style = style
        self._show_position()

    def _copy_position(self) -> None:
        QApplication.clipboard().setText(self._position_as_text())

    def _position_as_text(self) -> str:
        x, y = self._pointer or (self._viewport.x, self._viewport.y)
        return position_text(x, y, self._style)

    def _show_position(self) -> None:
        text = self._position_as_text()
        if self._pointer is None:
            text = self._words("status.centre", position=text)
        self._position.setText(text)


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


class _TaskLine(QWidget):
    """The newest task: its title, its progress and a button that cancels it."""

    def __init__(self, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self.setObjectName("statusTask")
        self._tasks = tasks
        self._title = plain_label("")
        self._title.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._cancel = QPushButton(flat=True)
        self._cancel.setObjectName("cancelTask")
        self._cancel.clicked.connect(self._cancel_task)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, 0, 0)
        for widget in (self._title, self._bar, self._cancel):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.retranslate(words)
        self._show_newest()
        tasks.started.connect(self._follow)
        tasks.ended.connect(lambda _: self._show_newest())

    def retranslate(self, words: Words) -> None:
        self._cancel.setText(words("status.cancel"))

    def _follow(self, task: Task) -> None:
        task.reported.connect(self._show_share)
        self._show_newest()

    def _show_newest(self) -> None:
        running = [task for task in self._tasks.running if not task.is_cancelled]
        for widget in (self._title, self._bar, self._cancel):
            widget.setVisible(bool(running))
        if running:
            self._title.setText(running[-1].title)
            self._bar.setRange(0, 0)

    def _show_share(self, share: float) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))

    def _cancel_task(self) -> None:
        for task in self._tasks.running[-1:]:
            task.cancel()
        self._show_newest()


def _flat_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button

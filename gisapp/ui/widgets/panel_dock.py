"""A dock with a plain head: its title and a button that closes it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, Theme, theme_of


class PanelDock(QDockWidget):
    """A dock for one panel; dragging the head moves it, double-clicking lets it float.

    Parameters
    ----------
    name : str
        The object name, by which a window remembers the dock's place.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._head = QWidget()
        self._head.setObjectName("dockHead")
        self._title = plain_label("", bold=True)
        self._title.setWordWrap(False)
        self._close = QToolButton()
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.close)
        self._line = QHBoxLayout(self._head)
        self._line.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        self._line.addWidget(self._title)
        self._line.addStretch(1)
        self._line.addWidget(self._close)
        self.setTitleBarWidget(self._head)
        self._theme: Theme | None = None

    def fill(self, panel: QWidget, tools: QWidget | None = None) -> None:
        """Show a panel, and in the head its buttons."""
        self._draw()
        self.setWidget(panel)
        if tools is not None:
            self._line.insertWidget(1, tools, 1)

    def retitle(self, title: str, close_hint: str) -> None:
        """Write the head in another language."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._close.setToolTip(close_hint)
        self._close.setAccessibleName(close_hint)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        theme = theme_of(self.palette())
        if theme != self._theme:
            self._theme = theme
            self._close.setIcon(icon("close", theme.color("text_muted")))

"""A part of the style panel under a heading that folds it away."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.widgets.theme import Space, theme_around, ui_font


class Section(QWidget):
    """A heading, maybe with something at its end, and what it folds away.

    Parameters
    ----------
    name : str
        Its object name.
    body : QWidget
        What is folded away.
    aside : QWidget or None
        Stands at the end of the heading.
    is_open : bool
        True if the body is seen at first.
    """

    def __init__(
        self, name: str, body: QWidget, aside: QWidget | None = None, *, is_open: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._body = body
        self.heading = QToolButton()
        self.heading.setObjectName("styleHeading")
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(14, 14))
        self.heading.setFont(ui_font(bold=True))
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.heading, 1)
        if aside is not None:
            line.addWidget(aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(body)
        self.heading.toggled.connect(self._fold)
        self.heading.setChecked(is_open)
        self._fold(is_open)

    def retitle(self, title: str) -> None:
        """Write the heading."""
        self.heading.setText(in_menu(title))
        self.heading.setAccessibleName(title)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _fold(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self._draw()

    def _draw(self) -> None:
        name = "chevron-down" if self.heading.isChecked() else "chevron-right"
        self.heading.setIcon(icon(name, theme_around(self).color("text_muted")))

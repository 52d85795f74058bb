"""The menu of a painted box: behind the right button, a key, and a button seen when it is near."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.widgets.theme import theme_of

BUTTON_PX = 22
_ICON_PX = 16


@dataclass(frozen=True)
class MenuEntry:
    """An entry of a menu; `begins_part` has a line stand above it."""

    text: str
    run: Callable[[], object]
    begins_part: bool = False


MenuEntries = Callable[[], Sequence[MenuEntry]]
"""Returns the entries of a menu when it opens."""


class RowMenu:
    """The menu of a box.

    Parameters
    ----------
    box : QWidget
    title : str
        What the button is, for screen readers and as its hint.
    entries : callable
        Returns the entries when the menu opens.
    """

    def __init__(self, box: QWidget, title: str, entries: MenuEntries) -> None:
        self.entries = entries
        self._box = box
        self._title = title
        self._button: QToolButton | None = None
        self._menu: QMenu | None = None

    @property
    def button(self) -> QToolButton:
        """The button that opens the menu; made when it is first wanted."""
        if self._button is None:
            self._button = self._made_button()
        return self._button

    @property
    def is_open(self) -> bool:
        """True while the menu is seen."""
        return self._menu is not None and self._menu.isVisible()

    def show_button(self, place: QPoint) -> None:
        """Show the button, its top left corner at a place of the box."""
        self.button.setIcon(icon("more", theme_of(self._box.palette()).color("text_muted")))
        self.button.move(place)
        self.button.show()
        self.button.raise_()

    def hide_button(self) -> None:
        """Hide the button, unless its menu is open."""
        if self._button is not None and not self.is_open:
            self._button.hide()

    def open(self, at: QPoint) -> QMenu:
        """Open the menu at a place on the screen."""
        menu = self._menu = QMenu(self._box)
        for each in self.entries():
            if each.begins_part:
                menu.addSeparator()
            menu.addAction(in_menu(each.text), each.run)
        menu.aboutToHide.connect(self._note_hidden)
        menu.popup(at)
        return menu

    def _note_hidden(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()
        if not self._box.underMouse() and not self._box.hasFocus():
            self.hide_button()

    def _made_button(self) -> QToolButton:
        button = QToolButton(self._box)
        button.setObjectName("rowMenu")
        button.setFixedSize(QSize(BUTTON_PX, BUTTON_PX))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setAccessibleName(self._title)
        button.setToolTip(self._title)
        button.clicked.connect(lambda: self.open(button.mapToGlobal(QPoint(0, button.height()))))
        return button

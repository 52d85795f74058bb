"""Small buttons that lie over the end of a row of the layer tree."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gisapp.ui.widgets.icons import icon

_SIDE_PX = 24
_LEAST_ROW_PX = 160
"""A narrower row has the button of its menu alone: the others would hide its name."""
_FADE_PX = 12
"""Over which what lies below fades out."""


class RowButtons(QFrame):
    """Offers commands as buttons, and the menu of a row.

    `pressed` emits the action whose button was pressed, before anything is done; `menu_wanted`
    emits the place on the screen at which the menu is asked for, and `left` that Esc was pressed.
    """

    pressed = Signal(QAction)
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rowButtons")
        self.setAutoFillBackground(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_FADE_PX, 0, 2, 0)
        self._row.setSpacing(0)
        self._buttons: list[tuple[QToolButton, QAction]] = []
        self._more = _button("rowMore")
        self._more.clicked.connect(self._ask_for_menu)
        self._row.addWidget(self._more)
        self.hide()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have a button for each of some actions, with its picture."""
        for place, action in enumerate(actions):
            button = _button(f"row_{action.objectName()}")
            button.clicked.connect(lambda _=False, each=action: self.pressed.emit(each))
            self._row.insertWidget(place, button)
            self._buttons.append((button, action))
            action.changed.connect(self._write)
        self._write()

    @property
    def has_keys(self) -> bool:
        """True while one of the buttons has the focus."""
        return any(each.hasFocus() for each in self.findChildren(QToolButton))

    def name_menu(self, text: str, color: QColor) -> None:
        """Say what the last button opens, and draw it in a colour."""
        self._more.setToolTip(text)
        self._more.setAccessibleName(text)
        self._more.setIcon(icon("more", color))

    def show_on(self, row: QRect, *, is_current: bool, is_group: bool) -> None:
        """Lie over the end of a row.

        Parameters
        ----------
        row : QRect
            All of it, in the parent's pixels.
        is_current : bool
            True where it is picked, so that actions know whether they can be done.
        is_group : bool
            True for a group, for which few of them are meant.
        """
        for place, (button, action) in enumerate(self._buttons):
            button.setVisible(row.width() >= _LEAST_ROW_PX and (not is_group or not place))
            button.setEnabled(action.isEnabled() or not is_current)
        self.setProperty("current", is_current)
        self.style().unpolish(self)
        self.style().polish(self)
        width = self.sizeHint().width()
        self.setGeometry(row.right() - width + 1, row.top(), width, row.height())
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc, and press with Enter as with the space bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QToolButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _ask_for_menu(self) -> None:
        self.menu_wanted.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _write(self) -> None:
        for button, action in self._buttons:
            button.setIcon(action.icon())
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text().replace("&", ""))


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setFixedSize(_SIDE_PX, _SIDE_PX)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button

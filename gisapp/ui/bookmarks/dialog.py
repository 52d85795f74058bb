"""The dialog in which bookmarks are named, put in order and removed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.project.project import Bookmark
from gisapp.session.bookmarks import BookmarkEdits, Bookmarks
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_SIZE_PX = (460, 380)


class BookmarksDialog(QDialog):
    """Lists the bookmarks; a name is changed in place, all can be undone."""

    def __init__(
        self, bookmarks: BookmarkEdits, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bookmarksDialog")
        self.setWindowTitle(words("bookmarks.title"))
        self._bookmarks = bookmarks
        self.list = QListWidget()
        self.list.setObjectName("bookmarkList")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(words("bookmarks.title"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        self.list.itemChanged.connect(self._rename)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.go = _button(words("bookmarks.go"), "bookmarkGo", self._show)
        self.rename = _button(words("bookmarks.rename"), "bookmarkRename", self._edit)
        self.up = _button(words("bookmarks.up"), "bookmarkUp", lambda: self._move(-1))
        self.down = _button(words("bookmarks.down"), "bookmarkDown", lambda: self._move(+1))
        self.remove = _button(words("bookmarks.remove"), "bookmarkRemove", self._remove)
        self._arrange(words)
        # The bound method ends with the dialog, which Qt deletes when it is closed.
        bookmarks.all.changed.connect(self._fill)
        self.finished.connect(lambda _: bookmarks.all.changed.disconnect(self._fill))
        self._fill(bookmarks.all.value)
        resize_on_screen(self, *_SIZE_PX)

    def _arrange(self, words: Words) -> None:
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        for each in (self.go, self.rename, self.up, self.down, self.remove):
            side.addWidget(each)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("bookmarks.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("bookmarks.about"), muted=True))
        layout.addLayout(middle, 1)
        layout.addWidget(buttons)

    @property
    def _current(self) -> Bookmark | None:
        bookmarks, row = self._bookmarks.all.value, self.list.currentRow()
        return bookmarks[row] if 0 <= row < len(bookmarks) else None

    def _fill(self, bookmarks: Bookmarks) -> None:
        row = self.list.currentRow()
        self.list.blockSignals(True)
        # Items are kept: one of them may be the one that is being named.
        while self.list.count() > len(bookmarks):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(bookmarks):
            item = QListWidgetItem(self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        for place, bookmark in enumerate(bookmarks):
            self.list.item(place).setText(bookmark.name)
            self.list.item(place).setToolTip(in_tooltip(bookmark.name))
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(max(row, 0), len(bookmarks) - 1))
        self._enable()

    def _enable(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        for each in (self.go, self.rename, self.remove):
            each.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _show(self) -> None:
        if self._current is not None:
            self._bookmarks.show(self._current)

    def _edit(self) -> None:
        self.list.editItem(self.list.currentItem())

    def _rename(self, item: QListWidgetItem) -> None:
        self._bookmarks.rename(self._bookmarks.all.value[self.list.row(item)], item.text())
        # What was refused is shown as it is.
        self._fill(self._bookmarks.all.value)

    def _move(self, step: int) -> None:
        row, bookmark = self.list.currentRow(), self._current
        if bookmark is not None:
            self._bookmarks.move(bookmark, step)
            self.list.setCurrentRow(row + step)

    def _remove(self) -> None:
        if self._current is not None:
            self._bookmarks.remove(self._current)


def _button(text: str, name: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: run())
    return button

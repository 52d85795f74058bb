"""The pictures and documents of a subject in the details panel: thumbnails, files and addresses."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.shortening import shortened
from gisapp.session.own_parks.document_loading import DocumentLoader, Thumbnail, Wanted
from gisapp.session.tasks import Task
from gisapp.sources.documents import Documents
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.sheet_heading import Note, SectionHeading
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

T = TypeVar("T")

_SIDE_PX = 96
_ABREAST = 3
AT_ONCE = 12
"""Pictures that are shown before a click asks for more."""
_MOST_LISTED = 25
_LONGEST = 120
"""Letters of an address or a path that are shown."""


class DocumentGallery(QWidget):
    """Is empty until a worker has found something; a click has the system open it."""

    def __init__(
        self,
        rows: Sequence[Wanted],
        loader: DocumentLoader,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documentGallery")
        self._loader = loader
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._buttons: dict[Path, QToolButton] = {}
        tasks = self._tasks = [loader.find(rows, self._show)]
        # Nobody waits for what comes once the page is gone.
        self.destroyed.connect(lambda: _drop(tasks))

    def _show(self, found: list[Documents]) -> None:
        pictures = _each_once(found, lambda each: each.pictures)
        papers = _each_once(found, lambda each: each.papers)
        addresses = _each_once(found, lambda each: each.addresses)
        words = self._words
        if any(found):
            self._column.addWidget(SectionHeading(words("documents.heading")))
        if pictures:
            self._add_pictures(pictures)
        for path in papers[:_MOST_LISTED]:
            self._add_row(path.name, partial(_open_file, path))
        for address in addresses[:_MOST_LISTED]:
            self._add_row(
                shortened(address, _LONGEST), partial(QDesktopServices.openUrl, QUrl(address))
            )
        unlisted = sum(max(0, len(each) - _MOST_LISTED) for each in (papers, addresses))
        if unlisted:
            self._column.addWidget(Note(words("documents.more", count=f"{unlisted:,}")))
        for code, texts in (
            ("documents.missing", _each_once(found, lambda each: each.missing)),
            ("documents.outside", _each_once(found, lambda each: each.outside)),
        ):
            if texts:
                short = (shortened(each, _LONGEST) for each in texts[:_MOST_LISTED])
                listed = words("panel.list_separator").join(short)
                self._column.addWidget(Note(words(code, names=listed)))

    def _add_pictures(self, pictures: Sequence[Path]) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        grid.setSpacing(Space.S)
        grid.setColumnStretch(_ABREAST, 1)
        self._column.addLayout(grid)

        def add(paths: Sequence[Path]) -> None:
            for path in paths:
                place = len(self._buttons)
                button = self._buttons[path] = _picture_button(path, self)
                grid.addWidget(button, place // _ABREAST, place % _ABREAST)
            side_px = round(_SIDE_PX * self.devicePixelRatioF())
            self._tasks.append(self._loader.load(paths, side_px, self._put))

        add(pictures[:AT_ONCE])
        later = pictures[AT_ONCE:]
        if later:
            text = self._words("documents.show_all", count=f"{len(later):,}")
            more = SheetRow(RowText("", text, "link"), opens=True)

            def show_all() -> None:
                more.hide()
                add(later)

            more.clicked.connect(show_all)
            self._column.addWidget(more)

    def _put(self, made: Thumbnail) -> None:
        button = self._buttons[made.path]
        if made.image is None:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setText(self._words("documents.no_picture"))
            return
        pixmap = QPixmap.fromImage(made.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        button.setIcon(QIcon(pixmap))

    def _add_row(self, text: str, run: Callable[[], object]) -> None:
        row = SheetRow(RowText("", shortened(text, _LONGEST), "link"), opens=True)
        row.clicked.connect(lambda: run())
        self._column.addWidget(row)


def _picture_button(path: Path, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("thumbnail")
    button.setAutoRaise(True)
    button.setIconSize(QSize(_SIDE_PX, _SIDE_PX))
    button.setFixedSize(_SIDE_PX + Space.S, _SIDE_PX + Space.S)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(path.name)
    button.setToolTip(in_tooltip(path.name))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda: _open_file(path))
    return button


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _drop(tasks: list[Task]) -> None:
    for task in tasks:
        task.drop()


def _each_once(found: Sequence[Documents], part: Callable[[Documents], Sequence[T]]) -> list[T]:
    return list(dict.fromkeys(entry for each in found for entry in part(each)))

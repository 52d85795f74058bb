"""The foot of the layers panel: which base map is shown, and a menu of the others."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from gisapp.core.tiles.basemap import TileBasemap
from gisapp.session.session import Session
from gisapp.sources.tiles.online_catalogue import load_basemaps
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words


class BasemapChooser(QWidget):
    """Says which base map is shown, and what choosing another one means.

    A base map that needs a key which is not known is not shown yet: the chooser asks for the key.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("basemapChooser")
        self._basemap = session.state.basemap
        self._basemaps = session.basemaps
        self._keys = session.keys
        self._open_files = session.loader.open
        self._folders = session.last_folders
        self._offered: Sequence[TileBasemap] = ()
        self._without_key: TileBasemap | None = None
        self._words = session.state.words
        self._title = plain_label("", muted=True)
        self._title.setWordWrap(False)
        self._menu = QMenu(self)
        self._menu.setObjectName("basemapMenu")
        self._box = _MenuBox(self._menu, self._fill_menu)
        self._box.setObjectName("basemapBox")
        self._note = plain_label("", muted=True, px=12)
        self._note.setObjectName("basemapNote")
        self._key = QLineEdit(echoMode=QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._key.setObjectName("basemapKey")
        self._key.returnPressed.connect(self._take_key)
        self._use_key = QPushButton()
        self._use_key.setObjectName("basemapUseKey")
        self._use_key.clicked.connect(self._take_key)
        self._is_gcj02 = QCheckBox()
        self._is_gcj02.setObjectName("basemapGcj02")
        self._is_gcj02.clicked.connect(self._choose_datum)
        self._arrange()
        self._basemap.changed.connect(lambda _: self._show_current())
        self._basemaps.key_wanted.connect(self._ask_for_key)
        self._keys.changed.connect(self._show)
        self._words.changed.connect(self._write)
        self._write(self._words.value)

    def _write(self, words: Words) -> None:
        self._title.setText(words("basemap.title"))
        self._use_key.setText(words("basemap.use_key"))
        self._is_gcj02.setText(words("basemap.is_gcj02"))
        self._is_gcj02.setToolTip(words("basemap.is_gcj02_hint"))
        self._show()

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        layout.setHorizontalSpacing(Space.S)
        layout.setVerticalSpacing(Space.XS)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self._box, 0, 1, 1, 2)
        layout.addWidget(self._note, 1, 0, 1, 3)
        layout.addWidget(self._key, 2, 0, 1, 2)
        layout.addWidget(self._use_key, 2, 2)
        layout.addWidget(self._is_gcj02, 3, 0, 1, 3)

    def _fill_menu(self) -> None:
        self._offered = self._offered or load_basemaps()
        shown = self._basemap.value
        words, menu = self._words.value, self._menu
        menu.clear()
        self._add(words("basemap.offline"), shown is None, self._show_offline)
        menu.addSeparator()
        menu.addAction(self._head(words("basemap.online")))
        for each in self._offered:
            name = in_menu(self._name_of(each))
            self._add(f"{name}\t{each.host}", shown == each, partial(self._show_online, each))
        menu.addSeparator()
        if shown is not None and not shown.is_online:
            self._add(in_menu(self._name_of(shown)), True, self._show_current)
        menu.addAction(words("basemap.file"), self._ask_for_file)

    def _head(self, text: str) -> QWidgetAction:
        label = plain_label(text, muted=True, px=12)
        label.setObjectName("basemapOnline")
        head = QWidgetAction(self._menu)
        head.setDefaultWidget(label)
        return head

    def _add(self, text: str, is_shown: bool, choose: Callable[[], None]) -> None:
        action = self._menu.addAction(text, choose)
        action.setCheckable(True)
        action.setChecked(is_shown)

    def _show_current(self) -> None:
        """Speak of the base map that is shown, and no longer of one that waits for a key."""
        self._without_key = None
        self._basemaps.stay()
        self._show()

    def _show_offline(self) -> None:
        self._basemaps.show_offline()
        self._show_current()

    def _show_online(self, basemap: TileBasemap) -> None:
        self._show_current()
        self._basemaps.show_online(basemap)

    def _ask_for_key(self, basemap: TileBasemap) -> None:
        self._without_key = basemap
        self._show()
        self._key.setFocus()

    def _ask_for_file(self) -> None:
        words = self._words.value
        dialog = QFileDialog(
            self.window(), words("basemap.file_title"), filter=words("basemap.file_filter")
        )
        begin_in_last_folder(dialog, self._folders, "open")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._show_file)
        dialog.open()

    def _show_file(self, path: str) -> None:
        self._show_current()
        self._open_files([path])

    def _take_key(self) -> None:
        basemap = self._without_key or self._basemap.value
        key = self._key.text().strip()
        if basemap is not None and key:
            self._key.clear()
            self._keys.enter(basemap.key_name, key)
            self._show_online(basemap)

    def _choose_datum(self) -> None:
        self._basemaps.redraw_for("GCJ-02" if self._is_gcj02.isChecked() else "WGS-84")

    def _show(self) -> None:
        basemap = self._without_key or self._basemap.value
        needs_key = basemap is not None and bool(basemap.key_name)
        self._box.setItemText(0, self._name_of(basemap))
        self._box.setAccessibleName(self._words.value("basemap.title"))
        self._note.setText(self._note_on(basemap))
        for widget in (self._key, self._use_key):
            widget.setVisible(needs_key)
        if basemap is not None:
            known = basemap is not self._without_key
            code = "basemap.other_key" if known else "basemap.key"
            self._key.setPlaceholderText(self._words.value(code))
            self._key.setAccessibleName(self._words.value(code))
            self._is_gcj02.setChecked(basemap.datum == "GCJ-02")
        self._is_gcj02.setVisible(basemap is not None and not basemap.is_online)

    def _note_on(self, basemap: TileBasemap | None) -> str:
        words = self._words.value
        if basemap is None:
            return words("basemap.offline_note")
        if basemap is self._without_key:
            return words("basemap.key_note", host=basemap.host)
        if basemap.is_online:
            note = words("basemap.online_note", host=basemap.host)
            return f"{note}\n{self._note_on_key(basemap)}" if basemap.key_name else note
        return words("basemap.file_note")

    def _note_on_key(self, basemap: TileBasemap) -> str:
        """Return where the key is kept, which may be another place than the user expects."""
        place = self._keys.place_of(basemap.key_name)
        return self._words.value(f"basemap.key_in_{place}", file=self._keys.file)

    def _name_of(self, basemap: TileBasemap | None) -> str:
        if basemap is None:
            return self._words.value("basemap.offline")
        return basemap.name.in_language(self._words.value.language)


class _MenuBox(QComboBox):
    """Looks like a box of choices and opens a menu; neither wheel nor arrow keys choose."""

    def __init__(self, menu: QMenu, fill: Callable[[], None]) -> None:
        super().__init__()
        self.addItem("")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu = menu
        self._fill = fill

    def showPopup(self) -> None:
        # The menu must know its height before it knows its place.
        self._fill()
        above = self.mapToGlobal(QPoint(0, -self._menu.sizeHint().height()))
        self._menu.popup(above)

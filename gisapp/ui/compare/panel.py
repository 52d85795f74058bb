"""The panel in which subjects stand side by side; it follows the map while it is seen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedLayout, QVBoxLayout, QWidget

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.parks.comparison.comparison_text import ComparisonText, in_words
from gisapp.render.palette import load_palette
from gisapp.session.comparing_subjects import Pinned
from gisapp.session.session import Session
from gisapp.ui.compare.sheet import Sheet
from gisapp.ui.compare.sheet_bar import SheetBar
from gisapp.ui.compare.sheet_model import ColumnHead, SheetModel
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of


class ComparePanel(QWidget):
    """Shows the subjects that `session.compared` has."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("comparePanel")
        self._session, self._compared = session, session.compared
        self._words = session.state.words
        self._swatches = self._made_swatches()
        self._shown: tuple[Pinned, ...] = ()
        self._text: ComparisonText | None = None
        self.model = SheetModel(self._words.value)
        self.sheet = Sheet(self.model, theme_of(self.palette()), self._words.value)
        self.bar = SheetBar()
        self._empty = plain_label("", muted=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # While files are read, layers change many times: one sheet is enough.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what is pinned by now."""
        words = self._words.value
        self._shown = self._compared.shown
        self._text = None
        if self._shown:
            self._text = in_words(
                self._compared.comparison(self._shown),
                words,
                self._session.state.units.value,
                only_differing=self.bar.differing.isChecked(),
                only_common=self.bar.common.isChecked(),
            )
        self.model.show(self._text, self._heads(), words)
        self.sheet.refresh(theme_of(self.palette()), words)
        names = self._text.names if self._text is not None else ()
        chosen = self._text.chosen if self._text is not None else None
        absent = len(self._compared.pins.value) - len(self._shown)
        note = words("compare.absent", count=absent) if absent else ""
        self.bar.write(names, chosen, note, words)
        self._empty.setText(words("compare.no_rows" if self._shown else "compare.empty"))
        has_rows = self.model.rowCount() > 0
        self._body.setCurrentWidget(self.sheet if has_rows else self._empty)

    def save(self) -> None:
        """Ask where the sheet shall be saved as a workbook."""
        words, text = self._words.value, self._text
        if text is None:
            return
        dialog = QFileDialog(self, words("compare.save_title"))
        dialog.setObjectName("saveComparison")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(words("compare.files"))
        dialog.setDefaultSuffix("xlsx")
        begin_in_last_folder(dialog, self._session.last_folders, "save")
        dialog.fileSelected.connect(lambda file: self._compared.save(Path(file), text))
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._swatches = self._made_swatches()
            self.refresh()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        self._body = QStackedLayout()
        self._body.addWidget(self._empty)
        self._body.addWidget(self.sheet)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.M, Space.XS, Space.M, Space.S)
        lines.setSpacing(Space.S)
        lines.addWidget(self.bar)
        lines.addLayout(self._body, 1)

    def _connect(self) -> None:
        self._compared.changed.connect(lambda _: self._refresh_soon())
        self._words.changed.connect(lambda _: self._refresh_soon())
        self._session.state.units.changed.connect(lambda _: self._refresh_soon())
        self.bar.narrowed.connect(self.refresh)
        self.bar.save_asked.connect(self.save)
        self.bar.clear_asked.connect(self._compared.clear)
        self.bar.chosen.connect(self._choose)
        self.sheet.go_asked.connect(self._go)
        self.sheet.remove_asked.connect(self._remove)
        self.sheet.choose_asked.connect(self._toggle_chosen)
        self.sheet.move_asked.connect(self._move)
        self.sheet.menu_asked.connect(self._open_menu)

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _heads(self) -> tuple[ColumnHead, ...]:
        if self._text is None:
            return ()
        return tuple(
            ColumnHead(name, kind, self._swatch(each), each.pin.is_chosen)
            for name, kind, each in zip(
                self._text.names, self._text.kinds, self._shown, strict=True
            )
        )

    def _swatch(self, pinned: Pinned) -> QIcon:
        """Return how a subject is drawn on the map; a null icon where it is not."""
        if not isinstance(pinned.ref, FeatureRef):
            return QIcon()
        layer = self._session.state.layers.of_feature(pinned.ref)
        row = layer.geometry.row_of(pinned.ref.feature_id)
        if row is None or layer.is_table:
            return QIcon()
        symbol = layer.symbology.classes[int(layer.classes[row])].symbol
        return self._swatches.of(symbol, layer.geometry.kind)

    def _made_swatches(self) -> Swatches:
        return Swatches(load_palette(theme_of(self.palette()).name))

    def _go(self, column: int) -> None:
        self._session.selector.select_to_see(self._shown[column].ref)

    def _remove(self, column: int) -> None:
        self._compared.remove(self._shown[column].pin)

    def _choose(self, column: int) -> None:
        self._compared.choose(self._shown[column].pin if column >= 0 else None)

    def _toggle_chosen(self, column: int) -> None:
        self._choose(-1 if self._shown[column].pin.is_chosen else column)

    def _move(self, column: int, to: int) -> None:
        self._compared.move(self._shown[column].pin, self._shown[to].pin)
        index = self.model.index(self.sheet.currentIndex().row(), to)
        QTimer.singleShot(0, self, lambda: self.sheet.setCurrentIndex(index))

    def _open_menu(self, column: int, at: QPoint) -> None:
        words, last = self._words.value, len(self._shown) - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words("compare.go"), partial(self._go, column))
        is_chosen = self._shown[column].pin.is_chosen
        code = "compare.unchoose" if is_chosen else "compare.choose"
        menu.addAction(words(code), partial(self._toggle_chosen, column))
        menu.addSeparator()
        left = menu.addAction(words("compare.left"), partial(self._move, column, column - 1))
        right = menu.addAction(words("compare.right"), partial(self._move, column, column + 1))
        left.setEnabled(column > 0)
        right.setEnabled(column < last)
        menu.addSeparator()
        menu.addAction(words("compare.remove"), partial(self._remove, column))
        menu.popup(at)

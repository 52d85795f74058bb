"""The panel that lists what changed between two deliveries."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.deliveries.changes_text import notes_on
from gisapp.core.layers.attributes import written_fields
from gisapp.core.view_state import ViewState
from gisapp.session.deliveries.comparing import Comparison, Deliveries
from gisapp.session.start.last_folders import LastFolders
from gisapp.ui.changes.change_rows import ChangeRow, listed
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.row_listing import RowListing
from gisapp.ui.widgets.theme import Space

_KEY_LETTERS = 14


class ChangesPanel(QWidget):
    """Lists the changes of the shown comparison; a click on one goes there on the map."""

    def __init__(self, state: ViewState, deliveries: Deliveries, folders: LastFolders) -> None:
        super().__init__()
        self.setObjectName("changesPanel")
        self._state = state
        self._deliveries = deliveries
        self._folders = folders
        self.heading = plain_label("", bold=True)
        self.notes = plain_label("", muted=True, selectable=True)
        self.notes.setObjectName("changesNotes")
        self.tables = QComboBox()
        self.tables.setObjectName("changesTables")
        self._key_label = plain_label("", muted=True)
        self.key = QComboBox()
        self.key.setObjectName("changesKey")
        self.key.setMinimumContentsLength(_KEY_LETTERS)
        self.key.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.swap = QPushButton()
        self.swap.setObjectName("changesSwap")
        self.export = QPushButton()
        self.export.setObjectName("changesExport")
        self.listing = RowListing()
        self._empty = plain_label("", muted=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.tables.activated.connect(self._show_table)
        self.key.activated.connect(lambda _: self._compare_by(self.key.currentText()))
        self.swap.clicked.connect(self._swap)
        self.export.clicked.connect(self._ask_where)
        self.listing.picked.connect(self._go_to)
        deliveries.shown.changed.connect(lambda _: self._update())
        state.words.changed.connect(lambda _: self._update())
        state.units.changed.connect(lambda _: self._update())
        self._update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.heading, 1)
        for widget in (self.tables, self._key_label, self.key, self.swap, self.export):
            head.addWidget(widget)
        self._key_label.setWordWrap(False)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        lines.setSpacing(Space.S)
        lines.addLayout(head)
        lines.addWidget(self.notes)
        lines.addWidget(self.listing, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(content)

    def _update(self) -> None:
        words, comparison = self._state.words.value, self._deliveries.shown.value
        self._empty.setText(words("changes.none_shown"))
        self._key_label.setText(words("changes.key"))
        self.swap.setText(words("changes.swap"))
        self.swap.setToolTip(words("changes.swap_hint"))
        self.export.setText(words("changes.export"))
        self._pages.setCurrentIndex(0 if comparison is None else 1)
        if comparison is not None:
            self._show(comparison)

    def _show(self, comparison: Comparison) -> None:
        words, changes = self._state.words.value, comparison.changes
        old, new = (
            _title(layer.origin.source, layer.origin.layer)
            for layer in (comparison.old, comparison.new)
        )
        self.heading.setText(words("changes.heading", old=old, new=new))
        notes = list(notes_on(changes, words))
        if changes.is_nothing:
            notes.insert(0, words("changes.nothing"))
        self.notes.setText("  ".join(notes))
        self._list_tables(comparison)
        self.key.clear()
        names = [field.name for field in written_fields(comparison.new.attributes.fields)]
        key = " + ".join(changes.key)
        self.key.addItems([*([] if key in names else [key]), *names])
        self.key.setCurrentText(key)
        rows = listed(changes, words, self._state.units.value)
        self.listing.show_rows(rows, words("changes.search"))

    def _list_tables(self, shown: Comparison) -> None:
        together = self._deliveries.together
        language = self._state.words.value.language
        self.tables.clear()
        self.tables.addItems([each.new.name.in_language(language) for each in together])
        self.tables.setVisible(len(together) > 1)
        self.tables.setAccessibleName(self._state.words.value("changes.table"))
        if shown in together:
            self.tables.setCurrentIndex(together.index(shown))

    def _show_table(self, place: int) -> None:
        together = self._deliveries.together
        self._deliveries.show(together[place], together)

    def _compare_by(self, key: str) -> None:
        comparison = self._deliveries.shown.value
        if comparison is not None and key != " + ".join(comparison.changes.key):
            self._deliveries.compare(comparison.old, comparison.new, [key])

    def _swap(self) -> None:
        comparison = self._deliveries.shown.value
        if comparison is not None:
            self._deliveries.compare(comparison.new, comparison.old)

    def _go_to(self, row: object) -> None:
        if isinstance(row, ChangeRow):
            self._deliveries.go_to(row.old_id, row.new_id)

    def _ask_where(self) -> None:
        words = self._state.words.value
        dialog = QFileDialog(self, words("changes.export"), filter="Excel (*.xlsx);;CSV (*.csv)")
        begin_in_last_folder(dialog, self._folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".xlsx")
        dialog.selectFile(f"{words('changes.file_name')}.xlsx")
        dialog.fileSelected.connect(lambda name: self._deliveries.save(Path(name)))
        dialog.open()


def _title(source: str, layer: str) -> str:
    """Return the name of a file, with its layer where that is called otherwise."""
    file = Path(source)
    return file.name if layer in ("", file.stem) else f"{file.name} · {layer}"

"""Joining a table without coordinates to a layer: by which keys, and what matches."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import JoinKeys, TableJoin
from gisapp.session.joining import TableJoiner
from gisapp.session.start.last_folders import LastFolders
from gisapp.session.tasks import Task
from gisapp.ui.layers.row_table import RowTable
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

WIDTH_PX, HEIGHT_PX = 620, 560
HEADING_PX, COUNT_PX = 18, 20
_SUFFIX = ".csv"
_LEAST_LETTERS = 24


class JoinDialog(QDialog):
    """Asks to which layer a table is joined and by which keys, and shows what that comes to.

    Keys are guessed for each layer; what matches is worked out in a worker after each choice.
    """

    worked_out = Signal()
    """What is chosen now has been worked out."""

    def __init__(
        self,
        table: Layer,
        joiner: TableJoiner,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("joinDialog")
        self._table = table
        self._joiner = joiner
        self._words = words
        self._folders = folders
        self._targets = joiner.targets
        self._made: TableJoin | None = None
        self._task: Task | None = None
        name = table.name.in_language(words.language)
        self.setWindowTitle(in_title(words("join.title", table=name)))
        self.layer = _choice("joinLayer")
        self.field = _choice("joinField")
        self.column = _choice("joinColumn")
        for each in self._targets:
            self.layer.addItem(f"{each.name.in_language(words.language)}  ·  {each.group}")
        self.column.addItems([field.name for field in table.attributes.fields])
        self.count = plain_label("", px=COUNT_PX, bold=True)
        self.count.setObjectName("joinCount")
        self.note = plain_label("", muted=True)
        self._rows_heading = plain_label("", bold=True)
        self.rows = RowTable(words("join.row"))
        self.save = QPushButton(words("join.save"), autoDefault=False)
        self.save.setObjectName("joinSave")
        self.join = QPushButton(words("join.join"), default=True)
        self.join.setObjectName("joinJoin")
        self._cancel = QPushButton(words("join.cancel"), autoDefault=False)
        self._lay_out(name)
        self._connect()
        self._choose_layer()

    def done(self, result: int) -> None:
        # Closed, cancelled or left with Esc, which sends no close event: all come by here.
        if self._task is not None:
            self._task.drop()
        super().done(result)

    def save_to(self, path: Path) -> None:
        """Write the rows that match nothing to a CSV file."""
        if self._made is not None:
            self._joiner.save_unmatched(self._made, path)

    def _connect(self) -> None:
        self.layer.activated.connect(lambda _: self._choose_layer())
        self.field.activated.connect(lambda _: self._choose_keys())
        self.column.activated.connect(lambda _: self._choose_keys())
        self.save.clicked.connect(self._ask_where)
        self.join.clicked.connect(self._join)
        self._cancel.clicked.connect(self.close)

    def _lay_out(self, name: str) -> None:
        words = self._words
        form = QFormLayout()
        form.setSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(words("join.layer"), self.layer)
        form.addRow(words("join.field"), self.field)
        form.addRow(words("join.column"), self.column)
        heading = QHBoxLayout()
        heading.addWidget(self._rows_heading, 1)
        heading.addWidget(self.save)
        buttons = QDialogButtonBox()
        buttons.addButton(self.join, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("join.heading", table=name), px=HEADING_PX, bold=True))
        layout.addWidget(plain_label(words("join.about"), muted=True))
        layout.addLayout(form)
        layout.addWidget(self._card())
        layout.addLayout(heading)
        layout.addWidget(self.rows, 1)
        layout.addWidget(buttons)
        resize_on_screen(self, WIDTH_PX, max(HEIGHT_PX, layout.totalHeightForWidth(WIDTH_PX)))

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("exportSizeCard")
        lines = QVBoxLayout(card)
        lines.setSpacing(0)
        lines.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        lines.addWidget(self.count)
        lines.addWidget(self.note)
        return card

    def _choose_layer(self) -> None:
        """Offer the fields of the layer that is chosen, and guess the keys."""
        self.field.clear()
        layer = self._layer
        if layer is None:
            self._show(None, self._words("join.no_layer"))
            return
        self.field.addItems([field.name for field in layer.attributes.fields])
        self._work_out(layer, None)

    def _choose_keys(self) -> None:
        layer = self._layer
        if layer is not None:
            self._work_out(layer, JoinKeys(self.field.currentText(), self.column.currentText()))

    @property
    def _layer(self) -> Layer | None:
        place = self.layer.currentIndex()
        return self._targets[place] if 0 <= place < len(self._targets) else None

    def _work_out(self, layer: Layer, keys: JoinKeys | None) -> None:
        if self._task is not None:
            self._task.drop()
        self._show(None, self._words("join.matching"))
        self._task = self._joiner.work_out(layer, self._table, keys, self._take)

    def _take(self, made: TableJoin | None) -> None:
        self._task = None
        if made is None:
            self._show(None, self._words("join.no_keys"))
        else:
            self.field.setCurrentText(made.keys.field)
            self.column.setCurrentText(made.keys.column)
            self._show(made, _note_on(made, self._words))
        self.worked_out.emit()

    def _show(self, made: TableJoin | None, note: str) -> None:
        words = self._words
        self._made = made
        unmatched = made.match.unmatched.tolist() if made else []
        self.count.setText("–" if made is None else _count_of(made, words))
        self.note.setText(note)
        self._rows_heading.setText(words("join.unmatched_count", count=len(unmatched)))
        self.rows.show_rows(made.row_ids if made else (), made.columns if made else {}, unmatched)
        self.save.setEnabled(bool(unmatched))
        self.join.setEnabled(made is not None and made.match.features > 0)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self._words("join.save"), filter=f"CSV (*{_SUFFIX})")
        begin_in_last_folder(dialog, self._folders, "save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(self._words("join.file_name") + _SUFFIX)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def _join(self) -> None:
        if self._made is not None:
            self._joiner.join(self._made)
            self.close()


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    # The longest of any names would widen the dialog beyond the screen.
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_LETTERS)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return choice


def _count_of(made: TableJoin, words: Words) -> str:
    rows = len(made.row_ids)
    matched = rows - len(made.match.unmatched)
    return words("join.matched", matched=f"{matched:,}", rows=f"{rows:,}")


def _note_on(made: TableJoin, words: Words) -> str:
    features = f"{made.match.features:,}"
    note = words("join.features", features=features, all=f"{len(made.match.rows_of):,}")
    if made.match.repeated:
        note += " " + words("join.repeated", count=made.match.repeated)
    return note

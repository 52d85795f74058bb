"""Asks with which other delivery a layer is compared, and which of both is the newer one."""

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.attributes import written_fields
from gisapp.core.layers.layer import Layer
from gisapp.session.deliveries.comparing import Deliveries
from gisapp.session.deliveries.newer_deliveries import is_named_later
from gisapp.session.start.last_folders import LastFolders
from gisapp.sources.readers import dialog_filter
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_menu, in_title
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

WIDTH_PX, HEADING_PX = 540, 18
_LEAST_LETTERS = 24


class CompareDialog(QDialog):
    """Compares a layer with another open one, or with a file."""

    def __init__(
        self,
        layer: Layer,
        deliveries: Deliveries,
        folders: LastFolders,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compareDialog")
        self._layer = layer
        self._deliveries = deliveries
        self._folders = folders
        self._words = words
        name = layer.name.in_language(words.language)
        self.setWindowTitle(in_title(words("changes.dialog_title", layer=name)))
        self.other = _choice("compareOther")
        self.file = QPushButton(words("changes.choose_file"), autoDefault=False)
        self.key = _choice("compareKey")
        self.layer_is_newer = QRadioButton(in_menu(f"{name}  ·  {layer.group}"))
        self.other_is_newer = QRadioButton(words("changes.other_is_newer"))
        self.compare = QPushButton(words("changes.compare"), default=True)
        self.compare.setObjectName("compareStart")
        self._fill()
        self._lay_out(words("changes.dialog_heading", layer=name))
        self.other.currentIndexChanged.connect(lambda _: self._update())
        self.file.clicked.connect(self._ask_for_file)
        self.compare.clicked.connect(self._compare)
        self._update()

    def take_file(self, path: Path) -> None:
        """Compare with a file."""
        self.other.addItem(path.name, path)
        self.other.setCurrentIndex(self.other.count() - 1)

    def _fill(self) -> None:
        language = self._words.language
        for layer in self._deliveries.comparable:
            if layer.layer_id != self._layer.layer_id:
                self.other.addItem(f"{layer.name.in_language(language)}  ·  {layer.group}", layer)
        self.key.addItem(self._words("changes.guess_key"), "")
        for field in written_fields(self._layer.attributes.fields):
            self.key.addItem(field.shown, field.name)

    def _lay_out(self, heading: str) -> None:
        words = self._words
        other = QHBoxLayout()
        other.setSpacing(Space.S)
        other.addWidget(self.other, 1)
        other.addWidget(self.file)
        newer = QVBoxLayout()
        newer.setSpacing(Space.XS)
        group = QButtonGroup(self)
        for button in (self.layer_is_newer, self.other_is_newer):
            group.addButton(button)
            newer.addWidget(button)
        form = QFormLayout()
        form.setSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(words("changes.other"), other)
        form.addRow(words("changes.which_is_newer"), newer)
        form.addRow(words("changes.key"), self.key)
        cancel = QPushButton(words("changes.cancel"), autoDefault=False)
        cancel.clicked.connect(self.close)
        buttons = QDialogButtonBox()
        buttons.addButton(self.compare, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(heading, px=HEADING_PX, bold=True))
        layout.addWidget(plain_label(words("changes.dialog_about"), muted=True))
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        resize_on_screen(self, WIDTH_PX, layout.totalHeightForWidth(WIDTH_PX))

    def _update(self) -> None:
        """Propose which is newer, by the numbers in the names of the files."""
        other = self.other.currentData()
        source = other.origin.source if isinstance(other, Layer) else str(other or "")
        is_later = is_named_later(source, self._layer.origin.source)
        (self.other_is_newer if is_later else self.layer_is_newer).setChecked(True)
        self.compare.setEnabled(other is not None)

    def _ask_for_file(self) -> None:
        words = self._words
        dialog = QFileDialog(self, words("changes.choose_file"), filter=dialog_filter(words))
        begin_in_last_folder(dialog, self._folders, "open")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _compare(self) -> None:
        other, key = self.other.currentData(), self.key.currentData()
        keys = [key] if key else []
        is_newer = self.other_is_newer.isChecked()
        if isinstance(other, Layer):
            both = (self._layer, other) if is_newer else (other, self._layer)
            self._deliveries.compare(*both, keys)
        else:
            self._deliveries.compare_with_file(self._layer, other, keys, is_newer=is_newer)
        self.close()


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    # The longest of any names would widen the dialog beyond the screen.
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_LETTERS)
    return choice

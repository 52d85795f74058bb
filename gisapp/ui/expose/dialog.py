"""How fact sheets shall be: PDF or HTML, one file or one each, language, and what they tell."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
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

from gisapp.core.project.portable_names import portable
from gisapp.core.text.shortening import shortened
from gisapp.export.expose.request import ExposeRequest, SheetParts
from gisapp.session.exposing import Exposer, Subject
from gisapp.session.start.last_folders import LastFolders
from gisapp.ui.widgets.file_dialog import begin_in_last_folder
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.screen_room import resize_on_screen
from gisapp.ui.widgets.theme import Space
from gisapp.ui.widgets.told_panel import ToldPanel
from gisapp.ui.widgets.trouble_line import TroubleLine
from gisapp.words import LANGUAGES, Words, load_words

_WIDTH_PX, _HEIGHT_PX = 820, 560
_LONGEST_NAME = 60


class ExposeDialog(QDialog):
    """Asks how the sheets of some subjects shall be, and where they go.

    Parameters
    ----------
    subjects : sequence of FeatureRef or TopicRef
        At least one.
    title : str
        What the only one is called, or the layer of many.
    exposer : Exposer
        Writes them.
    words : Words
        The user's language.
    """

    def __init__(
        self,
        subjects: Sequence[Subject],
        title: str,
        exposer: Exposer,
        words: Words,
        parent: QWidget | None = None,
        folders: LastFolders | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exposeDialog")
        self.setWindowTitle(words("expose.title"))
        self._request, self._title = exposer.request_of(subjects), title
        self._exposer, self._words, self._folders = exposer, words, folders
        self.pdf, self.html = self._choices("Pdf", "Html")
        self.one_file, self.each_own = self._choices("OneFile", "EachOwn")
        self.language = QComboBox()
        self.language.setObjectName("exposeLanguage")
        for language in LANGUAGES:
            self.language.addItem(load_words(language)("export.language_name"), language)
        self.language.setCurrentIndex(LANGUAGES.index(words.language))
        self.parts = {name: self._part(name) for name in ("map", "pictures", "sources")}
        self._save = QPushButton(words("expose.choose"), default=True)
        self._save.setObjectName("exposeSave")
        self._save.clicked.connect(self._choose_place)
        # Until it is known what looks personal.
        self._save.setEnabled(False)
        self._trouble = TroubleLine("exposeTrouble")
        asked = self._request
        self.told = ToldPanel(asked.told_layers, asked.datasets, exposer.tasks, words, asked.added)
        self.told.looked.connect(self._take_looked)
        self._lay_out()

    @property
    def request(self) -> ExposeRequest:
        """The sheets that are wanted now."""
        hidden = self.told.hidden
        return replace(
            self._request,
            language=LANGUAGES[self.language.currentIndex()],
            hidden_fields=hidden.fields,
            hidden_layers=hidden.layers,
            hidden_kinds=hidden.kinds,
            as_points=hidden.shapes,
            parts=SheetParts(**{name: box.isChecked() for name, box in self.parts.items()}),
        )

    @property
    def suffix(self) -> str:
        """How the names of the files end."""
        return ".html" if self.html.isChecked() else ".pdf"

    @property
    def is_for_folder(self) -> bool:
        """True if each sheet shall be a file of its own."""
        return len(self._request.subjects) > 1 and self.each_own.isChecked()

    def write_to(self, place: Path) -> None:
        """Write the sheets to a file, or a folder, once it is known what looks personal.

        The dialog closes then, and the status bar goes on.
        """
        self.told.when_known(partial(self._write, place))

    def done(self, result: int) -> None:
        # Saved, cancelled or left with Esc, which sends no close event: all come by here.
        self.told.drop()
        super().done(result)

    def _write(self, place: Path) -> None:
        if self.is_for_folder:
            self._exposer.write_folder(self.request, place, self.suffix)
        else:
            self._exposer.write(self.request, place)
        self.accept()

    def _take_looked(self, trouble: str) -> None:
        self._save.setEnabled(True)
        # Which Qt has given to Cancel meanwhile.
        self._save.setDefault(True)
        self._trouble.say(trouble)

    def _choices(self, *names: str) -> tuple[QRadioButton, QRadioButton]:
        """Return two choices, the first of which is made."""
        codes = {"Pdf": "pdf", "Html": "html", "OneFile": "one_file", "EachOwn": "each_own_file"}
        first, second = (QRadioButton(self._words(f"expose.{codes[name]}"), self) for name in names)
        first.setObjectName(f"expose{names[0]}")
        second.setObjectName(f"expose{names[1]}")
        group = QButtonGroup(self)
        group.addButton(first)
        group.addButton(second)
        first.setChecked(True)
        return first, second

    def _part(self, name: str) -> QCheckBox:
        box = QCheckBox(self._words(f"expose.part_{name}"))
        box.setObjectName(f"exposePart_{name}")
        box.setChecked(True)
        return box

    def _lay_out(self) -> None:
        words, count = self._words, len(self._request.subjects)
        code = "expose.about_single" if count == 1 else "expose.about_several"
        about = words(code, name=shortened(self._title, _LONGEST_NAME), count=f"{count:,}")
        form = QFormLayout()
        form.setSpacing(Space.M)
        form.addRow(words("expose.format"), self.pdf)
        form.addRow("", self.html)
        form.addRow(words("expose.files"), self.one_file)
        form.addRow("", self.each_own)
        for choice in (self.one_file, self.each_own):
            form.setRowVisible(choice, count > 1)
        form.addRow(words("expose.language"), self.language)
        for number, box in enumerate(self.parts.values()):
            form.addRow("" if number else words("expose.parts"), box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(plain_label(words("expose.heading"), px=18, bold=True))
        left.addWidget(plain_label(about, muted=True))
        left.addSpacing(Space.S)
        left.addLayout(form)
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(plain_label(words("export.told"), bold=True))
        right.addWidget(self.told, 1)
        columns = QHBoxLayout()
        columns.setSpacing(Space.XL)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(columns, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        resize_on_screen(self, _WIDTH_PX, _HEIGHT_PX)

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, self._words("expose.title"))
        begin_in_last_folder(dialog, self._folders, "save")
        if self.is_for_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            suffix = self.suffix
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(f"{suffix[1:].upper()} (*{suffix})")
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(portable(self._file_name()) + suffix)
        dialog.fileSelected.connect(self._write_to)
        dialog.open()

    def _write_to(self, place: str) -> None:
        self.write_to(Path(place))

    def _file_name(self) -> str:
        if len(self._request.subjects) > 1:
            return self._words("expose.name_several")
        return shortened(self._title, _LONGEST_NAME).strip(" .…")

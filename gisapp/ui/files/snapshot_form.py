"""What the snapshot says of itself: its title, author and language, and how exact it is."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from gisapp.export.snapshot.request import DEFAULT_TOLERANCE_M, SnapshotRequest, title_of
from gisapp.session.settings import Settings
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import LANGUAGES, Words, load_words

TOLERANCES_M = (0.0, DEFAULT_TOLERANCE_M, 1.0, 3.0, 10.0)
_AUTHOR = "snapshot_author"
_DISCLAIMER = "snapshot_disclaimer"


class SnapshotForm(QWidget):
    """Fields and boxes; who makes pages says once who they are.

    Parameters
    ----------
    request : SnapshotRequest
        As the window shows it.
    words : Words
        The user's language.
    settings : Settings or None
        Where author and disclaimer are remembered.
    """

    changed = Signal()
    """Something else was entered."""

    def __init__(
        self,
        request: SnapshotRequest,
        words: Words,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._settings = words, settings
        self.title = _line("exportTitle")
        self.author = _line("exportAuthor", settings.text(_AUTHOR) if settings else "")
        self.disclaimer = _line("exportDisclaimer", settings.text(_DISCLAIMER) if settings else "")
        self.disclaimer.setPlaceholderText(words("export.disclaimer_example"))
        self.review_number = _line("exportReviewNumber")
        self.review_number.setPlaceholderText(words("export.review_number_example"))
        self.language = QComboBox()
        self.language.setObjectName("exportLanguage")
        for language in LANGUAGES:
            self.language.addItem(load_words(language)("export.language_name"), language)
        self.language.setCurrentIndex(LANGUAGES.index(request.language))
        self.tolerance = QComboBox()
        self.tolerance.setObjectName("exportTolerance")
        for metres in TOLERANCES_M:
            self.tolerance.addItem(self._tolerance_text(metres), metres)
        self.tolerance.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.tolerance.setCurrentIndex(TOLERANCES_M.index(DEFAULT_TOLERANCE_M))
        self.review_advice = QCheckBox(words("export.review_advice"))
        self.open_afterwards = QCheckBox(words("export.open_afterwards"))
        self.open_afterwards.setChecked(True)
        self._connect()
        self._lay_out()

    def entered(self, request: SnapshotRequest) -> SnapshotRequest:
        """Return a request with what is entered."""
        return replace(
            request,
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            disclaimer=self.disclaimer.text().strip(),
            review_number=self.review_number.text().strip(),
            review_advice=self.review_advice.isChecked(),
            language=LANGUAGES[self.language.currentIndex()],
            tolerance_m=self.tolerance.currentData(),
        )

    def show_untitled(self, request: SnapshotRequest) -> None:
        """Show what the page is called where nobody says it."""
        untitled = title_of(replace(request, title=""))
        self.title.setPlaceholderText(untitled.in_language(request.language))

    def remember(self) -> None:
        """Keep what the next snapshot begins with."""
        if self._settings is not None:
            self._settings.remember(_AUTHOR, self.author.text().strip())
            self._settings.remember(_DISCLAIMER, self.disclaimer.text().strip())

    def _connect(self) -> None:
        for line in (self.title, self.author, self.disclaimer, self.review_number):
            line.textChanged.connect(self._change)
        for box in (self.language, self.tolerance):
            box.currentIndexChanged.connect(self._change)
        self.review_advice.toggled.connect(self._change)

    def _lay_out(self) -> None:
        words = self._words
        form = QFormLayout()
        form.setSpacing(Space.M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(words("export.field_title"), self.title)
        form.addRow(words("export.field_author"), self.author)
        form.addRow(words("export.field_language"), self.language)
        form.addRow(words("export.field_tolerance"), self.tolerance)
        form.addRow(words("export.field_disclaimer"), self.disclaimer)
        form.addRow(words("export.field_review_number"), self.review_number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(form)
        layout.addSpacing(Space.XS)
        layout.addWidget(plain_label(words("export.review_note"), muted=True, px=12))
        layout.addWidget(self.review_advice)
        layout.addWidget(self.open_afterwards)

    def _tolerance_text(self, metres: float) -> str:
        if not metres:
            return self._words("export.exact")
        code = "export.exact_on_screen" if metres == DEFAULT_TOLERANCE_M else "export.within"
        return self._words(code, metres=f"{metres:g}")

    def _change(self) -> None:
        self.changed.emit()


def _line(name: str, text: str = "") -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    return line

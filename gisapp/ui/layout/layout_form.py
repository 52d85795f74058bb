"""What a user says of a sheet: its paper, its map, its texts, and what stands on it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from gisapp.export.layout.paper import PAPERS
from gisapp.export.layout.request import PARTS, TEMPLATES
from gisapp.session.layout.layout_choices import LayoutChoices
from gisapp.session.layout.printing import About
from gisapp.ui.layout.form_fields import about_field, choice_field, language_field, lay_out
from gisapp.ui.layout.scale_field import scale_field, scale_of
from gisapp.words import Words


class LayoutForm(QWidget):
    """The fields of a sheet; `changed` is emitted whenever another sheet is wanted.

    Parameters
    ----------
    choices : LayoutChoices
        What is chosen at first.
    about : iterable of About
        What a map may be about now.
    """

    changed = Signal()

    def __init__(self, choices: LayoutChoices, about: Iterable[About], words: Words) -> None:
        super().__init__()
        self.setObjectName("layoutForm")
        self._words = words
        self.template = choice_field({each: words(f"layout.template_{each}") for each in TEMPLATES})
        self.paper = choice_field({each: each for each in PAPERS})
        self.orientation = choice_field(
            {each: words(f"layout.{each}") for each in ("landscape", "portrait")},
        )
        self.about = about_field(about, words)
        self.scale = scale_field(words("layout.scale_fits"))
        self.title = QLineEdit()
        self.author = QLineEdit()
        self.disclaimer = _disclaimers(words)
        self.review_number = QLineEdit()
        self.language = language_field()
        self.parts = {part: QCheckBox(words(f"layout.part_{part}")) for part in PARTS}
        self._show(choices)
        self._lay_out()
        self._connect()

    @property
    def choices(self) -> LayoutChoices:
        """What is chosen now."""
        return LayoutChoices(
            language=self.language.currentData(),
            title=self.title.text().strip() or self.title.placeholderText(),
            paper=self.paper.currentData(),
            is_landscape=self.orientation.currentData() == "landscape",
            template=self.template.currentData(),
            about=self.about.currentData(),
            scale=scale_of(self.scale.currentText()),
            author=self.author.text().strip(),
            disclaimer=self.disclaimer.currentText().strip(),
            review_number=self.review_number.text().strip(),
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
        )

    def _show(self, choices: LayoutChoices) -> None:
        for combo, value in (
            (self.template, choices.template),
            (self.paper, choices.paper),
            (self.orientation, "landscape" if choices.is_landscape else "portrait"),
            (self.about, choices.about),
            (self.language, choices.language),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.author.setText(choices.author)
        self.disclaimer.setCurrentText(choices.disclaimer)
        for part, box in self.parts.items():
            box.setChecked(part in choices.parts)

    def _lay_out(self) -> None:
        rows = {
            "title": self.title,
            "template": self.template,
            "paper": self.paper,
            "orientation": self.orientation,
            "about": self.about,
            "scale": self.scale,
            "disclaimer": self.disclaimer,
            "review_number": self.review_number,
            "author": self.author,
            "language": self.language,
        }
        rows = {f"layout.field_{code}": field for code, field in rows.items()}
        lay_out(self, rows, self._words("layout.parts"), self.parts.values(), self._words)

    def _connect(self) -> None:
        for combo in (self.template, self.paper, self.orientation, self.about, self.language):
            combo.currentIndexChanged.connect(self._tell)
        for editable in (self.scale, self.disclaimer):
            editable.currentTextChanged.connect(self._tell)
        for edit in (self.title, self.author, self.review_number):
            edit.textChanged.connect(self._tell)
        for box in self.parts.values():
            box.toggled.connect(self._tell)

    def _tell(self) -> None:
        self.changed.emit()


def _disclaimers(words: Words) -> QComboBox:
    combo = choice_field({"": ""})
    combo.addItems([words(f"layout.disclaimer_{each}") for each in ("schematic", "internal")])
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return combo

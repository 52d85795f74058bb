"""What a user says of a picture of the map: what it shows, how large it is, what is on it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from gisapp.export.picture.request import LEAST_DPI, MOST_DPI, PICTURE_PARTS
from gisapp.session.layout.picture_choices import PictureChoices
from gisapp.session.layout.printing import About
from gisapp.ui.layout.form_fields import about_field, language_field, lay_out
from gisapp.ui.layout.scale_field import scale_field, scale_of
from gisapp.ui.layout.size_field import SizeField
from gisapp.words import Words

_DPI_STEP = 12


class PictureForm(QWidget):
    """The fields of a picture; `changed` is emitted whenever another picture is wanted.

    Parameters
    ----------
    choices : PictureChoices
        What is chosen at first.
    about : iterable of About
        What a map may be about now.
    """

    changed = Signal()

    def __init__(self, choices: PictureChoices, about: Iterable[About], words: Words) -> None:
        super().__init__()
        self.setObjectName("pictureForm")
        self._words = words
        self.about = about_field(about, words)
        self.scale = scale_field(words("picture.scale_fits"))
        self.size_field = SizeField(choices.size_px, choices.dpi, words)
        self.dpi = QSpinBox(minimum=LEAST_DPI, maximum=MOST_DPI, singleStep=_DPI_STEP)
        self.dpi.setSuffix(" dpi")
        self.dpi.setKeyboardTracking(False)
        self.dpi.setValue(choices.dpi)
        self.title = QLineEdit()
        self.language = language_field()
        self.language.setCurrentIndex(self.language.findData(choices.language))
        self.parts = {part: QCheckBox(words(f"layout.part_{part}")) for part in PICTURE_PARTS}
        for part, box in self.parts.items():
            box.setChecked(part in choices.parts)
        self._lay_out()
        self._connect()

    @property
    def choices(self) -> PictureChoices:
        """What is chosen now."""
        return PictureChoices(
            language=self.language.currentData(),
            size_px=self.size_field.size_px,
            dpi=self.dpi.value(),
            about=self.about.currentData(),
            scale=scale_of(self.scale.currentText()),
            title=self.title.text().strip() or self.title.placeholderText(),
            parts=frozenset(part for part, box in self.parts.items() if box.isChecked()),
        )

    def _lay_out(self) -> None:
        rows = {
            "layout.field_title": self.title,
            "layout.field_about": self.about,
            "layout.field_scale": self.scale,
            "picture.field_size": self.size_field,
            "picture.field_dpi": self.dpi,
            "layout.field_language": self.language,
        }
        lay_out(self, rows, self._words("picture.parts"), self.parts.values(), self._words)

    def _connect(self) -> None:
        self.dpi.valueChanged.connect(self._take_dpi)
        self.size_field.changed.connect(self._tell)
        self.title.textChanged.connect(self._tell)
        self.scale.currentTextChanged.connect(self._tell)
        for combo in (self.about, self.language):
            combo.currentIndexChanged.connect(self._tell)
        for box in self.parts.values():
            box.toggled.connect(self._tell)

    def _take_dpi(self) -> None:
        self.size_field.set_dpi(self.dpi.value())
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()

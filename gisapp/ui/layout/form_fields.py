"""What the forms of sheets and of pictures have in common: fields, and how they stand."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from gisapp.session.layout.printing import ABOUT, About
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import LANGUAGES, Words, load_words

_LEAST_LETTERS = 12
T = TypeVar("T", bound=str)


def choice_field(items: Mapping[T, str]) -> QComboBox:
    """Return a field of choices, by their values with the words for them."""
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_LEAST_LETTERS)
    for value, text in items.items():
        combo.addItem(text, value)
    return combo


def about_field(about: Iterable[About], words: Words) -> QComboBox:
    """Return a field of what a map is about, with what it may be about now."""
    there = set(about)
    return choice_field({each: words(f"layout.about_{each}") for each in ABOUT if each in there})


def language_field() -> QComboBox:
    """Return a field of languages, each by its own name."""
    return choice_field({each: load_words(each)("export.language_name") for each in LANGUAGES})


def lay_out(
    form: QWidget,
    rows: Mapping[str, QWidget],
    parts: str,
    boxes: Iterable[QCheckBox],
    words: Words,
) -> None:
    """Put fields into a form, and the check boxes of what is on the paper below them.

    Parameters
    ----------
    form : QWidget
        Without a layout.
    rows : mapping of str to QWidget
        By the codes of their labels, such as `layout.field_title`; they are named after these.
    parts : str
        The heading of the boxes.
    """
    fields = QFormLayout()
    fields.setSpacing(Space.S)
    fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for code, widget in rows.items():
        widget.setObjectName(code.replace(".field", ""))
        fields.addRow(words(code), widget)
    grid = QGridLayout()
    grid.setSpacing(Space.XS)
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // 2, number % 2)
    layout = QVBoxLayout(form)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.S)
    layout.addLayout(fields)
    layout.addSpacing(Space.S)
    layout.addWidget(plain_label(parts, bold=True))
    layout.addLayout(grid)
    layout.addStretch()

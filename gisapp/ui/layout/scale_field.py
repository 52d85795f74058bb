"""The field of a scale: one of some round ones, any other, or none."""

import re

from PySide6.QtWidgets import QComboBox

from gisapp.core.space.scales import scale_text
from gisapp.ui.layout.form_fields import choice_field

_SCALES = (500, 1000, 2000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000)
_NUMBER = re.compile(r"(?:1\s*[:：])?\s*(\d{1,9})$")


def scale_field(without: str) -> QComboBox:
    """Return a field of a scale; `without` is what it says where none is chosen."""
    combo = choice_field({"": without})
    combo.addItems([scale_text(scale) for scale in _SCALES])
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return combo


def scale_of(text: str) -> float | None:
    """Return n of a scale as a user writes it; None for anything else.

    >>> scale_of("1:25,000"), scale_of("5000"), scale_of("Fits the sheet"), scale_of("1:0")
    (25000.0, 5000.0, None, None)
    """
    match = _NUMBER.match(text.strip().replace(",", ""))
    return float(match[1]) or None if match else None

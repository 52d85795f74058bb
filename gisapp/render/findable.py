"""Fonts whose letters stay themselves on paper, so that a PDF's text can be searched."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetricsF

_REPLACING = ("liga", "locl")
"""Features that put other letters in place of those that were written: ligatures, and the digits
that some Chinese fonts have for European text. In a PDF, Qt has no name for these."""


def findable(font: QFont) -> QFont:
    """Return the font itself, told to draw each letter as it is written.

    Parameters
    ----------
    font : QFont
        It is changed.
    """
    for feature in _REPLACING:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def letters_without_font(texts: Iterable[str], font: QFont) -> str:
    """Return the letters that would be printed as boxes, each once, in their order.

    Parameters
    ----------
    texts : iterable of str
        What shall be written.
    font : QFont
        What it shall be written in; Qt takes other fonts for letters that this one has not.
    """
    metrics = QFontMetricsF(font)
    letters = dict.fromkeys("".join(texts))
    return "".join(each for each in letters if each.isprintable() and not _has(metrics, each))


def _has(metrics: QFontMetricsF, letter: str) -> bool:
    return letter.isspace() or metrics.inFontUcs4(ord(letter))

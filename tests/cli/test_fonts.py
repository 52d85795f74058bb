"""Commands that paint find fonts without a window."""

from PySide6.QtGui import QFontDatabase

from gisapp.cli.fonts import fonts


def test_there_are_fonts_while_painting() -> None:
    with fonts():
        assert QFontDatabase.families()

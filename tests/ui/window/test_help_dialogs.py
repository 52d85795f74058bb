"""Help names every key that does something, and what this program is."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from gisapp import __version__
from gisapp.ui.window.help_dialogs import AboutDialog, KeysDialog
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import LANGUAGES, Language, load_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_of_each_command_is_named_with_what_it_does(
    window: MainWindow, language: Language
) -> None:
    words = load_words(language)
    dialog = KeysDialog(tuple(window.commands), words, window)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    for command in window.commands:
        for key in command.keys:
            native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            assert any(native in text for text in said), key
            assert window.commands.text_of(command, words).rstrip("…") in said
    assert words("gesture.drag.do") in said
    dialog.close()
    dialog.deleteLater()


def test_keys_are_named_whatever_they_are_about_now(window: MainWindow) -> None:
    window.session.edits.remove("park")
    dialog = KeysDialog(tuple(window.commands), load_words("en"), window)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Undo" in said
    assert window.commands["undo"].text() not in said
    dialog.close()
    dialog.deleteLater()


def test_about_says_the_version(window: MainWindow) -> None:
    dialog = AboutDialog(load_words("en"), window)
    assert any(__version__ in label.text() for label in dialog.findChildren(QLabel))
    dialog.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_says_whose_work_it_is_made_of(window: MainWindow, language: Language) -> None:
    dialog = AboutDialog(load_words(language), window)
    dialog.show()
    [notices] = dialog.findChildren(QPlainTextEdit)
    assert notices.isReadOnly()
    text = notices.toPlainText()
    for work in ("Leaflet 1.9.4 · BSD-2-Clause", "Qt for Python", "GeoNames · CC BY 4.0", "numpy"):
        assert work in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    below = [each for each in dialog.findChildren(QLabel) if each.y() > notices.y()]
    assert not below, "nothing hides behind the notices"
    dialog.close()
    dialog.deleteLater()

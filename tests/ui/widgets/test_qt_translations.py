"""Qt's own texts are in the user's language too."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.qt_translations import QtTranslations


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[QtTranslations]:
    translations = QtTranslations("en")
    yield translations
    translations.speak("en")
    translations.deleteLater()


def cancel(qtbot: QtBot) -> str:
    """Return what Qt writes on a Cancel button."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    return buttons.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_qt_speaks_the_users_language_and_changes_it(
    translations: QtTranslations, qtbot: QtBot
) -> None:
    assert cancel(qtbot) == "Cancel"
    translations.speak("zh")
    assert cancel(qtbot) == "取消"
    translations.speak("en")
    assert cancel(qtbot) == "Cancel"


def test_the_same_language_twice_is_no_harm(translations: QtTranslations, qtbot: QtBot) -> None:
    translations.speak("zh")
    translations.speak("zh")
    assert cancel(qtbot) == "取消"
    translations.speak("en")
    assert cancel(qtbot) == "Cancel"

"""The words of Qt's own dialogs and of the menus of its text fields, in the user's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from gisapp.words import Language

_FILES: dict[Language, str] = {"zh": "qtbase_zh_CN"}
"""Qt's translations; English needs none."""


class QtTranslations(QObject):
    """Translates Qt's own texts, as long as this object exists."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._translator = QTranslator(self)
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Switch Qt's own texts to a language."""
        QCoreApplication.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language in _FILES and self._translator.load(_FILES[language], folder):
            QCoreApplication.installTranslator(self._translator)

"""Asks where tables lie: at once for those without a CRS, on request for any layer."""

from PySide6.QtCore import Qt

from gisapp.session.session import Session
from gisapp.session.unplaced import Unplaced
from gisapp.ui.coordinates.questions import Questions
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Have the coordinates dialog open where something is to be asked."""
    questions = Questions(session, window)

    def ask(unplaced: Unplaced) -> None:
        # A window whose picture is taken asks nobody.
        if not window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            questions.ask(unplaced)

    session.placing.asked.connect(ask)
    session.placing.asked_of_layer.connect(questions.ask_of_layer)

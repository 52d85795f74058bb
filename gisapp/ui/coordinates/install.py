"""Asks where tables lie, and offers every system that coordinates can be told in."""

from PySide6.QtCore import Qt

from gisapp.session.session import Session
from gisapp.session.unplaced import Unplaced
from gisapp.ui.coordinates.questions import Questions
from gisapp.ui.coordinates.system_menu import other_systems
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Have the coordinates dialog open where something is to be asked; add the other systems."""
    questions = Questions(session, window)

    def ask(unplaced: Unplaced) -> None:
        # A window whose picture is taken asks nobody.
        if not window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            questions.ask(unplaced)

    window.add_commands(other_systems(window, session))
    session.placing.asked.connect(ask)
    session.placing.asked_of_layer.connect(questions.ask_of_layer)

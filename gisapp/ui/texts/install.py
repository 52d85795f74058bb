"""Asks for the encoding of a file where it is doubtful, or on request."""

from gisapp.session.session import Session
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Have the dialog open when the user wants to choose an encoding."""

    def ask(layer_id: str) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.texts.dialog import EncodingDialog

        EncodingDialog(session, session.state.layers[layer_id], window).show()

    session.encoding_doubts.asked.connect(ask)

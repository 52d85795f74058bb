"""Has the dialog open in which a user says what columns mean."""

from collections.abc import Sequence

from gisapp.session.session import Session
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Have the dialog open when the user wants to say what columns mean."""

    def ask(layer_ids: Sequence[str]) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.mapping.dialog import MappingDialog

        layers = session.state.layers.present(layer_ids)
        ids = {layer.layer_id for layer in layers}
        open_ones = (each for each in window.findChildren(MappingDialog) if each.isVisible())
        # Two answers to one question would contradict each other.
        dialog = next((each for each in open_ones if ids.issubset(each.layer_ids)), None)
        if not layers:
            return
        if dialog is None:
            dialog = MappingDialog(session, layers, window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    session.mapping_edits.asked.connect(ask)

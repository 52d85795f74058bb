"""Puts the list of changes into the window, below the map, and the dialog that asks for them."""

from PySide6.QtCore import Qt

from gisapp.session.deliveries.comparing import Comparison
from gisapp.session.session import Session
from gisapp.ui.changes.panel import ChangesPanel
from gisapp.ui.window.main_window import MainWindow

_HEIGHT_PX = 300


def install(window: MainWindow, session: Session) -> None:
    """Add the panel, which is shown as long as there are changes to see."""
    deliveries = session.deliveries
    area = Qt.DockWidgetArea.BottomDockWidgetArea
    window.reserve_panel("changes", area, _HEIGHT_PX, shown=False)
    window.add_panel(ChangesPanel(session.state, deliveries, session.last_folders), "changes")

    def follow(comparison: Comparison | None) -> None:
        window.show_panel("changes", shown=comparison is not None)

    def open_dialog(layer_id: str) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.changes.compare_dialog import CompareDialog

        layer = session.state.layers[layer_id]
        dialog = CompareDialog(
            layer, deliveries, session.last_folders, session.state.words.value, window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    deliveries.shown.changed.connect(follow)
    deliveries.asked.connect(open_dialog)
    window.panel_is_shown("changes").changed.connect(
        lambda is_shown: None if is_shown else deliveries.close()
    )

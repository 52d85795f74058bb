"""Puts the Layers panel into the window."""

from PySide6.QtCore import QPoint, Qt

from gisapp.session.session import Session
from gisapp.ui.layers.basemap_chooser import BasemapChooser
from gisapp.ui.layers.commands import LAYER_MENU, layer_commands
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Add the Layers panel and the commands of layers."""
    panel = LayersPanel(session.state, session.edits, BasemapChooser(session))
    window.add_panel(panel, "layers")
    window.add_commands(*layer_commands(window, session, panel))
    panel.tree.addActions(window.commands.actions_of("layers"))

    def open_menu(place: QPoint) -> None:
        window.menus.context_menu(LAYER_MENU).popup(place)

    def open_join(table_id: str) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.layers.join_dialog import JoinDialog

        table = session.state.layers[table_id]
        dialog = JoinDialog(table, session.joiner, session.state.words.value, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    session.joiner.requested.connect(open_join)
    panel.menu_requested.connect(open_menu)
    panel.activated.connect(window.commands["zoom_to_layer"].trigger)

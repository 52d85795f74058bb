"""Puts the Layers panel into the window."""

from functools import partial

from PySide6.QtCore import QPoint, Qt

from gisapp.session.session import Session
from gisapp.ui.layers.arranging_commands import arranging_commands, zoom_to_scale
from gisapp.ui.layers.basemap_chooser import BasemapChooser
from gisapp.ui.layers.class_acts import ClassActs
from gisapp.ui.layers.commands import LAYER_MENU, layer_commands
from gisapp.ui.layers.legend_keys import LegendKeys
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Add the Layers panel and the commands of layers."""
    panel = LayersPanel(session.state, session.edits, session.group_edits, BasemapChooser(session))
    window.add_panel(panel, "layers")
    window.add_commands(*arranging_commands(window, session, panel))
    window.add_commands(*layer_commands(window, session, panel))

    legend = LegendKeys(panel.tree, ClassActs(session.state, session.edits))

    def open_menu(place: QPoint) -> None:
        if not legend.open_menu(place):
            window.menus.context_menu(LAYER_MENU).popup(place)

    def open_join(table_id: str) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.layers.join_dialog import JoinDialog

        table = session.state.layers[table_id]
        dialog = JoinDialog(
            table, session.joiner, session.state.words.value, window, session.last_folders
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    session.joiner.requested.connect(open_join)
    panel.tree.menu_wanted.connect(open_menu)
    panel.tree.scale_wanted.connect(
        lambda layer_id: zoom_to_scale(session, session.state.layers[layer_id])
    )
    window.finished.connect(partial(_finish, window, panel))
    panel.activated.connect(window.commands["zoom_to_layer"].trigger)


def _finish(window: MainWindow, panel: LayersPanel) -> None:
    """Take up the keys that count in the panel, and have buttons on rows for what has a picture."""
    panel.tree.addActions(window.commands.actions_of("layers"))
    on_rows = sorted(
        (each.menu.group, each.menu.order, each.name)
        for each in window.commands
        if each.menu is not None and each.menu.menu == LAYER_MENU and each.icon
    )
    panel.tree.buttons.offer([window.commands[name] for _, _, name in on_rows])

"""Puts the style panel into the window, beside the details, and the command that opens it."""

from PySide6.QtCore import Qt

from gisapp.core.events import mapped
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.layers.commands import LAYER_MENU
from gisapp.ui.style.actions import STYLE_MENU, style_commands
from gisapp.ui.window.main_window import MainWindow

_WIDTH_PX = 376


def install(window: MainWindow, session: Session) -> None:
    """Reserve the panel's place; it is made when it is first shown."""
    window.reserve_panel("style", Qt.DockWidgetArea.RightDockWidgetArea, _WIDTH_PX, shown=False)
    is_shown = window.panel_is_shown("style")

    def make(shown: bool) -> None:
        if not shown:
            return
        is_shown.changed.disconnect(make)
        # Most starts of the window end without the panel.
        from gisapp.ui.style.panel import StylePanel
        from gisapp.ui.style.suggestions_row import SuggestionsRow

        panel = StylePanel(
            session.state,
            session.edits,
            session.tasks,
            session.column_summaries,
            lambda: session.own_data.schema,
        )
        panel.suggestions.addWidget(SuggestionsRow(session, panel.styled))
        panel.menu_wanted.connect(lambda at: window.menus.context_menu(STYLE_MENU).popup(at))
        window.add_panel(panel, "style")

    def show() -> None:
        picked = session.state.picked_layer
        if not picked.value:
            picked.set(_likely(session))
        window.show_panel("style")

    is_shown.changed.connect(make)
    window.add_commands(
        *style_commands(window, session),
        Command(
            "style_layer",
            show,
            icon="style",
            keys=("F7",),
            menu=MenuPlace(LAYER_MENU, 0, 1),
            enabled=mapped(
                session.state.picked_layer,
                lambda picked: not picked or _has_style(session, picked),
            ),
        ),
    )


def _likely(session: Session) -> str:
    """Return the layer of what is selected, else the topmost one; "" where none has a style."""
    layers = session.state.layers
    known = (*layers.present(session.state.selection.value.features.ids), *layers.visible[::-1])
    return next((each.layer_id for each in known if _has_style(session, each.layer_id)), "")


def _has_style(session: Session, layer_id: str) -> bool:
    layers = session.state.layers
    return layer_id in layers and layers[layer_id].group not in OFFLINE_BASEMAP_GROUPS

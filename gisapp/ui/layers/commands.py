"""What can be done with the layer that is picked in the Layers panel."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMenu

from gisapp.core.events import mapped
from gisapp.core.layers.layer import Layer
from gisapp.session.deliveries.comparing import may_be_compared
from gisapp.session.session import Session
from gisapp.session.table.layer_tables import has_table
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.filters.opening import can_filter, open_facet
from gisapp.ui.layers.color_menu import add_color_entries
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.window.main_window import MainWindow

LAYER_MENU = "layer"
"""The context menu of a layer."""


def layer_commands(window: MainWindow, session: Session, panel: LayersPanel) -> tuple[Command, ...]:
    """Return the commands of the context menu that are about one layer."""
    layer = mapped(panel.picked, lambda now: now.layer)

    def command(
        name: str,
        run: Callable[[Layer], object],
        place: tuple[int, int],
        can_run: Callable[[Layer], bool] = lambda _: True,
        fill: Callable[[QMenu], None] | None = None,
        icon: str = "",
    ) -> Command:
        return Command(
            name,
            lambda: run(layer.value) if layer.value else None,
            icon=icon,
            menu=MenuPlace(LAYER_MENU, *place),
            enabled=mapped(layer, lambda now: now is not None and can_run(now)),
            scope="layers",
            fill=fill,
        )

    def fill_colors(menu: QMenu) -> None:
        if layer.value is not None:
            # Needed for the menu alone.
            from gisapp.ui.layers.suggestion_look import add_suggestion_entries

            add_suggestion_entries(menu, layer.value, session, session.state.words.value)
            add_color_entries(menu, layer.value, session.edits, session.state.words.value)

    return (
        command("color", lambda _: None, (0, 1), _is_colorable, fill=fill_colors),
        command(
            "table_layer",
            lambda now: session.tables.show_layer(now.layer_id),
            (0, 2),
            has_table,
            icon="table",
        ),
        command(
            "filter_layer",
            lambda now: open_facet(session, now.layer_id, "", panel.tree.viewport(), _row(panel)),
            (0, 5),
            can_filter,
        ),
        command(
            "join_table",
            lambda now: session.joiner.request(now.layer_id),
            (0, 2),
            lambda now: now.is_table,
        ),
        command(
            "compare_delivery",
            lambda now: session.deliveries.asked.emit(now.layer_id),
            (0, 3),
            lambda now: may_be_compared(now),
        ),
        command(
            "changes_since_opened",
            lambda now: session.newer_deliveries.tell_since_opened(now),
            (0, 4),
            lambda now: session.newer_deliveries.has_older(now),
        ),
        command("layer_properties", partial(_show_properties, window, session), (2, 0)),
        command(
            "coordinates",
            lambda now: session.placing.ask_of(now.layer_id),
            (2, 1),
            lambda now: session.read_as_edits.can_place(now),
        ),
        command(
            "text_encoding",
            lambda now: session.encoding_doubts.asked.emit(now.layer_id),
            (2, 2),
            lambda now: session.encoding_doubts.can_choose(now),
        ),
        Command(
            "map_columns",
            lambda: session.mapping_edits.ask(layer.value) if layer.value else None,
            keys=("Ctrl+L",),
            menu=MenuPlace(LAYER_MENU, 0, 3),
            enabled=mapped(
                layer, lambda now: now is not None and session.mapping_edits.can_map(now)
            ),
        ),
        command(
            "reload_layer",
            lambda now: session.reloader.reload(now),
            (2, 3),
            lambda now: session.reloader.can_reload(now),
        ),
    )


def _is_colorable(layer: Layer) -> bool:
    """True for a layer whose look is not ours: one of neither the park schema nor the base map."""
    return layer.dataset is None and layer.identifiable and bool(layer.attributes.fields)


def _show_properties(window: MainWindow, session: Session, layer: Layer) -> None:
    # Most starts of the window end without the dialog.
    from gisapp.ui.layers.properties_dialog import PropertiesDialog

    dialog = PropertiesDialog(layer, session, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def _row(panel: LayersPanel) -> QRect | None:
    """Return where the current row of the tree is, None for all of the tree."""
    current = panel.tree.currentItem()
    return panel.tree.visualItemRect(current) if current is not None else None

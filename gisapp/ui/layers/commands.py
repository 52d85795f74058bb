"""What can be done with the layer that is picked in the Layers panel."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from gisapp.core.events import mapped
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.layers.color_menu import add_color_entries
from gisapp.ui.layers.panel import LayersPanel, PickedLayer
from gisapp.ui.layers.tree import LayerTree
from gisapp.ui.window.main_window import MainWindow

LAYER_MENU = "layer"
"""The context menu of a layer."""


def layer_commands(window: MainWindow, session: Session, panel: LayersPanel) -> tuple[Command, ...]:
    """Return the commands of the layer's context menu."""
    picked, tree = panel.picked, panel.tree

    def command(
        name: str,
        run: Callable[[PickedLayer], object],
        place: tuple[int, int],
        can_run: Callable[[PickedLayer], bool] = lambda _: True,
        keys: tuple[str, ...] = (),
        fill: Callable[[QMenu], None] | None = None,
    ) -> Command:
        return Command(
            name,
            lambda: run(picked.value) if picked.value else None,
            keys=keys,
            menu=MenuPlace(LAYER_MENU, *place),
            enabled=mapped(picked, lambda now: now is not None and can_run(now)),
            scope="layers",
            fill=fill,
        )

    def fill_colors(menu: QMenu) -> None:
        if picked.value is not None:
            words = session.state.words.value
            add_color_entries(menu, picked.value.layer, session.edits, words)

    return (
        command("zoom_to_layer", partial(_zoom_to, session), (0, 0), _has_extent),
        command("color", lambda _: None, (0, 1), _is_colorable, fill=fill_colors),
        command("move_layer_up", partial(_move_up, tree), (1, 0), lambda now: bool(now.above)),
        command("move_layer_down", partial(_move_down, tree), (1, 1), lambda now: bool(now.below)),
        command(
            "join_table",
            lambda now: session.joiner.request(now.layer.layer_id),
            (0, 2),
            lambda now: now.layer.is_table,
        ),
        command("layer_properties", partial(_show_properties, window, session), (2, 0)),
        command(
            "coordinates",
            lambda now: session.placing.ask_of(now.layer.layer_id),
            (2, 1),
            lambda now: session.read_as_edits.can_place(now.layer),
        ),
        command(
            "text_encoding",
            lambda now: session.encoding_doubts.asked.emit(now.layer.layer_id),
            (2, 2),
            lambda now: session.encoding_doubts.can_choose(now.layer),
        ),
        command(
            "reload_layer",
            lambda now: session.reloader.reload(now.layer),
            (2, 3),
            lambda now: session.reloader.can_reload(now.layer),
        ),
        command("remove_layer", partial(_remove, session), (2, 4), _is_removable, ("Delete",)),
    )


def _has_extent(picked: PickedLayer) -> bool:
    return picked.layer.extent is not None


def _is_removable(picked: PickedLayer) -> bool:
    return picked.layer.group not in OFFLINE_BASEMAP_GROUPS


def _is_colorable(picked: PickedLayer) -> bool:
    """True for a layer whose look is not ours: one of neither the park schema nor the base map."""
    layer = picked.layer
    return layer.dataset is None and layer.identifiable and bool(layer.attributes.fields)


def _zoom_to(session: Session, picked: PickedLayer) -> None:
    layer = picked.layer
    session.edits.show(layer.layer_id, visible=True)
    if layer.extent is not None:
        session.navigation.show_extent(layer.extent)


def _move_up(tree: LayerTree, picked: PickedLayer) -> None:
    if picked.above is not None:
        tree.put_beside(picked.layer.layer_id, picked.above, below=False)


def _move_down(tree: LayerTree, picked: PickedLayer) -> None:
    if picked.below is not None:
        tree.put_beside(picked.layer.layer_id, picked.below, below=True)


def _remove(session: Session, picked: PickedLayer) -> None:
    session.edits.remove(picked.layer.layer_id)


def _show_properties(window: MainWindow, session: Session, picked: PickedLayer) -> None:
    # Most starts of the window end without the dialog.
    from gisapp.ui.layers.properties_dialog import PropertiesDialog

    dialog = PropertiesDialog(picked.layer, session, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()

"""What can be done with all rows that are picked in the Layers panel: layers, several, groups."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from gisapp.core.events import mapped
from gisapp.core.layers.arrangement import stepped
from gisapp.core.layers.groups import BASE_GROUP, group_of
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.layers.commands import LAYER_MENU
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.layers.picked import Picked
from gisapp.ui.window.main_window import MainWindow


def arranging_commands(
    window: MainWindow, session: Session, panel: LayersPanel
) -> tuple[Command, ...]:
    """Return the commands of the context menu that are about all that is picked."""
    picked, tree, edits, group_edits = panel.picked, panel.tree, session.edits, session.group_edits

    def command(
        name: str,
        run: Callable[[Picked], object],
        place: tuple[int, int],
        can_run: Callable[[Picked], bool],
        keys: tuple[str, ...] = (),
        icon: str = "",
    ) -> Command:
        return Command(
            name,
            lambda: run(picked.value),
            icon=icon,
            keys=keys,
            menu=MenuPlace(LAYER_MENU, *place),
            enabled=mapped(picked, lambda now: bool(now.layers) and can_run(now)),
            scope="layers",
        )

    def step(now: Picked, *, up: bool) -> None:
        group_edits.step(now.ids, up=up, whole=now.groups, folded=tree.folded_groups)

    def can_step(now: Picked, *, up: bool) -> bool:
        layers = session.state.layers.layers
        return stepped(layers, now.ids, up=up, whole=now.groups) is not None

    def ask_for_scales(now: Picked) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.layers.scale_dialog import ScaleDialog

        dialog = ScaleDialog(now.layers, session, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    return (
        command("zoom_to_layer", partial(zoom_to, session), (0, 0), _has_extent, icon="target"),
        command("rename_layer", lambda _: tree.rename_picked(), (1, 0), _has_a_name, ("F2",)),
        command(
            "move_layer_up",
            partial(step, up=True),
            (1, 1),
            partial(can_step, up=True),
            ("Ctrl+Up",),
        ),
        command(
            "move_layer_down",
            partial(step, up=False),
            (1, 2),
            partial(can_step, up=False),
            ("Ctrl+Down",),
        ),
        command(
            "group_layers",
            lambda now: tree.pick_group(group_edits.group(now.ids)),
            (1, 3),
            _are_data,
            ("Ctrl+G",),
        ),
        command(
            "ungroup_layers",
            lambda now: group_edits.ungroup(now.groups),
            (1, 4),
            lambda now: bool(now.groups) and _are_data(now),
            ("Ctrl+Shift+G",),
        ),
        command("scale_range", ask_for_scales, (1, 5), lambda _: True),
        command(
            "remove_layer",
            lambda now: edits.remove_and_tell(*now.ids),
            (2, 4),
            _are_data,
            ("Delete",),
        ),
    )


def zoom_to(session: Session, picked: Picked) -> None:
    """Show all of some layers, and the one that is hidden or not drawn at this scale."""
    layer = picked.layer
    extent = _extent_of(picked)
    if layer is not None:
        session.edits.show(layer.layer_id, visible=True)
        if extent is not None:
            session.navigation.show_extent(extent, layer.finest, layer.coarsest)
    elif extent is not None:
        session.navigation.show_extent(extent)


def zoom_to_scale(session: Session, layer: Layer) -> None:
    """Zoom until a layer is drawn; to where it lies, if the map is elsewhere."""
    viewport = session.state.viewport.value
    if layer.extent is not None and not layer.extent.intersects(viewport.extent):
        session.navigation.show_extent(layer.extent, layer.finest, layer.coarsest)
    elif viewport.resolution >= layer.coarsest:
        session.navigation.zoom(viewport.resolution / (layer.coarsest * _JUST_INSIDE))
    elif viewport.resolution < layer.finest:
        session.navigation.zoom(viewport.resolution / layer.finest * _JUST_INSIDE)


_JUST_INSIDE = 0.999
"""The coarsest resolution itself is one at which a layer is not drawn."""


def _extent_of(picked: Picked) -> Extent | None:
    return Extent.around(each.extent for each in picked.layers)


def _has_extent(picked: Picked) -> bool:
    return _extent_of(picked) is not None


def _has_a_name(picked: Picked) -> bool:
    """True for one layer, or for one group whose name is not the program's."""
    return picked.layer is not None or (len(picked.groups) == 1 and _are_data(picked))


def _are_data(picked: Picked) -> bool:
    """True where nothing of it is of the base map."""
    return not any(group_of(each) == BASE_GROUP for each in picked.layers)

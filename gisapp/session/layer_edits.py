"""What the user does to layers: each edit can be undone.

Reading and loading change layers too: that is no edit, and happens beside this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from weakref import WeakSet

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.layer import Layer, LayerOrigin
from gisapp.core.layers.symbology import Method
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.loading import SourceLoader
from gisapp.session.styling import Coloring, LayerStyler
from gisapp.session.tasks import Task

_MOST_KEPT_BYTES = 16 * 1024**2
"""What removed layers may take of memory all together."""


class LayerEdits:
    """Removes, moves, shows, hides, fades and colours layers, and says what their fields are.

    Removed layers stay in memory while they are small. The largest are let go, and read again
    where their removal is undone; not those of park datasets, whose facts stay in memory too.
    """

    def __init__(
        self,
        view_state: ViewState,
        styler: LayerStyler,
        loader: SourceLoader,
        history: History,
    ) -> None:
        self._layers = view_state.layers
        self._styler = styler
        self._loader = loader
        self._history = history
        # Weak, so that a step that the history drops frees its layer.
        self._kept: WeakSet[_Removed] = WeakSet()

    def remove(self, layer_id: str) -> None:
        """Take a layer away; undone, it comes back as it was, to where it was."""
        layer = self._layers[layer_id]
        removed = _Removed(layer_id, layer.origin, layer.geometry.kind)
        take_away = partial(self._take_away, removed)
        bring_back = partial(self._bring_back, removed)
        self._history.do(Edit("remove_layer", layer.name, take_away, bring_back))

    def move(self, layer_id: str, position: int) -> None:
        """Move a layer to a position in the stack, counted from the bottom."""
        layer = self._layers[layer_id]
        before = self._layers.layers.index(layer)
        if before != position:
            move = partial(self._layers.move, layer_id)
            self._do("move_layer", layer, partial(move, position), partial(move, before))

    def show(self, layer_id: str, *, visible: bool) -> None:
        """Show or hide a layer; those of a group that change at once are one step."""
        layer = self._layers[layer_id]
        if layer.visible != visible:
            show = partial(self._layers.show, layer_id)
            code = "show_layer" if visible else "hide_layer"
            do, undo = partial(show, visible), partial(show, not visible)
            self._do(code, layer, do, undo, (code, layer.group), f"{code}s")

    def set_opacity(self, layer_id: str, opacity: float) -> None:
        """Make a layer more or less transparent, from 0 to 1; a drag of the slider is one step."""
        layer = self._layers[layer_id]
        if layer.opacity != opacity:
            fade = partial(self._layers.set_opacity, layer_id)
            key = "fade_layer", layer_id
            self._do("fade_layer", layer, partial(fade, opacity), partial(fade, layer.opacity), key)

    def color_by(self, layer_id: str, field: str, method: Method | None = None) -> None:
        """Colour a layer by an attribute; `method` as in `LayerStyler.color_by`."""
        self._color(layer_id, (field, method))

    def color_alike(self, layer_id: str) -> None:
        """Give all features of a layer their one colour back."""
        self._color(layer_id, None)

    def read_field_as(self, layer_id: str, field: str, role: FieldRole) -> None:
        """Say what the values of a field are, whatever heading and values suggest."""
        layer = self._layers[layer_id]
        read_as = partial(self._layers.read_field_as, layer_id, field)
        before = layer.chosen_roles.get(field)
        self._do("read_field", layer, partial(read_as, role), partial(read_as, before))

    def _color(self, layer_id: str, coloring: Coloring) -> None:
        color = partial(self._styler.color, layer_id)
        before = self._styler.coloring_of(layer_id)
        if coloring is not None or before is not None:
            layer = self._layers[layer_id]
            self._do("color_layer", layer, partial(color, coloring), partial(color, before))

    def _do(
        self,
        code: str,
        layer: Layer,
        do: Callable[[], object],
        undo: Callable[[], object],
        merge_key: object = None,
        merged_code: str = "",
    ) -> None:
        """Do an edit of a layer; once that is gone, there is nothing to do or undo."""
        # The layer itself would keep its features in memory for as long as the edit can be undone.
        layer_id = layer.layer_id

        def if_here(change: Callable[[], object]) -> None:
            if layer_id in self._layers:
                change()

        do_here, undo_here = partial(if_here, do), partial(if_here, undo)
        self._history.do(Edit(code, layer.name, do_here, undo_here, merge_key, merged_code))

    def _take_away(self, removed: "_Removed") -> None:
        if removed.reading is not None:
            removed.reading.drop()
            removed.reading = None
        if removed.layer_id not in self._layers:
            return
        layer = self._layers[removed.layer_id]
        removed.place = self._layers.layers.index(layer)
        removed.visible, removed.opacity = layer.visible, layer.opacity
        removed.coloring = self._styler.coloring_of(layer.layer_id)
        # Of a layer that is still being read there is only a part.
        if not self._loader.is_loading(layer.layer_id):
            removed.layer = layer
            if layer.dataset is None:
                self._kept.add(removed)
                self._make_room()
        self._layers.remove(layer.layer_id)

    def _make_room(self) -> None:
        while sum(each.nbytes for each in self._kept) > _MOST_KEPT_BYTES:
            largest = max(self._kept, key=lambda each: each.nbytes)
            self._kept.discard(largest)
            largest.layer = None

    def _bring_back(self, removed: "_Removed") -> None:
        if removed.layer is None:
            put_back = partial(self._put_back, removed)
            removed.reading = self._loader.open_again(
                removed.layer_id, removed.origin, removed.kind, put_back
            )
            return
        self._kept.discard(removed)
        removed.layer_id = self._layers.insert(removed.layer, removed.place).layer_id
        removed.layer = None
        self._styler.take_back(removed.layer_id, removed.coloring)

    def _put_back(self, removed: "_Removed", layer_id: str) -> None:
        """Make a layer that has been read again look as it did, where it was."""
        removed.layer_id = layer_id
        self._layers.move(layer_id, removed.place)
        self._layers.show(layer_id, removed.visible)
        self._layers.set_opacity(layer_id, removed.opacity)
        self._styler.take_back(layer_id, removed.coloring)


@dataclass(eq=False)
class _Removed:
    """A layer that was removed, None where it must be read again, and where and how it stood."""

    layer_id: str
    origin: LayerOrigin
    kind: GeometryKind
    layer: Layer | None = None
    place: int = 0
    visible: bool = True
    opacity: float = 1.0
    coloring: Coloring = None
    reading: Task | None = None

    @property
    def nbytes(self) -> int:
        """Memory that is kept for it, in bytes."""
        return self.layer.nbytes if self.layer is not None else 0

"""What the user does to layers: each edit can be undone.

Reading and loading change layers too: that is no edit, and happens beside this.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from gisapp.core.filters.layer_filter import NO_FILTER, LayerFilter
from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.groups import name_together
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.layers.styles.quick_changes import kind_of_change
from gisapp.core.layers.symbology import Method
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.session.layer_removal import LayerRemoval
from gisapp.session.loading import SourceLoader
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.styling import LayerStyler

_REMOVED = "removed-layers"
"""What a message about a removal is about."""


class LayerEdits:
    """Removes, moves, shows, names, fades, filters and styles layers; says what fields are."""

    def __init__(
        self,
        view_state: ViewState,
        styler: LayerStyler,
        loader: SourceLoader,
        history: History,
        messages: Messages,
    ) -> None:
        self._layers = view_state.layers
        self._words = view_state.words
        self._styler = styler
        self._history = history
        self._messages = messages
        self._removal = LayerRemoval(view_state.layers, styler, loader)
        self._told: Edit | None = None
        history.undoable.changed.connect(self._take_back_message)

    def remove(self, *layer_ids: str) -> Edit | None:
        """Take layers away; undone, they come back as they were, to where they were.

        Returns
        -------
        Edit or None
            None where none of them is here.
        """
        layers = self._layers.present(layer_ids)
        if not layers:
            return None
        noted = [self._removal.noted(layer) for layer in layers]
        name = name_together(layers, self._layers.layers)
        take_away = partial(self._removal.take_away, noted)
        edit = Edit("remove_layer", name, take_away, partial(self._removal.bring_back, noted))
        self._history.do(edit)
        return edit

    def remove_and_tell(self, *layer_ids: str) -> None:
        """Take layers away as `remove` does, tell the user, and offer to take it back."""
        edit = self.remove(*layer_ids)
        if edit is not None:
            self._tell_of(edit)

    def move(self, layer_id: str, position: int) -> None:
        """Move a layer to a position in the stack, counted from the bottom."""
        layer = self._layers[layer_id]
        before = self._layers.layers.index(layer)
        if before != position:
            move = partial(self._layers.move, layer_id)
            self._do("move_layer", layer, partial(move, position), partial(move, before))

    def show(self, *layer_ids: str, visible: bool) -> None:
        """Show or hide layers; those of a group that change at once are one step."""
        layers = [each for each in self._layers.present(layer_ids) if each.visible != visible]
        if not layers:
            return
        changed = [each.layer_id for each in layers]

        def show(visible: bool) -> None:
            with self._layers.together():
                for layer in self._layers.present(changed):
                    self._layers.show(layer.layer_id, visible)

        code = "show_layer" if visible else "hide_layer"
        name = name_together(layers, self._layers.layers)
        do, undo, key = partial(show, visible), partial(show, not visible), (code, layers[0].group)
        self._history.do(Edit(code, name, do, undo, key, f"{code}s"))

    def rename(self, layer_id: str, name: str) -> None:
        """Give a layer another name in both languages; an empty one for that of its source."""
        layer = self._layers[layer_id]
        plain = name.strip()
        if plain == layer.name.in_language(self._words.value.language):
            return
        before = layer.name if layer.source_name is not None else None
        rename = partial(self._layers.rename, layer_id)
        wanted = Bilingual(plain, plain) if plain else None
        self._do("rename_layer", layer, partial(rename, wanted), partial(rename, before))

    def set_scales(self, layer_ids: Sequence[str], finest: float, coarsest: float) -> None:
        """Draw layers between two resolutions alone.

        Parameters
        ----------
        layer_ids : sequence of str
        finest, coarsest : float
            In metres of EPSG:3857 a pixel, as of `Layer`.
        """
        layers = self._layers.present(layer_ids)
        before = {each.layer_id: (each.finest, each.coarsest) for each in layers}
        after = dict.fromkeys(before, (finest, coarsest))
        if before == after:
            return

        def scale(wanted: Mapping[str, tuple[float, float]]) -> None:
            with self._layers.together():
                for layer in self._layers.present(wanted):
                    self._layers.set_scales(layer.layer_id, *wanted[layer.layer_id])

        name = name_together(layers, self._layers.layers)
        self._history.do(Edit("scale_layer", name, partial(scale, after), partial(scale, before)))

    def set_opacity(self, layer_id: str, opacity: float) -> None:
        """Make a layer more or less transparent, from 0 to 1; a drag of the slider is one step."""
        layer = self._layers[layer_id]
        if layer.opacity != opacity:
            fade = partial(self._layers.set_opacity, layer_id)
            key = "fade_layer", layer_id
            self._do("fade_layer", layer, partial(fade, opacity), partial(fade, layer.opacity), key)

    def style(self, layer_id: str, style: LayerStyle) -> None:
        """Give a layer a style; of a slider, changes that follow each other are one step."""
        layer = self._layers[layer_id]
        if style != layer.style:
            do = partial(self._styler.style, layer_id)
            kind = kind_of_change(layer.style, style)
            key = ("style_layer", layer_id, kind) if kind else None
            self._do("style_layer", layer, partial(do, style), partial(do, layer.style), key)

    def filter(self, layer_id: str, wanted: LayerFilter) -> None:
        """Show only some features of a layer; changes that follow quickly are one step.

        A worker finds out which ones; see `LayerFilterer`.
        """
        layer = self._layers[layer_id]
        if layer.filter != wanted:
            put = partial(self._put_filter, layer_id)
            code = "filter_layer" if wanted.conditions else "clear_filter"
            do, undo = partial(put, wanted), partial(put, layer.filter)
            self._do(code, layer, do, undo, ("filter_layer", layer_id), "filter_layer")

    def clear_filters(self) -> None:
        """Show all features of all layers again, as one step."""
        for layer in self._layers.layers:
            if layer.filter != NO_FILTER:
                put = partial(self._put_filter, layer.layer_id)
                do, undo = partial(put, NO_FILTER), partial(put, layer.filter)
                self._do("clear_filter", layer, do, undo, "clear_filters", "clear_filters")

    def _put_filter(self, layer_id: str, wanted: LayerFilter) -> None:
        self._layers.put(replace(self._layers[layer_id], filter=wanted))

    def color_by(self, layer_id: str, field: str, method: Method | None = None) -> None:
        """Colour a layer by an attribute; a method of None is what suits its values."""
        made = self._layers[layer_id].style.by(field, method)
        self.style(layer_id, replace(made, sizes_px=None))

    def color_alike(self, layer_id: str) -> None:
        """Give all features of a layer their one colour back."""
        self.color_by(layer_id, "")

    def read_field_as(self, layer_id: str, field: str, role: FieldRole) -> None:
        """Say what the values of a field are, whatever heading and values suggest."""
        layer = self._layers[layer_id]
        read_as = partial(self._layers.read_field_as, layer_id, field)
        before = layer.chosen_roles.get(field)
        self._do("read_field", layer, partial(read_as, role), partial(read_as, before))

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

    def _tell_of(self, edit: Edit) -> None:
        words = self._words.value
        sentence = words("message.removed", name=edit.name.in_language(words.language))
        actions = (MessageAction("message.undo", self._history.undo),)
        self._told = edit
        self._messages.emit(Message("info", sentence, about=_REMOVED, actions=actions))

    def _take_back_message(self, undoable: Edit | None) -> None:
        """Offer no longer to take back what is not the last step any more."""
        if self._told is not None and undoable is not self._told:
            self._told = None
            self._messages.answered.emit(_REMOVED)

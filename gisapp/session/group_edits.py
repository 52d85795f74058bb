"""What the user does to the order of layers and to their groups: each edit can be undone."""

from collections.abc import Collection
from functools import partial

from gisapp.core.layers.arrangement import (
    Place,
    Stack,
    group_renamed,
    grouped,
    moved,
    stepped,
    ungrouped,
)
from gisapp.core.layers.groups import GroupKey, free_title, group_of, name_together, own_title
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.view_state import ViewState
from gisapp.session.history import Edit, History
from gisapp.words import LANGUAGES, load_words


class GroupEdits:
    """Moves layers between places and groups; makes, names and dissolves groups."""

    def __init__(self, view_state: ViewState, history: History) -> None:
        self._layers = view_state.layers
        self._words = view_state.words
        self._history = history

    def move(
        self, layer_ids: Collection[str], place: Place, whole: Collection[GroupKey] = ()
    ) -> None:
        """Put layers elsewhere; parameters as of `moved`."""
        layers = self._layers.layers
        self._do("move_layer", layer_ids, moved(layers, layer_ids, place, whole))

    def step(
        self,
        layer_ids: Collection[str],
        *,
        up: bool,
        whole: Collection[GroupKey] = (),
        folded: Collection[GroupKey] = (),
    ) -> None:
        """Move layers by one step, where that is possible; parameters as of `stepped`."""
        place = stepped(self._layers.layers, layer_ids, up=up, whole=whole, folded=folded)
        if place is not None:
            self.move(layer_ids, place, whole)

    def group(self, layer_ids: Collection[str]) -> Bilingual:
        """Make a group of layers, where the topmost of them lies, and return its name."""
        layers = self._layers.layers
        new = {each: load_words(each)("layers.new_group") for each in LANGUAGES}
        title = free_title(Bilingual(**new), layers)
        self._do("group_layers", layer_ids, grouped(layers, layer_ids, title))
        return title

    def ungroup(self, keys: Collection[GroupKey]) -> None:
        """Let the layers of groups lie by themselves."""
        layers = self._layers.layers
        ids = [each.layer_id for each in layers if group_of(each) in keys]
        self._do("ungroup_layers", ids, ungrouped(layers, keys))

    def rename(self, key: GroupKey, name: str) -> GroupKey:
        """Give a group another name, and return what tells it apart then; none is no name."""
        plain, now = name.strip(), own_title(key).in_language(self._words.value.language)
        if not plain or plain == now:
            return key
        layers = self._layers.layers
        title = free_title(Bilingual(plain, plain), layers)
        after = group_renamed(layers, key, title)
        self._do("rename_group", [each.layer_id for each in layers if group_of(each) == key], after)
        return title

    def _do(self, code: str, layer_ids: Collection[str], after: Stack) -> None:
        before = self._layers.layers
        if [(each.layer_id, each.own_group) for each in before] == [
            (each.layer_id, each.own_group) for each in after
        ]:
            return
        name = name_together(self._layers.present(layer_ids), before)
        do, undo = (partial(self._layers.arrange, *_arranged(each)) for each in (after, before))
        self._history.do(Edit(code, name, do, undo))


def _arranged(layers: Stack) -> tuple[list[str], dict[str, Bilingual | None]]:
    """Return the order of layers, and what group each of them is in."""
    ids = [each.layer_id for each in layers]
    return ids, {each.layer_id: each.own_group for each in layers}

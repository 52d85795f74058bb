"""Finds, in workers, how layers could be coloured so that one learns something of them."""

from dataclasses import dataclass

from gisapp.core.events import Event
from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.styles.prospects import MeaningOf, prospects_of
from gisapp.core.layers.styles.suggestions import Suggestion, suggestions_of
from gisapp.core.parks.facts import Property
from gisapp.core.progress import Progress
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.tasks import Tasks
from gisapp.sources.parks.known_headings import known_headings


@dataclass(frozen=True, eq=False)
class _Wish:
    """A layer as it was when suggestions were asked for."""

    layer: Layer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Wish) and self._parts == other._parts

    __hash__ = object.__hash__

    @property
    def _parts(self) -> tuple[object, ...]:
        layer = self.layer
        known = (id(layer.attributes), id(layer.geometry), id(layer.chosen_roles))
        return (*known, layer.mapping)


class StyleSuggester:
    """Suggests how layers could be coloured; `changed` emits a layer with other suggestions.

    A layer is looked at when somebody asks: what is read for it stays in memory.
    """

    def __init__(self, view_state: ViewState, tasks: Tasks) -> None:
        self.changed: Event[str] = Event()
        self._state = view_state
        self._found: dict[str, tuple[_Wish, tuple[Suggestion, ...]]] = {}
        self._jobs: Jobs[str, _Wish] = Jobs(tasks)
        view_state.layers.changed.connect(lambda _: self._forget_gone())

    def ask(self, layer_id: str) -> None:
        """Look at a layer, unless that is done; what cannot be read merits no suggestion."""
        for layer in self._state.layers.present([layer_id]):
            wish = _Wish(layer)
            if can_suggest(layer) and not self._is_known(wish):
                self._begin(wish)

    def of(self, layer_id: str) -> tuple[Suggestion, ...]:
        """Return the suggestions for a layer as it is now, as far as they have been found."""
        for layer in self._state.layers.present([layer_id]):
            if self._is_known(_Wish(layer)):
                return self._found[layer_id][1]
        return ()

    def _is_known(self, wish: _Wish) -> bool:
        known = self._found.get(wish.layer.layer_id)
        return known is not None and known[0] == wish

    def _begin(self, wish: _Wish) -> None:
        layer, words = wish.layer, self._state.words.value

        def work(progress: Progress) -> tuple[Suggestion, ...]:
            return suggestions_of(layer, prospects_of(layer, meanings_in(layer)), progress)

        def take(found: tuple[Suggestion, ...]) -> None:
            self._found[layer.layer_id] = wish, found
            self.changed.emit(layer.layer_id)

        name = layer.name.in_language(words.language)
        title = words("style.looking_at_fields", name=name)
        self._jobs.begin(layer.layer_id, wish, title, work, take)

    def _forget_gone(self) -> None:
        layers = self._state.layers
        self._jobs.drop_unless(lambda layer_id: layer_id in layers)
        # What was known of a layer that has other features now would keep the former in memory.
        now = {each.layer_id: _Wish(each) for each in layers.present(self._found)}
        known = self._found.items()
        self._found = {key: found for key, found in known if now.get(key) == found[0]}


def can_suggest(layer: Layer) -> bool:
    """True for a layer of the user's own of which all features are in memory, and are drawn."""
    is_whole = layer.raster is None and layer.partial is None and not layer.is_table
    return is_whole and layer.dataset is None and layer.group not in OFFLINE_BASEMAP_GROUPS


def meanings_in(layer: Layer) -> MeaningOf:
    """Return what tells the property that a field states: by the mapping, else by its heading."""
    index, mapping = known_headings(), layer.mapping

    def meaning_of(field: Field) -> Property | None:
        if mapping is not None:
            column = mapping.column(field.beside or field.name)
            code = column.property_code if column is not None else ""
            return index.schema.properties.get(code)
        found = index.meaning_of(field.label or field.name) or index.meaning_of(field.name)
        return index.schema.properties[found.entries[0].property_code] if found else None

    return meaning_of

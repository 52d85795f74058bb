"""Puts layers that were read anew in the place of those before, with all that the user chose."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.core.layers.choices import LayerChoices
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.layers.styles.fitting import fitting
from gisapp.core.view_state import ViewState
from gisapp.session.layer_pairs import Pair
from gisapp.session.opened_files import told_apart
from gisapp.session.styling import LayerStyler


class LayerExchange:
    """Exchanges layers of a view state: place, look, colours and selection stay."""

    def __init__(self, view_state: ViewState, styler: LayerStyler) -> None:
        self._state = view_state
        self._styler = styler

    def exchange(self, pairs: Sequence[Pair], ids: dict[str, str]) -> FeatureSet:
        """Exchange layers, and return what is selected now.

        Parameters
        ----------
        pairs : sequence of Pair
            Which layer takes the place of which.
        ids : dict
            The id in the stack of each layer of the source, by the source's ids; is brought up
            to date.
        """
        selection = self._state.selection.value
        features = dict(selection.features.ids)
        for pair in pairs:
            self._exchange(pair, ids)
            if pair.before is not None and pair.before.layer_id in features:
                asked = features.pop(pair.before.layer_id)
                # What was selected meanwhile was not looked for.
                if pair.found is not None and pair.asked is asked:
                    features[pair.before.layer_id] = pair.found
        here = {key: each for key, each in features.items() if key in self._state.layers}
        kept = FeatureSet(here)
        if kept != self._state.selection.value.features:
            self._state.selection.set(Selection(kept, (), selection.topic))
        return kept

    def _exchange(self, pair: Pair, ids: dict[str, str]) -> None:
        """Put a layer in the place of the one before, as if that had been removed.

        So all that knows something of the one before forgets it.
        """
        layers, before, now = self._state.layers, pair.before, pair.now
        if before is None:
            if now is not None:
                (added,) = layers.add(told_apart(now, layers, ids))
                ids[now.layer_id] = added.layer_id
            return
        if before.layer_id not in layers:
            return
        shown = layers[before.layer_id]
        place = layers.layers.index(shown)
        layers.remove(shown.layer_id)
        for given in [each for each, here in ids.items() if here == shown.layer_id]:
            del ids[given]
        if now is None:
            return
        ids[now.layer_id] = shown.layer_id
        layers.insert(_looking_like(shown, now), place)
        self._styler.style(shown.layer_id, fitting(shown.style, now))


def _looking_like(shown: Layer, now: Layer) -> Layer:
    """Return a layer with all that the user can have chosen for the one before."""
    return replace(LayerChoices.of(shown).on(now), layer_id=shown.layer_id, group=shown.group)

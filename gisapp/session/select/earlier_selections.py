"""What was selected before, so that no click can lose what took long to select."""

from collections import deque

from gisapp.core.events import Observable
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet
from gisapp.core.view_state import ViewState
from gisapp.session.selecting import Selector

_MOST = 20
_MOST_FEATURES = 4_000_000
"""Of all that is remembered: 32 MB."""


class EarlierSelections:
    """Remembers the last selections of a view state; `there_are` is True while there are some."""

    def __init__(self, view_state: ViewState, selector: Selector) -> None:
        self.there_are = Observable(False)
        self._state = view_state
        self._selector = selector
        self._earlier: deque[FeatureSet] = deque(maxlen=_MOST)
        self._now = view_state.selection.value.features
        view_state.selection.changed.connect(lambda selected: self._note(selected.features))

    def select_last(self) -> None:
        """Select what was selected before; again and again, all that is remembered in turn."""
        while self._earlier:
            last = self._still_here(self._earlier.pop())
            if last and last != self._now:
                if self._now:
                    self._earlier.appendleft(self._now)
                self._now = last
                self._selector.take(last)
                break
        self._tell()

    def forget(self) -> None:
        """Forget all: features may be called otherwise from now on."""
        self._earlier.clear()
        self._tell()

    def _note(self, features: FeatureSet) -> None:
        before, self._now = self._now, features
        if before in (features, NO_FEATURES):
            return
        if before in self._earlier:
            self._earlier.remove(before)
        self._earlier.append(before)
        while sum(map(len, self._earlier)) > _MOST_FEATURES:
            self._earlier.popleft()
        self._tell()

    def _still_here(self, features: FeatureSet) -> FeatureSet:
        here = {layer.layer_id for layer in self._state.layers.layers}
        return features.of_layers(here)

    def _tell(self) -> None:
        self.there_are.set(bool(self._earlier))

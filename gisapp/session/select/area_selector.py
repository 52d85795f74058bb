"""Selects what touches an area that was drawn, or lies wholly inside it."""

from collections.abc import Callable, Sequence

from gisapp.core.events import Observable
from gisapp.core.geometry.drawn_area import DrawnArea
from gisapp.core.geometry.feature_index import BLOCK_SIZE
from gisapp.core.geometry.rows_in_area import MEETINGS, Meeting
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import FeatureSet, SelectMode
from gisapp.core.progress import Progress
from gisapp.core.space.extent import Extent
from gisapp.core.view_state import ViewState
from gisapp.session.messages import Message, MessageAction, Messages
from gisapp.session.select.select_layers import SelectLayers
from gisapp.session.select.selection_work import Find, SelectionWork
from gisapp.session.selecting import Selector
from gisapp.session.settings import Settings

_MEETING = "select_meeting"
_AT_ONCE_VERTICES = 50_000
"""So many are tested while the user waits: some hundredths of a second."""


class AreaSelector:
    """Selects by area; `meeting` says what a feature must do, and is remembered."""

    def __init__(
        self,
        view_state: ViewState,
        selector: Selector,
        layers: SelectLayers,
        work: SelectionWork,
        settings: Settings,
        messages: Messages,
    ) -> None:
        remembered = settings.word(_MEETING, MEETINGS) or "inside"
        self.meeting: Observable[Meeting] = Observable(remembered)
        self.meeting.changed.connect(lambda now: settings.remember(_MEETING, now))
        self.last: Observable[DrawnArea | None] = Observable(None)
        """The area that was drawn last, None before the first one."""
        self._state = view_state
        self._selector = selector
        self._layers = layers
        self._work = work
        self._messages = messages

    def select(self, area: DrawnArea, mode: SelectMode = "new") -> None:
        """Select by an area, the features of the topmost layer first.

        Where nothing lies wholly inside, a message offers what touches the area.
        """
        self.last.set(area)
        meeting = self.meeting.value

        def take(found: FeatureSet) -> None:
            self._selector.take(found, mode)
            if not found and meeting == "inside":
                self._look_for_touching(area, mode)

        self._find(area, meeting, mode, take)

    def select_in_view(self) -> None:
        """Select all that is to be seen, wholly or not."""
        layers = self._layers.layers
        view = self._state.viewport.value.extent
        self._work.find(lambda _: _seen(layers, view), at_once=True)

    def _find(
        self,
        area: DrawnArea,
        meeting: Meeting,
        mode: SelectMode,
        take: Callable[[FeatureSet], None] | None = None,
    ) -> None:
        layers = self._layers.layers
        is_quick = _vertices_about(layers, area.extent) <= _AT_ONCE_VERTICES
        self._work.find(_finder(layers, area, meeting), mode, at_once=is_quick, then=take)

    def _look_for_touching(self, area: DrawnArea, mode: SelectMode) -> None:
        def offer(found: FeatureSet) -> None:
            if found:
                words = self._state.words.value
                action = MessageAction(
                    "select.take_touching", lambda: self._selector.take(found, mode)
                )
                sentence = words("select.only_touching", count=f"{len(found):,}")
                self._messages.emit(Message("info", sentence, actions=(action,)))

        self._find(area, "touches", mode, offer)


def _finder(layers: Sequence[Layer], area: DrawnArea, meeting: Meeting) -> Find:
    def find(progress: Progress) -> FeatureSet:
        found = {}
        for place, layer in enumerate(layers):
            part = progress.part(place / len(layers), (place + 1) / len(layers))
            rows = area.rows(layer.index, meeting, part)
            found[layer.layer_id] = layer.geometry.feature_ids[rows]
        return FeatureSet(found)

    return find


def _seen(layers: Sequence[Layer], view: Extent) -> FeatureSet:
    return FeatureSet(
        {
            layer.layer_id: layer.geometry.feature_ids[layer.index.rows_seen(view)]
            for layer in layers
        }
    )


def _vertices_about(layers: Sequence[Layer], extent: Extent) -> float:
    """Return about how many vertices the features have that lie around an extent."""
    vertices = 0.0
    for layer in layers:
        features = len(layer.geometry)
        near = min(layer.index.blocks_in(extent) * BLOCK_SIZE, features)
        vertices += near * len(layer.geometry.coordinates) / max(features, 1)
    return vertices

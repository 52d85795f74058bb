"""From a feature to the pin that finds it again in a project, and back to what is known of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.names import feature_titles
from gisapp.core.layers.subject_lookup import find_subject, subject_of
from gisapp.core.project.project import PinnedSubject
from gisapp.core.view_state import ViewState
from gisapp.session.own_parks.own_data import OwnData

if TYPE_CHECKING:
    from gisapp.core.parks.comparison.gathering import ComparedSubject


class PinnedSubjects:
    """Finds pinned subjects on the map of a session.

    Parameters
    ----------
    layer_name : callable
        Returns what the project calls a layer.
    """

    def __init__(
        self, view_state: ViewState, own_data: OwnData, layer_name: Callable[[Layer], str]
    ) -> None:
        self._state = view_state
        self._own_data = own_data
        self._layer_name = layer_name

    def pin_of(self, ref: FeatureRef | TopicRef) -> PinnedSubject | None:
        """Return what finds a subject again; None where it is not here any more.

        Raises
        ------
        SourceError
            Its source cannot be read any more.
        """
        if isinstance(ref, TopicRef):
            return PinnedSubject("", ref.uid)
        if ref.layer_id not in self._state.layers:
            return None
        layer = self._state.layers[ref.layer_id]
        known = subject_of(self._state.layers.layers, ref)
        if known is not None:
            return PinnedSubject(self._layer_name(layer), known[1].uid)
        key = self._key_of(ref)
        return PinnedSubject(self._layer_name(layer), key, None if key else ref.feature_id)

    def ref_of(self, pin: PinnedSubject) -> FeatureRef | TopicRef | None:
        """Return where a pinned subject is; None where it is not here."""
        if not pin.layer_id:
            return find_subject(self._state.layers.layers, pin.key)
        layer = self._layer_of(pin)
        if layer is None:
            return None
        if pin.key and layer.dataset is not None:
            return find_subject([layer], pin.key)
        if pin.key:
            rows = self._own_data.rows
            found = rows.with_key("", pin.key) if layer.layer_id in rows.layers else []
            return next((each for each in found if each.layer_id == layer.layer_id), None)
        is_here = pin.feature_id is not None and (layer.geometry.row_of(pin.feature_id) is not None)
        return FeatureRef(layer.layer_id, pin.feature_id or 0) if is_here else None

    def subject(self, ref: FeatureRef | TopicRef) -> "ComparedSubject | None":
        """Return what is known of a subject; None where nothing is.

        Raises
        ------
        SourceError
            Its source cannot be read any more.
        """
        # A window starts without them.
        from gisapp.core.own_parks.plain_rows import plain_subject
        from gisapp.core.parks.comparison.gathering import ComparedSubject

        known = subject_of(self._state.layers.layers, ref)
        if known is not None:
            return ComparedSubject(known[0], known[1].uid)
        own = self._own_data.subject_of(ref)
        if own is not None:
            return ComparedSubject(own.dataset, own.uid)
        if isinstance(ref, TopicRef):
            return None
        layer = self._state.layers.of_feature(ref)
        [title] = feature_titles(layer, [ref], self._state.words.value)
        return plain_subject(layer, ref, title)

    def _layer_of(self, pin: PinnedSubject) -> Layer | None:
        layers = self._state.layers.layers
        return next((each for each in layers if self._layer_name(each) == pin.layer_id), None)

    def _key_of(self, ref: FeatureRef) -> str:
        rows = self._own_data.rows
        if ref.layer_id not in rows.layers or not rows.layers[ref.layer_id].mapping.key:
            return ""
        (row,) = rows.identities([ref])
        return row.key

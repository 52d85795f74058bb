"""The snapshot of what a window shows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.subject_lookup import subject_of
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.view_state import ViewState
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.session.comparing_subjects import Pinned


def request_of_view(view_state: ViewState, added: AddedFacts = NO_FACTS) -> SnapshotRequest:
    """Return a snapshot of what a window shows: layers, extent, selection, language, units.

    Parameters
    ----------
    view_state : ViewState
        The window's.
    added : AddedFacts
        What tables of facts say of the rows of mapped layers.
    """
    layers = view_state.layers.layers
    shown = {id(layer.dataset) for layer in layers if layer.visible and layer.dataset}
    subject = view_state.selection.value.subject
    selected = subject_of(layers, subject) if subject is not None else None
    return SnapshotRequest(
        layers=layers,
        datasets=tuple(each for each in view_state.datasets.value if id(each) in shown),
        extent=view_state.viewport.value.extent,
        language=view_state.words.value.language,
        date=date.today().isoformat(),
        units=view_state.units.value,
        selected_uid=selected[1].uid if selected else "",
        added=added,
        selected_row=subject if isinstance(subject, FeatureRef) and selected is None else None,
    )


def with_compared(request: SnapshotRequest, compared: Sequence[Pinned]) -> SnapshotRequest:
    """Return a snapshot that shows subjects side by side too."""
    chosen = next((each.ref for each in compared if each.pin.is_chosen), None)
    return replace(request, compared=tuple(each.ref for each in compared), compared_from=chosen)

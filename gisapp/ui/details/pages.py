"""Which page the details panel shows for a selection, and what a copy of that page says.

The window starts with the home view; what other pages need is imported when one is shown.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.attribute_values import record_json
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef, not_at_hand
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.subject_lookup import drawn_area_m2, find_subject, subject_of
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.view_state import ViewState
from gisapp.errors import ChangedOnDisk, GisAppError
from gisapp.session.attribute_loading import AttributeLoader
from gisapp.session.session import Session
from gisapp.ui.details.home_view import HomeView
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

GoTo = Callable[[FeatureRef | TopicRef], None]


@dataclass(frozen=True)
class Page:
    """A page and what "copy as text" and "copy as JSON" give; nothing for the home view."""

    view: SheetView
    as_text: Callable[[], str] | None = None
    as_json: Callable[[], str] | None = None


def page_of(session: Session, words: Words) -> Page:
    """Return the page for what is selected: a dossier, attributes, a summary or the home view."""
    view_state, go_to = session.state, session.selector.select
    selection = view_state.selection.value
    waiting = not_at_hand(view_state.layers.present(selection.features.ids))
    if waiting:
        changed = session.attribute_loader.change_of_file(waiting)
        if changed is not None:
            return failure_page(changed, session)
        return _waiting_page(waiting, session.attribute_loader, words)
    subject = selection.subject
    known = subject_of(view_state.layers.layers, subject) if subject else None
    if known is not None:
        dataset, described = known
        return _dossier_page(dataset, described.uid, view_state, words, go_to)
    if isinstance(subject, FeatureRef):
        return _attributes_page(subject, view_state, words)
    if selection.features:
        return _summary_page(selection.features, session, words)

    def read(dataset: ParkDataset, uid: str) -> None:
        _go_to_subject(_layers_of(dataset, view_state), uid, go_to)

    recent = session.recent_files.existing
    home = HomeView(
        view_state.datasets.value, words, read, recent, lambda uri: session.loader.open([uri])
    )
    return Page(home)


def _waiting_page(layers: Sequence[Layer], loader: AttributeLoader, words: Words) -> Page:
    from gisapp.ui.widgets.sheet_heading import TitleBlock
    from gisapp.ui.widgets.sheet_row import RowText

    view = SheetView()
    view.setObjectName("waitingPage")
    names = [layer.name.in_language(words.language) for layer in layers]
    view.add_box(TitleBlock(" · ".join(names), "", ()))
    if any(map(loader.has_failed, layers)):
        lost = RowText(words("panel.attributes_not_read"), words("panel.read_again"), "link")
        view.add_row(lost, lambda _anchor: loader.try_again(layers))
    else:
        view.add_note(words("panel.reading_attributes"))
    view.finish()
    return Page(view)


def failure_page(failure: GisAppError, session: Session) -> Page:
    """Return the page for a selection that cannot be read out."""
    view = SheetView()
    view.setObjectName("failurePage")
    view.add_note(failure.sentence(session.state.words.value))
    if isinstance(failure, ChangedOnDisk):
        from gisapp.ui.widgets.sheet_row import RowText

        path = str(failure.values["path"])
        row = RowText(Path(path).name, session.state.words.value("message.reload"), "link")
        view.add_row(row, lambda _anchor: session.reloader.reload_file(path))
    view.finish()
    return Page(view)


def _summary_page(features: FeatureSet, session: Session, words: Words) -> Page:
    from gisapp.ui.details.selection_summary import SelectionSummary

    state, totals = session.state, session.selection_totals
    sums = totals.sums_of(features)
    return Page(
        SelectionSummary(
            features,
            state.layers,
            words,
            state.units.value,
            sums,
            session.selector.select,
            totals.try_again,
        )
    )


def _attributes_page(ref: FeatureRef, view_state: ViewState, words: Words) -> Page:
    from gisapp.ui.details.attributes_view import AttributesView, attributes_as_text

    layer = view_state.layers.of_feature(ref)
    view = AttributesView(layer, ref, words)
    return Page(
        view,
        lambda: attributes_as_text(view.record),
        lambda: _as_json(record_json(layer, view.record)),
    )


def _dossier_page(
    dataset: ParkDataset, uid: str, view_state: ViewState, words: Words, go_to: GoTo
) -> Page:
    from gisapp.core.parks.dossier import dossier_of
    from gisapp.core.parks.dossier_json import dossier_as_json
    from gisapp.core.parks.dossier_text import dossier_as_text
    from gisapp.core.parks.fact_formatter import FactFormatter
    from gisapp.ui.details.dossier_view import DossierView

    layers = _layers_of(dataset, view_state)
    dossier = dossier_of(dataset, uid)
    formatter = FactFormatter(dataset, words, view_state.units.value)
    view = DossierView(dossier, formatter, lambda other: _go_to_subject(layers, other, go_to))
    return Page(
        view,
        lambda: dossier_as_text(dossier, formatter),
        lambda: _as_json(dossier_as_json(dossier, formatter, drawn_area_m2(layers, uid))),
    )


def _layers_of(dataset: ParkDataset, view_state: ViewState) -> tuple[Layer, ...]:
    """Return a dataset's own layers: another one may know the same uids."""
    return tuple(layer for layer in view_state.layers.layers if layer.dataset is dataset)


def _go_to_subject(layers: tuple[Layer, ...], uid: str, go_to: GoTo) -> None:
    target = find_subject(layers, uid)
    if target is not None:
        go_to(target)


def _as_json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

"""Which page the details panel shows for a selection, and what a copy of that page says.

The window starts with the home view; what other pages need is imported when one is shown.
"""

from collections.abc import Callable, Sequence
from functools import partial
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
from gisapp.ui.details.home_actions import HomeActions
from gisapp.ui.details.home_view import HomeView
from gisapp.ui.details.page import Page, page_json
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

GoTo = Callable[[FeatureRef | TopicRef], None]


def page_of(session: Session, words: Words, actions: HomeActions) -> Page:
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
        user_note = session.notes.of(subject) if isinstance(subject, FeatureRef) else ""
        return _dossier_page(dataset, described.uid, view_state, words, go_to, user_note)
    own = session.own_data.subject_of(subject)
    if own is not None:
        from gisapp.ui.details.own_page import own_page

        return own_page(own, session, words)
    if isinstance(subject, FeatureRef):
        is_coming = session.own_data.is_coming(subject)
        return _attributes_page(subject, session, words, actions, is_coming=is_coming)
    if selection.features:
        return _summary_page(selection.features, session, words)

    return Page(HomeView(session, words, actions))


def _waiting_page(layers: Sequence[Layer], loader: AttributeLoader, words: Words) -> Page:
    from gisapp.core.text.sheet_text import RowText
    from gisapp.ui.widgets.sheet_heading import TitleBlock

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
        from gisapp.core.text.sheet_text import RowText

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
            totals.group_by,
        )
    )


def _attributes_page(
    ref: FeatureRef, session: Session, words: Words, actions: HomeActions, *, is_coming: bool
) -> Page:
    """Return a feature's attributes, which a dossier takes the place of that is coming."""
    from gisapp.core.layers.attribute_rows import attributes_as_text
    from gisapp.ui.details.attributes_view import AttributesView
    from gisapp.ui.details.figure_menu import Figure, offer_figure_menu

    layer = session.state.layers.of_feature(ref)
    is_plain = layer.mapping is None and session.mapping_edits.can_map(layer)
    say_what = partial(actions.say_what, layer.layer_id) if is_plain else None
    note = words("own.coming") if is_coming else ""
    user_note = session.notes.of(ref)

    def offer(box: PaintedBox, name: str, text: str) -> None:
        offer_figure_menu(box, session, Figure(layer.layer_id, name, ref.feature_id, text))

    view = AttributesView(layer, ref, words, note, say_what, user_note, offer)
    return Page(
        view,
        lambda: attributes_as_text(view.record),
        lambda: page_json(record_json(layer, view.record)),
    )


def _dossier_page(
    dataset: ParkDataset,
    uid: str,
    view_state: ViewState,
    words: Words,
    go_to: GoTo,
    user_note: str,
) -> Page:
    from gisapp.core.parks.dossier import dossier_of
    from gisapp.core.parks.dossier_json import dossier_as_json
    from gisapp.core.parks.dossier_text import dossier_as_text
    from gisapp.core.parks.fact_formatter import FactFormatter
    from gisapp.ui.details.dossier_view import DossierView

    layers = _layers_of(dataset, view_state)
    dossier = dossier_of(dataset, uid)
    formatter = FactFormatter(dataset, words, view_state.units.value)

    def add_note(view: SheetView) -> None:
        if user_note:
            from gisapp.ui.details.attributes_view import add_user_note

            add_user_note(view, user_note, words)

    view = DossierView(
        dossier, formatter, lambda other: _go_to_subject(layers, other, go_to), add_note
    )
    return Page(
        view,
        lambda: dossier_as_text(dossier, formatter),
        lambda: page_json(dossier_as_json(dossier, formatter, drawn_area_m2(layers, uid))),
    )


def _layers_of(dataset: ParkDataset, view_state: ViewState) -> tuple[Layer, ...]:
    """Return a dataset's own layers: another one may know the same uids."""
    return tuple(layer for layer in view_state.layers.layers if layer.dataset is dataset)


def _go_to_subject(layers: tuple[Layer, ...], uid: str, go_to: GoTo) -> None:
    target = find_subject(layers, uid)
    if target is not None:
        go_to(target)

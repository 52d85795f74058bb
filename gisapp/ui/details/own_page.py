"""The page of a subject of the user's own data: its dossier, and what else its rows say."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gisapp.core.layers.attribute_rows import attribute_row, is_empty
from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.subject_lookup import measured_area_m2
from gisapp.core.own_parks.subjects.documents import named_in
from gisapp.core.own_parks.subjects.own_formatter import OwnFactFormatter
from gisapp.core.own_parks.subjects.own_subject import OwnSubject
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.dossier_json import dossier_as_json
from gisapp.core.parks.dossier_text import dossier_as_text
from gisapp.core.parks.facts import Fact
from gisapp.core.text.sheet_text import RowText
from gisapp.session.messages import Message
from gisapp.session.own_parks.document_loading import Wanted
from gisapp.session.session import Session
from gisapp.ui.details.attributes_view import add_user_note
from gisapp.ui.details.document_gallery import DocumentGallery
from gisapp.ui.details.dossier_view import DossierView
from gisapp.ui.details.figure_menu import Figure, offer_figure_menu
from gisapp.ui.details.page import Page, page_json
from gisapp.ui.details.source_cells import SourceCells
from gisapp.ui.widgets.folded_rows import FoldedRows
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.words import Words

_Cell = tuple[FeatureRef, str, AttributeValue]


def own_page(own: OwnSubject, session: Session, words: Words) -> Page:
    """Return the dossier of a subject of own data; its links select the rows of other subjects.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    """
    state = session.state
    dossier = dossier_of(own.dataset, own.uid)
    formatter = OwnFactFormatter(own.dataset, words, state.units.value, own.cells)
    others = list(_other_cells(own, session))

    def go_to(uid: str) -> None:
        if own.features[uid]:
            session.selector.select(own.features[uid][0])
        else:
            name = own.dataset.subjects[uid].name.in_language(words.language)
            session.messages.emit(Message("info", words("own.no_row", name=name)))

    def add_more(view: SheetView) -> None:
        for ref in own.features[own.uid]:
            add_user_note(view, session.notes.of(ref), words)
        for note in own.notes:
            view.add_note(note.sentence(words))
        wanted = list(_documents_wanted(own, session))
        if wanted:
            view.add_widget(DocumentGallery(wanted, session.documents, words))
        if others:
            view.add_heading(words("own.other_columns"))
            title = words("own.show_columns", count=len(others))
            view.add_widget(
                FoldedRows(
                    title, lambda: _rows(others, session, words), _offers_for_cells(others, session)
                )
            )

    def as_text() -> str:
        told = dossier_as_text(dossier, formatter)
        if not others:
            return told
        lines = (f"  {column}: {plain_text(value)}" for _, column, value in others)
        return "\n".join((told, words("own.other_columns"), *lines, ""))

    layer = state.layers.of_feature(own.features[own.uid][0])
    area = measured_area_m2(layer, own.features[own.uid][0].feature_id)
    return Page(
        DossierView(
            dossier,
            formatter,
            go_to,
            add_more,
            SourceCells(own, session).actions,
            "" if _has_place(own, session) else words("own.no_place"),
            _offers_for_facts(own, session, formatter),
        ),
        as_text,
        lambda: page_json(dossier_as_json(dossier, formatter, area)),
    )


def _offers_for_facts(
    own: OwnSubject, session: Session, formatter: OwnFactFormatter
) -> Callable[[PaintedBox, Fact], None]:
    """Return what gives the row of a fact that a cell states the menu of its column."""

    def offer(box: PaintedBox, fact: Fact) -> None:
        cell = own.cells.get(fact.fact_id)
        if cell is not None and cell.part == "cell":
            ref, text = cell.ref, formatter.value(fact)
            figure = Figure(ref.layer_id, cell.column, ref.feature_id, text)
            offer_figure_menu(box, session, figure)

    return offer


def _offers_for_cells(
    cells: Sequence[_Cell], session: Session
) -> Callable[[PaintedBox, int], None]:
    """Return what gives the row of a cell, by its position among others, its menu."""

    def offer(box: PaintedBox, place: int) -> None:
        ref, column, value = cells[place]
        figure = Figure(ref.layer_id, column, ref.feature_id, plain_text(value))
        offer_figure_menu(box, session, figure)

    return offer


def _has_place(own: OwnSubject, session: Session) -> bool:
    layers = map(session.state.layers.of_feature, own.features[own.uid])
    return any(not each.is_table for each in layers)


def _other_cells(own: OwnSubject, session: Session) -> Iterator[_Cell]:
    """Yield the cells of a subject's rows that state no fact, without empty ones."""
    told = {(cell.ref, cell.column) for cell in own.cells.values()}
    for ref in own.features[own.uid]:
        (record,) = session.own_data.rows.layers[ref.layer_id].records([ref.feature_id])
        for column, value in record.items():
            if (ref, column) not in told and not is_empty(value):
                yield ref, column, value


def _documents_wanted(own: OwnSubject, session: Session) -> Iterator[Wanted]:
    """Yield, of each row of a subject, where its pictures and documents are to be looked for."""
    for ref in own.features[own.uid]:
        layer = session.state.layers.of_feature(ref)
        if layer.mapping is not None and Path(layer.origin.source).is_file():
            record = layer.attributes.record(ref.feature_id)
            cells = [record.get(column) for column in layer.mapping.documents]
            key = plain_text(record.get(layer.mapping.key))
            yield Wanted(Path(layer.origin.source), named_in(cells), key)


def _rows(cells: Sequence[_Cell], session: Session, words: Words) -> list[RowText]:
    rows = []
    for ref, column, value in cells:
        layer = session.state.layers.of_feature(ref)
        field = next(each for each in layer.attributes.fields if each.name == column)
        rows.append(attribute_row(field.shown, value, words, role_of(layer, field)))
    return rows

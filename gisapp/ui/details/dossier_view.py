"""The fact sheet of one subject: title, key figures, progress, charts, facts, relations."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gisapp.core.parks import dossier_rows
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import Dossier, KeyFigure
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.text.sheet_text import RowText
from gisapp.ui.details.fact_details import FactActions, no_actions
from gisapp.ui.details.fact_popovers import open_derived, open_fact, open_geometry_note
from gisapp.ui.widgets.figure_card import FigureCard
from gisapp.ui.widgets.growing_list import GrowingList, link_row
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.progress_row import ProgressRow
from gisapp.ui.widgets.series_chart import SeriesChart
from gisapp.ui.widgets.sheet_heading import QualityBadge, TitleBlock
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetView
from gisapp.ui.widgets.theme import Space

_LINKS_AT_ONCE = 20


class DossierView(SheetView):
    """Shows one dossier; a new one is made for each subject, language and choice of units.

    Parameters
    ----------
    dossier : Dossier
        What is shown.
    formatter : FactFormatter
        The user's language and units.
    go_to : callable
        Gets the uid of a link that was clicked.
    add_more : callable
        Adds what else there is to tell, above the sources.
    actions : callable
        Returns what can be done with a fact, on the card that a click on it opens.
    note : str
        What is said below the name; empty for nothing.
    offer : callable
        Gets the row or card of a fact, and the fact: gives it a menu.
    """

    def __init__(
        self,
        dossier: Dossier,
        formatter: FactFormatter,
        go_to: Callable[[str], None],
        add_more: Callable[[SheetView], None] = lambda _: None,
        actions: FactActions = no_actions,
        note: str = "",
        offer: Callable[[PaintedBox, Fact], object] = lambda _box, _fact: None,
    ) -> None:
        super().__init__()
        self.setObjectName("dossierView")
        self._dossier = dossier
        self._formatter = formatter
        self._go_to = go_to
        self._actions = actions
        self._offer = offer
        self._add_header()
        if note:
            self.add_note(note)
        self._add_badge()
        self.add_cards([self._card(figure) for figure in dossier.key_figures])
        self._add_progress()
        self._add_series()
        self._add_sections()
        self._add_derived()
        self._add_unusable()
        self._add_relations()
        add_more(self)
        self._add_sources()
        self.finish()

    def _add_header(self) -> None:
        dossier, formatter = self._dossier, self._formatter
        self.add_box(
            TitleBlock(
                formatter.text(dossier.subject.name) or dossier.subject.uid,
                dossier_rows.subtitle(dossier.subject, formatter),
                (formatter.text(dossier.kind), formatter.text(dossier.status)),
            )
        )
        for text, uid in dossier_rows.link_rows(dossier.belongs_to, formatter):
            self.add_row(text, self._goes_to(uid))

    def _add_badge(self) -> None:
        subject, formatter = self._dossier.subject, self._formatter
        badge = formatter.geometry_quality(subject)
        if badge:
            self.add_space(Space.XS)
            self.add_box(
                QualityBadge(badge), lambda anchor: open_geometry_note(subject, formatter, anchor)
            )

    def _add_progress(self) -> None:
        if self._dossier.progress:
            self.add_heading(self._formatter.words("panel.progress"))
        for progress in self._dossier.progress:
            text = dossier_rows.progress_text(progress, self._formatter)
            self.add_box(ProgressRow(text), self._opens_derived(progress.share))

    def _add_series(self) -> None:
        for series in self._dossier.series:
            text = dossier_rows.chart_text(series, self._formatter)
            self.add_heading(text.title)
            self.add_space(Space.XS)
            self.add_widget(SeriesChart(text))
            if text.footnote:
                self.add_note(text.footnote)

    def _add_sections(self) -> None:
        for section in self._dossier.sections:
            self.add_heading(self._formatter.text(section.title))
            for text, fact in dossier_rows.section_rows(section, self._formatter):
                self._add_fact(text, fact)
        attributes = dossier_rows.attribute_rows(self._dossier, self._formatter)
        if attributes:
            self.add_heading(self._formatter.words("panel.attributes"))
        for attribute in attributes:
            self.add_row(attribute)

    def _add_fact(self, text: RowText, fact: Fact | None) -> None:
        row = SheetRow(text, opens=fact is not None)
        if fact is not None:
            self._offer(row, fact)
        self.add_box(row, self._opens(fact) if fact is not None else None)

    def _card(self, figure: KeyFigure) -> tuple[FigureCard, Callable[[QWidget], None]]:
        card = FigureCard(dossier_rows.figure_text(figure, self._formatter))
        self._offer(card, figure.fact)
        return card, self._opens(figure.fact)

    def _add_derived(self) -> None:
        figures = dossier_rows.further_figures(self._dossier)
        if figures:
            self.add_heading(self._formatter.words("panel.derived"))
        for derived in figures:
            text = dossier_rows.derived_row(derived, self._formatter)
            self.add_row(text, self._opens_derived(derived))

    def _add_unusable(self) -> None:
        if self._dossier.unusable:
            self.add_heading(self._formatter.words("panel.unusable"))
        for fact in self._dossier.unusable:
            self.add_row(dossier_rows.unusable_row(fact, self._formatter), self._opens(fact))

    def _add_relations(self) -> None:
        links = dossier_rows.further_links(self._dossier)
        if links:
            self.add_heading(self._formatter.words("panel.relations"))
        rows = dossier_rows.link_rows(links, self._formatter)

        def made(start: int, stop: int) -> list[SheetRow]:
            return [link_row(text, partial(self._go_to, uid)) for text, uid in rows[start:stop]]

        if rows:
            self.add_widget(GrowingList(len(rows), _LINKS_AT_ONCE, made, self._formatter.words))

    def _add_sources(self) -> None:
        sources = dossier_rows.sources_line(self._dossier, self._formatter)
        if sources:
            self.add_space(Space.L)
            self.add_note(self._formatter.words("panel.sources", sources=sources))

    def _goes_to(self, uid: str) -> Callable[[QWidget], None]:
        return lambda _anchor: self._go_to(uid)

    def _opens(self, fact: Fact) -> Callable[[QWidget], None]:
        return lambda anchor: open_fact(fact, self._formatter, anchor, self._actions)

    def _opens_derived(self, derived: Derived) -> Callable[[QWidget], None]:
        return lambda anchor: open_derived(derived, self._formatter, anchor, self._actions)

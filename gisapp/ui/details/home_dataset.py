"""The part of the home view that tells of a dataset of the park schema."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.names import group_title
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.dossier import first_figure
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact
from gisapp.core.parks.headline import KindHeadline, KindTotal, chosen_totals
from gisapp.core.text.joining import joined
from gisapp.render.palette import load_palette
from gisapp.session.session import Session
from gisapp.ui.details import home_rows
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.widgets.figure_card import FigureCard
from gisapp.ui.widgets.growing_list import GrowingList
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetPart
from gisapp.ui.widgets.subject_row import SubjectRow, SubjectText
from gisapp.ui.widgets.theme import theme_of
from gisapp.words import Words

MOST_OF_A_KIND = 12
MOST_GAPS = 6
MOST_SOURCES = 4


class DatasetSection(SheetPart):
    """Shows the figures of a dataset, its subjects by kind, what is not stated, and its sources.

    Parameters
    ----------
    read : callable
        Called with the feature or topic of a subject that was clicked.
    """

    def __init__(
        self,
        dataset: ParkDataset,
        session: Session,
        words: Words,
        read: Callable[[FeatureRef | TopicRef], object],
    ) -> None:
        super().__init__()
        self._dataset = dataset
        self._session = session
        self._words = words
        self._read = read
        self._layers = _layers_of(dataset, session)
        self._formatter = FactFormatter(dataset, words, session.state.units.value)
        self._swatches = Swatches(load_palette(theme_of(self.palette()).name))
        headlines = session.headlines.of_dataset(dataset)
        if session.headlines.layers:
            # Below the figures of other files it must be said whose these are.
            self.add_heading(group_title(self._layers[0].group, words))
        if headlines is None:
            self.add_note(words("panel.sums_coming"))
            return
        self._add_cards(headlines)
        for headline in headlines:
            self.add_heading(home_rows.kind_heading(headline, words))
            self.add_widget(self._subjects_of(headline))
        self._add_gaps(headlines)
        self._add_sources()

    def _add_cards(self, headlines: tuple[KindHeadline, ...]) -> None:
        cards = []
        for total, headline in chosen_totals(headlines):
            kind = home_rows.kind_title(headline, self._words)
            text = home_rows.card_text(total, kind, self._words, self._formatter.units)
            if isinstance(total.operands, Fact):
                fact = self._formatter.qualification(total.operands)
                how_many = home_rows.how_many(total.stated, total.count, self._words)
                text = replace(text, qualification=joined(fact, how_many))
            card = FigureCard(text, opens=total.operands is not None)
            cards.append((card, self._opens(total)))
        if cards:
            self.add_cards(cards)
        refused = (
            total for headline in headlines for total in headline.totals if total.value is None
        )
        for total in refused:
            self.add_row(home_rows.refused_row(total, self._words), self._opens(total))

    def _opens(self, total: KindTotal) -> Callable[[QWidget], None] | None:
        # Most starts of the window end without a card being opened.
        from gisapp.ui.details.fact_popovers import open_derived, open_fact

        match total.operands:
            case Derived() as derived:
                return lambda anchor: open_derived(derived, self._formatter, anchor)
            case Fact() as fact:
                return lambda anchor: open_fact(fact, self._formatter, anchor)
        return None

    def _subjects_of(self, headline: KindHeadline) -> GrowingList:
        uids = headline.uids

        def make_rows(start: int, end: int) -> list[SubjectRow]:
            return [self._subject_row(uid) for uid in uids[start:end]]

        return GrowingList(len(uids), MOST_OF_A_KIND, make_rows, self._words)

    def _subject_row(self, uid: str) -> SubjectRow:
        formatter = self._formatter
        fact = first_figure(self._dataset, uid)
        name = formatter.text(self._dataset.subjects[uid].name) or uid
        figure = formatter.value(fact) if fact is not None else ""
        target = find_subject(self._layers, uid)
        row = SubjectRow(SubjectText(name, figure), self._swatch_of(target))
        row.clicked.connect(partial(self._read_now, uid))
        return row

    def _read_now(self, uid: str) -> None:
        # Layers may have gone since the page was made.
        target = find_subject(_layers_of(self._dataset, self._session), uid)
        if target is not None:
            self._read(target)

    def _swatch_of(self, target: FeatureRef | TopicRef | None) -> QIcon | None:
        if not isinstance(target, FeatureRef):
            return None
        layer: Layer = next(each for each in self._layers if each.layer_id == target.layer_id)
        row = layer.geometry.row_of(target.feature_id)
        if row is None:
            return None
        symbol = layer.symbology.classes[int(layer.classes[row])].symbol
        return self._swatches.of(symbol, layer.geometry.kind)

    def _add_gaps(self, headlines: tuple[KindHeadline, ...]) -> None:
        rows = home_rows.gap_rows(headlines, self._words)
        if not rows:
            return
        self.add_heading(self._words("home.gaps"))

        def make_rows(start: int, end: int) -> list[SheetRow]:
            return [SheetRow(text, opens=False) for text in rows[start:end]]

        self.add_widget(GrowingList(len(rows), MOST_GAPS, make_rows, self._words))

    def _add_sources(self) -> None:
        sources = home_rows.sources_by_date(self._dataset)
        if not sources:
            return
        self.add_heading(self._words("home.sources_of_facts"))

        def make_rows(start: int, end: int) -> list[SheetRow]:
            texts = (home_rows.source_row(each, self._words) for each in sources[start:end])
            return [SheetRow(text, opens=False) for text in texts]

        self.add_widget(GrowingList(len(sources), MOST_SOURCES, make_rows, self._words))


def _layers_of(dataset: ParkDataset, session: Session) -> tuple[Layer, ...]:
    """Return a dataset's own layers: another one may know the same uids."""
    return tuple(each for each in session.state.layers.layers if each.dataset is dataset)

"""The part of the home view that tells of one layer of the user's own."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from gisapp.core.layers.attribute_text import amount_text
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.names import field_title
from gisapp.core.layers.shown_count import count_text, shown_count
from gisapp.core.parks.headline import KindHeadline, chosen_totals
from gisapp.core.text.joining import joined
from gisapp.core.text.sheet_text import FigureText, RowText
from gisapp.core.text.units import format_value
from gisapp.session.session import Session
from gisapp.ui.details import home_rows
from gisapp.ui.details.home_actions import HomeActions
from gisapp.ui.layers.type_words import geometry_type
from gisapp.ui.widgets.figure_card import FigureCard
from gisapp.ui.widgets.growing_list import GrowingList, link_row
from gisapp.ui.widgets.sheet_row import SheetRow
from gisapp.ui.widgets.sheet_view import SheetPart
from gisapp.ui.widgets.subject_row import SubjectRow, SubjectText
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.core.own_parks.totals.headline import Largest, LayerHeadline

MOST_GAPS = 4
MOST_SUMS = 4


class LayerSection(SheetPart):
    """Shows what a layer comes to: by its mapping, else by the columns that add up."""

    def __init__(self, layer: Layer, session: Session, words: Words, actions: HomeActions) -> None:
        super().__init__()
        self._layer = layer
        self._session = session
        self._words = words
        self._actions = actions
        self.add_heading(layer.name.in_language(words.language))
        headline = session.headlines.of_layer(layer)
        if headline is None or not headline.kinds:
            self._add_count()
        if headline is None:
            self._add_state()
        else:
            self._add_kinds(headline)
            self._add_sums(headline)
        if layer.mapping is None and session.mapping_edits.can_map(layer):
            self._add_link("home.say_what", partial(actions.say_what, layer.layer_id))
        self._add_problems()

    def _add_count(self) -> None:
        layer, words = self._layer, self._words
        if layer.raster is not None:
            self.add_note(words("home.picture"))
            return
        kind = words("home.table") if layer.is_table else ""
        kind = kind or geometry_type(layer.origin.geometry_type, words)
        fields = words("home.columns", count=len(layer.attributes.fields))
        count = words("home.count", kind=kind, count=count_text(layer, words))
        self.add_note(joined(count, fields))

    def _add_state(self) -> None:
        headlines, layer_id = self._session.headlines, self._layer.layer_id
        if headlines.is_arriving(layer_id):
            self.add_note(self._words("home.arriving"))
            return
        state = headlines.state_of(self._layer)
        if state == "coming":
            self.add_note(self._words("panel.sums_coming"))
        elif state == "too_large":
            self.add_note(self._words("home.too_large"))
        elif self._layer.attributes.fields:
            code = "home.add_up" if state == "on_request" else "panel.sum_again"
            self._add_link(code, partial(headlines.ask, layer_id))

    def _add_kinds(self, headline: "LayerHeadline") -> None:
        words, units = self._words, self._session.state.units.value
        if headline.kinds:
            self.add_note(home_rows.counts_line(headline.kinds, words))
        several = len(headline.kinds) > 1
        cards = []
        for total, kind in chosen_totals(headline.kinds):
            title = home_rows.kind_title(kind, words) if several else ""
            text = home_rows.card_text(total, title, words, units)
            cards.append((self._card(text, self._column_of(total.property.code)), None))
        if cards:
            self.add_cards(cards)
        doubts = (each.doubts for kind in headline.kinds for each in kind.totals)
        for doubt in dict.fromkeys(chain.from_iterable(doubts)):
            self.add_note(words(f"doubt.{doubt}"))
        for kind in headline.kinds:
            self._add_largest(headline.largest.get(kind.kind, ()), kind)
        self._add_gaps(headline)

    def _add_largest(self, largest: "Sequence[Largest]", kind: KindHeadline) -> None:
        if not largest:
            return
        words = self._words
        code = largest[0].property_code
        by = next(each.property for each in kind.totals if each.property.code == code)
        label = by.label.in_language(words.language)
        self.add_space(Space.M)
        self.add_note(words("home.largest", kind=home_rows.kind_title(kind, words), property=label))
        for each in largest:
            self.add_box(self._row_of(each))
        self.add_space(Space.S)

    def _row_of(self, largest: "Largest") -> SubjectRow:
        words = self._words
        units = self._session.state.units.value
        figure = format_value(largest.value, largest.unit, units, words, largest.property_code)
        feature = words("panel.feature", number=largest.feature_id)
        name = largest.name.in_language(words.language) or feature
        row = SubjectRow(SubjectText(name, figure))
        ref = FeatureRef(self._layer.layer_id, largest.feature_id)
        row.clicked.connect(partial(self._actions.read, ref))
        return row

    def _add_gaps(self, headline: "LayerHeadline") -> None:
        rows = home_rows.gap_rows(headline.kinds, self._words)

        def make_rows(start: int, end: int) -> list[SheetRow]:
            return [SheetRow(text, opens=False) for text in rows[start:end]]

        if rows:
            self.add_widget(GrowingList(len(rows), MOST_GAPS, make_rows, self._words))

    def _add_sums(self, headline: "LayerHeadline") -> None:
        words = self._words
        cards = []
        for found in headline.sums[:MOST_SUMS]:
            title = words("panel.sum_of", field=field_title(self._layer, found.field))
            shown, _ = shown_count(self._layer)
            stated = home_rows.how_many(found.total.stated, shown, words)
            text = FigureText(title, amount_text(found.total.value or 0), (), stated, "")
            cards.append((self._card(text, found.field), None))
        if cards:
            self.add_cards(cards)
            self.add_space(Space.XS)

    def _card(self, text: FigureText, column: str) -> FigureCard:
        # The first frame has no layers of the user's own.
        from gisapp.ui.details.figure_menu import Figure, offer_figure_menu

        card = FigureCard(text, opens=False)
        if column:
            figure = Figure(self._layer.layer_id, column, None, text.figure)
            offer_figure_menu(card, self._session, figure)
        return card

    def _column_of(self, property_code: str) -> str:
        """Return the column of the layer that states a property; empty where several do."""
        facts = self._layer.mapping.facts if self._layer.mapping is not None else ()
        columns = [each.column for each in facts if each.property_code == property_code]
        return columns[0] if len(columns) == 1 else ""

    def _add_problems(self) -> None:
        count = home_rows.problem_count(self._layer)
        if count:
            label = self._words("home.problems")
            text = RowText(label, self._words("home.problem_count", count=f"{count:,}"), "link")
            show = partial(self._actions.show_problems, self._layer.layer_id)
            self.add_box(link_row(text, show))

    def _add_link(self, code: str, run: Callable[[], object]) -> None:
        row = SubjectRow(SubjectText(self._words(code)))
        row.clicked.connect(lambda: run())
        self.add_box(row)

"""One column of a layer to filter by: its statistics, its histogram, its values with counts."""

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gisapp.core.filters.conditions import condition_on, with_condition, without_field
from gisapp.core.filters.facet_choice import (
    FieldCondition,
    brush_of,
    brushed,
    checked,
    only,
    only_those,
    toggled,
)
from gisapp.core.filters.layer_filter import AnyOf, Between
from gisapp.core.layers.condition_text import NumberForm, number_form
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_title
from gisapp.core.layers.summary_text import statistics_lines
from gisapp.core.tables.column_summary import ColumnSummary
from gisapp.core.text.units import format_number
from gisapp.session.filtering.column_summaries import ColumnKey, Places
from gisapp.session.session import Session
from gisapp.ui.filters.facet_look import has_histogram, lists_values, note_of
from gisapp.ui.filters.histogram import Bars, Histogram
from gisapp.ui.filters.range_row import RangeRow
from gisapp.ui.filters.value_list import ValueList
from gisapp.ui.filters.value_rows import MISSING_PLACE, MOST_LISTED, ListedValues
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space

_SMALL_PX = 12
_SEARCH_PAUSE_MS = 120
_SEARCHED_FROM = 9
"""Fewer values are seen all at once."""


class FacetView(QWidget):
    """Filters a layer by a column: each click at once, and undone by one step back.

    `resized` says that more or less is to be seen.
    """

    resized = Signal()

    def __init__(self, session: Session, key: ColumnKey) -> None:
        super().__init__()
        self._session, self._key = session, key
        words = session.state.words.value
        self._words = words
        self._found: Places | None = None
        title = field_title(self._layer, key.field)
        self.statistics = plain_label(words("facet.counting"), px=_SMALL_PX, muted=True)
        self.statistics.setObjectName("facetStatistics")
        self.histogram = Histogram()
        self.histogram.setAccessibleName(words("facet.histogram", field=title))
        self.histogram.setAccessibleDescription(words("facet.histogram_keys"))
        self.histogram.setToolTip(words("facet.histogram_keys"))
        self.range = RangeRow(words)
        self.missing = QCheckBox()
        self.missing.setObjectName("facetMissing")
        self.search = QLineEdit()
        self.search.setObjectName("facetSearch")
        self.search.setClearButtonEnabled(True)
        self.values = ValueList(words)
        self.values.setAccessibleName(words("facet.values", field=title))
        self.all = _button(words("facet.all"), "facetAll")
        self.none = _button(words("facet.none"), "facetNone")
        self.found = _button("", "facetOnlyFound")
        self.note = plain_label("", px=_SMALL_PX, muted=True)
        self.note.setObjectName("facetNote")
        self._arrange()
        self._connect()
        session.column_summaries.changed.connect(self._take)
        session.state.layers.changed.connect(self._follow)
        session.column_summaries.watch(key)
        self._refresh()

    def stop(self) -> None:
        """Follow the column no more, before the view goes."""
        summaries = self._session.column_summaries
        summaries.changed.disconnect(self._take)
        self._session.state.layers.changed.disconnect(self._follow)
        summaries.leave(self._key)

    @property
    def _layer(self) -> Layer:
        return self._session.state.layers[self._key.layer_id]

    @property
    def _condition(self) -> FieldCondition:
        return condition_on(self._layer.filter, self._key.field)

    @property
    def _summary(self) -> ColumnSummary | None:
        return self._session.column_summaries.summary_of(self._key)

    @property
    def _form(self) -> NumberForm:
        return number_form(self._layer, self._key.field, self._session.state.units.value)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for button in (self.all, self.none, self.found):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for widget in (self.statistics, self.histogram, self.range, self.missing, self.search):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.values)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.values.toggled.connect(self._toggle)
        self.values.only_wanted.connect(self._only)
        self.all.clicked.connect(lambda: self._filter(None))
        self.none.clicked.connect(lambda: self._filter(AnyOf(self._key.field, ())))
        self.found.clicked.connect(self._only_found)
        self.histogram.brushed.connect(self._brush)
        self.range.typed.connect(self._type)
        self.range.refused.connect(self._refuse)
        self.missing.clicked.connect(lambda: self._toggle(MISSING_PLACE))

    def _take(self, key: ColumnKey) -> None:
        if key == self._key:
            self._refresh()

    def _follow(self, _: object) -> None:
        if self._key.layer_id in self._session.state.layers:
            self._refresh()

    def _refresh(self) -> None:
        summary = self._summary
        is_counted = summary is not None
        for widget in (self.histogram, self.range, self.missing, self.search, self.values):
            widget.setVisible(is_counted)
        for button in (self.all, self.none, self.found):
            button.setVisible(is_counted)
        if summary is None:
            self._say_why_not()
            return
        lines = statistics_lines(summary, self._form, self._words)
        self.statistics.setText("\n".join((*lines, *self._notes())))
        self._show_histogram(summary)
        self._show_values(summary)
        self.resized.emit()

    def _say_why_not(self) -> None:
        failure = self._session.column_summaries.failure_of(self._key)
        if failure is not None:
            self.statistics.setText(failure.sentence(self._words))
        self.note.hide()
        self.resized.emit()

    def _notes(self) -> tuple[str, ...]:
        partial = self._layer.partial
        if partial is None or self._layer.row_store is not None:
            return ()
        if self._layer.is_overview:
            return (self._words("facet.no_features"),)
        loaded = format_number(len(self._layer.geometry))
        total = format_number(partial.features)
        return (self._words("facet.loaded_only", count=loaded, total=total),)

    def _show_histogram(self, summary: ColumnSummary) -> None:
        profile = summary.profile
        bins, condition = profile.bins, self._condition
        is_shown = has_histogram(profile, self._form.role)
        self.histogram.setVisible(is_shown)
        self.range.setVisible(is_shown)
        self.missing.setVisible(
            is_shown and bool(profile.missing) and not lists_values(profile, self._form.role)
        )
        if bins is None or not is_shown:
            return
        self.histogram.show_bars(Bars(profile.bars(profile.counts), summary.bars))
        if not self.histogram.is_dragged:
            self.histogram.show_range(*brush_of(profile, bins, condition))
        low, high = (
            (condition.low, condition.high) if isinstance(condition, Between) else (None, None)
        )
        form = self._form
        positions = profile.positions
        ends = None
        if positions is not None:
            ends = float(np.nanmin(positions)), float(np.nanmax(positions))
        self.range.show_range(low, high, ends, form)
        count = format_number(summary.missing)
        self.missing.setText(self._words("facet.also_missing", count=count))
        self.missing.setChecked(condition is None or condition.takes_missing)
        self.missing.setEnabled(isinstance(condition, Between))

    def _show_values(self, summary: ColumnSummary) -> None:
        profile = summary.profile
        count = len(profile.column.values)
        lists = lists_values(profile, self._form.role)
        is_searched = lists and count >= _SEARCHED_FROM
        self.search.setVisible(is_searched)
        self.values.setVisible(lists and bool(count or profile.missing))
        self.all.setVisible(lists)
        self.none.setVisible(lists)
        placeholder = self._words("facet.search", count=format_number(count))
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(placeholder)
        is_narrowed = is_searched and self._found is not None
        places = summary.order
        if is_narrowed and self._found is not None:
            is_found = np.zeros(count, np.bool_)
            is_found[self._found] = True
            places = places[is_found[places]]
        taken, takes_missing = checked(profile, self._condition)
        self.found.setVisible(is_narrowed and 0 < len(places) <= MOST_LISTED)
        self.found.setText(self._words("facet.only_found", count=format_number(len(places))))
        if lists:
            self.values.show_values(
                ListedValues(
                    profile.column,
                    summary.counts,
                    places[:MOST_LISTED],
                    summary.missing if profile.missing and not is_narrowed else None,
                    taken,
                    takes_missing,
                    self._form,
                )
            )
        searched = self.search.text().strip()
        note = note_of(profile, len(places), searched, self._words) if lists else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _search(self) -> None:
        text = self.search.text().strip()
        if text:
            self._session.column_summaries.find(self._key, text, self._take_found)
        else:
            self._take_found(None)

    def _take_found(self, found: Places | None) -> None:
        self._found = found if self.search.text().strip() else None
        self._refresh()

    def _toggle(self, place: int) -> None:
        summary = self._summary
        if summary is not None:
            wanted = None if place == MISSING_PLACE else place
            self._filter(toggled(summary.profile, self._key.field, self._condition, wanted))

    def _only(self, place: int) -> None:
        summary = self._summary
        if summary is not None:
            wanted = None if place == MISSING_PLACE else place
            self._filter(only(summary.profile, self._key.field, wanted))

    def _only_found(self) -> None:
        summary = self._summary
        if summary is not None and self._found is not None:
            self._filter(only_those(summary.profile, self._key.field, self._found))

    def _brush(self, low: float, high: float) -> None:
        summary = self._summary
        bins = summary.profile.bins if summary is not None else None
        if summary is None or bins is None:
            return
        edges = round(low * len(bins)), round(high * len(bins))
        self._filter(brushed(summary.profile, bins, self._condition, self._key.field, *edges))

    def _type(self, low: float | None, high: float | None) -> None:
        condition = self._condition
        takes_missing = isinstance(condition, Between) and condition.takes_missing
        if low is not None and high is not None and low > high:
            low, high = high, low
        is_all = low is None and high is None
        self._filter(None if is_all else Between(self._key.field, low, high, takes_missing))

    def _refuse(self, text: str) -> None:
        form = self._form
        code = "facet.not_read_date" if form.are_months else "facet.not_read"
        self.note.setText(self._words(code, text=text))
        self.note.show()
        self.resized.emit()

    def _filter(self, condition: FieldCondition) -> None:
        wanted = self._layer.filter
        if condition is None:
            wanted = without_field(wanted, self._key.field)
        else:
            wanted = with_condition(wanted, condition)
        self._session.edits.filter(self._key.layer_id, wanted)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setFlat(True)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button

"""The table of the layer that is looked at: its rows come, are ordered and searched by workers."""

from functools import partial
from typing import NamedTuple

import numpy as np

from gisapp.core.events import Event, Observable
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import NO_FEATURES, FeatureSet, Ids, Selection
from gisapp.core.tables.row_order import SortKey
from gisapp.core.tables.table_look import PLAIN_TABLE, TableLook
from gisapp.core.view_state import ViewState
from gisapp.session.jobs import Jobs
from gisapp.session.selecting import Selector
from gisapp.session.table.arranging import Arranged, Arrangement, as_read
from gisapp.session.table.paging import Lines, Paging
from gisapp.session.table.table_rows import NOTES, TableRows, all_rows, first_rows
from gisapp.session.tasks import Tasks

_NO_IDS: Ids = np.empty(0, np.int64)


class Sought(NamedTuple):
    """A cell that shall be seen once its row is there; of the first row for no feature."""

    column: str
    feature_id: int | None


class LayerTables:
    """Shows the table of one layer at a time.

    `asked` emits the id of a layer whose table shall be seen, `arranged` says that other rows, or
    rows in another order, are there, `looked` that the look of the table is another one, `busy`
    whether rows are read or ordered.
    """

    def __init__(self, view_state: ViewState, selector: Selector, tasks: Tasks) -> None:
        self.asked: Event[str] = Event()
        self.arranged: Event[Arranged | None] = Event()
        self.looked: Event[TableLook] = Event()
        self.layer_id: Observable[str] = Observable("")
        self.busy: Observable[str] = Observable("")
        self._state = view_state
        self._selector = selector
        self._looks: dict[str, TableLook] = {}
        self._shown: Arranged | None = None
        self._wanted: Arrangement | None = None
        self._sought: Sought | None = None
        self._first: Jobs[str, Layer] = Jobs(tasks)
        self._all: Jobs[str, Layer] = Jobs(tasks)
        self._arranging: Jobs[str, Arrangement] = Jobs(tasks)
        self._paging = Paging(view_state, tasks, self._put, self._tell_busy)
        for each in (self._all, self._arranging):
            each.ended.connect(lambda _: self._tell_busy())
        view_state.layers.changed.connect(lambda _: self._follow_layers())
        view_state.layers.reread.connect(self._read_anew)
        view_state.viewport.changed.connect(lambda _: self._follow_view())
        view_state.selection.changed.connect(lambda _: self._follow_selection())

    @property
    def layer(self) -> Layer | None:
        """The layer whose table is shown, None for none."""
        return next(iter(self._state.layers.present([self.layer_id.value])), None)

    @property
    def shown(self) -> Arranged | None:
        """The rows that the table shows now, None while there are none."""
        return self._shown

    @property
    def look(self) -> TableLook:
        """How the table is looked at."""
        return self.look_of(self.layer_id.value)

    def look_of(self, layer_id: str) -> TableLook:
        """Return how the table of a layer is looked at, open or not."""
        return self._looks.get(layer_id, PLAIN_TABLE)

    def restore_look(self, layer_id: str, look: TableLook) -> None:
        """Look at the table of a layer as a project says."""
        self._looks[layer_id] = look
        if layer_id == self.layer_id.value:
            self.looked.emit(look)
            self._arrange()

    @property
    def selected(self) -> Ids:
        """The features of the table's layer that are selected, (n,) int64."""
        return self._state.selection.value.features.ids.get(self.layer_id.value, _NO_IDS)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that have a table, topmost first."""
        return tuple(each for each in reversed(self._state.layers.layers) if has_table(each))

    def show_layer(self, layer_id: str) -> None:
        """Have the table of a layer be seen."""
        self.open(layer_id)
        self.asked.emit(layer_id)

    def open(self, layer_id: str) -> None:
        """Show the table of a layer in place of another one; "" for none."""
        if layer_id == self.layer_id.value:
            return
        self._drop()
        self.layer_id.set(layer_id)
        self.looked.emit(self.look)
        self._follow_layers()

    def change_look(self, look: TableLook) -> None:
        """Look at the table in another way."""
        if look == self.look or not self.layer_id.value:
            return
        self._looks[self.layer_id.value] = look
        self.looked.emit(look)
        self._arrange()

    def select(self, ids: Ids, *, add: bool = False, toggle: bool = False) -> None:
        """Select features of the table's layer.

        Parameters
        ----------
        ids : (n,) int64
            In the order in which they were picked.
        add : bool
            True lets them join what is selected.
        toggle : bool
            True takes those away that were selected, and lets the others join.
        """
        before = self._state.selection.value.features if add or toggle else NO_FEATURES
        picked = FeatureSet({self.layer_id.value: ids})
        changed = (before - picked) | (picked - before) if toggle else before | picked
        self._state.pin.set(None)
        self._state.selection.set(Selection(changed))

    def go_to(self, ids: Ids) -> None:
        """Select features and have the map show them, where they have a place."""
        layer = self.layer
        if layer is not None and len(ids):
            if layer.is_table:
                self.select(ids)
            else:
                self._selector.show_features(layer.layer_id, ids)

    def seek(self, column: str, feature_id: int | None = None) -> None:
        """Have a cell be seen once the rows are there in the order that is wanted."""
        self._sought = Sought(column, feature_id)
        if self._shown is not None:
            self.arranged.emit(self._shown)

    def take_sought(self) -> Sought | None:
        """Return the cell that shall be seen, once; None while its row may not be there yet."""
        shown = self._shown
        if shown is None or not shown.rows.is_whole or shown.keys != self.look.keys:
            return None
        sought, self._sought = self._sought, None
        return sought

    def try_again(self) -> None:
        """Read rows once more that did not come."""
        for each in (self._first, self._all):
            each.try_again(self.layer_id.value)
        self._paging.try_again()
        self._follow_layers()

    def need(self, line: int) -> None:
        """Read the rows around a line of a layer beyond memory."""
        self._paging.need(line)

    @property
    def has_failed(self) -> bool:
        """True if the rows did not come."""
        failure = self._all.failure_of(self.layer_id.value) or self._paging.failure
        return self._shown is None and failure is not None

    def _follow_layers(self) -> None:
        layer = self.layer
        if not self._state.layers.layers:
            self._looks.clear()
        if layer is None:
            if self.layer_id.value:
                self.open("")
            return
        if layer.row_store is not None:
            self._page(layer)
        elif self._shown is None or not self._shown.rows.is_of(layer):
            self._read()
        else:
            self._arrange()

    def _read_anew(self, layer_id: str) -> None:
        """Read the rows once more, of which a column is taken for something else."""
        if layer_id == self.layer_id.value:
            self._all.drop(layer_id)
            self._follow_layers()

    def _follow_view(self) -> None:
        if self.look.shows_only("in_view") and self.layer_id.value:
            self._arrange()

    def _follow_selection(self) -> None:
        if self.look.shows_only("selected") and self.layer_id.value:
            self._arrange()

    def _read(self) -> None:
        layer = self.layer
        if layer is None:
            return
        name = layer.name.in_language(self._state.words.value.language)
        title = self._state.words.value("table.reading", name=name)
        key = layer.layer_id
        at_work = self._all.at_work(key)
        if at_work is not None and _is_alike(at_work, layer):
            return
        if self._shown is None and layer.attributes.is_at_hand:
            work = partial(first_rows, layer)
            self._first.begin(key, layer, title, work, partial(self._take, key))
        self._all.begin(key, layer, title, partial(all_rows, layer), partial(self._take, key))
        self._tell_busy()

    def _take(self, layer_id: str, rows: TableRows) -> None:
        layer = self.layer
        if layer is None or layer_id != layer.layer_id or not rows.is_of(layer):
            return
        if rows.is_whole:
            self._first.drop(layer_id)
            known, self._shown = self._shown, as_read(rows)
            if self._is_plain:
                self._put(self._shown)
            else:
                self._shown = known
                self._arrange(rows)
        elif self._shown is None:
            self._put(as_read(rows))

    @property
    def _is_plain(self) -> bool:
        """True where rows are shown as they stand in the source, and all of them."""
        look, layer = self.look, self.layer
        is_filtered = layer is not None and layer.content.shown is not None
        wanted = look.scopes if is_filtered else look.scopes - {"filtered"}
        return not look.keys and not wanted

    def _page(self, layer: Layer) -> None:
        """Show all rows of a layer beyond memory, some of them at a time."""
        look, sets = self.look, list[Ids]()
        if look.shows_only("filtered") and layer.filter.conditions:
            if layer.partial is None or layer.partial.passing is None:
                self._tell_busy()
                return
            sets.append(layer.partial.passing)
        if look.shows_only("selected"):
            sets.append(self.selected)
        view = self._state.viewport.value.extent if look.shows_only("in_view") else None
        self._paging.show(Lines(layer, self._keys(layer), view, tuple(sets)))

    def _arrange(self, rows: TableRows | None = None) -> None:
        layer, known = self.layer, self._shown
        if layer is not None and layer.row_store is not None:
            self._page(layer)
            return
        if rows is None and known is not None:
            rows = known.rows
        if layer is None or rows is None or not rows.is_whole:
            return
        look = self.look
        wanted = Arrangement(
            rows,
            layer,
            self._keys(layer),
            self._state.viewport.value.extent if look.shows_only("in_view") else None,
            self.selected if look.shows_only("selected") else None,
            look.shows_only("filtered"),
            known,
        )
        if self._wanted is not None and wanted.is_like(self._wanted):
            return
        self._wanted = wanted
        title = self._state.words.value("table.arranging")
        self._arranging.drop(layer.layer_id)
        self._arranging.begin(layer.layer_id, wanted, title, wanted.made, self._put)
        self._tell_busy()

    def _keys(self, layer: Layer) -> tuple[SortKey, ...]:
        """Return the columns to order by, without those that another delivery had."""
        there = {NOTES, *(each.name for each in layer.attributes.fields)}
        return tuple(key for key in self.look.keys if key.column in there)

    def _put(self, arranged: Arranged) -> None:
        self._shown = arranged
        self.arranged.emit(arranged)
        self._tell_busy()

    def _drop(self) -> None:
        for each in (self._first, self._all, self._arranging):
            each.drop_unless(lambda _: False)
        self._paging.drop()
        self._shown = self._wanted = self._sought = None
        self.arranged.emit(None)
        self._tell_busy()

    def _tell_busy(self) -> None:
        key = self.layer_id.value
        if self._all.is_running(key):
            self.busy.set("reading")
        else:
            is_arranging = self._arranging.is_running(key) or self._paging.busy
            self.busy.set("arranging" if is_arranging else "")


def has_table(layer: Layer) -> bool:
    """True for a layer whose rows can be listed: all but pictures and the base map's."""
    return layer.raster is None and layer.identifiable and bool(layer.attributes.fields)


def _is_alike(one: Layer, other: Layer) -> bool:
    return one.attributes is other.attributes and one.geometry is other.geometry

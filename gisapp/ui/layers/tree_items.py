"""The rows of the layer tree: made once, and touched only where something has changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gisapp.core.layers.groups import BASE_GROUP, GroupEntry, GroupKey, shown_title
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbology
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.ui.layers.legend import write_legend
from gisapp.ui.layers.row_text import RowText, row_text
from gisapp.ui.layers.swatch import Swatches
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.theme import Space, Theme
from gisapp.words import Words

NAME, COUNT = 0, 1
LAYER_ID = Qt.ItemDataRole.UserRole
GROUP_KEY = Qt.ItemDataRole.UserRole + 1
NOTE = Qt.ItemDataRole.UserRole + 2
REASON = Qt.ItemDataRole.UserRole + 3

_Flag = Qt.ItemFlag
_MAY_CHECK = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsUserCheckable
_MAY_MOVE = _MAY_CHECK | _Flag.ItemIsDragEnabled


class RowContext(NamedTuple):
    """What all rows depend on beside their layers.

    Parameters
    ----------
    words : Words
    theme : Theme
    swatches : Swatches
        In the theme's colours.
    viewport : Viewport
    has_tiles : bool
        True while tiles stand in for the offline base map.
    """

    words: Words
    theme: Theme
    swatches: Swatches
    viewport: Viewport
    has_tiles: bool


class _Drawn(NamedTuple):
    """What a row was made of."""

    layer: Layer
    text: RowText
    words: Words
    theme: Theme


class LayerItems:
    """Shows groups and layers as the rows of a tree, whose signals must be blocked meanwhile."""

    def __init__(self, tree: QTreeWidget) -> None:
        self._tree = tree
        self.rows: dict[str, QTreeWidgetItem] = {}
        """The row of each layer, by its id."""
        self.heads: dict[GroupKey, QTreeWidgetItem] = {}
        """The row of each group."""
        self.folded: set[object] = set()
        """The ids of layers and the groups of which what is below is not seen."""
        self._drawn: dict[str, _Drawn] = {}

    def show(self, entries: Sequence[GroupEntry], context: RowContext) -> None:
        """Have the rows be as groups and layers are now."""
        top: list[QTreeWidgetItem] = []
        for entry in entries:
            title = shown_title(entry.key, context.words)
            rows = [
                self._row(layer, context, is_alone=title != layer.group) for layer in entry.layers
            ]
            if entry.is_group:
                head = self._head(entry, context)
                _arrange(head, rows)
                top.append(head)
            else:
                top += rows
        _arrange(self._tree.invisibleRootItem(), top)
        self._forget(entries)
        self._fold()

    @property
    def counts_width_px(self) -> int:
        """What the longest count needs."""
        counts = {drawn.text.counted for drawn in self._drawn.values()}
        metrics = self._tree.fontMetrics()
        widest = max((metrics.horizontalAdvance(each) for each in counts), default=0)
        return widest + 2 * Space.S

    def _head(self, entry: GroupEntry, context: RowContext) -> QTreeWidgetItem:
        head = self.heads.get(entry.key)
        if head is None:
            head = self.heads[entry.key] = _new_head(entry.key, self._tree)
        title = shown_title(entry.key, context.words)
        stands_back = entry.key == BASE_GROUP and context.has_tiles
        _set(head, NAME, Qt.ItemDataRole.DisplayRole, title)
        _set(head, NAME, Qt.ItemDataRole.AccessibleTextRole, title)
        _set(head, NAME, Qt.ItemDataRole.CheckStateRole, _state_of(entry.layers))
        hint = context.words("basemap.stands_in") if stands_back else ""
        _set(head, NAME, Qt.ItemDataRole.ToolTipRole, hint)
        if head.isDisabled() != stands_back:
            head.setDisabled(stands_back)
        return head

    def _row(self, layer: Layer, context: RowContext, *, is_alone: bool) -> QTreeWidgetItem:
        item = self.rows.get(layer.layer_id)
        if item is None:
            item = self.rows[layer.layer_id] = _new_row(layer.layer_id)
        text = row_text(layer, context.viewport, context.words, is_alone=is_alone)
        now = _Drawn(layer, text, context.words, context.theme)
        before = self._drawn.get(layer.layer_id)
        if before != now:
            _write(item, text, layer, context.theme)
            if before is None or _look_of(before) != _look_of(now):
                _draw(item, layer, context)
            self._drawn[layer.layer_id] = now
        return item

    def _forget(self, entries: Sequence[GroupEntry]) -> None:
        layers = {each.layer_id for entry in entries for each in entry.layers}
        groups = {entry.key for entry in entries if entry.is_group}
        for gone in self.rows.keys() - layers:
            del self.rows[gone], self._drawn[gone]
        for key in self.heads.keys() - groups:
            del self.heads[key]

    def _fold(self) -> None:
        """Fold and unfold: a row that is moved has forgotten it."""
        for key, item in self._all():
            if item.childCount() and item.isExpanded() == (key in self.folded):
                item.setExpanded(key not in self.folded)

    def _all(self) -> Iterator[tuple[object, QTreeWidgetItem]]:
        yield from self.heads.items()
        yield from self.rows.items()


def layer_id_of(item: QTreeWidgetItem | None) -> str:
    """Return the layer that a row or its legend stands for, "" for a group or no row."""
    while item is not None:
        value = item.data(NAME, LAYER_ID)
        if isinstance(value, str):
            return value
        item = item.parent()
    return ""


def group_key_of(item: QTreeWidgetItem | None) -> GroupKey | None:
    """Return the group that a row is the head of, None for any other row."""
    key = None if item is None else item.data(NAME, GROUP_KEY)
    return key if isinstance(key, str | Bilingual) else None


def _new_head(key: GroupKey, tree: QTreeWidget) -> QTreeWidgetItem:
    head = QTreeWidgetItem()
    head.setData(NAME, GROUP_KEY, key)
    may_move = _MAY_CHECK if key == BASE_GROUP else _MAY_MOVE | _Flag.ItemIsEditable
    head.setFlags(may_move | _Flag.ItemIsDropEnabled)
    font = tree.font()
    font.setBold(True)
    head.setFont(NAME, font)
    return head


def _new_row(layer_id: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(NAME, LAYER_ID, layer_id)
    item.setFlags(_MAY_MOVE | _Flag.ItemIsEditable)
    item.setTextAlignment(COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _write(item: QTreeWidgetItem, text: RowText, layer: Layer, theme: Theme) -> None:
    """Write all of a row but its look."""
    quiet = theme.color("text_muted")
    _set(item, NAME, Qt.ItemDataRole.DisplayRole, text.name)
    _set(item, NAME, NOTE, text.note)
    _set(item, NAME, REASON, text.reason)
    _set(item, NAME, Qt.ItemDataRole.AccessibleTextRole, text.spoken)
    _set(item, COUNT, Qt.ItemDataRole.DisplayRole, text.counted)
    for column in (NAME, COUNT):
        _set(item, column, Qt.ItemDataRole.ToolTipRole, text.tooltip)
    item.setForeground(COUNT, quiet)
    item.setForeground(NAME, quiet if text.reason else theme.color("text"))
    item.setCheckState(NAME, _check_state(layer.visible))


def _draw(item: QTreeWidgetItem, layer: Layer, context: RowContext) -> None:
    """Draw the look of a layer: its swatch, or a legend below it."""
    quiet = context.theme.color("text_muted")
    item.setData(NAME, Qt.ItemDataRole.DecorationRole, None)
    if layer.symbology.attribute:
        write_legend(item, layer, context.swatches, context.words, quiet)
        return
    item.takeChildren()
    if layer.raster is not None:
        item.setIcon(NAME, icon("raster", quiet))
    elif layer.is_table:
        item.setIcon(NAME, icon("table", quiet))
    else:
        item.setIcon(NAME, context.swatches.of(layer.symbology.common, layer.geometry.kind))


def _look_of(drawn: _Drawn) -> tuple[Symbology, int, Words, Theme, bool]:
    layer = drawn.layer
    # A legend counts what a filter lets through.
    return layer.symbology, id(layer.content.passing), drawn.words, drawn.theme, layer.is_table


def _arrange(parent: QTreeWidgetItem, wanted: Sequence[QTreeWidgetItem]) -> None:
    """Have some rows stand below another one, in this order, and move no more than necessary."""
    kept = set(map(id, wanted))
    for place in reversed(range(parent.childCount())):
        if id(parent.child(place)) not in kept:
            parent.takeChild(place)
    if not parent.childCount():
        _detach(wanted)
        parent.addChildren(list(wanted))
        return
    for place, item in enumerate(wanted):
        if parent.child(place) is not item:
            _detach([item])
            parent.insertChild(place, item)


def _detach(items: Iterable[QTreeWidgetItem]) -> None:
    for item in items:
        tree, parent = item.treeWidget(), item.parent()
        if parent is not None:
            parent.removeChild(item)
        elif tree is not None:
            tree.invisibleRootItem().removeChild(item)


def _set(item: QTreeWidgetItem, column: int, role: int, value: object) -> None:
    if item.data(column, role) != value:
        item.setData(column, role, value)


def _state_of(layers: Sequence[Layer]) -> Qt.CheckState:
    shown = sum(each.visible for each in layers)
    if 0 < shown < len(layers):
        return Qt.CheckState.PartiallyChecked
    return _check_state(shown > 0)


def _check_state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked

"""The menu of a column's head."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu, QWidget

from gisapp.core.layers.layer import Layer
from gisapp.session.table.layer_tables import LayerTables
from gisapp.ui.widgets.plain_text import in_menu
from gisapp.words import Words


class HeadPlace(NamedTuple):
    """Where the head of a column is: a part of a widget, in its own logical pixels."""

    widget: QWidget
    area: QRect


@dataclass(frozen=True)
class ColumnAction:
    """Something that other parts of the window do with a column.

    Parameters
    ----------
    code : str
        Its words are `table.<code>`.
    run : callable
        Gets the layer's id, the column, and where its head is.
    is_for : callable
        Returns True for a layer and a column that it can be done with.
    """

    code: str
    run: Callable[[str, str, HeadPlace], object]
    is_for: Callable[[Layer, str], bool] = field(default=lambda _layer, _column: True)


class HeadMenu:
    """Makes the menu of a column's head; `actions` are what others add to it."""

    def __init__(self, tables: LayerTables) -> None:
        self.actions: list[ColumnAction] = []
        self._tables = tables

    def menu_of(
        self, column: str, copy: Callable[[], None], at: HeadPlace, words: Words, parent: QWidget
    ) -> QMenu:
        """Return the menu of a column.

        Parameters
        ----------
        copy : callable
            Copies the cells of the column.
        at : HeadPlace
            Where the column's head is.
        """
        tables, look = self._tables, self._tables.look
        menu = QMenu(parent)

        def add(code: str, run: Callable[[], object]) -> None:
            menu.addAction(in_menu(words(f"table.{code}")), run)

        for code, descending in (("sort_up", False), ("sort_down", True)):
            changed = look.sorted_by(column, descending=descending)
            add(code, partial(tables.change_look, changed))
        if look.keys:
            add("sort_not", partial(tables.change_look, replace(look, keys=())))
        menu.addSeparator()
        is_frozen = column in look.frozen
        changed = look.with_frozen(column, frozen=not is_frozen)
        add("unfreeze" if is_frozen else "freeze", partial(tables.change_look, changed))
        add("hide", partial(tables.change_look, look.with_hidden(column)))
        if look.hidden:
            add("show_all_columns", partial(tables.change_look, replace(look, hidden=())))
        layer = tables.layer
        actions = [each for each in self.actions if layer and each.is_for(layer, column)]
        if actions:
            menu.addSeparator()
        for each in actions:
            add(each.code, partial(each.run, tables.layer_id.value, column, at))
        menu.addSeparator()
        add("copy_column", copy)
        return menu

"""What the rows belong to: a line for each kind of parent, and how it is found."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.parks.mapping.layer_mapping import ParentBy, ParentMapping
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

_BY: tuple[ParentBy, ...] = ("key", "name", "place")
_USUAL_KIND = "park"


class ParentsBox(QWidget):
    """Lists parents; `said` is emitted when something else is said.

    Parameters
    ----------
    has_places : bool
        True if rows lie somewhere, so that a parent can be what they lie in.
    """

    said = Signal()

    def __init__(self, draft: MappingDraft, words: Words, *, has_places: bool) -> None:
        super().__init__()
        self._draft = draft
        self._words = words
        self._ways = _BY if has_places else _BY[:2]
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.add = QPushButton(flat=True)
        self.add.setObjectName("mapping_add_parent")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._lines, 1)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)

    def show_said(self) -> None:
        """Show what is said by now."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
                widget.hide()
        for place, parent in enumerate(self._draft.rows.parents):
            self._lines.addWidget(self._line(place, parent))
        has_some = bool(self._draft.rows.parents)
        hint = self._words("mapping.add_parent_too" if has_some else "mapping.add_parent")
        self.add.setText("+" if has_some else hint)
        self.add.setToolTip(hint)
        self.add.setAccessibleName(hint)

    def _line(self, place: int, parent: ParentMapping) -> QWidget:
        words = self._words
        line = QWidget()
        kind = ChoiceBox(f"mapping_parent_kind{place}", words("mapping.parent_kind"))
        kind.offer(self._kinds(), parent.kind)
        way = ChoiceBox(f"mapping_parent_by{place}", words("mapping.parent_by"))
        way.offer({each: words(f"mapping.by_{each}") for each in self._ways}, parent.by)
        column = ChoiceBox(f"mapping_parent_column{place}", words("mapping.parent_column"))
        columns = {each.column: each.column for each in self._draft.columns}
        column.offer({"": words("mapping.none"), **columns}, parent.column)
        column.setVisible(parent.by != "place")
        remove = QToolButton(autoRaise=True)
        remove.setObjectName(f"mapping_remove_parent{place}")
        remove.setAccessibleName(words("mapping.remove_parent"))
        remove.setToolTip(words("mapping.remove_parent"))
        remove.setIcon(icon("close", theme_of(self.palette()).color("text_muted")))
        remove.clicked.connect(partial(self._remove, place))
        kind.chosen.connect(lambda code: self._say(place, replace(self._at(place), kind=code)))
        way.chosen.connect(partial(self._say_way, place))
        column.chosen.connect(lambda name: self._say(place, replace(self._at(place), column=name)))
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for box, stretch in ((kind, 3), (way, 2), (column, 3)):
            layout.addWidget(box, stretch)
        layout.addWidget(remove)
        return line

    def _kinds(self) -> dict[str, str]:
        return {
            code: label.in_language(self._words.language)
            for (listed, code), label in self._draft.schema.codes.items()
            if listed == "kind"
        }

    def _at(self, place: int) -> ParentMapping:
        return self._draft.rows.parents[place]

    def _say_way(self, place: int, way: str) -> None:
        by = next(each for each in _BY if each == way)
        column = "" if by == "place" else self._at(place).column
        self._say(place, replace(self._at(place), by=by, column=column))
        self.show_said()

    def _say(self, place: int, parent: ParentMapping) -> None:
        parents = self._draft.rows.parents
        self._put((*parents[:place], parent, *parents[place + 1 :]))

    def _add(self) -> None:
        self._put((*self._draft.rows.parents, ParentMapping(_USUAL_KIND, "", "key")))
        self.show_said()

    def _remove(self, place: int) -> None:
        parents = self._draft.rows.parents
        self._put((*parents[:place], *parents[place + 1 :]))
        self.show_said()

    def _put(self, parents: tuple[ParentMapping, ...]) -> None:
        self._draft.say_rows(replace(self._draft.rows, parents=parents))
        self.said.emit()

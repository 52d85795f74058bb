"""The upper part of the dialog: what the rows are, by what they are known, and their time."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.own_parks.mapping.typed_period import period_typed
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.mapping.parents_box import ParentsBox
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

_BY_COLUMN = "*"
"""Stands for "as a column says" among the kinds."""


class RowsForm(QFrame):
    """Says of all rows what they are; `said` is emitted when something else is said."""

    said = Signal()

    def __init__(
        self, draft: MappingDraft, words: Words, *, has_places: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fieldChoice")
        self._draft = draft
        self._words = words
        self.kind = self._box("kind_of_rows")
        self.kind_column = self._box("kind_column")
        self.key = self._box("key")
        self.name_zh = self._box("name_zh")
        self.name_en = self._box("name_en")
        self.period_column = self._box("period_column")
        self.period = QLineEdit(placeholderText=words("mapping.period_example"))
        self.period.setObjectName("mapping_period")
        self.period.setAccessibleName(words("mapping.period_of_rows"))
        self.parents = ParentsBox(draft, words, has_places=has_places)
        self._lay_out()
        self.show_said()
        for box in (self.kind_column, self.key, self.name_zh, self.name_en, self.period_column):
            box.chosen.connect(self._say)
        self.kind.chosen.connect(self._choose_kind)
        self.period.editingFinished.connect(self._say_period)
        self.parents.said.connect(self.said)

    def show_said(self) -> None:
        """Show what is said by now."""
        rows, words = self._draft.rows, self._words
        columns = self._columns(words("mapping.none"))
        self.kind.offer(self._kinds(), _BY_COLUMN if rows.kind_column else rows.kind)
        self.kind_column.offer(columns, rows.kind_column)
        self.kind_column.setVisible(self.kind.code == _BY_COLUMN)
        self.key.offer(columns, rows.key)
        self.name_zh.offer(columns, rows.name_zh)
        self.name_en.offer(columns, rows.name_en)
        self.period.setText(rows.period.iso)
        self.period_column.offer(columns, rows.period_column)
        self.parents.show_said()

    def _box(self, name: str) -> ChoiceBox:
        return ChoiceBox(f"mapping_{name}", self._words(f"mapping.{name}"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        kind = QGridLayout()
        kind.addWidget(self.kind, 0, 0)
        kind.addWidget(self.kind_column, 0, 1)
        grid.addWidget(self._label("kind_of_rows"), 0, 0)
        grid.addLayout(kind, 0, 1)
        rest = {
            "key": (self.key, 0, 2),
            "name_zh": (self.name_zh, 1, 0),
            "name_en": (self.name_en, 1, 2),
        }
        for name, (widget, row, column) in rest.items():
            grid.addWidget(self._label(name), row, column)
            grid.addWidget(widget, row, column + 1)
        grid.addWidget(self._label("period_of_rows"), 2, 0)
        grid.addWidget(self.period, 2, 1)
        grid.addWidget(self._label("period_column"), 2, 2)
        grid.addWidget(self.period_column, 2, 3)
        parents = self._label("parents")
        # Level with the text of the first line beside it.
        parents.setContentsMargins(0, Space.S - 2, 0, 0)
        grid.addWidget(parents, 3, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.parents, 3, 1, 1, 3)

    def _label(self, name: str) -> QLabel:
        label = plain_label(self._words(f"mapping.{name}"), muted=True)
        label.setWordWrap(False)
        label.setToolTip(self._words(f"mapping.{name}_hint"))
        return label

    def _kinds(self) -> Mapping[str, str]:
        schema, language = self._draft.schema, self._words.language
        kinds = {
            code: label.in_language(language)
            for (listed, code), label in schema.codes.items()
            if listed == "kind"
        }
        return {
            "": self._words("mapping.no_kind"),
            **kinds,
            _BY_COLUMN: self._words("mapping.as_column"),
        }

    def _columns(self, nothing: str) -> Mapping[str, str]:
        return {"": nothing, **{each.column: each.column for each in self._draft.columns}}

    def _choose_kind(self, code: str) -> None:
        self.kind_column.setVisible(code == _BY_COLUMN)
        self._say()

    def _say(self) -> None:
        is_by_column = self.kind.code == _BY_COLUMN
        self._draft.say_rows(
            replace(
                self._draft.rows,
                kind="" if is_by_column else self.kind.code,
                kind_column=self.kind_column.code if is_by_column else "",
                key=self.key.code,
                name_zh=self.name_zh.code,
                name_en=self.name_en.code,
                period_column=self.period_column.code,
            )
        )
        self.said.emit()

    def _say_period(self) -> None:
        period = period_typed(self.period.text())
        danger = theme_of(self.palette()).danger
        self.period.setStyleSheet(f"color: {danger};" if period is None else "")
        if period is not None and period.iso != self._draft.rows.period.iso:
            self._draft.say_rows(replace(self._draft.rows, period=period))
            self.said.emit()

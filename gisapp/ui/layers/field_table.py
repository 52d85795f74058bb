"""A layer's fields: their names, types, and what their numbers are read as."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from gisapp.core.layers.attributes import Field, FieldRole
from gisapp.core.layers.field_roles import NUMBER_ROLES, role_of
from gisapp.core.layers.layer import Layer
from gisapp.session.layer_edits import LayerEdits
from gisapp.ui.layers.type_words import field_type
from gisapp.words import Words

NAME, TYPE, ROLE = range(3)


class FieldTable(QTableWidget):
    """Lists fields; of those with numbers the user may say what they are."""

    def __init__(self, layer: Layer, edits: LayerEdits, words: Words) -> None:
        fields = layer.attributes.fields
        super().__init__(len(fields), 3)
        self._layer = layer
        self._edits = edits
        self._words = words
        codes = ("layers.field_name", "layers.field_type", "layers.field_role")
        self.setHorizontalHeaderLabels([words(code) for code in codes])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for row, field in enumerate(fields):
            self._fill(row, field)

    def _fill(self, row: int, field: Field) -> None:
        self.setItem(row, NAME, QTableWidgetItem(self._name(field)))
        self.setItem(row, TYPE, QTableWidgetItem(field_type(field.type, self._words)))
        role = role_of(self._layer, field)
        if field.is_numeric and role in NUMBER_ROLES:
            self.setCellWidget(row, ROLE, self._choice(field, role))
        else:
            self.setItem(row, ROLE, QTableWidgetItem(self._words(f"layers.role_{role}")))

    def _name(self, field: Field) -> str:
        if not field.label:
            return field.name
        return self._words("layers.field_labelled", label=field.label, name=field.name)

    def _choice(self, field: Field, role: FieldRole) -> QComboBox:
        choice = _RoleChoice()
        for each in NUMBER_ROLES:
            choice.addItem(self._words(f"layers.role_{each}"))
        choice.setCurrentIndex(NUMBER_ROLES.index(role))
        choice.setAccessibleName(f"{field.shown}: {self._words('layers.field_role')}")
        choice.setToolTip(self._words("layers.role_hint"))
        choice.activated.connect(lambda place: self._choose(field, place))
        return choice

    def _choose(self, field: Field, place: int) -> None:
        self._edits.read_field_as(self._layer.layer_id, field.name, NUMBER_ROLES[place])


class _RoleChoice(QComboBox):
    """Chooses nothing when the wheel turns over it: who scrolls the table does not look there."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

"""The dialog in which a layer is filtered by what is near features of another one."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.filters.layer_filter import Near
from gisapp.core.text.shortening import shortened
from gisapp.session.session import Session
from gisapp.ui.widgets.distance_field import DistanceField
from gisapp.ui.widgets.theme import Space

_WIDTH_PX = 440


class NearDialog(QDialog):
    """A layer, another one, and how far features may be from those that the other one shows.

    Parameters
    ----------
    session : Session
    layer_id : str
        The layer that is chosen at first.
    """

    def __init__(self, session: Session, layer_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        words = session.state.words.value
        self.setObjectName("nearDialog")
        self.setWindowTitle(words("command.filter_by_nearness").rstrip("…"))
        self.layer, self.other = self._box("nearLayer"), self._box("nearOther")
        self.layer.setCurrentIndex(max(self.layer.findData(layer_id), 0))
        other = next((n for n in range(self.other.count()) if n != self.layer.currentIndex()), 0)
        self.other.setCurrentIndex(other)
        self.distance = DistanceField()
        self.distance.setObjectName("nearDistance")
        self.distance.setText(words("select.distance_at_first"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("window.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.take = buttons.addButton(
            words("expression.apply"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.take.setObjectName("nearApply")
        self.take.setDefault(True)
        self.take.clicked.connect(self._apply)
        buttons.rejected.connect(self.close)
        form = QFormLayout()
        form.setHorizontalSpacing(Space.M)
        form.setVerticalSpacing(Space.S)
        form.addRow(words("expression.layer"), self.layer)
        form.addRow(words("expression.within"), self.distance)
        form.addRow(words("expression.of_shown"), self.other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH_PX)
        for box in (self.layer, self.other):
            box.currentIndexChanged.connect(lambda _: self._check())
        self.distance.textChanged.connect(lambda _: self._check())
        self._check()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        language = self._session.state.words.value.language
        for layer in reversed(self._session.state.layers.visible):
            if layer.identifiable and layer.raster is None and not layer.is_table:
                box.addItem(shortened(layer.name.in_language(language)), layer.layer_id)
        return box

    def _check(self) -> None:
        are_two = self.layer.currentData() != self.other.currentData()
        self.take.setEnabled(are_two and self.distance.distance_m is not None)

    def _apply(self) -> None:
        layer_id, other_id = str(self.layer.currentData()), str(self.other.currentData())
        distance_m = self.distance.distance_m
        here = self._session.state.layers
        if distance_m is None or layer_id not in here or other_id not in here:
            return
        wanted = here[layer_id].filter
        others = tuple(
            each
            for each in wanted.conditions
            if not (isinstance(each, Near) and each.layer_id == other_id)
        )
        conditions = (*others, Near(other_id, distance_m))
        self._session.edits.filter(layer_id, replace(wanted, conditions=conditions))

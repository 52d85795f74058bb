"""The dialog that selects features by how they stand to those of another layer."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.selection import SelectMode
from gisapp.core.view_state import ViewState
from gisapp.session.select.set_selector import ByLayer, Relation
from gisapp.ui.select.select_boxes import LayerBox, ModeBox, has_places
from gisapp.ui.widgets.distance_field import DistanceField
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_RELATIONS: tuple[Relation, ...] = ("near", "touches", "inside")
_WIDTH_PX = 440

Ask = Callable[[ByLayer, SelectMode], object]


class LayerDialog(QDialog):
    """Asks for two layers and how features stand to each other; `ask` gets what is wanted."""

    def __init__(
        self, state: ViewState, ask: Ask, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selectByLayerDialog")
        self.setWindowTitle(words("command.select_by_layer").rstrip("…"))
        self._state = state
        self._ask = ask
        self.layer = LayerBox("selectFeaturesOf", state, has_places)
        self.other = LayerBox("selectOther", state, has_places)
        if self.other.count() > 1 and self.other.layer_id == self.layer.layer_id:
            self.other.setCurrentIndex(0 if self.layer.currentIndex() else 1)
        self.relation = QComboBox()
        self.relation.setObjectName("selectRelation")
        self.relation.addItems([words(f"select.relation_{each}") for each in _RELATIONS])
        self.mode = ModeBox(words)
        self.distance = DistanceField()
        self.distance.setObjectName("selectDistance")
        self.distance.setText(words("select.distance_at_first"))
        self.only_selected = QCheckBox(words("select.only_selected"))
        self.only_selected.setObjectName("selectOnlySelected")
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("window.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.take = buttons.addButton(words("select.take"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.take.setObjectName("selectTake")
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        buttons.rejected.connect(self.close)
        self._arrange(words, buttons)
        self._enable()
        # Bound methods end with the dialog, which Qt deletes when it is closed.
        listened = state.layers, state.selection
        for each in listened:
            each.changed.connect(self._refresh)
        self.finished.connect(
            lambda _: [each.changed.disconnect(self._refresh) for each in listened]
        )

    def _arrange(self, words: Words, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.M)
        form.setVerticalSpacing(Space.S)
        form.addRow(words("select.features_of"), self.layer)
        form.addRow(words("select.that"), self.relation)
        form.addRow(words("select.distance"), self.distance)
        form.addRow(words("select.of_other"), self.other)
        form.addRow("", self.only_selected)
        form.addRow(words("select.mode"), self.mode)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("select.by_layer_about"), muted=True))
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH_PX)
        self.relation.currentIndexChanged.connect(lambda _: self._enable())
        self.other.currentIndexChanged.connect(lambda _: self._enable())
        self.layer.currentIndexChanged.connect(lambda _: self._enable())
        self.distance.textChanged.connect(lambda _: self._enable())

    def _refresh(self, _: object) -> None:
        self.layer.refill()
        self.other.refill()
        self._enable()

    def _enable(self) -> None:
        is_near = self._relation == "near"
        self.distance.setEnabled(is_near)
        selected = self._state.selection.value.features.ids
        self.only_selected.setEnabled(self.other.layer_id in selected)
        can_ask = self.layer.count() > 0 and (not is_near or self.distance.distance_m is not None)
        self.take.setEnabled(can_ask)

    @property
    def _relation(self) -> Relation:
        return _RELATIONS[self.relation.currentIndex()]

    def _take(self) -> None:
        only_selected = self.only_selected.isEnabled() and self.only_selected.isChecked()
        asked = ByLayer(
            self.layer.layer_id,
            self._relation,
            self.other.layer_id,
            self.distance.distance_m or 0.0,
            only_selected,
        )
        self._ask(asked, self.mode.mode)

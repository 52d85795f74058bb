"""The dialog that asks how far a selection grows."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from gisapp.ui.widgets.distance_field import DistanceField
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_WIDTH_PX = 360


class GrowDialog(QDialog):
    """Asks for a distance; `grow` gets it in metres, and the dialog goes."""

    def __init__(
        self, grow: Callable[[float], object], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("growSelectionDialog")
        self.setWindowTitle(words("command.grow_by_distance").rstrip("…"))
        self._grow = grow
        self.distance = DistanceField()
        self.distance.setObjectName("growDistance")
        self.distance.setText(words("select.grow_at_first"))
        self.distance.selectAll()
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(words("select.grow"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.addButton(words("select.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.close)
        self.distance.textChanged.connect(
            lambda _: self.take.setEnabled(self.distance.distance_m is not None)
        )
        form = QFormLayout()
        form.addRow(words("select.distance"), self.distance)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("select.grow_about"), muted=True))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH_PX)

    def _take(self) -> None:
        distance_m = self.distance.distance_m
        if distance_m is not None:
            self._grow(distance_m)
            self.close()

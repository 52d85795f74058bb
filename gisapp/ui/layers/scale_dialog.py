"""The dialog that says at which scales layers are drawn."""

import math
from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.groups import name_together
from gisapp.core.layers.layer import Layer
from gisapp.core.space.scales import resolution_at, scale_at, scale_text
from gisapp.session.session import Session
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_title
from gisapp.ui.widgets.theme import Space

_USUAL_FROM, _USUAL_TO = 100_000, 500
_COARSEST = 1_000_000_000
_MOST_DIGITS = 10
_LEAST_BOX_PX = 150


class ScaleDialog(QDialog):
    """Asks from and to which scale layers are drawn; it counts at once, and can be undone.

    Parameters
    ----------
    layers : sequence of Layer
        The first one's scales are shown.
    session : Session
    parent : QWidget or None
        The window.
    """

    def __init__(
        self, layers: Sequence[Layer], session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scaleDialog")
        self._words = words = session.state.words.value
        self._viewport = session.state.viewport
        self._edits = session.edits
        self._ids = [each.layer_id for each in layers]
        name = name_together(layers, session.state.layers.layers).in_language(words.language)
        self.setWindowTitle(in_title(words("layers.scales_of", name=name)))
        self._from = _ScaleRow(words("layers.scale_from"), "scaleFrom")
        self._to = _ScaleRow(words("layers.scale_to"), "scaleTo")
        self._show(layers[0])
        now = self._viewport.value
        present = scale_text(scale_at(now.resolution, now))
        self._from_now = QPushButton(words("layers.from_present_scale", scale=present))
        self._from_now.setObjectName("fromPresentScale")
        self._from_now.clicked.connect(self._begin_here)
        self._arrange()

    def accept(self) -> None:
        """Draw the layers at these scales alone, in any order of the two."""
        viewport = self._viewport.value
        begin, end = self._from.scale, self._to.scale
        coarsest = math.inf if begin is None else resolution_at(begin, viewport)
        finest = 0.0 if end is None else resolution_at(end, viewport)
        finest, coarsest = sorted((finest, coarsest))
        self._edits.set_scales(self._ids, finest, coarsest)
        super().accept()

    def _show(self, layer: Layer) -> None:
        viewport = self._viewport.value
        is_from, is_to = math.isfinite(layer.coarsest), layer.finest > 0
        self._from.show_scale(
            scale_at(layer.coarsest, viewport) if is_from else _USUAL_FROM, is_set=is_from
        )
        self._to.show_scale(scale_at(layer.finest, viewport) if is_to else _USUAL_TO, is_set=is_to)

    def _begin_here(self) -> None:
        viewport = self._viewport.value
        # What is seen now shall be seen still: the coarsest resolution itself is not drawn.
        self._from.show_scale(
            math.ceil(scale_at(viewport.resolution, viewport) * 1.01), is_set=True
        )

    def _arrange(self) -> None:
        words = self._words
        buttons = QDialogButtonBox()
        buttons.addButton(words("layers.scale_apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("layers.scale_cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QGridLayout()
        rows.setHorizontalSpacing(Space.M)
        rows.setVerticalSpacing(Space.S)
        for place, row in enumerate((self._from, self._to)):
            rows.addWidget(row.is_set, place, 0)
            rows.addWidget(row.box, place, 1)
        rows.setColumnStretch(0, 1)
        left = QHBoxLayout()
        left.addWidget(self._from_now)
        left.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(words("layers.scales_about"), muted=True))
        layout.addLayout(rows)
        layout.addLayout(left)
        layout.addWidget(buttons)


class _ScaleRow:
    """A box to tick, and a field for the scale beside it."""

    def __init__(self, text: str, name: str) -> None:
        self.is_set = QCheckBox(text)
        self.is_set.setObjectName(f"{name}Set")
        self.box = QLineEdit()
        self.box.setObjectName(name)
        self.box.setAccessibleName(text)
        self.box.setMinimumWidth(_LEAST_BOX_PX)
        self.is_set.toggled.connect(self.box.setEnabled)

    def show_scale(self, scale: float, *, is_set: bool) -> None:
        self.box.setText(scale_text(scale))
        self.is_set.setChecked(is_set)
        self.box.setEnabled(is_set)

    @property
    def scale(self) -> int | None:
        """The n of 1 : n, None for no limit: of what is typed its digits count."""
        last = self.box.text().replace("：", ":").rpartition(":")[2]
        digits = "".join(each for each in last if each in "0123456789")
        if not self.is_set.isChecked() or not digits.strip("0"):
            return None
        return min(int(digits[:_MOST_DIGITS]), _COARSEST)

"""The line above a comparison: from whom differences are told, and which rows are seen."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gisapp.ui.widgets.flow_layout import FlowLayout
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_tooltip
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_NAME_LETTERS = 16
_HEIGHT_PX = 30
"""Of all that stands in the line."""


class SheetBar(QWidget):
    """Emits what the user wants: `chosen` the place of a subject or -1, `narrowed` on a switch."""

    chosen = Signal(int)
    narrowed = Signal()
    save_asked = Signal()
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.base = QComboBox()
        self.base.setObjectName("compareBase")
        self.base.setMinimumContentsLength(_NAME_LETTERS)
        self.base.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.differing = _switch("compareDiffering")
        self.common = _switch("compareCommon")
        self.save = _button("compareSave")
        self.clear = _button("compareClear")
        self.note = plain_label("", muted=True)
        flow = FlowLayout()
        flow.setSpacing(Space.S)
        for widget in (self.base, self.differing, self.common, self.save, self.clear):
            widget.setMinimumHeight(_HEIGHT_PX)
            flow.addWidget(widget)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.XS)
        lines.addLayout(flow)
        lines.addWidget(self.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.base.activated.connect(lambda place: self.chosen.emit(place - 1))
        for switch in (self.differing, self.common):
            switch.toggled.connect(lambda _: self.narrowed.emit())
        self.save.clicked.connect(self.save_asked.emit)
        self.clear.clicked.connect(self.clear_asked.emit)

    def write(self, names: tuple[str, ...], chosen: int | None, note: str, words: Words) -> None:
        """Show what can be chosen among by now.

        Parameters
        ----------
        names : tuple of str
            Of the subjects.
        chosen : int or None
            The place of the one from which differences are told.
        note : str
            What else there is to say; empty for nothing.
        """
        with QSignalBlocker(self.base):
            self.base.clear()
            self.base.addItem(words("compare.no_base"))
            self.base.addItems([words("compare.base", name=name) for name in names])
            self.base.setCurrentIndex(0 if chosen is None else chosen + 1)
        self.base.setAccessibleName(words("compare.base_hint"))
        self.base.setToolTip(in_tooltip(words("compare.base_hint")))
        for button, code in (
            (self.differing, "compare.only_differing"),
            (self.common, "compare.only_common"),
            (self.save, "compare.save"),
            (self.clear, "compare.clear"),
        ):
            button.setText(words(code))
        for widget in (self.base, self.save, self.clear):
            widget.setEnabled(bool(names))
        self.note.setText(note)
        self.note.setVisible(bool(note))


def _switch(name: str) -> QPushButton:
    # Looks as the chips do that narrow other lists.
    button = _button("kindChip")
    button.setProperty("switch", name)
    button.setCheckable(True)
    return button


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button

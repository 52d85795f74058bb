"""Chooses the column by whose values totals are told in groups."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words


class GroupChooser(QWidget):
    """A list of columns, the first entry for no groups; `choose` is called with the one chosen.

    Parameters
    ----------
    fields : sequence of str
        The columns that make groups.
    chosen : str
        The one that does so now; empty for none.
    """

    def __init__(
        self,
        fields: Sequence[str],
        chosen: str,
        words: Words,
        choose: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("groupChooser")
        label = plain_label(words("panel.group_by"), muted=True)
        label.setWordWrap(False)
        self.list = QComboBox()
        self.list.addItem(words("panel.no_groups"), "")
        for field in fields:
            self.list.addItem(field, field)
        self.list.setCurrentIndex(max(0, self.list.findData(chosen)))
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.activated.connect(lambda _: choose(str(self.list.currentData())))
        label.setBuddy(self.list)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        line.setSpacing(Space.S)
        line.addWidget(label)
        line.addWidget(self.list, 1)

"""What an export tells, and a line that says which fields look personal and are left out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gisapp.core.privacy.personal_fields import PersonalField
from gisapp.export.redaction.hiding import Hidden
from gisapp.export.redaction.told import ToldGroup
from gisapp.ui.files.told_tree import ToldTree
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words


class ToldPanel(QWidget):
    """A list with check boxes; personal fields are unchecked as soon as they are found.

    Parameters
    ----------
    groups : sequence of ToldGroup
        All that would be told.
    words : Words
        The user's language.
    """

    changed = Signal()
    """Something else is left out."""

    def __init__(
        self, groups: Sequence[ToldGroup], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._personal: tuple[PersonalField, ...] = ()
        self.tree = ToldTree(words.language)
        self.tree.show_groups(groups)
        self.tree.setAccessibleName(words("export.told"))
        self.tree.changed.connect(self._change)
        self._notice = QFrame()
        self._notice.setObjectName("exportPersonal")
        self._sentence = plain_label("", px=12)
        self._switch = QPushButton()
        self._switch.setObjectName("exportPersonalSwitch")
        self._switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._switch.setAutoDefault(False)
        self._switch.clicked.connect(self._toggle_personal)
        self._lay_out()

    @property
    def hidden(self) -> Hidden:
        """What is left out now."""
        return self.tree.hidden

    @property
    def personal(self) -> frozenset[str]:
        """The codes of the fields that look personal."""
        return frozenset(each.code for each in self._personal)

    def show_personal(self, found: tuple[PersonalField, ...]) -> None:
        """Mark fields that look personal, and leave them out until the user wants them."""
        self._personal = found
        self.tree.mark({each.code: self._note_on(each) for each in found})
        if found:
            self.tree.check(self.personal, checked=False)
        self._show_notice()

    def _note_on(self, field: PersonalField) -> str:
        is_part = field.looked_at < field.total
        return self._words(
            "personal.note_of_part" if is_part else "personal.note",
            kind=self._words(f"personal.{field.kind}"),
            rows=f"{field.rows:,}",
            looked_at=f"{field.looked_at:,}",
        )

    def _lay_out(self) -> None:
        words = self._words
        line = QHBoxLayout(self._notice)
        line.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        line.setSpacing(Space.S)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._switch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(plain_label(words("export.told"), bold=True))
        layout.addWidget(self._notice)
        layout.addWidget(self.tree, 1)
        layout.addWidget(plain_label(words("export.told_note"), muted=True, px=12))
        self._notice.hide()

    def _change(self) -> None:
        self._show_notice()
        self.changed.emit()

    def _show_notice(self) -> None:
        hidden = self.personal & self.hidden.fields
        told = len(self._personal) - len(hidden)
        code = "personal.some_told" if told else "personal.all_hidden"
        self._sentence.setText(self._words(code, count=len(self._personal), told=told))
        self._switch.setText(self._words("personal.hide" if told else "personal.show"))
        theme = theme_of(self.palette())
        self._notice.setStyleSheet(
            f"#exportPersonal {{ background: {theme.warning_soft}; border-radius: 6px; }}"
        )
        self._notice.setVisible(bool(self._personal))

    def _toggle_personal(self) -> None:
        is_told = not self.personal <= self.hidden.fields
        self.tree.check(self.personal, checked=not is_told)
